#include "directives/boards/arrange.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using namespace directives;
using namespace directives::boards;

namespace {

base::Date day(char const* iso) { return base::Date::parse(iso).value(); }
base::Date const kToday = day("2026-11-21"); // a Saturday

Compact turn(std::int64_t id, State state, std::optional<base::Date> last, std::int64_t body = 1, std::int64_t duty = 1,
             std::optional<base::Date> submitted = {}) {
    return {TurnId{id}, OrganisationId{body}, DutyId{duty}, {state, last, submitted}};
}

std::vector<std::int64_t> numbers(std::vector<TurnId> const& ids) {
    std::vector<std::int64_t> all;
    for (auto const id : ids) all.push_back(id.number());
    return all;
}

} // namespace

TEST_CASE("my work stands in one section each, by last day; what was sent back stands apart whatever its day") {
    std::vector<Compact> const turns{turn(1, State::not_started, day("2026-11-20")),
                                     turn(2, State::in_progress, day("2026-10-01")),
                                     turn(3, State::not_started, kToday),
                                     turn(4, State::not_started, day("2026-11-28")),
                                     turn(5, State::not_started, day("2026-11-29")),
                                     turn(6, State::returned, day("2026-01-01")),
                                     turn(7, State::returned, {}),
                                     turn(8, State::not_started, {}),
                                     turn(9, State::not_started, day("2026-11-22"))};
    auto const mine = my_sections(turns, kToday);
    CHECK(numbers(mine.overdue) == std::vector<std::int64_t>{2, 1});
    CHECK(numbers(mine.today) == std::vector<std::int64_t>{3});
    CHECK(numbers(mine.soon) == std::vector<std::int64_t>{9, 4});
    CHECK(numbers(mine.returned) == std::vector<std::int64_t>{6, 7});
    auto const none = my_sections({}, kToday);
    CHECK(none.overdue.empty());
}

TEST_CASE("moving the day over a month end moves work from coming to late") {
    std::vector<Compact> const turns{turn(1, State::not_started, day("2026-11-30"))};
    struct Case {
        char const* today;
        std::size_t soon, on_day, overdue;
    };
    for (Case const& c : {Case{"2026-11-22", 0, 0, 0}, Case{"2026-11-23", 1, 0, 0}, Case{"2026-11-30", 0, 1, 0},
                          Case{"2026-12-01", 0, 0, 1}, Case{"2027-01-01", 0, 0, 1}}) {
        CAPTURE(c.today);
        auto const mine = my_sections(turns, day(c.today));
        CHECK(mine.soon.size() == c.soon);
        CHECK(mine.today.size() == c.on_day);
        CHECK(mine.overdue.size() == c.overdue);
    }
}

TEST_CASE("a cell of the matrix shows the turn that wants attention most and counts all of them") {
    std::vector<Compact> const turns{turn(1, State::accepted, day("2026-09-30"), 1, 1, day("2026-09-29")),
                                     turn(2, State::not_started, day("2026-10-31"), 1, 1),
                                     turn(3, State::not_started, day("2026-11-15"), 1, 1),
                                     turn(4, State::submitted, day("2026-11-30"), 1, 2, day("2026-11-18")),
                                     turn(5, State::withdrawn, day("2026-11-30"), 2, 1),
                                     turn(6, State::not_started, day("2026-12-31"), 3, 2),
                                     turn(7, State::not_started, day("2026-12-31"), 3, 9)};
    std::vector<DutyId> const duties{DutyId{1}, DutyId{2}};
    auto const matrix =
        matrix_of(turns, duties, {{OrganisationId{3}, 0}, {OrganisationId{1}, 1}}, RowOrder::name, kToday);
    REQUIRE(matrix.rows.size() == 2); // withdrawn alone is no row, and duties that were not asked for are none
    CHECK(matrix.rows[0].body == OrganisationId{3});
    auto const& cell = matrix.rows[1].cells[0];
    REQUIRE(cell.shown != nullptr);
    CHECK(cell.shown->turn == TurnId{2});
    CHECK(cell.stand.days == 21);
    CHECK(cell.counts.all() == 3);
    CHECK(matrix.rows[0].cells[0].shown == nullptr);
    CHECK(matrix.all.all() == 5);
    auto const latest = matrix_of(turns, duties, {}, RowOrder::late, kToday);
    CHECK(latest.rows.front().body == OrganisationId{1});
    CHECK(latest.rows.front().most_late == 21);
}

TEST_CASE("totals of rows and of columns equal the details, in any matrix") {
    std::mt19937 random{11};
    for (int round = 0; round < 50; ++round) {
        std::vector<Compact> turns;
        std::vector<DutyId> duties;
        for (std::int64_t duty = 1; duty <= 1 + static_cast<std::int64_t>(random() % 8); ++duty)
            duties.push_back(DutyId{duty});
        std::size_t counted = 0;
        for (std::int64_t id = 1; id <= static_cast<std::int64_t>(random() % 200); ++id) {
            auto const state = static_cast<State>(random() % 7);
            auto const last = random() % 9 == 0 ? std::nullopt
                                                : std::optional{kToday.plus_days(static_cast<int>(random() % 61) - 30)};
            auto const submitted = state == State::submitted || state == State::accepted
                                       ? std::optional{kToday.plus_days(-static_cast<int>(random() % 30))}
                                       : std::nullopt;
            turns.push_back(turn(id, state, last, 1 + static_cast<std::int64_t>(random() % 20),
                                 1 + static_cast<std::int64_t>(random() % 10), submitted));
            bool const asked = std::ranges::find(duties, turns.back().duty) != duties.end();
            counted += asked && state != State::withdrawn && state != State::handed_over ? 1 : 0;
        }
        auto const matrix = matrix_of(turns, duties, {}, RowOrder::late, kToday);
        Counts by_rows, by_columns, by_cells;
        for (auto const& row : matrix.rows) {
            by_rows += row.counts;
            Counts cells;
            for (auto const& cell : row.cells) {
                cells += cell.counts;
                CHECK((cell.shown == nullptr) == (cell.counts.all() == 0));
            }
            CHECK(cells == row.counts);
            by_cells += cells;
        }
        for (auto const& column : matrix.columns) by_columns += column;
        CHECK(by_rows == matrix.all);
        CHECK(by_columns == matrix.all);
        CHECK(by_cells == matrix.all);
        CHECK(matrix.all.all() == counted);
    }
}

TEST_CASE("who is late stands by days late times the level of whoever ordered it") {
    std::vector<LateFact> const facts{{OrganisationId{1}, 1, 3, day("2026-11-01")},  // 20 days, a commune's paper
                                      {OrganisationId{2}, 4, 1, day("2026-11-11")},  // 10 days, the centre's
                                      {OrganisationId{1}, 3, 2, day("2026-11-19")},  // 2 days, the province's
                                      {OrganisationId{3}, 2, 1, day("2026-11-11")},  // 10 days, a district's
                                      {OrganisationId{4}, 4, 1, day("2026-11-21")}}; // today: in time
    auto const bodies = late_bodies(facts, kToday);
    REQUIRE(bodies.size() == 3);
    CHECK(bodies[0].body == OrganisationId{2});
    CHECK(bodies[0].score == 40);
    CHECK(bodies[1].body == OrganisationId{1}); // 20 each: the longer wait first
    CHECK(bodies[1].count == 5);
    CHECK(bodies[1].most_late == 20);
    CHECK(bodies[2].body == OrganisationId{3});
    CHECK(late_bodies({}, kToday).empty());
}

TEST_CASE("the late step is whoever held it for the most late days, also in several pieces") {
    using enum Share::Whose;
    auto const share = [](Share::Whose whose, int late) { return Share{whose, kToday, kToday, 30, late}; };
    CHECK(!late_step({}));
    std::vector<Share> const in_time{share(follower_giving, 0), share(body, 0)};
    CHECK(!late_step(in_time));
    std::vector<Share> const pieces{share(follower_giving, 0), share(body, 5), share(follower_accepting, 7),
                                    share(body, 4)};
    auto const step = late_step(pieces);
    REQUIRE(step);
    CHECK(step->whose == body);
    CHECK(step->days == 9);
}

TEST_CASE("a month is whole weeks from Monday, with what falls on each day") {
    Counts two;
    two.add(Group::overdue, 2);
    due::Calendar const calendar;
    struct Case {
        int year;
        unsigned month;
        std::size_t weeks, first, last; ///< places of the first and the last day in their weeks
    };
    for (Case const& c : {Case{2026, 11, 6, 6, 0}, Case{2027, 2, 4, 0, 6}, Case{2024, 2, 5, 3, 3}}) {
        auto const weeks = month_of(c.year, c.month, {{day("2026-11-21"), two}}, calendar);
        CAPTURE(c.month);
        REQUIRE(weeks.size() == c.weeks);
        for (auto const& week : weeks) CHECK(week.size() == 7);
        CHECK(weeks.front()[c.first]);
        if (c.first > 0) CHECK(!weeks.front()[c.first - 1]);
        CHECK(weeks.back()[c.last]);
        if (c.last < 6) CHECK(!weeks.back()[c.last + 1]);
        std::size_t counted = 0;
        for (auto const& week : weeks)
            for (auto const& one : week) counted += one ? one->counts.all() : 0;
        CHECK(counted == (c.month == 11 ? 2 : 0));
    }
}

TEST_CASE("a badge tells how much and which day") {
    struct Case {
        Stand stand;
        std::optional<base::Date> last;
        char const* text;
    };
    for (Case const& c : {Case{{Standing::overdue, 3}, day("2026-11-18"), "Quá hạn 3 ngày (18/11/2026)"},
                          Case{{Standing::today, 0}, kToday, "Hạn hôm nay (21/11/2026)"},
                          Case{{Standing::soon, 2}, day("2026-11-23"), "Còn 2 ngày (23/11/2026)"},
                          Case{{Standing::done_late, 1}, day("2026-11-18"), "Hoàn thành, nộp muộn 1 ngày"},
                          Case{{Standing::undated, 0}, {}, "Không có hạn tính được"}})
        CHECK(badge_text(c.stand, c.last) == c.text);
}
