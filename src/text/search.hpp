#pragma once

#include "text/shadow.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Search that does not mind how a word was typed.
namespace text {

/// A text as it is searched for, word for word: without diacritics, tones and case, đ as d, a final y after consonants as i ("Lý" and "Lí",
/// "kỹ" and "kĩ", "quý" and "quí"; "thuý" and "yên" keep theirs), words of letters and digits parted by single blanks ("LĐ-TB&XH" is "ld tb xh").
/// Every letter of the key knows its place in the source, so that a snippet can be cut.
class SearchKey {
public:
    /// Keeps a view: `source` must outlive the key. Before: source.size() < 4 GiB.
    explicit SearchKey(std::string_view source);

    std::string_view key() const { return key_; }
    /// Where letters [from, to) of the key stand in the source. Before: from <= to <= key().size().
    Span span(std::size_t from, std::size_t to) const;
    /// The first place at or after letter `from` of the key where `words` (a key itself) stands at the beginning of a word; the last word may be
    /// the beginning of one ("ngheo" finds "nghèo", "ngh" too, "heo" does not). nullopt where it does not stand, or is empty.
    std::optional<std::size_t> find(std::string_view words, std::size_t from = 0) const;

private:
    Shadow shadow_;
    std::string key_;
    std::vector<std::uint32_t> letters_; ///< letter of the shadow, for each letter of the key
};

/// The key alone.
std::string search_key(std::string_view source);

} // namespace text
