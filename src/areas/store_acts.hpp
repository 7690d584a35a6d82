#pragma once

#include "db/database.hpp"

namespace areas {

/// Tells every atlas in memory that it is old. In the transaction of each change.
void raise_revision(db::Transaction& tx);

} // namespace areas
