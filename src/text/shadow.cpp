#include "text/shadow.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace text {

namespace {

constexpr char kVanishes = 0;

/// What one code point becomes: an ASCII letter with its case, or kVanishes.
char fold_code_point(char32_t c) {
    switch (c) {
    case U'đ':
    case U'ð': return 'd';
    case U'Đ':
    case U'Ð': return 'D';
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'″': return '"';
    case U'‘':
    case U'’':
    case U'′':
    case U'´': return '\'';
    case U'…': return '.';
    case U'|':
    case U'¦': return '\t'; // the rule between two cells
    case U'×': return 'x';
    case U'≥':
    case U'⩾': return '}';
    case U'≤':
    case U'⩽': return '{';
    case 0x2212: return '-';
    case 0x00AD:
    case 0xFEFF:
    case U'*': return kVanishes;
    case U'•':
    case U'●':
    case U'▪':
    case 0xF0B7:
    case 0xF02D: return '-'; // bullets, also of Word's Symbol font
    case U'\r':
    case U'\v': return ' ';
    case 0x2028:
    case 0x2029: return '\n';
    default: break;
    }
    if (c >= 0x200B && c <= 0x200F) return kVanishes;
    auto const category = static_cast<UCharCategory>(u_charType(static_cast<UChar32>(c)));
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK) return kVanishes;
    if (category == U_DASH_PUNCTUATION) return '-';
    if (category == U_SPACE_SEPARATOR) return ' ';
    static icu::Normalizer2 const* const decomposer = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::Normalizer2::getNFKDInstance(status);
    }();
    icu::UnicodeString decomposed;
    if (decomposer != nullptr && decomposer->getDecomposition(static_cast<UChar32>(c), decomposed)) {
        UChar32 const base = decomposed.char32At(0);
        if (base > 0 && base < 0x80) return static_cast<char>(base);
    }
    return '?';
}

/// The Vietnamese letters, punctuation and superscripts that fill our documents, folded once.
std::array<char, 0x3000> const& table() {
    static auto const filled = [] {
        std::array<char, 0x3000> chars{};
        for (char32_t c = 0; c < chars.size(); ++c) {
            if (c == U'*')
                chars[c] = kVanishes;
            else if (c == U'|')
                chars[c] = '\t';
            else if (c < 0x80)
                chars[c] = c == '\r' || c == '\v'                            ? ' '
                           : c < 0x20 && c != '\n' && c != '\t' && c != '\f' ? ' '
                                                                             : static_cast<char>(c);
            else
                chars[c] = fold_code_point(c);
        }
        return chars;
    }();
    return filled;
}

/// One code point and how many bytes it takes; malformed bytes are U+FFFD, one byte each.
struct Decoded {
    char32_t code_point;
    std::uint32_t length;
};

Decoded decode(std::string_view source, std::size_t at) {
    auto const byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < source.size() ? static_cast<unsigned char>(source[at + i]) : 0u;
    };
    auto const trails = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    std::uint32_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xC2 && lead <= 0xDF && trails(1)) return {(lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2};
    if (lead >= 0xE0 && lead <= 0xEF && trails(1) && trails(2)) {
        char32_t const c = (lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && trails(1) && trails(2) && trails(3)) {
        char32_t const c = (lead & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
    }
    return {0xFFFD, 1};
}

/// Whether the byte before (-1) or behind (1) belongs to a word.
bool part_of_word(std::string_view source, std::size_t at, int step) {
    if ((step < 0 && at == 0) || (step > 0 && at + 1 >= source.size())) return false;
    auto const byte = static_cast<unsigned char>(step < 0 ? source[at - 1] : source[at + 1]);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Calls `take(folded letter with its case, byte where it starts)` for each letter.
template <class Take>
void fold_letters(std::string_view source, Take take) {
    auto const& chars = table();
    for (std::size_t at = 0; at < source.size();) {
        auto const [c, length] = decode(source, at);
        char folded = c < chars.size() ? chars[c] : fold_code_point(c);
        // A rule glued to one word ("|x") is a stroke of the table's frame, not a border between two cells.
        if (c == U'|' && part_of_word(source, at, -1) != part_of_word(source, at, 1)) folded = kVanishes;
        if (folded != kVanishes) take(folded, at);
        at += length;
    }
}

} // namespace

Shadow::Shadow(std::string_view source) : source_{source} {
    folded_.resize(source.size());
    cased_.resize(source.size());
    starts_.resize(source.size() + 1);
    std::size_t letters = 0;
    fold_letters(source, [&](char folded, std::size_t at) {
        cased_[letters] = folded;
        folded_[letters] = lower_ascii(folded);
        starts_[letters] = static_cast<std::uint32_t>(at);
        ++letters;
    });
    folded_.resize(letters);
    cased_.resize(letters);
    starts_.resize(letters + 1);
    starts_[letters] = static_cast<std::uint32_t>(source.size());
}

Span Shadow::span(std::size_t from, std::size_t to) const {
    if (from >= to) return {starts_[from], starts_[from]};
    // A combining mark belongs to the letter before it, so the end is where the next letter starts; stars in between are left out.
    std::uint32_t end = starts_[to];
    while (end > starts_[to - 1] + 1 && source_[end - 1] == '*') --end;
    return {starts_[from], end};
}

std::size_t Shadow::at_source(std::uint32_t byte) const {
    auto const found = std::lower_bound(starts_.begin(), starts_.end() - 1, byte);
    return static_cast<std::size_t>(found - starts_.begin());
}

std::string Shadow::slice(std::size_t from, std::size_t to) const {
    std::string plain;
    bool blank = false;
    for (std::size_t i = from; i < to; ++i) {
        char const c = folded_[i];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\f') {
            blank = !plain.empty();
            continue;
        }
        if (blank) plain += ' ';
        blank = false;
        for (std::uint32_t at = starts_[i]; at < starts_[i + 1];) {
            auto const [code_point, length] = decode(source_, at);
            bool const dropped = code_point == U'*' || code_point == 0xAD || code_point == 0xFEFF ||
                                 (code_point >= 0x200B && code_point <= 0x200F);
            if (!dropped) plain += code_point == 0xFFFD ? std::string_view{"\xEF\xBF\xBD"} : source_.substr(at, length);
            at += length;
        }
    }
    return nfc(plain);
}

std::string fold(std::string_view source) {
    std::string folded(source.size(), '\0');
    std::size_t letters = 0;
    fold_letters(source, [&](char letter, std::size_t) { folded[letters++] = lower_ascii(letter); });
    folded.resize(letters);
    return folded;
}

} // namespace text
