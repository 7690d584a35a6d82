#include "directives/boards/store.hpp"

#include "base/ensure.hpp"
#include "directives/boards/selection.hpp"

#include <fmt/core.h>
#include <unordered_map>

namespace directives::boards {

namespace {

using MaybeDay = std::optional<base::Date>;

/// The day in Vietnam.
base::Date day_of(db::Instant at) {
    return base::Date::of(std::chrono::floor<std::chrono::days>(at + std::chrono::hours{7})).value();
}

/// `where` stands behind "FROM turns t JOIN duties u … JOIN directives d …".
std::vector<Line> lines(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Line> found;
    session.each<TurnId, DirectiveId, DutyId, PaperId, std::optional<std::int64_t>, OrganisationId, OrganisationId,
                 std::string, std::string, std::string, std::string, std::string, std::string, bool, base::Date,
                 base::Date, std::int64_t, MaybeDay, std::optional<int>, std::string, MaybeDay, std::string,
                 std::string, std::optional<int>>(
        "SELECT t.id, t.directive_id, t.duty_id, d.paper_id, u.item_id, t.organisation_id, t.follower_id, t.body, "
        "d.follower, d.issuer, d.title, u.clause, u.action, u.urgent, d.day, t.given_on, t.position, t.last_day, "
        "t.due_minute, "
        "t.state, t.submitted_on, t.said, t.reply, t.progress FROM turns t JOIN duties u ON u.id = t.duty_id JOIN "
        "directives d ON d.id = t.directive_id " +
            where,
        binds,
        [&](TurnId turn, DirectiveId directive, DutyId duty, PaperId paper, std::optional<std::int64_t> item,
            OrganisationId organisation, OrganisationId follower, std::string body, std::string follower_name,
            std::string issuer, std::string title, std::string clause, std::string action, bool urgent,
            base::Date paper_day, base::Date given_on, std::int64_t position, MaybeDay last_day,
            std::optional<int> minute, std::string const& state, MaybeDay submitted, std::string said,
            std::string reply, std::optional<int> progress) {
            auto const known = state_of(state);
            ENSURE(known);
            found.push_back({.turn = turn,
                             .directive = directive,
                             .duty = duty,
                             .paper = paper,
                             .item = item.value_or(0),
                             .organisation = organisation,
                             .follower = follower,
                             .body = std::move(body),
                             .follower_name = std::move(follower_name),
                             .issuer = std::move(issuer),
                             .title = std::move(title),
                             .clause = std::move(clause),
                             .action = std::move(action),
                             .urgent = urgent,
                             .paper_day = paper_day,
                             .given_on = given_on,
                             .position = position,
                             .last_day = last_day,
                             .due_minute = minute,
                             .state = *known,
                             .submitted_on = submitted,
                             .said = std::move(said),
                             .reply = std::move(reply),
                             .progress = progress});
        });
    return found;
}

} // namespace

std::vector<Line> lines_of(db::Session& session, View const& view, std::span<TurnId const> turns) {
    if (turns.empty()) return {};
    db::Binds binds{{"ids", list_of(turns)}};
    auto const may = visible_turns(session, view.scope, view.today, "t", binds);
    auto found = lines(session, "WHERE t.id IN " + db::in_list(session.engine(), "ids") + " AND " + may, binds);
    std::unordered_map<TurnId, std::size_t> place;
    for (std::size_t i = 0; i < found.size(); ++i) place.emplace(found[i].turn, i);
    std::vector<Line> ordered;
    ordered.reserve(found.size());
    for (auto const turn : turns)
        if (auto const at = place.find(turn); at != place.end()) ordered.push_back(std::move(found[at->second]));
    return ordered;
}

std::vector<Compact> my_open(db::Session& session, View const& view) {
    std::vector<Compact> turns;
    session.each<TurnId, OrganisationId, DutyId, std::string, MaybeDay>(
        fmt::format("SELECT t.id, t.organisation_id, t.duty_id, t.state, t.last_day FROM turns t WHERE "
                    "t.organisation_id IN {} AND t.is_open = 1 AND t.state <> 'submitted' AND (t.listed_day <= :soon "
                    "OR t.state = 'returned') ORDER BY t.listed_day, t.id LIMIT {}",
                    db::in_list(session.engine(), "own"), kOpenMost),
        {{"own", list_of(view.own)}, {"soon", view.today.plus_days(kSoonDays)}},
        [&](TurnId turn, OrganisationId organisation, DutyId duty, std::string const& state, MaybeDay last_day) {
            turns.push_back({turn, organisation, duty, {state_of(state).value(), last_day, {}}});
        });
    return turns;
}

Found to_accept(db::Session& session, View const& view, std::size_t most) {
    Found found;
    auto const where = fmt::format("FROM turns t WHERE t.follower_id IN {} AND {}",
                                   db::in_list(session.engine(), "own"), group_sql("t", Group::waiting));
    session.each<TurnId, std::int64_t>(
        fmt::format("SELECT t.id, COUNT(*) OVER () {} ORDER BY t.listed_day, t.id LIMIT {}", where, most),
        {{"own", list_of(view.own)}}, [&](TurnId turn, std::int64_t all) {
            found.turns.push_back(turn);
            found.all = static_cast<std::size_t>(all);
        });
    return found;
}

std::vector<Asked> open_requests(db::Session& session, View const& view, std::size_t most) {
    std::vector<Asked> asked;
    session.each<std::int64_t, TurnId, std::string, MaybeDay, std::string, db::Instant>(
        fmt::format("SELECT r.id, r.turn_id, r.kind, r.wanted_day, r.reason, r.asked_at FROM turn_requests r WHERE "
                    "r.follower_id IN {} AND r.state = 'open' ORDER BY r.id LIMIT {}",
                    db::in_list(session.engine(), "own"), most),
        {{"own", list_of(view.own)}},
        [&](std::int64_t id, TurnId turn, std::string const& kind, MaybeDay wanted, std::string reason,
            db::Instant at) {
            asked.push_back({id, turn, kind == "escalation", wanted, std::move(reason), day_of(at)});
        });
    return asked;
}

std::vector<DraftList> drafts(db::Session& session, View const& view, std::size_t most) {
    std::vector<DraftList> lists;
    session.each<DirectiveId, std::string, std::string, base::Date, std::int64_t>(
        fmt::format(
            "SELECT d.id, d.title, d.subject, d.day, (SELECT COUNT(*) FROM duties u WHERE u.directive_id = d.id "
            "AND u.state = 'draft') FROM directives d WHERE d.follower_id IN {} AND d.state = 'draft' ORDER BY "
            "d.day DESC, d.id DESC LIMIT {}",
            db::in_list(session.engine(), "own"), most),
        {{"own", list_of(view.own)}},
        [&](DirectiveId id, std::string title, std::string subject, base::Date day, std::int64_t count) {
            lists.push_back({id, std::move(title), std::move(subject), day, static_cast<std::size_t>(count)});
        });
    return lists;
}

std::vector<PaperId> followed_papers(db::Session& session, View const& view, std::span<PaperId const> papers) {
    if (papers.empty()) return {};
    std::vector<std::int64_t> numbers;
    for (auto const paper : papers) numbers.push_back(paper.number());
    auto const own = db::in_list(session.engine(), "own");
    return session.rows<PaperId>(
        fmt::format("SELECT DISTINCT d.paper_id FROM directives d WHERE d.paper_id IN {} AND (d.follower_id IN {} OR "
                    "EXISTS (SELECT 1 FROM turns t WHERE t.directive_id = d.id AND t.organisation_id IN {}))",
                    db::in_list(session.engine(), "papers"), own, own),
        {{"papers", db::list_of(numbers)}, {"own", list_of(view.own)}});
}

BodyBoard board_of(db::Session& session, View const& view, OrganisationId organisation, Selection const& selection) {
    db::Binds binds{{"organisation", organisation}};
    auto const where = fmt::format(
        "WHERE t.organisation_id = :organisation AND t.is_open IN (0, 1) AND {} AND {} AND {} ORDER BY t.listed_day, "
        "t.id LIMIT {}",
        condition_of(session, selection, binds), kFollowed, visible_turns(session, view.scope, view.today, "t", binds),
        kBoardMost + 1);
    BodyBoard board{.lines = lines(session, where, binds)};
    board.more = board.lines.size() > kBoardMost;
    if (board.more) board.lines.pop_back();
    return board;
}

std::optional<std::string> body_name(db::Session& session, View const& view, OrganisationId organisation) {
    db::Binds binds{{"organisation", organisation}};
    auto const may = visible_turns(session, view.scope, view.today, "t", binds);
    return session.find<std::string>("SELECT t.body FROM turns t WHERE t.organisation_id = :organisation AND " + may +
                                         " ORDER BY t.id DESC LIMIT 1",
                                     binds);
}

std::optional<std::string> name_of(db::Session& session, View const& view, ComesFrom where, std::int64_t id) {
    if (id == 0) return std::nullopt;
    struct Columns {
        char const *id, *name;
    };
    auto const columns = [where] -> Columns {
        switch (where) {
        case ComesFrom::directive: return {"t.directive_id", "d.title"};
        case ComesFrom::body: return {"t.organisation_id", "t.body"};
        case ComesFrom::follower: return {"t.follower_id", "d.follower"};
        case ComesFrom::duty: break;
        }
        return {"t.duty_id", "u.action"};
    }();
    db::Binds binds{{"id", id}};
    auto const may = visible_turns(session, view.scope, view.today, "t", binds);
    return session.find<std::string>(
        fmt::format(
            "SELECT {} FROM turns t JOIN directives d ON d.id = t.directive_id JOIN duties u ON u.id = t.duty_id "
            "WHERE {} = :id AND {} ORDER BY t.id DESC LIMIT 1",
            columns.name, columns.id, may),
        binds);
}

bool sees_much(db::Session& session, View const& view) {
    constexpr std::int64_t kWide = 3000;
    if (view.everything) return true;
    return session
               .find<std::int64_t>(fmt::format("SELECT COUNT(*) FROM (SELECT 1 AS one FROM turns t WHERE "
                                               "t.follower_id IN {} LIMIT {}) counted",
                                               db::in_list(session.engine(), "own"), kWide + 1),
                                   {{"own", list_of(view.own)}})
               .value_or(0) > kWide;
}

std::vector<Choice> directives_seen(db::Session& session, View const& view, std::size_t most) {
    std::vector<Choice> choices;
    std::string seen = "1 = 1";
    db::Binds binds;
    if (!view.everything) {
        auto const own = db::in_list(session.engine(), "own");
        binds.emplace_back("own", list_of(view.own));
        seen = fmt::format("(d.follower_id IN {0} OR d.id IN (SELECT t.directive_id FROM turns t WHERE "
                           "t.organisation_id IN {0}) OR d.id IN (SELECT o.directive_id FROM directive_overseers o "
                           "WHERE o.organisation_id IN {0}))",
                           own);
    }
    session.each<DirectiveId, std::string, std::string, base::Date>(
        fmt::format("SELECT d.id, d.title, d.subject, d.day FROM directives d WHERE d.state <> 'draft' AND {} ORDER BY "
                    "d.day DESC, d.id DESC LIMIT {}",
                    seen, most),
        binds, [&](DirectiveId id, std::string title, std::string subject, base::Date day) {
            choices.push_back({id, std::move(title), std::move(subject), day});
        });
    return choices;
}

} // namespace directives::boards
