#pragma once

#include "app/command_line.hpp"
#include "base/clock.hpp"

namespace app {

/// `benvung documents import DIR --as USER`: a line for each file, and a table of them where one is asked for. Refused where a file was not taken.
int import_documents(ImportDocuments const& wanted, base::Clock const& clock);
/// `benvung documents reread [--apply]`
int reread_documents(RereadDocuments const& wanted, base::Clock const& clock);

} // namespace app
