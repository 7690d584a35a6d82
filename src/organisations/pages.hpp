#pragma once

#include "base/clock.hpp"
#include "organisations/store.hpp"
#include "site/frame.hpp"
#include "site/list.hpp"
#include "site/routes.hpp"

#include <filesystem>

namespace organisations {

/// What the pages of this domain are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    areas::Atlases& atlases;
    Resolvers& resolvers;
    base::Clock const& clock;
    std::filesystem::path scratch; ///< a folder that exists, for lists on their way out
};

inline constexpr char kOrganisationsAddress[] = "/organisations"; ///< the entry of the navigation

///   GET  /organisations                          the list: ?q=&level=&kind=&province=&on=
///   GET  /organisations/{organisation}           one body
///   GET  /organisations/new                      ?place= asks for the area, ?area= shows the form; POST /organisations adds
///   POST /organisations/{organisation}/aliases   another name
///   POST /organisations/{organisation}/end       last day and successor
///   GET  /organisations/generation               the bodies of a province by the rules; POST makes them
void register_pages(site::Routes& routes, PageServices services);

///   GET /api/v1/organisations                    as the list
///   GET /api/v1/organisations/{organisation}     one body with names, lines, successors
///   GET /api/v1/organisations/resolution         ?name= ?on= ?area=: whom a printed name means
void register_api(site::Routes& routes, PageServices services);

std::string address_of(OrganisationId organisation);

/// The list as of a day, with provinces to choose from.
site::List list_shape(base::Date on, std::vector<site::Word> provinces);
/// The list as of the day the address asks for; also that of the API.
site::List describe_list(PageServices const& services, site::Visit const& visit);

} // namespace organisations
