#pragma once

#include "office/package.hpp"
#include "office/sheet_rows.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// .csv in (RFC 4180, with what Excel does beside it: any of four separators, "sep=;" as the first line, blank lines that count).
namespace office::csv {

/// Opens the bytes anew: they are read once to tell the encoding, once for the cells.
using Opener = std::function<base::Result<std::unique_ptr<ByteSource>>()>;

/// One sheet of that name. Errors: those of read_sheets; `where` has no file name yet.
base::Result<void> read(Opener const& open, std::string const& sheet, SheetRows& rows);

/// What parts the columns: ';', ',', a tab or '|'; 0 where each line is one cell. `head`: the first lines, as UTF-8.
char guess_separator(std::string_view head);

} // namespace office::csv
