#include "directives/assignments/rows.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "site/list.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace directives {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

namespace rows {
namespace {

constexpr std::size_t kWordsBytesMax = 20'000;
/// What has no day stands last in every order by day.
base::Date listed_day(std::optional<base::Date> const& last_day) {
    return last_day.value_or(*base::Date::of(2199, 12, 31));
}

template <class Id>
Id id_or_none(std::optional<Id> const& id) {
    return id.value_or(Id{});
}

/// The minute of a day for "17:00"; nullopt for "".
std::optional<std::int64_t> minute_of(std::string_view time) {
    if (time.size() != 5) return std::nullopt;
    return ((time[0] - '0') * 10 + (time[1] - '0')) * 60 + (time[3] - '0') * 10 + (time[4] - '0');
}

} // namespace

std::vector<Turn> turns(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Turn> found;
    session.each<TurnId, AssignmentId, DutyId, DirectiveId, OrganisationId, std::string, OrganisationId, std::string,
                 std::int64_t, std::optional<base::Date>, std::optional<base::Date>, std::optional<int>, std::string,
                 std::int64_t, base::Date, std::optional<base::Date>, std::optional<base::Date>, bool, std::string,
                 std::optional<PaperId>, std::string, std::optional<base::Date>, std::optional<int>>(
        "SELECT t.id, t.assignment_id, t.duty_id, t.directive_id, t.organisation_id, t.body, t.follower_id, "
        "d.follower, "
        "t.position, t.due_day, t.last_day, t.due_minute, t.state, t.version, t.given_on, t.submitted_on, t.done_on, "
        "t.extended, t.reply, t.reply_id, t.said, t.said_on, t.progress FROM turns t JOIN directives d ON d.id = "
        "t.directive_id " +
            where,
        binds,
        [&](TurnId id, AssignmentId assignment, DutyId duty, DirectiveId directive, OrganisationId organisation,
            std::string body, OrganisationId follower, std::string follower_name, std::int64_t position,
            std::optional<base::Date> due, std::optional<base::Date> last, std::optional<int> minute, std::string state,
            std::int64_t version, base::Date given, std::optional<base::Date> submitted, std::optional<base::Date> done,
            bool extended, std::string reply, std::optional<PaperId> reply_paper, std::string said,
            std::optional<base::Date> said_on, std::optional<int> progress) {
            auto const known = state_of(state);
            ENSURE(known);
            found.push_back({.id = id,
                             .assignment = assignment,
                             .duty = duty,
                             .directive = directive,
                             .organisation = organisation,
                             .follower = follower,
                             .organisation_name = std::move(body),
                             .follower_name = std::move(follower_name),
                             .position = position,
                             .due_day = due,
                             .last_day = last,
                             .due_minute = minute,
                             .state = *known,
                             .version = version,
                             .given_on = given,
                             .submitted_on = submitted,
                             .done_on = done,
                             .extended = extended,
                             .reply = std::move(reply),
                             .reply_paper = id_or_none(reply_paper),
                             .said = std::move(said),
                             .said_on = said_on,
                             .progress = progress});
        });
    return found;
}

std::vector<Directive> directives(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Directive> found;
    session.each<DirectiveId, PaperId, OrganisationId, std::string, std::optional<OrganisationId>, std::string,
                 std::string, std::int64_t, std::string, std::string, base::Date, std::string, std::string,
                 std::optional<base::Date>>(
        "SELECT d.id, d.paper_id, d.follower_id, d.follower, d.issuer_id, d.issuer, d.state, d.version, d.title, "
        "d.subject, d.day, d.made_by, d.issued_by, d.issued_on FROM directives d " +
            where,
        binds,
        [&](DirectiveId id, PaperId paper, OrganisationId follower, std::string follower_name,
            std::optional<OrganisationId> issuer, std::string issuer_name, std::string state, std::int64_t version,
            std::string title, std::string subject, base::Date day, std::string made_by, std::string issued_by,
            std::optional<base::Date> issued_on) {
            found.push_back({.id = id,
                             .paper = paper,
                             .follower = follower,
                             .issuer = id_or_none(issuer),
                             .follower_name = std::move(follower_name),
                             .issuer_name = std::move(issuer_name),
                             .state = std::move(state),
                             .version = version,
                             .title = std::move(title),
                             .subject = std::move(subject),
                             .day = day,
                             .made_by = std::move(made_by),
                             .issued_by = std::move(issued_by),
                             .issued_on = issued_on});
        });
    return found;
}

std::vector<Duty> duties(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Duty> found;
    session.each<DutyId, DirectiveId, std::int64_t, std::string, std::string, std::string, std::string, std::string,
                 bool, std::string, std::optional<AssignmentId>, std::string>(
        "SELECT u.id, u.directive_id, u.position, u.state, u.clause, u.action, u.condition_text, u.consequence, "
        "u.urgent, "
        "u.rule_json, u.parent_id, u.withdrawn_reason FROM duties u " +
            where,
        binds,
        [&](DutyId id, DirectiveId directive, std::int64_t position, std::string state, std::string clause,
            std::string action, std::string condition, std::string consequence, bool urgent, std::string rule,
            std::optional<AssignmentId> parent, std::string reason) {
            auto const read = due::rule_from_json(rule);
            ENSURE(read);
            found.push_back({.id = id,
                             .directive = directive,
                             .position = position,
                             .state = std::move(state),
                             .clause = std::move(clause),
                             .action = std::move(action),
                             .condition = std::move(condition),
                             .consequence = std::move(consequence),
                             .urgent = urgent,
                             .rule = *read,
                             .parent = id_or_none(parent),
                             .withdrawn_reason = std::move(reason)});
        });
    return found;
}

std::vector<Assignment> assignments(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Assignment> found;
    session.each<AssignmentId, DutyId, OrganisationId, std::string, std::string, std::string, std::string, std::string>(
        "SELECT a.id, a.duty_id, a.organisation_id, a.body, a.role, a.state, a.printed, a.note FROM assignments a " +
            where,
        binds,
        [&](AssignmentId id, DutyId duty, OrganisationId organisation, std::string body, std::string role,
            std::string state, std::string printed, std::string note) {
            found.push_back({id, duty, organisation, std::move(body), std::move(role), std::move(state),
                             std::move(printed), std::move(note)});
        });
    return found;
}

std::vector<Request> requests(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Request> found;
    session.each<std::int64_t, TurnId, std::string, std::string, std::optional<base::Date>, std::string, std::string,
                 std::string, std::string>(
        "SELECT r.id, r.turn_id, r.kind, r.state, r.wanted_day, r.reason, r.asked_by, r.decided_by, r.answer FROM "
        "turn_requests r " +
            where,
        binds,
        [&](std::int64_t id, TurnId turn, std::string const& kind, std::string state, std::optional<base::Date> wanted,
            std::string reason, std::string asked_by, std::string decided_by, std::string answer) {
            found.push_back({.id = id,
                             .turn = turn,
                             .escalation = kind == "escalation",
                             .state = std::move(state),
                             .wanted = wanted,
                             .reason = std::move(reason),
                             .asked_by = std::move(asked_by),
                             .decided_by = std::move(decided_by),
                             .answer = std::move(answer)});
        });
    return found;
}

Named named(organisations::Organisation const& body, base::Date on) { return {body.id, body.name_at(on), body.area}; }

void insert_turns(db::Transaction& tx, base::Date today, Directive const& directive, Duty const& duty,
                  AssignmentId assignment, Named const& body, due::Calendar const& calendar) {
    std::vector<std::optional<due::Due>> days;
    for (auto const& due : due::dues(duty.rule, calendar)) days.emplace_back(due);
    if (days.empty()) days.emplace_back(); // what has no day yet is one turn all the same
    constexpr std::string_view kColumns[] = {
        "assignment_id", "duty_id",     "directive_id", "organisation_id", "body",     "body_sort",
        "area_id",       "follower_id", "position",     "due_day",         "last_day", "listed_day",
        "due_minute",    "state",       "is_open",      "version",         "given_on"};
    auto const value = [](auto const& typed) { return db::Column<std::decay_t<decltype(typed)>>::to(typed); };
    std::size_t next = 0;
    tx.bulk_insert("turns", kColumns, [&](std::vector<db::Value>& row) {
        if (next == days.size()) return false;
        auto const& due = days[next++];
        auto const last = due ? std::optional{due->last_day} : std::nullopt;
        row = {value(assignment),
               value(duty.id),
               value(directive.id),
               value(body.id),
               body.name,
               site::sort_column(body.name),
               body.area ? value(body.area) : db::Value{},
               value(directive.follower),
               static_cast<std::int64_t>(next),
               due ? value(due->day) : db::Value{},
               value(last),
               value(listed_day(last)),
               due ? value(minute_of(due->time)) : db::Value{},
               std::string{code_of(State::not_started)},
               std::int64_t{1},
               std::int64_t{1},
               value(today)};
        return true;
    });
}

std::int64_t add_event(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, TurnId turn,
                       Happened const& happened) {
    return tx
        .find<std::int64_t>(
            "INSERT INTO turn_events (turn_id, kind, at, on_day, by_whom, organisation_id, note, paper_id, "
            "detail_json) VALUES (:turn, :kind, :at, :on, :by, :own, :note, :paper, :detail) RETURNING id",
            {{"turn", turn},
             {"kind", code_of(happened.kind)},
             {"at", when},
             {"on", happened.on.value_or(today)},
             {"by", scope.actor},
             {"own", scope.organisation ? std::optional{scope.organisation} : std::nullopt},
             {"note", happened.note},
             {"paper", happened.paper ? std::optional{happened.paper} : std::nullopt},
             {"detail", happened.detail}})
        .value();
}

std::string facts(std::initializer_list<std::pair<char const*, std::string>> list) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (auto const& [name, value] : list)
        if (!value.empty()) json[name] = value;
    return json.dump();
}

std::string short_words(std::string_view action, std::size_t letters) {
    std::size_t at = 0, count = 0, blank = 0;
    while (at < action.size()) {
        if ((static_cast<unsigned char>(action[at]) & 0xC0U) != 0x80U && ++count > letters) break;
        if (action[at] == ' ') blank = at;
        ++at;
    }
    if (at >= action.size()) return std::string{action};
    return std::string{action.substr(0, blank > 0 ? blank : at)} + " …";
}

base::Error unknown_turn() {
    return {Code::not_found,
            "Không có việc này trong phạm vi của anh/chị.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác của cơ quan được giao."};
}

base::Error unknown_directive() {
    return {Code::not_found,
            "Không có danh sách giao việc này trong phạm vi của anh/chị.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác khác."};
}

base::Result<std::string> words_of(std::string const& typed, char const* field, char const* what, char const* example) {
    std::string words = text::nfc(typed);
    auto const first = words.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return fail(Code::invalid_input, fmt::format("Nhập {}.", what), field, example);
    words = words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1);
    if (words.size() > kWordsBytesMax)
        return fail(Code::invalid_input, fmt::format("Phần {} quá dài.", what), field, "Rút gọn dưới 20.000 byte.");
    return words;
}

} // namespace rows

base::Result<Directive> find_directive(db::Session& session, Scope const& scope, base::Date today, DirectiveId id) {
    TRY(rights::require(scope, Capability::read_documents));
    db::Binds binds{{"id", id}};
    auto const may = visible_directives(session, scope, today, "d", binds);
    auto found = rows::directives(session, "WHERE d.id = :id AND " + may, binds);
    if (found.empty()) return std::unexpected{rows::unknown_directive()};
    // A list that was not issued is its follower's alone.
    if (found.front().state == "draft" && !rows::is_own(session, scope, today, found.front().follower))
        return std::unexpected{rows::unknown_directive()};
    return std::move(found.front());
}

std::vector<Directive> directives_of(db::Session& session, Scope const& scope, base::Date today, PaperId paper) {
    if (!scope.may(Capability::read_documents)) return {};
    db::Binds binds{{"paper", paper}};
    auto const may = visible_directives(session, scope, today, "d", binds);
    auto found = rows::directives(session, "WHERE d.paper_id = :paper AND " + may + " ORDER BY d.id", binds);
    std::erase_if(found, [&](Directive const& one) {
        return one.state == "draft" && !rows::is_own(session, scope, today, one.follower);
    });
    return found;
}

base::Result<Duty> find_duty(db::Session& session, Scope const& scope, base::Date today, DutyId id) {
    auto found = rows::duties(session, "WHERE u.id = :id", {{"id", id}});
    if (found.empty()) return std::unexpected{rows::unknown_directive()};
    TRY(find_directive(session, scope, today, found.front().directive));
    return std::move(found.front());
}

std::vector<Duty> duties_of(db::Session& session, DirectiveId directive) {
    return rows::duties(session, "WHERE u.directive_id = :directive ORDER BY u.position, u.id",
                        {{"directive", directive}});
}

std::vector<Assignment> assignments_of(db::Session& session, DutyId duty) {
    return rows::assignments(session, "WHERE a.duty_id = :duty ORDER BY a.role DESC, a.body_sort, a.id",
                             {{"duty", duty}});
}

std::vector<Turn> turns_of(db::Session& session, Scope const& scope, base::Date today, DirectiveId directive) {
    db::Binds binds{{"directive", directive}};
    auto const may = visible_turns(session, scope, today, "t", binds);
    return rows::turns(session,
                       "JOIN duties u ON u.id = t.duty_id WHERE t.directive_id = :directive AND " + may +
                           " ORDER BY u.position, t.listed_day, t.position, t.body_sort, t.id",
                       binds);
}

std::vector<Turn> turns_of(db::Session& session, Scope const& scope, base::Date today, DutyId duty) {
    db::Binds binds{{"duty", duty}};
    auto const may = visible_turns(session, scope, today, "t", binds);
    return rows::turns(
        session, "WHERE t.duty_id = :duty AND " + may + " ORDER BY t.listed_day, t.position, t.body_sort, t.id", binds);
}

base::Result<Turn> find_turn(db::Session& session, Scope const& scope, base::Date today, TurnId id) {
    TRY(rights::require(scope, Capability::read_documents));
    db::Binds binds{{"id", id}};
    auto const may = visible_turns(session, scope, today, "t", binds);
    auto found = rows::turns(session, "WHERE t.id = :id AND " + may, binds);
    if (found.empty()) return std::unexpected{rows::unknown_turn()};
    return std::move(found.front());
}

std::vector<Turn> find_turns(db::Session& session, Scope const& scope, base::Date today, std::span<TurnId const> ids) {
    std::vector<std::int64_t> numbers;
    for (auto const id : ids) numbers.push_back(id.number());
    db::Binds binds{{"ids", db::list_of(numbers)}};
    auto const may = visible_turns(session, scope, today, "t", binds);
    auto found = rows::turns(session, "WHERE t.id IN " + db::in_list(session.engine(), "ids") + " AND " + may, binds);
    std::vector<Turn> ordered;
    for (auto const id : ids)
        for (auto const& turn : found)
            if (turn.id == id) {
                ordered.push_back(turn);
                break;
            }
    return ordered;
}

std::vector<Turn> overdue_turns(db::Session& session, Scope const& scope, base::Date today, std::size_t most) {
    std::vector<std::int64_t> own;
    for (auto const body : own_bodies(session, scope, today)) own.push_back(body.number());
    if (own.empty()) return {};
    auto const ids = session.rows<TurnId>(
        "SELECT t.id FROM turns t WHERE t.follower_id IN " + db::in_list(session.engine(), "own") +
            " AND t.is_open = 1 AND t.listed_day < :today AND t.state IN ('not_started', 'in_progress', 'returned') "
            "ORDER BY t.listed_day, t.id LIMIT :most",
        {{"own", db::list_of(own)}, {"today", today}, {"most", static_cast<std::int64_t>(most)}});
    return find_turns(session, scope, today, ids);
}

} // namespace directives
