#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Inside of office/: pages as grey pictures.
namespace office {

/// A PGM as poppler writes it: "P5", width, height, 255, bytes.
struct Picture {
    std::size_t width = 0, height = 0; ///< 8 to 8 000 pixels; 0: no picture
    std::string_view pixels;
    std::uint8_t at(std::size_t x, std::size_t y) const { return static_cast<std::uint8_t>(pixels[y * width + x]); }
};
/// Of the bytes, which outlive it.
Picture read_pgm(std::string_view bytes);

/// The picture turned clockwise by so many quarters, 1 to 3, as a PGM; "" where the bytes are none.
std::string turned(std::string_view pgm, int quarters);

} // namespace office
