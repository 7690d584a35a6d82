#pragma once

#include "db/database.hpp"
#include "directives/due/calendar.hpp"
#include "rights/scope.hpp"

#include <string>
#include <vector>

/// Days off and on that an administrator entered. Changing asks for Capability::administer_system and writes its audit row.
namespace directives::due {

struct OwnDay {
    base::Date day;
    DayNote note;
    std::string set_by = {};
};

std::vector<OwnDay> own_days(db::Session& session); ///< by day

/// Errors: refused, invalid_input (Calendar::set; a day further away than the catalogue reaches).
base::Result<void> put_day(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Calendar const& catalogue,
                           base::Date day, DayNote const& note);
/// Errors: refused, not_found.
base::Result<void> remove_day(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date day);

/// The catalogue with what was entered.
Calendar calendar_of(db::Session& session);

} // namespace directives::due
