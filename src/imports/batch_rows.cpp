#include "imports/batch.hpp"

#include "imports/batch_json.hpp"
#include "imports/cells.hpp"

#include <array>
#include <fmt/core.h>

/// The rows of a batch, and what was found of each.
namespace imports {

namespace {

std::vector<Found> read_found(db::Session& session, std::string const& rest, db::Binds const& binds) {
    std::vector<Found> found;
    session.each<std::int64_t, int, std::string, std::string, std::string, std::string, std::string, std::int64_t,
                 std::string>(
        "SELECT f.number, f.verdict, f.row_key, f.label, f.changes_json, f.faults_json, f.notes_json, r.sheet_row, "
        "r.cells_json FROM import_findings f JOIN import_rows r ON r.batch = f.batch AND r.number = f.number "
        "WHERE f.batch = :batch " +
            rest,
        binds,
        [&](std::int64_t number, int verdict, std::string key, std::string label, std::string const& changes,
            std::string const& faults, std::string const& notes, std::int64_t sheet_row, std::string const& cells) {
            found.push_back({.finding = {.row = number,
                                         .verdict = static_cast<Verdict>(verdict),
                                         .key = std::move(key),
                                         .label = std::move(label),
                                         .changes = changes_of(changes),
                                         .faults = faults_of(faults),
                                         .notes = notes.empty() ? std::vector<std::string>{} : texts_of(notes)},
                             .sheet_row = sheet_row,
                             .cells = cells_of(cells)});
        });
    return found;
}

} // namespace

void clear_rows(db::Transaction& tx, BatchId id) {
    clear_findings(tx, id);
    tx.run("DELETE FROM import_rows WHERE batch = :batch", {{"batch", id}});
}

void add_rows(db::Transaction& tx, BatchId id, std::vector<StagedRow> const& rows) {
    static constexpr std::array<std::string_view, 4> kColumns{"batch", "number", "sheet_row", "cells_json"};
    std::size_t next = 0;
    tx.bulk_insert("import_rows", kColumns, [&](std::vector<db::Value>& values) {
        if (next == rows.size()) return false;
        auto const& row = rows[next++];
        values = {id.number(), row.number, row.sheet_row, row.cells_json};
        return true;
    });
}

std::vector<StagedRow> rows_after(db::Session& session, BatchId id, std::int64_t number, std::int64_t count) {
    std::vector<StagedRow> rows;
    session.each<std::int64_t, std::int64_t, std::string>(
        "SELECT number, sheet_row, cells_json FROM import_rows WHERE batch = :batch AND number > :after "
        "ORDER BY number LIMIT :count",
        {{"batch", id}, {"after", number}, {"count", count}},
        [&](std::int64_t found, std::int64_t sheet_row, std::string cells) {
            rows.push_back({found, sheet_row, std::move(cells)});
        });
    return rows;
}

void replace_cells(db::Session& session, BatchId id, std::int64_t number, std::string const& cells_json) {
    session.run("UPDATE import_rows SET cells_json = :cells WHERE batch = :batch AND number = :number",
                {{"cells", cells_json}, {"batch", id}, {"number", number}});
}

void count_edits(db::Session& session, BatchId id, std::int64_t edits) {
    session.run("UPDATE import_batches SET edits = edits + :edits WHERE id = :id", {{"edits", edits}, {"id", id}});
}

void clear_findings(db::Session& session, BatchId id) {
    session.run("DELETE FROM import_findings WHERE batch = :batch", {{"batch", id}});
}

void add_findings(db::Transaction& tx, BatchId id, std::vector<Finding> const& findings) {
    static constexpr std::array<std::string_view, 8> kColumns{"batch", "number",       "verdict",     "row_key",
                                                              "label", "changes_json", "faults_json", "notes_json"};
    std::size_t next = 0;
    tx.bulk_insert("import_findings", kColumns, [&](std::vector<db::Value>& values) {
        if (next == findings.size()) return false;
        auto const& one = findings[next++];
        values = {id.number(),
                  one.row,
                  static_cast<std::int64_t>(one.verdict),
                  one.key,
                  one.label,
                  json_of_changes(one.changes),
                  json_of_faults(one.faults),
                  one.notes.empty() ? std::string{} : json_of_texts(one.notes)};
        return true;
    });
}

std::vector<Found> findings_after(db::Session& session, BatchId id, std::optional<Verdict> verdict, std::int64_t number,
                                  std::int64_t count) {
    db::Binds binds{{"batch", id}, {"after", number}, {"count", count}};
    if (verdict) binds.emplace_back("verdict", static_cast<int>(*verdict));
    return read_found(session,
                      fmt::format("AND f.number > :after {} ORDER BY f.number LIMIT :count",
                                  verdict ? "AND f.verdict = :verdict" : ""),
                      binds);
}

std::vector<Found> findings_page(db::Session& session, BatchId id, std::optional<Verdict> verdict, std::int64_t skip,
                                 std::int64_t count) {
    db::Binds binds{{"batch", id}, {"skip", skip}, {"count", count}};
    if (verdict) binds.emplace_back("verdict", static_cast<int>(*verdict));
    return read_found(
        session,
        fmt::format("{} ORDER BY f.number LIMIT :count OFFSET :skip", verdict ? "AND f.verdict = :verdict" : ""),
        binds);
}

} // namespace imports
