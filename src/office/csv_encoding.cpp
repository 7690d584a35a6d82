#include "office/csv_encoding.hpp"

#include "base/ensure.hpp"
#include "office/sheet_messages.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace office::csv {
namespace {

using sheet_messages::Trouble;

constexpr std::size_t kPiece = 64u << 10;

/// What single high bytes say about the old encodings of Vietnamese.
struct HighBytes {
    std::size_t all = 0;
    std::size_t marks = 0; ///< the five tone marks of windows-1258, which stand behind their letter
    std::size_t marks_after_vowel = 0;
    std::size_t signs = 0; ///< signs such as ¨ © ® µ ¸ of Latin text; letters in TCVN3

    void see(unsigned char before, unsigned char byte) {
        constexpr std::string_view kMarks = "\xCC\xD2\xDE\xEC\xF2";
        constexpr std::string_view kVowels = "aeiouyAEIOUY\xE2\xC2\xE3\xC3\xEA\xCA\xF4\xD4\xF5\xD5\xFD\xDD";
        constexpr std::string_view kQuotes = "\xAB\xBB";
        ++all;
        bool const mark = kMarks.contains(static_cast<char>(byte));
        marks += mark;
        marks_after_vowel += mark && kVowels.contains(static_cast<char>(before));
        signs += byte >= 0xA8 && byte <= 0xBF && !kQuotes.contains(static_cast<char>(byte));
    }
    /// In VNI these bytes are ì and ị, behind consonants; in TCVN3 letters like the rest, and the signs are many.
    bool are_windows_1258() const {
        return marks >= 3 && marks * 20 >= all && marks_after_vowel * 10 >= marks * 9 && signs * 20 < all;
    }
};

/// Well-formed UTF-8, met in pieces.
struct Counts {
    std::size_t bytes = 0, letters = 0, malformed = 0, controls = 0;
    HighBytes high;
    unsigned char before = 0;
    std::string carry; ///< the begun character at the end of the last piece

    void see(std::string_view piece, bool last) {
        carry += piece;
        auto const* const data = reinterpret_cast<std::uint8_t const*>(carry.data());
        std::size_t at = 0;
        std::size_t const safe = last ? carry.size() : carry.size() - std::min<std::size_t>(carry.size(), 4);
        while (at < safe) {
            std::size_t const start = at;
            if (data[at] < 0x80) {
                unsigned char const c = data[at++];
                controls += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1A;
                before = c;
                continue;
            }
            UChar32 c;
            U8_NEXT(data, at, carry.size(), c);
            if (c < 0)
                malformed += at - start;
            else
                ++letters;
            for (std::size_t byte = start; byte < at; ++byte) {
                if (data[byte] >= 0x80) high.see(before, data[byte]);
                before = data[byte];
            }
        }
        bytes += at;
        carry.erase(0, at);
    }
};

bool looks_like_utf16(std::string_view head, bool little) {
    if (head.size() < 4) return false;
    std::size_t high_nul = 0, low_nul = 0;
    for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
        high_nul += head[at + little] == 0;
        low_nul += head[at + !little] == 0;
    }
    return low_nul == 0 && high_nul * 5 >= head.size(); // two units of five are Latin
}

/// The characters of windows-1258, as UTF-8; a tone mark is a combining character.
std::array<std::string, 256> const& windows_1258() {
    static std::array<std::string, 256> const table = [] {
        std::array<std::string, 256> out;
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UConverter, void (*)(UConverter*)> const converter{ucnv_open("windows-1258", &status),
                                                                           ucnv_close};
        ENSURE(U_SUCCESS(status));
        for (int byte = 0; byte < 256; ++byte) {
            char const c = static_cast<char>(byte);
            std::array<char16_t, 4> units;
            UErrorCode converting = U_ZERO_ERROR;
            std::int32_t const count = ucnv_toUChars(converter.get(), units.data(), 4, &c, 1, &converting);
            UChar32 const letter = U_SUCCESS(converting) && count == 1 ? units[0] : 0xFFFD;
            std::array<char, U8_MAX_LENGTH> text;
            std::int32_t length = 0;
            U8_APPEND_UNSAFE(text.data(), length, letter);
            out[static_cast<std::size_t>(byte)].assign(text.data(), static_cast<std::size_t>(length));
        }
        return out;
    }();
    return table;
}

} // namespace

base::Result<Survey> survey(ByteSource& source) {
    Survey out;
    Counts counts;
    std::string piece(kPiece, '\0');
    for (bool first = true;; first = false) {
        std::size_t const got = TRY(read_full(source, piece.data(), piece.size()));
        std::string_view const bytes{piece.data(), got};
        if (first) {
            if (bytes.empty()) return sheet_messages::fail(Trouble::empty_file);
            bool const little_mark = bytes.starts_with("\xFF\xFE"), big_mark = bytes.starts_with("\xFE\xFF");
            std::string_view const head = bytes.substr(0, 8192);
            if (little_mark || looks_like_utf16(head, true))
                return Survey{.encoding = Encoding::utf16_little, .mark_bytes = little_mark ? 2u : 0u};
            if (big_mark || looks_like_utf16(head, false))
                return Survey{.encoding = Encoding::utf16_big, .mark_bytes = big_mark ? 2u : 0u};
            if (bytes.starts_with("\xEF\xBB\xBF")) out.mark_bytes = 3;
        }
        counts.see(bytes, got == 0);
        if (got == 0) break;
    }
    if (counts.bytes == out.mark_bytes) return sheet_messages::fail(Trouble::empty_file);
    if (counts.controls * 100 > counts.bytes) return sheet_messages::fail(Trouble::binary_noise);
    out.malformed = counts.malformed;
    // A stray byte here and there is kept as U+FFFD; bytes that outnumber the letters of UTF-8 are another encoding.
    bool const is_utf8 = counts.malformed == 0 || counts.malformed * 4 < counts.letters;
    if (is_utf8) return out;
    if (counts.malformed * 2 >= counts.bytes || counts.controls > 0) return sheet_messages::fail(Trouble::binary_noise);
    if (!counts.high.are_windows_1258()) return sheet_messages::fail(Trouble::old_encoding);
    return Survey{.encoding = Encoding::windows_1258};
}

char const* name(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_little: return "UTF-16LE";
    case Encoding::utf16_big: return "UTF-16BE";
    case Encoding::windows_1258: return "windows-1258";
    }
    ENSURE(false);
}

base::Result<std::string_view> Decoder::next() {
    while (!over_) {
        raw_.resize(kPiece);
        raw_.resize(TRY(source_.read(raw_.data(), raw_.size())));
        over_ = raw_.empty();
        std::string_view bytes{raw_};
        std::size_t const skipped = std::min(skip_, bytes.size());
        skip_ -= skipped;
        bytes.remove_prefix(skipped);
        if (survey_.encoding == Encoding::utf8) {
            if (!bytes.empty()) return bytes;
            continue;
        }
        out_.clear();
        if (survey_.encoding == Encoding::windows_1258)
            for (char const c : bytes) out_ += windows_1258()[static_cast<unsigned char>(c)];
        else
            decode_utf16(bytes, over_);
        if (!out_.empty()) return out_;
    }
    return std::string_view{};
}

void Decoder::decode_utf16(std::string_view bytes, bool last) {
    carry_ += bytes;
    auto const unit = [&](std::size_t at) {
        auto const first = static_cast<unsigned char>(carry_[at]), second = static_cast<unsigned char>(carry_[at + 1]);
        return static_cast<UChar32>(survey_.encoding == Encoding::utf16_little ? first | second << 8
                                                                               : first << 8 | second);
    };
    auto const append = [&](UChar32 c) {
        std::array<char, U8_MAX_LENGTH> text;
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(text.data(), length, c);
        out_.append(text.data(), static_cast<std::size_t>(length));
    };
    std::size_t at = 0;
    for (; at + 1 < carry_.size(); at += 2) {
        UChar32 c = unit(at);
        if (U16_IS_LEAD(c)) {
            if (at + 3 >= carry_.size() && !last) break; // its other half comes with the next piece
            if (at + 3 < carry_.size() && U16_IS_TRAIL(unit(at + 2))) {
                c = U16_GET_SUPPLEMENTARY(c, unit(at + 2));
                at += 2;
            }
        }
        append(U_IS_SURROGATE(c) ? 0xFFFD : c);
    }
    carry_.erase(0, at);
    if (last && !carry_.empty()) append(0xFFFD);
    if (last) carry_.clear();
}

} // namespace office::csv
