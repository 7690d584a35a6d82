#include "directives/boards/store.hpp"

#include "support/store.hpp"
#include "support/turns.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <random>
#include <set>

using namespace directives;
using namespace directives::boards;

namespace {

base::Date day(char const* iso) { return base::Date::parse(iso).value(); }
base::Date const kToday = day("2026-11-21");

/// A ministry (1) and a province (2) give duties to ten provinces (11 … 20, areas 101 … 105, two bodies each).
struct House {
    explicit House(support::Store& given, int turns = 400) : store{given} {
        auto tx = store->write();
        support::SampleTurns sample{tx};
        std::vector<support::SampleBody> bodies{{1, "Bộ"}, {2, "UBND tỉnh"}, {3, "Ban đứng ngoài"}};
        for (std::int64_t id = 11; id <= 20; ++id)
            bodies.push_back({id, fmt::format("Cơ quan {}", id), 101 + (id - 11) / 2});
        sample.bodies(bodies);
        std::vector<support::SampleDirective> directives;
        for (std::int64_t id = 1; id <= 4; ++id)
            directives.push_back(
                {.id = id,
                 .follower = id % 2 == 0 ? 2 : 1,
                 .title = fmt::format("Công văn {}/THU", id),
                 .subject = "Đôn đốc",
                 .day = day("2026-08-01"),
                 .issuer_level = id % 2 == 0 ? "province" : "central",
                 .duties = {{id * 10, "1.a", "Báo cáo tiến độ"}, {id * 10 + 1, "1.b", "Ban hành kế hoạch"}}});
        directives.push_back({.id = 5,
                              .follower = 2,
                              .title = "Công văn chưa giao",
                              .subject = "Chưa giao",
                              .day = day("2026-11-01"),
                              .duties = {},
                              .state = "draft"});
        sample.directives(directives);
        std::mt19937 random{5};
        std::vector<support::SampleTurn> all;
        std::set<std::pair<std::int64_t, std::int64_t>> given_already; // a duty is given to a body once
        for (std::int64_t id = 1; id <= turns; ++id) {
            auto const directive = 1 + static_cast<std::int64_t>(random() % 4);
            auto const duty = directive * 10 + static_cast<std::int64_t>(random() % 2);
            // Each province gives to others; a body of its own may also be asked by the ministry.
            auto const body = random() % 9 == 0 ? 2 : 11 + static_cast<std::int64_t>(random() % 10);
            if (!given_already.emplace(duty, body).second) continue;
            static constexpr char const* kStates[] = {"not_started", "in_progress", "submitted",  "returned",
                                                      "accepted",    "withdrawn",   "handed_over"};
            std::string const state = kStates[random() % 7];
            all.push_back({.id = id,
                           .directive = directive,
                           .duty = duty,
                           .body = body,
                           .last_day = random() % 9 == 0
                                           ? std::nullopt
                                           : std::optional{kToday.plus_days(static_cast<int>(random() % 61) - 30)},
                           .state = state,
                           .submitted_on = state == "submitted" || state == "accepted"
                                               ? std::optional{kToday.plus_days(-static_cast<int>(random() % 20))}
                                               : std::nullopt});
        }
        count = all.size();
        sample.turns(all);
        tx.run("INSERT INTO directive_overseers (directive_id, organisation_id) VALUES (2, 1)");
        tx.commit();
    }
    support::Store& store;
    std::size_t count = 0;
};

rights::Scope scope_of(std::int64_t organisation, rights::Role role, std::vector<std::int64_t> const& areas = {}) {
    auto scope = support::everything();
    scope.organisation = OrganisationId{organisation};
    scope.capabilities = rights::capabilities_of(role);
    std::vector<rights::AreaId> set;
    for (auto const area : areas) set.push_back(rights::AreaId{area});
    scope.areas = rights::AreaSet::of(set);
    return scope;
}

std::vector<std::pair<char const*, rights::Scope>> people() {
    using rights::Role;
    return {{"a specialist of a body", scope_of(11, Role::specialist)},
            {"head of the ministry", scope_of(1, Role::head)},
            {"leader of the province, with areas", scope_of(2, Role::leader, {101, 102})},
            {"supervisor of one area", scope_of(3, Role::supervisor, {103})},
            {"somebody else", scope_of(3, Role::specialist)},
            {"the whole country", support::everything()}};
}

std::int64_t count(db::Session& session, std::string const& sql, db::Binds const& binds) {
    return session.find<std::int64_t>(sql, binds).value();
}

} // namespace

TEST_CASE("what is counted branch by branch is exactly what may be seen, each turn once, for everybody") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        for (auto const& [who, scope] : people()) {
            CAPTURE(std::string{who});
            auto const view = view_of(session, scope, kToday);
            db::Binds binds, all;
            auto const seen = seen_turns(session, view, "t.id", "1 = 1");
            bind_view(binds, seen, view);
            auto const counted = session.rows<std::int64_t>("SELECT s.id FROM " + seen + " s ORDER BY s.id", binds);
            auto const may = visible_turns(session, scope, kToday, "t", all);
            CHECK(counted ==
                  session.rows<std::int64_t>("SELECT t.id FROM turns t WHERE " + may + " ORDER BY t.id", all));
        }
    });
}

TEST_CASE("the standing in SQL is the standing of the rules, and groups part all turns") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        db::Binds binds;
        bind_days(binds, standing_sql("t"), kToday);
        std::size_t seen = 0;
        session.each<std::string, std::string, std::optional<base::Date>, std::optional<base::Date>>(
            "SELECT " + standing_sql("t") + ", t.state, t.last_day, t.submitted_on FROM turns t", binds,
            [&](std::string const& standing, std::string const& state, std::optional<base::Date> last,
                std::optional<base::Date> submitted) {
                auto const stand = stand_of({state_of(state).value(), last, submitted}, kToday);
                CHECK(standing == code_of(stand.standing));
                ++seen;
            });
        CHECK(seen == house.count);
        std::int64_t parted =
            count(session, "SELECT COUNT(*) FROM turns t WHERE t.state IN ('withdrawn', 'handed_over')", {});
        for (Group const group : kAllGroups) {
            db::Binds used;
            bind_days(used, group_sql("t", group), kToday);
            parted += count(session, "SELECT COUNT(*) FROM turns t WHERE " + group_sql("t", group), used);
        }
        CHECK(parted == static_cast<std::int64_t>(house.count));
    });
}

TEST_CASE("a board and a matrix show a person only what may be seen, and their totals equal the lists") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        for (auto const& [who, scope] : people()) {
            CAPTURE(std::string{who});
            auto const view = view_of(session, scope, kToday);
            db::Binds binds;
            auto const may = visible_turns(session, scope, kToday, "t", binds);
            auto const visible = count(
                session, "SELECT COUNT(*) FROM turns t WHERE t.state NOT IN ('withdrawn', 'handed_over') AND " + may,
                binds);
            std::int64_t on_boards = 0;
            for (std::int64_t body = 1; body <= 20; ++body) {
                auto const board = board_of(session, view, OrganisationId{body}, {});
                on_boards += std::ssize(board.lines);
                CHECK(!board.more);
                for (auto const& line : board.lines) CHECK(line.organisation == OrganisationId{body});
                if (!board.lines.empty()) CHECK(body_name(session, view, OrganisationId{body}));
            }
            CHECK(on_boards == visible);
            auto const all = matrix_rows(session, view, {});
            std::vector<DutyId> duties;
            for (auto const& duty : all.duties) duties.push_back(duty.id);
            CHECK(static_cast<std::int64_t>(matrix_of(all.turns, duties, all.rank, RowOrder::name, kToday).all.all()) ==
                  visible);
            for (auto const& turn : all.turns) CHECK(all.bodies.contains(turn.organisation));
            // One directive after the other gives the same.
            std::size_t one_by_one = 0;
            for (std::int64_t id = 1; id <= 4; ++id)
                one_by_one += matrix_rows(session, view, {.directives = {DirectiveId{id}}}).turns.size();
            CHECK(static_cast<std::int64_t>(one_by_one) == visible);
        }
        auto const stranger = scope_of(3, rights::Role::specialist);
        auto const view = view_of(session, stranger, kToday);
        CHECK(matrix_rows(session, view, {}).turns.empty());
        CHECK(late_facts(session, view, {}).empty());
        CHECK(directives_seen(session, view, 10).empty());
        CHECK(my_open(session, view).empty());
        CHECK(to_accept(session, view, 10).all == 0);
        CHECK(!body_name(session, view, OrganisationId{11}));
    });
}

TEST_CASE("who is late, who waits and what moved agree with the turns one by one") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        for (auto const& [who, scope] : people()) {
            CAPTURE(std::string{who});
            auto const view = view_of(session, scope, kToday);
            auto const turns = matrix_rows(session, view, {}).turns;
            std::size_t overdue = 0, waiting = 0, became = 0, came = 0;
            auto const week = kToday.plus_days(-7);
            for (auto const& turn : turns) {
                auto const stand = stand_of(turn.clocked, kToday);
                overdue += stand.standing == Standing::overdue ? 1 : 0;
                waiting += group_of(stand.standing) == Group::waiting ? 1 : 0;
                became += stand.standing == Standing::overdue && turn.clocked.last_day >= week ? 1 : 0;
                came +=
                    turn.clocked.submitted_on > week && turn.clocked.last_day && turn.clocked.last_day < week ? 1 : 0;
            }
            auto const bodies = late_bodies(late_facts(session, view, {}), kToday);
            std::size_t late = 0;
            std::vector<OrganisationId> names;
            for (auto const& body : bodies) {
                late += body.count;
                names.push_back(body.body);
            }
            CHECK(late == overdue);
            auto const longest = lines_of(session, view, longest_overdue(session, view, {}, names));
            REQUIRE(longest.size() == bodies.size());
            for (std::size_t i = 0; i < bodies.size(); ++i) {
                CHECK(longest[i].organisation == bodies[i].body);
                CHECK(stand_of(longest[i].clocked(), kToday).days == bodies[i].most_late);
            }
            std::size_t waits = 0;
            for (auto const& one : waiting_by_follower(session, view, {})) {
                waits += one.count;
                CHECK(!one.name.empty());
            }
            CHECK(waits == waiting);
            auto const moved = moved_since_last_week(session, view, {});
            CHECK(moved.became_overdue == became);
            CHECK(moved.came_late == came);
        }
    });
}

TEST_CASE("the days of a calendar hold as much as the lists behind them") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        for (auto const& [who, scope] : people()) {
            CAPTURE(std::string{who});
            auto const view = view_of(session, scope, kToday);
            std::size_t on_days = 0;
            auto const from = day("2026-11-01"), to = day("2026-11-30");
            for (auto const& [on, counts] : day_counts(session, view, {}, from, to)) {
                CHECK(matrix_rows(session, view, {.from = on, .to = on}).turns.size() == counts.all());
                on_days += counts.all();
            }
            CHECK(matrix_rows(session, view, {.from = from, .to = to}).turns.size() == on_days);
        }
    });
}

TEST_CASE("a selection narrows by paper, days, area and follower") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        auto const everybody = support::everything();
        auto const view = view_of(session, everybody, kToday);
        std::size_t parts = 0;
        for (std::int64_t area = 101; area <= 105; ++area)
            parts += matrix_rows(session, view, {.areas = rights::AreaSet::of({rights::AreaId{area}})}).turns.size();
        auto const central = matrix_rows(session, view, {}).turns;
        auto const without =
            static_cast<std::size_t>(std::ranges::count(central, OrganisationId{2}, &Compact::organisation));
        CHECK(parts + without == central.size());
        CHECK(matrix_rows(session, view, {.follower = OrganisationId{1}}).turns.size() +
                  matrix_rows(session, view, {.follower = OrganisationId{2}}).turns.size() ==
              central.size());
        auto const undated = std::ranges::count_if(central, [](Compact const& turn) { return !turn.clocked.last_day; });
        CHECK(undated > 0);
        CHECK(matrix_rows(session, view, {.from = day("1990-01-01"), .to = day("2199-12-30")}).turns.size() ==
              central.size() - static_cast<std::size_t>(undated));
    });
}

TEST_CASE("my work is my body's, drafts and requests are the follower's, and time moves it") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto session = store->lease();
        auto const own = scope_of(11, rights::Role::specialist);
        for (char const* today : {"2026-11-21", "2026-11-30", "2026-12-01"}) {
            auto const view = view_of(session, own, day(today));
            auto const open = my_open(session, view);
            auto const mine = my_sections(open, day(today));
            CHECK(mine.overdue.size() + mine.today.size() + mine.soon.size() + mine.returned.size() == open.size());
            for (auto const& line : lines_of(session, view, mine.overdue)) {
                CHECK(line.organisation == OrganisationId{11});
                CHECK(*line.last_day < day(today));
                CHECK(line.title.starts_with("Công văn"));
            }
        }
        auto const province = scope_of(2, rights::Role::head);
        auto const view = view_of(session, province, kToday);
        auto const lists = drafts(session, view, 10);
        REQUIRE(lists.size() == 1);
        CHECK(lists.front().title == "Công văn chưa giao");
        auto const ministry = scope_of(1, rights::Role::head);
        CHECK(drafts(session, view_of(session, ministry, kToday), 10).empty());
        auto const waits = to_accept(session, view, 3);
        CHECK(waits.turns.size() == std::min<std::size_t>(3, waits.all));
        for (auto const& line : lines_of(session, view, waits.turns)) CHECK(line.follower == OrganisationId{2});
        auto const found = followed_papers(session, view, std::vector{PaperId{1}, PaperId{2}, PaperId{5}, PaperId{77}});
        std::set<PaperId> const papers{found.begin(), found.end()};
        CHECK(papers.contains(PaperId{2}));
        CHECK(papers.contains(PaperId{5}));
        CHECK(!papers.contains(PaperId{77}));
    });
}
