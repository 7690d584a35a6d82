#include "base/clock.hpp"

#include "base/ensure.hpp"

namespace base {

namespace {

constexpr std::chrono::hours kVietnam{7};

} // namespace

Date Clock::today() const {
    auto const day = Date::of(std::chrono::floor<std::chrono::days>(now() + kVietnam));
    ENSURE(day.has_value()); // a machine whose clock stands outside 1900 to 2199 can not keep deadlines
    return *day;
}

FixedClock::FixedClock(Date today) : now_{today.days() + std::chrono::hours{12} - kVietnam} {}

} // namespace base
