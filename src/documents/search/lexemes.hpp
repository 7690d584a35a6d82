#pragma once

#include "documents/registry/paper.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What a paper is found by: a bag of lexemes, the same on both engines. Words are those of text::search_key. Lexemes hold a-z, 0-9 and
/// the marks _ = + / alone.
///
///   ngheo           the word stands in the text or in the head         ho_ngheo        the two stand side by side
///   ngheo+          … three times or more; also of pairs
///   s=ngheo         the word stands in the subject; also s=ho_ngheo    c=uy            a word of the issuer or the body above it
///   l=cong          a word of the type                                 n=306           the number
///   k=306/ldtbxhvpqggn   registry::number_key                          h=ldtbxhvpqggn  the symbol, and each of its words
///   o=17            an organisation that may see the paper             a=1             every paper
namespace documents::search {

/// A field of the head, by the letter of its lexemes.
enum class Field : char { subject = 's', issuer = 'c', type = 'l', number = 'n', number_key = 'k', symbol = 'h' };

std::string in_field(Field field, std::string_view lexeme);      ///< "s=ngheo"
std::string pair(std::string_view left, std::string_view right); ///< "ho_ngheo"
std::string often(std::string_view lexeme);                      ///< "ngheo+"
std::string seen_by(registry::OrganisationId organisation);      ///< "o=17"
inline constexpr char kEvery[] = "a=1";

/// Each lexeme once, parted by blanks. Bounded: of a text with very many different words the pairs are left out first, so that the bag
/// stays below a tsvector's limit of 1 MB.
std::string lexemes_of(registry::Head const& head, std::string_view text,
                       std::vector<registry::OrganisationId> const& organisations);

std::vector<std::string>
words_of(std::string_view text); ///< of text::search_key, in order, without words longer than any real one

} // namespace documents::search
