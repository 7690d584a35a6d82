#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "directives/due/calendar.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <cstdint>

namespace directives::reminders {

inline constexpr char kNoticesAddress[] = "/notices";
inline constexpr char kRuleAddress[] = "/directives/reminders";
inline constexpr char kDaysAddress[] = "/directives/calendar/days";

/// What the pages of reminders are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    due::Calendar& calendar;
};

///   GET  /notices                        what one was told, newest first; POST /notices/reading: all of it is read
///   GET  /notices/{notice}               marks it as read and goes to its page
///   GET, POST /directives/reminders      how the own organisation reminds
///   GET, POST /directives/calendar/days  days off and on besides the catalogue; POST …/{day}/removal
///   GET  /directives/turns/{turn}/message, /directives/duties/{duty}/message, /directives/late/message
///                                        a text to paste into a chat; plain=1: the text alone
void register_pages(site::Routes& routes, PageServices const& services);
void register_rule_pages(site::Routes& routes, PageServices const& services);    ///< part of the above
void register_message_pages(site::Routes& routes, PageServices const& services); ///< part of the above

} // namespace directives::reminders
