#pragma once

#include "documents/reading/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace documents {

struct MoneyCell {
    std::optional<std::int64_t> vnd;
    std::optional<std::size_t> line; ///< index into Reading::money; none: computed from other cells of the row
};

struct MoneyRow {
    std::string label;
    std::vector<MoneyCell> cells; ///< as many as columns
    bool whole = false;           ///< a row that other rows are parts of: left out of the sum
};

/// The amounts of a document as component x source, as its annex would print them. Amounts in đồng.
struct MoneyTable {
    std::vector<std::string> columns; ///< "Tổng", "NSTW", "NSTW đầu tư", ...; only those that occur
    std::vector<MoneyRow> rows;
    std::optional<MoneyRow> sum;     ///< of the rows, where the document has a total to hold it against
    std::optional<MoneyRow> printed; ///< the total that the document prints
    /// What the printed total has too much (or, below zero, too little), by column: as the reading proved it, the worst of several proofs;
    /// 0 where the sum agrees; none where nothing is proved.
    std::vector<std::optional<std::int64_t>> differences;
};

/// Empty `columns` for no money.
MoneyTable money_table(std::span<reading::MoneyLine const> lines, std::span<reading::Proof const> proofs);

/// Triệu đồng with the same decimals down the table: the fewest (0 to 6) that show every amount exactly.
int million_decimals(std::span<reading::MoneyLine const> lines);
std::string print_millions(std::int64_t vnd, int decimals); ///< "45.500", "2.486,5"

} // namespace documents
