#pragma once

#include "base/clock.hpp"
#include "directives/mail/settings.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

namespace directives::mail {

inline constexpr char kOutboxAddress[] = "/directives/outbox";
inline constexpr char kSettingsAddress[] = "/directives/outbox/settings";
inline constexpr char kOwnAddress[] = "/notices/settings";

/// What the pages of letters and calendars are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    Vault const& vault;
};

///   GET  /directives/outbox             letters and their attempts; POST …/{mail}/again, …/{mail}/removal
///   GET, POST /directives/outbox/settings
///   GET  /notices/settings              what one wants by e-mail, and one's calendars
///   POST /notices/settings/mail, /notices/settings/calendars, /notices/settings/calendars/{feed}/removal
///   GET  /calendar/{secret}             open to everyone: the calendar of who knows the secret; ".ics" behind it is left out
void register_pages(site::Routes& routes, PageServices const& services);
void register_own_pages(site::Routes& routes, PageServices const& services); ///< part of the above

} // namespace directives::mail
