#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The place of a text that shows why it was found, in its original spelling.
namespace documents::search {

struct Piece {
    std::string text;
    bool marked = false;

    friend bool operator==(Piece const&, Piece const&) = default;
};

struct Snippet {
    std::vector<Piece> pieces; ///< blanks and ends of lines are single blanks; "…" where the text goes on
    std::size_t hit = 0;       ///< byte of the text where the first marked place begins
    bool whole = false;        ///< every needle stands in it
};

/// `needles` are keys (text::search_key): words, or words side by side. Looks for the place where most of them stand together, those in
/// their order side by side first, and ends at the first good one. nullopt where none stands in the text.
std::optional<Snippet> snippet(std::string_view text, std::vector<std::string> const& needles);

/// All of a short text, with every needle marked.
std::vector<Piece> marked(std::string_view text, std::vector<std::string> const& needles);

} // namespace documents::search
