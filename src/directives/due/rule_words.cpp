#include "directives/due/rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <optional>

/// A rule in words: what is printed in letters, lists and the preview.
namespace directives::due {
namespace {

using Parts = std::map<std::string_view, std::string_view>;

Parts parts_of(std::string_view rrule) {
    Parts parts;
    while (!rrule.empty()) {
        auto const end = std::min(rrule.find(';'), rrule.size());
        auto const part = rrule.substr(0, end);
        if (auto const equals = part.find('='); equals != part.npos)
            parts.try_emplace(part.substr(0, equals), part.substr(equals + 1));
        rrule.remove_prefix(std::min(end + 1, rrule.size()));
    }
    return parts;
}

std::string_view value(Parts const& parts, std::string_view name) {
    auto const found = parts.find(name);
    return found == parts.end() ? std::string_view{} : found->second;
}

/// "15,-1" as numbers; nullopt where one is none.
std::optional<std::vector<int>> numbers(std::string_view list) {
    std::vector<int> made;
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        int number = 0;
        auto const [at, error] = std::from_chars(list.data(), list.data() + end, number);
        if (error != std::errc{} || at != list.data() + end) return std::nullopt;
        made.push_back(number);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return made;
}

std::string joined(std::vector<std::string> const& words) {
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all += (i == 0 ? "" : i + 1 == words.size() ? " và " : ", ") + words[i];
    return all;
}

std::string_view weekday_of(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> names = {{{"MO", "thứ Hai"},
                                                                                            {"TU", "thứ Ba"},
                                                                                            {"WE", "thứ Tư"},
                                                                                            {"TH", "thứ Năm"},
                                                                                            {"FR", "thứ Sáu"},
                                                                                            {"SA", "thứ Bảy"},
                                                                                            {"SU", "Chủ nhật"}}};
    for (auto const& [own, name] : names)
        if (own == code) return name;
    return {};
}

/// "FR" or "MO,WE", without a number before it.
std::optional<std::string> weekdays(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        auto const name = weekday_of(list.substr(0, end));
        if (name.empty()) return std::nullopt;
        words.emplace_back(name);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return joined(words);
}

/// The days of a month: "ngày 15 và ngày cuối", "ngày 12 và trước 03 ngày cuối".
std::string month_days(std::vector<int> const& days) {
    std::vector<std::string> words;
    for (int const day : days) {
        if (day > 0)
            words.push_back(fmt::format("ngày {:02}", day));
        else if (day == -1)
            words.emplace_back("ngày cuối");
        else
            words.push_back(fmt::format("trước {:02} ngày cuối", -day - 1));
    }
    return joined(words);
}

std::string every(int interval, std::string_view unit, std::string_view plain) {
    return interval == 1 ? std::string{plain} : fmt::format("{} {} một lần", interval, unit);
}

std::optional<std::string> yearly(Parts const& parts, int interval) {
    auto const months = numbers(value(parts, "BYMONTH"));
    auto const days = numbers(value(parts, "BYMONTHDAY"));
    if (!months || months->empty() || !days || days->empty() || interval != 1) return std::nullopt;
    if (*months == std::vector<int>{3, 6, 9, 12}) return month_days(*days) + " tháng cuối quý";
    if (*months == std::vector<int>{1, 4, 7, 10}) return month_days(*days) + " tháng đầu quý";
    std::vector<std::string> words;
    for (int const month : *months)
        for (int const day : *days)
            words.push_back(day > 0 ? fmt::format("ngày {:02}/{}", day, month)
                                    : fmt::format("{} tháng {}", month_days({day}), month));
    return joined(words) + " hằng năm";
}

/// Without the bound; nullopt for what is said by no short sentence.
std::optional<std::string> frequency(std::string_view rrule) {
    auto const parts = parts_of(rrule);
    auto const given = numbers(value(parts, "INTERVAL"));
    if (!given || given->size() > 1) return std::nullopt;
    int const interval = given->empty() ? 1 : given->front();
    for (std::string_view const rare : {"COUNT", "UNTIL", "BYSETPOS", "BYYEARDAY"})
        if (!value(parts, rare).empty()) return std::nullopt;
    auto const kind = value(parts, "FREQ");
    auto const by_day = value(parts, "BYDAY");
    if (kind == "YEARLY") return by_day.empty() ? yearly(parts, interval) : std::nullopt;
    if (!value(parts, "BYMONTH").empty()) return std::nullopt;
    auto const days = numbers(value(parts, "BYMONTHDAY"));
    if (!days) return std::nullopt;
    if (kind == "DAILY" && by_day.empty() && days->empty()) return every(interval, "ngày", "hằng ngày");
    if (kind == "WEEKLY" && days->empty()) {
        auto const names = weekdays(by_day);
        if (!names || names->empty()) return std::nullopt;
        return interval == 1 ? *names + " hằng tuần" : fmt::format("{}, {} tuần một lần", *names, interval);
    }
    if (kind != "MONTHLY") return std::nullopt;
    if (!days->empty() && by_day.empty())
        return interval == 1 ? month_days(*days) + " mỗi tháng"
                             : fmt::format("{}, {} tháng một lần", month_days(*days), interval);
    if (days->empty() && by_day.starts_with("-1") && !weekday_of(by_day.substr(2)).empty() && interval == 1)
        return fmt::format("{} cuối cùng của mỗi tháng", weekday_of(by_day.substr(2)));
    if (days->empty() && by_day.starts_with("1") && !weekday_of(by_day.substr(1)).empty() && interval == 1)
        return fmt::format("{} đầu tiên của mỗi tháng", weekday_of(by_day.substr(1)));
    return std::nullopt;
}

std::string_view lead_word(Bound bound) {
    switch (bound) {
    case Bound::before: return "trước ";
    case Bound::by: return "chậm nhất ";
    case Bound::on: return "trong ";
    case Bound::within: break;
    }
    return "chậm nhất ";
}

std::string once(Rule const& rule) {
    if (!rule.day) return rule.text;
    auto const time = rule.time.empty() ? std::string{} : rule.time + " ";
    auto said = fmt::format("{}{}ngày {}", lead_word(rule.bound), time, rule.day->vietnamese());
    if (rule.from) said = fmt::format("từ ngày {}, {}", rule.from->vietnamese(), said);
    if (rule.approximate) said += " (hết kỳ)";
    return said;
}

std::string recurring(Rule const& rule) {
    auto const often = frequency(rule.rrule);
    std::string said = often ? std::string{} : rule.text.empty() ? "lặp lại theo quy tắc " + rule.rrule : rule.text;
    if (often) {
        // "hằng ngày" stands by itself, and so does "trước 03 ngày cuối".
        bool const bare = often->starts_with("hằng") || often->starts_with("trước") ||
                          (!often->starts_with("ngày") && !often->starts_with("thứ") && !often->starts_with("Chủ"));
        std::string_view const lead = rule.bound == Bound::on ? "vào " : lead_word(rule.bound);
        said = fmt::format("{}{}{}", bare ? "" : lead, bare || rule.time.empty() ? "" : rule.time + " ", *often);
        if (bare && !rule.time.empty()) said += " lúc " + rule.time;
    }
    if (rule.lead_days > 0) said += fmt::format(", sớm hơn {:02} ngày", rule.lead_days);
    if (rule.from) said += fmt::format(", từ {}", rule.from->vietnamese());
    if (rule.until) said += fmt::format(" đến {}", rule.until->vietnamese());
    return said;
}

std::string relative(Rule const& rule) {
    auto const anchor = rule.anchor.empty() ? std::string{"sự kiện"} : rule.anchor;
    std::string_view const unit = rule.working_days ? "ngày làm việc" : "ngày";
    bool const noun = anchor.starts_with("ngày") || anchor.starts_with("khi") || anchor.starts_with("thời điểm") ||
                      rule.anchor.empty();
    std::string said;
    if (rule.offset_days < 0)
        said = fmt::format("chậm nhất {:02} {} trước {}", -rule.offset_days, unit, anchor);
    else if (rule.offset_days == 0)
        said = noun ? fmt::format("ngay trong {}", anchor.starts_with("ngày") ? anchor : "ngày " + anchor)
                    : fmt::format("ngay khi {}", anchor);
    else
        said = fmt::format("trong {:02} {} kể từ {}{}", rule.offset_days, unit, noun ? "" : "khi ", anchor);
    if (rule.anchor_day) said += fmt::format(" (ngày {})", rule.anchor_day->vietnamese());
    return said;
}

} // namespace

std::string vietnamese(Rule const& rule) {
    std::string said;
    switch (rule.kind) {
    case Kind::none: return rule.text.empty() ? "không có thời hạn cụ thể" : rule.text;
    case Kind::once: said = once(rule); break;
    case Kind::recurring: said = recurring(rule); break;
    case Kind::relative: said = relative(rule); break;
    }
    if (rule.roll == Roll::next_working_day) said += "; gặp ngày nghỉ thì lùi sang ngày làm việc kế tiếp";
    if (rule.roll == Roll::previous_working_day) said += "; gặp ngày nghỉ thì nộp vào ngày làm việc liền trước";
    return said;
}

} // namespace directives::due
