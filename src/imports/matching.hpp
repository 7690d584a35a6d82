#pragma once

#include "imports/domain.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which column of the file is which column of the domain.
namespace imports {

/// By column of the file; none: left aside. No column of the domain stands twice.
using Matching = std::vector<std::optional<std::size_t>>;

/// Case, diacritics, punctuation and what stands in brackets ("Vốn (triệu đồng)") do not matter; the first of two equal headings wins.
Matching match_columns(std::span<Column const> columns, std::span<std::string const> headings);

/// By column of the domain: whether the file has it.
std::vector<bool> present_columns(Matching const& matching, std::size_t columns);

struct HeaderGuess {
    std::string sheet;
    std::int64_t row; ///< as the spreadsheet program numbers it
    std::vector<std::string> headings;
    Matching matching;
};

/// The row whose cells fit the columns best, of all sheets: with what the domain needs, then with most columns, then the first. nullopt where no
/// row holds two headings that are known, or all that is needed.
std::optional<HeaderGuess> guess_header(Domain const& domain, std::span<office::SheetPreview const> sheets);

/// The headings of that row; nullopt where the preview does not reach it.
std::optional<std::vector<std::string>> headings_of(office::SheetPreview const& sheet, std::int64_t row);

/// What a remembered matching is kept under: all headings, folded.
std::string headings_key(std::span<std::string const> headings);

/// The row below a heading that only numbers the columns: "(1) (2) (3)=(1)+(2)", or 1 2 3.
bool numbers_columns(std::span<office::Cell const> cells);

} // namespace imports
