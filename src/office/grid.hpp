#pragma once

#include "office/flow.hpp"
#include "office/words.hpp"

#include <vector>

namespace office::layout {

/// A table with drawn borders, and the place of its columns.
struct Grid {
    double top = 0, bottom = 0, left = 0, right = 0;
    std::vector<double> columns; ///< the vertical borders, from left to right
    flow::Table table;
};

/// Finds the tables that `page.rules` draw and takes their words out of the page. A frame around one cell is no table.
std::vector<Grid> take_grids(Page& page);

} // namespace office::layout
