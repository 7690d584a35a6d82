#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

/// Dates as Vietnamese documents print them.
namespace text {

/// A date found in folded text (Shadow::folded).
struct DateMatch {
    std::size_t from = 0, to = 0; ///< letters of the folded text, without a leading "ngay "
    std::optional<int> year;      ///< absent: "15/12"
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    bool impossible = false; ///< all three are there and no such day exists: "31/02/2024"

    /// nullopt without a year or where impossible.
    std::optional<base::PartialDate> partial() const;
    /// nullopt where anything is missing or impossible.
    std::optional<base::Date> whole() const;
};

/// The date that starts exactly at letter `at` (on its first digit, or on "thang"):
/// "25/02/2023", "25-2-2023", "25.02.2023", "27/3/24" (20yy), "15/12", "28 thang 6 nam 2023", "28 thang 6", "05 thang 7 nam 2022",
/// "10/2024" (month and year: the second number has four digits), "thang 10/2024", "thang 6 nam 2023", "thang 9",
/// and the blank of a draft: "thang nam 2024" (also dotted: "... thang ... nam 2024", when `at` is on "thang").
/// Blanks round the separators are allowed ("22 / 7 / 2022"). Never longer than one date; "2022-2025" and "4422/LD" are none.
std::optional<DateMatch> date_at(std::string_view folded, std::size_t at);

/// A date that a person typed, whole: the forms above, also "2024-10-31" and Excel's "31-10-24". Blanks at the ends are ignored.
/// Errors: invalid_input with an example; a day that does not exist says so.
base::Result<base::Date> parse_date(std::string_view typed);

} // namespace text
