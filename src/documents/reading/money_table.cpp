#include "documents/reading/money.hpp"
#include "documents/reading/tables.hpp"
#include "text/numbers.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::reading {

namespace {

struct Column {
    std::size_t at;
    Source source;
    Expenditure type;
};

/// A row that carries amounts, and how deep it stands: "I" above "1" above "1.1" above "-".
struct Row {
    std::string label;
    bool total = false;
    int depth = 0;
    std::vector<std::optional<std::size_t>> lines; ///< for each column, an index into the lines
};

int depth_of(std::string_view stt) {
    static text::Pattern const part{R"(^[a-e]$)"};
    static text::Pattern const roman{R"(^[ivx]+$)"};
    static text::Pattern const number{R"(^\d{1,2}[.)]?$)"};
    static text::Pattern const sub{R"(^\d{1,2}[.]\d{1,2}[.)]?$)"};
    if (RE2::FullMatch(stt, roman)) return 1;
    if (RE2::FullMatch(stt, part)) return 0;
    if (RE2::FullMatch(stt, number)) return 2;
    if (RE2::FullMatch(stt, sub)) return 3;
    return 4;
}

class Reader {
public:
    Reader(Prose const& prose, Table const& table)
        : prose_{prose}, table_{table}, caption_{text::fold(table.caption)} {}

    MoneyTable read() {
        if (table_.columns.size() < 2 || !find_columns()) return {};
        find_label();
        for (auto const& row : table_.rows) read_row(row);
        prove();
        return std::move(found_);
    }

private:
    bool find_columns() {
        static text::Pattern const amount{
            R"((?:^cong$|tong(?: so| cong| von| kinh phi)?|so tien|kinh phi|von|ngan sach|nstw|nsdp|ns |dau tu|su nghiep|huy dong|doi ung|phan bo|giai ngan|du toan|khac|trung uong|dia phuong|ke hoach nam|duoc giao))"};
        static text::Pattern const not_amount{
            R"((?:%|ty le|so luong|so ho|ghi chu|don vi|^(?:cac )?dia phuong$|^ten|noi dung|^stt$|^tt$|so cong trinh|chu dau tu|thoi gian|dia diem|quy mo|chi tieu|so xa|so thon|ho ngheo|nguoi|so quyet dinh|co quan))"};
        unit_ = table_.unit_vnd;
        std::string group; // a source that the header names for the columns that follow
        for (std::size_t c = 1; c < table_.columns.size(); ++c) {
            auto const& name = table_.columns[c];
            if (unit_ == 0 && unit_of("dvt: " + name) > 1) unit_ = unit_of("dvt: " + name);
            if (!RE2::PartialMatch(name, amount) || RE2::PartialMatch(name, not_amount)) continue;
            auto source = source_named(name);
            auto type = expenditure_named(name);
            // A column may say "Đầu tư" alone; "Chủ đầu tư" and "Tổng mức đầu tư" are something else.
            if (!type && name.ends_with("dau tu") && !name.contains("chu dau tu") && !name.contains("muc dau tu"))
                type = Expenditure::investment;
            if (!source && name.contains("khac")) source = Source::other;
            if (!source && (name == "tw" || name.contains(" tw"))) source = Source::central;
            if (!source && type) source = source_named(group);
            if (source) group = name;
            columns_.push_back({c, source.value_or(Source::total), type.value_or(Expenditure::unknown)});
        }
        return !columns_.empty();
    }

    void find_label() {
        static text::Pattern const label{
            R"((?:noi dung|du an|ten|don vi|dia phuong|danh muc|nguon|hang muc|xa|huyen|chi tieu|thon|nhiem vu))"};
        for (std::size_t c = 0; c < table_.columns.size() && !label_at_; ++c)
            if (RE2::PartialMatch(table_.columns[c], label) &&
                std::ranges::find(columns_, c, &Column::at) == columns_.end())
                label_at_ = c;
        bool const numbered = table_.columns[0].starts_with("stt") || table_.columns[0] == "tt";
        if (!label_at_) label_at_ = numbered ? 1 : 0;
    }

    void read_row(std::vector<Range> const& cells) {
        auto const name = cell(cells, *label_at_);
        auto const first = cell(cells, 0);
        Row row;
        auto const words = prose_.folded(name.empty() ? first : name);
        row.label = prose_.slice(name.empty() ? first : name);
        row.total = is_total(words) || is_total(prose_.folded(first));
        row.depth = depth_of(prose_.folded(first));
        if (words.starts_with("du an") || words.starts_with("noi dung thanh phan"))
            project_ = row.label.substr(0, row.label.find(':'));
        if (words.starts_with("tieu du an") && !project_.empty()) row.label = project_ + " - " + row.label;
        for (auto const& column : columns_) {
            row.lines.emplace_back();
            auto line = line_of(cell(cells, column.at), column);
            if (!line) continue;
            line->overall = row.total;
            line->component = row.total ? "" : fmt::format("row {}|{}", rows_.size(), row.label);
            line->label = row.total && !table_.caption.empty() ? table_.caption : row.label;
            row.lines.back() = found_.lines.size();
            found_.lines.push_back(std::move(*line));
        }
        if (std::ranges::any_of(row.lines, [](auto const& line) { return line.has_value(); }))
            rows_.push_back(std::move(row));
    }

    std::optional<MoneyLine> line_of(Range at, Column const& column) const {
        if (at.empty()) return std::nullopt;
        auto const figure = text::number_at(prose_.folded(), at.from);
        if (!figure || figure->to > at.to) return std::nullopt;
        auto const vnd = amount_of(at, *figure);
        if (!vnd || *vnd == 0) return std::nullopt;
        MoneyLine line;
        line.in_table = true;
        line.amount_vnd = *vnd;
        line.source = column.source;
        line.type = column.type;
        if (column.type == Expenditure::unknown && context_type_) line.type = *context_type_;
        bool const only_amount = columns_.size() == 1 && column.type == Expenditure::unknown;
        if (column.source == Source::total && context_source_ && (only_amount || line.type != Expenditure::unknown))
            line.source = *context_source_;
        line.printed = prose_.slice(at);
        line.span = prose_.span(at);
        line.confidence = figure->ambiguous ? 0.5 : 0.9;
        return line;
    }

    /// The cell in đồng: by its own unit, by the table's, or as whole đồng where the figure is too large for anything else.
    std::optional<std::int64_t> amount_of(Range at, text::NumberMatch const& figure) const {
        if (auto const spelt = text::amount_at(prose_.folded(), at.from); spelt && spelt->to <= at.to)
            return spelt->vnd;
        if (trimmed(prose_.folded(), {figure.to, at.to}, ".*)").size() > 0) return std::nullopt;
        bool const whole_dong = figure.number.decimals == 0 && figure.number.scaled >= 10'000'000;
        if (unit_ == 0 && !whole_dong) return std::nullopt;
        return text::to_vnd(figure.number, unit_ == 0 ? 1 : static_cast<std::int64_t>(unit_));
    }

    std::int64_t vnd(std::size_t line) const { return found_.lines[line].amount_vnd; }

    void add(std::string label, std::size_t whole, std::vector<std::size_t> parts) {
        if (parts.size() < 2) return;
        Proof proof{std::move(label), vnd(whole), 0, std::move(parts), whole};
        for (auto const part : proof.parts) proof.parts_vnd += vnd(part);
        found_.proofs.push_back(std::move(proof));
    }

    void prove() {
        for (auto const& row : rows_) across(row);
        for (std::size_t c = 0; c < columns_.size(); ++c) down(c);
    }

    /// A row's total against its sources. A source that has a column of its own beside its kinds is counted once.
    void across(Row const& row) {
        auto const total = std::ranges::find_if(
            columns_, [](Column const& c) { return c.source == Source::total && c.type == Expenditure::unknown; });
        if (total == columns_.end()) return;
        auto const whole = row.lines[static_cast<std::size_t>(total - columns_.begin())];
        if (!whole) return;
        std::vector<std::size_t> parts;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            auto const& column = columns_[c];
            if (column.source == Source::total || !row.lines[c]) continue;
            bool const has_whole = std::ranges::any_of(columns_, [&](Column const& other) {
                return other.source == column.source && other.type == Expenditure::unknown;
            });
            if (column.type != Expenditure::unknown && has_whole) continue;
            parts.push_back(*row.lines[c]);
        }
        add(row.label, *whole, std::move(parts));
    }

    /// A column's totals: the table's against its topmost rows, a heading row against those below it.
    void down(std::size_t c) {
        int top = 9;
        for (auto const& row : rows_)
            if (!row.total) top = std::min(top, row.depth);
        std::vector<std::size_t> topmost;
        std::optional<std::size_t> total;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            auto const& row = rows_[r];
            if (!row.lines[c]) continue;
            if (row.total) {
                if (!total) total = row.lines[c];
                continue;
            }
            if (row.depth == top) topmost.push_back(*row.lines[c]);
            add(row.label, *row.lines[c], below(r, c));
        }
        if (total) add(table_.printed_columns[columns_[c].at], *total, std::move(topmost));
    }

    std::vector<std::size_t> below(std::size_t r, std::size_t c) const {
        std::vector<std::size_t> parts;
        int level = 9;
        for (std::size_t k = r + 1; k < rows_.size() && !rows_[k].total && rows_[k].depth > rows_[r].depth; ++k)
            level = std::min(level, rows_[k].depth);
        for (std::size_t k = r + 1; k < rows_.size() && !rows_[k].total && rows_[k].depth > rows_[r].depth; ++k)
            if (rows_[k].depth == level && rows_[k].lines[c]) parts.push_back(*rows_[k].lines[c]);
        return parts;
    }

    Prose const& prose_;
    Table const& table_;
    std::string caption_;
    std::optional<Source> context_source_ = source_named(caption_); ///< what the caption says of every cell
    std::optional<Expenditure> context_type_ = expenditure_named(caption_);
    double unit_ = 0;
    std::vector<Column> columns_;
    std::optional<std::size_t> label_at_;
    std::string project_;
    std::vector<Row> rows_;
    MoneyTable found_;
};

} // namespace

MoneyTable money_table(Prose const& prose, Table const& table) { return Reader{prose, table}.read(); }

} // namespace documents::reading
