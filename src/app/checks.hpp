#pragma once

#include "db/database.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Everything that `benvung verify` holds a store against: the file, what points to what, and the domains' own promises. Empty: all is well.
std::vector<std::string> faults_of_store(db::Database& store);

/// The same for the files of documents, which lie in `folder`: each is read whole.
std::vector<std::string> faults_of_originals(db::Database& store, std::filesystem::path const& folder);

} // namespace app
