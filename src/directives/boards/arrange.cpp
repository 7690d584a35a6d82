#include "directives/boards/arrange.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace directives::boards {

namespace {

int urgency_of(Standing standing) {
    switch (standing) {
    case Standing::overdue: return 8;
    case Standing::today: return 7;
    case Standing::soon: return 6;
    case Standing::waiting_late: return 5;
    case Standing::waiting: return 4;
    case Standing::ahead: return 3;
    case Standing::undated: return 2;
    case Standing::done_late: return 1;
    case Standing::done: return 0;
    case Standing::off: return -1;
    }
    return -1;
}

} // namespace

MySections my_sections(std::span<Compact const> turns, base::Date today) {
    std::vector<Compact const*> ordered;
    ordered.reserve(turns.size());
    for (Compact const& turn : turns) ordered.push_back(&turn);
    std::ranges::stable_sort(ordered, {}, [](Compact const* turn) {
        return std::tuple{!turn->clocked.last_day, turn->clocked.last_day, turn->turn};
    });
    MySections sections;
    for (Compact const* turn : ordered) {
        if (turn->clocked.state == State::returned) {
            sections.returned.push_back(turn->turn);
            continue;
        }
        switch (stand_of(turn->clocked, today).standing) {
        case Standing::overdue: sections.overdue.push_back(turn->turn); break;
        case Standing::today: sections.today.push_back(turn->turn); break;
        case Standing::soon: sections.soon.push_back(turn->turn); break;
        default: break;
        }
    }
    return sections;
}

bool wants_more(Stand const& left, Stand const& right) {
    int const of_left = urgency_of(left.standing), of_right = urgency_of(right.standing);
    if (of_left != of_right) return of_left > of_right;
    // Of days late the more, of days left the fewer.
    bool const left_over = left.standing == Standing::soon || left.standing == Standing::ahead;
    return left_over ? left.days < right.days : left.days > right.days;
}

Matrix matrix_of(std::span<Compact const> turns, std::span<DutyId const> duties,
                 std::map<OrganisationId, std::size_t> const& rank, RowOrder order, base::Date today) {
    Matrix matrix;
    matrix.columns.resize(duties.size());
    std::unordered_map<DutyId, std::size_t> column_of;
    for (std::size_t i = 0; i < duties.size(); ++i) column_of.emplace(duties[i], i);
    std::unordered_map<OrganisationId, std::size_t> row_of;
    for (Compact const& turn : turns) {
        auto const column = column_of.find(turn.duty);
        if (column == column_of.end()) continue;
        auto const stand = stand_of(turn.clocked, today);
        auto const group = group_of(stand.standing);
        if (!group) continue;
        auto const [at, fresh] = row_of.try_emplace(turn.organisation, matrix.rows.size());
        if (fresh) {
            matrix.rows.push_back({.body = turn.organisation, .counts = {}, .cells = {}});
            matrix.rows.back().cells.resize(duties.size());
        }
        auto& row = matrix.rows[at->second];
        auto& cell = row.cells[column->second];
        if (cell.shown == nullptr || wants_more(stand, cell.stand)) {
            cell.shown = &turn;
            cell.stand = stand;
        }
        cell.counts.add(*group);
        row.counts.add(*group);
        matrix.columns[column->second].add(*group);
        matrix.all.add(*group);
        if (stand.standing == Standing::overdue) row.most_late = std::max(row.most_late, stand.days);
    }
    auto const place = [&](Matrix::Row const& row) {
        auto const found = rank.find(row.body);
        return std::pair{found == rank.end() ? std::numeric_limits<std::size_t>::max() : found->second, row.body};
    };
    if (order == RowOrder::name)
        std::ranges::sort(matrix.rows, {}, place);
    else
        std::ranges::sort(matrix.rows, [&](Matrix::Row const& left, Matrix::Row const& right) {
            auto const late = [](Matrix::Row const& row) {
                return std::tuple{row.most_late, row.counts[Group::overdue]};
            };
            return late(left) != late(right) ? late(left) > late(right) : place(left) < place(right);
        });
    return matrix;
}

std::vector<LateBody> late_bodies(std::span<LateFact const> facts, base::Date today) {
    std::unordered_map<OrganisationId, std::size_t> at;
    std::vector<LateBody> bodies;
    for (LateFact const& fact : facts) {
        int const days = static_cast<int>((today.days() - fact.earliest.days()).count());
        if (fact.count == 0 || days <= 0) continue;
        auto const [found, fresh] = at.try_emplace(fact.body, bodies.size());
        if (fresh) bodies.push_back({.body = fact.body});
        auto& body = bodies[found->second];
        body.count += fact.count;
        body.most_late = std::max(body.most_late, days);
        body.score = std::max(body.score, days * fact.weight);
    }
    std::ranges::sort(bodies, [](LateBody const& left, LateBody const& right) {
        return std::tuple{right.score, right.most_late, right.count, left.body} <
               std::tuple{left.score, left.most_late, left.count, right.body};
    });
    return bodies;
}

int weight_of(std::string_view level) {
    return level == "central" ? 4 : level == "province" ? 3 : level == "district" ? 2 : 1;
}

std::optional<LateStep> late_step(std::span<Share const> shares) {
    std::optional<LateStep> most;
    for (auto const whose : {Share::Whose::follower_giving, Share::Whose::body, Share::Whose::follower_accepting}) {
        LateStep step{whose};
        for (Share const& share : shares)
            if (share.whose == whose) step.days += share.late_days;
        if (step.days > (most ? most->days : 0)) most = step;
    }
    return most;
}

std::vector<Week> month_of(int year, unsigned month, std::map<base::Date, Counts> const& counts,
                           due::Calendar const& calendar) {
    auto const first = base::Date::of(year, month, 1).value();
    auto const last = base::Date::last_of_month(year, month);
    std::vector<Week> weeks(1);
    std::chrono::weekday const begins{first.days()};
    weeks.back().resize(begins.iso_encoding() - 1);
    for (auto day = first;; day = day.plus_days(1)) {
        if (weeks.back().size() == 7) weeks.emplace_back();
        auto const found = counts.find(day);
        weeks.back().push_back(
            Day{.day = day, .counts = found == counts.end() ? Counts{} : found->second, .note = calendar.at(day)});
        if (day == last) break;
    }
    weeks.back().resize(7);
    return weeks;
}

} // namespace directives::boards
