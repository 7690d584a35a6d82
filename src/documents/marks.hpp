#pragma once

#include "text/shadow.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// What stands somewhere in a text: an item of a reading, at one of its places.
struct Mark {
    text::Span span;
    std::string kind;   ///< "duty": the class hl-duty
    std::string item;   ///< "duty-3": what it belongs to; several marks may
    std::string label;  ///< short words before the place: "2.b"
    std::string anchor; ///< id of the place: "t-duty-3"
};

/// A stretch of a line that lies under the same marks.
struct Segment {
    std::string_view text;
    std::vector<std::size_t> marks;  ///< indices of the marks over it, the innermost first
    std::vector<std::size_t> begins; ///< those of them that begin here, the outermost first
};

/// One line of the text, or one row of a table.
struct Line {
    std::vector<std::vector<Segment>> cells; ///< one cell where the line has no tab
    bool page_break = false;                 ///< then there are no cells
};

struct MarkedText {
    std::vector<Line> lines; ///< blank lines are left out
    bool cut = false;        ///< the text went on
};

/// Cuts the text into lines, cells ('\t') and segments. A mark may cover several lines and overlap others; empty ones and those past the end
/// are left out; an end inside a letter is moved to the letter's edge. At most `bytes_max` of the text are taken. Before: `text` is UTF-8 and
/// outlives the answer.
MarkedText mark(std::string_view text, std::vector<Mark> const& marks, std::size_t bytes_max);

} // namespace documents
