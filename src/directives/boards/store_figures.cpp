// What is counted over many turns: matrices, who is late, days of a month.
#include "directives/boards/selection.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <tuple>
#include <unordered_map>

namespace directives::boards {

namespace {

using MaybeDay = std::optional<base::Date>;

std::string overdue() { return group_sql("t", Group::overdue); }

} // namespace

MatrixRows matrix_rows(db::Session& session, View const& view, Selection const& selection) {
    MatrixRows rows;
    db::Binds binds;
    constexpr char kColumns[] = "t.id, t.organisation_id, t.duty_id, t.state, t.last_day, t.submitted_on";
    auto const condition =
        fmt::format("{} AND t.is_open IN (0, 1) AND {}", kFollowed, condition_of(session, selection, binds));
    std::string from;
    if (selection.directives.empty()) {
        from = seen_turns(session, view, kColumns, condition) + " t";
        bind_view(binds, from, view);
    } else {
        from = fmt::format("turns t WHERE {} AND {}", condition,
                           visible_turns(session, view.scope, view.today, "t", binds));
    }
    std::unordered_map<OrganisationId, TurnId> newest; ///< of each body: it tells the name
    std::unordered_map<DutyId, MaybeDay> first_day;
    session.each<TurnId, OrganisationId, DutyId, std::string, MaybeDay, MaybeDay>(
        fmt::format("SELECT {} FROM {} LIMIT {}", kColumns, from, kMatrixMost + 1), binds,
        [&](TurnId turn, OrganisationId organisation, DutyId duty, std::string const& state, MaybeDay last,
            MaybeDay submitted) {
            auto& latest = newest[organisation];
            latest = std::max(latest, turn);
            auto const [at, fresh] = first_day.try_emplace(duty, last);
            if (!fresh && last && (!at->second || *last < *at->second)) at->second = last;
            rows.turns.push_back({turn, organisation, duty, {state_of(state).value(), last, submitted}});
        });
    rows.more = rows.turns.size() > kMatrixMost;
    if (rows.more) rows.turns.pop_back();

    std::vector<std::int64_t> numbers;
    for (auto const& [_, turn] : newest) numbers.push_back(turn.number());
    std::size_t place = 0;
    session.each<OrganisationId, std::string>(
        "SELECT t.organisation_id, t.body FROM turns t WHERE t.id IN " + db::in_list(session.engine(), "named") +
            " ORDER BY t.body_sort, t.organisation_id",
        {{"named", db::list_of(numbers)}}, [&](OrganisationId body, std::string name) {
            rows.rank.emplace(body, place++);
            rows.bodies.emplace(body, std::move(name));
        });
    numbers.clear();
    for (auto const& [duty, _] : first_day) numbers.push_back(duty.number());
    session.each<DutyId, DirectiveId, std::string, std::string, std::string>(
        "SELECT u.id, u.directive_id, d.title, u.clause, u.action FROM duties u JOIN directives d ON d.id = "
        "u.directive_id WHERE u.id IN " +
            db::in_list(session.engine(), "duties") + " ORDER BY d.day DESC, d.id DESC, u.position, u.id",
        {{"duties", db::list_of(numbers)}},
        [&](DutyId id, DirectiveId directive, std::string title, std::string clause, std::string action) {
            rows.duties.push_back(
                {id, directive, std::move(title), std::move(clause), std::move(action), first_day.at(id)});
        });
    return rows;
}

std::vector<LateFact> late_facts(db::Session& session, View const& view, Selection const& selection) {
    std::vector<LateFact> facts;
    db::Binds binds;
    auto const condition = overdue() + " AND " + condition_of(session, selection, binds);
    auto const seen = seen_turns(session, view, "t.organisation_id, t.directive_id, t.listed_day", condition);
    bind_view(binds, seen, view);
    session.each<OrganisationId, std::string, std::int64_t, base::Date>(
        fmt::format("SELECT t.organisation_id, d.issuer_level, COUNT(*), MIN(t.listed_day) FROM {} t JOIN directives d "
                    "ON d.id = t.directive_id GROUP BY t.organisation_id, d.issuer_level",
                    seen),
        binds, [&](OrganisationId body, std::string const& level, std::int64_t count, base::Date earliest) {
            facts.push_back({body, weight_of(level), static_cast<std::size_t>(count), earliest});
        });
    return facts;
}

std::vector<TurnId> longest_overdue(db::Session& session, View const& view, Selection const& selection,
                                    std::span<OrganisationId const> bodies) {
    std::vector<TurnId> turns;
    if (bodies.empty()) return turns;
    db::Binds binds{{"bodies", list_of(bodies)}};
    auto const condition = overdue() + " AND " + condition_of(session, selection, binds);
    bind_days(binds, condition, view.today);
    auto const may = visible_turns(session, view.scope, view.today, "t", binds);
    std::unordered_map<OrganisationId, TurnId> longest;
    session.each<TurnId, OrganisationId>(
        fmt::format("SELECT t.id, t.organisation_id FROM turns t WHERE t.organisation_id IN {} AND {} AND {} ORDER BY "
                    "t.listed_day, t.id",
                    db::in_list(session.engine(), "bodies"), condition, may),
        binds, [&](TurnId turn, OrganisationId body) { longest.try_emplace(body, turn); });
    for (auto const body : bodies)
        if (auto const found = longest.find(body); found != longest.end()) turns.push_back(found->second);
    return turns;
}

std::map<TurnId, std::vector<Step>> steps_of(db::Session& session, std::span<TurnId const> turns) {
    std::map<TurnId, std::vector<Step>> steps;
    if (turns.empty()) return steps;
    session.each<TurnId, std::string, base::Date>("SELECT turn_id, kind, on_day FROM turn_events WHERE turn_id IN " +
                                                      db::in_list(session.engine(), "turns") + " ORDER BY turn_id, id",
                                                  {{"turns", list_of(turns)}},
                                                  [&](TurnId turn, std::string const& kind, base::Date on) {
                                                      if (kind != code_of(EventKind::issued))
                                                          steps[turn].push_back({event_kind_of(kind).value(), on});
                                                  });
    return steps;
}

std::vector<Waiting> waiting_by_follower(db::Session& session, View const& view, Selection const& selection) {
    std::vector<Waiting> waiting;
    db::Binds binds;
    auto const condition = group_sql("t", Group::waiting) + " AND " + condition_of(session, selection, binds);
    auto const seen = seen_turns(session, view, "t.follower_id, t.submitted_on", condition);
    bind_view(binds, seen, view);
    session.each<OrganisationId, std::string, std::int64_t, base::Date>(
        fmt::format("SELECT g.follower_id, (SELECT d.follower FROM directives d WHERE d.follower_id = g.follower_id "
                    "ORDER BY d.day DESC, d.id DESC LIMIT 1), g.many, g.since FROM (SELECT t.follower_id, COUNT(*) AS "
                    "many, MIN(t.submitted_on) AS since FROM {} t GROUP BY t.follower_id) g ORDER BY g.since, "
                    "g.follower_id",
                    seen),
        binds, [&](OrganisationId follower, std::string name, std::int64_t count, base::Date since) {
            waiting.push_back({follower, std::move(name), static_cast<std::size_t>(count), since});
        });
    return waiting;
}

Moved moved_since_last_week(db::Session& session, View const& view, Selection const& selection) {
    auto const count = [&](std::string const& condition) {
        db::Binds binds{{"week", view.today.plus_days(-7)}};
        auto const chosen = condition_of(session, selection, binds);
        auto const seen = seen_turns(session, view, "t.id", condition + " AND " + chosen);
        bind_view(binds, seen, view);
        return static_cast<std::size_t>(
            session.find<std::int64_t>("SELECT COUNT(*) FROM " + seen + " t", binds).value_or(0));
    };
    return {.became_overdue = count(overdue() + " AND t.listed_day >= :week"),
            .came_late = count("t.submitted_on > :week AND t.last_day < :week AND t.state IN ('submitted', "
                               "'accepted')")};
}

std::map<base::Date, Counts> day_counts(db::Session& session, View const& view, Selection const& selection,
                                        base::Date from, base::Date to) {
    std::map<base::Date, Counts> days;
    db::Binds binds{{"first", from}, {"last", to}};
    auto const condition =
        fmt::format("t.is_open IN (0, 1) AND t.listed_day >= :first AND t.listed_day <= :last AND {} "
                    "AND {}",
                    kFollowed, condition_of(session, selection, binds));
    auto const seen = seen_turns(session, view, "t.listed_day, t.state", condition);
    bind_view(binds, seen, view);
    session.each<base::Date, std::string, std::int64_t>(
        fmt::format("SELECT t.listed_day, t.state, COUNT(*) FROM {} t GROUP BY t.listed_day, t.state", seen), binds,
        [&](base::Date day, std::string const& state, std::int64_t count) {
            // Whether it came late does not change the group.
            auto const group =
                group_of(stand_of({.state = state_of(state).value(), .last_day = day}, view.today).standing);
            if (group) days[day].add(*group, static_cast<std::size_t>(count));
        });
    return days;
}

} // namespace directives::boards
