#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <chrono>
#include <filesystem>

namespace office {

/// A PDF through poppler's programs; pages without text, or with the letters of an old font, are recognised like scans.
/// `file` is absolute. Errors: see extract.hpp.
base::Result<Extraction> pdf_text(std::filesystem::path const& file, Limits const& limits,
                                  std::filesystem::path const& scratch, std::chrono::steady_clock::time_point deadline);

/// A picture (PNG, JPEG, TIFF of one page or more) through tesseract.
base::Result<Extraction> image_text(std::filesystem::path const& file, Limits const& limits,
                                    std::filesystem::path const& scratch,
                                    std::chrono::steady_clock::time_point deadline);

} // namespace office
