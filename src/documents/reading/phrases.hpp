#pragma once

#include "documents/reading/prose.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace documents::reading {

/// A list of Vietnamese phrases, matched letter by letter in folded text and then held against the printed diacritics, so that "số" is not
/// "sở" and "tỉnh đến" is not "tính đến". In recognised text a lost diacritic is let through: see `find_at`.
class Phrases {
public:
    explicit Phrases(std::span<std::string_view const> printed);

    struct Match {
        std::size_t index; ///< into the list given
        Range range;
    };
    /// The longest phrase that starts at `at` and ends at a word's end, before `end`.
    std::optional<Match> find_at(Prose const& prose, std::size_t at, std::size_t end) const;

private:
    struct Entry {
        std::string folded, printed;
        std::size_t index;
    };
    std::vector<Entry> by_letter_[26]; ///< by first letter, longest first
};

/// Whether the text around is a word's end at `at`.
inline bool word_ends(std::string_view folded, std::size_t at) {
    if (at >= folded.size()) return true;
    char const c = folded[at];
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
}
inline bool word_starts(std::string_view folded, std::size_t at) { return at == 0 || word_ends(folded, at - 1); }

/// Tone marks over the vowel that the dictionary uses today: "uỷ" -> "ủy", "hoà" -> "hòa", lower case.
std::string plain_spelling(std::string_view printed);

} // namespace documents::reading
