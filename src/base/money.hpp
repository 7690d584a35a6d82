#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>

namespace base {

/// A whole number of đồng. It is added to and compared with money only; there is no way to and from floating point.
/// Rounding to triệu or tỷ is a matter of printing (text/money.hpp).
class Money {
public:
    /// The largest single amount that is taken in: nine million billion đồng, several times the state budget, so that a thousand rows
    /// of such amounts still add up in 64 bits.
    static constexpr std::int64_t kMax = 9'000'000'000'000'000;

    /// Errors: limit_exceeded beyond kMax on either side.
    static Result<Money> of(std::int64_t vnd);
    static constexpr Money zero() { return Money{0}; }

    constexpr std::int64_t vnd() const { return vnd_; }
    constexpr bool is_negative() const { return vnd_ < 0; }

    /// Sums may pass kMax. One that leaves 64 bits stops the program: no thousand rows can do that.
    Money &operator+=(Money other);
    Money &operator-=(Money other);
    friend Money operator+(Money left, Money right) { return left += right; }
    friend Money operator-(Money left, Money right) { return left -= right; }
    friend Money operator-(Money amount) { return zero() - amount; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    explicit constexpr Money(std::int64_t vnd) : vnd_{vnd} {}
    std::int64_t vnd_;
};

} // namespace base
