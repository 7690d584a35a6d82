#include "base/date.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fmt/core.h>

namespace base {

namespace {

constexpr int kYearMin = 1900, kYearMax = 2199;

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

} // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    // std::chrono::month keeps eight bits: 257 would be January.
    if (year < kYearMin || year > kYearMax || month > 12 || day > 31) return std::nullopt;
    std::chrono::year_month_day const ymd{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return Date{ymd};
}

std::optional<Date> Date::of(std::chrono::sys_days day) {
    if (day < std::chrono::sys_days{std::chrono::year{kYearMin} / 1 / 1} ||
        day > std::chrono::sys_days{std::chrono::year{kYearMax} / 12 / 31})
        return std::nullopt;
    return Date{std::chrono::year_month_day{day}};
}

Result<Date> Date::parse(std::string_view iso) {
    if (iso.size() == 10 && iso[4] == '-' && iso[7] == '-') {
        auto const year = digits(iso.substr(0, 4));
        auto const month = digits(iso.substr(5, 2));
        auto const day = digits(iso.substr(8, 2));
        if (year && month && day)
            if (auto const date = of(static_cast<int>(*year), *month, *day)) return *date;
    }
    return fail(Code::invalid_input, fmt::format("“{}” không phải một ngày có thật.", iso), {},
                "Ghi ngày theo dạng năm-tháng-ngày, ví dụ 2024-10-31.");
}

Date Date::last_of_month(int year, unsigned month) {
    std::chrono::year_month_day_last const last{std::chrono::year{year} / std::chrono::month{month} /
                                                std::chrono::last};
    ENSURE(last.ok());
    return Date{std::chrono::year_month_day{last}};
}

Date Date::plus_days(int days) const {
    using std::chrono::sys_days;
    static constexpr sys_days kFirst{std::chrono::year{kYearMin} / 1 / 1}, kLast{std::chrono::year{kYearMax} / 12 / 31};
    std::int64_t const wanted = std::int64_t{this->days().time_since_epoch().count()} + days;
    std::int64_t const kept =
        std::clamp<std::int64_t>(wanted, kFirst.time_since_epoch().count(), kLast.time_since_epoch().count());
    return Date{std::chrono::year_month_day{sys_days{std::chrono::days{kept}}}};
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
std::string Date::vietnamese() const { return fmt::format("{:02}/{:02}/{:04}", day(), month(), year()); }

std::optional<Date> PartialDate::whole() const {
    if (!month || !day) return std::nullopt;
    return Date::of(year, *month, *day);
}

std::string PartialDate::iso() const {
    if (month && day) return fmt::format("{:04}-{:02}-{:02}", year, *month, *day);
    if (month) return fmt::format("{:04}-{:02}", year, *month);
    return fmt::format("{:04}", year);
}

} // namespace base
