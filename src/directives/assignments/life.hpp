#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "db/values.hpp"
#include "rights/scope.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The life of a turn: one due day of a duty as given to one body. Pure rules; overdue is computed, never stored.
///
///     not_started -> in_progress -> submitted -> accepted
///                                   ^   |
///                         returned -+ <-+
namespace directives {

using rights::OrganisationId;
using DirectiveId = base::Id<struct DirectiveTag>;
using DutyId = base::Id<struct DutyTag>;
using AssignmentId = base::Id<struct AssignmentTag>;
using TurnId = base::Id<struct TurnTag>;

enum class State { not_started, in_progress, submitted, returned, accepted, withdrawn, handed_over };
std::string_view code_of(State state); ///< "not_started": stands in the store
std::optional<State> state_of(std::string_view code);
std::string_view vietnamese(State state); ///< "Chưa thực hiện"
/// Something is still to be done by somebody: the body, or (submitted) its follower.
bool is_open(State state);

/// How a turn stands against its day.
enum class Standing {
    undated,      ///< open, no day can be computed
    ahead,        ///< open, further away than kSoonDays
    soon,         ///< open, within kSoonDays
    today,        ///< open, the last day is today
    overdue,      ///< open with the body, past its last day
    waiting,      ///< submitted in time, the follower has not accepted yet
    waiting_late, ///< submitted after its last day, not accepted yet
    done,         ///< accepted, submitted in time
    done_late,    ///< accepted, submitted late
    off           ///< withdrawn or handed over
};
inline constexpr int kSoonDays = 7;

struct Clocked {
    State state = State::not_started;
    std::optional<base::Date> last_day = {};
    std::optional<base::Date> submitted_on = {};
};
struct Stand {
    Standing standing;
    int days = 0; ///< overdue, waiting_late, done_late: days late; ahead, soon: days left
};
Stand stand_of(Clocked const& turn, base::Date today);
std::string_view code_of(Standing standing);
/// "Quá hạn 3 ngày", "Nộp muộn 1 ngày", "Còn 2 ngày", "Hạn hôm nay", "Đã nộp, chờ tiếp nhận"
std::string vietnamese(Stand const& stand);

enum class Act { start, progress, submit, accept, send_back, withdraw, hand_over, extend };
/// Whether the act may follow; Errors: refused, in words for the person.
base::Result<State> after(State state, Act act);

/// What happened to a turn.
enum class EventKind {
    issued,
    seen,
    progress,
    submitted,
    returned,
    accepted,
    extension_asked,
    extension_granted,
    extension_refused,
    escalated,
    answered,
    passed_on,
    silence,
    silence_superseded,
    handed_over,
    withdrawn,
    corrected
};
std::string_view code_of(EventKind kind);
std::optional<EventKind> event_kind_of(std::string_view code);
std::string_view vietnamese(EventKind kind); ///< "Đã nộp kết quả"

struct Step {
    EventKind kind;
    base::Date on;
};
/// A piece of the time between the paper's own day and now (or the end), and with whom the matter lay.
struct Share {
    enum class Whose { follower_giving, body, follower_accepting };
    Whose whose;
    base::Date from, to;
    int days = 0;      ///< calendar days
    int late_days = 0; ///< of them past the last day: whose step made it late
};
std::string_view vietnamese(Share::Whose whose); ///< "Cấp giao việc", "Cơ quan thực hiện", "Cấp tiếp nhận"
/// The hour glass: shares in order, without empty ones. `paper_day`: of the directive. `steps` in order of time.
std::vector<Share> shares_of(base::Date paper_day, std::span<Step const> steps, std::optional<base::Date> last_day,
                             base::Date today);

} // namespace directives
