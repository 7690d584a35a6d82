#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace office {

/// The text of a .txt file: UTF-8 with or without BOM, UTF-16 with BOM or evidently so; NFC, '\n' line ends.
/// A few stray bytes become U+FFFD. Errors: unsupported for binary noise and for the old Vietnamese encodings.
base::Result<std::string> plain_text(std::string_view bytes);

/// Text as it leaves this folder, whatever the format: NFC, '\n' line ends, no BOM, soft hyphens, zero-width or control characters but '\n', '\t'
/// and '\f'; blanks of every kind are ' '. Malformed UTF-8 becomes U+FFFD.
std::string cleaned(std::string_view text);

/// Whether a text was typed in fonts of before Unicode (TCVN3, VNI), which print well while their letters are others: "Céng hßa x· héi". No
/// Vietnamese text of some length lacks the letters of the block U+1EA0.
bool has_legacy_letters(std::string_view text);

} // namespace office
