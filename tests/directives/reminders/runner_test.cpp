#include "directives/reminders/runner.hpp"

#include "directives/due/days.hpp"
#include "directives/house.hpp"
#include "directives/reminders/lease.hpp"
#include "directives/reminders/message.hpp"
#include "directives/reminders/notices.hpp"
#include "directives/reminders/rule.hpp"

#include <atomic>
#include <thread>

using namespace directive_house;
using namespace directives::reminders;
using support::on_both_engines;

namespace {

rights::Scope program() {
    auto scope = support::everything();
    scope.actor = "Hệ thống nhắc việc";
    return scope;
}

struct Running {
    explicit Running(House& used, base::Date today)
        : house{used}, clock{today}, runner{used.store(), clock, calendar, {.program = program(), .at_once = 3}} {}
    void on(char const* iso) {
        clock.set(base::FixedClock{day(iso)}.now());
        REQUIRE(runner.tick());
    }
    House& house;
    base::FixedClock clock;
    due::Calendar calendar = due::Calendar::built_in();
    Runner runner;
};

rights::Scope with_person(rights::Scope scope, std::int64_t number) {
    scope.person = rights::PersonId{number};
    return scope;
}

std::string kinds(House& house, rights::Scope const& scope, char const* today) {
    auto session = house.store().lease();
    std::string all;
    for (auto const& one : notices_for(session, scope, day(today), 100)) all = one.kind + " " + all;
    return all;
}

} // namespace

TEST_CASE("a duty is told of when it is given, comes near, is due, is late, and at last to the superior") {
    on_both_engines([](Store& store) {
        House house{store};
        Running running{house, day("2024-10-03")};
        running.on("2024-10-03"); // what was before is not told
        auto const scope = with_person(house.department(), 1);
        house.issued(scope);
        auto const body = with_person(house.district("990"), 2);
        running.on("2024-10-04");
        // Three duties are given; the report of the 11th is seven days away.
        CHECK(kinds(house, body, "2024-10-04") == "upcoming given given given ");
        running.on("2024-10-04");
        CHECK(kinds(house, body, "2024-10-04") == "upcoming given given given ");
        running.on("2024-10-11");
        CHECK(kinds(house, body, "2024-10-11") == "upcoming given given given today upcoming ");
        running.on("2024-10-12");
        // The consequence of silence, and the first urging; the 15th is three days away.
        CHECK(kinds(house, body, "2024-10-12").starts_with("upcoming given given given today upcoming "));
        CHECK(house.count("SELECT COUNT(*) FROM silences") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'silence'") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'overdue'") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'escalation'") == 0);
        running.on("2024-10-16");
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'escalation'") == 3);
        // The superior of the districts is told, without a link to what it may not open.
        auto const above = house.count("SELECT MIN(organisation_id) FROM notices WHERE kind = 'escalation'");
        CHECK(above == house.body("ubnd-tinh", "49").number());
        // One report comes: its follower is told, and nobody is urged for it any more.
        auto const id = DirectiveId{house.count("SELECT MAX(id) FROM directives")};
        auto const turn = house.turn(body, day("2024-10-16"), id, body.organisation, "Báo cáo kết quả");
        house.act(body, day("2024-10-16"), [&](db::Transaction& tx, base::Date today) {
            return submit(tx, body, noon(today), today, turn.id, turn.version, {.note = "Đã bố trí đủ"});
        });
        running.on("2024-10-18");
        CHECK(kinds(house, scope, "2024-10-18").contains("submitted"));
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'overdue' AND told_key LIKE 'turn/" +
                          std::to_string(turn.id.number()) + "/%'") == 2);
    });
}

TEST_CASE("each person reads notices for himself, and only those that he may act on") {
    on_both_engines([](Store& store) {
        House house{store};
        Running running{house, day("2024-10-03")};
        running.on("2024-10-03");
        house.issued(house.department());
        running.on("2024-10-11");
        auto const one = with_person(house.district("990"), 11), two = with_person(house.district("990"), 12),
                   other = with_person(house.district("991"), 13);
        auto const count = [&](rights::Scope const& scope) {
            auto session = store->lease();
            return unread(session, scope, day("2024-10-11"));
        };
        auto const all = count(one);
        CHECK(all > 3);
        auto const shown = [&] {
            auto session = store->lease();
            return notices_for(session, one, day("2024-10-11"), 100);
        }();
        {
            auto tx = store->write();
            CHECK(open_notice(tx, one, day("2024-10-11"), shown.front().id).value() == shown.front().address);
            CHECK(open_notice(tx, other, day("2024-10-11"), shown.front().id).error().code == base::Code::not_found);
            tx.commit();
        }
        CHECK(count(one) == all - 1);
        CHECK(count(two) == all);
        {
            auto tx = store->write();
            read_all(tx, one, day("2024-10-11"), shown.front().id);
            tx.commit();
        }
        CHECK(count(one) == 0);
        CHECK(count(two) == all);
        auto none = one;
        none.capabilities = {};
        CHECK(count(none) == 0);
        CHECK(count(program()) == 0);
    });
}

TEST_CASE("two servers that run at once double nothing") {
    on_both_engines([](Store& store) {
        House house{store};
        {
            Running running{house, day("2024-10-03")};
            running.on("2024-10-03");
        }
        house.issued(house.department());
        base::FixedClock const clock{day("2024-10-12")};
        {
            // The lease of the first one still runs; another gets it when it has ended.
            due::Calendar calendar = due::Calendar::built_in();
            Runner late{house.store(), clock, calendar, {.program = program()}};
            auto session = store->lease();
            REQUIRE(take_lease(session, "reminders", "another", db::to_instant(clock.now()), std::chrono::seconds{60}));
            CHECK_FALSE(late.tick());
            give_up_lease(session, "reminders", "another");
        }
        // Leases of no length: everybody always gets it, and the keys alone must hold.
        std::atomic<int> done = 0;
        std::vector<std::thread> servers;
        for (int i = 0; i < 4; ++i)
            servers.emplace_back([&] {
                due::Calendar calendar = due::Calendar::built_in();
                Runner runner{house.store(),
                              clock,
                              calendar,
                              {.program = program(), .at_once = 2, .lease = std::chrono::seconds{-1}}};
                for (int round = 0; round < 3; ++round) {
                    try {
                        done += runner.tick();
                    } catch (db::Failure const&) {
                        // A deadlock of PostgreSQL: the next round tries again.
                    }
                }
            });
        for (auto& server : servers) server.join();
        CHECK(done > 0);
        CHECK(house.count("SELECT COUNT(*) FROM silences") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM turn_events WHERE kind = 'silence'") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'silence'") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM notices WHERE kind = 'overdue'") == 3);
        CHECK(house.count("SELECT COUNT(*) FROM notices") ==
              house.count("SELECT COUNT(DISTINCT told_key) FROM notices"));
    });
}

TEST_CASE("an organisation sets how it reminds, and it counts for what it gave") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        house.act(scope, day("2024-10-03"), [&](db::Transaction& tx, base::Date today) {
            return set_rule(tx, scope, noon(today),
                            {.before = {2}, .on_day = false, .overdue_every = 0, .escalate_after = 1});
        });
        {
            auto session = store->lease();
            CHECK(rule_of(session, scope.organisation).before == std::vector{2});
            CHECK(rule_of(session, house.body("ubnd-huyen", "990")) == ReminderRule{});
        }
        auto tx = store->write();
        CHECK_FALSE(set_rule(tx, house.person(scope.organisation, {}, "x"), noon(day("2024-10-03")), {}).has_value());
        CHECK(set_rule(tx, scope, noon(day("2024-10-03")), {.overdue_every = 61}).error().where == "overdue_every");
    });
}

TEST_CASE("days of an administrator reach every server with the next minute") {
    on_both_engines([](Store& store) {
        House house{store};
        Running running{house, day("2026-11-21")};
        CHECK(running.calendar.works(day("2026-11-24")));
        house.act(program(), day("2026-11-21"), [&](db::Transaction& tx, base::Date today) {
            return due::put_day(tx, program(), noon(today), running.calendar, day("2026-11-24"),
                                {.kind = due::DayKind::holiday, .name = "Ngày Văn hóa Việt Nam", .source = "thử"});
        });
        due::Calendar const copy = running.calendar;
        REQUIRE(running.runner.tick());
        CHECK_FALSE(running.calendar.works(day("2026-11-24")));
        CHECK(copy.works(day("2026-11-24")));
        house.act(program(), day("2026-11-21"), [&](db::Transaction& tx, base::Date today) {
            return due::remove_day(tx, program(), noon(today), day("2026-11-24"));
        });
        REQUIRE(running.runner.tick());
        CHECK(running.calendar.works(day("2026-11-24")));
        auto tx = store->write();
        CHECK_FALSE(due::put_day(tx, house.department(), noon(day("2026-11-21")), running.calendar, day("2026-11-24"),
                                 {.kind = due::DayKind::holiday, .name = "x"})
                        .has_value());
        CHECK(due::put_day(tx, program(), noon(day("2026-11-21")), running.calendar, day("2040-01-01"),
                           {.kind = due::DayKind::holiday, .name = "x"})
                  .error()
                  .where == "day");
        CHECK(due::remove_day(tx, program(), noon(day("2026-11-21")), day("2026-11-24")).error().code ==
              base::Code::not_found);
    });
}

TEST_CASE("a text for a chat names the duty, the paper and who has not reported") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto session = store->lease();
        auto const today = day("2024-10-14");
        auto const directive = find_directive(session, scope, today, id).value();
        auto const text =
            message_of(turns_of(session, scope, today, id), duties_of(session, id), {&directive, 1}, today);
        CHECK(text.starts_with("NHẮC VIỆC (đến 14/10/2024)\n"));
        CHECK(text.contains("Theo: Công văn 815/LĐTBXH-BTXH"));
        CHECK(text.contains("Chưa có kết quả (3):"));
        CHECK(text.contains("Quá hạn 3 ngày"));
        CHECK(message_of({}, {}, {}, today).empty());
    });
}
