#pragma once

#include "documents/reading/enumerators.hpp"
#include "text/shadow.hpp"

#include <optional>
#include <vector>

namespace documents::reading {

/// A printed line, blanks at its ends left out. Letters of the shadow.
struct Line {
    std::size_t from = 0, to = 0;
    bool gap_before = false;  ///< a blank line stands before it
    bool page_before = false; ///< a page ends before it
    bool row = false;         ///< a row of a table: cells parted by '\t'
    bool footnote = false;
    bool continues = false; ///< belongs to the paragraph of the line before
    std::optional<Enumerator> enumerator;
    std::size_t size() const { return to - from; }
};

/// The lines without page numbers and rules, and where the header ends.
struct Layout {
    std::vector<Line> lines;
    std::size_t body = 0;   ///< first line that can not belong to the header
    std::size_t ending = 0; ///< "Nơi nhận:" or the signature that follows the body; lines.size() where there is none
};

/// Splits into lines, drops noise, finds the body, and joins the lines of wrapped paragraphs (Line::continues).
Layout lay_out(text::Shadow const& shadow);

} // namespace documents::reading
