#pragma once

#include "documents/review/store.hpp"

namespace documents::review {

/// What another reading of the same text changes of what was proposed.
struct Reseeded {
    std::vector<Item> added, removed;           ///< proposals
    std::vector<std::pair<Item, Item>> changed; ///< fields of the head: before, after
    bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

/// Both readings in the schema of `benvung read --json`.
Reseeded compare(std::string_view before_json, std::string_view after_json);

/// Lays the new proposals down in place of those that nobody has decided; what a person decided stays, with its proposal. Not an act of
/// its own: who calls writes the audit row.
void reseed(db::Transaction& tx, PaperId paper, std::string_view reading_json);

} // namespace documents::review
