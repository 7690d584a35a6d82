#include "text/dates.hpp"

#include "text/scan.hpp"
#include "text/shadow.hpp"

#include <fmt/core.h>

namespace text {

namespace {

using namespace scan;

constexpr std::size_t kBlanksMax = 3;   // round separators
constexpr std::size_t kWordGapMax = 12; // between words of the long form, where drafts leave room

struct Digits {
    std::size_t from = 0, to = 0;
    int value = 0;
    std::size_t count() const { return to - from; }
};

/// One to four digits; longer runs are numbers of something else.
std::optional<Digits> digits_at(std::string_view folded, std::size_t at) {
    std::size_t to = at;
    while (to - at < 5 && is_digit(letter_at(folded, to))) ++to;
    if (to == at || to - at > 4) return std::nullopt;
    return Digits{at, to, value_of(folded.substr(at, to - at))};
}

std::optional<Digits> one_or_two_digits_at(std::string_view folded, std::size_t at) {
    auto const digits = digits_at(folded, at);
    return digits && digits->count() <= 2 ? digits : std::nullopt;
}

bool is_year(Digits const& digits) { return digits.count() == 4 && digits.value >= 1900 && digits.value <= 2199; }
bool is_month(Digits const& digits) { return digits.count() <= 2 && digits.value >= 1 && digits.value <= 12; }
bool is_day(Digits const& digits) { return digits.count() <= 2 && digits.value >= 1 && digits.value <= 31; }

/// Place after `separator` and the blanks round it; nullopt where it does not stand there.
std::optional<std::size_t> after_separator(std::string_view folded, std::size_t at, char separator) {
    at = after_blanks(folded, at, kBlanksMax);
    if (letter_at(folded, at) != separator) return std::nullopt;
    return after_blanks(folded, at + 1, kBlanksMax);
}

/// What follows shows that the digits before were no date: "03/2024/TT", "15/12%", "1/2,5".
bool goes_on(std::string_view folded, std::size_t at) {
    char const next = letter_at(folded, at);
    char const second = letter_at(folded, at + 1);
    if (next == '%') return true;
    if (next == ',') return is_digit(second);
    return next == '/' && (is_digit(second) || is_letter(second));
}

DateMatch match_of(std::size_t from, std::size_t to, std::optional<int> year, std::optional<int> month,
                   std::optional<int> day) {
    DateMatch match{from, to, year, {}, {}, false};
    if (month) match.month = static_cast<unsigned>(*month);
    if (day) match.day = static_cast<unsigned>(*day);
    // A day without a year is judged by a leap year: 29/02 may exist, 30/02 never does.
    if (match.month && match.day) match.impossible = !base::Date::of(year.value_or(2000), *match.month, *match.day);
    return match;
}

struct Year {
    std::size_t to = 0;
    int value = 0;
};

/// ", năm 2023", "của năm 2023" after a month.
std::optional<Year> year_in_words(std::string_view folded, std::size_t at) {
    at = after_blanks(folded, at, kWordGapMax);
    if (letter_at(folded, at) == ',') at = after_blanks(folded, at + 1, kWordGapMax);
    if (word_at(folded, at) == "cua") at = after_blanks(folded, at + 3, kWordGapMax);
    if (word_at(folded, at) != "nam") return std::nullopt;
    auto const year = digits_at(folded, after_blanks(folded, at + 3, kWordGapMax));
    if (!year || !is_year(*year)) return std::nullopt;
    return Year{year->to, year->value};
}

/// The blank that a draft leaves: dots, underscores, dashes and blanks.
std::size_t after_fill(std::string_view folded, std::size_t at) {
    std::size_t const end = at + 80;
    while (at < end) {
        char const c = letter_at(folded, at);
        if (c != '.' && c != '_' && c != '-' && !is_blank(c)) break;
        ++at;
    }
    return at;
}

/// From the word "thang" on: "thang 10/2024", "thang 6 nam 2023", "thang 9", "thang nam 2024", "thang ... nam 2024".
std::optional<DateMatch> from_month(std::string_view folded, std::size_t from, std::size_t at, std::optional<int> day) {
    if (word_at(folded, at) != "thang") return std::nullopt;
    std::size_t const next = after_blanks(folded, at + 5, kWordGapMax);
    auto const month = one_or_two_digits_at(folded, next);
    if (!month) {
        auto const year = year_in_words(folded, after_fill(folded, next));
        if (!year) return std::nullopt;
        return match_of(from, year->to, year->value, {}, day);
    }
    if (!is_month(*month)) return std::nullopt;
    for (char const separator : {'/', '-', '.'}) {
        auto const year_at = after_separator(folded, month->to, separator);
        if (!year_at) continue;
        auto const year = digits_at(folded, *year_at);
        if (year && is_year(*year) && !goes_on(folded, year->to))
            return match_of(from, year->to, year->value, month->value, day);
        if (year && year->count() == 2 && separator == '/' && *year_at == month->to + 1 && year->value > 12 &&
            !goes_on(folded, year->to))
            return match_of(from, year->to, 2000 + year->value, month->value, day); // "tháng 10/24"
    }
    if (auto const year = year_in_words(folded, month->to))
        return match_of(from, year->to, year->value, month->value, day);
    char const after = letter_at(folded, month->to);
    bool const decimal = (after == '.' || after == ',') && is_digit(letter_at(folded, month->to + 1));
    if (decimal || after == '%' || is_letter(after)) return std::nullopt;
    // "mỗi tháng 02 lần" counts, it names no month.
    if (!day && word_at(folded, after_blanks(folded, month->to, kWordGapMax)) == "lan") return std::nullopt;
    return match_of(from, month->to, {}, month->value, day);
}

/// "25/02/2023", "25-2-2023", "25.02.2023", "27/3/24", after day and month stand.
std::optional<DateMatch> with_year(std::string_view folded, Digits const& day, Digits const& month, std::size_t year_at,
                                   char separator) {
    auto const year = digits_at(folded, year_at);
    if (!year || goes_on(folded, year->to)) return std::nullopt;
    bool const plausible = is_day(day) && is_month(month);
    if (is_year(*year)) {
        // With a year of four digits "31/13/2024" can only be a mistaken date; dots may also join clauses.
        if (!plausible && separator == '.') return std::nullopt;
        return match_of(day.from, year->to, year->value, month.value, day.value);
    }
    if (separator == '/' && year->count() == 2 && plausible)
        return match_of(day.from, year->to, 2000 + year->value, month.value, day.value);
    return std::nullopt;
}

std::optional<DateMatch> in_figures(std::string_view folded, Digits const& first) {
    for (char const separator : {'/', '-', '.'}) {
        auto const second_at = after_separator(folded, first.to, separator);
        if (!second_at) continue;
        auto const second = digits_at(folded, *second_at);
        if (!second) return std::nullopt;
        if (second->count() == 4) { // "10/2024"
            bool const month_and_year =
                separator == '/' && is_month(first) && is_year(*second) && !goes_on(folded, second->to);
            if (!month_and_year) return std::nullopt;
            return match_of(first.from, second->to, second->value, first.value, {});
        }
        if (second->count() > 2) return std::nullopt;
        if (auto const year_at = after_separator(folded, second->to, separator);
            year_at && is_digit(letter_at(folded, *year_at)))
            return with_year(folded, first, *second, *year_at, separator);
        if (separator != '/' || !is_day(first) || !is_month(*second) || goes_on(folded, second->to))
            return std::nullopt;
        if (auto const year = year_in_words(folded, second->to))
            return match_of(first.from, year->to, year->value, second->value, first.value);
        return match_of(first.from, second->to, {}, second->value, first.value);
    }
    return std::nullopt;
}

/// "2024-10-31" and "2024/10/31", whole.
std::optional<DateMatch> year_first(std::string_view folded) {
    auto const year = digits_at(folded, 0);
    if (!year || !is_year(*year)) return std::nullopt;
    char const separator = letter_at(folded, year->to);
    if (separator != '-' && separator != '/') return std::nullopt;
    auto const month = one_or_two_digits_at(folded, year->to + 1);
    if (!month || letter_at(folded, month->to) != separator) return std::nullopt;
    auto const day = one_or_two_digits_at(folded, month->to + 1);
    if (!day || day->to != folded.size()) return std::nullopt;
    return match_of(0, day->to, year->value, month->value, day->value);
}

/// Excel's "31-10-24", whole.
std::optional<DateMatch> short_year(std::string_view folded) {
    auto const day = one_or_two_digits_at(folded, 0);
    if (!day || letter_at(folded, day->to) != '-') return std::nullopt;
    auto const month = one_or_two_digits_at(folded, day->to + 1);
    if (!month || letter_at(folded, month->to) != '-') return std::nullopt;
    auto const year = digits_at(folded, month->to + 1);
    if (!year || year->count() != 2 || year->to != folded.size()) return std::nullopt;
    return match_of(0, year->to, 2000 + year->value, month->value, day->value);
}

std::optional<DateMatch> whole_match(std::string_view folded) {
    if (auto const match = year_first(folded)) return match;
    if (auto const match = short_year(folded)) return match;
    auto const match = date_at(folded, 0);
    return match && match->to == folded.size() ? match : std::nullopt;
}

} // namespace

std::optional<base::PartialDate> DateMatch::partial() const {
    if (!year || impossible) return std::nullopt;
    return base::PartialDate{*year, month, month ? day : std::nullopt};
}

std::optional<base::Date> DateMatch::whole() const {
    if (!year || !month || !day) return std::nullopt;
    return base::Date::of(*year, *month, *day);
}

std::optional<DateMatch> date_at(std::string_view folded, std::size_t at) {
    char const before = at > 0 ? letter_at(folded, at - 1) : ' ';
    if (letter_at(folded, at) == 't') return is_letter(before) ? std::nullopt : from_month(folded, at, at, {});
    // In the midst of another number or date nothing starts.
    if (is_digit(before) || (before == '/' && at > 1 && is_digit(letter_at(folded, at - 2)))) return std::nullopt;
    auto const first = one_or_two_digits_at(folded, at);
    if (!first) return std::nullopt;
    if (auto const match = in_figures(folded, *first)) return match;
    std::size_t const word = after_blanks(folded, first->to, kWordGapMax);
    if (!is_day(*first) || word_at(folded, word) != "thang") return std::nullopt;
    return from_month(folded, at, word, first->value);
}

base::Result<base::Date> parse_date(std::string_view typed) {
    std::string const folded = fold(typed);
    std::string_view rest = folded;
    rest.remove_prefix(after_blanks(rest, 0, rest.size()));
    if (rest.starts_with("ngay ")) rest.remove_prefix(after_blanks(rest, 4, rest.size()));
    while (!rest.empty() && is_blank(rest.back())) rest.remove_suffix(1);
    auto const match = whole_match(rest);
    if (match)
        if (auto const date = match->whole()) return *date;
    constexpr auto kMend = "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 31/10/2024.";
    if (!match)
        return base::fail(base::Code::invalid_input, fmt::format("“{}” không phải một ngày.", typed), {}, kMend);
    if (match->impossible || (match->year && match->month && match->day))
        return base::fail(base::Code::invalid_input, fmt::format("Không có ngày “{}” trong lịch.", typed), {}, kMend);
    char const* const missing = !match->year ? "năm" : !match->month ? "tháng" : "ngày";
    return base::fail(base::Code::invalid_input, fmt::format("“{}” còn thiếu {}.", typed, missing), {}, kMend);
}

} // namespace text
