#include "directives/due/editor.hpp"

#include "directives/due/rrule.hpp"
#include "html/template.hpp"
#include "text/dates.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace directives::due {
namespace {

using base::Code;
using base::Date;
using base::fail;

struct Choice {
    char const *value, *text;
};

constexpr auto kKinds = std::to_array<Choice>({{"once", "Một lần, vào một ngày"},
                                               {"mid_end", "Ngày 15 và ngày cuối tháng"},
                                               {"twelve_end", "Ngày 12 và trước 03 ngày cuối tháng"},
                                               {"month", "Những ngày khác của tháng"},
                                               {"quarter_end", "Hằng quý, vào tháng cuối quý"},
                                               {"quarter_begin", "Hằng quý, vào tháng đầu quý sau"},
                                               {"year", "Những ngày của năm (6 tháng, năm)"},
                                               {"week", "Hằng tuần"},
                                               {"daily", "Hằng ngày"},
                                               {"relative", "Tính từ một việc (ngày nhận, ngày ký …)"},
                                               {"none", "Không có thời hạn cụ thể"}});
constexpr Choice kKept{"kept", "Giữ quy tắc đã có"};
constexpr auto kBounds = std::to_array<Choice>(
    {{"before", "trước ngày (ngày đó đã là muộn)"}, {"by", "chậm nhất ngày"}, {"on", "trong ngày"}});
constexpr auto kWeekdays = std::to_array<Choice>({{"MO", "thứ Hai"},
                                                  {"TU", "thứ Ba"},
                                                  {"WE", "thứ Tư"},
                                                  {"TH", "thứ Năm"},
                                                  {"FR", "thứ Sáu"},
                                                  {"SA", "thứ Bảy"},
                                                  {"SU", "Chủ nhật"}});
constexpr auto kUnits = std::to_array<Choice>({{"days", "ngày"}, {"working", "ngày làm việc"}});
constexpr auto kSides = std::to_array<Choice>({{"after", "kể từ"}, {"before", "trước"}});
constexpr auto kRolls = std::to_array<Choice>({{"none", "Giữ nguyên ngày"},
                                               {"next", "Lùi sang ngày làm việc kế tiếp"},
                                               {"previous", "Đưa lên ngày làm việc liền trước"}});

/// Each input with the member that holds it.
constexpr std::pair<char const*, std::string TypedRule::*> kInputs[] = {
    {"due_kind", &TypedRule::kind},     {"due_bound", &TypedRule::bound},
    {"due_day", &TypedRule::day},       {"due_time", &TypedRule::time},
    {"due_start", &TypedRule::start},   {"due_days", &TypedRule::days},
    {"due_dates", &TypedRule::dates},   {"due_weekday", &TypedRule::weekday},
    {"due_every", &TypedRule::every},   {"due_from", &TypedRule::from},
    {"due_until", &TypedRule::until},   {"due_lead", &TypedRule::lead},
    {"due_anchor", &TypedRule::anchor}, {"due_anchor_day", &TypedRule::anchor_day},
    {"due_offset", &TypedRule::offset}, {"due_unit", &TypedRule::unit},
    {"due_side", &TypedRule::side},     {"due_roll", &TypedRule::roll},
    {"due_text", &TypedRule::text},     {"due_approximate", &TypedRule::approximate},
    {"due_rrule", &TypedRule::rrule}};

std::string shown(std::optional<Date> const& day) { return day ? day->vietnamese() : std::string{}; }

base::Result<std::optional<Date>> typed_day(std::string const& typed, char const* where) {
    if (typed.empty()) return std::nullopt;
    auto const day = text::parse_date(typed);
    if (!day) return fail(Code::invalid_input, day.error().message, where, day.error().mend);
    return *day;
}

base::Result<int> typed_number(std::string const& typed, char const* where, int otherwise, int least, int most) {
    if (typed.empty()) return otherwise;
    int value = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (error != std::errc{} || end != typed.data() + typed.size() || value < least || value > most)
        return fail(Code::invalid_input, fmt::format("“{}” không phải số từ {} đến {}.", typed, least, most), where,
                    fmt::format("Nhập một số, ví dụ {}.", std::max(least, 3)));
    return value;
}

/// "17h", "17h00", "7:30", "17 giờ 00" -> "17:00".
base::Result<std::string> typed_time(std::string const& typed) {
    if (typed.empty()) return std::string{};
    std::array<unsigned, 2> numbers{};
    std::size_t count = 0;
    auto const folded = text::fold(typed);
    bool good = true;
    for (std::size_t at = 0; at < folded.size() && good;) {
        if (folded[at] >= '0' && folded[at] <= '9') {
            if (count == 2) {
                good = false;
                break;
            }
            auto const [end, error] =
                std::from_chars(folded.data() + at, folded.data() + folded.size(), numbers.at(count));
            good = error == std::errc{};
            ++count;
            at = static_cast<std::size_t>(end - folded.data());
        } else {
            good = std::string_view{" :hgiophut."}.contains(folded[at]);
            ++at;
        }
    }
    if (!good || count == 0 || numbers[0] > 23 || numbers[1] > 59)
        return fail(Code::invalid_input, fmt::format("“{}” không phải giờ trong ngày.", typed), "due_time",
                    "Ví dụ 17:00; bỏ trống là hết ngày.");
    return fmt::format("{:02}:{:02}", numbers[0], numbers[1]);
}

std::string print_days(std::vector<int> const& days) {
    std::vector<std::string> words;
    for (int const day : days)
        words.push_back(day > 0     ? std::to_string(day)
                        : day == -1 ? "cuối"
                                    : fmt::format("trước {:02} ngày cuối", -day - 1));
    return fmt::format("{}", fmt::join(words, ", "));
}

bool one_of(std::span<Choice const> choices, std::string const& value) {
    return std::ranges::any_of(choices, [&](Choice const& choice) { return value == choice.value; });
}

/// The RRULE of the chosen kind.
base::Result<std::string> rrule_of(TypedRule const& typed) {
    auto const days = [&]() -> base::Result<std::string> {
        auto const list = parse_month_days(typed.days);
        if (!list) return fail(Code::invalid_input, list.error().message, "due_days", list.error().mend);
        return fmt::format("{}", fmt::join(*list, ","));
    };
    int const every = TRY(typed_number(typed.every, "due_every", 1, 1, 24));
    auto const interval = every == 1 ? std::string{} : fmt::format(";INTERVAL={}", every);
    if (typed.kind == "mid_end") return std::string{"FREQ=MONTHLY;BYMONTHDAY=15,-1"};
    if (typed.kind == "twelve_end") return std::string{"FREQ=MONTHLY;BYMONTHDAY=12,-4"};
    if (typed.kind == "month") return "FREQ=MONTHLY;BYMONTHDAY=" + TRY(days()) + interval;
    if (typed.kind == "quarter_end") return "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=" + TRY(days());
    if (typed.kind == "quarter_begin") return "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=" + TRY(days());
    if (typed.kind == "daily") return std::string{"FREQ=DAILY"};
    if (typed.kind == "year") {
        auto const rrule = parse_year_days(typed.dates);
        if (!rrule) return fail(Code::invalid_input, rrule.error().message, "due_dates", rrule.error().mend);
        return *rrule;
    }
    if (typed.kind == "week") {
        if (!one_of(kWeekdays, typed.weekday))
            return fail(Code::invalid_input, "Chọn thứ trong tuần.", "due_weekday", "Ví dụ thứ Sáu.");
        return fmt::format("FREQ=WEEKLY;BYDAY={}{}", typed.weekday, interval);
    }
    return typed.rrule;
}

/// The input that stands for a field of check().
std::string input_of(std::string const& field, TypedRule const& typed) {
    if (field == "rrule")
        return typed.kind == "year"                                         ? "due_dates"
               : typed.kind == "month" || typed.kind.starts_with("quarter") ? "due_days"
                                                                            : "due_kind";
    if (field == "offset_days") return "due_offset";
    if (field == "lead_days") return "due_lead";
    return "due_" + field;
}

std::string kind_of(Rule const& rule, TypedRule& typed) {
    RuleParts const parts{rule.rrule};
    auto const frequency = parts.text("FREQ");
    auto const days = parts.numbers("BYMONTHDAY"), months = parts.numbers("BYMONTH");
    auto const interval = parts.text("INTERVAL");
    if (!interval.empty()) typed.every = interval;
    if (frequency == "DAILY" && parts.only({"FREQ"})) return "daily";
    if (frequency == "WEEKLY" && parts.only({"FREQ", "BYDAY", "INTERVAL"}) &&
        (parts.text("BYDAY").empty() || one_of(kWeekdays, std::string{parts.text("BYDAY")}))) {
        typed.weekday = parts.text("BYDAY");
        return "week";
    }
    if (frequency == "MONTHLY" && parts.only({"FREQ", "BYMONTHDAY", "INTERVAL"}) && days) {
        if (rule.rrule == "FREQ=MONTHLY;BYMONTHDAY=15,-1") return "mid_end";
        if (rule.rrule == "FREQ=MONTHLY;BYMONTHDAY=12,-4") return "twelve_end";
        typed.days = print_days(*days);
        return "month";
    }
    if (frequency == "YEARLY" && parts.only({"FREQ", "BYMONTH", "BYMONTHDAY"}) && days && months &&
        (*months == std::vector{3, 6, 9, 12} || *months == std::vector{1, 4, 7, 10})) {
        typed.days = print_days(*days);
        return months->front() == 3 ? "quarter_end" : "quarter_begin";
    }
    if (frequency == "YEARLY" && parts.only({"FREQ"})) return "year";
    if (auto list = print_year_days(rule.rrule)) {
        typed.dates = *std::move(list);
        return "year";
    }
    return "kept";
}

void add_choices(html::Dictionary& page, char const* section, std::span<Choice const> choices,
                 std::string const& chosen) {
    for (Choice const& choice : choices)
        page.add(section).set("VALUE", choice.value).set("TEXT", choice.text).show_if(chosen == choice.value, "CHOSEN");
}

} // namespace

TypedRule TypedRule::of(http::Fields const& fields) {
    TypedRule typed;
    for (auto const& [name, member] : kInputs)
        if (auto const value = fields.find(name)) {
            auto text = std::string{*value};
            while (text.ends_with(' ')) text.pop_back();
            text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
            typed.*member = std::move(text);
        }
    return typed;
}

TypedRule TypedRule::of(Rule const& rule) {
    TypedRule typed;
    typed.text = rule.text;
    typed.time = rule.time;
    typed.roll = rule.roll == Roll::none ? "none" : rule.roll == Roll::next_working_day ? "next" : "previous";
    typed.bound = rule.bound == Bound::before ? "before" : rule.bound == Bound::on ? "on" : "by";
    switch (rule.kind) {
    case Kind::none: typed.kind = "none"; break;
    case Kind::once:
        typed.kind = "once";
        typed.day = shown(rule.day);
        typed.start = shown(rule.from);
        if (rule.approximate && rule.day) typed.approximate = rule.day->iso();
        break;
    case Kind::recurring:
        typed.kind = kind_of(rule, typed);
        typed.rrule = rule.rrule;
        typed.from = shown(rule.from);
        typed.until = shown(rule.until);
        if (rule.lead_days != 0) typed.lead = std::to_string(rule.lead_days);
        break;
    case Kind::relative:
        typed.kind = "relative";
        typed.anchor = rule.anchor;
        typed.anchor_day = shown(rule.anchor_day);
        typed.offset = std::to_string(std::abs(rule.offset_days));
        typed.side = rule.offset_days < 0 ? "before" : "after";
        typed.unit = rule.working_days ? "working" : "days";
        break;
    }
    return typed;
}

base::Result<Rule> TypedRule::read(Calendar const& calendar, Date today) const {
    Rule rule{.text = text};
    if (!one_of(kKinds, kind) && kind != kKept.value)
        return fail(Code::invalid_input, "Chọn cách tính thời hạn.", "due_kind", "Ví dụ: Một lần, vào một ngày.");
    rule.bound = bound == "before" ? Bound::before : bound == "on" ? Bound::on : Bound::by;
    rule.roll = roll == "next" ? Roll::next_working_day : roll == "previous" ? Roll::previous_working_day : Roll::none;
    if (kind == "none") return Rule{.text = text};
    rule.time = TRY(typed_time(time));
    if (kind == "once") {
        rule.kind = Kind::once;
        rule.day = TRY(typed_day(day, "due_day"));
        rule.from = TRY(typed_day(start, "due_start"));
        rule.approximate = rule.day && rule.day->iso() == approximate;
    } else if (kind == "relative") {
        rule.kind = Kind::relative;
        rule.bound = side == "before" ? Bound::by : Bound::within;
        rule.anchor = anchor;
        rule.anchor_day = TRY(typed_day(anchor_day, "due_anchor_day"));
        int const offset_days = TRY(typed_number(offset, "due_offset", 0, 0, kOffsetMax));
        rule.offset_days = side == "before" ? -offset_days : offset_days;
        rule.working_days = unit == "working";
    } else {
        rule.kind = Kind::recurring;
        rule.rrule = TRY(rrule_of(*this));
        rule.from = TRY(typed_day(from, "due_from"));
        if (!rule.from) rule.from = today;
        rule.until = TRY(typed_day(until, "due_until"));
        rule.lead_days = TRY(typed_number(lead, "due_lead", 0, 0, kLeadMax));
    }
    if (auto const good = check(rule, calendar); !good) {
        auto error = good.error();
        error.where = input_of(error.where, *this);
        return std::unexpected{std::move(error)};
    }
    return rule;
}

html::Markup TypedRule::render(Calendar const& calendar, Date today, std::optional<base::Error> const& wrong,
                               std::string_view prefix) const {
    html::Dictionary page;
    page.set("P", prefix).set("TODAY", today.vietnamese());
    add_choices(page, "KIND", kKinds, kind);
    if (kind == kKept.value) add_choices(page, "KIND", {&kKept, 1}, kind);
    add_choices(page, "BOUND", kBounds, bound);
    add_choices(page, "WEEKDAY", kWeekdays, weekday);
    add_choices(page, "UNIT", kUnits, unit);
    add_choices(page, "SIDE", kSides, side);
    add_choices(page, "ROLL", kRolls, roll);
    page.set("DAY", day)
        .set("TIME", time)
        .set("START", start)
        .set("DAYS", days)
        .set("DATES", dates)
        .set("EVERY", every)
        .set("FROM", from)
        .set("UNTIL", until)
        .set("LEAD", lead)
        .set("ANCHOR", anchor)
        .set("ANCHOR_DAY", anchor_day)
        .set("OFFSET", offset)
        .set("PRINTED", text)
        .set("APPROXIMATE", approximate)
        .set("RRULE", rrule);
    auto const rule = read(calendar, today);
    page.set("PREVIEW", rule ? render_preview(*rule, calendar, today) : render_preview(rule.error()));
    static constexpr std::pair<char const*, char const*> kTold[] = {
        {"due_kind", "WRONG_KIND"},     {"due_day", "WRONG_DAY"},          {"due_time", "WRONG_TIME"},
        {"due_start", "WRONG_START"},   {"due_days", "WRONG_DAYS"},        {"due_dates", "WRONG_DATES"},
        {"due_weekday", "WRONG_KIND"},  {"due_every", "WRONG_EVERY"},      {"due_from", "WRONG_FROM"},
        {"due_until", "WRONG_UNTIL"},   {"due_lead", "WRONG_LEAD"},        {"due_anchor", "WRONG_ANCHOR"},
        {"due_offset", "WRONG_OFFSET"}, {"due_anchor_day", "WRONG_EVENT"}, {"due_text", "WRONG_TEXT"}};
    if (wrong)
        for (auto const& [input, section] : kTold)
            if (wrong->where == input)
                page.add(section).set("MESSAGE",
                                      wrong->mend.empty() ? wrong->message : wrong->message + " " + wrong->mend);
    return html::render("directives/due_editor", page);
}

html::Markup render_preview(Rule const& rule, Calendar const& calendar, Date today) {
    html::Dictionary page;
    page.add("SAID").set("WORDS", vietnamese(rule));
    for (auto const& warning : warnings(rule, calendar, today)) page.add("WARNING").set("TEXT", warning);
    auto const next = next_dues(rule, calendar, today, kPreviewDays);
    if (next.empty()) return html::render("directives/due_preview", page);
    auto& table = page.add("TABLE");
    for (auto const& due : next) {
        auto const note = calendar.at(due.last_day);
        auto& row = table.add("ROW");
        row.set("DAY", due.day.vietnamese())
            .set("WEEKDAY", weekday_name(due.last_day))
            .set("LAST", due.time.empty() ? due.last_day.vietnamese() : due.time + " " + due.last_day.vietnamese())
            .set("KIND", kind_name(note.kind))
            .set("NOTE", note.name + (note.expected && !note.name.empty() ? " (dự kiến)" : ""));
        row.show_if(!calendar.works(due.last_day), "OFF");
    }
    return html::render("directives/due_preview", page);
}

html::Markup render_preview(base::Error const& error) {
    html::Dictionary page;
    page.add("WRONG").set("TEXT", error.mend.empty() ? error.message : error.message + " " + error.mend);
    return html::render("directives/due_preview", page);
}

} // namespace directives::due
