#pragma once

#include "areas/atlas.hpp"
#include "db/database.hpp"

#include <span>
#include <vector>

/// What the files of this folder that write share.
namespace areas {

/// Tells every atlas in memory that it is old. In the transaction of each change.
void raise_revision(db::Transaction& tx);

Atlas read_atlas(db::Session& session);

/// After a change of units or succession: the rows of the list, and the revision.
void changed(db::Transaction& tx);
/// The same, where what changed shows in the rows of these units only.
void changed(db::Transaction& tx, std::vector<AreaId> units);

/// `import_id`: 0 where it is part of no batch.
void insert_successions(db::Transaction& tx, std::span<Succession const> successions, std::int64_t import_id);

} // namespace areas
