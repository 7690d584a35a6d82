#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <string_view>

namespace office {

/// Tells what a file is by its bytes. Errors: unsupported or invalid_input for what we know and do not read (old Word, spreadsheets, encrypted
/// containers, web pages, other pictures). What is not known otherwise is Format::text: plain_text() refuses noise.
base::Result<Format> sniff(std::string_view bytes, Limits const& limits);

} // namespace office
