#pragma once

#include "documents/reading/prose.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace documents::reading {

/// One item of the body: an enumerated paragraph with what stands below it, or a free paragraph.
struct Clause {
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::string path;           ///< "2.b", "V.1.a", "1.-3"; a free paragraph is "p2", below an item "2.p1"
    std::optional<Level> level; ///< none: a free paragraph
    Range text;                 ///< the item's own words, without its enumerator and without its children
    Range whole;                ///< with the enumerator
    std::size_t parent = kNone;
    std::vector<std::size_t> children;
    bool gap_before = false;
};

/// The clause tree of paragraphs [from, to), in printing order; rows of tables and footnotes are left out.
/// Source: administrative-documents.md 5.2.
std::vector<Clause> clauses(Prose const& prose, std::size_t from, std::size_t to);

} // namespace documents::reading
