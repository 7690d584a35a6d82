#include "app/checks.hpp"

#include "db/copy.hpp"

namespace app {

std::vector<std::string> faults_of_store(db::Database& store) { return db::faults_of(store); }

} // namespace app
