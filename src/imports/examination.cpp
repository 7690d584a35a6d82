#include "imports/examination.hpp"

#include "base/ensure.hpp"
#include "imports/batch_json.hpp"
#include "imports/cells.hpp"
#include "imports/digest.hpp"
#include "imports/readers.hpp"

#include <fmt/core.h>

namespace imports {

namespace {

constexpr std::int64_t kPageRows = 1'000;

/// What every column refuses.
std::optional<base::Error> unreadable(office::Cell const& cell) {
    if (cell.formula_without_result)
        return base::Error{base::Code::invalid_input,
                           "Ô có công thức chưa được tính.",
                           {},
                           "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi nhập."};
    if (cell.kind == office::CellKind::error)
        return base::Error{base::Code::invalid_input,
                           fmt::format("Ô báo lỗi {}.", cell.text),
                           {},
                           "Sửa công thức của ô, hoặc nhập giá trị."};
    return std::nullopt;
}

} // namespace

Examiner::Examiner(db::Transaction& tx, rights::Scope const& scope, Domain const& domain, Batch const& batch)
    : tx_{tx}, domain_{domain}, batch_{batch},
      present_{present_columns(batch.matching, domain.description().columns.size())},
      file_columns_(domain.description().columns.size()),
      examination_{.scope = scope,
                   .settings = batch.settings,
                   .present = present_,
                   .each_row = [this](auto const& take) { each_row(take); },
                   .report = [this](Finding finding) { report(std::move(finding)); }} {
    for (std::size_t i = 0; i < batch.matching.size(); ++i)
        if (auto const& column = batch.matching[i]) file_columns_[*column] = i;
}

base::Result<Examiner::Result> Examiner::run(std::function<void(Finding)> take,
                                             std::function<void(std::int64_t)> progress) {
    take_ = std::move(take);
    progress_ = std::move(progress);
    TRY(domain_.check_columns(present_));
    reported_.assign(static_cast<std::size_t>(batch_.rows_read), false);
    sheet_rows_.reserve(reported_.size());
    plan_ = TRY(domain_.examine(tx_, examination_));
    if (!first_pass_done_) each_row([](Row const&) {});
    for (std::size_t i = 0; i < reported_.size(); ++i)
        if (!reported_[i]) report({.row = static_cast<std::int64_t>(i) + 1, .verdict = Verdict::same});
    return Result{counts_, Digest{}.add(values_digest_).add(hexadecimal(found_)).hexadecimal()};
}

void Examiner::each_row(std::function<void(Row const&)> const& take) {
    bool const first = !first_pass_done_;
    first_pass_done_ = true;
    Digest values;
    std::int64_t last = 0;
    while (true) {
        auto const page = rows_after(tx_, batch_.id, last, kPageRows);
        if (page.empty()) break;
        for (auto const& staged : page) {
            ENSURE(staged.number == last + 1 && staged.number <= batch_.rows_read);
            last = staged.number;
            if (first) {
                sheet_rows_.push_back(staged.sheet_row);
                values.add(staged.cells_json);
            }
            if (auto const row = read(staged, first)) take(*row);
        }
        if (first) progress_(last);
    }
    ENSURE(last == batch_.rows_read);
    if (first) values_digest_ = values.hexadecimal();
}

std::optional<Row> Examiner::read(StagedRow const& staged, bool reports) {
    auto const cells = cells_of(staged.cells_json);
    auto const& columns = domain_.description().columns;
    static auto const text = text_of();
    Row row{.number = staged.number, .sheet_row = staged.sheet_row, .values = {}};
    row.values.resize(columns.size());
    std::vector<Fault> faults;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (!file_columns_[c]) continue;
        auto const at = *file_columns_[c];
        office::Cell const cell = at < cells.size() ? cells[at] : office::Cell{};
        if (auto error = unreadable(cell)) {
            faults.push_back({c, *std::move(error)});
            continue;
        }
        if (!cell.empty()) {
            auto value = columns[c].read ? columns[c].read(cell) : text(cell);
            if (!value) {
                faults.push_back({c, std::move(value).error()});
                continue;
            }
            row.values[c] = *std::move(value);
        }
        if (columns[c].required && row.values[c].empty())
            faults.push_back(
                {c, base::Error{
                        base::Code::invalid_input, fmt::format("Thiếu “{}”.", columns[c].heading), {}, "Điền ô này."}});
    }
    if (faults.empty()) return row;
    if (reports) report({.row = staged.number, .verdict = Verdict::rejected, .faults = std::move(faults)});
    return std::nullopt;
}

void Examiner::report(Finding finding) {
    ENSURE(finding.row >= 1 && finding.row <= static_cast<std::int64_t>(sheet_rows_.size())); // was handed out
    auto const at = static_cast<std::size_t>(finding.row - 1);
    ENSURE(!reported_[at]);
    ENSURE((finding.verdict == Verdict::rejected) == !finding.faults.empty());
    reported_[at] = true;
    for (Fault& fault : finding.faults) {
        auto const column = fault.column ? file_columns_.at(*fault.column) : std::nullopt;
        fault.told.where = column ? office::place(batch_.sheet, sheet_rows_[at], *column)
                                  : office::place(batch_.sheet, sheet_rows_[at]);
    }
    switch (finding.verdict) {
    case Verdict::added: ++counts_.added; break;
    case Verdict::changed: ++counts_.changed; break;
    case Verdict::same: ++counts_.same; break;
    case Verdict::rejected: ++counts_.rejected; break;
    }
    auto const hash = Digest{}
                          .add(std::to_string(finding.row))
                          .add(std::to_string(static_cast<int>(finding.verdict)))
                          .add(finding.key)
                          .add(json_of_changes(finding.changes))
                          .add(json_of_faults(finding.faults))
                          .bytes();
    for (std::size_t i = 0; i < hash.size(); ++i) found_[i] ^= hash[i];
    take_(std::move(finding));
}

} // namespace imports
