#pragma once

#include "areas/store.hpp"
#include "base/clock.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <filesystem>

namespace areas {

/// What the pages of this domain are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    Atlases& atlases;
    base::Clock const& clock;
    std::filesystem::path scratch; ///< a folder that exists, for lists on their way out
};

inline constexpr char kAreasAddress[] = "/areas"; ///< the entry of the navigation
inline constexpr char kWaitingAddress[] = "/areas/waiting";
inline constexpr char kListsAddress[] = "/areas/lists";

///   GET  /areas                          the list: ?q=&level=&on=&within=
///   GET  /areas/{area}                   one unit as of ?on=
///   POST /areas/{area}/title             a new name or kind
///   GET  /areas/waiting                  names of mergers that a person has to tie to a unit
///   POST /areas/waiting/{part}/decision  unit=ID, or unit= for none
///   GET  /areas/lists                    special lists; POST makes one
///   GET  /areas/lists/{list}             its members as of ?on=; POST …/members, POST …/members/{member}/end
void register_pages(site::Routes& routes, PageServices services);

///   GET /api/v1/areas                    ?name= ?code= ?on= ?level= ?within=: all candidates
///   GET /api/v1/areas/{area}             one unit with its ancestors, as of ?on=
///   GET /api/v1/areas/{area}/children    as of ?on=
///   GET /api/v1/areas/{area}/became      what it is as of ?on=, over all steps
///   GET /api/v1/areas/{area}/came-from   the units of ?on= that it came from
void register_api(site::Routes& routes, PageServices services);

/// "/areas/12", with "?on=2025-06-30" where a day is given.
std::string address_of(AreaId area, std::optional<base::Date> on = {});

} // namespace areas
