#include "directives/due/rule.hpp"

#include "directives/due/rrule.hpp"
#include "documents/reading/recurrence.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/core.h>

namespace directives::due {
namespace {

using base::Code;
using base::Date;
using base::fail;

constexpr std::size_t kTextBytes = 2000, kRuleBytes = 400;
constexpr char kPickDays[] = "Chọn ngày trong danh sách, ví dụ ngày 15 và ngày cuối tháng.";

bool good_time(std::string const& time) {
    unsigned hour = 0, minute = 0;
    char behind = 0;
    return time.empty() || (time.size() == 5 && time[2] == ':' &&
                            std::sscanf(time.c_str(), "%2u:%2u%c", &hour, &minute, &behind) == 2 && // NOLINT
                            hour < 24 && minute < 60);
}

/// Only what can be told to people; RFC 5545 also knows hours, seconds and other calendars.
base::Result<void> check_parts(std::string_view rrule) {
    static constexpr auto kParts = std::to_array<std::string_view>(
        {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY", "WKST"});
    if (rrule.empty()) return fail(Code::invalid_input, "Quy tắc lặp lại chưa nói lặp thế nào.", "rrule", kPickDays);
    if (rrule.size() > kRuleBytes)
        return fail(Code::invalid_input, "Quy tắc lặp lại dài quá 400 ký tự.", "rrule", kPickDays);
    for (std::string_view rest = rrule; !rest.empty();) {
        auto const end = std::min(rest.find(';'), rest.size());
        auto const part = rest.substr(0, end);
        auto const equals = part.find('=');
        if (equals == part.npos || std::ranges::find(kParts, part.substr(0, equals)) == kParts.end())
            return fail(Code::invalid_input, fmt::format("Hệ thống không dùng cách lặp lại “{}”.", part), "rrule",
                        kPickDays);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    RuleParts const parts{rrule};
    auto const frequency = parts.text("FREQ");
    if (frequency != "DAILY" && frequency != "WEEKLY" && frequency != "MONTHLY" && frequency != "YEARLY")
        return fail(Code::invalid_input, "Chỉ lặp lại hằng ngày, hằng tuần, hằng tháng hoặc hằng năm.", "rrule",
                    "Thời hạn không tính theo giờ, phút hay giây; giờ trong ngày ghi ở ô giờ.");
    bool const days =
        !parts.text("BYDAY").empty() || !parts.text("BYMONTHDAY").empty() || !parts.text("BYYEARDAY").empty();
    if (frequency != "DAILY" && !days)
        return fail(Code::invalid_input,
                    frequency == "WEEKLY" ? "Quy tắc chưa nói thứ mấy trong tuần." : "Quy tắc chưa nói ngày nào.",
                    "rrule", kPickDays);
    if (frequency == "YEARLY" && parts.text("BYYEARDAY").empty() && parts.text("BYMONTH").empty() &&
        parts.text("BYDAY").empty())
        return fail(Code::invalid_input, "Quy tắc hằng năm chưa nói tháng nào.", "rrule", "Ví dụ ngày 15/6 và 15/12.");
    return {};
}

Date last_of(Rule const& rule) { return rule.until.value_or(Date::last_of_month(rule.from->year(), 12)); }

/// The days that a recurring rule names, at most `count`.
std::vector<Date> recurring_days(Rule const& rule, std::size_t count) {
    if (!rule.from || !check_parts(rule.rrule)) return {};
    auto const last = last_of(rule).plus_days(rule.lead_days);
    auto days = documents::reading::dates_of(
        rule.rrule, {.start = *rule.from, .first = rule.from->plus_days(rule.lead_days), .last = last}, count);
    if (rule.lead_days != 0)
        for (auto& day : days) day = day.plus_days(-rule.lead_days);
    return days;
}

std::vector<Date> named_days(Rule const& rule, Calendar const& calendar, std::size_t count) {
    switch (rule.kind) {
    case Kind::none: break;
    case Kind::once:
        if (rule.day) return {*rule.day};
        break;
    case Kind::recurring: return recurring_days(rule, count);
    case Kind::relative:
        // The day of the event is not counted (Bộ luật Dân sự 2015, article 147 khoản 2).
        if (rule.anchor_day)
            return {rule.working_days ? calendar.plus_working_days(*rule.anchor_day, rule.offset_days)
                                      : rule.anchor_day->plus_days(rule.offset_days)};
        break;
    }
    return {};
}

Date rolled(Date day, Roll roll, Calendar const& calendar) {
    switch (roll) {
    case Roll::none: break;
    case Roll::next_working_day: return calendar.next_working(day);
    case Roll::previous_working_day: return calendar.previous_working(day);
    }
    return day;
}

Due due_on(Rule const& rule, Date day, Calendar const& calendar) {
    auto const last = rule.bound == Bound::before && rule.time.empty() ? day.plus_days(-1) : day;
    auto const moved = rolled(last, rule.roll, calendar);
    return {.day = day, .last_day = moved, .time = moved == last ? rule.time : std::string{}};
}

base::Result<void> check_recurring(Rule const& rule) {
    if (auto parts = check_parts(rule.rrule); !parts) return parts;
    if (!rule.from)
        return fail(Code::invalid_input, "Quy tắc lặp lại chưa có ngày bắt đầu.", "from", "Ví dụ 01/10/2024.");
    if (rule.until && *rule.until < *rule.from)
        return fail(Code::invalid_input,
                    fmt::format("Ngày kết thúc {} đứng trước ngày bắt đầu {}.", rule.until->vietnamese(),
                                rule.from->vietnamese()),
                    "until", "Sửa một trong hai ngày.");
    if (rule.lead_days < 0 || rule.lead_days > kLeadMax)
        return fail(Code::invalid_input, fmt::format("Số ngày nộp sớm phải từ 0 đến {}.", kLeadMax), "lead_days",
                    "Ví dụ 3.");
    auto const days = recurring_days(rule, kInstancesMax + 1);
    if (days.size() > kInstancesMax)
        return fail(Code::invalid_input,
                    fmt::format("Quy tắc này cho hơn {} kỳ, quá nhiều để theo dõi.", kInstancesMax), "until",
                    "Chọn ngày kết thúc sớm hơn, hoặc lặp lại thưa hơn.");
    if (days.empty())
        return fail(
            Code::invalid_input,
            fmt::format("Từ {} đến {} không có ngày nào như vậy.", rule.from->vietnamese(), last_of(rule).vietnamese()),
            "rrule", "Tháng 2 không có ngày 30, 31. Xem lại ngày, tháng, hoặc chọn ngày kết thúc muộn hơn.");
    return {};
}

} // namespace

base::Result<void> check(Rule const& rule, Calendar const&) {
    if (rule.text.size() > kTextBytes || rule.anchor.size() > kTextBytes)
        return fail(Code::invalid_input, fmt::format("Lời ghi thời hạn dài quá {} byte.", kTextBytes),
                    rule.text.size() > kTextBytes ? "text" : "anchor", "Rút gọn lại.");
    if (!good_time(rule.time))
        return fail(Code::invalid_input, fmt::format("“{}” không phải giờ trong ngày.", rule.time), "time",
                    "Ví dụ 17:00; bỏ trống là hết ngày.");
    switch (rule.kind) {
    case Kind::none: return {};
    case Kind::once:
        if (!rule.day) return fail(Code::invalid_input, "Thời hạn chưa có ngày.", "day", "Ví dụ 25/02/2023.");
        if (rule.from && *rule.day < *rule.from)
            return fail(
                Code::invalid_input,
                fmt::format("Thời hạn {} đứng trước ngày bắt đầu {}.", rule.day->vietnamese(), rule.from->vietnamese()),
                "day", "Sửa một trong hai ngày.");
        return {};
    case Kind::recurring: return check_recurring(rule);
    case Kind::relative:
        if (rule.anchor.empty() && !rule.anchor_day)
            return fail(Code::invalid_input, "Chưa nói thời hạn tính từ việc gì.", "anchor",
                        "Ví dụ: ngày nhận được văn bản.");
        if (rule.offset_days < -kOffsetMax || rule.offset_days > kOffsetMax)
            return fail(Code::invalid_input, fmt::format("Số ngày phải từ {} đến {}.", -kOffsetMax, kOffsetMax),
                        "offset_days", "Ví dụ 5.");
        return {};
    }
    return {};
}

std::vector<Due> dues(Rule const& rule, Calendar const& calendar) {
    std::vector<Due> made;
    for (auto const day : named_days(rule, calendar, kInstancesMax)) {
        auto due = due_on(rule, day, calendar);
        if (made.empty() || made.back().last_day < due.last_day) {
            made.push_back(std::move(due));
        } else if (made.back().last_day == due.last_day) {
            auto const own =
                rule.bound == Bound::before && rule.time.empty() ? due.last_day.plus_days(1) : due.last_day;
            if (due.day == own) made.back() = std::move(due);
        }
    }
    return made;
}

std::vector<Due> next_dues(Rule const& rule, Calendar const& calendar, Date today, std::size_t count) {
    auto all = dues(rule, calendar);
    auto const first = std::ranges::find_if(all, [&](Due const& due) { return due.last_day >= today; });
    all.erase(all.begin(), first);
    if (all.size() > count) all.erase(all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
    return all;
}

std::vector<std::string> warnings(Rule const& rule, Calendar const& calendar, Date today) {
    std::vector<std::string> said;
    auto const all = dues(rule, calendar);
    if (all.empty()) return said;
    auto const past = std::ranges::count_if(all, [&](Due const& due) { return due.last_day < today; });
    if (past == std::ssize(all))
        said.push_back(all.size() == 1 ? fmt::format("Ngày cuối còn kịp là {}, đã qua: việc sẽ quá hạn ngay khi giao.",
                                                     all.back().last_day.vietnamese())
                                       : fmt::format("Cả {} kỳ đều đã qua, kỳ cuối là {}.", all.size(),
                                                     all.back().last_day.vietnamese()));
    else if (past > 0)
        said.push_back(fmt::format("{} kỳ đầu đã qua (đến {}), sẽ quá hạn ngay khi giao.", past,
                                   all[static_cast<std::size_t>(past - 1)].last_day.vietnamese()));
    if (auto const off = std::ranges::find_if(all, [&](Due const& due) { return !calendar.works(due.last_day); });
        off != all.end()) {
        auto const note = calendar.at(off->last_day);
        said.push_back(fmt::format("{} là {}{}{}, không phải ngày làm việc.", off->last_day.vietnamese(),
                                   weekday_name(off->last_day), note.name.empty() ? "" : ", ", note.name));
    }
    bool const counts = rule.roll != Roll::none || (rule.kind == Kind::relative && rule.working_days);
    auto const unknown = std::ranges::find_if(all, [&](Due const& due) { return !calendar.covers(due.last_day); });
    if (counts && unknown != all.end())
        said.push_back(
            fmt::format("Chưa có lịch nghỉ lễ năm {}: chỉ trừ được thứ Bảy và Chủ nhật.", unknown->last_day.year()));
    return said;
}

} // namespace directives::due
