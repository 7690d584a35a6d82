// What nobody may do to others, and what the log-in bears.
#include "identity/house.hpp"

using namespace house;
using support::on_both_engines;

TEST_CASE("nobody becomes an administrator elsewhere through a post of one's own there") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const person = house.person("quan.tri", post_in(7, {Role::administrator}));
        PostId elsewhere, whole;
        REQUIRE(house.change([&](db::Transaction& tx) -> base::Result<void> {
            elsewhere = add_post(tx, support::everything(), house.when(), person, post_in(200, {Role::clerk})).value();
            whole = add_post(tx, support::everything(), house.when(), person, post_of_system({Role::auditor})).value();
            return {};
        }));
        auto scope = administrator_in(7);
        scope.person = person;
        auto session = store->lease();
        for (PostId const post : {elsewhere, whole}) {
            CHECK(find_post(session, scope, post).has_value()); // one's own: to be seen
            auto const changed = house.change(
                [&](db::Transaction& tx) { return set_roles(tx, scope, house.when(), post, {Role::administrator}); });
            REQUIRE_FALSE(changed.has_value());
            CHECK(changed.error().code == base::Code::not_found);
            CHECK_FALSE(house
                            .change([&](db::Transaction& tx) {
                                return end_post(tx, scope, house.when(), post, house.when().day);
                            })
                            .has_value());
        }
    });
}

TEST_CASE("who is administrator of a place does not administer the system") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("tinh", post_in(1, {Role::administrator}));
        house.person("trung.uong", post_of_system({Role::administrator}));
        auto const below = house.by_session(house.sign_in("tinh"));
        CHECK(below->scope.may(Capability::administer_users));
        CHECK_FALSE(below->scope.may(Capability::administer_system));
        CHECK(house.by_session(house.sign_in("trung.uong"))->scope.may(Capability::administer_system));
    });
}

TEST_CASE("one delegates within one's organisation; only an administrator further") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const giver = house.person("so.tai.chinh", post_in(1, {Role::leader}));
        auto const stranger = house.person("xa", post_in(7, {Role::specialist}));
        auto const visitor = house.by_session(house.sign_in("so.tai.chinh"));
        REQUIRE(visitor.has_value());
        auto session = store->lease();
        auto const from = posts_of(session, support::everything(), giver).front().id;
        auto const to = posts_of(session, support::everything(), stranger).front().id;
        Delegation const delegation{.from = from,
                                    .to = to,
                                    .capabilities = {Capability::approve},
                                    .term = {house.when().day, house.when().day},
                                    .reason = "Đi công tác"};
        auto const made_by = [&](rights::Scope const& scope) {
            auto tx = store->write();
            return delegate(tx, scope, house.when(), delegation).has_value();
        };
        CHECK_FALSE(made_by(visitor->scope));
        CHECK(made_by(administrator_in(1)));
        CHECK_FALSE(made_by(administrator_in(7))); // the giver stands above
    });
}

TEST_CASE("an office behind one address is not locked out by its own typing mistakes") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        for (int turn = 0; turn < 4; ++turn) {
            for (int tries = 0; tries < 12; ++tries) {
                house.refusal("ai.do" + std::to_string(tries), "sai");
                house.pass(1s);
            }
            CHECK_FALSE(house.sign_in("hoa").empty());
        }
    });
}

TEST_CASE("in an open session the password is not to be guessed either") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        auto const token = house.sign_in("hoa");
        auto const request = House::with_cookie(token);
        auto const visitor = house.by_session(token);
        site::Visit const visit{request, *visitor};
        CHECK(house.identity.confirm_password(visit, kPassword).has_value());
        for (int tries = 0; tries < 6; ++tries)
            CHECK(house.identity.confirm_password(visit, "sai").error().code == base::Code::refused);
        CHECK(house.identity.confirm_password(visit, kPassword).error().code == base::Code::limit_exceeded);
        house.pass(6s);
        CHECK(house.identity.confirm_password(visit, kPassword).has_value());
        CHECK_FALSE(house.identity.confirm_password(visit, std::string(10u << 20, 'x')).has_value());
    });
}

TEST_CASE("the cookie is the browser's alone, and goes by https where the person came so") {
    http::Request request;
    auto const plain = session_cookie(request, "t").value;
    CHECK(plain == "benvung_session=t; Path=/; HttpOnly; SameSite=Lax");
    request.https = true;
    CHECK(session_cookie(request, "t").value == plain + "; Secure");
    CHECK(session_cookie(request, "").value.find("Max-Age=0") != std::string::npos);
}
