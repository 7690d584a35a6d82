#pragma once

#include "base/date.hpp"

#include <chrono>

namespace base {

/// What time it is, handed to whoever asks, so that a test can choose it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual std::chrono::system_clock::time_point now() const = 0; ///< UTC
    /// The day in Vietnam: UTC+7, no summer time.
    Date today() const;
};

class SystemClock final : public Clock {
public:
    std::chrono::system_clock::time_point now() const override { return std::chrono::system_clock::now(); }
};

/// Stands still until it is set.
class FixedClock final : public Clock {
public:
    explicit FixedClock(std::chrono::system_clock::time_point now) : now_{now} {}
    explicit FixedClock(Date today); ///< noon in Vietnam
    std::chrono::system_clock::time_point now() const override { return now_; }
    void set(std::chrono::system_clock::time_point now) { now_ = now; }

private:
    std::chrono::system_clock::time_point now_;
};

} // namespace base
