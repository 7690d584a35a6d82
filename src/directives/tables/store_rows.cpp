#include "directives/tables/store_rows.hpp"

namespace db {

using directives::tables::Origin;
using directives::tables::Part;
using directives::tables::StepKind;

namespace {

template <class T>
T known(std::optional<T> value, std::string_view expected) {
    if (!value) throw_misfit(expected);
    return *value;
}

} // namespace

Value Column<StepKind>::to(StepKind value) { return std::string{directives::tables::name_of(value)}; }
StepKind Column<StepKind>::from(Value const& value) {
    return known(directives::tables::step_kind_of(Column<std::string>::from(value)), "a kind of step");
}
Value Column<Part>::to(Part value) { return std::string{directives::tables::name_of(value)}; }
Part Column<Part>::from(Value const& value) {
    return known(directives::tables::part_of(Column<std::string>::from(value)), "a part of a group");
}
Value Column<Origin>::to(Origin value) { return std::string{directives::tables::name_of(value)}; }
Origin Column<Origin>::from(Value const& value) {
    return known(directives::tables::origin_of(Column<std::string>::from(value)), "an origin");
}

} // namespace db

namespace directives::tables::rows {

base::Date day_of(db::Instant when) {
    return base::Date::of(std::chrono::floor<std::chrono::days>(when + std::chrono::hours{7})).value();
}

std::optional<Table> read_table(db::Session& session, TableId id) {
    std::optional<Table> found;
    session.each<OrganisationId, std::string, std::optional<PaperId>, base::Date, std::optional<base::Date>,
                 std::string, std::string, std::string, bool, std::int64_t, std::int64_t, std::int64_t, db::Instant,
                 std::string, db::Instant, std::string, std::optional<db::Instant>, std::string, std::string>(
        "SELECT holder_id, title, paper_id, as_of, begins_on, quoted, types, about, by_units, revision, rows_revision, "
        "row_count, "
        "created_at, created_by, changed_at, changed_by, closed_at, closed_by, closed_reason FROM status_tables WHERE "
        "id = :id",
        {{"id", id}},
        [&](OrganisationId holder, std::string title, std::optional<PaperId> paper, base::Date as_of,
            std::optional<base::Date> begins, std::string quoted, std::string types, std::string about, bool by_units,
            std::int64_t revision, std::int64_t rows_revision, std::int64_t count, db::Instant created,
            std::string created_by, db::Instant changed, std::string changed_by, std::optional<db::Instant> closed,
            std::string closed_by, std::string reason) {
            found = Table{.id = id,
                          .holder = holder,
                          .title = std::move(title),
                          .paper = paper.value_or(PaperId{}),
                          .as_of = as_of,
                          .begins_on = begins,
                          .quoted = std::move(quoted),
                          .types = std::move(types),
                          .about = std::move(about),
                          .by_units = by_units,
                          .revision = revision,
                          .rows_revision = rows_revision,
                          .row_count = count,
                          .created_at = created,
                          .changed_at = changed,
                          .created_by = std::move(created_by),
                          .changed_by = std::move(changed_by),
                          .closed_at = closed,
                          .closed_by = std::move(closed_by),
                          .closed_reason = std::move(reason)};
        });
    if (!found) return found;
    session.each<std::string, std::string, StepKind, int, Part>(
        "SELECT above, heading, kind, exclusive, part FROM status_steps WHERE table_id = :id ORDER BY position",
        {{"id", id}}, [&](std::string above, std::string heading, StepKind kind, int exclusive, Part part) {
            found->steps.push_back({std::move(above), std::move(heading), kind, exclusive, part});
        });
    return found;
}

std::vector<Placed> cells_after(db::Session& session, TableId table, std::int64_t revision) {
    std::vector<Placed> cells;
    session.each<RowId, std::size_t, std::int64_t, std::int64_t, std::string, Origin, std::optional<PaperId>,
                 db::Instant, std::string>(
        "SELECT row_id, step, version, revision, value, origin, paper_id, changed_at, changed_by FROM status_cells "
        "WHERE table_id = :table AND revision > :revision",
        {{"table", table}, {"revision", revision}},
        [&](RowId row, std::size_t step, std::int64_t version, std::int64_t at, std::string value, Origin origin,
            std::optional<PaperId> paper, db::Instant when, std::string by) {
            cells.push_back(
                {row, step, {std::move(value), version, at, origin, paper.value_or(PaperId{}), when, std::move(by)}});
        });
    return cells;
}

std::vector<Row> read_rows(db::Session& session, Table const& table) {
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(table.row_count));
    session.each<RowId, std::int64_t, std::string, std::optional<OrganisationId>>(
        "SELECT id, position, label, organisation_id FROM status_rows WHERE table_id = :table AND removed_reason = '' "
        "ORDER BY position",
        {{"table", table.id}},
        [&](RowId id, std::int64_t position, std::string label, std::optional<OrganisationId> unit) {
            rows.push_back({id, position, std::move(label), unit.value_or(OrganisationId{}),
                            std::vector<Cell>(table.steps.size())});
        });
    return rows;
}

std::map<std::size_t, Cell> cells_of(db::Session& session, RowId row) {
    std::map<std::size_t, Cell> cells;
    session.each<std::size_t, std::int64_t, std::int64_t, std::string, Origin, std::optional<PaperId>, db::Instant,
                 std::string>(
        "SELECT step, version, revision, value, origin, paper_id, changed_at, changed_by FROM status_cells WHERE "
        "row_id = :row",
        {{"row", row}},
        [&](std::size_t step, std::int64_t version, std::int64_t at, std::string value, Origin origin,
            std::optional<PaperId> paper, db::Instant when, std::string by) {
            cells[step] = {std::move(value), version, at, origin, paper.value_or(PaperId{}), when, std::move(by)};
        });
    return cells;
}

std::string value_at(db::Session& session, RowId row, std::size_t step, std::int64_t revision) {
    return session
        .find<std::string>("SELECT value FROM status_cell_versions WHERE row_id = :row AND step = :step AND revision "
                           "<= :revision ORDER BY version DESC LIMIT 1",
                           {{"row", row}, {"step", step}, {"revision", revision}})
        .value_or(std::string{});
}

void write_cell(db::Transaction& tx, TableId table, RowId row, std::size_t step, Cell const& cell) {
    db::Binds const binds{{"table", table},
                          {"row", row},
                          {"step", step},
                          {"version", cell.version},
                          {"revision", cell.revision},
                          {"value", cell.value},
                          {"origin", cell.origin},
                          {"paper", cell.paper ? std::optional{cell.paper} : std::nullopt},
                          {"at", cell.at},
                          {"by", cell.by}};
    tx.run("INSERT INTO status_cells (table_id, row_id, step, version, revision, value, origin, paper_id, changed_at, "
           "changed_by) VALUES (:table, :row, :step, :version, :revision, :value, :origin, :paper, :at, :by) ON "
           "CONFLICT (row_id, step) DO UPDATE SET version = excluded.version, revision = excluded.revision, value = "
           "excluded.value, origin = excluded.origin, paper_id = excluded.paper_id, changed_at = excluded.changed_at, "
           "changed_by = excluded.changed_by",
           binds);
    auto version = binds;
    version.erase(version.begin());
    tx.run("INSERT INTO status_cell_versions (row_id, step, version, revision, value, origin, paper_id, changed_at, "
           "changed_by) VALUES (:row, :step, :version, :revision, :value, :origin, :paper, :at, :by)",
           version);
}

void write_first_cells(db::Transaction& tx, TableId table, std::span<Placed const> cells) {
    constexpr std::string_view kCells[] = {"table_id", "row_id", "step",     "version",    "revision",
                                           "value",    "origin", "paper_id", "changed_at", "changed_by"};
    std::size_t next = 0;
    auto const values = [&](bool with_table, std::vector<db::Value>& row) {
        if (next == cells.size()) return false;
        auto const& [id, step, cell] = cells[next++];
        row.clear();
        if (with_table) row.push_back(table.number());
        row.insert(row.end(),
                   {id.number(), static_cast<std::int64_t>(step), cell.version, cell.revision, cell.value,
                    db::Column<Origin>::to(cell.origin), cell.paper ? db::Value{cell.paper.number()} : db::Value{},
                    db::Column<db::Instant>::to(cell.at), cell.by});
        return true;
    };
    tx.bulk_insert("status_cells", kCells, [&](std::vector<db::Value>& row) { return values(true, row); });
    next = 0;
    tx.bulk_insert("status_cell_versions", std::span{kCells}.subspan(1),
                   [&](std::vector<db::Value>& row) { return values(false, row); });
}

std::vector<RowId> write_rows(db::Transaction& tx, TableId table, std::int64_t position, std::span<Unit const> units) {
    constexpr std::string_view kColumns[] = {"table_id", "position", "label", "organisation_id"};
    std::size_t next = 0;
    tx.bulk_insert("status_rows", kColumns, [&](std::vector<db::Value>& row) {
        if (next == units.size()) return false;
        auto const& unit = units[next];
        row = {table.number(), position + static_cast<std::int64_t>(next), unit.label,
               unit.id ? db::Value{unit.id.number()} : db::Value{}};
        ++next;
        return true;
    });
    return tx.rows<RowId>(
        "SELECT id FROM status_rows WHERE table_id = :table AND position >= :position ORDER BY position",
        {{"table", table}, {"position", position}});
}

std::int64_t raise(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table) {
    return tx
        .find<std::int64_t>("UPDATE status_tables SET revision = revision + 1, changed_at = :at, changed_by = :by "
                            "WHERE id = :id RETURNING revision",
                            {{"id", table}, {"at", when}, {"by", scope.actor}})
        .value();
}

} // namespace directives::tables::rows
