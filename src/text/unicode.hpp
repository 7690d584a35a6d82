#pragma once

#include <string>
#include <string_view>

namespace text {

/// The text in Unicode normalisation form C; malformed UTF-8 becomes U+FFFD.
std::string nfc(std::string_view text);

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms) without NUL.
bool is_clean_utf8(std::string_view bytes);

/// Lower and upper case by Vietnamese rules, for whole strings.
std::string lower(std::string_view text);
std::string upper(std::string_view text);

} // namespace text
