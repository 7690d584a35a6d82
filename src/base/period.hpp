#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// From the shortest to the longest.
enum class PeriodKind { half_month, month, quarter, half_year, year, years };

/// A reporting period of the calendar, within the years 1900 to 2199. The half-month is what disbursement is reported by: it ends on its
/// mark, the 15th or the last day of the month ("ngày 15 và ngày cuối tháng"). A plan runs for several years (2021-2025).
class Period {
public:
    /// nullopt where there is no such period.
    static std::optional<Period> half_month(int year, unsigned month, unsigned half); ///< half: 1 or 2
    static std::optional<Period> month(int year, unsigned month);
    static std::optional<Period> quarter(int year, unsigned quarter);
    static std::optional<Period> half_year(int year, unsigned half);
    static std::optional<Period> year(int year);
    static std::optional<Period> years(int first, int last); ///< at least two
    /// The period of that kind which holds the day. Before: kind is not `years`, which has no calendar of its own.
    static Period holding(PeriodKind kind, Date day);
    /// Reads a code() and nothing else. Errors: invalid_input, with the forms there are.
    static Result<Period> parse(std::string_view code);

    PeriodKind kind() const { return kind_; }
    Date first_day() const;
    Date last_day() const; ///< also the mark of a half-month
    bool contains(Date day) const;
    bool contains(Period const &other) const; ///< wholly
    /// The neighbour of the same kind and length; nullopt past the years 1900 to 2199.
    std::optional<Period> next() const;
    std::optional<Period> previous() const;

    std::string code() const; ///< "2024-10-I", "2024-10", "2024-Q3", "2024-H1", "2024", "2021-2025"
    std::string label()
        const; ///< "Nửa đầu tháng 10/2024", "Tháng 10/2024", "Quý III/2024", "6 tháng đầu năm 2024", "Năm 2024", "Giai đoạn 2021-2025"

    friend bool operator==(Period const &, Period const &) = default;
    /// By first day, then the shorter first.
    friend std::strong_ordering operator<=>(Period const &left, Period const &right);

private:
    Period(PeriodKind kind, int year, unsigned index, int last_year)
        : kind_{kind}, year_{year}, index_{index}, last_year_{last_year} {}
    static std::optional<Period> of(PeriodKind kind, int year, unsigned index);
    std::optional<Period> moved(int steps) const;

    PeriodKind kind_;
    int year_;       ///< the first year
    unsigned index_; ///< which one of its year, from 1; half-months count 1..24
    int last_year_;
};

} // namespace base
