// What a paper's page tells of status tables: those that belong to it, and how to make one.
#include "directives/tables/pages.hpp"

#include "documents/registry/pages.hpp"
#include "html/template.hpp"

#include <fmt/core.h>

namespace directives::tables {

html::Markup render_for_paper(db::Session& session, site::Visitor const& visitor, base::Date today,
                              documents::registry::Paper const& paper) {
    auto const& scope = visitor.scope;
    auto const tables = tables_of(session, scope, today, paper.id);
    using enum rights::Capability;
    bool const makes = scope.organisation && (scope.may(report_duties) || scope.may(assign_duties)) &&
                       paper.state == documents::registry::PaperState::confirmed;
    if (tables.empty() && !makes) return {};
    html::Dictionary page;
    for (auto const& [id, title] : tables) page.add("TABLE").set("ADDRESS", address_of(id)).set("TEXT", title);
    if (makes) {
        auto const reading = documents::registry::current_reading(session, scope, paper.id);
        bool const printed = reading && reading->json.contains(R"("status_rows":[{)");
        page.add("MAKE")
            .set("ADDRESS", fmt::format("{}/new?paper={}", kTablesAddress, paper.id.number()))
            .set("TEXT", printed ? "Dựng lại bảng in trong văn bản" : "Lập bảng tổng hợp cho văn bản này");
    }
    return html::render("directives/tables_of_paper", page);
}

} // namespace directives::tables
