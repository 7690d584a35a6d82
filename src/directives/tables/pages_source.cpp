// Filling a table from the register of documents, and more units.
#include "directives/tables/pages_shared.hpp"

#include "directives/tables/proposals.hpp"
#include "documents/registry/pages.hpp"
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

    Response proposals(Visit const& visit) const {
        auto const seen = see(services_, visit, table_of(visit));
        if (!seen) return http::refusal(seen.error());
        auto const& table = seen->whole->table;
        html::Dictionary page;
        page.set("TABLE", table.title).set("OWN", address_of(table.id));
        page.set("TYPES", table.types.empty() ? "mọi loại" : table.types)
            .set("ABOUT", table.about.empty() ? "mọi việc" : table.about);
        if (table.begins_on) page.add("BEGINS").set("DAY", table.begins_on->vietnamese());
        auto const filled = filled_by_papers(table);
        if (!filled) page.show("NO_COLUMN");
        std::vector<Proposal> found;
        if (filled) {
            auto session = services_.database.lease();
            found = proposals_of(session, visit.scope(), *seen->whole);
        }
        std::size_t there = std::erase_if(found, [](Proposal const& one) { return one.there; });
        if (there > 0) page.add("THERE").set("COUNT", static_cast<std::int64_t>(there));
        if (found.empty()) {
            page.show_if(filled.has_value(), "NONE");
        } else {
            auto& form = page.add("FORM").set("CSRF", site::csrf_field(visit.visitor)).set("SEEN", table.revision);
            for (auto const& proposal : found) add(form, *seen->whole, *filled, proposal);
            if (!seen->sight.writes)
                form.show("LOOK_ONLY");
            else
                form.show("SEND");
        }
        return respond(services_, visit, "Lấy từ sổ văn bản – " + table.title,
                       html::render("directives/table_register", page), {}, 200);
    }

    Response take(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const id = table_of(visit);
        auto const seen_revision = documents::registry::number_of(form->fields.text("seen"));
        auto const seen = see(services_, visit, id);
        if (!seen) return http::refusal(seen.error());
        auto tx = services_.database.write();
        auto const found = proposals_of(tx, visit.scope(), *seen->whole);
        std::vector<Change> changes;
        std::size_t taken = 0;
        for (auto const& proposal : found) {
            auto const& row = seen->whole->rows[proposal.row];
            auto const wanted =
                documents::registry::number_of(form->fields.text(fmt::format("take-{}", row.id.number())));
            auto const paper =
                std::ranges::find(proposal.papers, PaperId{wanted}, &documents::registry::IssuedPaper::id);
            if (paper == proposal.papers.end()) continue;
            ++taken;
            for (auto& change : changes_for(seen->whole->table, row, *paper, seen_revision))
                changes.push_back(std::move(change));
        }
        auto const saved = save(tx, visit.scope(), db::to_instant(services_.clock.now()), id, changes);
        if (!saved) return http::refusal(saved.error());
        if (!saved->troubles.empty()) return http::refusal(saved->troubles.front().error);
        if (!saved->conflicts.empty())
            return http::refusal(
                409, {base::Code::refused,
                      fmt::format("{} ô đã có người ghi sau khi anh/chị mở trang; chưa ô nào được lấy từ sổ.",
                                  saved->conflicts.size()),
                      {},
                      "Mở lại trang này để thấy nội dung mới rồi chọn lại."});
        if (saved->changed) tx.commit();
        return site::done(address_of(id),
                          taken == 0 ? "Chưa chọn văn bản nào." : fmt::format("Đã lấy văn bản cho {} đơn vị.", taken));
    }

    Response add_rows(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const added = added_from(visit, form->fields.text("units"));
        if (!added) return http::refusal(added.error());
        return site::done(address_of(table_of(visit)), fmt::format("Đã thêm {} đơn vị.", *added));
    }

private:
    base::Result<std::size_t> added_from(Visit const& visit, std::string_view lines) const {
        auto const bodies = services_.resolvers.now();
        auto tx = services_.database.write();
        auto const table = TRY(find_table(tx, visit.scope(), services_.clock.today(), table_of(visit)));
        organisations::Context context{.on = table.as_of};
        if (auto const holder = organisations::find(tx, visit.scope(), table.holder); holder && *holder) {
            context.issuer = (*holder)->identity;
            context.area = (*holder)->area;
        }
        auto const units = TRY(units_of(tx, visit.scope(), *bodies, context, lines));
        auto const added = TRY(add_units(tx, visit.scope(), db::to_instant(services_.clock.now()), table.id, units));
        tx.commit();
        return added;
    }

    static void add(html::Dictionary& form, Whole const& whole, Filled const& filled, Proposal const& proposal) {
        constexpr std::size_t kOffered = 5;
        auto const& row = whole.rows[proposal.row];
        auto const& now = row.cells[filled.document].value;
        auto& line = form.add("ROW")
                         .set("LABEL", row.label)
                         .set("ID", row.id.number())
                         .set("NOW", now.empty() ? "(trống)" : now);
        // What somebody wrote is only replaced where a person says so.
        line.show_if(is_value(now), "KEEP");
        for (std::size_t i = 0; i < std::min(kOffered, proposal.papers.size()); ++i) {
            auto const& paper = proposal.papers[i];
            line.add("PAPER")
                .set("PAPER_ID", paper.id.number())
                .set("TEXT", cited_as(paper.head))
                .set("SUBJECT", paper.head.subject)
                .set("ADDRESS", documents::registry::address_of(paper.id))
                .show_if(i == 0 && !is_value(now), "CHOSEN");
        }
    }

    PageServices services_;
};

} // namespace

void register_source_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /directives/tables/{table}/register", read_documents,
               [pages](Visit const& visit) { return pages->proposals(visit); });
    routes.add("POST /directives/tables/{table}/register", read_documents,
               [pages](Visit const& visit) { return pages->take(visit); });
    routes.add("POST /directives/tables/{table}/rows", read_documents,
               [pages](Visit const& visit) { return pages->add_rows(visit); });
}

} // namespace directives::tables
