#include "text/numbers.hpp"

#include "text/scan.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace text {

namespace {

using namespace scan;

constexpr int kDecimalsMax = 9;
constexpr int kDigitsMax = 18; // always fits 64 bits
/// No number of ours is longer; looking no further keeps a scan over a long run of digits linear.
constexpr std::size_t kLettersMax = 60;

/// Where a number ends and what its dots and commas mean.
struct Shape {
    std::size_t whole_to = 0;    ///< end of the digits before the decimals, separators included
    std::size_t decimals_at = 0; ///< first decimal; equal to `to` where there are none
    std::size_t to = 0;
    bool ambiguous = false;
};

/// After `separator` exactly three digits stand, and no fourth.
bool group_follows(std::string_view folded, std::size_t at, char separator) {
    return letter_at(folded, at) == separator && after_digits(folded, at + 1) == at + 4;
}

bool decimals_follow(std::string_view folded, std::size_t at, char separator) {
    return letter_at(folded, at) == separator && is_digit(letter_at(folded, at + 1));
}

std::size_t after_groups(std::string_view folded, std::size_t at, char separator) {
    while (group_follows(folded, at, separator)) at += 4;
    return at;
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("21"));
}

/// "1 234 567", where the last group is free of what would make it a number of its own: "Dự án 1 213/KH", "1 100%", "1 234.567".
std::size_t after_blank_groups(std::string_view folded, std::size_t at) {
    std::size_t const to = after_groups(folded, at, ' ');
    char const next = letter_at(folded, to);
    return next == '/' || next == '%' || decimals_follow(folded, to, '.') ? at : to;
}

/// Decimals after a comma, unless the commas part a list ("1,2,3", "2021,2022").
Shape with_comma(std::string_view folded, std::size_t from, std::size_t whole_to) {
    Shape const whole{whole_to, whole_to, whole_to};
    if (!decimals_follow(folded, whole_to, ',')) return whole;
    std::size_t const to = after_digits(folded, whole_to + 1);
    if (decimals_follow(folded, to, ',')) return whole;
    if (is_year(folded.substr(from, whole_to - from)) && is_year(folded.substr(whole_to + 1, to - whole_to - 1)))
        return whole;
    return {whole_to, whole_to + 1, to};
}

/// "1,234,567" and "1,234.56" as foreign software prints them: nothing else they could mean, yet a person should look.
std::optional<Shape> foreign(std::string_view folded, std::size_t first_to) {
    std::size_t const grouped_to = after_groups(folded, first_to, ',');
    if (grouped_to == first_to || decimals_follow(folded, grouped_to, ',')) return std::nullopt;
    bool const decimals = decimals_follow(folded, grouped_to, '.');
    if (grouped_to == first_to + 4 && !decimals) return std::nullopt; // "1,234" is a Vietnamese decimal
    std::size_t const to = decimals ? after_digits(folded, grouped_to + 1) : grouped_to;
    if (decimals_follow(folded, to, '.')) return std::nullopt;
    return Shape{grouped_to, decimals ? grouped_to + 1 : grouped_to, to, true};
}

/// A dot that can not part thousands: "1.5". A chain of such dots is a clause or a date ("1.2.3", "25.02.2023"), of which only the
/// first whole number is taken.
Shape with_dot(std::string_view folded, std::size_t whole_to) {
    std::size_t const to = after_digits(folded, whole_to + 1);
    if (decimals_follow(folded, to, '.')) return {whole_to, whole_to, whole_to, true};
    return {whole_to, whole_to + 1, to, true};
}

Shape shape_at(std::string_view folded, std::size_t at) {
    std::size_t const first_to = after_digits(folded, at);
    bool const may_group = first_to - at <= 3 && folded[at] != '0';
    std::size_t whole_to = may_group ? after_groups(folded, first_to, '.') : first_to;
    if (decimals_follow(folded, whole_to, '.')) return with_dot(folded, whole_to);
    if (whole_to == first_to && may_group) {
        if (auto const shape = foreign(folded, first_to)) return *shape;
        whole_to = after_blank_groups(folded, first_to);
    }
    return with_comma(folded, at, whole_to);
}

base::Error ambiguous_number(std::string_view typed, std::string_view printed, Decimal read) {
    std::string const decimal = print_number(read);
    std::string const whole = print_integer(read.scaled);
    if (printed.find(',') != std::string_view::npos)
        return {base::Code::invalid_input,
                fmt::format("“{}” dùng dấu phẩy để ngăn hàng nghìn.", typed),
                {},
                fmt::format("Ghi {}: dấu chấm ngăn hàng nghìn, dấu phẩy bắt đầu phần thập phân.", decimal)};
    return {base::Code::invalid_input,
            fmt::format("“{}” có hai cách đọc: {} (dấu chấm là dấu thập phân) hoặc {} (dấu chấm ngăn hàng nghìn).",
                        typed, decimal, whole),
            {},
            fmt::format("Ghi {} hoặc {}: dấu chấm ngăn hàng nghìn, dấu phẩy bắt đầu phần thập phân.", decimal, whole)};
}

/// Takes a unit that changes nothing off the end: "12,5%", "1.000đ", "1.000 VNĐ".
std::string_view without_sign(std::string_view folded) {
    for (std::string_view const sign : {"dong", "vnd", "d", "%"}) {
        if (!folded.ends_with(sign)) continue;
        folded.remove_suffix(sign.size());
        break;
    }
    while (!folded.empty() && is_blank(folded.back())) folded.remove_suffix(1);
    return folded;
}

} // namespace

double Decimal::value() const { return static_cast<double>(scaled) / std::pow(10.0, decimals); }

std::optional<NumberMatch> number_at(std::string_view folded, std::size_t at) {
    if (!is_digit(letter_at(folded, at))) return std::nullopt;
    Shape const shape = shape_at(folded.substr(0, std::min(folded.size(), at + kLettersMax + 4)), at);
    if (shape.to - at > kLettersMax) return std::nullopt;
    NumberMatch match{at, shape.to, {}, shape.ambiguous};
    int significant = 0;
    for (std::size_t i = at; i < shape.to; ++i) {
        if (!is_digit(folded[i])) continue;
        if ((significant > 0 || folded[i] != '0') && ++significant > kDigitsMax) return std::nullopt;
        match.number.scaled = match.number.scaled * 10 + (folded[i] - '0');
        if (i >= shape.decimals_at && ++match.number.decimals > kDecimalsMax) return std::nullopt;
    }
    return match;
}

base::Result<Decimal> parse_number(std::string_view typed) {
    std::string const folded = fold(typed);
    std::string_view rest = folded;
    rest.remove_prefix(after_blanks(rest, 0, rest.size()));
    while (!rest.empty() && is_blank(rest.back())) rest.remove_suffix(1);
    rest = without_sign(rest);
    bool const negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    rest.remove_prefix(after_blanks(rest, 0, rest.size()));
    auto const match = number_at(rest, 0);
    if (!match || match->to != rest.size())
        return base::fail(base::Code::invalid_input, fmt::format("“{}” không phải một số.", typed), {},
                          "Ghi số theo dạng 1.234.567,89: dấu chấm ngăn hàng nghìn, dấu phẩy bắt đầu phần thập phân.");
    if (match->ambiguous) return std::unexpected{ambiguous_number(typed, rest, match->number)};
    Decimal number = match->number;
    if (negative) number.scaled = -number.scaled;
    return number;
}

std::string print_number(Decimal number) {
    auto magnitude = static_cast<std::uint64_t>(number.scaled);
    if (number.scaled < 0) magnitude = 0 - magnitude;
    std::string digits = fmt::format("{:0{}}", magnitude, number.decimals + 1);
    std::size_t const whole = digits.size() - static_cast<std::size_t>(number.decimals);
    std::string printed = number.scaled < 0 ? "-" : "";
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0) printed += '.';
        printed += digits[i];
    }
    if (number.decimals > 0) printed += ',' + digits.substr(whole);
    return printed;
}

} // namespace text
