#pragma once

#include "db/database.hpp"
#include "rights/scope.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Notices within the program: to an organisation, for those who may do something about it; read by each person for himself.
namespace directives::reminders {

using rights::OrganisationId;

struct Notice {
    OrganisationId organisation = {};
    rights::Capability audience = rights::Capability::report_duties; ///< report_duties, assign_duties or approve
    std::string kind = {};
    std::string key = {}; ///< there is only one with it
    std::string text = {};
    std::string address = {}; ///< of the page to go to; "": none that the reader may open
};
/// False: there is one with that key already.
bool add_notice(db::Transaction& tx, db::Instant when, base::Date today, Notice const& notice);

struct Shown {
    std::int64_t id = 0;
    std::string kind, text, address;
    db::Instant at;
    bool read = false;
};
inline constexpr std::int64_t kCountMax = 100;

/// Unread ones of the bodies for which the scope acts; at most kCountMax.
std::int64_t unread(db::Session& session, rights::Scope const& scope, base::Date today);
/// Newest first.
std::vector<Shown> notices_for(db::Session& session, rights::Scope const& scope, base::Date today, std::int64_t most);
/// Marks one as read and tells where it leads. Errors: not_found.
base::Result<std::string> open_notice(db::Transaction& tx, rights::Scope const& scope, base::Date today,
                                      std::int64_t notice);
/// All up to `newest`, which the person saw.
void read_all(db::Transaction& tx, rights::Scope const& scope, base::Date today, std::int64_t newest);

} // namespace directives::reminders
