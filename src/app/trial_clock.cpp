#include "app/trial_clock.hpp"

#include <cstdio>
#include <fstream>
#include <optional>
#include <string>

namespace app {
namespace {

std::optional<std::chrono::system_clock::time_point> moment_in(std::filesystem::path const& file) {
    std::string text;
    std::getline(std::ifstream{file}, text);
    if (text.size() < 10) return std::nullopt;
    auto const day = base::Date::parse(text.substr(0, 10));
    if (!day) return std::nullopt;
    unsigned hour = 8, minute = 0;
    if (text.size() > 10 &&
        (std::sscanf(text.c_str() + 10, " %2u:%2u", &hour, &minute) != 2 || hour > 23 || minute > 59))
        return std::nullopt;
    constexpr std::chrono::hours kVietnam{7};
    return std::chrono::system_clock::time_point{day->days()} + std::chrono::hours{hour} +
           std::chrono::minutes{minute} - kVietnam;
}

} // namespace

std::chrono::system_clock::time_point TrialClock::now() const {
    auto const real = std::chrono::system_clock::now();
    auto const moment = moment_in(file_);
    std::error_code error;
    auto const written = std::filesystem::last_write_time(file_, error);
    if (!moment || error) return real;
    return *moment + (real - std::chrono::file_clock::to_sys(written));
}

} // namespace app
