#pragma once

#include "app/command_line.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"

namespace app {

/// Puts the known provinces into a store that has no areas yet. Throws db::Failure.
void prepare_areas(db::Database& store, base::Clock const& clock);

int import_areas(ImportAreas const& wanted, base::Clock const& clock);
int import_outlines(ImportOutlines const& wanted, base::Clock const& clock);

} // namespace app
