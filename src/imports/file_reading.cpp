#include "imports/work.hpp"

#include "imports/cells.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>

/// From the file to staged rows.
namespace imports {

namespace {

using text::print_integer;

constexpr std::size_t kPreviewRows = 40, kChoiceSheets = 50;
constexpr std::size_t kRowsAtOnce = 2'000;

/// The first cells of a row, for recognising it in a list.
std::string gist_of(office::SheetPreview::Row const& row) {
    std::string gist;
    for (auto const& cell : row.cells) {
        if (cell.empty()) continue;
        if (!gist.empty()) gist += " | ";
        gist += cell.text;
        if (gist.size() > 150) break;
    }
    std::ranges::replace(gist, '\n', ' ');
    if (gist.size() > 180) {
        std::size_t end = 180;
        while ((static_cast<unsigned char>(gist[end]) & 0xC0u) == 0x80u) --end; // not inside of a letter
        gist.resize(end);
        gist += "…";
    }
    return gist;
}

std::vector<SheetChoice> choices_of(std::span<office::SheetPreview const> sheets) {
    std::vector<SheetChoice> choices;
    for (auto const& sheet : sheets.first(std::min(sheets.size(), kChoiceSheets))) {
        SheetChoice choice{sheet.info.name, {}};
        for (auto const& row : sheet.rows) choice.rows.emplace_back(row.number, gist_of(row));
        choices.push_back(std::move(choice));
    }
    return choices;
}

/// Finds sheet, row of headings and matching, as far as the person has not chosen them. Errors: what a person must choose.
base::Result<void> settle(Bench const& bench, Batch& batch, std::span<office::SheetPreview const> sheets) {
    auto const& columns = bench.domain.description().columns;
    auto const of_sheet = [&](std::string_view name) {
        return std::ranges::find(sheets, name, [](auto const& sheet) { return std::string_view{sheet.info.name}; });
    };
    std::span<office::SheetPreview const> among = sheets;
    if (!batch.sheet.empty()) {
        auto const chosen = of_sheet(batch.sheet);
        if (chosen == sheets.end())
            return base::fail(base::Code::not_found, fmt::format("Tệp không có trang tính “{}”.", batch.sheet));
        among = {&*chosen, 1};
    }
    if (batch.header_row == 0) {
        auto guess = guess_header(bench.domain, among);
        if (!guess) {
            auto const some = std::ranges::find_if(among, [](auto const& sheet) { return !sheet.rows.empty(); });
            if (some != among.end()) {
                auto const row = std::ranges::find_if(some->rows, [](auto const& one) { // not a title
                    return std::ranges::count_if(one.cells, [](auto const& cell) { return !cell.empty(); }) > 1;
                });
                batch.sheet = some->info.name;
                batch.header_row = row == some->rows.end() ? some->rows.front().number : row->number;
                batch.headings = *headings_of(*some, batch.header_row);
                batch.matching.assign(batch.headings.size(), std::nullopt);
            }
            return base::fail(base::Code::invalid_input, "Không tìm thấy dòng tiêu đề trong tệp.", {},
                              "Chọn trang tính, dòng tiêu đề và cột tương ứng.");
        }
        batch.sheet = guess->sheet;
        batch.header_row = guess->row;
        batch.matching.clear();
    }
    if (batch.sheet.empty()) batch.sheet = among.front().info.name;
    auto headings = headings_of(*of_sheet(batch.sheet), batch.header_row);
    if (!headings)
        return base::fail(
            base::Code::invalid_input,
            fmt::format("Dòng {} của trang tính “{}” không có gì, hoặc nằm quá sâu.", batch.header_row, batch.sheet),
            {}, fmt::format("Chọn dòng tiêu đề trong {} dòng đầu.", kPreviewRows));
    batch.headings = *std::move(headings);
    if (batch.matching.size() != batch.headings.size()) {
        auto session = bench.store.lease();
        auto remembered = remembered_matching(session, bench.domain, batch.organisation, batch.headings);
        batch.matching = remembered ? *std::move(remembered) : match_columns(columns, batch.headings);
    }
    return bench.domain.check_columns(present_columns(batch.matching, columns.size()));
}

/// Stages rows as they come.
class Stager {
public:
    Stager(Bench const& bench, Batch& batch) : bench_{bench}, batch_{batch} {}

    base::Result<office::Flow> take(office::SheetRow const& row) {
        if (row.number <= batch_.header_row) return office::Flow::go_on;
        auto const width = std::min(row.cells.size(), batch_.headings.size());
        auto const cells = row.cells.first(width);
        bool matched = false;
        for (std::size_t i = 0; i < width && !matched; ++i) matched = batch_.matching[i] && !cells[i].empty();
        if (!matched) {
            ++passed_over_;
            return office::Flow::go_on;
        }
        if (batch_.rows_read == 0 && waiting_.empty() && numbers_columns(cells)) return office::Flow::go_on;
        ++batch_.rows_read;
        waiting_.push_back({batch_.rows_read, row.number, json_of(cells)});
        if (waiting_.size() == kRowsAtOnce) put_away();
        return office::Flow::go_on;
    }

    void put_away() {
        bench_.go_on();
        auto tx = bench_.store.write();
        add_rows(tx, batch_.id, waiting_);
        report_progress(tx, batch_.id, batch_.rows_read, 0, bench_.now());
        tx.commit();
        waiting_.clear();
    }

    std::int64_t passed_over() const { return passed_over_; }

private:
    Bench const& bench_;
    Batch& batch_;
    std::vector<StagedRow> waiting_;
    std::int64_t passed_over_ = 0;
};

Batch end_in(Bench const& bench, Batch batch, State state, base::Error error) {
    batch.state = state;
    batch.error = std::move(error);
    auto tx = bench.store.write();
    save_batch(tx, batch);
    tx.commit();
    return batch;
}

} // namespace

Batch read_file(Bench const& bench, Batch batch, std::filesystem::path const& file) {
    {
        auto tx = bench.store.write();
        clear_rows(tx, batch.id);
        tx.commit();
    }
    batch.rows_read = batch.rows_examined = batch.edits = 0;
    batch.notes.clear();
    office::SheetOptions options;
    options.name = batch.file_name;
    auto const preview_rows =
        std::max(kPreviewRows, static_cast<std::size_t>(std::max<std::int64_t>(batch.header_row, 0)));
    auto const list = office::list_sheets(file, options, std::min<std::size_t>(preview_rows, 2'000));
    if (!list) return end_in(bench, std::move(batch), State::failed, list.error());
    batch.sheets = choices_of(list->sheets);
    if (auto const settled = settle(bench, batch, list->sheets); !settled)
        return end_in(bench, std::move(batch), State::matching, settled.error());

    options.only = batch.sheet;
    Stager stager{bench, batch};
    auto const summary =
        office::read_sheets(file, options, [&](office::SheetRow const& row) { return stager.take(row); });
    if (!summary) return end_in(bench, std::move(batch), State::failed, summary.error());
    stager.put_away();
    batch.notes = summary->notes;
    if (stager.passed_over() > 0)
        batch.notes.push_back(
            fmt::format("Bỏ qua {} dòng không có gì ở các cột đã chọn.", print_integer(stager.passed_over())));
    if (batch.rows_read == 0)
        return end_in(
            bench, std::move(batch), State::matching,
            {base::Code::invalid_input,
             fmt::format("Dưới dòng {} của trang tính “{}” không có dòng nào.", batch.header_row, batch.sheet),
             {},
             "Chọn trang tính hoặc dòng tiêu đề khác."});
    batch.state = State::examining;
    {
        auto tx = bench.store.write();
        save_batch(tx, batch);
        report_progress(tx, batch.id, batch.rows_read, 0, bench.now());
        tx.commit();
    }
    return examine_batch(bench, std::move(batch));
}

} // namespace imports
