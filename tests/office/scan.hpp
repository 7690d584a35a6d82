#pragma once

#include "office/qr.hpp"

#include <cmath>
#include <fmt/core.h>
#include <numbers>
#include <png.h>
#include <string>

/// Pages as a scanner makes them.
namespace scan {

inline constexpr int kWidth = 1654, kHeight = 2339; ///< A4 at 200 dots an inch

/// A page of A4 at 200 dots an inch as a scanner makes it: the code 20 mm wide low on the left, the page slanted, its paper grey with noise.
inline std::string page_as_pgm(office::QrCode const& code, double degrees) {
    constexpr int kModule = 4;
    int const side = static_cast<int>(code.side) * kModule;
    std::string page = fmt::format("P5 {} {} 255\n", kWidth, kHeight);
    double const angle = degrees * std::numbers::pi / 180;
    unsigned noise = 1;
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            double const across = x - kWidth / 2.0, down = y - kHeight / 2.0;
            double const u = across * std::cos(angle) + down * std::sin(angle) + kWidth / 2.0 - 260;
            double const v = -across * std::sin(angle) + down * std::cos(angle) + kHeight / 2.0 - 1900;
            bool const inside = u >= 0 && v >= 0 && u < side && v < side;
            auto const cell = [&](double at) { return static_cast<std::size_t>(at / kModule); };
            bool const dark = inside && code.modules[cell(v) * code.side + cell(u)] == '1';
            noise = noise * 1103515245u + 12345u;
            page += static_cast<char>(static_cast<unsigned char>((dark ? 40u : 225u) + (noise >> 27)));
        }
    return page;
}

inline std::string page_as_png(office::QrCode const& code, double degrees) {
    auto const pgm = page_as_pgm(code, degrees);
    auto const pixels = pgm.substr(pgm.size() - std::size_t{kWidth} * kHeight);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = kWidth;
    image.height = kHeight;
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t bytes = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string out(bytes, '\0');
    png_image_write_to_memory(&image, out.data(), &bytes, 0, pixels.data(), 0, nullptr);
    out.resize(bytes);
    return out;
}

} // namespace scan
