#pragma once

#include "db/database.hpp"
#include "directives/assignments/life.hpp"
#include "directives/due/rule.hpp"
#include "documents/registry/papers.hpp"
#include "rights/scope.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// All SQL of directives, duties, assignments and turns.
///
/// Who sees what. A body sees its own turns, whoever follows a directive all of it, the followers above too ("the parent sees the whole tree");
/// a supervisor (Capability::supervise) the turns of the bodies of its areas. An office of a committee acts for its committee (own_bodies).
/// Giving, accepting and extending ask for Capability::assign_duties; reporting for report_duties. Each act writes its event and its audit
/// row in the same transaction. Days are Vietnam's, handed in by the caller.
namespace directives {

using documents::registry::PaperId;

/// The bodies for which the scope acts: its organisation, and the committee whose office it is.
std::vector<OrganisationId> own_bodies(db::Session& session, rights::Scope const& scope, base::Date today);

struct Directive {
    DirectiveId id = {};
    PaperId paper = {};
    OrganisationId follower = {}; ///< keeps the list and accepts results
    OrganisationId issuer = {};   ///< whose order it is; none: not known
    std::string follower_name = {},
                issuer_name = {}; ///< as on the day; the issuer's as printed where the body is not known
    std::string state;            ///< "draft", "issued", "closed"
    std::int64_t version = 1;
    std::string title, subject; ///< "Công văn 306/LĐTBXH-VPQGGN"
    base::Date day;             ///< of the paper
    std::string made_by = {}, issued_by = {};
    std::optional<base::Date> issued_on = {};
};

struct Duty {
    DutyId id = {};
    DirectiveId directive = {};
    std::int64_t position = 0;
    std::string state = {}; ///< "draft", "left_out", "issued", "withdrawn"
    std::string clause = {}, action = {}, condition = {}, consequence = {};
    bool urgent = false;
    due::Rule rule = {};
    AssignmentId parent = {}; ///< what it passes on; none: nothing
    std::string withdrawn_reason = {};
};

struct Assignment {
    AssignmentId id = {};
    DutyId duty = {};
    OrganisationId organisation = {};
    std::string organisation_name = {}; ///< of the directive's day
    std::string role = {};              ///< "lead", "coordinate"
    std::string state = {};             ///< "draft", "issued", "withdrawn", "handed_over"
    std::string printed = {};           ///< the name in the paper for which it stands
    std::string note = {};
};

struct Turn {
    TurnId id = {};
    AssignmentId assignment = {};
    DutyId duty = {};
    DirectiveId directive = {};
    OrganisationId organisation = {}, follower = {};
    std::string organisation_name = {}, follower_name = {}; ///< as they were on the day it was given
    std::int64_t position = 1;
    std::optional<base::Date> due_day = {}, last_day = {};
    std::optional<int> due_minute = {};
    State state = State::not_started;
    std::int64_t version = 1;
    base::Date given_on;
    std::optional<base::Date> submitted_on = {}, done_on = {};
    bool extended = false;
    std::string reply = {};   ///< number and symbol of the reply document
    PaperId reply_paper = {}; ///< none: not in the register
    std::string said = {};    ///< the last progress note
    std::optional<base::Date> said_on = {};
    std::optional<int> progress = {}; ///< percent

    Clocked clocked() const { return {state, last_day, submitted_on}; }
};

struct Event {
    EventKind kind;
    db::Instant at;
    base::Date on;
    std::string by;
    OrganisationId organisation = {};
    std::string note = {};
    PaperId paper = {};
    std::vector<std::pair<std::string, std::string>> files = {}; ///< name, digest
};

struct Request {
    std::int64_t id = 0;
    TurnId turn = {};
    bool escalation = false; ///< "vượt thẩm quyền"; else a later day is asked for
    std::string state = {};  ///< "open", "granted", "refused", "answered"
    std::optional<base::Date> wanted = {};
    std::string reason = {}, asked_by = {}, decided_by = {}, answer = {};
};

struct Silence {
    TurnId turn;
    std::string consequence;
    base::Date recorded_on;
    std::optional<base::Date> superseded_on = {};
    std::string superseded_by = {}; ///< the report that came after all
};

// Reading. Errors: not_found where the scope may not see it, the same words as for what does not exist.
base::Result<Directive> find_directive(db::Session& session, rights::Scope const& scope, base::Date today,
                                       DirectiveId id);
/// Those of a paper that the scope may see.
std::vector<Directive> directives_of(db::Session& session, rights::Scope const& scope, base::Date today, PaperId paper);
base::Result<Duty> find_duty(db::Session& session, rights::Scope const& scope, base::Date today, DutyId id);
std::vector<Duty> duties_of(db::Session& session, DirectiveId directive);  ///< Before: find_directive was good
std::vector<Assignment> assignments_of(db::Session& session, DutyId duty); ///< the same
/// Turns of a directive or of one duty, by duty, position and name; only those that the scope may see.
std::vector<Turn> turns_of(db::Session& session, rights::Scope const& scope, base::Date today, DirectiveId directive);
std::vector<Turn> turns_of(db::Session& session, rights::Scope const& scope, base::Date today, DutyId duty);
base::Result<Turn> find_turn(db::Session& session, rights::Scope const& scope, base::Date today, TurnId id);
/// In the order asked for; what may not be seen is left out.
std::vector<Turn> find_turns(db::Session& session, rights::Scope const& scope, base::Date today,
                             std::span<TurnId const> ids);
/// Open turns that the scope's bodies wait for and that are overdue, the longest first; not those that wait for acceptance.
std::vector<Turn> overdue_turns(db::Session& session, rights::Scope const& scope, base::Date today, std::size_t most);
std::vector<Event> events_of(db::Session& session, TurnId turn);     ///< Before: find_turn was good
std::vector<Request> requests_of(db::Session& session, TurnId turn); ///< the same
std::optional<Silence> silence_of(db::Session& session, TurnId turn);
/// Turns of the directive whose silence holds, sorted.
std::vector<TurnId> silent_turns(db::Session& session, DirectiveId directive);
/// Assignments of the directive that a body passed on, sorted.
std::vector<AssignmentId> passed_on_of(db::Session& session, DirectiveId directive);

/// "EXISTS (…)"-like condition over the alias of turns: what the scope may see. What it binds begins with "sight_".
std::string visible_turns(db::Session& session, rights::Scope const& scope, base::Date today, std::string_view alias,
                          db::Binds& binds);

/// The same for directives; a draft is its follower's alone, which the caller adds.
std::string visible_directives(db::Session& session, rights::Scope const& scope, base::Date today,
                               std::string_view alias, db::Binds& binds);

/// Open turns to which the paper may be the reply: it cites the directive's paper and comes from the body; at most five, one of each duty.
struct Answerable {
    Turn turn;
    std::string action;
};
std::vector<Answerable> answered_by(db::Session& session, rights::Scope const& scope, base::Date today,
                                    documents::registry::Paper const& paper);

// Acts of the body. `seen` is the version that was shown. Errors: refused (no right; somebody was faster: who and when; the state does not
// allow it), not_found, invalid_input.
/// A file that proves what was done; it lies in documents::registry::Originals already.
struct Evidence {
    std::string name;
    documents::registry::Digest digest;
    std::int64_t bytes = 0;
};
struct Report {
    std::string note = {};
    std::optional<int> progress = {};
    std::string reply = {}; ///< number and symbol; looked up in the register
    PaperId reply_paper = {};
    std::optional<base::Date> on =
        {}; ///< day on which it came, where another than today (recorded for the body): not in the future
    std::vector<Evidence> files = {};
};
base::Result<void> report_progress(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                                   TurnId turn, std::int64_t seen, Report const& report);
/// The result. The follower may record it for a body that has no users. A second one replaces nothing: both are events.
base::Result<void> submit(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                          TurnId turn, std::int64_t seen, Report const& report);
base::Result<void> ask_extension(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                                 TurnId turn, base::Date wanted, std::string const& reason);
base::Result<void> escalate(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                            TurnId turn, std::string const& reason);

// Acts of the follower.
base::Result<void> accept(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                          TurnId turn, std::int64_t seen, std::string const& note);
base::Result<void> send_back(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                             TurnId turn, std::int64_t seen, std::string const& reason);
base::Result<void> decide_extension(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                                    std::int64_t request, bool granted, std::string const& answer);
base::Result<void> answer_escalation(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                     base::Date today, std::int64_t request, std::string const& answer);
/// Open turns of the assignment go to another body; what was done stays with the old one. Errors: as above; invalid_input (the same body, one
/// that does not exist today, one that has the duty already).
base::Result<void> hand_over(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                             AssignmentId assignment, OrganisationId to, std::string const& reason);
base::Result<void> withdraw_duty(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                                 DutyId duty, std::string const& reason);
/// The event that a relative deadline waits for happened.
base::Result<void> set_anchor(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                              due::Calendar const& calendar, DutyId duty, base::Date day);

/// The program's own act, at any time of the day, as often as one likes: turns with a stated consequence whose last day went by without a report
/// get their Silence. `program`: who acts. Returns how many. Limits itself to `most` in one transaction.
std::size_t record_silence(db::Transaction& tx, rights::Scope const& program, db::Instant when, base::Date today,
                           std::size_t most);

} // namespace directives
