#pragma once

#include "directives/boards/standing.hpp"
#include "directives/due/calendar.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// From turns to what pages show. Pure: no SQL, no clock, no words for people but those of life.hpp.
namespace directives::boards {

/// As much of a turn as counting and placing needs.
struct Compact {
    TurnId turn;
    OrganisationId organisation;
    DutyId duty;
    Clocked clocked;
};

/// "Việc của tôi": each turn stands in one section only. Before: turns of the person's own bodies that are open and with the body.
struct MySections {
    std::vector<TurnId> overdue, today, soon, returned; ///< each by last day, earliest first
};
MySections my_sections(std::span<Compact const> turns, base::Date today);

/// One cell of the matrix: all turns of one body for one duty, within the selection.
struct Cell {
    Counts counts;
    Compact const* shown = nullptr; ///< the one that wants attention most; null: the body does not have the duty
    Stand stand = {Standing::off};
};
/// Which of two turns a cell shows: overdue first (the longest), then today, soon, waiting, ahead, undated, done late, done.
bool wants_more(Stand const& left, Stand const& right);

enum class RowOrder { name, late };
struct Matrix {
    struct Row {
        OrganisationId body;
        Counts counts;
        int most_late = 0;       ///< days of the longest overdue
        std::vector<Cell> cells; ///< one for each of `columns`
    };
    std::vector<Row> rows;       ///< all of the selection; a page shows some of them
    std::vector<Counts> columns; ///< totals, in the order of the duties that were handed in
    Counts all;
};
/// Rows are the bodies that have a turn, in the order of `rank` (body -> place by name; one that it lacks stands last), or the latest first.
/// Turns of duties that are not among `duties` and turns that are off are left out. `turns` outlives the matrix.
Matrix matrix_of(std::span<Compact const> turns, std::span<DutyId const> duties,
                 std::map<OrganisationId, std::size_t> const& rank, RowOrder order, base::Date today);

/// Who is late. `weight` is the level of whoever issued the paper: 4 central, 3 province, 2 district, 1 commune.
struct LateFact {
    OrganisationId body;
    int weight = 1;
    std::size_t count = 0;
    base::Date earliest; ///< last day of the longest overdue
};
struct LateBody {
    OrganisationId body;
    std::size_t count = 0;
    int most_late = 0; ///< days
    int score = 0;     ///< the largest days late x weight
};
/// By score, then days late, then count, all from the largest; last by id. Facts of one body may come several times.
std::vector<LateBody> late_bodies(std::span<LateFact const> facts, base::Date today);
int weight_of(std::string_view level); ///< "central" 4 … "commune" 1; anything else 1

/// Whose step made a turn late: who had it for the most of its late days. nullopt: no day of it was late.
struct LateStep {
    Share::Whose whose;
    int days = 0; ///< late days with them
};
std::optional<LateStep> late_step(std::span<Share const> shares);

/// A month as weeks from Monday to Sunday; days outside of the month are nullopt.
struct Day {
    base::Date day;
    Counts counts;
    due::DayNote note;
};
using Week = std::vector<std::optional<Day>>; ///< seven
std::vector<Week> month_of(int year, unsigned month, std::map<base::Date, Counts> const& counts,
                           due::Calendar const& calendar);

} // namespace directives::boards
