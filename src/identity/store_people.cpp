#include "identity/store.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "identity/store_rows.hpp"
#include "text/collation.hpp"
#include "text/search.hpp"

#include <fmt/core.h>

namespace identity {

namespace {

using base::Code;
using base::fail;
using base::Result;
using Json = nlohmann::ordered_json;

base::Error unknown() {
    return {Code::not_found,
            "Không có người dùng hoặc vị trí này trong phạm vi của anh/chị.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác phụ trách địa bàn đó."};
}

/// Whether all that stands in that area may be administered; none is the whole country.
bool covers(Scope const& scope, std::optional<AreaId> area) {
    return scope.areas.is_everything() || (area && scope.areas.contains(*area));
}

Json roles_json(std::vector<Role> const& roles) {
    Json list = Json::array();
    for (Role const role : roles) list.push_back(rights::vietnamese(role));
    return list;
}

Json post_json(NewPost const& post) {
    Json json{{"Chức danh", post.title},
              {"Cơ quan", post.place.empty() ? "Toàn hệ thống" : post.place},
              {"Vai trò", roles_json(post.roles)},
              {"Từ ngày", post.term.from.vietnamese()}};
    if (post.term.until) json["Đến ngày"] = post.term.until->vietnamese();
    return json;
}

Result<void> check_new_post(Scope const& scope, NewPost const& post) {
    if (auto const may = rights::require(scope, Capability::administer_users); !may) return may;
    if (!covers(scope, post.area)) return std::unexpected{unknown()};
    if (post.title.empty()) return fail(Code::invalid_input, "Nhập chức danh.", "title", "Ví dụ: Chuyên viên");
    if (post.roles.empty()) return fail(Code::invalid_input, "Chọn ít nhất một vai trò.", "roles");
    if (post.term.until && *post.term.until < post.term.from)
        return fail(Code::invalid_input, "Ngày kết thúc đứng trước ngày bắt đầu.", "until",
                    "Nhập ngày kết thúc bằng hoặc sau ngày bắt đầu.");
    return {};
}

PostId insert_post(db::Transaction& tx, PersonId person, NewPost const& post) {
    auto const id =
        tx.find<PostId>("INSERT INTO posts (person_id, organisation_id, area_id, title, from_day, until_day) "
                        "VALUES (:person, :organisation, :area, :title, :from_day, :until_day) RETURNING id",
                        {{"person", person},
                         {"organisation", post.organisation},
                         {"area", post.area},
                         {"title", post.title},
                         {"from_day", post.term.from},
                         {"until_day", post.term.until}})
            .value();
    write_roles(tx, id, post.roles);
    return id;
}

/// Whether somebody else still administers the whole system on and after that day.
bool others_administer(db::Transaction& tx, PostId without, PersonId without_person, Date day) {
    return tx.find<std::int64_t>(
                 "SELECT COUNT(*) FROM posts JOIN persons ON persons.id = posts.person_id "
                 "JOIN post_roles ON post_roles.post_id = posts.id "
                 "WHERE post_roles.role = 'administrator' AND posts.organisation_id IS NULL AND posts.area_id IS NULL "
                 "AND posts.id <> :post AND posts.person_id <> :person AND persons.blocked_at IS NULL "
                 "AND posts.from_day <= :today AND (posts.until_day IS NULL OR posts.until_day > :today)",
                 {{"post", without}, {"person", without_person}, {"today", day}})
               .value_or(0) > 0;
}

bool administers_system(Post const& post) {
    return !post.organisation && !post.area && std::ranges::find(post.roles, Role::administrator) != post.roles.end();
}

base::Error last_administrator() {
    return {Code::refused,
            "Đây là quản trị viên cuối cùng của toàn hệ thống.",
            {},
            "Cấp quyền quản trị cho một người khác trước."};
}

/// Persons in whole: every post of theirs must be among the scope's areas.
Result<Person> may_administer(db::Session& session, Scope const& scope, PersonId person) {
    if (auto const may = rights::require(scope, Capability::administer_users); !may)
        return std::unexpected{may.error()};
    return find_person(session, scope, person);
}

/// An own post in a foreign place may be looked at, but not administered: nobody becomes administrator of another province that way.
Result<Post> find_post_to_administer(db::Session& session, Scope const& scope, PostId id) {
    if (auto const may = rights::require(scope, Capability::administer_users); !may)
        return std::unexpected{may.error()};
    auto post = TRY(find_post(session, scope, id));
    if (!covers(scope, post.area)) return std::unexpected{unknown()};
    return post;
}

} // namespace

Result<Person> find_person(db::Session& session, Scope const& scope, PersonId person) {
    auto const row = session.find<std::string, std::string, bool, std::optional<db::Instant>>(
        "SELECT name, user_name, must_change, blocked_at FROM persons WHERE id = :id", {{"id", person}});
    if (!row) return std::unexpected{unknown()};
    if (person != scope.person) {
        if (auto const may = rights::require(scope, Capability::administer_users); !may)
            return std::unexpected{may.error()};
        for (Post const& post : read_posts(session, "posts.person_id = :key", person.number()))
            if (!covers(scope, post.area)) return std::unexpected{unknown()};
    }
    auto const& [name, user_name, must_change, blocked] = *row;
    return Person{.id = person, .name = name, .user_name = user_name, .must_change = must_change, .blocked = blocked};
}

std::vector<Person> find_persons(db::Session& session, Scope const& scope, std::string_view key, std::int64_t limit,
                                 std::int64_t offset) {
    std::vector<Person> persons;
    if (!scope.may(Capability::administer_users)) return persons;
    std::string sql =
        "SELECT id, name, user_name, must_change, blocked_at FROM persons WHERE ' ' || name_key LIKE :pattern";
    db::Binds binds{{"pattern", "% " + std::string{key} + "%"}, {"limit", limit}, {"offset", offset}};
    if (!scope.areas.is_everything()) {
        auto const areas = db::in_list(session.engine(), "areas");
        sql +=
            " AND EXISTS (SELECT 1 FROM posts WHERE posts.person_id = persons.id) AND NOT EXISTS (SELECT 1 FROM posts "
            "WHERE posts.person_id = persons.id AND (posts.area_id IS NULL OR posts.area_id NOT IN " +
            areas + "))";
        binds.emplace_back("areas", db::list_of(scope.areas.numbers()));
    }
    session.each<PersonId, std::string, std::string, bool, std::optional<db::Instant>>(
        sql + " ORDER BY sort_key, id LIMIT :limit OFFSET :offset", binds,
        [&](PersonId id, std::string name, std::string user_name, bool must_change,
            std::optional<db::Instant> blocked) {
            persons.push_back({id, std::move(name), std::move(user_name), must_change, blocked});
        });
    return persons;
}

Result<Post> find_post(db::Session& session, Scope const& scope, PostId post) {
    auto found = read_posts(session, "posts.id = :key", post.number());
    if (found.empty() || (found.front().person != scope.person &&
                          (!scope.may(Capability::administer_users) || !covers(scope, found.front().area))))
        return std::unexpected{unknown()};
    return std::move(found.front());
}

Result<PersonId> create_person(db::Transaction& tx, Scope const& scope, When when, NewPerson const& person,
                               NewPost const& post) {
    if (auto const checked = check_new_post(scope, post); !checked) return std::unexpected{checked.error()};
    auto const id = tx.find<PersonId>(
        "INSERT INTO persons (name, name_key, sort_key, user_name, password_hash, must_change, created_at) "
        "VALUES (:name, :name_key, :sort_key, :user_name, :password_hash, :must_change, :created_at) "
        "ON CONFLICT (user_name) DO NOTHING RETURNING id",
        {{"name", person.name},
         {"name_key", text::search_key(person.name + " " + person.user_name)},
         {"sort_key", sortable(text::person_sort_key(person.name))},
         {"user_name", person.user_name},
         {"password_hash", person.password_hash},
         {"must_change", person.must_change},
         {"created_at", when.at}});
    if (!id)
        return fail(Code::invalid_input, "Tên đăng nhập “" + person.user_name + "” đã có người dùng.", "user_name",
                    "Thêm năm sinh hoặc tên đơn vị, ví dụ: " + person.user_name + "2");
    insert_post(tx, *id, post);
    Json after{{"Họ và tên", person.name}, {"Tên đăng nhập", person.user_name}};
    after.update(post_json(post));
    audit::write(tx, scope, when.at,
                 {.verb = "person_creation",
                  .object = fmt::format("person/{}", id->number()),
                  .label = person.name,
                  .before = {},
                  .after = after.dump()});
    return *id;
}

Result<PostId> add_post(db::Transaction& tx, Scope const& scope, When when, PersonId person, NewPost const& post) {
    if (auto const checked = check_new_post(scope, post); !checked) return std::unexpected{checked.error()};
    auto const holder = TRY(may_administer(tx, scope, person));
    auto const id = insert_post(tx, person, post);
    audit::write(tx, scope, when.at,
                 {.verb = "post_creation",
                  .object = fmt::format("post/{}", id.number()),
                  .label = holder.name,
                  .before = {},
                  .after = post_json(post).dump()});
    return id;
}

Result<void> end_post(db::Transaction& tx, Scope const& scope, When when, PostId id, Date last_day) {
    auto const post = TRY(find_post_to_administer(tx, scope, id));
    if (last_day < post.term.from)
        return fail(Code::invalid_input, "Ngày kết thúc đứng trước ngày bắt đầu " + post.term.from.vietnamese() + ".",
                    "until", "Nhập ngày kết thúc bằng hoặc sau ngày bắt đầu.");
    if (administers_system(post) && !others_administer(tx, id, PersonId{}, when.day))
        return std::unexpected{last_administrator()};
    tx.run("UPDATE posts SET until_day = :until_day WHERE id = :id", {{"until_day", last_day}, {"id", id}});
    Json const before{{"Đến ngày", post.term.until ? post.term.until->vietnamese() : ""}};
    Json const after{{"Đến ngày", last_day.vietnamese()}};
    audit::write(tx, scope, when.at,
                 {.verb = "post_end",
                  .object = fmt::format("post/{}", id.number()),
                  .label = post.title,
                  .before = before.dump(),
                  .after = after.dump()});
    return {};
}

Result<void> set_roles(db::Transaction& tx, Scope const& scope, When when, PostId id, std::vector<Role> const& roles) {
    auto const post = TRY(find_post_to_administer(tx, scope, id));
    if (roles.empty()) return fail(Code::invalid_input, "Chọn ít nhất một vai trò.", "roles");
    bool const stays = std::ranges::find(roles, Role::administrator) != roles.end();
    if (administers_system(post) && !stays && !others_administer(tx, id, PersonId{}, when.day))
        return std::unexpected{last_administrator()};
    tx.run("DELETE FROM post_roles WHERE post_id = :id", {{"id", id}});
    write_roles(tx, id, roles);
    Json const before{{"Vai trò", roles_json(post.roles)}};
    Json const after{{"Vai trò", roles_json(roles)}};
    audit::write(tx, scope, when.at,
                 {.verb = "role_change",
                  .object = fmt::format("post/{}", id.number()),
                  .label = post.title,
                  .before = before.dump(),
                  .after = after.dump()});
    return {};
}

Result<void> reset_password(db::Transaction& tx, Scope const& scope, When when, PersonId id, std::string const& hash) {
    auto const person = TRY(may_administer(tx, scope, id));
    tx.run("UPDATE persons SET password_hash = :hash, must_change = 1 WHERE id = :id", {{"hash", hash}, {"id", id}});
    tx.run("DELETE FROM sessions WHERE person_id = :id", {{"id", id}});
    audit::write(tx, scope, when.at,
                 {.verb = "password_reset",
                  .object = fmt::format("person/{}", id.number()),
                  .label = person.name,
                  .before = {},
                  .after = {}});
    return {};
}

Result<void> block(db::Transaction& tx, Scope const& scope, When when, PersonId id, bool blocked) {
    auto const person = TRY(may_administer(tx, scope, id));
    if (blocked && id == scope.person)
        return fail(Code::refused, "Không thể tự khóa tài khoản đang dùng.", {}, "Nhờ một quản trị viên khác.");
    if (blocked && !others_administer(tx, PostId{}, id, when.day))
        for (Post const& post : read_posts(tx, "posts.person_id = :key", id.number()))
            if (administers_system(post)) return std::unexpected{last_administrator()};
    tx.run("UPDATE persons SET blocked_at = :at WHERE id = :id",
           {{"at", blocked ? std::optional{when.at} : std::nullopt}, {"id", id}});
    if (blocked) tx.run("DELETE FROM sessions WHERE person_id = :id", {{"id", id}});
    audit::write(tx, scope, when.at,
                 {.verb = blocked ? "person_block" : "person_unblock",
                  .object = fmt::format("person/{}", id.number()),
                  .label = person.name,
                  .before = {},
                  .after = {}});
    return {};
}

Result<std::int64_t> delegate(db::Transaction& tx, Scope const& scope, When when, Delegation const& delegation) {
    auto const giver = TRY(find_post(tx, scope, delegation.from));
    bool const own = giver.person == scope.person;
    if (!own)
        if (auto const may = rights::require(scope, Capability::administer_users); !may)
            return std::unexpected{may.error()};
    auto const receiver = read_posts(tx, "posts.id = :key", delegation.to.number());
    if (receiver.empty() || !receiver.front().term.holds(delegation.term.from) ||
        (giver.organisation != receiver.front().organisation &&
         !(scope.may(Capability::administer_users) && covers(scope, receiver.front().area))))
        return fail(Code::not_found, "Không có vị trí này, hoặc vị trí không còn trong ngày bắt đầu ủy quyền.",
                    "to_post", "Chọn vị trí của một người cùng cơ quan.");
    if (auto const checked = check_delegation(delegation, giver); !checked) return std::unexpected{checked.error()};
    auto const id =
        tx.find<std::int64_t>(
              "INSERT INTO delegations (from_post_id, to_post_id, capabilities, from_day, until_day, reason) "
              "VALUES (:from_post, :to_post, :capabilities, :from_day, :until_day, :reason) RETURNING id",
              {{"from_post", delegation.from},
               {"to_post", delegation.to},
               {"capabilities", names_of(delegation.capabilities)},
               {"from_day", delegation.term.from},
               {"until_day", delegation.term.until},
               {"reason", delegation.reason}})
            .value();
    Json rights_given = Json::array();
    for (std::size_t i = 0; i < rights::kCapabilityCount; ++i)
        if (delegation.capabilities.has(static_cast<Capability>(i)))
            rights_given.push_back(rights::vietnamese(static_cast<Capability>(i)));
    Json const after{{"Từ vị trí", giver.title},
                     {"Cho vị trí", receiver.front().title},
                     {"Quyền", rights_given},
                     {"Từ ngày", delegation.term.from.vietnamese()},
                     {"Đến ngày", delegation.term.until->vietnamese()}};
    audit::write(tx, scope, when.at,
                 {.verb = "delegation",
                  .object = fmt::format("delegation/{}", id),
                  .label = giver.title,
                  .before = {},
                  .after = after.dump(),
                  .note = delegation.reason});
    return id;
}

Result<void> end_delegation(db::Transaction& tx, Scope const& scope, When when, std::int64_t id) {
    auto const row = tx.find<PostId, Date, Date>(
        "SELECT from_post_id, from_day, until_day FROM delegations WHERE id = :id", {{"id", id}});
    if (!row) return std::unexpected{unknown()};
    auto const& [from_post, from_day, until_day] = *row;
    auto const giver = TRY(find_post(tx, scope, from_post));
    if (giver.person != scope.person)
        if (auto const may = rights::require(scope, Capability::administer_users); !may) return may;
    if (until_day < when.day)
        return fail(Code::refused, "Ủy quyền này đã hết hạn ngày " + until_day.vietnamese() + ".");
    // One that has begun ended yesterday; one that has not yet never was.
    if (from_day < when.day)
        tx.run("UPDATE delegations SET until_day = :until_day WHERE id = :id",
               {{"until_day", when.day.plus_days(-1)}, {"id", id}});
    else
        tx.run("DELETE FROM delegations WHERE id = :id", {{"id", id}});
    Json const before{{"Đến ngày", until_day.vietnamese()}};
    audit::write(tx, scope, when.at,
                 {.verb = "delegation_end",
                  .object = fmt::format("delegation/{}", id),
                  .label = giver.title,
                  .before = before.dump(),
                  .after = {}});
    return {};
}

} // namespace identity
