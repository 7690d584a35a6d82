#include "office/plain_text.hpp"

#include "office/messages.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace office {
namespace {

using messages::Trouble;

void append(std::string& out, UChar32 c) {
    char unit[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(unit, length, c);
    out.append(unit, static_cast<std::size_t>(length));
}

enum class ByteOrder { little, big };

std::string from_utf16(std::string_view bytes, ByteOrder order) {
    auto const unit = [&](std::size_t at) {
        auto const first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<UChar32>(order == ByteOrder::little ? first | second << 8 : first << 8 | second);
    };
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        UChar32 c = unit(at);
        if (U16_IS_LEAD(c) && at + 3 < bytes.size() && U16_IS_TRAIL(unit(at + 2))) {
            c = U16_GET_SUPPLEMENTARY(c, unit(at + 2));
            at += 2;
        }
        append(out, U_IS_SURROGATE(c) ? 0xFFFD : c);
    }
    if (at < bytes.size()) append(out, 0xFFFD);
    return out;
}

/// UTF-16 without BOM: line ends, blanks and ASCII letters leave a NUL in every other byte, always on the same side.
bool looks_like_utf16(std::string_view bytes, ByteOrder order) {
    if (bytes.size() < 4 || bytes.size() % 2 != 0) return false;
    std::size_t const sample = std::min<std::size_t>(bytes.size(), 8192);
    std::size_t high_nul = 0, low_nul = 0;
    for (std::size_t at = 0; at + 1 < sample; at += 2) {
        std::size_t const high = order == ByteOrder::little ? at + 1 : at;
        high_nul += bytes[high] == 0;
        low_nul += bytes[high ^ 1u] == 0;
    }
    return low_nul == 0 && high_nul * 2 >= sample * 2 / 5; // at least two units of five are Latin-1
}

struct Survey {
    std::size_t letters = 0;   ///< well-formed characters above ASCII
    std::size_t malformed = 0; ///< bytes
    std::size_t controls = 0;  ///< NUL and other controls that no text has
};

Survey survey(std::string_view bytes) {
    Survey found;
    auto const* data = reinterpret_cast<std::uint8_t const*>(bytes.data());
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const start = at;
        UChar32 c;
        U8_NEXT(data, at, bytes.size(), c);
        if (c < 0)
            found.malformed += at - start;
        else if (c >= 0x80)
            ++found.letters;
        else if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1A)
            ++found.controls;
    }
    return found;
}

bool vanishes(UChar32 c) {
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           c == 0x7F || (c >= 0x80 && c < 0xA0) || (c < 0x20 && c != '\n' && c != '\t' && c != '\f');
}

} // namespace

std::string cleaned(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    auto const* data = reinterpret_cast<std::uint8_t const*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c;
        U8_NEXT(data, at, text.size(), c);
        if (c < 0) c = 0xFFFD;
        if (c == '\r') {
            if (at < text.size() && text[at] == '\n') continue;
            c = '\n';
        }
        if (c == '\v' || c == 0x2028 || c == 0x2029 || c == 0x85) c = '\n';
        if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) c = ' ';
        if (c >= 0xF000 && c <= 0xF0FF) c = '-'; // bullets of the Symbol and Wingdings fonts
        if (!vanishes(c)) append(out, c);
    }
    return text::nfc(out);
}

bool has_legacy_letters(std::string_view text) {
    std::size_t modern = 0, western = 0, plain = 0;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]), next = static_cast<unsigned char>(text[at + 1]);
        plain += byte < 0x80;
        modern += byte == 0xE1 && next >= 0xBA && next <= 0xBB;
        western += (byte == 0xC2 && next >= 0xA1) || (byte == 0xC3);
    }
    return western > 100 && modern * 20 < western && western * 20 > plain;
}

base::Result<std::string> plain_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return cleaned(from_utf16(bytes.substr(2), ByteOrder::little));
    if (bytes.starts_with("\xFE\xFF")) return cleaned(from_utf16(bytes.substr(2), ByteOrder::big));
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    else if (looks_like_utf16(bytes, ByteOrder::little))
        return cleaned(from_utf16(bytes, ByteOrder::little));
    else if (looks_like_utf16(bytes, ByteOrder::big))
        return cleaned(from_utf16(bytes, ByteOrder::big));
    if (bytes.empty()) return messages::fail(Trouble::empty_file);

    Survey const found = survey(bytes);
    // A stray byte here and there is kept as U+FFFD; one in a hundred is no accident.
    if (found.controls * 100 > bytes.size()) return messages::fail(Trouble::binary_noise);
    if (found.malformed * 100 > bytes.size() && found.malformed > 3) {
        // The old encodings are ASCII with single high bytes: no sequence of UTF-8 comes out of them but by chance, and few controls.
        bool const mostly_ascii = found.malformed * 2 < bytes.size();
        return messages::fail(mostly_ascii && found.letters * 4 < found.malformed && found.controls == 0
                                  ? Trouble::legacy_encoding
                                  : Trouble::binary_noise);
    }
    return cleaned(bytes);
}

} // namespace office
