#include "imports/work.hpp"

#include "imports/cells.hpp"
#include "office/table_export.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

/// What a person does about rejected rows: mends them in place, or takes them away as a file.
namespace imports {

namespace {

constexpr std::int64_t kPageRows = 1'000;

office::Cell cell_at(std::vector<office::Cell> const& cells, std::size_t column) {
    return column < cells.size() ? cells[column] : office::Cell{};
}

void put_text(std::vector<office::Cell>& cells, std::size_t column, std::string const& text) {
    if (column >= cells.size()) cells.resize(column + 1);
    cells[column] = text.empty() ? office::Cell{} : office::Cell{.kind = office::CellKind::text, .text = text};
}

Fault const* fault_in(Finding const& finding, std::optional<std::size_t> column) {
    auto const found = std::ranges::find_if(finding.faults, [&](Fault const& fault) { return fault.column == column; });
    return found == finding.faults.end() ? nullptr : &*found;
}

template <class Take>
void each_rejected(db::Session& session, BatchId batch, Take take) {
    std::int64_t last = 0;
    while (true) {
        auto const page = findings_after(session, batch, Verdict::rejected, last, kPageRows);
        if (page.empty()) return;
        last = page.back().finding.row;
        for (auto const& found : page) take(found);
    }
}

std::string reasons_of(Finding const& finding) {
    std::string reasons;
    for (Fault const& fault : finding.faults) {
        if (!reasons.empty()) reasons += '\n';
        reasons += fault.told.message;
        if (!fault.told.mend.empty()) reasons += ' ' + fault.told.mend;
    }
    return reasons;
}

} // namespace

base::Result<std::int64_t> correct(Bench const& bench, Batch const& batch, std::vector<Correction> const& corrections) {
    TRY(rights::require(bench.scope, bench.domain.description().need));
    auto tx = bench.store.write();
    std::map<std::int64_t, std::vector<office::Cell>> mended; // rows as they will be
    std::int64_t changed = 0;
    auto const mend = [&](Found const& found, std::size_t column, std::string const& text) {
        // A form sends every field; one that was left as it stood must not take back what came with "all alike".
        if (cell_at(found.cells, column).text == text) return;
        auto& cells = mended.try_emplace(found.finding.row, found.cells).first->second;
        put_text(cells, column, text);
        ++changed;
    };
    for (Correction const& correction : corrections) {
        auto const found = findings_after(tx, batch.id, Verdict::rejected, correction.row - 1, 1);
        if (found.empty() || found[0].finding.row != correction.row || correction.file_column >= batch.headings.size())
            return base::fail(base::Code::not_found, "Dòng cần sửa không còn trong các dòng bị từ chối.", {},
                              "Xem lại danh sách rồi sửa.");
        mend(found[0], correction.file_column, correction.text);
        auto const column = batch.matching[correction.file_column];
        if (!correction.all_alike || !column) continue;
        auto const* const fault = fault_in(found[0].finding, column);
        if (fault == nullptr) continue;
        auto const text = cell_at(found[0].cells, correction.file_column).text;
        each_rejected(tx, batch.id, [&](Found const& other) {
            auto const* const same = fault_in(other.finding, column);
            if (same != nullptr && same->told.message == fault->told.message &&
                cell_at(other.cells, correction.file_column).text == text)
                mend(other, correction.file_column, correction.text);
        });
    }
    if (changed == 0) return 0;
    if (!begin_work(tx, batch.id, {State::ready}, State::examining, bench.now(), kLease))
        return base::fail(base::Code::refused, "Lô này đang được kiểm tra hoặc đã ghi.", {}, "Tải lại trang.");
    for (auto const& [number, cells] : mended) replace_cells(tx, batch.id, number, json_of(cells));
    count_edits(tx, batch.id, changed);
    tx.commit();
    return changed;
}

base::Result<void> write_rejected(db::Database& store, Domain const& domain, Batch const& batch,
                                  std::filesystem::path const& file) {
    static_cast<void>(domain);
    std::vector<office::TableColumn> columns;
    for (auto const& heading : batch.headings) columns.push_back({.title = heading});
    columns.push_back({.title = "Lý do bị từ chối", .width = 60});
    columns.push_back({.title = "Dòng trong tệp gốc", .kind = office::ColumnKind::integer});
    auto table = TRY(office::TableExport::create(file, office::TableFormat::xlsx, "Dòng bị từ chối", columns));
    auto tx = store.read();
    base::Result<void> written;
    each_rejected(tx, batch.id, [&](Found const& found) {
        if (!written) return;
        std::vector<office::TableCell> cells(columns.size());
        for (std::size_t i = 0; i < batch.headings.size(); ++i) {
            auto const cell = cell_at(found.cells, i);
            if (!cell.empty())
                cells[i].value = cell.date ? office::TableValue{*cell.date} : office::TableValue{cell.text};
            if (batch.matching[i] && fault_in(found.finding, batch.matching[i]) != nullptr)
                cells[i].tint = office::Tint::bad;
        }
        cells[batch.headings.size()].value = reasons_of(found.finding);
        cells[batch.headings.size() + 1].value = found.sheet_row;
        written = table.add_row(cells);
    });
    TRY(std::move(written));
    return table.close();
}

} // namespace imports
