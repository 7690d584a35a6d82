#pragma once

#include "base/date.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "office/xlsx_writer.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Tables out: one interface for .xlsx and .csv, rows as they come, memory flat.
namespace office {

enum class TableFormat { xlsx, csv };
enum class ColumnKind { text, integer, money, date };

struct TableColumn {
    std::string title;
    ColumnKind kind =
        ColumnKind::text; ///< decides the width; a cell may still hold anything (a rejected row holds what was typed)
    double width = 0;     ///< in characters; 0: by kind and title
};

/// What a cell holds decides how it is written. Text stays text in both formats: no program takes "=1+1" for a formula.
using TableValue = std::variant<std::monostate, std::string, std::int64_t, base::Money, base::Date>;

struct TableCell {
    TableValue value = {};
    Tint tint = Tint::none; ///< the background; a .csv has none
};

/// Writes a table of one header row and any number of rows to a file.
///
/// .csv: UTF-8 with a byte order mark, ';' between cells, CRLF, quotes where needed; money and integers as plain digits (đồng), dates as
/// dd/mm/yyyy. A text that begins with = + - @ or a tab gets an apostrophe before it; the reader (sheet_reader.hpp) takes it away again.
/// Errors: those of XlsxWriter; unavailable where the disk is full.
class TableExport {
public:
    /// Starts `file`, which is replaced if it exists, and writes the header. `sheet` names the sheet of an .xlsx.
    static base::Result<TableExport> create(std::filesystem::path const& file, TableFormat format,
                                            std::string_view sheet, std::vector<TableColumn> const& columns);
    TableExport(TableExport&&) noexcept;
    TableExport& operator=(TableExport&&) noexcept;
    ~TableExport(); ///< without `close`, the file is given up and removed

    /// The next row; cells beyond the end are empty. Before: not more cells than columns.
    base::Result<void> add_row(std::span<TableCell const> cells);
    /// Finishes the file.
    base::Result<void> close();

private:
    struct State;
    explicit TableExport(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace office
