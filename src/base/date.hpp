#pragma once

#include "base/result.hpp"

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A day that exists in the Gregorian calendar, year 1900 to 2199.
class Date {
public:
    /// nullopt where the day does not exist (30/02) or the year is out of range.
    static std::optional<Date> of(int year, unsigned month, unsigned day);
    static std::optional<Date> of(std::chrono::sys_days day); ///< nullopt where the year is out of range
    /// Reads "2024-10-11", nothing else; text/dates.hpp reads the forms that people write.
    static Result<Date> parse(std::string_view iso);
    static Date last_of_month(int year, unsigned month); ///< Before: month is 1..12, the year in range.

    int year() const { return static_cast<int>(ymd_.year()); }
    unsigned month() const { return static_cast<unsigned>(ymd_.month()); }
    unsigned day() const { return static_cast<unsigned>(ymd_.day()); }
    std::chrono::sys_days days() const { return std::chrono::sys_days{ymd_}; }
    /// That many days later, or earlier where negative; what lies beyond the range is its first or last day.
    Date plus_days(int days) const;

    std::string iso() const;        ///< "2024-10-11"
    std::string vietnamese() const; ///< "11/10/2024"

    friend auto operator<=>(Date const&, Date const&) = default;

private:
    explicit Date(std::chrono::year_month_day ymd) : ymd_{ymd} {}
    std::chrono::year_month_day ymd_;
};

/// A date as far as it was written: a draft leaves the day or the month blank, and no day is invented.
struct PartialDate {
    int year;
    std::optional<unsigned> month;
    std::optional<unsigned> day; ///< only with a month, and then the date exists

    std::optional<Date> whole() const;
    std::string iso() const; ///< "2024-10-11", "2023-06" or "2024"

    friend auto operator<=>(PartialDate const&, PartialDate const&) = default;
};

} // namespace base
