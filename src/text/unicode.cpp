#include "text/unicode.hpp"

#include <optional>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace text {

namespace {

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

std::string narrow(icu::UnicodeString const& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

} // namespace

namespace {

/// Whether every character is one that composing leaves alone: ASCII, the Latin blocks, the Vietnamese letters, plain punctuation.
bool composed_already(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const lead = static_cast<unsigned char>(text[at]);
        auto const trail = [&](std::size_t ahead) {
            auto const byte = at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0u;
            return (byte & 0xC0u) == 0x80u ? byte : 0u;
        };
        if (lead < 0x80) continue;
        if (lead >= 0xC2 && lead <= 0xC9 && trail(1) != 0)
            at += 1;
        else if (lead == 0xE1 && (trail(1) == 0xBA || trail(1) == 0xBB) && trail(2) != 0)
            at += 2;
        else if (lead == 0xE2 && trail(1) == 0x80 && trail(2) >= 0x90)
            at += 2; // dashes and quotes
        else
            return false;
    }
    return true;
}

/// The small letter of a code point of the Vietnamese alphabet; 0 where ICU must be asked.
char32_t small_letter(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c >= 0xA0 && c <= 0xFF) return c;
    if (c == 0x102 || c == 0x110 || c == 0x128 || c == 0x168 || c == 0x1A0) return c + 1;
    if (c == 0x103 || c == 0x111 || c == 0x129 || c == 0x169 || c == 0x1A1 || c == 0x1B0) return c;
    if (c == 0x1AF) return 0x1B0;
    if (c >= 0x1EA0 && c <= 0x1EF9) return c | 1u;
    if (c >= 0x2010 && c <= 0x203A) return c;
    return 0;
}

/// Lower case without ICU; nullopt where a letter is not of the Vietnamese alphabet.
std::optional<std::string> lower_vietnamese(std::string_view text) {
    std::string small;
    small.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = [&](std::size_t i) {
            return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
        };
        char32_t c = byte(0);
        std::size_t length = 1;
        if (c >= 0xC2 && c <= 0xDF && (byte(1) & 0xC0u) == 0x80u)
            c = (c & 0x1Fu) << 6 | (byte(1) & 0x3Fu), length = 2;
        else if (c >= 0xE1 && c <= 0xE2 && (byte(1) & 0xC0u) == 0x80u && (byte(2) & 0xC0u) == 0x80u)
            c = (c & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), length = 3;
        else if (c >= 0x80)
            return std::nullopt;
        char32_t const lowered = small_letter(c);
        if (lowered == 0 && c != 0) return std::nullopt;
        if (lowered < 0x80)
            small += static_cast<char>(lowered);
        else if (lowered < 0x800) {
            small += static_cast<char>(0xC0u | lowered >> 6);
            small += static_cast<char>(0x80u | (lowered & 0x3Fu));
        } else {
            small += static_cast<char>(0xE0u | lowered >> 12);
            small += static_cast<char>(0x80u | ((lowered >> 6) & 0x3Fu));
            small += static_cast<char>(0x80u | (lowered & 0x3Fu));
        }
        at += length;
    }
    return small;
}

std::string nfc_of_well_formed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static icu::Normalizer2 const* const normalizer = [] {
        UErrorCode loading = U_ZERO_ERROR;
        return icu::Normalizer2::getNFCInstance(loading);
    }();
    std::string composed;
    icu::StringByteSink<std::string> sink{&composed};
    normalizer->normalizeUTF8(0, icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                              status);
    return composed;
}

} // namespace

std::string nfc(std::string_view text) {
    if (composed_already(text)) return std::string{text};
    // ICU composes around malformed bytes and leaves them in; reading them as UTF-16 first puts U+FFFD in their place.
    if (!is_clean_utf8(text)) return nfc_of_well_formed(narrow(wide(text)));
    return nfc_of_well_formed(text);
}

bool is_clean_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        auto const lead = static_cast<unsigned char>(bytes[at]);
        std::size_t const length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0 || lead == 0 || at + length > bytes.size()) return false;
        for (std::size_t i = 1; i < length; ++i)
            if ((static_cast<unsigned char>(bytes[at + i]) & 0xC0u) != 0x80u) return false;
        auto const second = length > 1 ? static_cast<unsigned char>(bytes[at + 1]) : 0u;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
            (lead == 0xF4 && second > 0x8F))
            return false;
        at += length;
    }
    return true;
}

std::string lower(std::string_view text) {
    if (auto small = lower_vietnamese(text)) return *std::move(small);
    return narrow(wide(text).toLower(icu::Locale{"vi"}));
}
std::string upper(std::string_view text) { return narrow(wide(text).toUpper(icu::Locale{"vi"})); }

} // namespace text
