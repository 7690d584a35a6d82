#pragma once

#include "documents/reading/clauses.hpp"
#include "documents/reading/deadlines.hpp"
#include "documents/reading/header.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

#include <vector>

namespace documents::reading {

/// What the document asks of whom, by when: the leaves of the clause tree that stand where orders stand.
/// Assignees, condition and deadline are inherited from the clauses above. Source: administrative-documents.md 5.3 to 5.6.
std::vector<Obligation> duties(Prose const& prose, std::vector<Clause> const& tree, Frame const& frame);

} // namespace documents::reading
