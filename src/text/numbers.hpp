#pragma once

#include "base/money.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as Vietnamese documents print them: '.' parts thousands, ',' starts decimals. No floating point: a number is an integer
/// and a count of decimals.
namespace text {

struct Decimal {
    std::int64_t scaled = 0; ///< the value times 10^decimals
    int decimals = 0;        ///< 0..9, as printed ("38,50" has 2)
    double value() const;    ///< for ratios and display only, never for money
    friend bool operator==(Decimal const&, Decimal const&) = default;
};

/// A number found in folded text (Shadow::folded).
struct NumberMatch {
    std::size_t from = 0, to = 0; ///< letters of the folded text
    Decimal number;
    /// "1.5", "12.75", "1.2345": a dot that can not part thousands. A person must say which; `number` reads it as decimals.
    bool ambiguous = false;
};

/// The number that starts exactly at letter `at`: "1.234.567,89", "162.756", "38,50", "05", "1 234 567" (blanks part thousands only between
/// groups of exactly three digits), "219" of "219a", "1" of the list "1,2,3" and, marked ambiguous, of the clause "1.2.3". "1,234,567"
/// and "1,234.5" are read the foreign way and marked ambiguous. A sign is not part of it. nullopt where no digit stands there or where
/// there are more than 18 digits or 9 decimals. Before: the letter before `at` is not part of the same number.
std::optional<NumberMatch> number_at(std::string_view folded, std::size_t at);

/// No printed amount is more, in đồng: a larger one is a misprint, and a table of a thousand rows can be summed in 64 bits.
inline constexpr std::int64_t kAmountMax = base::Money::kMax;

/// An amount of money found in folded text: a number and its unit.
struct AmountMatch {
    std::size_t from = 0, to = 0; ///< number and unit
    std::int64_t vnd = 0;         ///< đồng, 0..kAmountMax
    bool ambiguous = false;       ///< the number is, or it has more decimals than the unit can carry
    bool per_something = false;   ///< "triệu đồng/người": a rate, not an amount of a plan
};

/// The amount that starts exactly at letter `at`: "162.756 triệu đồng", "1,8 tỷ đồng", "1.250.000 đồng", "45,5 tr.đ", "500 nghìn đồng",
/// "2 tỷ 500 triệu đồng", "2 tỷ rưỡi", "1,2 nghìn tỷ đồng". The unit đồng alone needs the word ("đồng", "đ", "VNĐ"); triệu and tỷ may
/// stand without it where the sentence shows that money is meant ("500 triệu cho", "500 triệu;"). nullopt where a number has no unit of
/// money ("98 tỷ lệ", "1,2 triệu người", "2 tỷ USD", "05 đồng chí").
std::optional<AmountMatch> amount_at(std::string_view folded, std::size_t at);

/// A unit of money without its number, as the head of a table names it: "ĐVT: triệu đồng".
struct MoneyUnit {
    std::size_t from = 0, to = 0;
    std::int64_t factor = 1; ///< đồng: 1, 1 000, 1 000 000, 1 000 000 000 and their products
};

/// The unit that starts exactly at letter `at`: "triệu đồng", "tr.đ", "nghìn đồng", "tỷ đồng", "đồng". nullopt without the word đồng: "triệu" alone may
/// count people.
std::optional<MoneyUnit> money_unit_at(std::string_view folded, std::size_t at);
/// A number of such units in đồng. nullopt beyond kAmountMax or where a đồng would have to be split.
std::optional<std::int64_t> to_vnd(Decimal number, std::int64_t factor);

/// A number that a person typed, whole: "1.234.567,89", "1 234", "12,5%". Harmless signs are ignored (blanks, "đ", "%").
/// Errors: invalid_input; an ambiguous dot ("1.5") is refused with both readings in the message, never guessed.
base::Result<Decimal> parse_number(std::string_view typed);

/// 1234567 -> "1.234.567"; decimals after a comma.
std::string print_number(Decimal number);
inline std::string print_integer(std::int64_t number) { return print_number({number, 0}); }

/// 162756000000 -> "một trăm sáu mươi hai tỷ bảy trăm năm mươi sáu triệu" (the unit đồng is the caller's). Negative: "âm …".
std::string in_words(std::int64_t number);
/// The number that words say, the other way round: "một trăm linh năm", "hai mươi mốt", "tư", "lăm", "mười lăm nghìn", "rưỡi" after
/// a unit, with or without diacritics, a leading "bằng chữ:" and a trailing "đồng (chẵn)" ignored. nullopt where the words are not a number.
std::optional<std::int64_t> from_words(std::string_view words);

} // namespace text
