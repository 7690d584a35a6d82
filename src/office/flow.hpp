#pragma once

#include "base/result.hpp"

#include <string>
#include <variant>
#include <vector>

/// What a word processor's file comes down to, whichever format it was: paragraphs and tables. Written out by one rule.
namespace office::flow {

struct Block;

struct Paragraph {
    std::string text;               ///< with its printed number in front; '\n' for a line break typed inside
    std::vector<std::string> notes; ///< "¹ text": the footnotes cited in it
    bool page_before = false;
};

struct Cell {
    std::vector<Block> blocks;
    unsigned columns = 1;   ///< how many columns of the grid it covers
    bool continued = false; ///< the lower part of a cell merged downwards: printed empty
};

struct Row {
    unsigned skipped = 0; ///< columns of the grid left of the first cell
    std::vector<Cell> cells;
};

struct Table {
    std::vector<Row> rows;
    bool ruled = true; ///< has visible borders
};

struct Block {
    std::variant<Paragraph, Table> content;
};

/// Whether a table only lays out a page: the two-column header, the signature beside "Nơi nhận", "Kính gửi" beside its list.
bool is_layout(Table const& table);

/// The text, by the contract of extract.hpp, not yet normalised. Errors: limit_exceeded past `bytes_max`.
base::Result<std::string> write(std::vector<Block> const& blocks, std::size_t bytes_max);

/// "12" -> "¹²"; letters of a custom mark stay as they are.
std::string superscript(std::string_view mark);

} // namespace office::flow
