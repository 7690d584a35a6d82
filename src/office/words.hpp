#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace office {

/// A word where it stands on a page. Unit: points (1/72 inch) from the top left corner.
struct Word {
    double x0, y0, x1, y1;
    std::string text;
    double confidence = 100; ///< of the recognition, 0 to 99; 100: printed, not recognised, and its box is exact
};

/// A straight line drawn on a page, horizontal or vertical: the border of a table, an underline.
struct Rule {
    double x0, y0, x1, y1;
};

struct Page {
    double width = 0, height = 0;
    std::vector<Word> words;
    std::vector<Rule> rules;
};

/// Reads the TSV that pdftotext and tesseract write; only the former is ever 100 sure of a word. `scale` turns its unit into points (72 / dpi). At most `pages_max` pages; malformed
/// lines are skipped.
std::vector<Page> read_tsv(std::string_view tsv, double scale, std::size_t pages_max);

/// Long dark lines of a page rendered as a binary PGM; empty where the bytes are none. `slant` is the angle of the page's lines in radians.
std::vector<Rule> find_rules(std::string_view pgm, double page_width, double page_height, double slant);

} // namespace office
