#pragma once

#include <cstddef>
#include <string_view>

/// Looking at folded text without ever leaving it: every function takes any place, also past the end.
namespace text::scan {

inline char letter_at(std::string_view folded, std::size_t at) { return at < folded.size() ? folded[at] : '\0'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }

/// The first place at or after `at` where no digit stands.
inline std::size_t after_digits(std::string_view folded, std::size_t at) {
    while (is_digit(letter_at(folded, at))) ++at;
    return at;
}

/// The first place at or after `at` where no letter stands.
inline std::size_t after_letters(std::string_view folded, std::size_t at) {
    while (is_letter(letter_at(folded, at))) ++at;
    return at;
}

/// The first place at or after `at` where no blank stands, at most `limit` blanks further.
inline std::size_t after_blanks(std::string_view folded, std::size_t at, std::size_t limit) {
    for (std::size_t blanks = 0; blanks < limit && is_blank(letter_at(folded, at)); ++blanks) ++at;
    return at;
}

/// The run of letters that starts at `at`, cut after 16: longer words are none of ours.
inline std::string_view word_at(std::string_view folded, std::size_t at) {
    std::size_t to = at;
    while (to - at < 17 && is_letter(letter_at(folded, to))) ++to;
    return at < folded.size() ? folded.substr(at, to - at) : std::string_view{};
}

/// The value of a run of one to nine digits.
inline int value_of(std::string_view digits) {
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

} // namespace text::scan
