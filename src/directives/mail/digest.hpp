#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "directives/due/calendar.hpp"

#include <cstddef>

namespace directives::mail {

/// Once a working day, from the set hour on: a letter for each person who wants it and has something to do, in the posts that he holds that day.
/// Returns how many letters were queued now; who has one of today gets no second. Nothing where sending is off.
std::size_t queue_digests(db::Transaction& tx, db::Instant when, due::Calendar const& calendar);

/// The minute of the day in Vietnam.
int minute_of_day(db::Instant when);

} // namespace directives::mail
