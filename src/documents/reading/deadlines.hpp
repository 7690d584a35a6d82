#pragma once

#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

#include <optional>
#include <vector>

namespace documents::reading {

/// What the document says of its own time; a deadline without a year is read against it.
struct DocumentTime {
    std::optional<base::PartialDate> date;
};

/// The deadline phrases of a range in the order in which they stand (administrative-documents.md 5.5). Dates that belong to references,
/// events, past acts and data cut-offs ("tính đến hết 30/6/2023") are not among them.
std::vector<Deadline> deadlines_in(Prose const& prose, Range range, DocumentTime const& time);

/// A cell that holds nothing but a time ("30/11/2024", "Tháng 10/2024", "Quý IV", "Năm 2025"), read as "by then".
std::vector<Deadline> bare_deadline(Prose const& prose, Range cell, DocumentTime const& time);

/// The data cut-offs of a range: "tính đến hết 30/6/2023", "ước thực hiện đến hết ngày 31/12/2023" (those are estimates and left out).
std::vector<base::Date> cutoffs_in(Prose const& prose, Range range);

/// Which of several deadlines an obligation is led by: the most exact one, the first of equals. Before: not empty.
std::size_t leading(std::vector<Deadline> const& deadlines);

} // namespace documents::reading
