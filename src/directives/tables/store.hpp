#pragma once

#include "db/database.hpp"
#include "directives/assignments/store.hpp"
#include "directives/tables/findings.hpp"
#include "directives/tables/units.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

/// All SQL of status tables. A table is read by its holder, by the units in it, and by a supervisor of either's area (Capability::supervise).
/// It is written by its holder (report_duties or assign_duties); a unit writes its own row while the table is open to units. An office acts for
/// its committee as well (directives::own_bodies). Closed, nobody writes. Each change writes its audit row in the same transaction.
namespace directives::tables {

/// What a new table starts with.
struct NewTable {
    std::string title;
    PaperId paper = {};
    base::Date as_of;
    std::optional<base::Date> begins_on = {};
    std::string quoted = {}, types = {}, about = {};
    bool by_units = true;
    std::vector<Step> steps;
    std::vector<Unit> units;
    /// For each unit the values of its steps, as the store keeps them, taken from `paper`; empty: nothing is filled in.
    std::vector<std::vector<std::string>> values = {};
};
/// Errors: refused; invalid_input that names the field ("title", "steps", "units"); not_found (a paper that may not be seen).
base::Result<TableId> create(db::Transaction& tx, rights::Scope const& scope, db::Instant when, NewTable const& table);

/// What this person may do with a table.
struct Sight {
    bool holder = false;                    ///< acts for the holder
    bool writes = false;                    ///< holder's rights, and the table is open
    bool reports = false;                   ///< may fill rows of `units`
    std::vector<OrganisationId> units = {}; ///< bodies for which the scope acts
    bool may_write(Row const& row) const;
};

Sight sight_of(db::Session& session, rights::Scope const& scope, base::Date today, Table const& table);
/// The table without rows. Errors: refused, not_found.
base::Result<Table> find_table(db::Session& session, rights::Scope const& scope, base::Date today, TableId id);
/// A condition over the alias of status_tables; what it binds begins with "sight_".
std::string visible(db::Session& session, rights::Scope const& scope, base::Date today, std::string_view alias,
                    db::Binds& binds);
/// Those of a paper that the scope may see: the newest first.
std::vector<std::pair<TableId, std::string>> tables_of(db::Session& session, rights::Scope const& scope,
                                                       base::Date today, PaperId paper);

/// Rows with their cells, in order. Before: find_table was good.
std::vector<Row> read_rows(db::Session& session, Table const& table);
/// One row that is not taken out.
base::Result<Row> find_row(db::Session& session, Table const& table, RowId row);

struct CellVersion {
    std::size_t step;
    Cell cell;
};
/// All versions of the cells of a row, the newest first.
std::vector<CellVersion> history_of(db::Session& session, Table const& table, RowId row);

/// One cell as a person wants it. `seen`: the version of the cell that the person saw (a script knows it); or `seen_revision`: that of
/// the whole table (a form knows it), by which a cell that was not touched is told from one that was.
struct Change {
    RowId row;
    std::size_t step;
    std::string typed;
    std::optional<std::int64_t> seen = {}, seen_revision = {};
    PaperId paper = {};
    std::optional<Origin> origin = {}; ///< none: typed by whoever saves
};
struct Conflict {
    std::size_t change; ///< index into the changes
    std::string mine;   ///< as it would be kept
    Cell theirs;
};
struct Trouble {
    std::size_t change;
    base::Error error;
};
struct Saved {
    std::vector<std::pair<RowId, std::size_t>> cells; ///< now as wanted, also where they were so before
    std::vector<Conflict> conflicts;
    std::vector<Trouble> troubles;
    std::int64_t revision = 0;
    bool changed = false; ///< false: nothing was written, the transaction need not be committed
};
/// What conflicts or is wrong is left as it is; the rest is kept. Errors: refused (no right, closed: when and why), not_found.
base::Result<Saved> save(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table,
                         std::span<Change const> changes);

/// Title, days, quotes and whether units write. Errors: refused, not_found, invalid_input; refused where somebody changed it after `seen`.
struct Details {
    std::string title;
    base::Date as_of;
    std::optional<base::Date> begins_on = {};
    std::string quoted = {}, types = {}, about = {};
    bool by_units = true;
};
base::Result<void> change_details(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table,
                                  Details const& details);
/// Units that are in already are left out; returns how many came.
base::Result<std::size_t> add_units(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table,
                                    std::span<Unit const> units);
/// The row stays in the store with its reason. Errors: refused, not_found, invalid_input (no reason, the last row).
base::Result<void> remove_row(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table,
                              RowId row, std::string const& reason);
base::Result<void> close(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table,
                         std::string const& reason);
base::Result<void> reopen(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table,
                          std::string const& reason);

/// A table with all rows and what they count to, unchanging.
struct Whole {
    Table table;
    std::vector<Row> rows;
    Evaluation evaluation;
    base::Date today; ///< of the evaluation
};

/// Whole tables in memory, each as of its revision: a page of a table of thousands of units reads what changed since, and no more. Threads
/// share it; a server of its own keeps its own.
class Shelf {
public:
    /// Before: find_table was good in the same transaction (or snapshot) and gave `table`.
    std::shared_ptr<Whole const> whole(db::Session& session, Table const& table, base::Date today);

private:
    struct Place {
        std::mutex turn; ///< one reads, the others wait for it
        std::shared_ptr<Whole const> whole;
        std::uint64_t used = 0;
    };
    std::mutex guard_;
    std::map<TableId, std::shared_ptr<Place>> places_;
    std::uint64_t uses_ = 0;
};

} // namespace directives::tables
