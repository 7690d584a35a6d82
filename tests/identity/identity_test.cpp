#include "audit/verify.hpp"
#include "identity/house.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace house;
using namespace identity;
using namespace std::chrono_literals;
using support::on_both_engines;
using support::Store;

TEST_CASE("whoever signs in acts in a post, with its capabilities and areas") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const person = house.person("hoa", post_in(7, {Role::clerk}));
        auto const token = house.sign_in("  HOA ");
        REQUIRE_FALSE(token.empty());
        auto const visitor = house.by_session(token);
        REQUIRE(visitor.has_value());
        CHECK(visitor->person == "Lò Thị Hoa");
        CHECK(visitor->post == "Chuyên viên, Cơ quan 7");
        CHECK(visitor->scope.person == person);
        CHECK(visitor->scope.organisation == OrganisationId{7});
        CHECK(visitor->scope.may(Capability::register_documents));
        CHECK_FALSE(visitor->scope.may(Capability::administer_users));
        CHECK(visitor->scope.areas.contains(AreaId{7}));
        CHECK_FALSE(visitor->scope.areas.contains(AreaId{8}));
        CHECK(visitor->csrf == csrf_of_token(token));
        CHECK(visitor->scope.actor == "Lò Thị Hoa, Chuyên viên, Cơ quan 7");
        CHECK(audit::verify(*store).faults.empty());
    });
}

TEST_CASE("a forged, cut, replayed or ended session is nobody's") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        auto const token = house.sign_in("hoa");
        CHECK_FALSE(house.by_session("").has_value());
        CHECK_FALSE(house.by_session(std::string(43, 'A')).has_value());
        CHECK_FALSE(house.by_session(token.substr(1)).has_value());
        CHECK_FALSE(house.by_session(token + "A").has_value());
        CHECK_FALSE(house.by_session(hash_of_token(token)).has_value()); // what the store holds opens nothing
        auto const second = house.sign_in("hoa");
        CHECK(second != token);
        house.identity.sign_out(House::with_cookie(token));
        CHECK_FALSE(house.by_session(token).has_value()); // replayed after log-out
        CHECK(house.by_session(second).has_value());
    });
}

TEST_CASE("a session ends after idleness and after its longest time, also where it was in use") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        auto const idle = house.sign_in("hoa"), used = house.sign_in("hoa");
        for (int turn = 0; turn < 14; ++turn) { // 11 h 40 min
            house.pass(50min);
            CHECK(house.by_session(used).has_value());
            if (turn % 3 == 0) house.identity.tidy(); // what was seen goes to the store, the dead are removed
        }
        CHECK_FALSE(house.by_session(idle).has_value());
        house.pass(21min);
        CHECK_FALSE(house.by_session(used).has_value());
        house.identity.tidy();
        CHECK(store->lease().find<std::int64_t>("SELECT COUNT(*) FROM sessions") == 0);
    });
}

TEST_CASE("a clock that is set back neither prolongs a session nor breaks anything") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        auto const token = house.sign_in("hoa");
        house.pass(30min);
        CHECK(house.by_session(token).has_value());
        house.pass(-2min);
        CHECK(house.by_session(token).has_value()); // within what clocks do
        house.pass(-24h);
        CHECK_FALSE(house.by_session(token).has_value());
        CHECK_FALSE(house.sign_in("hoa").empty());
    });
}

TEST_CASE("a post that ended last night is out this morning, within a running session") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}, {Date::of(2026, 1, 1).value(), Date::of(2026, 11, 20).value()}));
        house.clock.set(house.clock.now() + 11h + 45min); // 23:45 in Vietnam
        auto const token = house.sign_in("hoa");
        CHECK(house.by_session(token).has_value());
        house.pass(14min + 59s);
        CHECK(house.by_session(token).has_value());
        house.pass(1s);
        CHECK_FALSE(house.by_session(token).has_value());
        CHECK(house.refusal("hoa", kPassword) == "Tài khoản này không còn vị trí công tác nào đang hiệu lực.");
    });
}

TEST_CASE("a person with several posts says which one acts, and goes on in another when it ends") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const person = house.person(
            "hoa", post_in(7, {Role::clerk}, {Date::of(2026, 1, 1).value(), Date::of(2026, 11, 20).value()}));
        PostId second;
        REQUIRE(house.change([&](db::Transaction& tx) -> base::Result<void> {
            auto const added =
                add_post(tx, support::everything(), house.when(), person, post_in(8, {Role::accountant}));
            REQUIRE(added.has_value());
            second = *added;
            return {};
        }));
        auto const token = house.sign_in("hoa");
        auto const first_key = house.by_session(token)->posts.front().key; // the oldest is the main one
        CHECK(house.by_session(token)->posts.size() == 2);
        REQUIRE(house.identity.act_in(House::with_cookie(token), first_key).has_value());
        CHECK(house.by_session(token)->scope.organisation == OrganisationId{7});
        CHECK_FALSE(house.by_session(token)->scope.may(Capability::edit_capital));
        REQUIRE(house.identity.act_in(House::with_cookie(token), std::to_string(second.number())).has_value());
        CHECK(house.by_session(token)->scope.may(Capability::edit_capital));
        REQUIRE(house.identity.act_in(House::with_cookie(token), first_key).has_value());
        for (char const* wrong : {"", "x", "0", "999999", "1.7", "99999999999999999999"}) {
            CAPTURE(wrong);
            CHECK_FALSE(house.identity.act_in(House::with_cookie(token), wrong).has_value());
        }
        house.pass(11h + 50min);
        auto const later = house.sign_in("hoa");
        house.pass(20min); // past midnight: the post in organisation 7 has ended
        CHECK(house.by_session(later)->scope.organisation == OrganisationId{8});
    });
}

TEST_CASE("by delegation one acts for the giver's post, for the days and with the rights that were given") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const giver = house.person("chu.tich", post_in(7, {Role::leader}));
        auto const receiver = house.person("pho", post_in(7, {Role::specialist}));
        auto session = store->lease();
        auto const giver_post = posts_of(session, support::everything(), giver).front().id;
        auto const receiver_post = posts_of(session, support::everything(), receiver).front().id;
        Delegation const delegation{.from = giver_post,
                                    .to = receiver_post,
                                    .capabilities = {Capability::approve},
                                    .term = {Date::of(2026, 11, 20).value(), Date::of(2026, 11, 21).value()},
                                    .reason = "Đi công tác"};
        REQUIRE(house.change([&](db::Transaction& tx) -> base::Result<void> {
            auto const made = delegate(tx, support::everything(), house.when(), delegation);
            if (!made) return std::unexpected{made.error()};
            return {};
        }));
        auto const token = house.sign_in("pho");
        auto visitor = house.by_session(token);
        REQUIRE(visitor->posts.size() == 2);
        CHECK_FALSE(visitor->scope.may(Capability::approve)); // the own post does not change
        REQUIRE(house.identity.act_in(House::with_cookie(token), visitor->posts.back().key).has_value());
        visitor = house.by_session(token);
        CHECK(visitor->scope.may(Capability::approve));
        CHECK_FALSE(visitor->scope.may(Capability::assign_duties));
        CHECK(visitor->scope.on_behalf_of == giver_post);
        CHECK(visitor->scope.post == receiver_post);
        CHECK(visitor->post == "Thay Chuyên viên, Cơ quan 7");
        // What one has by delegation is not passed on: the post has none of it by its own roles.
        CHECK_FALSE(house.change([&](db::Transaction& tx) -> base::Result<void> {
            auto const made = delegate(tx, visitor->scope, house.when(),
                                       {.from = receiver_post,
                                        .to = giver_post,
                                        .capabilities = {Capability::approve},
                                        .term = delegation.term,
                                        .reason = "x"});
            if (!made) return std::unexpected{made.error()};
            return {};
        }));
        house.pass(48h);
        auto const later = house.sign_in("pho");
        CHECK(house.by_session(later)->posts.size() == 1);
    });
}

TEST_CASE("a token does what was chosen for it, under the API alone, until its day") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        auto const visitor = house.by_session(house.sign_in("hoa"));
        auto const secret = random_token();
        Token const wanted{.post = visitor->scope.post,
                           .name = "Phần mềm",
                           .capabilities = {Capability::read_areas},
                           .until = Date::of(2026, 11, 21).value()};
        std::int64_t id = 0;
        REQUIRE(house.change([&](db::Transaction& tx) -> base::Result<void> {
            auto more = wanted;
            more.capabilities.add(Capability::administer_users);
            CHECK_FALSE(make_token(tx, visitor->scope, house.when(), more, "x").has_value()); // more than the post has
            auto longer = wanted;
            longer.until = Date::of(2028, 1, 1).value();
            CHECK_FALSE(make_token(tx, visitor->scope, house.when(), longer, "x").has_value());
            id = make_token(tx, visitor->scope, house.when(), wanted, hash_of_token(secret)).value();
            return {};
        }));
        auto const caller = house.by_token(secret);
        REQUIRE(caller.has_value());
        CHECK(caller->scope.may(Capability::read_areas));
        CHECK_FALSE(caller->scope.may(Capability::register_documents));
        CHECK(caller->scope.channel == rights::Channel::api);
        CHECK(caller->csrf.empty());
        CHECK_FALSE(house.by_token(secret, "/areas").has_value()); // pages want a session
        CHECK_FALSE(house.by_token(secret + "x").has_value());
        CHECK_FALSE(house.by_token(hash_of_token(secret)).has_value());
        house.pass(24h);
        CHECK(house.by_token(secret).has_value());
        house.pass(24h);
        CHECK_FALSE(house.by_token(secret).has_value());
        house.pass(-24h);
        REQUIRE(house.change([&](db::Transaction& tx) { return revoke_token(tx, visitor->scope, house.when(), id); }));
        CHECK_FALSE(house.by_token(secret).has_value());
    });
}

TEST_CASE("wrong tries are told alike, and too many must wait") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        CHECK(house.refusal("hoa", "sai") == house.refusal("khong.co.ai", "sai"));
        CHECK(house.refusal("<script>", "sai") == "Tên đăng nhập hoặc mật khẩu chưa đúng.");
        for (int tries = 0; tries < 5; ++tries) house.refusal("hoa", "sai");
        CHECK(house.refusal("hoa", kPassword) == "Đã nhập sai nhiều lần liên tiếp."); // even the right one waits
        CHECK_FALSE(house.sign_in("hoa", kPassword, "10.0.0.2").empty()); // elsewhere the person is not locked out
        house.pass(6s);
        CHECK_FALSE(house.sign_in("hoa").empty());
        CHECK_FALSE(house.sign_in("hoa").empty()); // forgotten after a right one
        for (int tries = 0; tries < 40; ++tries) house.refusal("ai.do" + std::to_string(tries), "sai", "10.0.0.9");
        CHECK(house.refusal("hoa", kPassword, "10.0.0.9") ==
              "Đã nhập sai nhiều lần liên tiếp."); // many names from one address
        CHECK(house.refusal("hoa", std::string(10u << 20, 'x')) == "Tên đăng nhập hoặc mật khẩu chưa đúng.");
    });
}

TEST_CASE("who is blocked is out at once, and the last administrator stays") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const first = house.person("quan.tri", post_of_system({Role::administrator}));
        auto const hoa = house.person("hoa", post_in(7, {Role::clerk}));
        auto const token = house.sign_in("hoa");
        REQUIRE(house.change(
            [&](db::Transaction& tx) { return block(tx, support::everything(), house.when(), hoa, true); }));
        CHECK_FALSE(house.by_session(token).has_value());
        CHECK(house.refusal("hoa", kPassword) == "Tài khoản này đang bị khóa.");
        CHECK(house.refusal("hoa", "sai") == "Tên đăng nhập hoặc mật khẩu chưa đúng."); // only who knows it learns that
        REQUIRE(house.change(
            [&](db::Transaction& tx) { return block(tx, support::everything(), house.when(), hoa, false); }));
        CHECK_FALSE(house.sign_in("hoa").empty());

        auto session = store->lease();
        auto const post = posts_of(session, support::everything(), first).front().id;
        std::string const last = "Đây là quản trị viên cuối cùng của toàn hệ thống.";
        CHECK(house
                  .change(
                      [&](db::Transaction& tx) { return block(tx, support::everything(), house.when(), first, true); })
                  .error()
                  .message == last);
        CHECK(house
                  .change([&](db::Transaction& tx) {
                      return end_post(tx, support::everything(), house.when(), post, house.when().day);
                  })
                  .error()
                  .message == last);
        CHECK(house
                  .change([&](db::Transaction& tx) {
                      return set_roles(tx, support::everything(), house.when(), post, {Role::clerk});
                  })
                  .error()
                  .message == last);
        house.person("thu.hai", post_of_system({Role::administrator}));
        CHECK(house
                  .change([&](db::Transaction& tx) {
                      return set_roles(tx, support::everything(), house.when(), post, {Role::clerk});
                  })
                  .has_value());
        CHECK(audit::verify(*store).faults.empty());
    });
}

TEST_CASE("an administrator of an area sees and touches only persons who stand wholly in it") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const below = house.person("trong", post_in(7, {Role::clerk}));
        auto const foreign = house.person("ngoai", post_in(200, {Role::clerk}));
        auto const both = house.person("hai.noi", post_in(8, {Role::clerk}));
        REQUIRE(house.change([&](db::Transaction& tx) -> base::Result<void> {
            static_cast<void>(add_post(tx, support::everything(), house.when(), both, post_in(201, {Role::clerk})));
            return {};
        }));
        auto const scope = administrator_in(1);
        auto session = store->lease();
        auto const seen = find_persons(session, scope, "", 100, 0);
        REQUIRE(seen.size() == 1);
        CHECK(seen[0].id == below);
        for (PersonId const person : {foreign, both, PersonId{999}}) {
            CHECK(find_person(session, scope, person).error().code == base::Code::not_found);
            CHECK_FALSE(
                house.change([&](db::Transaction& tx) { return reset_password(tx, scope, house.when(), person, "x"); })
                    .has_value());
            CHECK_FALSE(house.change([&](db::Transaction& tx) { return block(tx, scope, house.when(), person, true); })
                            .has_value());
        }
        auto tx = store->write();
        CHECK_FALSE(add_post(tx, scope, house.when(), below, post_in(200, {Role::clerk})).has_value());
        CHECK_FALSE(add_post(tx, scope, house.when(), below, post_of_system({Role::administrator})).has_value());
        CHECK_FALSE(
            create_person(tx, scope, house.when(), {"X", "x.y.z", "h", true}, post_of_system({Role::administrator}))
                .has_value());
        CHECK(add_post(tx, scope, house.when(), below, post_in(9, {Role::clerk})).has_value());
    });
}

TEST_CASE("without the capability nothing is administered") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const hoa = house.person("hoa", post_in(7, {Role::clerk}));
        auto session = store->lease();
        auto const post = posts_of(session, support::everything(), hoa).front().id;
        auto scope = support::everything();
        scope.capabilities = rights::capabilities_of(Role::leader);
        auto tx = store->write();
        auto const when = house.when();
        CHECK_FALSE(create_person(tx, scope, when, {"X", "x.y.z", "h", true}, post_in(7, {Role::clerk})).has_value());
        CHECK_FALSE(add_post(tx, scope, when, hoa, post_in(7, {Role::clerk})).has_value());
        CHECK_FALSE(end_post(tx, scope, when, post, when.day).has_value());
        CHECK_FALSE(set_roles(tx, scope, when, post, {Role::administrator}).has_value());
        CHECK_FALSE(reset_password(tx, scope, when, hoa, "x").has_value());
        CHECK_FALSE(block(tx, scope, when, hoa, true).has_value());
        CHECK_FALSE(end_sessions(tx, scope, when, hoa, "").has_value());
        CHECK_FALSE(find_person(tx, scope, hoa).has_value());
        CHECK_FALSE(find_post(tx, scope, post).has_value());
        CHECK(find_persons(tx, scope, "", 10, 0).empty());
        CHECK(sessions_of(tx, scope, hoa).empty());
        CHECK(tokens_of(tx, scope, hoa).empty());
        CHECK(posts_of(tx, scope, hoa).empty());
    });
}

TEST_CASE("what two administrators enter at once under one user name is entered once") {
    on_both_engines([](Store& store) {
        House house{store};
        house.person("hoa", post_in(7, {Role::clerk}));
        auto tx = store->write();
        auto const again = create_person(tx, support::everything(), house.when(), {"Khác", "hoa", "h", true},
                                         post_in(7, {Role::clerk}));
        CHECK(again.error().where == "user_name");
        CHECK(create_person(tx, support::everything(), house.when(), {"Khác", "hoa2", "h", true},
                            post_in(7, {Role::clerk}))
                  .has_value());
    });
}
