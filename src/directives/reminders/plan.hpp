#pragma once

#include "db/database.hpp"
#include "directives/assignments/life.hpp"

#include <cstddef>

/// What the job runner writes: notices of days that come near or went by, and of what happened. All of it may be done again at any time: a
/// notice has a key, and a second one with it is not made.
namespace directives::reminders {

/// Turns that were not looked at today (or were extended since), at most `most`, in one transaction. Returns how many were looked at: fewer than
/// `most` means that the day is done.
std::size_t plan_reminders(db::Transaction& tx, db::Instant when, base::Date today, std::size_t most);

/// Duties newly given, and events of turns, since the last call. The first call begins with what comes after it.
void tell_events(db::Transaction& tx, db::Instant when, base::Date today);

} // namespace directives::reminders
