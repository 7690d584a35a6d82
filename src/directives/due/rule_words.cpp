#include "directives/due/editor.hpp"
#include "directives/due/rrule.hpp"
#include "directives/due/rule.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <optional>

/// A rule in words: what is printed in letters, lists and the preview.
namespace directives::due {
namespace {

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

std::optional<std::string> yearly(std::string_view rrule, RuleParts const& parts) {
    auto const months = parts.numbers("BYMONTH"), days = parts.numbers("BYMONTHDAY");
    if (parts.only({"FREQ", "BYMONTH", "BYMONTHDAY"}) && months && days && !days->empty()) {
        if (*months == std::vector<int>{3, 6, 9, 12}) return month_days(*days) + " tháng cuối quý";
        if (*months == std::vector<int>{1, 4, 7, 10}) return month_days(*days) + " tháng đầu quý";
        if (days->size() == 1 && days->front() < 0 && months->size() == 1)
            return fmt::format("{} tháng {} hằng năm", month_days(*days), months->front());
    }
    auto list = print_year_days(rrule);
    if (!list) return std::nullopt;
    std::vector<std::string> words;
    for (std::string_view rest = *list; !rest.empty();) {
        auto const end = std::min(rest.find(", "), rest.size());
        words.push_back("ngày " + std::string{rest.substr(0, end)});
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return joined(words) + " hằng năm";
}

/// Without the bound; nullopt for what is said by no short sentence.
std::optional<std::string> frequency(std::string_view rrule) {
    RuleParts const parts{rrule};
    auto const kind = parts.text("FREQ");
    if (kind == "YEARLY") return yearly(rrule, parts);
    if (!parts.only({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY"})) return std::nullopt;
    auto const given = parts.numbers("INTERVAL"), days = parts.numbers("BYMONTHDAY");
    if (!given || given->size() > 1 || !days) return std::nullopt;
    int const interval = given->empty() ? 1 : given->front();
    auto const by_day = parts.text("BYDAY");
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
