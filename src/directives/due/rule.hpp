#pragma once

#include "base/date.hpp"
#include "directives/due/calendar.hpp"
#include "documents/reading/reading.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// When something is due. Pure: no SQL, no clock. Wording of the forms: Nghị định 30/2020/NĐ-CP says nothing of it; practice as in real
/// directives ("trước ngày" is strictly before, "trong ngày" ends with that day).
namespace directives::due {

enum class Kind {
    none,      ///< no day can be computed: "kịp thời", "khi có yêu cầu"
    once,      ///< one day, or the end of a period
    recurring, ///< an RRULE
    relative   ///< so many days after an event whose day may not be known yet
};
enum class Bound {
    before, ///< strictly before `day`: the last day in time is the day before (with a time: that day until that time)
    by,     ///< at latest on `day`
    on,     ///< on `day`, until its end
    within  ///< counted from an event
};
/// Where the last day falls on one on which nobody works. next_working_day: Bộ luật Dân sự 2015 (91/2015/QH13), article 148 khoản 5.
enum class Roll { none, next_working_day, previous_working_day };

struct Rule {
    Kind kind = Kind::none;
    Bound bound = Bound::by;
    std::optional<base::Date> day = {}; ///< once
    std::string time = {};              ///< "17:00"; "": the end of the day
    std::string rrule = {};             ///< recurring: RFC 5545 without "RRULE:", FREQ=DAILY, WEEKLY, MONTHLY or YEARLY
    /// recurring: first (needed: INTERVAL counts from it) and last day that a Due may name; once: `from` is the start of the work
    std::optional<base::Date> from = {}, until = {};
    std::string anchor = {};                   ///< relative: the event in words: "ngày nhận được văn bản"
    std::optional<base::Date> anchor_day = {}; ///< relative: when it happened; none: not yet, nothing is due
    int offset_days = 0;                       ///< relative; before the event where negative
    bool working_days = false; ///< relative: `offset_days` counts working days; recurring and once: no meaning
    int lead_days =
        0; ///< recurring: due so many days before the day that the RRULE gives ("trước 03 ngày cuối tháng" may be written so)
    Roll roll = Roll::none;   ///< only where the user's rule says so
    bool approximate = false; ///< the end of a period stands for "cuối năm", "trong quý I"
    std::string text = {};    ///< as printed

    friend bool operator==(Rule const&, Rule const&) = default;
};

/// One day on which something is due.
struct Due {
    base::Date day; ///< as the rule names it: "trước ngày 25/02" names 25/02
    base::Date
        last_day; ///< the last day that is in time: 24/02. Later than `day` only where Roll::next_working_day moved it
    std::string time = {}; ///< on `last_day`, until this time; empty where the roll moved it: then until its end

    friend bool operator==(Due const&, Due const&) = default;
};

inline constexpr std::size_t kInstancesMax = 400;
inline constexpr int kOffsetMax = 1000, kLeadMax = 60;

/// Errors: invalid_input; `where` is the field ("kind", "day", "time", "rrule", "from", "until", "anchor", "offset_days", "lead_days"), `mend` an
/// example: what is missing, end before start, a day that does not exist (BYMONTHDAY=31 with BYMONTH=2 alone), a rule that says no day
/// ("hằng tháng"), HOURLY and the like, more than kInstancesMax instances, no instance at all. A day that is past is good: see warnings().
base::Result<void> check(Rule const& rule, Calendar const& calendar);

/// Sentences for the person who saves a rule that is good and yet may be a slip: all or some days are past, a last day falls on one on which
/// nobody works and no roll is said, the calendar of that year is not known. Before: check() is good.
std::vector<std::string> warnings(Rule const& rule, Calendar const& calendar, base::Date today);

/// All days, in order, each once, at most kInstancesMax. A recurring rule without `until` ends with 31/12 of the year of `from`. Where a roll puts
/// several on one last day, the one that falls there by itself stays, else the first. Empty for none, for a rule that check() refuses, and for
/// relative where the event has not happened.
std::vector<Due> dues(Rule const& rule, Calendar const& calendar);

/// The first of dues() whose last day is `today` or later, at most `count`: the preview.
std::vector<Due> next_dues(Rule const& rule, Calendar const& calendar, base::Date today, std::size_t count);

/// What the reader read, as a rule. `document_day`: where "kể từ tháng 10/2024" or a year is missing. A recurring rule whose year holds no day any
/// more (a paper of 31/12) runs to the end of the next year. What the reader could not compute ("định kỳ, đột xuất") is none and keeps its
/// text; "hằng tháng" stays recurring without a day, which check() asks for. "trước 03 ngày cuối tháng" (BYMONTHDAY=-4) is the day itself and
/// not the one before it, so its bound is `by`; a day that stands beside it with "trước ngày" is moved one day ahead.
Rule rule_of(documents::reading::Deadline const& read, base::Date document_day);
/// The same of the "deadline" of an obligation in the schema of `benvung read --json` (with the keys "relative", "anchor", "offset_days",
/// "working_days" as reading/json.cpp writes them). What is not such an object is none.
Rule rule_of_json(std::string_view deadline_json, base::Date document_day);

/// "trước ngày 25/02/2023", "ngày 15 và ngày cuối mỗi tháng, từ 10/2024 đến 31/12/2024": for people, from the rule itself.
std::string vietnamese(Rule const& rule);

/// As the store keeps it, and back. Errors: invalid_input.
std::string to_json(Rule const& rule);
base::Result<Rule> rule_from_json(std::string_view json);

} // namespace directives::due
