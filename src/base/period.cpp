#include "base/period.hpp"

#include "base/ensure.hpp"

#include <array>
#include <fmt/core.h>

namespace base {

namespace {

constexpr int kYearMin = 1900, kYearMax = 2199;
constexpr std::array<char const *, 4> kRoman = {"I", "II", "III", "IV"};

/// How many periods of this kind a year has.
constexpr unsigned count_in_year(PeriodKind kind) {
    switch (kind) {
    case PeriodKind::half_month: return 24;
    case PeriodKind::month: return 12;
    case PeriodKind::quarter: return 4;
    case PeriodKind::half_year: return 2;
    case PeriodKind::year:
    case PeriodKind::years: return 1;
    }
    return 1;
}

std::optional<unsigned> digits(std::string_view text, std::size_t count) {
    if (text.size() != count) return std::nullopt;
    unsigned value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

} // namespace

std::optional<Period> Period::of(PeriodKind kind, int year, unsigned index) {
    if (year < kYearMin || year > kYearMax || index < 1 || index > count_in_year(kind)) return std::nullopt;
    return Period{kind, year, index, year};
}

std::optional<Period> Period::half_month(int year, unsigned month, unsigned half) {
    if (month < 1 || month > 12 || half < 1 || half > 2) return std::nullopt;
    return of(PeriodKind::half_month, year, (month - 1) * 2 + half);
}

std::optional<Period> Period::month(int year, unsigned month) { return of(PeriodKind::month, year, month); }
std::optional<Period> Period::quarter(int year, unsigned quarter) { return of(PeriodKind::quarter, year, quarter); }
std::optional<Period> Period::half_year(int year, unsigned half) { return of(PeriodKind::half_year, year, half); }
std::optional<Period> Period::year(int year) { return of(PeriodKind::year, year, 1); }

std::optional<Period> Period::years(int first, int last) {
    if (first < kYearMin || last > kYearMax || last <= first) return std::nullopt;
    return Period{PeriodKind::years, first, 1, last};
}

Period Period::holding(PeriodKind kind, Date day) {
    ENSURE(kind != PeriodKind::years);
    unsigned const index = kind == PeriodKind::half_month ? (day.month() - 1) * 2 + (day.day() <= 15 ? 1 : 2)
                                                          : (day.month() - 1) / (12 / count_in_year(kind)) + 1;
    return Period{kind, day.year(), index, day.year()};
}

Result<Period> Period::parse(std::string_view code) {
    auto const read = [&]() -> std::optional<Period> {
        auto const first = digits(code.substr(0, 4), 4);
        if (!first) return std::nullopt;
        int const year_number = static_cast<int>(*first);
        auto const rest = code.substr(4);
        if (rest.empty()) return year(year_number);
        if (rest.front() != '-') return std::nullopt;
        auto const tail = rest.substr(1);
        if (auto const last = digits(tail, 4)) return years(year_number, static_cast<int>(*last));
        if (auto const number = digits(tail, 2)) return month(year_number, *number);
        if (tail.size() == 2 && tail[0] == 'Q')
            return digits(tail.substr(1), 1) ? quarter(year_number, *digits(tail.substr(1), 1)) : std::nullopt;
        if (tail.size() == 2 && tail[0] == 'H')
            return digits(tail.substr(1), 1) ? half_year(year_number, *digits(tail.substr(1), 1)) : std::nullopt;
        auto const number = digits(tail.substr(0, 2), 2);
        if (!number || (tail.substr(2) != "-I" && tail.substr(2) != "-II")) return std::nullopt;
        return half_month(year_number, *number, tail.ends_with("-II") ? 2 : 1);
    }();
    if (read) return *read;
    return fail(Code::invalid_input, fmt::format("“{}” không phải một kỳ báo cáo.", code), {},
                "Ghi kỳ theo một trong các dạng: 2024-10-I, 2024-10, 2024-Q3, 2024-H1, 2024, 2021-2025.");
}

Date Period::first_day() const {
    if (kind_ == PeriodKind::half_month) return *Date::of(year_, (index_ + 1) / 2, index_ % 2 == 1 ? 1 : 16);
    return *Date::of(year_, (index_ - 1) * (12 / count_in_year(kind_)) + 1, 1);
}

Date Period::last_day() const {
    if (kind_ == PeriodKind::half_month)
        return index_ % 2 == 1 ? *Date::of(year_, (index_ + 1) / 2, 15) : Date::last_of_month(year_, index_ / 2);
    return Date::last_of_month(last_year_, index_ * (12 / count_in_year(kind_)));
}

bool Period::contains(Date day) const { return first_day() <= day && day <= last_day(); }
bool Period::contains(Period const &other) const { return contains(other.first_day()) && contains(other.last_day()); }

std::optional<Period> Period::moved(int steps) const {
    if (kind_ == PeriodKind::years) {
        int const length = last_year_ - year_ + 1;
        return years(year_ + steps * length, last_year_ + steps * length);
    }
    int const count = static_cast<int>(count_in_year(kind_));
    int const place = year_ * count + static_cast<int>(index_) - 1 + steps;
    return of(kind_, place / count, static_cast<unsigned>(place % count) + 1);
}

std::optional<Period> Period::next() const { return moved(1); }
std::optional<Period> Period::previous() const { return moved(-1); }

std::string Period::code() const {
    switch (kind_) {
    case PeriodKind::half_month:
        return fmt::format("{}-{:02}-{}", year_, (index_ + 1) / 2, index_ % 2 == 1 ? "I" : "II");
    case PeriodKind::month: return fmt::format("{}-{:02}", year_, index_);
    case PeriodKind::quarter: return fmt::format("{}-Q{}", year_, index_);
    case PeriodKind::half_year: return fmt::format("{}-H{}", year_, index_);
    case PeriodKind::year: return fmt::format("{}", year_);
    case PeriodKind::years: return fmt::format("{}-{}", year_, last_year_);
    }
    return {};
}

std::string Period::label() const {
    switch (kind_) {
    case PeriodKind::half_month:
        return fmt::format("Nửa {} tháng {}/{}", index_ % 2 == 1 ? "đầu" : "cuối", (index_ + 1) / 2, year_);
    case PeriodKind::month: return fmt::format("Tháng {}/{}", index_, year_);
    case PeriodKind::quarter: return fmt::format("Quý {}/{}", kRoman[index_ - 1], year_);
    case PeriodKind::half_year: return fmt::format("6 tháng {} năm {}", index_ == 1 ? "đầu" : "cuối", year_);
    case PeriodKind::year: return fmt::format("Năm {}", year_);
    case PeriodKind::years: return fmt::format("Giai đoạn {}-{}", year_, last_year_);
    }
    return {};
}

std::strong_ordering operator<=>(Period const &left, Period const &right) {
    if (auto const first = left.first_day() <=> right.first_day(); first != 0)
        return first < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    if (auto const last = left.last_day() <=> right.last_day(); last != 0)
        return last < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    return left.kind_ <=> right.kind_;
}

} // namespace base
