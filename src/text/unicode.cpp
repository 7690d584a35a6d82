#include "text/unicode.hpp"

#include <algorithm>
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

std::string nfc(std::string_view text) {
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string{text};
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

std::string lower(std::string_view text) { return narrow(wide(text).toLower(icu::Locale{"vi"})); }
std::string upper(std::string_view text) { return narrow(wide(text).toUpper(icu::Locale{"vi"})); }

} // namespace text
