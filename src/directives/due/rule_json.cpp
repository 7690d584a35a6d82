#include "directives/due/rule.hpp"

#include "base/json.hpp"
#include "documents/reading/recurrence.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/core.h>

/// Rules as the store keeps them, and as the reader hands them over.
namespace directives::due {
namespace {

using base::Code;
using base::Date;
using Json = nlohmann::ordered_json;
namespace reading = documents::reading;

constexpr auto kKinds = std::to_array<char const*>({"none", "once", "recurring", "relative"});
constexpr auto kBounds = std::to_array<char const*>({"before", "by", "on", "within"});
constexpr auto kRolls = std::to_array<char const*>({"none", "next", "previous"});

template <class Enum, std::size_t N>
std::optional<Enum> from_code(std::array<char const*, N> const& codes, std::string_view code) {
    auto const found = std::ranges::find(codes, code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<Enum>(found - codes.begin());
}

Json day_or_null(std::optional<Date> const& day) { return day ? Json(day->iso()) : Json(nullptr); }

/// A member of the kind that is wanted; what is missing or null leaves `into` alone.
struct Members {
    Json const& json;
    std::string wrong = {};

    Json const* find(char const* key) {
        auto const found = json.find(key);
        return found == json.end() || found->is_null() ? nullptr : &*found;
    }
    void text(char const* key, std::string& into) {
        if (auto const* value = find(key)) {
            if (value->is_string())
                into = value->get<std::string>();
            else
                wrong = key;
        }
    }
    void day(char const* key, std::optional<Date>& into) {
        if (auto const* value = find(key)) {
            auto const parsed = Date::parse(value->is_string() ? value->get<std::string>() : std::string{});
            if (parsed)
                into = *parsed;
            else
                wrong = key;
        }
    }
    void number(char const* key, int& into) {
        if (auto const* value = find(key)) {
            if (value->is_number_integer() && value->get<std::int64_t>() >= -100'000 &&
                value->get<std::int64_t>() <= 100'000)
                into = value->get<int>();
            else
                wrong = key;
        }
    }
    void flag(char const* key, bool& into) {
        if (auto const* value = find(key)) {
            if (value->is_boolean())
                into = value->get<bool>();
            else
                wrong = key;
        }
    }
    template <class Enum, std::size_t N>
    void code(char const* key, std::array<char const*, N> const& codes, Enum& into) {
        if (auto const* value = find(key)) {
            auto const parsed = from_code<Enum>(codes, value->is_string() ? value->get<std::string>() : std::string{});
            if (parsed)
                into = *parsed;
            else
                wrong = key;
        }
    }
};

/// The first day of "2024-10-15", "2024-10" or "2024".
std::optional<Date> first_day(std::string from) {
    if (from.size() == 4) from += "-01";
    if (from.size() == 7) from += "-01";
    auto const date = Date::parse(from);
    if (!date) return std::nullopt;
    return *date;
}

/// The value of BYMONTHDAY with its place in the rule.
struct MonthDays {
    std::size_t at = 0, length = 0;
    std::vector<int> days = {};
};

std::optional<MonthDays> month_days(std::string_view rrule) {
    static constexpr std::string_view kName = "BYMONTHDAY=";
    auto const name = rrule.find(kName);
    if (name == rrule.npos) return std::nullopt;
    MonthDays found{.at = name + kName.size()};
    auto rest = rrule.substr(found.at);
    rest = rest.substr(0, std::min(rest.find(';'), rest.size()));
    found.length = rest.size();
    while (!rest.empty()) {
        auto const end = std::min(rest.find(','), rest.size());
        int day = 0;
        auto const [at, error] = std::from_chars(rest.data(), rest.data() + end, day);
        if (error != std::errc{} || at != rest.data() + end) return std::nullopt;
        found.days.push_back(day);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return found;
}

/// "trước 03 ngày cuối tháng" is BYMONTHDAY=-4: the day itself is in time.
void settle_month_ends(Rule& rule) {
    if (rule.bound != Bound::before) return;
    auto const found = month_days(rule.rrule);
    if (!found || std::ranges::none_of(found->days, [](int day) { return day <= -2; })) return;
    bool const strict = text::fold(rule.text).contains("truoc ngay");
    std::string list;
    for (int day : found->days) {
        if (strict && day > 1) --day;
        list += (list.empty() ? "" : ",") + std::to_string(day);
    }
    rule.rrule.replace(found->at, found->length, list);
    rule.bound = Bound::by;
}

void settle_recurring(Rule& rule, std::string const& from, Date document_day) {
    if (rule.rrule.empty()) {
        rule.kind = Kind::none;
        return;
    }
    rule.from = first_day(from).value_or(document_day);
    settle_month_ends(rule);
    auto const year_end = Date::last_of_month(rule.from->year(), 12);
    if (rule.from->year() < 2199 &&
        reading::dates_of(rule.rrule, {.start = *rule.from, .first = *rule.from, .last = year_end}, 1).empty())
        rule.until = Date::last_of_month(rule.from->year() + 1, 12);
}

} // namespace

std::string to_json(Rule const& rule) {
    return Json{{"kind", kKinds.at(static_cast<std::size_t>(rule.kind))},
                {"bound", kBounds.at(static_cast<std::size_t>(rule.bound))},
                {"day", day_or_null(rule.day)},
                {"time", rule.time},
                {"rrule", rule.rrule},
                {"from", day_or_null(rule.from)},
                {"until", day_or_null(rule.until)},
                {"anchor", rule.anchor},
                {"anchor_day", day_or_null(rule.anchor_day)},
                {"offset_days", rule.offset_days},
                {"working_days", rule.working_days},
                {"lead_days", rule.lead_days},
                {"roll", kRolls.at(static_cast<std::size_t>(rule.roll))},
                {"approximate", rule.approximate},
                {"text", rule.text}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<Rule> rule_from_json(std::string_view json) {
    auto const parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object()) return base::fail(Code::invalid_input, "Thời hạn không phải một đối tượng JSON.");
    Rule rule;
    Members members{.json = parsed};
    members.code("kind", kKinds, rule.kind);
    members.code("bound", kBounds, rule.bound);
    members.day("day", rule.day);
    members.text("time", rule.time);
    members.text("rrule", rule.rrule);
    members.day("from", rule.from);
    members.day("until", rule.until);
    members.text("anchor", rule.anchor);
    members.day("anchor_day", rule.anchor_day);
    members.number("offset_days", rule.offset_days);
    members.flag("working_days", rule.working_days);
    members.number("lead_days", rule.lead_days);
    members.code("roll", kRolls, rule.roll);
    members.flag("approximate", rule.approximate);
    members.text("text", rule.text);
    if (!members.wrong.empty())
        return base::fail(Code::invalid_input, fmt::format("Giá trị “{}” của thời hạn không đọc được.", members.wrong),
                          members.wrong);
    return rule;
}

Rule rule_of(reading::Deadline const& read, Date document_day) {
    Rule rule{.text = read.text};
    switch (read.bound) {
    case reading::Bound::before: rule.bound = Bound::before; break;
    case reading::Bound::by: rule.bound = Bound::by; break;
    case reading::Bound::on: rule.bound = Bound::on; break;
    case reading::Bound::within: rule.bound = Bound::within; break;
    }
    rule.time = read.time;
    rule.approximate = read.approximate;
    switch (read.kind) {
    case reading::DeadlineKind::none: break;
    case reading::DeadlineKind::once:
        rule.kind = read.date ? Kind::once : Kind::none;
        rule.day = read.date;
        rule.from = read.date && !read.from.empty() ? first_day(read.from) : std::nullopt;
        break;
    case reading::DeadlineKind::recurring:
        rule.kind = Kind::recurring;
        rule.rrule = read.rrule;
        settle_recurring(rule, read.from, document_day);
        break;
    case reading::DeadlineKind::relative:
        rule.kind = Kind::relative;
        rule.anchor = read.anchor;
        rule.offset_days = read.offset_days.value_or(0);
        rule.working_days = read.working_days;
        // "trước cuộc họp 03 ngày": the third day before is in time.
        if (rule.bound == Bound::before) rule.bound = Bound::by;
        break;
    }
    return rule;
}

Rule rule_of_json(std::string_view deadline_json, Date document_day) {
    auto const parsed = Json::parse(deadline_json, nullptr, false);
    if (!parsed.is_object()) return {};
    reading::Deadline read;
    Members members{.json = parsed};
    members.code("kind", kKinds, read.kind);
    members.code("bound", kBounds, read.bound);
    members.day("date", read.date);
    members.text("time", read.time);
    members.flag("approx", read.approximate);
    members.text("text", read.text);
    members.text("rrule", read.rrule);
    members.text("from", read.from);
    members.text("anchor", read.anchor);
    int offset = 0;
    members.number("offset_days", offset);
    read.offset_days = offset;
    members.flag("working_days", read.working_days);
    return rule_of(read, document_day);
}

} // namespace directives::due
