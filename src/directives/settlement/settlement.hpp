#pragma once

#include "base/period.hpp"
#include "directives/assignments/store.hpp"
#include "documents/registry/books.hpp"
#include "site/list.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The register of settlement ("sổ theo dõi giải quyết văn bản đến", Nghị định 30/2020/NĐ-CP, annex IV, seven columns): the lines of incoming
/// books, with how far each is. It joins what is known, the surer first:
///   time limit: of the line; else the last day of the paper's turns
///   settled on: as the officer wrote it; else the day on which the last of its turns was delivered, where all are done; else the day of the
///               paper that answers it (a set relation) in an outgoing book of the same keeper
///   progress:   as the officer wrote it; else "3/5 việc xong"
///   reply:      of the line; else that of a turn
namespace directives::settlement {

using documents::registry::BookId;
using documents::registry::EntryId;
using rights::OrganisationId;

/// Each line is in just one: the counts add up to all.
enum class State {
    settled_in_time, ///< also without a time limit
    settled_late,
    replied,      ///< it has a reply, but nobody knows since when
    open_in_time, ///< also without a time limit
    open_late
};
inline constexpr std::array kStates{State::settled_in_time, State::settled_late, State::replied, State::open_in_time,
                                    State::open_late};
std::string_view code_of(State state); ///< "settled_in_time"
std::string_view vietnamese(State state);

/// Lines of incoming books of the scope's organisation as a table expression named x: id, book_id, entry, day, document, unit, due_day,
/// settled_on, progress, reply, note, state, searched. What it binds goes to `binds`, under names that begin with "lines_".
std::string lines(db::Session& session, rights::Scope const& scope, base::Date today, db::Binds& binds);

/// One unit's line of the monthly summary.
struct Count {
    std::string unit; ///< "(chưa giao)" where none is named
    std::array<std::int64_t, kStates.size()> by_state{};
    std::int64_t received() const;
};
struct Summary {
    std::vector<Count> units; ///< by name
    Count total;              ///< of all of them
    std::int64_t before = 0;  ///< came before the period and is open still
};
/// Of what arrived in the period. `book`: none: all incoming books of the organisation. Errors: refused.
base::Result<Summary> summary_of(db::Session& session, rights::Scope const& scope, base::Date today, BookId book,
                                 base::Period const& period);

/// What an officer wrote down of one line.
struct Settlement {
    std::string progress = {};
    std::optional<base::Date> settled_on = {};
    std::int64_t version = 0; ///< 0: nothing yet
    std::string changed_by = {};
};
std::optional<Settlement> find_settlement(db::Session& session, EntryId entry);
/// Before who may: the keeper of the book, with register_documents or report_duties. Errors: refused (no right; somebody was faster), not_found,
/// invalid_input (no incoming line; settled before it arrived or in the future).
base::Result<void> write(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                         EntryId entry, std::int64_t seen, Settlement const& settlement);
bool may_write(rights::Scope const& scope);

} // namespace directives::settlement
