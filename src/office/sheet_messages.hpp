#pragma once

#include "base/result.hpp"

#include <string>

/// Every sentence that reading a spreadsheet may say to a person, in one table (Vietnamese: what, where, how to mend).
namespace office::sheet_messages {

enum class Trouble {
    empty_file,
    cannot_open,
    file_too_large,
    unpacks_too_large,
    too_many_rows,
    too_many_columns,
    too_many_cells,
    too_many_merges,
    too_many_sheets,
    too_much_shared_text,
    cell_text_too_long,
    broken_container,
    broken_xml,
    xml_entities,
    xml_too_deep,
    missing_part,
    encrypted,
    no_sheet,
    sheet_not_found,
    bad_reference,
    row_out_of_order,
    cell_twice,
    cell_in_wrong_row,
    shared_text_missing,
    overlapping_merges,
    old_encoding,
    binary_noise,
    open_quote,
    binary_workbook,
    xml_workbook,
    web_page,
    not_a_spreadsheet,
    unknown_container,
    converter_missing,
    converter_failed,
};

/// The error for `trouble`; `where` names the file, the sheet, the row, the column, as far as known.
base::Error error(Trouble trouble, std::string where = {});
std::unexpected<base::Error> fail(Trouble trouble, std::string where = {});

} // namespace office::sheet_messages
