#pragma once

#include "office/flow.hpp"
#include "office/lines.hpp"

#include <vector>

namespace office::layout {

/// A stretch of a page, from the top down.
struct Section {
    enum class Kind {
        body,      ///< `left`: lines over the whole width
        header,    ///< the issuer at the left, the national motto at the right
        signature, ///< "Nơi nhận" at the left, the signer at the right
        columns,   ///< two columns of any other kind
        table,     ///< `table`: columns without borders
    };
    Kind kind = Kind::body;
    std::vector<Line> left, right;
    flow::Table table = {};
};

/// Parts lines, given from the top down, where blank alleys run down the page.
std::vector<Section> sections_of(std::vector<Line> lines);

/// Whether a line is the heading "Nơi nhận:", also where the recognition spoilt its slanted first word ("BHnhận:").
bool is_recipients(Line const& line);

} // namespace office::layout
