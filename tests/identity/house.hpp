#pragma once

#include "identity/identity.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <string>

/// A store with persons in made-up places, and a clock to be set.
namespace house {

using namespace identity;
using namespace std::chrono_literals;
using support::Store;

inline constexpr PasswordCost kCheap{1, 8192};
inline constexpr char kPassword[] = "bốn từ không liên quan";

/// Organisation n stands in area n; area 1 holds all below 100.
class Places final : public Directory {
public:
    std::optional<Organisation> organisation(OrganisationId id, Date) override {
        return Organisation{id, "Cơ quan " + std::to_string(id.number()), AreaId{id.number()}};
    }
    std::vector<Organisation> find(std::string_view, Date, std::size_t) override { return {}; }
    rights::AreaSet areas_of(AreaId root) override {
        std::vector<AreaId> areas{root};
        if (root == AreaId{1})
            for (int area = 2; area < 100; ++area) areas.push_back(AreaId{area});
        return rights::AreaSet::of(areas);
    }
};

struct House {
    explicit House(Store& used) : store{used} {}

    Store& store;
    Places places;
    base::FixedClock clock{Date::of(2026, 11, 20).value()}; // noon
    Identity identity{*store, clock, places, {.sessions = {}, .password = kCheap, .view_age = 0s}};

    When when() const { return {db::to_instant(clock.now()), clock.today()}; }
    void pass(std::chrono::seconds time) { clock.set(clock.now() + time); }

    PersonId person(std::string const& user_name, NewPost const& post, bool must_change = false) {
        auto tx = store->write();
        auto const made = create_person(tx, support::everything(), when(),
                                        {.name = "Lò Thị Hoa",
                                         .user_name = user_name,
                                         .password_hash = hash_password(kPassword, kCheap),
                                         .must_change = must_change},
                                        post);
        REQUIRE(made.has_value());
        tx.commit();
        return *made;
    }
    base::Result<void> change(std::function<base::Result<void>(db::Transaction&)> const& act) {
        auto tx = store->write();
        auto done = act(tx);
        if (done) tx.commit();
        identity.forget_views();
        return done;
    }
    std::string sign_in(std::string const& user_name, std::string const& password = kPassword,
                        std::string const& client = "10.0.0.1") {
        auto const signed_in = identity.sign_in(user_name, password, client, "test");
        return signed_in ? signed_in->token : "";
    }
    std::string refusal(std::string const& user_name, std::string const& password,
                        std::string const& client = "10.0.0.1") {
        auto const signed_in = identity.sign_in(user_name, password, client, "test");
        return signed_in ? "" : signed_in.error().message;
    }
    static http::Request with_cookie(std::string const& token) {
        http::Request request;
        request.path = "/areas";
        request.client = "10.0.0.1";
        request.headers.add("cookie", "a=b; benvung_session=" + token);
        return request;
    }
    std::optional<site::Visitor> by_session(std::string const& token) { return identity.visitor(with_cookie(token)); }
    std::optional<site::Visitor> by_token(std::string const& token, std::string path = "/api/v1/areas") {
        http::Request request;
        request.path = std::move(path);
        request.headers.add("authorization", "Bearer " + token);
        return identity.visitor(request);
    }
};

inline NewPost post_in(std::int64_t organisation, std::vector<Role> roles, Term term = {Date::of(2026, 1, 1).value()}) {
    return {.organisation = OrganisationId{organisation},
            .area = AreaId{organisation},
            .title = "Chuyên viên",
            .term = term,
            .roles = std::move(roles)};
}
inline NewPost post_of_system(std::vector<Role> roles) {
    return {.organisation = {},
            .area = {},
            .title = "Quản trị viên",
            .term = {Date::of(2026, 1, 1).value()},
            .roles = std::move(roles)};
}

inline rights::Scope administrator_in(std::int64_t area) {
    auto scope = support::everything();
    scope.capabilities = rights::capabilities_of(Role::administrator);
    scope.area = AreaId{area};
    scope.areas = Places{}.areas_of(AreaId{area});
    return scope;
}

} // namespace house
