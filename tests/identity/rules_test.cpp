#include "identity/rules.hpp"

#include "identity/secrets.hpp"

#include <doctest/doctest.h>

using namespace identity;
using base::Date;
using namespace std::chrono_literals;

namespace {

Date day(int year, unsigned month, unsigned of_month) { return Date::of(year, month, of_month).value(); }

db::Instant at(std::chrono::seconds seconds) { return db::Instant{seconds}; }

} // namespace

TEST_CASE("a user name is kept folded and plain") {
    struct Case {
        char const* typed;
        char const* kept; ///< null: refused
    };
    Case const cases[] = {{"nguyen.van.an", "nguyen.van.an"},
                          {"  An.Nguyen ", "an.nguyen"},
                          {"a_b-9", "a_b-9"},
                          {"an", nullptr},
                          {"", nullptr},
                          {"nguyễn", nullptr},
                          {"a b c", nullptr},
                          {"a@b.vn", nullptr},
                          {"abcdefghijabcdefghijabcdefghijabcdefghij1", nullptr}};
    for (Case const& c : cases) {
        CAPTURE(c.typed);
        auto const name = user_name_of(c.typed);
        CHECK(name.has_value() == (c.kept != nullptr));
        if (name && c.kept) CHECK(*name == c.kept);
    }
}

TEST_CASE("a new password is long, of one's own, and no password of 10 MB is ever hashed") {
    CHECK(new_password("bốn từ không liên quan", "an.nguyen").has_value());
    CHECK(new_password("mười chữ!!", "an").has_value());
    CHECK(new_password("chín chữ!", "an").error().message == "Mật khẩu phải có ít nhất 10 ký tự.");
    CHECK(new_password("xin chào an.nguyen nhé", "an.nguyen").error().message ==
          "Mật khẩu không được chứa tên đăng nhập.");
    CHECK(new_password("AN.NGUYEN-1990", "an.nguyen").error().where == "password");
    CHECK_FALSE(new_password("1234567890", "an").has_value());
    CHECK_FALSE(new_password("Matkhau123", "an").has_value());
    CHECK_FALSE(new_password("aaaaaaaaaaaaa", "an").has_value());
    std::string const huge(10u << 20, 'x');
    CHECK_FALSE(new_password(huge, "an").has_value());
    CHECK_FALSE(typed_password(huge).has_value());
    CHECK_FALSE(typed_password("").has_value());
    // The same password from a keyboard that composes and one that does not.
    CHECK(typed_password("mật") == typed_password("m\u0061\u0323\u0302t"));
}

TEST_CASE("what is hashed can be told from what is not, and tokens say nothing of each other") {
    PasswordCost const cheap{1, 8192};
    auto const hash = hash_password("bốn từ", cheap);
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(matches(hash, "bốn từ"));
    CHECK_FALSE(matches(hash, "bốn tư"));
    CHECK_FALSE(matches("no hash at all", "bốn từ"));
    auto const token = random_token();
    CHECK(token.size() == 43);
    CHECK(random_token() != token);
    CHECK(hash_of_token(token).size() == 64);
    CHECK(hash_of_token(token) != csrf_of_token(token));
    CHECK(temporary_password().size() == 14);
}

TEST_CASE("a post holds from its first to its last day, both counted") {
    Term const term{day(2026, 3, 1), day(2026, 11, 20)};
    CHECK_FALSE(term.holds(day(2026, 2, 28)));
    CHECK(term.holds(day(2026, 3, 1)));
    CHECK(term.holds(day(2026, 11, 20)));
    CHECK_FALSE(term.holds(day(2026, 11, 21)));
    CHECK(Term{day(2026, 3, 1)}.holds(day(2099, 1, 1)));
}

TEST_CASE("a delegation gives what its giver has that day by roles, and no more") {
    Post const giver{.id = PostId{1},
                     .person = PersonId{1},
                     .title = "Chủ tịch",
                     .term = {day(2026, 1, 1), day(2026, 6, 30)},
                     .roles = {Role::leader}};
    Delegation delegation{.from = PostId{1},
                          .to = PostId{2},
                          .capabilities = {Capability::approve, Capability::edit_capital},
                          .term = {day(2026, 2, 1), day(2026, 12, 31)},
                          .reason = "Giấy ủy quyền số 05/GUQ-UBND"};
    CHECK(given(delegation, giver, day(2026, 3, 1)) == Capabilities{Capability::approve});
    CHECK(given(delegation, giver, day(2026, 1, 31)) == Capabilities{});
    CHECK(given(delegation, giver, day(2026, 7, 1)) == Capabilities{}); // the giver's post has ended

    CHECK(check_delegation(delegation, giver).error().message ==
          "Chỉ ủy quyền được những quyền mà vị trí này đang có.");
    delegation.capabilities = {Capability::approve};
    CHECK(check_delegation(delegation, giver).has_value());
    auto wrong = delegation;
    wrong.term.until = day(2026, 1, 31);
    CHECK_FALSE(check_delegation(wrong, giver).has_value());
    wrong = delegation;
    wrong.term.until.reset();
    CHECK_FALSE(check_delegation(wrong, giver).has_value());
    wrong = delegation;
    wrong.term.until = day(2027, 3, 1);
    CHECK_FALSE(check_delegation(wrong, giver).has_value());
    wrong = delegation;
    wrong.reason = "  ";
    CHECK_FALSE(check_delegation(wrong, giver).has_value());
    wrong = delegation;
    wrong.to = wrong.from;
    CHECK_FALSE(check_delegation(wrong, giver).has_value());
}

TEST_CASE("a session ends after idleness, after its longest time, and where the clock went back") {
    SessionRules const rules;
    struct Case {
        std::chrono::seconds started, seen, now;
        bool alive;
    };
    Case const cases[] = {
        {0s, 0s, 0s, true},
        {0s, 0s, 3599s, true},
        {0s, 0s, 3600s, false},
        {0s, 3600s, 7199s, true},
        {0s, 43000s, 43199s, true},
        {0s, 43100s, 43200s, false},
        {10000s, 10000s, 9701s, true},
        {10000s, 10000s, 9699s, false},
    };
    for (Case const& c : cases) {
        CAPTURE(c.now.count());
        CHECK(is_alive({at(c.started), at(c.seen)}, at(c.now), rules) == c.alive);
    }
}

TEST_CASE("the wait after failures grows, is bounded, and is forgotten after an hour") {
    auto const wait = [](std::int64_t failures, std::chrono::seconds passed) {
        return wait_after(failures, 5, at(1000s), at(1000s + passed)).count();
    };
    CHECK(wait(5, 0s) == 0);
    CHECK(wait(6, 0s) == 5);
    CHECK(wait(6, 5s) == 0);
    CHECK(wait(7, 4s) == 6);
    CHECK(wait(1000, 0s) == 900);
    CHECK(wait(1000, 3600s) == 0);
    CHECK(wait(6, -86400s) == 5); // a clock that was set back locks nobody out for longer
}

TEST_CASE("capabilities are written and read by name, unknown ones give nothing") {
    Capabilities const some{Capability::read_areas, Capability::approve};
    CHECK(capabilities_from(names_of(some)) == some);
    CHECK(capabilities_from("") == Capabilities{});
    CHECK(capabilities_from("read_areas,of_tomorrow,,approve") == some);
    for (Role const role : rights::all_roles()) {
        CHECK(rights::role_of(rights::name_of(role)) == role);
        CHECK_FALSE(rights::vietnamese(role).empty());
    }
}
