#pragma once

#include "base/date.hpp"
#include "db/values.hpp"
#include "rights/scope.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What holds of users, passwords, posts, delegations and sessions. Pure: no store, no clock.
namespace identity {

using rights::AreaId;
using rights::Capabilities;
using rights::Capability;
using rights::OrganisationId;
using rights::PersonId;
using rights::PostId;
using rights::Role;

inline constexpr std::size_t kPasswordLetters = 10;
inline constexpr std::size_t kPasswordBytes = 256; ///< longer ones are refused before any hashing: 10 MB cost nothing

/// The user name as it is kept: NFC, lower case, no blanks at the ends. Errors: invalid_input: 3 to 40 of a-z, 0-9, ".", "-", "_".
base::Result<std::string> user_name_of(std::string_view typed);

/// The password as it is hashed (NFC). Errors, field "password": too short, too long, is or holds the user name, one of the most used.
base::Result<std::string> new_password(std::string_view typed, std::string_view user_name);
/// For a log-in: only NFC and the length; nullopt where no password can be that.
std::optional<std::string> typed_password(std::string_view typed);

/// A name of a person: NFC, single blanks. Errors: invalid_input where empty, over 100 letters, or with signs that no name has.
base::Result<std::string> person_name_of(std::string_view typed);

struct Term {
    base::Date from;
    std::optional<base::Date> until = {}; ///< the last day, counted; none: open
    bool holds(base::Date day) const { return from <= day && (!until || day <= *until); }
};

struct Post {
    PostId id;
    PersonId person;
    std::optional<OrganisationId> organisation = {}; ///< none: the system as a whole
    std::optional<AreaId> area = {};                 ///< of the organisation; none: the whole country
    std::string title;                               ///< "Chuyên viên"
    Term term;
    std::vector<Role> roles = {};

    /// Of its roles, and use_system. The system as a whole is administered only in a post without an organisation.
    Capabilities capabilities() const;
};

struct Delegation {
    std::int64_t id = 0;
    PostId from, to;
    Capabilities capabilities;
    Term term;
    std::string reason = {};
};

/// What a delegation gives on a day: what its giver has by roles that day, and no more. What one has by delegation is not passed on.
Capabilities given(Delegation const& delegation, Post const& giver, base::Date day);

/// Errors: invalid_input (ends before it begins, nothing chosen, no reason, longer than a year), refused (what the giver does not have).
base::Result<void> check_delegation(Delegation const& delegation, Post const& giver);

struct SessionRules {
    std::chrono::minutes idle{60};
    std::chrono::hours longest{12};
    /// A clock that goes back by more than this behind what was already seen ends the session: no setting of the clock prolongs it.
    std::chrono::minutes clock_slack{5};
};

struct SessionTimes {
    db::Instant started, seen;
};
bool is_alive(SessionTimes const& times, db::Instant now, SessionRules const& rules);
/// When it ends if nothing more is asked of it.
db::Instant ends_at(SessionTimes const& times, SessionRules const& rules);

/// How long the next try must wait after so many failures in a row, the last of them at `last`: nothing up to `free`, then 5 s, 10 s, 20 s … up to
/// 15 minutes. Failures older than an hour are forgotten.
std::chrono::seconds wait_after(std::int64_t failures, std::int64_t free, db::Instant last, db::Instant now);

std::string names_of(Capabilities const& capabilities); ///< "read_areas,edit_areas"
Capabilities capabilities_from(std::string_view names); ///< names that are unknown today give nothing

} // namespace identity
