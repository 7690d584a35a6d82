#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "documents/shelf.hpp"

#include <filesystem>
#include <string>

namespace documents {

/// The result as a spreadsheet: one sheet each for head, duties, money, proofs, targets, status rows, references, findings; sheets without
/// rows are left out. Money in đồng, dates as dates. `scratch` is a folder for the temporary file. Errors: unavailable (disk, library).
base::Result<std::string> to_xlsx(Result const& result, base::Date today, std::filesystem::path const& scratch);

/// The schema of `benvung read --json`, indented.
std::string to_json_text(Result const& result);

} // namespace documents
