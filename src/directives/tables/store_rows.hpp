#pragma once

#include "directives/tables/store.hpp"

namespace db {

template <>
struct Column<directives::tables::StepKind> {
    static constexpr Kind kind = Kind::text;
    static Value to(directives::tables::StepKind value);
    static directives::tables::StepKind from(Value const& value);
};
template <>
struct Column<directives::tables::Part> {
    static constexpr Kind kind = Kind::text;
    static Value to(directives::tables::Part value);
    static directives::tables::Part from(Value const& value);
};
template <>
struct Column<directives::tables::Origin> {
    static constexpr Kind kind = Kind::text;
    static Value to(directives::tables::Origin value);
    static directives::tables::Origin from(Value const& value);
};

} // namespace db

/// Rows of status tables as they lie in the store; no rights here. For the .cpp files of this folder.
namespace directives::tables::rows {

base::Date day_of(db::Instant when); ///< in Vietnam

std::optional<Table> read_table(db::Session& session, TableId id);
/// All cells of the table that changed after `revision`.
struct Placed {
    RowId row;
    std::size_t step;
    Cell cell;
};
std::vector<Placed> cells_after(db::Session& session, TableId table, std::int64_t revision);
/// The rows without cells, in order; those taken out are not among them.
std::vector<Row> read_rows(db::Session& session, Table const& table);
std::map<std::size_t, Cell> cells_of(db::Session& session, RowId row);
/// What stood in the cell at that revision of the table: "" where nothing did.
std::string value_at(db::Session& session, RowId row, std::size_t step, std::int64_t revision);

void write_cell(db::Transaction& tx, TableId table, RowId row, std::size_t step, Cell const& cell);
/// Many first versions at once.
void write_first_cells(db::Transaction& tx, TableId table, std::span<Placed const> cells);
/// Their ids, in order, from `position` on.
std::vector<RowId> write_rows(db::Transaction& tx, TableId table, std::int64_t position, std::span<Unit const> units);
/// Raised first of all by whoever writes: others wait until the transaction ends. The new revision.
std::int64_t raise(db::Transaction& tx, rights::Scope const& scope, db::Instant when, TableId table);

} // namespace directives::tables::rows
