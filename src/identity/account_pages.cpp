#include "identity/account_pages.hpp"

#include "html/template.hpp"
#include "identity/forms.hpp"
#include "text/dates.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace identity {

namespace {

using http::Response;
using rights::Capability;
using site::Visit;

class Account {
public:
    explicit Account(PageServices services) : services_{services}, identity_{services.identity} {}

    Response show(Visit const& visit, std::vector<html::FieldError> errors = {},
                  std::string const& new_token = {}) const {
        auto session = identity_.store().lease();
        auto const& scope = visit.scope();
        html::Dictionary page;
        page.set("PERSON", visit.visitor.person).set("CSRF", site::csrf_field(visit.visitor));
        for (auto const& choice : visit.visitor.posts)
            page.add("POST").set("NAME", choice.name).show_if(choice.current, "CURRENT");
        auto const own = identity_.session_hash(visit.request).value_or("");
        for (auto const& view : sessions_of(session, scope, scope.person)) {
            auto& line = page.add("SESSION")
                             .set("STARTED", print_instant(view.started))
                             .set("CLIENT", view.client)
                             .set("AGENT", view.agent);
            line.show_if(view.token_hash == own, "THIS");
            if (view.token_hash != own)
                line.add("OTHER").set("HASH", view.token_hash).set("CSRF", site::csrf_field(visit.visitor));
        }
        for (auto const& token : tokens_of(session, scope, scope.person)) {
            if (token.revoked) continue;
            auto& line =
                page.add("TOKEN").set("NAME", token.name).set("UNTIL", token.until.vietnamese()).set("ID", token.id);
            line.set("USED", token.used ? print_instant(*token.used) : "chưa dùng")
                .set("CSRF", site::csrf_field(visit.visitor));
        }
        add_capabilities(page, scope.capabilities);
        add_delegations(page, session, visit);
        page.set("UNTIL_EXAMPLE", identity_.when().day.plus_days(90).vietnamese());
        if (!new_token.empty()) page.add("NEW_TOKEN").set("TOKEN", new_token);
        int const status = errors.empty() ? 200 : 422;
        auto response = services_.frame.respond(visit,
                                                {.title = "Tài khoản",
                                                 .main = html::render("identity/account", page),
                                                 .errors = std::move(errors),
                                                 .current = "/account"},
                                                status);
        response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

    Response password_page(Visit const& visit, std::vector<html::FieldError> errors = {}) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("NEXT", site::local_address(visit.request.query.text("next")));
        page.set("LEAST", static_cast<int>(kPasswordLetters));
        page.show_if(visit.visitor.must_change_password, "FIRST");
        int const status = errors.empty() ? 200 : 422;
        return services_.frame.respond(
            visit,
            {.title = "Đổi mật khẩu", .main = html::render("identity/password", page), .errors = std::move(errors)},
            status);
    }

    Response change_password(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        if (auto const known = identity_.confirm_password(visit, fields.text("old_password")); !known)
            return password_page(
                visit, {field_error({known.error().code, known.error().message, "old_password", known.error().mend},
                                    "old_password")});
        auto const person = own(visit);
        auto const password = new_password(fields.text("password"), person ? person->user_name : "");
        if (!password) return password_page(visit, {field_error(password.error(), "password")});
        if (fields.text("password") != fields.text("again"))
            return password_page(visit, {{"again", "Hai lần nhập mật khẩu mới khác nhau. Nhập lại cho giống."}});
        if (fields.text("password") == fields.text("old_password"))
            return password_page(visit, {{"password", "Mật khẩu mới phải khác mật khẩu đang dùng."}});
        auto const hash = hash_password(*password, identity_.settings().password);
        auto tx = identity_.store().write();
        auto const own = identity_.session_hash(visit.request).value_or("");
        // Whoever knew the old password is out.
        for (auto const& view : sessions_of(tx, visit.scope(), visit.scope().person))
            if (view.token_hash != own) close_session(tx, view.token_hash);
        if (auto const changed = identity::change_password(tx, visit.scope(), identity_.when(), hash); !changed)
            return http::refusal(changed.error());
        tx.commit();
        return site::done(site::local_address(fields.text("next")),
                          "Đã đổi mật khẩu. Các phiên khác đã được đăng xuất.");
    }

    Response act_in(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const acted = identity_.act_in(visit.request, form->fields.text("post"));
        if (!acted) return http::refusal(acted.error());
        return site::done("/", "Từ đây anh/chị làm việc ở vị trí vừa chọn.");
    }

    Response end_sessions(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto tx = identity_.store().write();
        auto const ended = identity::end_sessions(tx, visit.scope(), identity_.when(), visit.scope().person,
                                                  form->fields.text("session"));
        if (!ended) return http::refusal(ended.error());
        tx.commit();
        return site::done("/account", "Đã kết thúc phiên.");
    }

    Response make_token(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const until = text::parse_date(form->fields.text("until"));
        if (!until) return show(visit, {field_error(until.error(), "until")});
        Token const token{.post = visit.scope().post,
                          .name = text::nfc(form->fields.text("name").substr(0, 200)),
                          .capabilities = read_capabilities(form->fields),
                          .until = *until};
        auto const secret = random_token();
        auto tx = identity_.store().write();
        auto const made = identity::make_token(tx, visit.scope(), identity_.when(), token, hash_of_token(secret));
        if (!made) return show(visit, {field_error(made.error(), "name")});
        tx.commit();
        return show(visit, {}, secret);
    }

    Response end_token(Visit const& visit) const {
        auto tx = identity_.store().write();
        auto const ended =
            revoke_token(tx, visit.scope(), identity_.when(), read_number(visit.request.parameter("id")).value_or(0));
        if (!ended) return http::refusal(ended.error());
        tx.commit();
        return site::done("/account", "Đã thu hồi mã truy cập.");
    }

    Response delegate(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const wanted = read_delegation_form(form->fields, visit.scope().post, identity_.when().day);
        if (!wanted.errors.empty()) return show(visit, wanted.errors);
        auto tx = identity_.store().write();
        auto const made = identity::delegate(tx, visit.scope(), identity_.when(), wanted.delegation);
        if (!made) return show(visit, {field_error(made.error(), "to_post")});
        tx.commit();
        identity_.forget_views();
        return site::done("/account", "Đã ủy quyền.");
    }

    Response end_delegation(Visit const& visit) const {
        auto tx = identity_.store().write();
        auto const ended = identity::end_delegation(tx, visit.scope(), identity_.when(),
                                                    read_number(visit.request.parameter("id")).value_or(0));
        if (!ended) return http::refusal(ended.error());
        tx.commit();
        identity_.forget_views();
        return site::done("/account", "Đã chấm dứt ủy quyền.");
    }

    /// Asking is a use: the session goes on.
    Response session(Visit const& visit) const {
        return http::json(fmt::format(R"({{"ends_in":{},"csrf":"{}","person":"{}","post":"{}"}})",
                                      visit.visitor.ends_in.count(), visit.visitor.csrf, visit.scope().person.number(),
                                      site::current_post(visit.visitor)));
    }

private:
    base::Result<Person> own(Visit const& visit) const {
        auto session = identity_.store().lease();
        return find_person(session, visit.scope(), visit.scope().person);
    }

    static void add_capabilities(html::Dictionary& page, Capabilities const& capabilities) {
        for (std::size_t i = 0; i < rights::kCapabilityCount; ++i) {
            auto const capability = static_cast<Capability>(i);
            if (!capabilities.has(capability)) continue;
            for (char const* section : {"TOKEN_CAPABILITY", "DELEGATION_CAPABILITY"})
                page.add(section).set("KEY", rights::name_of(capability)).set("TEXT", rights::vietnamese(capability));
        }
    }

    void add_delegations(html::Dictionary& page, db::Session& session, Visit const& visit) const {
        auto const& scope = visit.scope();
        auto const today = identity_.when().day;
        for (auto const& delegation : delegations_of(session, scope, scope.post)) {
            if (delegation.from != scope.post || *delegation.term.until < today) continue;
            page.add("DELEGATION")
                .set("TO", holder_of(session, delegation.to))
                .set("TERM", print_term(delegation.term))
                .set("REASON", delegation.reason)
                .set("ID", delegation.id)
                .set("CSRF", site::csrf_field(visit.visitor));
        }
        if (scope.on_behalf_of) return; // what one has by delegation is not passed on
        auto const colleagues = colleagues_of(session, scope, today);
        if (colleagues.empty()) return;
        auto& form = page.add("DELEGATE").set("CSRF", site::csrf_field(visit.visitor));
        for (auto const& [post, name] : colleagues) form.add("COLLEAGUE").set("ID", post.number()).set("NAME", name);
    }

    PageServices services_;
    Identity& identity_;
};

} // namespace

std::string print_instant(db::Instant instant) {
    auto const local = instant + std::chrono::hours{7}; // Vietnam: no summer time
    auto const day = std::chrono::floor<std::chrono::days>(local);
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    auto const date = Date::of(day);
    return fmt::format("{:02}:{:02} {}", minutes / 60, minutes % 60, date ? date->vietnamese() : "");
}

std::string print_term(Term const& term) {
    return "từ " + term.from.vietnamese() + (term.until ? " đến " + term.until->vietnamese() : std::string{});
}

void register_account_pages(site::Routes& routes, PageServices services) {
    auto const account = std::make_shared<Account>(services);
    auto const need = Capability::use_system;
    routes.add("GET /account", need, [account](Visit const& visit) { return account->show(visit); });
    routes.add("GET /account/password", need, [account](Visit const& visit) { return account->password_page(visit); });
    routes.add(
        "POST /account/password", need, [account](Visit const& visit) { return account->change_password(visit); },
        http::Work::heavy, 16u << 10);
    routes.add("POST /account/post", need, [account](Visit const& visit) { return account->act_in(visit); });
    routes.add("GET /account/session", need, [account](Visit const& visit) { return account->session(visit); });
    routes.add("POST /account/sessions/end", need,
               [account](Visit const& visit) { return account->end_sessions(visit); });
    routes.add("POST /account/tokens", need, [account](Visit const& visit) { return account->make_token(visit); });
    routes.add("POST /account/tokens/{id}/end", need,
               [account](Visit const& visit) { return account->end_token(visit); });
    routes.add("POST /account/delegations", need, [account](Visit const& visit) { return account->delegate(visit); });
    routes.add("POST /account/delegations/{id}/end", need,
               [account](Visit const& visit) { return account->end_delegation(visit); });
}

} // namespace identity
