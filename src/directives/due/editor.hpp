#pragma once

#include "directives/due/rule.hpp"
#include "html/markup.hpp"
#include "http/fields.hpp"

#include <optional>
#include <string>

/// The part of a form in which a person says when something is due. Nobody types an RRULE: the usual forms are choices, others are listed days.
namespace directives::due {

/// A rule as it was typed; kept as typed until it can be read. Each member is the input "due_" + its name.
struct TypedRule {
    /// "once"; "mid_end" (ngày 15 và ngày cuối tháng), "twelve_end" (ngày 12 và trước 03 ngày cuối tháng), "month" (`days`), "quarter_end" and
    /// "quarter_begin" (`days` of the quarter's last or first month), "year" (`dates`), "week" (`weekday`), "daily"; "relative"; "none";
    /// "kept": `rrule`, a rule that these choices can not say.
    std::string kind = "once";
    std::string bound = "by", day = {}, time = {}, start = {}; ///< once: `start` is the beginning of the work
    std::string days = {};                                     ///< "5, 20, cuối"; "12, trước 03 ngày cuối"
    std::string dates = {};                                    ///< "15/6, 15/12"
    std::string weekday = "FR", every = "1";                   ///< every so many weeks or months
    std::string from = {}, until = {}, lead = {};
    std::string anchor = {}, anchor_day = {}, offset = {}, unit = "days", side = "after"; ///< unit: "days", "working"
    std::string roll = "none";                                                            ///< "next", "previous"
    std::string text = {};                                                                ///< as the paper has it
    std::string approximate = {}; ///< the day (2024-12-31) that stands for the end of a period, while it is left alone
    std::string rrule = {};

    static TypedRule of(http::Fields const& fields);
    static TypedRule of(Rule const& rule);

    /// A rule for which check() is good. A recurring one without a beginning begins `today`. Errors: invalid_input; `where` is the id of the
    /// input without the prefix of render(): "due_day", "due_days", …
    base::Result<Rule> read(Calendar const& calendar, base::Date today) const;

    /// All inputs with their labels, without <form>, and the preview of what can be read. `prefix` goes before the ids, where a page holds several.
    /// `wrong`: an error of read(), told at its input. The page that shows it needs no script; app.js makes the preview live.
    html::Markup render(Calendar const& calendar, base::Date today, std::optional<base::Error> const& wrong = {},
                        std::string_view prefix = {}) const;
};

/// The rule in words, what is odd in it, and its next days with weekday and "làm việc" or why not.
html::Markup render_preview(Rule const& rule, Calendar const& calendar, base::Date today);
/// The reason why there is none.
html::Markup render_preview(base::Error const& error);

inline constexpr std::size_t kPreviewDays = 12;

/// Days of a month as people list them: "5, 20 và cuối", "ngày 12; trước 03 ngày cuối" -> {5, 20, -1}, {12, -4}. Errors: invalid_input.
base::Result<std::vector<int>> parse_month_days(std::string_view typed);
/// Days of a year, "15/6, 10/12", as an RRULE without a year. Errors: invalid_input (31/2; months and days that together hold 29/2, unless it stands alone).
base::Result<std::string> parse_year_days(std::string_view typed);
/// The other way; nullopt where the rule is no such list.
std::optional<std::string> print_year_days(std::string_view rrule);

} // namespace directives::due
