#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Inside of text/: a text letter by letter, each as an ASCII letter.
namespace text::folding {

inline constexpr char kVanishes = 0;

/// What one code point becomes: an ASCII letter with its case, or kVanishes.
char fold_code_point(char32_t c);

/// The Vietnamese letters, punctuation and superscripts that fill our documents, folded once.
std::array<char, 0x3000> const& table();

/// One code point and how many bytes it takes; malformed bytes are U+FFFD, one byte each.
struct Decoded {
    char32_t code_point;
    std::uint32_t length;
};

inline Decoded decode(std::string_view source, std::size_t at) {
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
bool part_of_word(std::string_view source, std::size_t at, int step);

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Calls `take(folded letter with its case, byte where it starts)` for each letter.
template <class Take>
void fold_letters(std::string_view source, Take take) {
    auto const& chars = table();
    for (std::size_t at = 0; at < source.size();) {
        auto const lead = static_cast<unsigned char>(source[at]);
        if (lead < 0x80 && lead != '|') { // three letters of four
            if (chars[lead] != kVanishes) take(chars[lead], at);
            ++at;
            continue;
        }
        auto const [c, length] = decode(source, at);
        char folded = c < chars.size() ? chars[c] : fold_code_point(c);
        // A rule glued to one word ("|x") is a stroke of the table's frame, not a border between two cells.
        if (c == U'|' && part_of_word(source, at, -1) != part_of_word(source, at, 1)) folded = kVanishes;
        if (folded != kVanishes) take(folded, at);
        at += length;
    }
}

} // namespace text::folding
