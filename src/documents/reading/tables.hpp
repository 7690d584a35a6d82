#pragma once

#include "documents/reading/deadlines.hpp"
#include "documents/reading/header.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"
#include "documents/reading/references.hpp"

#include <string>
#include <vector>

namespace documents::reading {

/// Rows of the text that stand together, their header lines apart.
struct Table {
    std::string caption;              ///< the line above it
    std::vector<std::string> columns; ///< folded names; header lines above one another are joined
    std::vector<std::string> printed_columns;
    std::vector<std::vector<Range>> rows; ///< cells; a row may have fewer than there are columns
    double unit_vnd = 0;                  ///< "ĐVT: triệu đồng": 1 000 000; 0 where nothing is said
};

std::vector<Table> tables(Prose const& prose);

/// The cell of a row; empty where the row has fewer.
Range cell(std::vector<Range> const& row, std::size_t at);
/// "Tổng cộng", "Cộng", "Toàn tỉnh": a row that sums up others.
bool is_total(std::string_view folded);
/// The unit that a caption or a header names in đồng: "ĐVT: triệu đồng" -> 1 000 000; 0 for none.
double unit_of(std::string_view folded);

/// Who has issued, who has not (administrative-documents.md 5.10). Empty where the table is of another kind.
std::vector<StatusRow> status_rows(Prose const& prose, Table const& table, std::vector<Citation> const& citations);

/// Amounts of a table of project x source, and what must add up in it: each row across its sources, each column down to its totals.
struct MoneyTable {
    std::vector<MoneyLine> lines;
    std::vector<Proof> proofs; ///< indices into `lines`
};
/// Empty where the table is of another kind.
MoneyTable money_table(Prose const& prose, Table const& table);

/// Tasks of an annex: what, who leads, who helps, by when. Empty where the table is of another kind.
std::vector<Obligation> task_rows(Prose const& prose, Table const& table, Frame const& frame);

/// Targets of a table: indicator, unit, value. Empty where the table is of another kind.
std::vector<Target> target_rows(Prose const& prose, Table const& table);

} // namespace documents::reading
