#include "office/picture.hpp"

#include <array>
#include <charconv>
#include <fmt/core.h>

namespace office {
namespace {

constexpr std::size_t kSideMax = 8'000;

} // namespace

Picture read_pgm(std::string_view bytes) {
    if (!bytes.starts_with("P5")) return {};
    std::size_t at = 2;
    std::array<std::size_t, 3> numbers{};
    for (auto& value : numbers) {
        while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r'))
            ++at;
        auto const [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
        if (error != std::errc{}) return {};
        at = static_cast<std::size_t>(end - bytes.data());
    }
    ++at;
    auto const [width, height, top] = numbers;
    if (width < 8 || height < 8 || width > kSideMax || height > kSideMax || top != 255 ||
        at + width * height > bytes.size())
        return {};
    return {width, height, bytes.substr(at, width * height)};
}

std::string turned(std::string_view pgm, int quarters) {
    auto const picture = read_pgm(pgm);
    if (picture.width == 0) return {};
    bool const half = quarters == 2;
    std::size_t const width = half ? picture.width : picture.height, height = half ? picture.height : picture.width;
    std::string out = fmt::format("P5\n{} {}\n255\n", width, height);
    out.reserve(out.size() + width * height);
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x)
            out += static_cast<char>(half            ? picture.at(width - 1 - x, height - 1 - y)
                                     : quarters == 1 ? picture.at(y, picture.height - 1 - x)
                                                     : picture.at(picture.width - 1 - y, x));
    return out;
}

} // namespace office
