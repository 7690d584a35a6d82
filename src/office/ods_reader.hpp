#pragma once

#include "office/package.hpp"
#include "office/sheet_rows.hpp"

/// .ods in (OASIS ODF 1.3 Part 3, 9 and 19), as a stream. What is repeated is not unrolled where it is empty.
namespace office::ods {

/// All sheets that are wanted, from an archive. Errors: those of read_sheets; `where` has no file name yet.
base::Result<void> read(Parts& parts, SheetRows& rows);
/// The same from the content alone: content.xml, or a flat .fods.
base::Result<void> read_content(ByteSource& source, SheetRows& rows);

} // namespace office::ods
