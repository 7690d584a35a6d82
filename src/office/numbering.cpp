#include "office/numbering.hpp"

#include <algorithm>
#include <utility>

namespace office::numbering {
namespace {

std::string roman(long value) {
    if (value <= 0 || value >= 4000) return std::to_string(value);
    static constexpr std::pair<long, char const*> kParts[] = {
        {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
        {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    std::string out;
    for (auto const& [worth, letters] : kParts)
        for (; value >= worth; value -= worth) out += letters;
    return out;
}

/// a … z, aa, bb …, as Word counts.
std::string letters(long value, char first) {
    if (value <= 0 || value > 26 * 50) return std::to_string(value);
    return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), static_cast<char>(first + (value - 1) % 26));
}

} // namespace

std::string number(long value, Style style) {
    switch (style) {
    case Style::decimal: return std::to_string(value);
    case Style::decimal_zero: return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case Style::upper_roman: return roman(value);
    case Style::lower_roman: {
        std::string out = roman(value);
        std::ranges::transform(out, out.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return out;
    }
    case Style::upper_letter: return letters(value, 'A');
    case Style::lower_letter: return letters(value, 'a');
    case Style::bullet:
    case Style::none: return {};
    }
    return {};
}

std::string bullet(std::string_view mark) { return mark == "+" || mark == "*" ? std::string{mark} : "-"; }

std::string Counter::step(Levels const& levels, int level, std::optional<long> start) {
    auto const at = static_cast<std::size_t>(level);
    auto& value = values_[at];
    if (start)
        value = *start;
    else
        value = value ? std::min(*value + 1, 1'000'000L) : levels[at].start;
    for (std::size_t below = at + 1; below < values_.size(); ++below) {
        int const after = levels[below].restart_after;
        if (after == -1 || (after >= 0 && level <= after)) values_[below].reset();
    }
    Level const& shape = levels[at];
    if (shape.style == Style::bullet) return bullet(shape.text);
    std::string label;
    for (std::size_t i = 0; i < shape.text.size(); ++i) {
        if (shape.text[i] != '%' || i + 1 >= shape.text.size() || shape.text[i + 1] < '1' || shape.text[i + 1] > '9') {
            label += shape.text[i];
            continue;
        }
        auto const other = static_cast<std::size_t>(shape.text[++i] - '1');
        if (other >= values_.size() || other > at) continue;
        if (!values_[other]) values_[other] = levels[other].start; // a level skipped counts as begun
        label +=
            number(*values_[other],
                   shape.plain_digits && levels[other].style != Style::none ? Style::decimal : levels[other].style);
    }
    return label;
}

} // namespace office::numbering
