#pragma once

#include "directives/tables/table.hpp"
#include "documents/reading/reading.hpp"

#include <string>
#include <vector>

/// A table as a paper prints it, ready to be kept on. Pure.
namespace directives::tables {

struct DraftRow {
    std::string label;
    std::vector<std::string> values; ///< as the store keeps them, one for each step
};
struct Draft {
    std::string title;
    std::vector<Step> steps;
    std::vector<DraftRow> rows; ///< empty: the paper has no such table
    std::string quoted;         ///< its counts in words, a line each
};

/// `text` is what was read. Columns keep their printed names and order; ordinal and place become the row. What stands in a cell and does not
/// fit its column goes to the note, so that nothing is lost. Counts that the text quotes come along: what contradicts them is found in the
/// table as it was in the paper.
Draft draft_of(documents::reading::Reading const& reading, std::string_view text);

} // namespace directives::tables
