#pragma once

#include "imports/imports.hpp"
#include "imports/matching.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// All SQL of this folder. A batch belongs to the organisation that brought the file; for others it does not exist.
namespace imports {

///   reading -> matching (a person must say which column is which) -> reading
///   reading -> examining -> ready -> committing -> committed -> undone
///   ready -> examining (after a correction); reading -> failed (the file is of no use); any that waits -> abandoned
enum class State { reading, matching, examining, ready, committing, committed, undone, failed, abandoned };

std::string_view name_of(State state);
std::string_view vietnamese(State state);
/// Some thread is at it, and holds a lease.
bool works(State state);

/// How long a job may be silent before others take it for dead. Reading and checking renew it; a commit can not (it holds the store).
inline constexpr std::chrono::seconds kLease{60}, kCommitLease{30 * 60};

struct SheetChoice {
    std::string name;
    std::vector<std::pair<std::int64_t, std::string>>
        rows; ///< number and first cells, for choosing the row of headings
};

struct Batch {
    BatchId id;
    std::string domain;
    std::int64_t organisation = 0;
    std::string actor;
    db::Instant created_at;
    State state = State::reading;
    bool broken = false; ///< its job died (the server was stopped): a person may carry on from the file
    std::string file_name, file_digest;
    Settings settings;
    std::string sheet;
    std::int64_t header_row = 0; ///< 0: to be guessed
    std::vector<std::string> headings;
    Matching matching;
    std::vector<SheetChoice> sheets;
    std::vector<std::string> notes;   ///< of the reading
    std::optional<base::Error> error; ///< why it failed, or why the last act was refused
    std::int64_t rows_read = 0, rows_examined = 0, edits = 0;
    Counts counts;
    BatchId repeats;
    std::string reason, digest;
    std::optional<db::Instant> committed_at, undone_at;
    std::string committed_by, undone_by, undo_reason;
};

BatchId create_batch(db::Transaction& tx, rights::Scope const& scope, db::Instant now, Domain const& domain,
                     std::string const& file_name, std::string const& file_digest, Settings const& settings);

/// Errors: refused, not_found (also another organisation's, or another domain's).
base::Result<Batch> find_batch(db::Session& session, rights::Scope const& scope, Domain const& domain, BatchId id,
                               db::Instant now);

/// Of the organisation, of the domains that the scope may import, newest first.
std::vector<Batch> recent_batches(db::Session& session, rights::Scope const& scope, Registry const& registry,
                                  db::Instant now, std::int64_t count);

/// From a state that waits, or from a dead job, to one that works. False: it is in another state by now.
bool begin_work(db::Session& session, BatchId id, std::initializer_list<State> from, State to, db::Instant now,
                std::chrono::seconds lease);
void report_progress(db::Session& session, BatchId id, std::int64_t rows_read, std::int64_t rows_examined,
                     db::Instant now);
/// Writes everything of the reading: sheet, row, headings, matching, sheets, notes, error, counts, state. The lease ends.
void save_batch(db::Session& session, Batch const& batch);
/// The lease ends. False: it was not in `from`.
bool set_state(db::Session& session, BatchId id, State from, State to, std::optional<base::Error> const& error);
void save_settings(db::Session& session, BatchId id, Settings const& settings);
void mark_committed(db::Session& session, BatchId id, rights::Scope const& scope, db::Instant now,
                    std::string const& reason);
void mark_undone(db::Session& session, BatchId id, rights::Scope const& scope, db::Instant now,
                 std::string const& reason);

/// All jobs of this store are dead: to be called at start where one program has the store to itself (SQLite).
void end_leases(db::Session& session);

// Rows.

struct StagedRow {
    std::int64_t number, sheet_row;
    std::string cells_json;
};
void clear_rows(db::Transaction& tx, BatchId id);
void add_rows(db::Transaction& tx, BatchId id, std::vector<StagedRow> const& rows);
std::vector<StagedRow> rows_after(db::Session& session, BatchId id, std::int64_t number, std::int64_t count);
void replace_cells(db::Session& session, BatchId id, std::int64_t number, std::string const& cells_json);
void count_edits(db::Session& session, BatchId id, std::int64_t edits);

/// A row with what was found of it.
struct Found {
    Finding finding;
    std::int64_t sheet_row = 0;
    std::vector<office::Cell> cells;
};
void clear_findings(db::Session& session, BatchId id);
void add_findings(db::Transaction& tx, BatchId id, std::vector<Finding> const& findings);
std::vector<Found> findings_after(db::Session& session, BatchId id, std::optional<Verdict> verdict, std::int64_t number,
                                  std::int64_t count);
/// The `count` findings after the first `skip`.
std::vector<Found> findings_page(db::Session& session, BatchId id, std::optional<Verdict> verdict, std::int64_t skip,
                                 std::int64_t count);

/// A written batch of the same file, sheet, matching and settings, uncorrected, that left no row behind; none: 0.
BatchId find_repeated(db::Session& session, Batch const& batch);
/// A later written batch that touched a key of this one; none: 0.
BatchId find_later(db::Session& session, Batch const& batch);

void remember_matching(db::Session& session, Batch const& batch);
std::optional<Matching> remembered_matching(db::Session& session, Domain const& domain, std::int64_t organisation,
                                            std::vector<std::string> const& headings);

std::string json_of(Settings const& settings);

} // namespace imports
