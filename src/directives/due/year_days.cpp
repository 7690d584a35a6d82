#include "directives/due/editor.hpp"
#include "directives/due/rrule.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

/// Days of a month and of a year as people list them.
namespace directives::due {
namespace {

using base::Code;
using base::fail;

constexpr std::size_t kListed = 24;
constexpr char kDaysExample[] = "Ví dụ: 5, 20, cuối; hoặc 12, trước 03 ngày cuối.";
constexpr char kDatesExample[] = "Ví dụ: 15/6, 15/12.";

/// "a, b; c và d" in folded letters, parted.
std::vector<std::string> listed(std::string_view typed) {
    auto folded = text::fold(typed);
    for (auto at = folded.find(" va "); at != folded.npos; at = folded.find(" va ", at)) folded.replace(at, 4, 1, ',');
    std::vector<std::string> parts;
    std::string part;
    for (char const letter : folded + ",") {
        if (letter != ',' && letter != ';') {
            if (letter != ' ' || (!part.empty() && part.back() != ' ')) part += letter;
            continue;
        }
        while (part.ends_with(' ')) part.pop_back();
        if (!part.empty()) parts.push_back(part);
        part.clear();
    }
    return parts;
}

void drop(std::string_view& text, std::string_view word) {
    if (text.starts_with(word)) text.remove_prefix(word.size());
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<int> month_day(std::string_view text) {
    if (text.starts_with("truoc ") && text.contains(" ngay cuoi")) {
        drop(text, "truoc ");
        auto const days = number(text.substr(0, text.find(' ')));
        return days && *days >= 1 && *days <= 27 ? std::optional{-*days - 1} : std::nullopt;
    }
    drop(text, "ngay ");
    if (text == "cuoi" || text == "cuoi thang" || text == "cuoi cung") return -1;
    auto const day = number(text);
    return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
}

using MonthDay = std::pair<int, int>; ///< month, day

/// The days that a yearly rule by month and day of the month gives in a year that is no leap year, in order: what BYSETPOS counts.
std::vector<MonthDay> product(std::set<int> const& months, std::set<int> const& days) {
    std::vector<MonthDay> all;
    for (int const month : months)
        for (int const day : days)
            if (base::Date::of(2023, static_cast<unsigned>(month), static_cast<unsigned>(day)))
                all.emplace_back(month, day);
    return all;
}

} // namespace

base::Result<std::vector<int>> parse_month_days(std::string_view typed) {
    auto const parts = listed(typed);
    if (parts.empty()) return fail(Code::invalid_input, "Chưa ghi ngày nào trong tháng.", {}, kDaysExample);
    if (parts.size() > kListed) return fail(Code::invalid_input, "Liệt kê quá nhiều ngày.", {}, kDaysExample);
    std::vector<int> days;
    for (auto const& part : parts) {
        auto const day = month_day(part);
        if (!day)
            return fail(Code::invalid_input, fmt::format("“{}” không phải ngày trong tháng.", part), {}, kDaysExample);
        if (std::ranges::find(days, *day) == days.end()) days.push_back(*day);
    }
    std::ranges::sort(days, [](int a, int b) { return (a < 0) != (b < 0) ? a > 0 : a < b; });
    return days;
}

base::Result<std::string> parse_year_days(std::string_view typed) {
    auto const parts = listed(typed);
    if (parts.empty()) return fail(Code::invalid_input, "Chưa ghi ngày nào trong năm.", {}, kDatesExample);
    if (parts.size() > kListed) return fail(Code::invalid_input, "Liệt kê quá nhiều ngày.", {}, kDatesExample);
    std::set<MonthDay> wanted;
    std::set<int> months, days;
    for (std::string_view part : parts) {
        drop(part, "ngay ");
        auto const slash = part.find_first_of("/-");
        auto const day = number(part.substr(0, slash));
        auto const month = slash == part.npos ? std::nullopt : number(part.substr(slash + 1));
        if (!day || !month || *day < 1 || *day > 31 || *month < 1 || *month > 12)
            return fail(Code::invalid_input, fmt::format("“{}” không phải ngày/tháng.", part), {}, kDatesExample);
        if (!base::Date::of(2024, static_cast<unsigned>(*month), static_cast<unsigned>(*day)))
            return fail(Code::invalid_input, fmt::format("Tháng {} không có ngày {}.", *month, *day), {},
                        kDatesExample);
        wanted.emplace(*month, *day);
        months.insert(*month);
        days.insert(*day);
    }
    auto rrule = fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", fmt::join(months, ","), fmt::join(days, ","));
    auto const all = product(months, days);
    // The product holds 29/2 in leap years: unasked for, or shifting what BYSETPOS counts.
    if (months.contains(2) && days.contains(29) && wanted.size() > 1)
        return fail(Code::invalid_input,
                    "Các ngày này ghép thành cả ngày 29/2 của năm nhuận, không để chung một quy tắc được.", {},
                    "Tách thành hai nhiệm vụ, hoặc ghi ngày 28 thay cho 29.");
    if (months.contains(2) && days.contains(29)) return rrule;
    if (all.size() == wanted.size()) return rrule;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (wanted.contains(all[i])) positions.push_back(i + 1);
    return fmt::format("{};BYSETPOS={}", rrule, fmt::join(positions, ","));
}

std::optional<std::string> print_year_days(std::string_view rrule) {
    RuleParts const parts{rrule};
    if (!parts.only({"FREQ", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}) || parts.text("FREQ") != "YEARLY")
        return std::nullopt;
    auto const months = parts.numbers("BYMONTH"), days = parts.numbers("BYMONTHDAY"),
               chosen = parts.numbers("BYSETPOS");
    if (!months || !days || !chosen || months->empty() || days->empty()) return std::nullopt;
    auto const fits = [](std::vector<int> const& list, int most) {
        return std::ranges::all_of(list, [&](int value) { return value >= 1 && value <= most; });
    };
    if (!fits(*months, 12) || !fits(*days, 31)) return std::nullopt;
    std::set<int> const month_set(months->begin(), months->end()), day_set(days->begin(), days->end());
    if (month_set.contains(2) && day_set.contains(29)) {
        if (month_set.size() != 1 || day_set.size() != 1 || !chosen->empty()) return std::nullopt;
        return "29/2";
    }
    auto const all = product(month_set, day_set);
    if (!fits(*chosen, static_cast<int>(all.size()))) return std::nullopt;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (chosen->empty() || std::ranges::find(*chosen, static_cast<int>(i + 1)) != chosen->end())
            words.push_back(fmt::format("{}/{}", all[i].second, all[i].first));
    if (words.empty()) return std::nullopt;
    return fmt::format("{}", fmt::join(words, ", "));
}

} // namespace directives::due
