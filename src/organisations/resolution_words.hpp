#pragma once

#include "organisations/rules.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Inside of resolution: a printed name as folded words, and the short forms by which a body is found.
namespace organisations::words {

struct Word {
    std::string key;        ///< "ubnd", "ldtbxh"; "và" is left out everywhere
    std::uint32_t from, to; ///< bytes of the printed text
};

/// Folded words without brackets.
std::vector<Word> split(std::string_view printed);

/// Reads alike what is written in several ways: "uy ban nhan dan" becomes "ubnd".
class Spellings {
public:
    explicit Spellings(Catalogue const& catalogue);
    std::vector<Word> applied(std::vector<Word> const& words) const;

private:
    struct Entry {
        std::vector<std::string> from, to;
    };
    std::unordered_map<std::string, std::vector<Entry>> by_first_; ///< longer ones first
};

/// Words [from, to) without blanks: "so" "ld" "tb" "xh" and "so" "ldtbxh" are both "soldtbxh".
std::string squash(std::vector<Word> const& words, std::size_t from, std::size_t to);

/// Whether `phrase`, folded words parted by blanks, stands at words[at].
bool stands_at(std::vector<Word> const& words, std::size_t at, std::string_view phrase);
std::size_t count_of(std::string_view phrase); ///< its words
std::string key_of(std::string_view phrase);   ///< "có liên quan" -> "co lien quan"

/// Whether the two differ by one letter: another one, one too many, one too few.
bool almost(std::string_view left, std::string_view right);

} // namespace organisations::words
