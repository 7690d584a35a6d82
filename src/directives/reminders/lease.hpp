#pragma once

#include "db/database.hpp"

#include <chrono>
#include <string>

namespace directives::reminders {

/// Takes or renews the lease of a job for `holder` until `now` + `span`. False: another holds it. One statement: of two that ask at once, one
/// gets it.
bool take_lease(db::Session& session, std::string const& name, std::string const& holder, db::Instant now,
                std::chrono::seconds span);
void give_up_lease(db::Session& session, std::string const& name, std::string const& holder);

/// A name for this run of the program on this machine.
std::string new_holder();

} // namespace directives::reminders
