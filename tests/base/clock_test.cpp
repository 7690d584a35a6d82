#include "base/clock.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("the day changes at midnight in Vietnam, seven hours before it does in UTC") {
    auto const midnight = base::Date::of(2024, 10, 11)->days() - 7h;
    base::FixedClock clock{midnight - 1s};
    CHECK(clock.today().iso() == "2024-10-10");
    clock.set(midnight);
    CHECK(clock.today().iso() == "2024-10-11");
    CHECK(base::FixedClock{*base::Date::of(2024, 2, 29)}.today().iso() == "2024-02-29");
}

TEST_CASE("the clock of the system goes with the system") {
    base::SystemClock const clock;
    auto const before = std::chrono::system_clock::now();
    CHECK(clock.now() >= before);
    CHECK(clock.today().year() >= 2024);
}
