#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace office {

/// A table on paper as the decree on clerical work prints it: A4 across, Times New Roman, a head that repeats on every page, rows that do not
/// break, the page number in the middle of the top margin from the second page on (Nghị định 30/2020/NĐ-CP, annex I).
struct PaperTable {
    std::vector<std::string> above;      ///< bold lines before the table, centred: "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm 2026"
    std::vector<std::string> headings;   ///< one for each column
    std::vector<int> widths;             ///< of the columns, in hundredths of the table's
    std::vector<std::string> below = {}; ///< lines after it: who printed it, when
    /// A line of heads over `headings`, one for each column: neighbours of one name are one cell, under "" the heading takes both lines.
    std::vector<std::string> spanning = {};
    std::vector<std::string> totals = {}; ///< the last row, bold
    std::vector<std::string> notes = {};  ///< lines between the table and `below`, at the left
};

/// Writes a .docx. `next` fills one row and answers false after the last. A line break in a cell is one on paper.
/// Errors: unavailable (disk).
base::Result<void> write_docx_table(std::filesystem::path const& file, PaperTable const& table,
                                    std::function<bool(std::vector<std::string>&)> const& next);

} // namespace office
