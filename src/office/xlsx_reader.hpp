#pragma once

#include "office/package.hpp"
#include "office/sheet_rows.hpp"
#include "office/sheet_values.hpp"
#include "office/string_table.hpp"

#include <optional>
#include <vector>

/// .xlsx in (ECMA-376 Part 1, 18.3). Sheets are read as a stream.
namespace office::xlsx {

/// All sheets that are wanted. Errors: those of read_sheets; `where` has no file name yet.
base::Result<void> read(Parts& parts, SheetRows& rows);

/// What the cells of all sheets refer to.
struct Shared {
    std::vector<sheet_values::NumberFormat> formats;
    std::optional<StringTable> strings; ///< nullopt: the file has none
    sheet_values::Epoch epoch = sheet_values::Epoch::year_1900;
};

/// The rows of one sheet. Before: begin_sheet was called. `merges_known`: they were added before, and are passed over here.
base::Result<void> read_sheet(ByteSource& source, Shared const& shared, SheetRows& rows, bool merges_known);

} // namespace office::xlsx
