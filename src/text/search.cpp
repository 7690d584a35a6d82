#include "text/search.hpp"

#include "text/scan.hpp"

#include <algorithm>

namespace text {

namespace {

using namespace scan;

bool is_consonant(char c) { return is_letter(c) && std::string_view{"aeiouy"}.find(c) == std::string_view::npos; }

/// "ly", "ky", "thy", "quy": a syllable that is also written with i.
bool ends_in_free_y(std::string_view word) {
    if (word.size() < 2 || word.back() != 'y') return false;
    auto onset = word.substr(0, word.size() - 1);
    if (onset == "qu") return true;
    return std::all_of(onset.begin(), onset.end(), is_consonant);
}

/// The words of a folded text; `word(from, to)` is told where each stands in it.
template <class Word>
std::string key_of(std::string_view folded, Word word) {
    std::string key;
    key.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t to = at;
        while (is_letter(letter_at(folded, to)) || is_digit(letter_at(folded, to))) ++to;
        if (to == at) {
            ++at;
            continue;
        }
        if (!key.empty()) key += ' ';
        word(at, to);
        key += folded.substr(at, to - at);
        if (ends_in_free_y(folded.substr(at, to - at))) key.back() = 'i';
        at = to;
    }
    return key;
}

} // namespace

SearchKey::SearchKey(std::string_view source) : shadow_{source} {
    letters_.reserve(shadow_.size());
    key_ = key_of(shadow_.folded(), [&](std::size_t from, std::size_t to) {
        if (!letters_.empty()) letters_.push_back(letters_.back() + 1); // the blank between two words
        for (std::size_t i = from; i < to; ++i) letters_.push_back(static_cast<std::uint32_t>(i));
    });
}

Span SearchKey::span(std::size_t from, std::size_t to) const {
    if (key_.empty()) return {};
    if (from >= to)
        return shadow_.span(letters_[std::min(from, key_.size() - 1)], letters_[std::min(from, key_.size() - 1)]);
    return shadow_.span(letters_[from], letters_[to - 1] + std::size_t{1});
}

std::optional<std::size_t> SearchKey::find(std::string_view words, std::size_t from) const {
    if (words.empty()) return std::nullopt;
    for (std::size_t at = key_.find(words, from); at != std::string::npos; at = key_.find(words, at + 1))
        if (at == 0 || key_[at - 1] == ' ') return at;
    return std::nullopt;
}

std::string search_key(std::string_view source) {
    return key_of(fold(source), [](std::size_t, std::size_t) {});
}

} // namespace text
