#include "imports/preview_table.hpp"

#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <tuple>

namespace imports {

namespace {

using html::Dictionary;
using text::print_integer;

struct VerdictWords {
    std::string_view tone, text;
};

VerdictWords words_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::added: return {"bv-tag-good", "Mới"};
    case Verdict::changed: return {"bv-tag-info", "Đổi"};
    case Verdict::same: return {"bv-tag-plain", "Giữ nguyên"};
    case Verdict::rejected: return {"bv-tag-late", "Từ chối"};
    }
    return {"", ""};
}

/// How often one column, one text and one message come together on this page.
using Alike = std::map<std::tuple<std::size_t, std::string, std::string>, int>;

std::string text_at(Found const& found, std::size_t column) {
    return column < found.cells.size() ? found.cells[column].text : std::string{};
}

Fault const* fault_of(Finding const& finding, std::size_t column) {
    for (Fault const& fault : finding.faults)
        if (fault.column == column) return &fault;
    return nullptr;
}

CellChange const* change_of(Finding const& finding, std::size_t column) {
    for (CellChange const& change : finding.changes)
        if (change.column == column) return &change;
    return nullptr;
}

class TableMaker {
public:
    TableMaker(BatchView const& view, bool editable) : view_{view}, editable_{editable} {
        for (std::size_t i = 0; i < view.batch.matching.size(); ++i)
            if (auto const& column = view.batch.matching[i]) shown_.emplace_back(i, *column);
        for (Found const& found : view.rows)
            for (auto const& [at, column] : shown_)
                if (auto const* fault = fault_of(found.finding, column))
                    ++alike_[{at, text_at(found, at), fault->told.message}];
    }

    void add_heads(Dictionary& table) const {
        auto const& columns = view_.domain.description().columns;
        for (auto const& [at, column] : shown_)
            table.add("HEAD").set("TEXT", columns[column].heading).set("LETTER", office::column_letters(at));
    }

    void add_row(Dictionary& table, Found const& found) const {
        auto const& finding = found.finding;
        auto const [tone, word] = words_of(finding.verdict);
        auto& row = table.add("ROW")
                        .set("NUMBER", finding.row)
                        .set("SHEET_ROW", found.sheet_row)
                        .set("TONE", tone)
                        .set("VERDICT", word);
        if (!finding.label.empty()) row.add("LABEL").set("TEXT", finding.label);
        for (std::size_t i = 0; i < finding.faults.size(); ++i) add_reason(row, finding.faults[i], i);
        for (auto const& note : finding.notes) row.add("NOTE").set("TEXT", note);
        bool const whole = std::ranges::any_of(finding.faults, [](Fault const& fault) { return !fault.column; });
        for (auto const& [at, column] : shown_) add_cell(row, found, at, column, whole);
    }

private:
    void add_reason(Dictionary& row, Fault const& fault, std::size_t index) const {
        auto& reason = row.add("REASON")
                           .set("INDEX", static_cast<std::int64_t>(index))
                           .set("MESSAGE", fault.told.mend.empty() ? fault.told.message
                                                                   : fault.told.message + " " + fault.told.mend);
        for (auto const& [at, column] : shown_)
            if (fault.column == column) reason.add("COLUMN").set("LETTER", office::column_letters(at));
    }

    void add_cell(Dictionary& row, Found const& found, std::size_t at, std::size_t column, bool whole) const {
        auto const& finding = found.finding;
        auto const text = text_at(found, at);
        auto const* const fault = fault_of(finding, column);
        auto& cell = row.add("CELL").set("HEADING", view_.domain.description().columns[column].heading);
        cell.show_if(fault != nullptr, "BAD");
        if (editable_ && finding.verdict == Verdict::rejected && (fault != nullptr || whole)) {
            auto& edit = cell.add("EDIT").set("FILE_COLUMN", static_cast<std::int64_t>(at)).set("TEXT", text);
            bool const several = fault != nullptr && (alike_.at({at, text, fault->told.message}) > 1 ||
                                                      view_.batch.counts.rejected > kPageRows);
            edit.show_if(several, "ALIKE");
        } else if (auto const* change = change_of(finding, column)) {
            cell.add("CHANGE").set("BEFORE", change->before).set("AFTER", change->after);
        } else {
            cell.add("PLAIN").set("TEXT", text);
        }
    }

    BatchView const& view_;
    bool editable_;
    std::vector<std::pair<std::size_t, std::size_t>> shown_; ///< column of the file, column of the domain
    Alike alike_;
};

void add_pages(Dictionary& table, BatchView const& view, std::int64_t all) {
    auto const last = (all + kPageRows - 1) / kPageRows;
    if (last <= 1) return;
    auto& pages = table.add("PAGES");
    auto const link = [&](std::int64_t page, std::string const& text) {
        pages.add("LINK")
            .set("ADDRESS", fmt::format("{}?show={}&page={}", address_of(view.domain, view.batch.id),
                                        view.show ? word_of(*view.show) : "all", page))
            .set("TEXT", text)
            .show_if(page == view.page && text == print_integer(page), "CURRENT");
    };
    if (view.page > 1) link(view.page - 1, "Trước");
    std::int64_t before = 0;
    for (std::int64_t page = 1; page <= last; ++page) {
        bool const near = page == 1 || page == last || std::abs(page - view.page) <= 2;
        if (!near) continue;
        before = page;
        link(page, print_integer(page));
    }
    if (view.page < before) link(view.page + 1, "Sau");
    auto const from = (view.page - 1) * kPageRows;
    pages.set("SPAN", fmt::format("Dòng {}–{} trên {}", print_integer(from + 1),
                                  print_integer(std::min(from + kPageRows, all)), print_integer(all)));
}

std::int64_t count_of(Counts const& counts, std::optional<Verdict> verdict) {
    if (!verdict) return counts.all();
    switch (*verdict) {
    case Verdict::added: return counts.added;
    case Verdict::changed: return counts.changed;
    case Verdict::same: return counts.same;
    case Verdict::rejected: return counts.rejected;
    }
    return 0;
}

} // namespace

void add_table(Dictionary& preview, BatchView const& view, html::Markup const& csrf) {
    if (view.rows.empty()) {
        preview.show("EMPTY");
        return;
    }
    bool const editable = view.show == Verdict::rejected && view.batch.state == State::ready;
    auto& table = preview.add("TABLE").set(
        "CAPTION", fmt::format("Các dòng của tệp {}, lô số {}", view.batch.file_name, view.batch.id.number()));
    TableMaker const maker{view, editable};
    maker.add_heads(table);
    for (Found const& found : view.rows) maker.add_row(table, found);
    if (editable) {
        table.add("FORM_START")
            .set("ADDRESS", address_of(view.domain, view.batch.id))
            .set("CSRF", csrf)
            .set("PAGE", view.page);
        table.show("FORM_END");
    }
    add_pages(table, view, count_of(view.batch.counts, view.show));
}

} // namespace imports
