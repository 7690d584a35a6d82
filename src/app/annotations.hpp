#pragma once

#include "app/command_line.hpp"
#include "base/clock.hpp"

namespace app {

/// Writes what people confirmed as test data for the reader, and tells how many papers. Exit code.
int export_annotations(ExportAnnotations const& wanted, base::Clock const& clock);

} // namespace app
