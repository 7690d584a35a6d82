#pragma once

#include "directives/tables/store.hpp"
#include "documents/registry/issued.hpp"

/// What the register of documents knows of a table's units: papers that they issued. It proposes, a person confirms.
namespace directives::tables {

struct Proposal {
    std::size_t row;                                      ///< index into the rows
    std::vector<documents::registry::IssuedPaper> papers; ///< the newest first; never empty
    bool there = false;                                   ///< the cell names one of them already
};

/// The columns that a paper fills: its number and date, and the marks that it proves. nullopt: the table has no column for papers.
struct Filled {
    std::size_t document;
    std::optional<std::size_t> done, not_done;
};
std::optional<Filled> filled_by_papers(Table const& table);

/// Rows of units whose papers fit Table::types, Table::about and Table::begins_on, in the order of the rows.
std::vector<Proposal> proposals_of(db::Session& session, rights::Scope const& scope, Whole const& whole);

/// "Kế hoạch 21/KH-UBND ngày 03/11/2025"
std::string cited_as(documents::registry::Head const& head);
/// The changes that take a paper into a row: number and date, "x" for done, and a mark for not done goes. Before: the table has such columns.
std::vector<Change> changes_for(Table const& table, Row const& row, documents::registry::IssuedPaper const& paper,
                                std::int64_t seen_revision);

} // namespace directives::tables
