// The table on paper and in files: two lines of heads, "Tổng cộng", what does not fit as notes below.
#include "directives/tables/pages_shared.hpp"

#include "documents/words.hpp"
#include "html/template.hpp"
#include "office/docx_table.hpp"
#include "office/xlsx_writer.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::tables {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

/// Notes below a table: what concerns all of it, then row by row, at most so many.
std::vector<std::string> notes_of(Whole const& whole) {
    constexpr std::size_t kNotesMax = 200;
    std::vector<std::string> notes;
    for (auto const& finding : whole.evaluation.findings) {
        if (notes.size() == kNotesMax) {
            notes.push_back(fmt::format("… và {} điều nữa.", whole.evaluation.findings.size() - kNotesMax));
            break;
        }
        notes.push_back(finding.row
                            ? fmt::format("({}) {}: {}", *finding.row + 1, whole.rows[*finding.row].label, finding.text)
                            : finding.text);
    }
    if (!notes.empty()) notes.insert(notes.begin(), "Cần xem:");
    return notes;
}

std::vector<std::string> spanning_of(std::vector<Step> const& steps) {
    if (std::ranges::all_of(steps, [](Step const& step) { return step.above.empty(); })) return {};
    std::vector<std::string> spanning{"", ""};
    for (auto const& step : steps) spanning.push_back(step.above);
    return spanning;
}

base::Result<void> write_xlsx(std::filesystem::path const& file, Whole const& whole) {
    auto const& steps = whole.table.steps;
    auto writer = TRY(office::XlsxWriter::create(file));
    std::vector<office::XlsxColumn> columns{{"STT", 6}, {"Đơn vị", 34}};
    for (auto const& step : steps)
        columns.push_back({step.heading, step.kind == StepKind::document || step.kind == StepKind::note ? 36.0 : 14.0});
    TRY(writer.add_sheet(whole.table.title, columns, spanning_of(steps)));
    for (std::size_t r = 0; r < whole.rows.size(); ++r) {
        auto const& row = whole.rows[r];
        std::vector<office::XlsxCell> cells{static_cast<std::int64_t>(r + 1), row.label};
        std::vector<office::Tint> tints(2 + steps.size(), office::Tint::none);
        for (std::size_t s = 0; s < steps.size(); ++s) {
            auto const& value = row.cells[s].value;
            auto const day =
                steps[s].kind == StepKind::date ? base::Date::parse(value) : base::fail(base::Code::invalid_input, "");
            auto const number = steps[s].kind == StepKind::number && is_value(value)
                                    ? text::parse_number(value)
                                    : base::fail(base::Code::invalid_input, "");
            if (day)
                cells.emplace_back(*day);
            else if (number && number->decimals == 0)
                cells.emplace_back(number->scaled);
            else
                cells.emplace_back(shown(steps[s].kind, value));
        }
        for (auto i = whole.evaluation.of_row[r].first; i < whole.evaluation.of_row[r].second; ++i)
            if (auto const step = whole.evaluation.findings[i].step) tints[2 + *step] = office::Tint::doubtful;
        TRY(writer.add_row(cells, tints));
    }
    std::vector<office::XlsxCell> totals{std::monostate{}, std::string{"Tổng cộng"}};
    for (std::size_t s = 0; s < steps.size(); ++s) {
        auto const text = shown(steps[s].kind, whole.evaluation.totals[s]);
        auto const number = text.empty() ? base::fail(base::Code::invalid_input, "") : text::parse_number(text);
        if (number && number->decimals == 0)
            totals.emplace_back(number->scaled);
        else
            totals.emplace_back(text);
    }
    TRY(writer.add_row(totals));
    for (auto const& note : notes_of(whole)) TRY(writer.add_row({std::monostate{}, note}));
    return writer.close();
}

office::PaperTable paper_of(Seen const& seen, base::Date today, std::string const& who) {
    auto const& table = seen.whole->table;
    office::PaperTable paper{.above = {table.title, "(Tính đến ngày " + table.as_of.vietnamese() + ")"},
                             .headings = {"STT", "Đơn vị"},
                             .widths = {5, 20},
                             .spanning = spanning_of(table.steps),
                             .totals = {"", "Tổng cộng"},
                             .notes = notes_of(*seen.whole)};
    for (std::size_t s = 0; s < table.steps.size(); ++s) {
        auto const kind = table.steps[s].kind;
        paper.headings.push_back(table.steps[s].heading);
        paper.widths.push_back(kind == StepKind::document || kind == StepKind::note ? 22 : 9);
        paper.totals.push_back(shown(kind, seen.whole->evaluation.totals[s]));
    }
    if (!seen.holder.empty()) paper.below.push_back(seen.holder);
    paper.below.push_back(fmt::format("In ngày {}, {}", today.vietnamese(), who));
    return paper;
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response xlsx(Visit const& visit) const {
        auto const seen = see(services_, visit, table_of(visit));
        if (!seen) return http::refusal(seen.error());
        auto const file = services_.scratch / fmt::format("bang-tong-hop-{}.xlsx", visit.request.id);
        if (auto const written = write_xlsx(file, *seen->whole); !written) return http::refusal(written.error());
        return http::download_file(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                   seen->whole->table.title + ".xlsx");
    }

    Response docx(Visit const& visit) const {
        auto const seen = see(services_, visit, table_of(visit));
        if (!seen) return http::refusal(seen.error());
        auto const& whole = *seen->whole;
        auto const file = services_.scratch / fmt::format("bang-tong-hop-{}.docx", visit.request.id);
        std::size_t next = 0;
        auto const written = office::write_docx_table(
            file, paper_of(*seen, services_.clock.today(), visit.scope().actor), [&](std::vector<std::string>& cells) {
                if (next == whole.rows.size()) return false;
                auto const& row = whole.rows[next++];
                cells = {std::to_string(next), row.label};
                for (std::size_t s = 0; s < whole.table.steps.size(); ++s)
                    cells.push_back(shown(whole.table.steps[s].kind, row.cells[s].value));
                return true;
            });
        if (!written) return http::refusal(written.error());
        return http::download_file(file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                   whole.table.title + ".docx");
    }

    Response print(Visit const& visit) const {
        auto const seen = see(services_, visit, table_of(visit));
        if (!seen) return http::refusal(seen.error());
        auto const& whole = *seen->whole;
        auto const& steps = whole.table.steps;
        html::Dictionary page;
        page.set("TITLE", whole.table.title)
            .set("AS_OF", whole.table.as_of.vietnamese())
            .set("HOLDER", seen->holder)
            .set("OWN", address_of(whole.table.id))
            .set("PRINTED", fmt::format("In ngày {}, {}", services_.clock.today().vietnamese(), visit.scope().actor));
        std::string body, foot = R"(<tr><th scope="row" colspan="2">Tổng cộng</th>)";
        for (std::size_t r = 0; r < whole.rows.size(); ++r) {
            auto const& row = whole.rows[r];
            body += fmt::format(
                R"(<tr><td class="bv-number" data-head="STT">{}</td><th scope="row" data-head="Đơn vị">{}</th>)", r + 1,
                html::escape(row.label));
            for (std::size_t s = 0; s < steps.size(); ++s)
                body +=
                    fmt::format(R"(<td class="bv-grid-{}" data-head="{}">{}</td>)", name_of(steps[s].kind),
                                html::escape(steps[s].heading), html::escape(shown(steps[s].kind, row.cells[s].value)));
            body += "</tr>";
        }
        for (std::size_t s = 0; s < steps.size(); ++s)
            foot += fmt::format(R"(<td class="bv-grid-{}" data-head="{}">{}</td>)", name_of(steps[s].kind),
                                html::escape(steps[s].heading), shown(steps[s].kind, whole.evaluation.totals[s]));
        page.set("HEADS", html::Markup::trusted(heads_markup(steps, {"STT", "Đơn vị"}, {})))
            .set("BODY", html::Markup::trusted(std::move(body)))
            .set("FOOT", html::Markup::trusted(foot + "</tr>"));
        for (auto const& note : notes_of(whole)) page.add("NOTE").set("TEXT", note);
        return services_.frame.respond(visit, {.title = whole.table.title,
                                               .main = html::render("directives/table_print", page),
                                               .styles = {"tables.css"},
                                               .current = kTablesAddress});
    }

private:
    PageServices services_;
};

} // namespace

void register_file_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add(
        "GET /directives/tables/{table}/table.xlsx", read_documents,
        [pages](Visit const& visit) { return pages->xlsx(visit); }, http::Work::heavy);
    routes.add(
        "GET /directives/tables/{table}/table.docx", read_documents,
        [pages](Visit const& visit) { return pages->docx(visit); }, http::Work::heavy);
    routes.add(
        "GET /directives/tables/{table}/print", read_documents,
        [pages](Visit const& visit) { return pages->print(visit); }, http::Work::heavy);
}

} // namespace directives::tables
