#pragma once

#include "documents/reading/clauses.hpp"
#include "documents/reading/header.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

#include <vector>

namespace documents::reading {

/// The aims of a range of goal text: "đạt 98,5%", "trên 89% dân số …", "tăng 1,8 lần so với năm 2020" (administrative-documents.md 5.9).
std::vector<Target> targets_in(Prose const& prose, Range range);

/// The targets of the document: below headings of goals, and in orders that set one ("phấn đấu …", "hoàn thành 100% …"). Results are none.
std::vector<Target> targets(Prose const& prose, std::vector<Clause> const& tree, Frame const& frame);

} // namespace documents::reading
