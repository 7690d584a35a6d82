#pragma once

#include "base/result.hpp"
#include "office/package.hpp"
#include "office/sheet_values.hpp"
#include "office/string_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What stands around the sheets of an .xlsx (ECMA-376, transitional and strict): the workbook, number formats, shared strings, merges.
namespace office::xlsx {

struct SheetPart {
    std::string name;
    std::string part; ///< "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

struct Workbook {
    std::vector<SheetPart> sheets;      ///< worksheets only, in their order
    std::string styles, shared_strings; ///< parts; empty where there is none
    sheet_values::Epoch epoch = sheet_values::Epoch::year_1900;
};

base::Result<Workbook> read_workbook(Parts& parts);

/// The formats of cells, by the index that cells name (`s`).
base::Result<std::vector<sheet_values::NumberFormat>> read_formats(ByteSource& source);

/// The texts that cells share, cleaned; runs of rich text joined, phonetic readings left out. Errors: limit_exceeded.
base::Result<StringTable> read_shared_strings(ByteSource& source, SheetLimits const& limits);

/// The merged ranges of a sheet; they stand behind its cells. Quick where there are none.
base::Result<std::vector<CellRange>> read_merges(Parts& parts, std::string const& part, std::size_t most);

struct Reference {
    std::int64_t row; ///< from 1
    std::size_t column;
};

/// "AB12", "$AB$12"; nullopt for what is none or lies beyond any sheet.
std::optional<Reference> parse_reference(std::string_view text);
/// "A1:B2" or "A1"; nullopt as above.
std::optional<CellRange> parse_range(std::string_view text);
/// `_x000D_` to its character (ECMA-376 Part 1, 22.9.2.19). Quick where there is none.
void decode_escapes(std::string& text);

} // namespace office::xlsx
