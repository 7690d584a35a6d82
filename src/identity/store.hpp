#pragma once

#include "db/database.hpp"
#include "identity/rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The SQL of persons, posts, delegations, sessions and tokens. What changes something writes its row into the audit log.
/// A scope may touch persons and posts whose areas are all among its own; another's record is not_found, as one that does not exist.
namespace identity {

using base::Date;
using rights::Scope;

struct Person {
    PersonId id;
    std::string name;
    std::string user_name;
    bool must_change = false;
    std::optional<db::Instant> blocked = {};
};

struct NewPerson {
    std::string name;          ///< by person_name_of
    std::string user_name;     ///< by user_name_of
    std::string password_hash; ///< by hash_password
    bool must_change = true;
};

struct NewPost {
    std::optional<OrganisationId> organisation; ///< none: only a scope over everything may
    std::optional<AreaId> area;
    std::string title;
    Term term;
    std::vector<Role> roles;
    std::string place = {}; ///< name of the organisation, for the log
};

/// One moment and day of an act.
struct When {
    db::Instant at;
    Date day;
};

// --- administration: capability administer_users -------------------------------------------------------------------------------------

/// Adds a person with a first post. Errors: invalid_input "user_name" where it is taken; refused.
base::Result<PersonId> create_person(db::Transaction& tx, Scope const& scope, When when, NewPerson const& person,
                                     NewPost const& post);
base::Result<PostId> add_post(db::Transaction& tx, Scope const& scope, When when, PersonId person, NewPost const& post);
/// The last day of a post; its sessions and tokens end with it. Errors: refused for the last administrator of the system.
base::Result<void> end_post(db::Transaction& tx, Scope const& scope, When when, PostId post, Date last_day);
base::Result<void> set_roles(db::Transaction& tx, Scope const& scope, When when, PostId post,
                             std::vector<Role> const& roles);
/// Also ends all sessions.
base::Result<void> reset_password(db::Transaction& tx, Scope const& scope, When when, PersonId person,
                                  std::string const& hash);
base::Result<void> block(db::Transaction& tx, Scope const& scope, When when, PersonId person, bool blocked);
/// By the holder of the giving post, or by whoever may administer both.
base::Result<std::int64_t> delegate(db::Transaction& tx, Scope const& scope, When when, Delegation const& delegation);
base::Result<void> end_delegation(db::Transaction& tx, Scope const& scope, When when, std::int64_t delegation);

/// Persons all of whose posts are among the scope's areas, by name; `key` as text::search_key makes it ("" for all).
std::vector<Person> find_persons(db::Session& session, Scope const& scope, std::string_view key, std::int64_t limit,
                                 std::int64_t offset);
base::Result<Person> find_person(db::Session& session, Scope const& scope, PersonId person);
base::Result<Post> find_post(db::Session& session, Scope const& scope, PostId post);

// --- one's own ------------------------------------------------------------------------------------------------------------------------

std::vector<Post> posts_of(db::Session& session, Scope const& scope, PersonId person); ///< with roles, latest first
std::vector<Delegation> delegations_of(db::Session& session, Scope const& scope,
                                       PostId post); ///< given and received, latest first
base::Result<void> change_password(db::Transaction& tx, Scope const& scope, When when,
                                   std::string const& hash); ///< of scope.person

struct SessionView {
    std::string token_hash;
    db::Instant started, seen;
    std::string client, agent;
};
std::vector<SessionView> sessions_of(db::Session& session, Scope const& scope, PersonId person);
/// "" for all of them. Own ones, or with administer_users.
base::Result<void> end_sessions(db::Transaction& tx, Scope const& scope, When when, PersonId person,
                                std::string_view token_hash);

struct Token {
    std::int64_t id = 0;
    PostId post;
    std::string name;
    Capabilities capabilities;
    Date until;
    std::optional<db::Instant> used = {};
    bool revoked = false;
};
std::vector<Token> tokens_of(db::Session& session, Scope const& scope, PersonId person);
/// For the post in which the scope acts; at most its own capabilities, at most a year.
base::Result<std::int64_t> make_token(db::Transaction& tx, Scope const& scope, When when, Token const& token,
                                      std::string const& token_hash);
base::Result<void> revoke_token(db::Transaction& tx, Scope const& scope, When when, std::int64_t token);

/// Posts of others in the organisation of the scope that day, with the holder's name: to whom one may delegate.
std::vector<std::pair<PostId, std::string>> colleagues_of(db::Session& session, Scope const& scope, Date day);
std::string holder_of(db::Session& session, PostId post); ///< "Lò Thị Hoa, văn thư"

// --- signing in: nobody has a scope yet ------------------------------------------------------------------------------------------------

struct Credentials {
    PersonId person;
    std::string name;
    std::string password_hash;
    bool blocked = false;
};
std::optional<Credentials> find_credentials(db::Session& session, std::string_view user_name);

std::optional<std::string> find_password_hash(db::Session& session, PersonId person);

struct Failures {
    std::int64_t count = 0;
    db::Instant last;
};
Failures failures_of(db::Session& session, std::string_view subject);
void count_failure(db::Transaction& tx, std::string_view subject, db::Instant now);
void forget_failures(db::Transaction& tx, std::string_view subject);

/// What a session acts in: a post of the person, or by delegation the post of another.
struct Acting {
    PostId post;
    std::optional<std::int64_t> delegation = {};
    friend bool operator==(Acting const&, Acting const&) = default;
};

void open_session(db::Transaction& tx, std::string const& token_hash, PersonId person, Acting acting, db::Instant now,
                  std::string_view client, std::string_view agent);

struct SessionRow {
    PersonId person;
    Acting acting;
    SessionTimes times;
    std::string name;
    bool blocked = false, must_change = false;
};
std::optional<SessionRow> find_session(db::Session& session, std::string_view token_hash);
void touch_session(db::Transaction& tx, std::string_view token_hash, db::Instant now);
void switch_post(db::Transaction& tx, std::string_view token_hash, Acting acting);
void close_session(db::Transaction& tx, std::string_view token_hash);
void remove_dead_sessions(db::Transaction& tx, db::Instant now, SessionRules const& rules);

struct TokenRow {
    std::int64_t id;
    PersonId person;
    PostId post;
    std::string person_name;
    Capabilities capabilities;
    Date until;
    bool usable; ///< neither revoked, nor the person blocked or with a first password
    std::optional<db::Instant> used;
};
std::optional<TokenRow> find_token(db::Session& session, std::string_view token_hash);
void touch_token(db::Transaction& tx, std::int64_t token, db::Instant now);

} // namespace identity
