#pragma once

#include "app/data_folder.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"

namespace app {

/// Fills a store in which nobody can sign in yet: invented districts and communes of Lai Châu before and after July 2025, their outlines, one
/// user for each role, books and papers of one office. Whether it did. Errors: those of the imports, which would be faults of ours.
base::Result<bool> fill_demonstration(db::Database& store, base::Clock const& clock, DataFolder const& data);

/// The log-ins of the demonstration, a line each, for the terminal.
void print_demonstration_users();

} // namespace app
