#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <string>
#include <string_view>

namespace office {

/// The text of a .docx, not yet normalised; `bytes` must outlive the call. Errors: see extract.hpp.
base::Result<std::string> docx_text(std::string_view bytes, Limits const& limits);

/// The XML parts of a .docx that carry its text; those that a file lacks are empty.
struct DocxParts {
    std::string document, styles, numbering, footnotes, endnotes;
};

/// The same from parts already unpacked; they are used up.
base::Result<std::string> docx_text(DocxParts& parts, Limits const& limits);

} // namespace office
