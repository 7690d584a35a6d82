#pragma once

#include "documents/reading/prose.hpp"

#include <optional>
#include <string>
#include <vector>

namespace documents::reading {

/// A body as a document names it, printed name kept: "Sở Tài chính", "UBND các huyện, thị xã, thành phố".
struct Body {
    std::string name;
    Range range;
};

struct BodyList {
    Range range; ///< the whole list, up to the first word that is no part of a name
    std::vector<Body>
        bodies; ///< "Các sở: A, B" gives "Sở A", "Sở B"; collective bodies stay one (administrative-documents.md 5.3)
};

/// The list of bodies that starts at `at`; it ends at the first verb, ':' or sentence mark, at the latest at `end`.
/// nullopt where no body starts there.
std::optional<BodyList> bodies_at(Prose const& prose, std::size_t at, std::size_t end);

/// The bodies of a heading or an addressee, where the whole range is the list.
std::vector<Body> bodies_of(Prose const& prose, Range range);

/// Whether a verb or another word that ends a list of bodies starts at `at`.
bool duty_word_at(Prose const& prose, std::size_t at, std::size_t end);

} // namespace documents::reading
