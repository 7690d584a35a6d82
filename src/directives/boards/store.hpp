#pragma once

#include "directives/assignments/store.hpp"
#include "directives/boards/arrange.hpp"
#include "rights/scope.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// All SQL of boards, matrices and figures. Nothing is written here. What the scope may see is visible_turns() (assignments/store.hpp); where
/// many turns are counted the same is asked branch by branch, so that each branch is served by an index (seen_turns).
namespace directives::boards {

/// Who looks, on which day. Made once for a request.
struct View {
    rights::Scope const& scope;
    base::Date today;
    std::vector<OrganisationId> own; ///< own_bodies()
    bool everything = false;         ///< supervises the whole country
    bool oversees = false;           ///< there are directives that a body of `own` sees from above
    bool is_own(OrganisationId body) const;
};
View view_of(db::Session& session, rights::Scope const& scope, base::Date today);

/// "(SELECT … UNION ALL SELECT …)": `columns` of the turns t that the view may see and for which `condition` holds, each once. What it uses
/// is bound by bind_view().
std::string seen_turns(db::Session const& session, View const& view, std::string_view columns,
                       std::string_view condition);
void bind_view(db::Binds& binds, std::string_view sql, View const& view); ///< and what bind_days() binds

/// What pages print of one turn.
struct Line {
    TurnId turn = {};
    DirectiveId directive = {};
    DutyId duty = {};
    PaperId paper = {};
    std::int64_t item = 0; ///< of the review: the clause's place in the paper; 0: written by hand
    OrganisationId organisation = {}, follower = {};
    std::string body = {}, follower_name = {}; ///< who has it; who follows it
    std::string issuer = {};                   ///< whose paper it is
    std::string title = {}, clause = {}, action = {};
    bool urgent = false;
    base::Date paper_day, given_on;
    std::int64_t position = 1;
    std::optional<base::Date> last_day = {};
    std::optional<int> due_minute = {};
    State state = State::not_started;
    std::optional<base::Date> submitted_on = {};
    std::string said = {}, reply = {};
    std::optional<int> progress = {};

    Clocked clocked() const { return {state, last_day, submitted_on}; }
};
/// In the order of `turns`; what may not be seen is left out.
std::vector<Line> lines_of(db::Session& session, View const& view, std::span<TurnId const> turns);

// "Việc của tôi".
inline constexpr std::size_t kOpenMost = 2000; ///< turns of one's own that are looked at
/// Turns with the own bodies that are due within kSoonDays, overdue, or were sent back.
std::vector<Compact> my_open(db::Session& session, View const& view);
struct Found {
    std::vector<TurnId> turns; ///< the earliest last day first, at most as many as asked for
    std::size_t all = 0;       ///< how many there are
};
Found to_accept(db::Session& session, View const& view, std::size_t most);
struct Asked {
    std::int64_t id = 0;
    TurnId turn = {};
    bool escalation = false;
    std::optional<base::Date> wanted = {};
    std::string reason = {};
    base::Date asked_on; ///< the day in Vietnam
};
std::vector<Asked> open_requests(db::Session& session, View const& view, std::size_t most); ///< oldest first
struct DraftList {
    DirectiveId id;
    std::string title, subject;
    base::Date day;
    std::size_t duties = 0;
};
std::vector<DraftList> drafts(db::Session& session, View const& view, std::size_t most); ///< newest first
/// Those of `papers` that somebody follows already, as a list of the view's bodies or in turns that they have.
std::vector<PaperId> followed_papers(db::Session& session, View const& view, std::span<PaperId const> papers);

// Boards and matrices.
struct Selection {
    std::vector<DirectiveId> directives = {};     ///< empty: all
    std::optional<base::Date> from = {}, to = {}; ///< last days; turns without a day are in only where both are empty
    rights::AreaSet areas = rights::AreaSet::everything();
    OrganisationId follower = {};            ///< none: all
    std::vector<OrganisationId> bodies = {}; ///< who has it; empty: all
};
inline constexpr std::size_t kBoardMost = 1000;
struct BodyBoard {
    std::vector<Line> lines; ///< by last day; at most kBoardMost
    bool more = false;
};
BodyBoard board_of(db::Session& session, View const& view, OrganisationId organisation, Selection const& selection);
/// The latest name under which the body was given something that the view may see; nullopt: nothing.
std::optional<std::string> body_name(db::Session& session, View const& view, OrganisationId organisation);

struct MatrixDuty {
    DutyId id;
    DirectiveId directive;
    std::string title, clause, action;
    std::optional<base::Date> first_day; ///< earliest last day of its turns in the selection
};
inline constexpr std::size_t kMatrixMost = 20'000; ///< turns of one matrix
struct MatrixRows {
    std::vector<Compact> turns;
    std::vector<MatrixDuty> duties; ///< by the day of the paper (newest first), then position
    std::map<OrganisationId, std::string> bodies;
    std::map<OrganisationId, std::size_t> rank; ///< by name
    bool more = false;                          ///< the selection holds more than kMatrixMost turns: choose less
};
MatrixRows matrix_rows(db::Session& session, View const& view, Selection const& selection);

struct Choice {
    DirectiveId id;
    std::string title, subject;
    base::Date day;
};
/// Directives to choose from: those that the own bodies follow, have turns of, or oversee; newest first.
std::vector<Choice> directives_seen(db::Session& session, View const& view, std::size_t most);

/// Where the list of turns is come to from: the page of a paper, a body, a duty.
enum class ComesFrom { directive, body, follower, duty };
/// The name of that one, as it stands in a turn that the view may see; nullopt: in none.
std::optional<std::string> name_of(db::Session& session, View const& view, ComesFrom where, std::int64_t id);
/// A follower of so many turns that rows of the list are met soon in its own order.
bool sees_much(db::Session& session, View const& view);

// Who is late.
std::vector<LateFact> late_facts(db::Session& session, View const& view, Selection const& selection);
/// The longest overdue turn of each of these bodies within the selection.
std::vector<TurnId> longest_overdue(db::Session& session, View const& view, Selection const& selection,
                                    std::span<OrganisationId const> bodies);
/// What happened to these turns after they were given, for shares_of().
std::map<TurnId, std::vector<Step>> steps_of(db::Session& session, std::span<TurnId const> turns);
struct Waiting {
    OrganisationId follower;
    std::string name;
    std::size_t count = 0;
    base::Date since; ///< the oldest that waits came on this day
};
/// Results that wait for acceptance, by follower, the oldest first.
std::vector<Waiting> waiting_by_follower(db::Session& session, View const& view, Selection const& selection);
struct Moved {
    std::size_t became_overdue = 0; ///< last day within the seven days before today, still overdue
    std::size_t came_late = 0;      ///< overdue a week ago, submitted within these seven days
};
Moved moved_since_last_week(db::Session& session, View const& view, Selection const& selection);

/// How many turns of each group fall on each day from `from` to `to`, both counted in.
std::map<base::Date, Counts> day_counts(db::Session& session, View const& view, Selection const& selection,
                                        base::Date from, base::Date to);

} // namespace directives::boards
