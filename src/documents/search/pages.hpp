#pragma once

#include "base/clock.hpp"
#include "documents/search/search.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

namespace documents::search {

/// What the pages of search are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
};

inline constexpr char kSearchAddress[] = "/documents/search";

///   GET /documents/search?q=&order=rank&type=&issuer=&state=&direction=&from=&to=&page=   one box; results, 20 to a page
///   GET /documents/search/suggestions?q=306/LĐ                                            [{"address","title","subject","date"}]
void register_pages(site::Routes& routes, PageServices const& services);

///   GET /api/v1/documents/search   the same as JSON; what is wrong in the address is an error
void register_api(site::Routes& routes, PageServices const& services);

/// What an address asks for. What it asks for and there is not (a day that does not exist) is left out and said in `notices`.
struct Asked {
    Wish wish;
    std::vector<std::string> notices;
};
Asked asked_of(http::Fields const& query);

/// "?q=tr%C3%A2u&order=rank": the address of a wish, without what a fresh search has anyway; "" for nothing.
std::string query_of(Wish const& wish);

} // namespace documents::search
