// What happened to a turn, and what holds because nothing happened.
#include "base/ensure.hpp"
#include "directives/assignments/rows.hpp"

namespace directives {

std::vector<Event> events_of(db::Session& session, TurnId turn) {
    std::vector<Event> events;
    std::vector<std::int64_t> ids;
    session.each<std::int64_t, std::string, db::Instant, base::Date, std::string, std::optional<OrganisationId>,
                 std::string, std::optional<PaperId>>(
        "SELECT id, kind, at, on_day, by_whom, organisation_id, note, paper_id FROM turn_events WHERE turn_id = :turn "
        "ORDER BY id",
        {{"turn", turn}},
        [&](std::int64_t id, std::string const& kind, db::Instant at, base::Date on, std::string by,
            std::optional<OrganisationId> own, std::string note, std::optional<PaperId> paper) {
            auto const known = event_kind_of(kind);
            ENSURE(known);
            ids.push_back(id);
            events.push_back({.kind = *known,
                              .at = at,
                              .on = on,
                              .by = std::move(by),
                              .organisation = own.value_or(OrganisationId{}),
                              .note = std::move(note),
                              .paper = paper.value_or(PaperId{})});
        });
    session.each<std::int64_t, std::string, std::string>(
        "SELECT f.event_id, f.name, f.digest FROM turn_files f JOIN turn_events e ON e.id = f.event_id WHERE e.turn_id "
        "= "
        ":turn ORDER BY f.event_id, f.position",
        {{"turn", turn}}, [&](std::int64_t event, std::string name, std::string digest) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                if (ids[i] == event) events[i].files.emplace_back(std::move(name), std::move(digest));
        });
    return events;
}

std::vector<Request> requests_of(db::Session& session, TurnId turn) {
    return rows::requests(session, "WHERE r.turn_id = :turn ORDER BY r.id", {{"turn", turn}});
}

std::optional<Silence> silence_of(db::Session& session, TurnId turn) {
    auto const found = session.find<std::string, base::Date, std::optional<base::Date>, std::string>(
        "SELECT consequence, recorded_on, superseded_on, superseded_by FROM silences WHERE turn_id = :turn",
        {{"turn", turn}});
    if (!found) return std::nullopt;
    auto const& [consequence, recorded, superseded, by] = *found;
    return Silence{turn, consequence, recorded, superseded, by};
}

std::vector<TurnId> silent_turns(db::Session& session, DirectiveId directive) {
    return session.rows<TurnId>(
        "SELECT s.turn_id FROM silences s JOIN turns t ON t.id = s.turn_id WHERE t.directive_id = "
        ":directive AND s.superseded_on IS NULL ORDER BY s.turn_id",
        {{"directive", directive}});
}

std::vector<AssignmentId> passed_on_of(db::Session& session, DirectiveId directive) {
    return session.rows<AssignmentId>(
        "SELECT DISTINCT below.parent_id FROM duties u JOIN assignments a ON a.duty_id = u.id JOIN duties below ON "
        "below.parent_id = a.id WHERE u.directive_id = :directive AND below.state = 'issued' ORDER BY below.parent_id",
        {{"directive", directive}});
}

} // namespace directives
