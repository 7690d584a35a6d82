#include "identity/store.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "identity/store_rows.hpp"

#include <fmt/format.h>

namespace identity {

namespace {

using base::Code;
using base::fail;
using base::Result;
using Json = nlohmann::ordered_json;

base::Error unknown() {
    return {Code::not_found,
            "Không có bản ghi này trong tài khoản của anh/chị.",
            {},
            "Tải lại trang để xem danh sách mới nhất."};
}

bool may_see(Scope const& scope, PersonId person) {
    return person == scope.person || scope.may(Capability::administer_users);
}

} // namespace

std::string sortable(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char const c : bytes) fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::vector<Post> read_posts(db::Session& session, std::string_view where, std::int64_t key) {
    std::vector<Post> posts;
    session.each<PostId, PersonId, std::optional<OrganisationId>, std::optional<AreaId>, std::string, Date,
                 std::optional<Date>, std::optional<std::string>>(
        fmt::format("SELECT posts.id, posts.person_id, posts.organisation_id, posts.area_id, posts.title, "
                    "posts.from_day, posts.until_day, "
                    "post_roles.role FROM posts LEFT JOIN post_roles ON post_roles.post_id = posts.id WHERE {} "
                    "ORDER BY posts.from_day DESC, posts.id DESC, post_roles.role",
                    where),
        {{"key", key}},
        [&](PostId id, PersonId person, std::optional<OrganisationId> organisation, std::optional<AreaId> area,
            std::string title, Date from, std::optional<Date> until, std::optional<std::string> const& role) {
            if (posts.empty() || posts.back().id != id)
                posts.push_back({.id = id,
                                 .person = person,
                                 .organisation = organisation,
                                 .area = area,
                                 .title = std::move(title),
                                 .term = {from, until}});
            if (role)
                if (auto const known = rights::role_of(*role)) posts.back().roles.push_back(*known);
        });
    return posts;
}

void write_roles(db::Transaction& tx, PostId post, std::vector<Role> const& roles) {
    for (Role const role : roles)
        tx.run("INSERT INTO post_roles (post_id, role) VALUES (:post, :role) ON CONFLICT DO NOTHING",
               {{"post", post}, {"role", rights::name_of(role)}});
}

std::vector<Post> posts_of(db::Session& session, Scope const& scope, PersonId person) {
    if (!may_see(scope, person)) return {};
    return read_posts(session, "posts.person_id = :key", person.number());
}

std::vector<Delegation> delegations_of(db::Session& session, Scope const& scope, PostId post) {
    static_cast<void>(scope); // who reads a post was asked for it before; the sign-in itself has no capabilities yet
    std::vector<Delegation> delegations;
    session.each<std::int64_t, PostId, PostId, std::string, Date, Date, std::string>(
        "SELECT id, from_post_id, to_post_id, capabilities, from_day, until_day, reason FROM delegations "
        "WHERE from_post_id = :post OR to_post_id = :post ORDER BY from_day DESC, id DESC",
        {{"post", post}},
        [&](std::int64_t id, PostId from, PostId to, std::string const& names, Date from_day, Date until_day,
            std::string reason) {
            delegations.push_back({.id = id,
                                   .from = from,
                                   .to = to,
                                   .capabilities = capabilities_from(names),
                                   .term = {from_day, until_day},
                                   .reason = std::move(reason)});
        });
    return delegations;
}

Result<void> change_password(db::Transaction& tx, Scope const& scope, When when, std::string const& hash) {
    tx.run("UPDATE persons SET password_hash = :hash, must_change = 0 WHERE id = :id",
           {{"hash", hash}, {"id", scope.person}});
    audit::write(tx, scope, when.at,
                 {.verb = "password_change",
                  .object = fmt::format("person/{}", scope.person.number()),
                  .label = scope.actor,
                  .before = {},
                  .after = {}});
    return {};
}

std::vector<SessionView> sessions_of(db::Session& session, Scope const& scope, PersonId person) {
    std::vector<SessionView> views;
    if (!may_see(scope, person)) return views;
    session.each<std::string, db::Instant, db::Instant, std::string, std::string>(
        "SELECT token_hash, started_at, seen_at, client, agent FROM sessions WHERE person_id = :person ORDER BY "
        "seen_at DESC",
        {{"person", person}},
        [&](std::string hash, db::Instant started, db::Instant seen, std::string client, std::string agent) {
            views.push_back({std::move(hash), started, seen, std::move(client), std::move(agent)});
        });
    return views;
}

Result<void> end_sessions(db::Transaction& tx, Scope const& scope, When when, PersonId person,
                          std::string_view token_hash) {
    auto const whose = TRY(find_person(tx, scope, person));
    auto const ended = token_hash.empty()
                           ? tx.run("DELETE FROM sessions WHERE person_id = :person", {{"person", person}})
                           : tx.run("DELETE FROM sessions WHERE person_id = :person AND token_hash = :hash",
                                    {{"person", person}, {"hash", token_hash}});
    if (ended == 0) return {}; // it has gone by itself
    audit::write(tx, scope, when.at,
                 {.verb = "session_end",
                  .object = fmt::format("person/{}", person.number()),
                  .label = whose.name,
                  .before = {},
                  .after = Json{{"Số phiên đã kết thúc", ended}}.dump()});
    return {};
}

std::vector<Token> tokens_of(db::Session& session, Scope const& scope, PersonId person) {
    std::vector<Token> tokens;
    if (!may_see(scope, person)) return tokens;
    session.each<std::int64_t, PostId, std::string, std::string, Date, std::optional<db::Instant>,
                 std::optional<db::Instant>>("SELECT id, post_id, name, capabilities, until_day, used_at, revoked_at "
                                             "FROM api_tokens WHERE person_id = :person ORDER BY id DESC",
                                             {{"person", person}},
                                             [&](std::int64_t id, PostId post, std::string name,
                                                 std::string const& names, Date until, std::optional<db::Instant> used,
                                                 std::optional<db::Instant> revoked) {
                                                 tokens.push_back({.id = id,
                                                                   .post = post,
                                                                   .name = std::move(name),
                                                                   .capabilities = capabilities_from(names),
                                                                   .until = until,
                                                                   .used = used,
                                                                   .revoked = revoked.has_value()});
                                             });
    return tokens;
}

Result<std::int64_t> make_token(db::Transaction& tx, Scope const& scope, When when, Token const& token,
                                std::string const& token_hash) {
    if (token.name.empty())
        return fail(Code::invalid_input, "Đặt tên cho mã truy cập.", "name", "Ví dụ: Phần mềm kế toán");
    if (token.until < when.day || when.day.plus_days(366) < token.until)
        return fail(Code::invalid_input, "Ngày hết hạn phải từ hôm nay đến một năm sau.", "until",
                    "Ví dụ: " + when.day.plus_days(90).vietnamese());
    if (!((token.capabilities & scope.capabilities) == token.capabilities) || token.capabilities == Capabilities{})
        return fail(Code::invalid_input, "Chọn ít nhất một quyền, trong các quyền của vị trí đang dùng.",
                    "capabilities");
    auto const id =
        tx.find<std::int64_t>(
              "INSERT INTO api_tokens (token_hash, person_id, post_id, name, capabilities, until_day, made_at) "
              "VALUES (:hash, :person, :post, :name, :capabilities, :until_day, :made_at) RETURNING id",
              {{"hash", token_hash},
               {"person", scope.person},
               {"post", scope.post},
               {"name", token.name},
               {"capabilities", names_of(token.capabilities)},
               {"until_day", token.until},
               {"made_at", when.at}})
            .value();
    audit::write(
        tx, scope, when.at,
        {.verb = "token_creation",
         .object = fmt::format("token/{}", id),
         .label = token.name,
         .before = {},
         .after = Json{{"Quyền", names_of(token.capabilities)}, {"Đến ngày", token.until.vietnamese()}}.dump()});
    return id;
}

Result<void> revoke_token(db::Transaction& tx, Scope const& scope, When when, std::int64_t token) {
    auto const row = tx.find<PersonId, std::string>(
        "SELECT person_id, name FROM api_tokens WHERE id = :id AND revoked_at IS NULL", {{"id", token}});
    if (!row) return std::unexpected{unknown()};
    auto const& [person, name] = *row;
    if (!find_person(tx, scope, person)) return std::unexpected{unknown()};
    tx.run("UPDATE api_tokens SET revoked_at = :at WHERE id = :id", {{"at", when.at}, {"id", token}});
    audit::write(
        tx, scope, when.at,
        {.verb = "token_end", .object = fmt::format("token/{}", token), .label = name, .before = {}, .after = {}});
    return {};
}

std::vector<std::pair<PostId, std::string>> colleagues_of(db::Session& session, Scope const& scope, Date day) {
    std::vector<std::pair<PostId, std::string>> colleagues;
    session.each<PostId, std::string, std::string>(
        "SELECT posts.id, persons.name, posts.title FROM posts JOIN persons ON persons.id = posts.person_id "
        "WHERE COALESCE(posts.organisation_id, 0) = :organisation AND posts.person_id <> :person AND "
        "persons.blocked_at IS NULL "
        "AND posts.from_day <= :today AND (posts.until_day IS NULL OR posts.until_day >= :today) ORDER BY "
        "persons.sort_key, posts.id",
        {{"organisation", scope.organisation}, {"person", scope.person}, {"today", day}},
        [&](PostId post, std::string const& name, std::string const& title) {
            colleagues.emplace_back(post, name + ", " + title);
        });
    return colleagues;
}

std::string holder_of(db::Session& session, PostId post) {
    auto const row = session.find<std::string, std::string>("SELECT persons.name, posts.title FROM posts JOIN persons "
                                                            "ON persons.id = posts.person_id WHERE posts.id = :post",
                                                            {{"post", post}});
    return row ? std::get<0>(*row) + ", " + std::get<1>(*row) : std::string{};
}

std::optional<Credentials> find_credentials(db::Session& session, std::string_view user_name) {
    auto const row = session.find<PersonId, std::string, std::string, std::optional<db::Instant>>(
        "SELECT id, name, password_hash, blocked_at FROM persons WHERE user_name = :user_name",
        {{"user_name", user_name}});
    if (!row) return std::nullopt;
    auto const& [person, name, hash, blocked] = *row;
    return Credentials{person, name, hash, blocked.has_value()};
}

std::optional<std::string> find_password_hash(db::Session& session, PersonId person) {
    return session.find<std::string>("SELECT password_hash FROM persons WHERE id = :id", {{"id", person}});
}

Failures failures_of(db::Session& session, std::string_view subject) {
    auto const row = session.find<std::int64_t, db::Instant>(
        "SELECT failures, last_at FROM log_in_failures WHERE subject = :subject", {{"subject", subject}});
    return row ? Failures{std::get<0>(*row), std::get<1>(*row)} : Failures{};
}

void count_failure(db::Transaction& tx, std::string_view subject, db::Instant now) {
    // Older than an hour: counted anew.
    tx.run("INSERT INTO log_in_failures (subject, failures, last_at) VALUES (:subject, 1, :now) ON CONFLICT (subject) "
           "DO UPDATE SET "
           "failures = CASE WHEN log_in_failures.last_at < :forgotten THEN 1 ELSE log_in_failures.failures + 1 END, "
           "last_at = :now",
           {{"subject", subject}, {"now", now}, {"forgotten", db::Instant{now - std::chrono::hours{1}}}});
}

void forget_failures(db::Transaction& tx, std::string_view subject) {
    tx.run("DELETE FROM log_in_failures WHERE subject = :subject", {{"subject", subject}});
}

void open_session(db::Transaction& tx, std::string const& token_hash, PersonId person, Acting acting, db::Instant now,
                  std::string_view client, std::string_view agent) {
    tx.run("INSERT INTO sessions (token_hash, person_id, post_id, delegation_id, started_at, seen_at, client, agent) "
           "VALUES (:hash, :person, :post, :delegation, :now, :now, :client, :agent)",
           {{"hash", token_hash},
            {"person", person},
            {"post", acting.post},
            {"delegation", acting.delegation},
            {"now", now},
            {"client", client},
            {"agent", agent}});
}

std::optional<SessionRow> find_session(db::Session& session, std::string_view token_hash) {
    auto const row = session.find<PersonId, PostId, std::optional<std::int64_t>, db::Instant, db::Instant, std::string,
                                  std::optional<db::Instant>, bool>(
        "SELECT sessions.person_id, sessions.post_id, sessions.delegation_id, sessions.started_at, sessions.seen_at, "
        "persons.name, persons.blocked_at, persons.must_change "
        "FROM sessions JOIN persons ON persons.id = sessions.person_id WHERE sessions.token_hash = :hash",
        {{"hash", token_hash}});
    if (!row) return std::nullopt;
    auto const& [person, post, delegation, started, seen, name, blocked, must_change] = *row;
    return SessionRow{.person = person,
                      .acting = {post, delegation},
                      .times = {started, seen},
                      .name = name,
                      .blocked = blocked.has_value(),
                      .must_change = must_change};
}

void touch_session(db::Transaction& tx, std::string_view token_hash, db::Instant now) {
    tx.run("UPDATE sessions SET seen_at = :now WHERE token_hash = :hash AND seen_at < :now",
           {{"now", now}, {"hash", token_hash}});
}

void switch_post(db::Transaction& tx, std::string_view token_hash, Acting acting) {
    tx.run("UPDATE sessions SET post_id = :post, delegation_id = :delegation WHERE token_hash = :hash",
           {{"post", acting.post}, {"delegation", acting.delegation}, {"hash", token_hash}});
}

void close_session(db::Transaction& tx, std::string_view token_hash) {
    tx.run("DELETE FROM sessions WHERE token_hash = :hash", {{"hash", token_hash}});
}

void remove_dead_sessions(db::Transaction& tx, db::Instant now, SessionRules const& rules) {
    tx.run("DELETE FROM sessions WHERE started_at < :started OR seen_at < :seen",
           {{"started", db::Instant{now - rules.longest}}, {"seen", db::Instant{now - rules.idle}}});
    tx.run("DELETE FROM log_in_failures WHERE last_at < :forgotten",
           {{"forgotten", db::Instant{now - std::chrono::hours{1}}}});
}

std::optional<TokenRow> find_token(db::Session& session, std::string_view token_hash) {
    auto const row =
        session.find<std::int64_t, PersonId, PostId, std::string, std::string, Date, std::optional<db::Instant>,
                     std::optional<db::Instant>, std::optional<db::Instant>, bool>(
            "SELECT api_tokens.id, api_tokens.person_id, api_tokens.post_id, persons.name, api_tokens.capabilities, "
            "api_tokens.until_day, "
            "api_tokens.revoked_at, api_tokens.used_at, persons.blocked_at, persons.must_change "
            "FROM api_tokens JOIN persons ON persons.id = api_tokens.person_id WHERE api_tokens.token_hash = :hash",
            {{"hash", token_hash}});
    if (!row) return std::nullopt;
    auto const& [id, person, post, name, names, until, revoked, used, blocked, must_change] = *row;
    return TokenRow{.id = id,
                    .person = person,
                    .post = post,
                    .person_name = name,
                    .capabilities = capabilities_from(names),
                    .until = until,
                    .usable = !revoked && !blocked && !must_change,
                    .used = used};
}

void touch_token(db::Transaction& tx, std::int64_t token, db::Instant now) {
    tx.run("UPDATE api_tokens SET used_at = :now WHERE id = :id", {{"now", now}, {"id", token}});
}

} // namespace identity
