#pragma once

#include "directives/assignments/rows.hpp"

/// Inside of the store: what acts of the body and of its follower share.
namespace directives::acts {

enum class Side { either, follower };

struct Known {
    Turn turn;
    Duty duty;
    bool as_body, as_follower; ///< in which capacity the scope may act
};
/// Errors: not_found where it may not be seen, refused where it may not be touched from that side.
base::Result<Known> own_turn(db::Transaction& tx, rights::Scope const& scope, base::Date today, TurnId id, Side side);
/// Errors: refused, with who did what meanwhile.
base::Result<void> unchanged(db::Session& session, Turn const& turn, std::int64_t seen);
void update(db::Transaction& tx, Turn const& turn, db::Instant when);
void log(db::Transaction& tx, rights::Scope const& scope, db::Instant when, char const* verb, Turn const& turn,
         Duty const& duty, std::string before, std::string after, std::string note = {});
std::string day_text(std::optional<base::Date> const& day);

} // namespace directives::acts
