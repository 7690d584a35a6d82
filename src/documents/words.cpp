#include "documents/words.hpp"

#include "documents/reading/recurrence.hpp"
#include "text/numbers.hpp"
#include "text/unicode.hpp"

#include <fmt/format.h>

namespace documents {
namespace {

using reading::Bound;
using reading::Deadline;
using reading::DeadlineKind;

constexpr std::size_t kNextDates = 3;
constexpr int kSoonDays = 7;

struct Wall {
    std::chrono::year_month_day day;
    std::chrono::hh_mm_ss<std::chrono::minutes> time;
};

Wall wall_in_vietnam(std::chrono::system_clock::time_point moment) {
    auto const there = std::chrono::floor<std::chrono::minutes>(moment + std::chrono::hours{7});
    auto const day = std::chrono::floor<std::chrono::days>(there);
    return {day, std::chrono::hh_mm_ss{there - day}};
}

std::string_view bound_word(Bound bound) {
    switch (bound) {
    case Bound::before: return "trước ";
    case Bound::by: return "chậm nhất ";
    case Bound::on: return "ngày ";
    case Bound::within: return "trong thời gian đến ";
    }
    return "";
}

} // namespace

std::string capitalised(std::string_view text) {
    if (text.empty()) return {};
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
    return text::upper(text.substr(0, end)) + std::string{text.substr(end)};
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
}

std::string print_size(std::uint64_t bytes) {
    if (bytes < 1024) return fmt::format("{} byte", bytes);
    if (bytes < 1024 * 1024) return fmt::format("{} KB", (bytes + 1023) / 1024);
    auto const tenths = static_cast<std::int64_t>((bytes * 10 + 512 * 1024) / (1024 * 1024));
    return (tenths % 10 == 0 ? text::print_integer(tenths / 10) : text::print_number({tenths, 1})) + " MB";
}

std::string print_time(std::chrono::system_clock::time_point moment) {
    auto const wall = wall_in_vietnam(moment);
    return fmt::format("{:02}:{:02}", wall.time.hours().count(), wall.time.minutes().count());
}

std::string print_moment(std::chrono::system_clock::time_point moment) {
    auto const wall = wall_in_vietnam(moment);
    return fmt::format("{} {:02}/{:02}/{}", print_time(moment), static_cast<unsigned>(wall.day.day()),
                       static_cast<unsigned>(wall.day.month()), static_cast<int>(wall.day.year()));
}

std::string print_date(base::PartialDate const& date) {
    if (date.day && date.month) return fmt::format("{:02}/{:02}/{}", *date.day, *date.month, date.year);
    if (date.month) return fmt::format("tháng {}/{} (ngày để trống)", *date.month, date.year);
    return fmt::format("năm {} (ngày, tháng để trống)", date.year);
}

std::string print_deadline(Deadline const& deadline) {
    switch (deadline.kind) {
    case DeadlineKind::none: return "";
    case DeadlineKind::once: {
        if (!deadline.date) return "";
        auto const time = deadline.time.empty() ? "" : deadline.time + " ";
        return fmt::format("{}{}{}{}", bound_word(deadline.bound), time, deadline.date->vietnamese(),
                           deadline.approximate ? " (hết kỳ)" : "");
    }
    case DeadlineKind::recurring: return "lặp lại";
    case DeadlineKind::relative: {
        std::string said = deadline.offset_days ? fmt::format("trong {} ngày{}", *deadline.offset_days,
                                                              deadline.working_days ? " làm việc" : "")
                                                : std::string{"theo sự kiện"};
        if (!deadline.anchor.empty()) said += " kể từ " + deadline.anchor;
        return said;
    }
    }
    return "";
}

std::string print_next_dates(Deadline const& deadline, base::Date today) {
    if (deadline.kind != DeadlineKind::recurring) return {};
    std::vector<std::string> days;
    for (auto const& date : reading::next_dates(deadline.rrule, deadline.from, today, kNextDates))
        days.push_back(date.vietnamese());
    return joined(days, ", ");
}

Left days_left(Deadline const& deadline, base::Date today) {
    if (deadline.kind != DeadlineKind::once || !deadline.date) return {};
    // "trước ngày 15": the 14th is the last day.
    auto const last = deadline.date->days() - std::chrono::days{deadline.bound == Bound::before ? 1 : 0};
    auto const days = (last - today.days()).count();
    if (days < 0) return {fmt::format("đã qua {} ngày", text::print_integer(-days)), false};
    if (days == 0) return {"hôm nay", true};
    return {fmt::format("còn {} ngày", text::print_integer(days)), days <= kSoonDays};
}

std::string print_target_value(reading::Target const& target) {
    std::string sign = target.comparator;
    if (sign == ">=") sign = "≥";
    if (sign == "<=") sign = "≤";
    if (sign == "=") sign.clear();
    return sign.empty() ? target.printed_value : sign + " " + target.printed_value;
}

std::vector<std::string> status_words(reading::StatusRow const& row) {
    std::vector<std::string> words;
    if (row.issued) words.emplace_back("đã ban hành");
    if (row.draft_consulted) words.emplace_back("đã xin ý kiến");
    if (row.not_issued) words.emplace_back("chưa ban hành");
    if (words.empty()) words.emplace_back("không đánh dấu");
    return words;
}

std::string document_title(reading::Reading const& reading, std::string_view fallback) {
    auto const& head = reading.header;
    if (head.type.value.empty() && head.symbol.value.empty()) return std::string{fallback};
    std::string title = capitalised(head.type.value.empty() ? "văn bản" : head.type.value);
    if (!head.symbol.value.empty()) {
        auto const number = head.number.value.empty() ? std::string{"…"} : head.number.value;
        title += " " + number + "/" + head.symbol.value;
    } else if (!head.number.value.empty()) {
        title += " số " + head.number.value;
    }
    return title;
}

} // namespace documents
