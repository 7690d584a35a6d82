#pragma once

#include "office/words.hpp"

#include <string>
#include <vector>

namespace office::layout {

/// Words that stand on one line, from left to right. Unit: points.
struct Line {
    std::vector<Word> words;
    double x0 = 0, x1 = 0;
    double top = 0, bottom = 0;
    double middle = 0; ///< of the line's height
    double height = 0; ///< of its ordinary words: what "em" is measured by

    double width() const { return x1 - x0; }
};

/// The angle of a page's lines, in radians, positive where they fall to the right; 0 where there is too little to tell.
double slant_of(std::vector<Word> const& words);
/// Sets words upright, in the way that find_rules() sets rules upright.
void set_upright(std::vector<Word>& words, double slant);

/// Groups words into lines, from the top down.
std::vector<Line> lines_of(std::vector<Word> words);
/// A line of these words, which must be sorted from left to right and not be empty.
Line line_of(std::vector<Word> words);

/// The line's text: words that touch are one, small raised digits are superscripts.
std::string text_of(Line const& line);
/// Puts `next` behind `text`: after a blank, or straight after a symbol broken at its hyphen or slash.
void append_line(std::string& text, std::string const& next);

/// "-", "+", "1.", "1.2", "a)", "(1)", "IV.", "Điều 5.": what a paragraph may begin with; tells how many words it takes, 0 for none.
std::size_t enumerator_words(Line const& line);
bool is_enumerator(std::string_view word);

} // namespace office::layout
