#pragma once

#include "base/result.hpp"

#include <string>

/// Every sentence that reading a file may say to a person, in one table (Vietnamese: what, where, how to mend).
namespace office::messages {

enum class Trouble {
    empty_file,
    cannot_open,
    file_too_large,
    text_too_large,
    unpacks_too_large,
    too_many_pages,
    too_many_scan_pages,
    time_over,
    memory_over,
    binary_noise,
    legacy_encoding,
    legacy_font,
    converter_missing,
    converter_failed,
    spreadsheet,
    presentation,
    unknown_container,
    unknown_picture,
    web_page,
    encrypted_office,
    encrypted_pdf,
    broken_container,
    broken_pdf,
    broken_picture,
    broken_xml,
    xml_entities,
    xml_too_deep,
    missing_part,
    picture_without_text,
    no_text,
    pdftotext_missing,
    tesseract_missing,
    child_failed,
};

/// The error for `trouble`; `where` names the file or the part of it, where known.
base::Error error(Trouble trouble, std::string where = {});
std::unexpected<base::Error> fail(Trouble trouble, std::string where = {});

} // namespace office::messages
