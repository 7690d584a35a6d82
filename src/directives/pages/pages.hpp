#pragma once

#include "base/clock.hpp"
#include "directives/assignments/store.hpp"
#include "directives/due/calendar.hpp"
#include "documents/registry/originals.hpp"
#include "organisations/store.hpp"
#include "site/list.hpp"

#include <filesystem>
#include <string>

namespace directives {

/// What the pages of directives are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    due::Calendar const& calendar;
    documents::registry::Originals& originals;
    organisations::Resolvers& resolvers;
    std::filesystem::path scratch;
};

inline constexpr char kDirectivesAddress[] = "/directives";

std::string address_of(DirectiveId directive); ///< "/directives/12"
std::string address_of(DutyId duty);           ///< "/directives/duties/12"
std::string address_of(TurnId turn);           ///< "/directives/turns/12"

///   GET  /directives                             lists of assignments that one may see; .xlsx, .csv
///   POST /documents/papers/{paper}/directive     a list from a confirmed paper
///   GET  /directives/{directive}                 its duties and who does them; POST …/issue, …/removal
///   GET, POST /directives/{directive}/duties     one more duty by hand (GET …/duties/new)
///   GET, POST /directives/duties/{duty}          one duty of a drafted list; issued: POST …/bodies, …/withdrawal, …/anchor
///   GET  /directives/turns/{turn}                one due day of one body; POST …/progress, …/result, …/acceptance, …/return, …/extension,
///                                                …/escalation, …/requests/{request}, …/handover; GET …/files/{event}/{position}
///   POST /documents/papers/{paper}/reply         the paper is the result of a turn
void register_pages(site::Routes& routes, PageServices const& services);

/// What a paper's page tells of its directives: the list of assignments, or how to make one; and of what it may answer.
html::Markup render_for_paper(db::Session& session, site::Visitor const& visitor, base::Date today,
                              documents::registry::Paper const& paper);

///   GET  /api/v1/directives/{directive}, /api/v1/turns/{turn}; POST /api/v1/documents/{paper}/directive, …/issue, the acts of a turn
void register_api(site::Routes& routes, PageServices const& services);

/// Parts of the above.
void register_list_pages(site::Routes& routes, PageServices const& services);
void register_directive_pages(site::Routes& routes, PageServices const& services);
void register_duty_pages(site::Routes& routes, PageServices const& services);
void register_turn_pages(site::Routes& routes, PageServices const& services);

} // namespace directives
