#include "office/sheet_rows.hpp"

#include "office/sheet_messages.hpp"
#include "office/sheet_values.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace office {
namespace {

using sheet_messages::Trouble;

void clear(Cell& cell) {
    cell.kind = CellKind::empty;
    cell.text.clear(); // keeps its buffer
    cell.date.reset();
    cell.percent = cell.from_formula = cell.formula_without_result = cell.filled = false;
}

} // namespace

base::Result<void> SheetRows::begin_sheet(std::string name, bool hidden) {
    if (summary_.sheets.size() >= limits().sheets) return sheet_messages::fail(Trouble::too_many_sheets);
    summary_.sheets.push_back({.name = std::move(name), .hidden = hidden});
    row_ = 0;
    sheet_over_ = false;
    waiting_.clear();
    open_.clear();
    return {};
}

base::Result<void> SheetRows::add_merge(CellRange range) {
    if (info().merges.size() >= limits().merges)
        return sheet_messages::fail(Trouble::too_many_merges, place(info().name, range.first_row));
    info().merges.push_back(range);
    if (!fills_merges()) return {};
    waiting_.push_back(range);
    std::ranges::push_heap(waiting_, is_later);
    return {};
}

base::Result<void> SheetRows::begin_row(std::int64_t number, bool hidden) {
    if (number <= row_) return sheet_messages::fail(Trouble::row_out_of_order, place(info().name, number));
    row_ = number;
    hidden_ = hidden;
    for (std::size_t column = 0; column < used_; ++column) clear(cells_[column]);
    used_ = held_ = 0;
    return {};
}

base::Result<Cell*> SheetRows::cell(std::size_t column) {
    if (column >= limits().columns) return sheet_messages::fail(Trouble::too_many_columns, here(column));
    if (column >= cells_.size()) cells_.resize(column + 1);
    if (cells_[column].kind != CellKind::empty) return sheet_messages::fail(Trouble::cell_twice, here(column));
    used_ = std::max(used_, column + 1);
    return &cells_[column];
}

base::Result<void> SheetRows::done(Cell const& cell, std::size_t column) {
    if (cell.kind == CellKind::empty) return {};
    if (cell.text.size() > limits().text_bytes) return sheet_messages::fail(Trouble::cell_text_too_long, here(column));
    ++held_;
    if (cells_before_ + ++info().cells > limits().cells)
        return sheet_messages::fail(Trouble::too_many_cells, here(column));
    return {};
}

base::Result<void> SheetRows::end_row() {
    if (fills_merges()) TRY(open_merges());
    if (held_ == 0) return {};
    if (row_ > limits().rows) return sheet_messages::fail(Trouble::too_many_rows, here());
    for (Open const& merge : open_) fill(merge);
    std::size_t end = used_;
    while (cells_[end - 1].kind == CellKind::empty) --end;
    ++info().rows;
    auto const flow = receive_({.sheet = info().name,
                                .sheet_index = summary_.sheets.size() - 1,
                                .number = row_,
                                .cells = {cells_.data(), end},
                                .hidden = hidden_});
    receiver_failed_ = !flow;
    if (!flow) return std::unexpected{flow.error()};
    summary_.stopped = *flow == Flow::stop;
    sheet_over_ = *flow != Flow::go_on;
    return {};
}

std::vector<std::pair<std::size_t, Cell>> SheetRows::copy() const {
    std::vector<std::pair<std::size_t, Cell>> out;
    for (std::size_t column = 0; column < used_; ++column)
        if (cells_[column].kind != CellKind::empty) out.emplace_back(column, cells_[column]);
    return out;
}

base::Result<void> SheetRows::repeat(std::int64_t number, bool hidden,
                                     std::vector<std::pair<std::size_t, Cell>> const& cells) {
    TRY(begin_row(number, hidden));
    for (auto const& [column, value] : cells) {
        Cell* const to = TRY(cell(column));
        *to = value;
        TRY(done(*to, column));
    }
    return end_row();
}

base::Result<void> SheetRows::open_merges() {
    std::erase_if(open_, [&](Open const& merge) { return merge.range.last_row < row_; });
    while (!waiting_.empty() && waiting_.front().first_row <= row_) {
        std::ranges::pop_heap(waiting_, is_later);
        CellRange const range = waiting_.back();
        waiting_.pop_back();
        // A range whose first row is missing, or whose first cell is empty, has nothing to repeat.
        if (range.first_row < row_ || range.first_column >= used_ || cells_[range.first_column].kind == CellKind::empty)
            continue;
        for (Open const& other : open_)
            if (other.range.first_column <= range.last_column && range.first_column <= other.range.last_column)
                return sheet_messages::fail(Trouble::overlapping_merges, here(range.first_column));
        open_.push_back({range, cells_[range.first_column]});
    }
    return {};
}

void SheetRows::fill(Open const& merge) {
    std::size_t const last = std::min(merge.range.last_column, limits().columns - 1);
    if (last >= cells_.size()) cells_.resize(last + 1);
    for (std::size_t column = merge.range.first_column; column <= last; ++column) {
        if (cells_[column].kind != CellKind::empty) continue;
        cells_[column] = merge.value;
        cells_[column].filled = true;
        used_ = std::max(used_, column + 1);
    }
}

void SheetRows::end_sheet() { cells_before_ += info().cells; }

std::string SheetRows::here() const { return place(summary_.sheets.back().name, row_); }
std::string SheetRows::here(std::size_t column) const { return place(summary_.sheets.back().name, row_, column); }

void SheetRows::watch(std::string_view raw, std::size_t column) {
    auto const note = [&](Doubt& doubt) {
        if (doubt.cells++ == 0) doubt.example = here(column);
    };
    if (raw.contains('\xC2') && sheet_values::looks_like_old_font(raw)) note(old_font_);
    if (raw.contains('?') && sheet_values::lost_marks(raw)) note(lost_marks_);
}

void SheetRows::finish() {
    constexpr std::int64_t kAccidents = 2;
    auto const note = [&](Doubt const& doubt, std::string_view what) {
        if (doubt.cells > kAccidents)
            summary_.notes.push_back(fmt::format("{} ô {} (ví dụ {}).", doubt.cells, what, doubt.example));
    };
    note(old_font_, "có chữ gõ bằng phông cũ TCVN3, cần đổi sang Unicode bằng công cụ chuyển mã của bộ gõ tiếng Việt");
    note(lost_marks_,
         "có dấu ? giữa chữ: tệp đã mất dấu tiếng Việt khi lưu, cần lưu lại từ bản gốc theo kiểu .xlsx hoặc "
         "CSV UTF-8");
}

} // namespace office
