#include "identity/admin_pages.hpp"

#include "html/template.hpp"
#include "identity/account_pages.hpp"
#include "identity/forms.hpp"
#include "text/dates.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace identity {

namespace {

using base::Result;
using http::Response;
using rights::Capability;
using site::Visit;

constexpr int kPageRows = 50;

std::string address_of(PersonId person) { return fmt::format("{}/{}", kUsersAddress, person.number()); }

/// What a form holds when it is shown again.
struct Typed {
    std::string name, user_name, title, organisation, from, until;
    std::vector<Role> roles;
};

class Admin {
public:
    explicit Admin(PageServices services) : services_{services}, identity_{services.identity} {}

    Response list(Visit const& visit) const {
        auto const typed = text::nfc(visit.request.query.text("q"));
        auto const page_number = std::max<std::int64_t>(read_number(visit.request.query.text("page")).value_or(1), 1);
        auto session = identity_.store().lease();
        auto const found =
            find_persons(session, visit.scope(), text::search_key(typed), kPageRows + 1, (page_number - 1) * kPageRows);
        html::Dictionary page;
        page.set("QUERY", typed);
        for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), kPageRows); ++i) {
            auto const& person = found[i];
            auto& row = page.add("PERSON")
                            .set("ID", person.id.number())
                            .set("NAME", person.name)
                            .set("USER_NAME", person.user_name);
            row.show_if(person.blocked.has_value(), "BLOCKED");
            row.show_if(person.must_change && !person.blocked, "FIRST");
            std::string posts;
            for (Post const& post : posts_of(session, visit.scope(), person.id))
                if (post.term.holds(identity_.when().day))
                    posts += (posts.empty() ? "" : "; ") + post.title + ", " + place_of(post);
            row.set("POSTS", posts.empty() ? "không còn vị trí nào" : posts);
        }
        page.show_if(found.empty(), "EMPTY");
        if (page_number > 1) page.add("BEFORE").set("PAGE", page_number - 1);
        if (found.size() > kPageRows) page.add("AFTER").set("PAGE", page_number + 1);
        return services_.frame.respond(
            visit, {.title = "Người dùng", .main = html::render("identity/users", page), .current = kUsersAddress});
    }

    Response new_person(Visit const& visit, Typed const& typed = {}, std::vector<html::FieldError> errors = {}) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor)).set("NAME", typed.name).set("USER_NAME", typed.user_name);
        page.set("POST_FIELDS", post_fields(visit, typed));
        int const status = errors.empty() ? 200 : 422;
        return services_.frame.respond(visit,
                                       {.title = "Thêm người dùng",
                                        .main = html::render("identity/user_new", page),
                                        .errors = std::move(errors),
                                        .current = kUsersAddress},
                                       status);
    }

    Response create(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        auto wanted = read_post_form(fields, identity_.when().day);
        auto const typed = typed_of(fields, wanted);
        auto errors = wanted.errors;
        auto const name = person_name_of(fields.text("name"));
        auto const user_name = user_name_of(fields.text("user_name"));
        if (!name) errors.insert(errors.begin(), field_error(name.error(), "name"));
        if (!user_name) errors.push_back(field_error(user_name.error(), "user_name"));
        auto const post = new_post(visit, fields, wanted, errors);
        if (!errors.empty() || !post) return new_person(visit, typed, errors);
        auto const password = temporary_password();
        auto const hash = hash_password(password, identity_.settings().password);
        auto tx = identity_.store().write();
        auto const id = create_person(tx, visit.scope(), identity_.when(),
                                      {.name = *name, .user_name = *user_name, .password_hash = hash}, *post);
        if (!id) return new_person(visit, typed, {field_error(id.error(), "user_name")});
        tx.commit();
        return show_person(visit, *id, {}, password);
    }

    Response show(Visit const& visit) const { return show_person(visit, person_in(visit)); }

    Response reset_password(Visit const& visit) const {
        auto const person = person_in(visit);
        auto const password = temporary_password();
        auto const hash = hash_password(password, identity_.settings().password);
        auto tx = identity_.store().write();
        auto const done = identity::reset_password(tx, visit.scope(), identity_.when(), person, hash);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return show_person(visit, person, {}, password);
    }

    Response block(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        bool const blocked = form->fields.text("blocked") == "1";
        return act(visit, blocked ? "Đã khóa tài khoản." : "Đã mở khóa tài khoản.", [&](db::Transaction& tx) {
            return identity::block(tx, visit.scope(), identity_.when(), person_in(visit), blocked);
        });
    }

    Response end_sessions(Visit const& visit) const {
        return act(visit, "Đã kết thúc mọi phiên của người này.", [&](db::Transaction& tx) {
            return identity::end_sessions(tx, visit.scope(), identity_.when(), person_in(visit), "");
        });
    }

    Response add_post(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto wanted = read_post_form(form->fields, identity_.when().day);
        auto errors = wanted.errors;
        auto const post = new_post(visit, form->fields, wanted, errors);
        auto const person = person_in(visit);
        if (!errors.empty() || !post) return show_person(visit, person, errors, {}, typed_of(form->fields, wanted));
        auto tx = identity_.store().write();
        auto const id = identity::add_post(tx, visit.scope(), identity_.when(), person, *post);
        if (!id) return http::refusal(id.error());
        tx.commit();
        identity_.forget_views();
        return site::done(address_of(person), "Đã thêm vị trí công tác.");
    }

    Response end_post(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        PostId const post{read_number(visit.request.parameter("id")).value_or(0)};
        auto const last = text::parse_date(form->fields.text("until"));
        auto tx = identity_.store().write();
        auto const found = find_post(tx, visit.scope(), post);
        if (!found) return http::refusal(found.error());
        if (!last)
            return show_person(visit, found->person,
                               {field_error(last.error(), fmt::format("until-{}", post.number()))});
        auto const done = identity::end_post(tx, visit.scope(), identity_.when(), post, *last);
        if (!done) {
            if (done.error().code == base::Code::not_found) return http::refusal(done.error());
            return show_person(visit, found->person,
                               {field_error(done.error(), fmt::format("until-{}", post.number()))});
        }
        tx.commit();
        identity_.forget_views();
        return site::done(address_of(found->person), "Đã đặt ngày kết thúc cho vị trí công tác.");
    }

    Response set_roles(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        PostId const post{read_number(visit.request.parameter("id")).value_or(0)};
        std::vector<Role> roles;
        for (auto const name : form->fields.all("roles"))
            if (auto const role = rights::role_of(name)) roles.push_back(*role);
        auto tx = identity_.store().write();
        auto const found = find_post(tx, visit.scope(), post);
        if (!found) return http::refusal(found.error());
        auto const done = identity::set_roles(tx, visit.scope(), identity_.when(), post, roles);
        if (!done) {
            if (done.error().code == base::Code::not_found) return http::refusal(done.error());
            return show_person(visit, found->person, {field_error(done.error(), "roles")});
        }
        tx.commit();
        identity_.forget_views();
        return site::done(address_of(found->person), "Đã đổi vai trò.");
    }

private:
    static PersonId person_in(Visit const& visit) {
        return PersonId{read_number(visit.request.parameter("id")).value_or(0)};
    }

    template <class Act>
    Response act(Visit const& visit, std::string_view said, Act const& act) const {
        auto tx = identity_.store().write();
        Result<void> const done = act(tx);
        if (!done && done.error().code == base::Code::refused)
            return show_person(visit, person_in(visit), {field_error(done.error(), "")});
        if (!done) return http::refusal(done.error());
        tx.commit();
        identity_.forget_views();
        return site::done(address_of(person_in(visit)), said);
    }

    std::string place_of(Post const& post) const {
        if (!post.organisation) return "toàn hệ thống";
        auto const organisation = identity_.directory().organisation(*post.organisation, identity_.when().day);
        return organisation ? organisation->name : "cơ quan đã giải thể";
    }

    static Typed typed_of(http::Fields const& fields, PostForm const& form) {
        auto const text = [&](char const* name) { return std::string{fields.text(name).substr(0, 300)}; };
        return {text("name"), text("user_name"), text("title"), text("organisation_name"),
                text("from"), text("until"),     form.roles};
    }

    /// The organisation is typed by name, or chosen by number.
    std::optional<NewPost> new_post(Visit const& visit, http::Fields const& fields, PostForm const& form,
                                    std::vector<html::FieldError>& errors) const {
        if (!form.term) return std::nullopt;
        NewPost post{.organisation = {}, .area = {}, .title = form.title, .term = *form.term, .roles = form.roles};
        auto const typed = text::nfc(fields.text("organisation_name"));
        if (typed.empty() && !form.organisation) {
            if (visit.scope().areas.is_everything()) return post;
            errors.push_back({"organisation_name", "Nhập tên cơ quan, ví dụ: Sở Nội vụ"});
            return std::nullopt;
        }
        std::optional<Directory::Organisation> chosen;
        auto const day = form.term->from; // a post of last year is one of last year's body
        if (form.organisation) {
            chosen = identity_.directory().organisation(*form.organisation, day);
        } else {
            auto found = identity_.directory().find(typed, day, 6);
            std::erase_if(found, [&](auto const& one) {
                return !visit.scope().areas.is_everything() && !(one.area && visit.scope().areas.contains(*one.area));
            });
            auto const exact = std::ranges::find(found, text::search_key(typed),
                                                 [](auto const& one) { return text::search_key(one.name); });
            if (exact != found.end()) {
                chosen = *exact;
            } else if (found.size() == 1) {
                chosen = found.front();
            } else if (found.size() > 1) {
                std::string names;
                for (auto const& one : found) names += (names.empty() ? "" : "; ") + one.name;
                errors.push_back({"organisation_name",
                                  "Có nhiều cơ quan mang tên này: " + names + ". Nhập tên đầy đủ của một cơ quan."});
                return std::nullopt;
            }
        }
        if (!chosen) {
            errors.push_back({"organisation_name", "Không tìm thấy cơ quan “" + typed +
                                                       "” trong phạm vi của anh/chị. Xem tên ở trang Cơ quan."});
            return std::nullopt;
        }
        post.organisation = chosen->id;
        post.area = chosen->area;
        post.place = chosen->name;
        return post;
    }

    html::Markup post_fields(Visit const& visit, Typed const& typed) const {
        html::Dictionary fields;
        fields.set("TITLE", typed.title)
            .set("ORGANISATION", typed.organisation)
            .set("FROM", typed.from)
            .set("UNTIL", typed.until);
        fields.set("TODAY", identity_.when().day.vietnamese());
        fields.show_if(visit.scope().areas.is_everything(), "WHOLE_SYSTEM");
        fields.set("ROLES", role_choices(typed.roles));
        return html::render("identity/post_fields", fields);
    }

    static html::Markup role_choices(std::vector<Role> const& chosen) {
        html::Dictionary choices;
        for (Role const role : rights::all_roles()) {
            auto& choice = choices.add("ROLE").set("KEY", rights::name_of(role)).set("TEXT", rights::vietnamese(role));
            std::string may;
            for (std::size_t i = 0; i < rights::kCapabilityCount; ++i)
                if (auto const capability = static_cast<Capability>(i);
                    rights::capabilities_of(role).has(capability) && capability != Capability::use_system)
                    may += (may.empty() ? "" : ", ") + text::lower(rights::vietnamese(capability));
            choice.set("MAY", may);
            choice.show_if(std::ranges::find(chosen, role) != chosen.end(), "CHOSEN");
        }
        return html::render("identity/role_choices", choices);
    }

    Response show_person(Visit const& visit, PersonId id, std::vector<html::FieldError> errors = {},
                         std::string const& password = {}, Typed const& typed = {}) const {
        auto session = identity_.store().lease();
        auto const person = find_person(session, visit.scope(), id);
        if (!person) return http::refusal(person.error());
        auto const today = identity_.when().day;
        html::Dictionary page;
        page.set("NAME", person->name)
            .set("USER_NAME", person->user_name)
            .set("ID", id.number())
            .set("CSRF", site::csrf_field(visit.visitor));
        if (!password.empty()) page.add("PASSWORD").set("TEXT", password);
        page.show_if(person->blocked.has_value(), "BLOCKED");
        page.set("BLOCK_VALUE", person->blocked ? "0" : "1")
            .set("BLOCK_TEXT", person->blocked ? "Mở khóa" : "Khóa tài khoản");
        page.show_if(person->must_change, "FIRST");
        for (Post const& post : posts_of(session, visit.scope(), id)) {
            auto& item = page.add("POST")
                             .set("TITLE", post.title)
                             .set("PLACE", place_of(post))
                             .set("TERM", print_term(post.term));
            item.set("ID", post.id.number())
                .set("CSRF", site::csrf_field(visit.visitor))
                .set("ROLES", role_choices(post.roles));
            std::string names;
            for (Role const role : post.roles)
                names += (names.empty() ? "" : ", ") + std::string{rights::vietnamese(role)};
            item.set("ROLE_NAMES", names).set("TODAY", today.vietnamese());
            item.show_if(!post.term.holds(today), "NOT_NOW");
        }
        page.set("SESSIONS", static_cast<std::int64_t>(sessions_of(session, visit.scope(), id).size()));
        page.set("POST_FIELDS", post_fields(visit, typed));
        int const status = errors.empty() ? 200 : 422;
        auto response = services_.frame.respond(visit,
                                                {.title = person->name,
                                                 .main = html::render("identity/user", page),
                                                 .errors = std::move(errors),
                                                 .current = kUsersAddress},
                                                status);
        response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

    PageServices services_;
    Identity& identity_;
};

} // namespace

void register_admin_pages(site::Routes& routes, PageServices services) {
    auto const admin = std::make_shared<Admin>(services);
    auto const need = Capability::administer_users;
    routes.add("GET /admin/users", need, [admin](Visit const& visit) { return admin->list(visit); });
    routes.add("GET /admin/users/new", need, [admin](Visit const& visit) { return admin->new_person(visit); });
    routes.add(
        "POST /admin/users", need, [admin](Visit const& visit) { return admin->create(visit); }, http::Work::heavy);
    routes.add("GET /admin/users/{id}", need, [admin](Visit const& visit) { return admin->show(visit); });
    routes.add(
        "POST /admin/users/{id}/password", need, [admin](Visit const& visit) { return admin->reset_password(visit); },
        http::Work::heavy);
    routes.add("POST /admin/users/{id}/block", need, [admin](Visit const& visit) { return admin->block(visit); });
    routes.add("POST /admin/users/{id}/sessions/end", need,
               [admin](Visit const& visit) { return admin->end_sessions(visit); });
    routes.add("POST /admin/users/{id}/posts", need, [admin](Visit const& visit) { return admin->add_post(visit); });
    routes.add("POST /admin/posts/{id}/end", need, [admin](Visit const& visit) { return admin->end_post(visit); });
    routes.add("POST /admin/posts/{id}/roles", need, [admin](Visit const& visit) { return admin->set_roles(visit); });
}

} // namespace identity
