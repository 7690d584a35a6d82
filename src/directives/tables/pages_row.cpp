// One unit of a table: its cells, where each comes from, everything that ever stood in them.
#include "directives/tables/pages_shared.hpp"

#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::tables {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return row_page(visit, {}, 200); }

    Response remove(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::optional<base::Error> wrong;
        {
            auto tx = services_.database.write();
            auto const done = remove_row(tx, visit.scope(), db::to_instant(services_.clock.now()), table_of(visit),
                                         row_of(visit), std::string{form->fields.text("reason")});
            if (done) {
                tx.commit();
                return site::done(address_of(table_of(visit)), "Đơn vị đã được bỏ khỏi bảng.");
            }
            if (done.error().code != base::Code::invalid_input) return http::refusal(done.error());
            wrong = done.error();
        }
        return row_page(visit, wrong, 422);
    }

private:
    Response row_page(Visit const& visit, std::optional<base::Error> const& wrong, int status) const {
        auto const seen = see(services_, visit, table_of(visit));
        if (!seen) return http::refusal(seen.error());
        auto const& whole = *seen->whole;
        auto const& table = whole.table;
        auto const at = std::ranges::find(whole.rows, row_of(visit), &Row::id);
        if (at == whole.rows.end())
            return http::refusal({base::Code::not_found, "Bảng không có dòng này.", {}, "Mở lại trang bảng tổng hợp."});
        Row const& row = *at;
        auto const r = static_cast<std::size_t>(at - whole.rows.begin());
        html::Dictionary page;
        auto const csrf = site::csrf_field(visit.visitor);
        page.set("LABEL", row.label).set("TABLE", table.title).set("OWN", address_of(table.id));
        if (row.unit)
            page.add("UNIT").set("ADDRESS", fmt::format("/organisations/{}", row.unit.number()));
        else
            page.show("NO_UNIT");
        page.set("FINDINGS", html::Markup::trusted(findings_markup(whole, r)));
        bool const writes = seen->sight.may_write(row);
        auto& cells = page.add(writes ? "FORM" : "READ");
        if (writes)
            cells.set("CSRF", csrf).set("SEEN", table.revision).set("BACK", fmt::format("/rows/{}", row.id.number()));
        for (std::size_t s = 0; s < table.steps.size(); ++s) {
            auto const& step = table.steps[s];
            auto const& cell = row.cells[s];
            auto& one = cells.add("CELL");
            one.set("HEADING", (step.above.empty() ? "" : step.above + ": ") + step.heading)
                .set("VALUE", shown(step.kind, cell.value));
            if (writes) one.set("NAME", fmt::format("c-{}-{}", row.id.number(), s)).set("KIND", vietnamese(step.kind));
        }
        add_history(page, visit, whole, row);
        if (seen->sight.writes && seen->sight.holder)
            page.add("REMOVE")
                .set("CSRF", csrf)
                .set("ACTION", fmt::format("{}/rows/{}/removal", address_of(table.id), row.id.number()));
        return respond(services_, visit, row.label + " – " + table.title, html::render("directives/table_row", page),
                       wrong, status);
    }

    void add_history(html::Dictionary& page, Visit const&, Whole const& whole, Row const& row) const {
        auto session = services_.database.lease();
        auto const history = history_of(session, whole.table, row.id);
        auto& table = page.add(history.empty() ? "NO_HISTORY" : "HISTORY");
        for (std::size_t i = 0; i < history.size(); ++i) {
            auto const& [step, cell] = history[i];
            if (step >= whole.table.steps.size()) continue;
            auto const kind = whole.table.steps[step].kind;
            auto const before = std::find_if(
                history.begin() + static_cast<std::ptrdiff_t>(i) + 1, history.end(),
                [&](CellVersion const& one) { return one.step == step && one.cell.version < cell.version; });
            auto const words = [&](std::string const& value) {
                return value.empty() ? std::string{"(trống)"} : shown(kind, value);
            };
            auto& line = table.add("VERSION");
            line.set("WHEN", documents::print_moment(cell.at))
                .set("WHO", cell.by)
                .set("HEADING", whole.table.steps[step].heading)
                .set("BEFORE", before == history.end() ? "(trống)" : words(before->cell.value))
                .set("AFTER", words(cell.value))
                .set("ORIGIN", vietnamese(cell.origin));
            if (cell.paper) line.add("PAPER").set("ADDRESS", documents::registry::address_of(cell.paper));
        }
    }

    PageServices services_;
};

} // namespace

void register_row_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /directives/tables/{table}/rows/{row}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /directives/tables/{table}/rows/{row}/removal", read_documents,
               [pages](Visit const& visit) { return pages->remove(visit); });
}

} // namespace directives::tables
