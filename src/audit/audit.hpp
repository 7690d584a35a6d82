#pragma once

#include "db/database.hpp"
#include "rights/scope.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Who did what, when, from where. Rows are hash-chained for each organisation; the head of each chain is kept apart from the rows.
namespace audit {

struct Act {
    std::string verb;   ///< noun of what was done, in English: "area_import", "post_end"
    std::string object; ///< what it was done to: "area/123", "import/7"; "" where nothing of its own
    std::string label;  ///< the same for people: "Xã Mường Than", in Vietnamese
    std::string
        before; ///< JSON object, its names and values as people read them: {"Tên":"Xã Mường Than"}; "" where there was nothing
    std::string after;     ///< the same; "" where nothing is left
    std::string note = {}; ///< reason, number of the decision
};

/// Writes the row of one act in the transaction of the change it tells of: both are kept or neither. The organisation of the scope is the
/// chain. Never reveals passwords or tokens: callers leave them out. Returns the number of the row within its chain, from 1.
std::int64_t write(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Act const& act);

struct Deed {
    rights::Scope const* scope;
    Act act;
};
/// The same for many acts at once, in order.
void write(db::Transaction& tx, db::Instant when, std::span<Deed const> deeds);

struct Told {
    db::Instant at;
    std::string actor, before, after, note; ///< before, after: JSON objects as in Act, or ""
};
/// What was done to an object by acts of one verb, the oldest first. Who may see the object may see them: the caller has asked.
std::vector<Told> acts_on(db::Session& session, std::string_view object, std::string_view verb);

} // namespace audit
