#pragma once

#include "office/flow.hpp"
#include "office/words.hpp"

#include <vector>

namespace office {

enum class Origin { print, scan };

/// Rebuilds paragraphs and tables from words and drawn lines; shared by PDF and scans. The pages are used up.
///
/// A line that wraps is joined to the paragraph above; the two-column header and the signature block are read column by column; tables are
/// found by their borders, else by aligned columns; page numbers are dropped; a paragraph or table that runs over a page break is joined;
/// footnotes go with the paragraph that cites them.
std::vector<flow::Block> lay_out(std::vector<Page> pages, Origin origin);

} // namespace office
