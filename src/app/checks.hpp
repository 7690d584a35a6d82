#pragma once

#include "db/database.hpp"

#include <string>
#include <vector>

namespace app {

/// Everything that `benvung verify` holds a store against: the file, what points to what, and the domains' own promises. Empty: all is well.
std::vector<std::string> faults_of_store(db::Database& store);

} // namespace app
