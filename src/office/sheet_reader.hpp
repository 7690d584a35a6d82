#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Spreadsheets in: .xlsx, .ods, .csv, and .xls where LibreOffice is installed. Rows are handed out while the file is being unpacked; memory does
/// not grow with the number of rows (shared strings of an .xlsx are held once, packed).
namespace office {

enum class CellKind { empty, text, number, boolean, date, error };

/// One cell, as a person sees it.
struct Cell {
    CellKind kind = CellKind::empty;
    /// UTF-8, NFC, no invisible characters; lines of a cell are parted by '\n'. By kind:
    ///   number   plain digits with '-' and '.' only ("-1234.5"), the file's own digits, never rounded through a double; a number shown by a
    ///            format of zeros keeps its leading zeros (a code 4 shown as "00004" is "00004"); a percentage is its value: 12,5% is "0.125"
    ///   boolean  "TRUE" or "FALSE"
    ///   date     "11/10/2024", and " 07:30:00" after it where the cell has a time of day
    ///   error    as the program shows it ("#N/A"); of a formula that has not been calculated: empty
    /// In a .csv every cell is text (or empty): nothing is taken for a number before somebody says so.
    std::string text;
    std::optional<base::Date> date = {}; ///< kind date only
    bool percent = false;                ///< a number shown as a percentage
    bool from_formula = false;           ///< the value is the result that the file keeps of a formula
    bool formula_without_result = false; ///< a formula that no program has calculated; kind is error
    bool filled = false;                 ///< repeated from the first cell of a merged range (Merges::fill)

    bool empty() const { return kind == CellKind::empty; }
};

/// One row, valid only during the call that hands it out.
struct SheetRow {
    std::string_view sheet;
    std::size_t sheet_index;     ///< in SheetSummary::sheets
    std::int64_t number;         ///< as the program shows it: the first row is 1; blank rows are left out but counted
    std::span<Cell const> cells; ///< by column, A first; blank cells at the end are left out; never empty
    bool hidden = false;         ///< by a filter or by hand

    /// The cell of that column (0 is A); an empty one beyond the end.
    Cell const& at(std::size_t column) const;
};

/// How far one file may go before it is refused. Each limit has its own message that says where it was met.
struct SheetLimits {
    std::size_t file_bytes = 200u << 20;
    std::size_t unpacked_bytes = 4ull << 30;    ///< all that is unpacked from the file
    std::size_t unpacked_ratio = 400;           ///< unpacked by packed, past the first 64 MB
    std::size_t shared_text_bytes = 256u << 20; ///< memory: the shared strings of an .xlsx
    std::int64_t rows = 1'048'576;              ///< of one sheet: the highest row number
    std::size_t columns = 1'024;                ///< the last column that may hold something
    std::int64_t cells = 50'000'000;            ///< cells that hold something, of all sheets
    std::size_t text_bytes = 200'000;           ///< of one cell
    std::size_t merges = 200'000;               ///< merged ranges of one sheet
    std::size_t sheets = 500;
    std::size_t child_memory_bytes = 2u << 30; ///< LibreOffice, for an .xls; address space
    std::chrono::seconds child_time{120};
};

enum class Merges {
    keep, ///< only the first cell of a merged range holds its value, as in the file
    fill  ///< every cell of the range does (Cell::filled); costs a second unpacking of an .xlsx sheet
};

struct SheetOptions {
    SheetLimits limits = {};
    std::string name = {};                ///< what the person calls the file; empty: the file's own name
    std::optional<std::string> only = {}; ///< the name of the one sheet to read; every sheet otherwise, hidden ones too
    Merges merges = Merges::keep;
    std::filesystem::path scratch =
        {}; ///< where a folder for LibreOffice may be made; empty: the system's temporary folder
};

enum class SheetFormat { xlsx, ods, csv, xls };

/// A rectangle of cells; rows from 1, columns from 0, both ends belong to it.
struct CellRange {
    std::int64_t first_row, last_row;
    std::size_t first_column, last_column;
    friend bool operator==(CellRange const&, CellRange const&) = default;
};

struct SheetInfo {
    std::string name; ///< of a .csv: the file's name without its ending
    bool hidden = false;
    std::int64_t rows = 0;              ///< rows handed out
    std::int64_t cells = 0;             ///< cells that hold something
    std::vector<CellRange> merges = {}; ///< in the file's order
};

struct SheetSummary {
    SheetFormat format = SheetFormat::csv;
    std::vector<SheetInfo> sheets; ///< those that were read, in the file's order
    bool stopped = false;          ///< the receiver said Flow::stop
    char separator = 0;            ///< .csv: what parts its columns
    std::string encoding = {};     ///< .csv: "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258"
    std::vector<std::string> notes =
        {}; ///< what was assumed and a person should check, as sentences (an old encoding, text cells in an old font)
};

enum class Flow {
    go_on,
    next_sheet, ///< no more rows of this sheet
    stop
};

/// Hands out every row that holds something, sheet after sheet, in order. What the file is, is told by its first bytes.
/// Errors (`where` names file, sheet, row, column letter): what `receive` returns; unsupported (not a spreadsheet, an old encoding that can not
/// be told apart); invalid_input (empty, truncated, encrypted, malformed, a shared string that is missing, rows out of order, a cell
/// twice); not_found (`only` names no sheet); limit_exceeded; too_large; unavailable (LibreOffice is missing or failed). Rows handed out before an error stay handed
/// out: who needs all or nothing must take them back.
base::Result<SheetSummary> read_sheets(std::filesystem::path const& file, SheetOptions const& options,
                                       std::function<base::Result<Flow>(SheetRow const&)> const& receive);

struct SheetPreview {
    SheetInfo info; ///< rows, cells and merges only as far as was read
    struct Row {
        std::int64_t number;
        std::vector<Cell> cells;
    };
    std::vector<Row> rows;
};

struct SheetList {
    SheetSummary summary;
    std::vector<SheetPreview> sheets;
};

/// The sheets with the first rows of each that hold something.
base::Result<SheetList> list_sheets(std::filesystem::path const& file, SheetOptions const& options,
                                    std::size_t rows_each = 20);

/// "A" for column 0, "AA" for 26.
std::string column_letters(std::size_t column);

/// How a place is named in an error: trang tính “Vốn”, dòng 7, cột C.
std::string place(std::string_view sheet, std::int64_t row);
std::string place(std::string_view sheet, std::int64_t row, std::size_t column);

} // namespace office
