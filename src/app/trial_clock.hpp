#pragma once

#include "base/clock.hpp"

#include <filesystem>

namespace app {

/// A clock for practice and for tests: a file names a moment in Vietnam, "2024-10-11" (08:00) or "2024-10-11 17:05"; from when the file was
/// written the clock goes on from there. What is no such moment leaves the machine's own time.
class TrialClock final : public base::Clock {
public:
    explicit TrialClock(std::filesystem::path file) : file_{std::move(file)} {}
    std::chrono::system_clock::time_point now() const override;

private:
    std::filesystem::path file_;
};

} // namespace app
