#pragma once

#include "base/clock.hpp"
#include "directives/due/calendar.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

namespace directives::due {

inline constexpr char kPreviewAddress[] = "/directives/due/preview";

/// What the pages of due rules are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    base::Clock const& clock;
    Calendar const& calendar;
};

///   GET  /directives/due/preview?due_kind=…   the rule of TypedRule's inputs in words and its next days: a page; with fragment=1 the part alone;
///                                             for who wants JSON {"text", "rule", "warnings", "dues": [{"day", "last_day", "time", "weekday",
///                                             "works", "kind", "note"}]}
void register_pages(site::Routes& routes, PageServices const& services);

} // namespace directives::due
