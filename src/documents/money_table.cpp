#include "documents/money_table.hpp"

#include "text/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace documents {
namespace {

using reading::Expenditure;
using reading::MoneyLine;
using reading::Source;

struct Column {
    Source source;
    Expenditure type;
    friend auto operator<=>(Column const&, Column const&) = default;
};

constexpr std::array kSources{Source::total, Source::state, Source::central, Source::local, Source::other};
constexpr std::array kParts{Expenditure::investment, Expenditure::recurrent};

std::string title(Column column) {
    std::string name;
    switch (column.source) {
    case Source::total: name = column.type == Expenditure::unknown ? "Tổng" : "Vốn"; break;
    case Source::state: name = "NSNN"; break;
    case Source::central: name = "NSTW"; break;
    case Source::local: name = "NSĐP"; break;
    case Source::other: name = "Khác"; break;
    }
    if (column.type == Expenditure::investment) name += " đầu tư";
    if (column.type == Expenditure::recurrent) name += " sự nghiệp";
    return name;
}

/// A row before its columns are known.
struct Amounts {
    std::string key, label;
    bool overall = false;
    std::map<Column, std::size_t> lines;
};

/// One row for each component; an amount whose place is taken begins a row of its own, so that none is lost.
std::vector<Amounts> rows_of(std::span<MoneyLine const> lines) {
    std::vector<Amounts> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines[i];
        Column const column{line.source, line.type};
        auto const& key = line.component.empty() ? line.label : line.component;
        auto const fits = [&](Amounts const& row) {
            return row.overall == line.overall && row.key == key && !row.lines.contains(column);
        };
        auto found = std::ranges::find_if(rows, fits);
        if (found == rows.end()) found = rows.insert(rows.end(), Amounts{key, line.label, line.overall, {}});
        found->lines.emplace(column, i);
    }
    return rows;
}

std::vector<Column> columns_of(std::vector<Amounts> const& rows) {
    std::vector<Column> columns;
    auto const occurs = [&](Column column) {
        return std::ranges::any_of(rows, [&](Amounts const& row) { return row.lines.contains(column); });
    };
    for (auto const source : kSources) {
        bool const investment = occurs({source, Expenditure::investment});
        bool const recurrent = occurs({source, Expenditure::recurrent});
        // The whole of a source is worth a column of its own only where it says more than its one part.
        if (source == Source::total || occurs({source, Expenditure::unknown}) || (investment && recurrent))
            columns.push_back({source, Expenditure::unknown});
        if (investment) columns.push_back({source, Expenditure::investment});
        if (recurrent) columns.push_back({source, Expenditure::recurrent});
    }
    return columns;
}

std::optional<std::int64_t> sum_of(std::initializer_list<std::optional<std::int64_t>> parts) {
    std::optional<std::int64_t> sum;
    for (auto const part : parts)
        if (part) sum = sum.value_or(0) + *part;
    return sum;
}

class Row {
public:
    Row(Amounts const& amounts, std::span<MoneyLine const> lines) : amounts_{amounts}, lines_{lines} {}

    MoneyCell cell(Column column) const {
        auto const found = amounts_.lines.find(column);
        if (found != amounts_.lines.end()) return {lines_[found->second].amount_vnd, found->second};
        if (column.type != Expenditure::unknown) return {};
        return {column.source == Source::total ? computed_total() : parts_of(column.source), std::nullopt};
    }

private:
    std::optional<std::int64_t> value(Column column) const { return cell(column).vnd; }
    std::optional<std::int64_t> parts_of(Source source) const {
        return sum_of({value({source, kParts[0]}), value({source, kParts[1]})});
    }
    std::optional<std::int64_t> whole(Source source) const { return value({source, Expenditure::unknown}); }
    std::optional<std::int64_t> computed_total() const {
        if (auto const own = parts_of(Source::total)) return own;
        // The state budget is the central and the local one together: never both.
        auto const budgets =
            whole(Source::state) ? whole(Source::state) : sum_of({whole(Source::central), whole(Source::local)});
        return sum_of({budgets, whole(Source::other)});
    }

    Amounts const& amounts_;
    std::span<MoneyLine const> lines_;
};

/// Rows that do not name every part are no proof against a total: only the reading, which saw the words, says that one fails.
std::optional<std::int64_t> difference_of(std::size_t line, std::int64_t printed, std::optional<std::int64_t> sum,
                                          std::span<reading::Proof const> proofs) {
    std::optional<std::int64_t> worst;
    for (auto const& proof : proofs) {
        if (proof.whole != line) continue;
        auto const difference = proof.whole_vnd - proof.parts_vnd;
        if (!worst || std::abs(difference) > std::abs(*worst)) worst = difference;
    }
    if (!worst && sum == printed) return 0;
    return worst;
}

} // namespace

MoneyTable money_table(std::span<MoneyLine const> lines, std::span<reading::Proof const> proofs) {
    MoneyTable table;
    if (lines.empty()) return table;
    auto const rows = rows_of(lines);
    auto const columns = columns_of(rows);
    for (auto const column : columns) table.columns.push_back(title(column));
    for (auto const& amounts : rows) {
        MoneyRow row{amounts.label, {}, false};
        for (auto const column : columns) row.cells.push_back(Row{amounts, lines}.cell(column));
        row.whole =
            std::ranges::any_of(rows, [&](Amounts const& other) { return other.key.starts_with(amounts.key + "."); });
        if (!amounts.overall)
            table.rows.push_back(std::move(row));
        else if (!table.printed)
            table.printed = std::move(row);
        else // a second total stays a row, out of the sum
            table.rows.push_back({row.label, row.cells, true});
    }
    if (!table.printed || std::ranges::all_of(table.rows, &MoneyRow::whole)) {
        if (table.printed) table.rows.insert(table.rows.begin(), *std::exchange(table.printed, std::nullopt));
        return table;
    }
    table.sum = MoneyRow{"Cộng các dòng", std::vector<MoneyCell>(columns.size()), true};
    table.differences.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto& sum = table.sum->cells[i].vnd;
        for (auto const& row : table.rows)
            if (!row.whole) sum = sum_of({sum, row.cells[i].vnd});
        auto const& printed = table.printed->cells[i];
        if (printed.line) table.differences[i] = difference_of(*printed.line, *printed.vnd, sum, proofs);
    }
    return table;
}

int million_decimals(std::span<MoneyLine const> lines) {
    int decimals = 0;
    std::int64_t step = 1'000'000;
    while (decimals < 6 &&
           std::ranges::any_of(lines, [&](MoneyLine const& line) { return line.amount_vnd % step != 0; })) {
        step /= 10;
        ++decimals;
    }
    return decimals;
}

std::string print_millions(std::int64_t vnd, int decimals) {
    std::int64_t step = 1'000'000;
    for (int i = 0; i < decimals; ++i) step /= 10;
    auto printed = text::print_number({vnd / step, decimals});
    if (printed.starts_with('-')) printed.replace(0, 1, "−");
    return printed;
}

} // namespace documents
