#pragma once

#include "db/database.hpp"
#include "organisations/store.hpp"

/// Inside of the store: what its files share.
namespace organisations::rows {

template <class T>
db::Value value_of(T const& value) {
    return db::Column<T>::to(value);
}

void raise_revision(db::Transaction& tx);
OrganisationId next_id(db::Transaction& tx);

/// Writes the row, its names and its words. `province`: of the area.
void insert(db::Transaction& tx, std::span<Organisation const> organisations, areas::Atlas const& atlas);
/// Name, dates and search words anew, from `organisation`; the official names too.
void update(db::Transaction& tx, Organisation const& organisation);

/// All that `where` ("o.id = :id") chooses, by id, with their names.
std::vector<Organisation> read(db::Session& session, std::string const& where, db::Binds const& binds);

} // namespace organisations::rows
