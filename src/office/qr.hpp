#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// QR codes on paper: written into letters, found again on the scanned copy. ISO/IEC 18004.
namespace office {

/// Square of `side` modules, row by row: '1' is dark. Error correction Q: a quarter of it may be under a stamp. Empty where the text is empty or
/// too long for the largest code (1 600 bytes).
struct QrCode {
    std::size_t side = 0;
    std::string modules;
};
QrCode qr_code(std::string_view text);

/// As a PNG in black and white with the quiet margin of four modules that the standard asks for. Before: side > 0.
std::string qr_png(QrCode const& code, int pixels_per_module = 8);
/// The dark modules as the path of an SVG whose view box is "0 0 n n", n = side + 8 (the quiet margin).
std::string qr_path(QrCode const& code);

/// What the QR codes on a scanned file say, each once, sorted: on the first and the last page of a PDF, or on a picture. Empty where there is
/// none, and where zbar-tools is not installed: a scan without it is a paper like any other.
std::vector<std::string> read_qr(std::filesystem::path const& file, Format format, Limits const& limits,
                                 std::filesystem::path const& scratch);

} // namespace office
