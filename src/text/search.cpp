#include "text/search.hpp"

#include "text/folding.hpp"
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

} // namespace

SearchKey::SearchKey(std::string_view source) : shadow_{source} {
    auto const folded = shadow_.folded();
    key_.reserve(folded.size());
    letters_.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t to = at;
        while (is_letter(letter_at(folded, to)) || is_digit(letter_at(folded, to))) ++to;
        if (to == at) {
            ++at;
            continue;
        }
        if (!key_.empty()) {
            key_ += ' ';
            letters_.push_back(letters_.back() + 1);
        }
        key_ += folded.substr(at, to - at);
        if (ends_in_free_y(folded.substr(at, to - at))) key_.back() = 'i';
        for (; at < to; ++at) letters_.push_back(static_cast<std::uint32_t>(at));
    }
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
    std::string key(source.size(), ' ');
    std::size_t size = 0, begun = 0; // of the key, of the word that stands last in it
    bool within = false;
    auto const end_word = [&] {
        if (within && ends_in_free_y(std::string_view{key}.substr(begun, size - begun))) key[size - 1] = 'i';
        within = false;
    };
    folding::fold_letters(source, [&](char letter, std::size_t) {
        char const c = folding::lower_ascii(letter);
        if (!is_letter(c) && !is_digit(c)) return end_word();
        if (!within) {
            begun = size > 0 ? ++size : 0; // the blank between two words is there
            within = true;
        }
        key[size++] = c;
    });
    end_word();
    key.resize(size);
    return key;
}

} // namespace text
