#include "base/money.hpp"

#include <concepts>
#include <doctest/doctest.h>

using base::Money;

// What must not compile: money and a count, money and a fraction, money out of thin air.
template <class A, class B>
concept Adds = requires(A a, B b) { a + b; };
template <class A, class B>
concept Compares = requires(A a, B b) { a < b; };
template <class A, class B>
concept Multiplies = requires(A a, B b) { a * b; };
static_assert(Adds<Money, Money> && Compares<Money, Money>);
static_assert(!Adds<Money, int> && !Adds<int, Money> && !Adds<Money, double> && !Compares<Money, int> && !Multiplies<Money, double>);
static_assert(!std::constructible_from<Money, std::int64_t> && !std::constructible_from<Money, double> && !std::convertible_to<Money, std::int64_t>);

TEST_CASE("money is added, taken away and compared with money") {
    auto const whole = *Money::of(162'756'000'000), part = *Money::of(161'044'000'000);
    CHECK((whole - part).vnd() == 1'712'000'000);
    CHECK(whole - part + part == whole);
    CHECK(part < whole);
    CHECK((-part).is_negative());
    CHECK(Money::zero().vnd() == 0);
}

TEST_CASE("an amount beyond nine million billion is refused on either side") {
    CHECK(Money::of(Money::kMax));
    CHECK(Money::of(-Money::kMax));
    for (auto const vnd : {Money::kMax + 1, -Money::kMax - 1, INT64_MAX, INT64_MIN}) {
        auto const money = Money::of(vnd);
        REQUIRE_FALSE(money);
        CHECK(money.error().code == base::Code::limit_exceeded);
    }
}

TEST_CASE("a table of a thousand of the largest amounts still adds up") {
    auto sum = Money::zero();
    for (int row = 0; row < 1000; ++row) sum += *Money::of(Money::kMax);
    CHECK(sum.vnd() == 9'000'000'000'000'000'000);
    for (int row = 0; row < 1000; ++row) sum -= *Money::of(Money::kMax);
    CHECK(sum == Money::zero());
}
