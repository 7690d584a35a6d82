#pragma once

#include <string>
#include <string_view>

/// The form of our own .csv files: what table_export writes and sheet_reader reads back unchanged.
namespace office::csv {

inline constexpr char kSeparator = ';'; ///< what Excel expects where the decimal sign is a comma

/// Whether a program would take a cell that begins so for a formula; apostrophes before it are looked through.
bool looks_like_formula(std::string_view text);

/// Appends one cell of text: with an apostrophe before what looks like a formula, in quotes where it holds a separator, a quote, a line break
/// or blanks at its ends.
void append_text(std::string& out, std::string_view text);

} // namespace office::csv
