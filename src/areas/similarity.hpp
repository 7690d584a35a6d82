#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Names that two lists write a little differently.
namespace areas {

/// What stays of a name (without the word in front) when blanks, hyphens and apostrophes are taken for slips of the pen: "Ga Ri" and "Gari" are
/// "gari", "NT Thái Bình" and "Nông trường Thái Bình", "Hòa Tú II" and "Hòa Tú 2" are one; a word for the kind that stands twice goes
/// ("Phường Phường Đúc").
std::string compact_key(std::string_view bare);

/// How many letters may differ for a name to be taken for a misspelt one.
std::size_t similarity_limit(std::string_view name);

/// Letters to be changed, added or dropped; numbers must agree, or the distance is large.
std::size_t distance_of(std::string_view left, std::string_view right);

} // namespace areas
