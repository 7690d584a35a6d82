#pragma once

#include "office/sheet_reader.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace office {

/// Where the readers of all formats put what they find: holds the cells of one row (their buffers are used again), keeps to the limits, fills
/// merged ranges and hands the row out.
class SheetRows {
public:
    using Receive = std::function<base::Result<Flow>(SheetRow const&)>;

    SheetRows(SheetOptions const& options, Receive const& receive) : options_{options}, receive_{receive} {}

    SheetSummary& summary() { return summary_; }
    SheetLimits const& limits() const { return options_.limits; }
    bool wants(std::string_view sheet) const { return !options_.only || *options_.only == sheet; }
    bool fills_merges() const { return options_.merges == Merges::fill; }
    bool stopped() const { return summary_.stopped; }
    bool receiver_failed() const { return receiver_failed_; } ///< the error is the receiver's own
    bool sheet_over() const { return sheet_over_; }           ///< the receiver wants no more of this sheet

    /// A sheet begins. Errors: limit_exceeded.
    base::Result<void> begin_sheet(std::string name, bool hidden);
    /// A merged range of this sheet. To be filled it must come before the end of its first row. Errors: limit_exceeded.
    base::Result<void> add_merge(CellRange range);

    /// A row begins; what was put before is gone. Errors: out of order, beyond the limit of rows (where it holds something).
    base::Result<void> begin_row(std::int64_t number, bool hidden);
    /// The next row's number where the file gives none.
    std::int64_t next_row() const { return row_ + 1; }
    std::int64_t row() const { return row_; }
    /// A cell of this row to be filled in by the caller, who has something to put there. Errors: beyond the last column, twice.
    base::Result<Cell*> cell(std::size_t column);
    /// The caller has filled it in. Errors: limit_exceeded (text, cells in all).
    base::Result<void> done(Cell const& cell, std::size_t column);
    /// Hands the row out where it holds something.
    base::Result<void> end_row();
    void end_sheet();

    bool holds_something() const { return held_ > 0; }
    /// The cells of this row that hold something, by column; for a row that a file repeats.
    std::vector<std::pair<std::size_t, Cell>> copy() const;
    /// Hands out a row of these cells.
    base::Result<void> repeat(std::int64_t number, bool hidden, std::vector<std::pair<std::size_t, Cell>> const& cells);

    std::string here() const;                   ///< sheet and row
    std::string here(std::size_t column) const; ///< and column

    /// Looks at a text before it is cleaned, for the notes on old fonts and lost diacritics.
    void watch(std::string_view raw, std::size_t column);
    /// The notes that can only be written at the end.
    void finish();

private:
    struct Open {
        CellRange range;
        Cell value;
    };
    static bool is_later(CellRange const& left, CellRange const& right) { return left.first_row > right.first_row; }
    SheetInfo& info() { return summary_.sheets.back(); }
    base::Result<void> open_merges();
    void fill(Open const& merge);

    SheetOptions const& options_;
    Receive const& receive_;
    SheetSummary summary_;
    std::vector<Cell> cells_;
    std::size_t used_ = 0; ///< cells_ beyond are empty
    std::size_t held_ = 0; ///< of this row, that hold something
    std::int64_t row_ = 0;
    bool hidden_ = false;
    bool sheet_over_ = false;
    bool receiver_failed_ = false;
    std::int64_t cells_before_ = 0;  ///< of earlier sheets
    std::vector<CellRange> waiting_; ///< merges to fill, a heap with the first row on top
    std::vector<Open> open_;         ///< merges that reach this row and have a value; no two share a column
    struct Doubt {
        std::int64_t cells = 0;
        std::string example; ///< where the first is
    };
    Doubt old_font_, lost_marks_;
};

} // namespace office
