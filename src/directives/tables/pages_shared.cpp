#include "directives/tables/pages_shared.hpp"

#include "documents/registry/pages.hpp"
#include "organisations/store.hpp"

#include <fmt/core.h>

namespace directives::tables {

std::string address_of(TableId table) { return fmt::format("{}/{}", kTablesAddress, table.number()); }

TableId table_of(site::Visit const& visit) {
    return TableId{documents::registry::number_of(visit.request.parameter("table"))};
}
RowId row_of(site::Visit const& visit) { return RowId{documents::registry::number_of(visit.request.parameter("row"))}; }

base::Result<Seen> see(PageServices const& services, site::Visit const& visit, TableId id) {
    auto const today = services.clock.today();
    auto tx = services.database.read();
    auto const table = TRY(find_table(tx, visit.scope(), today, id));
    Seen seen{.whole = services.shelf->whole(tx, table, today),
              .sight = sight_of(tx, visit.scope(), today, table),
              .holder = {}};
    if (auto const holder = organisations::find(tx, visit.scope(), table.holder); holder && *holder)
        seen.holder = (*holder)->name_at(table.as_of);
    return seen;
}

http::Response respond(PageServices const& services, site::Visit const& visit, std::string title, html::Markup main,
                       std::optional<base::Error> const& wrong, int status) {
    html::Page page{
        .title = std::move(title), .main = std::move(main), .styles = {"tables.css"}, .current = kTablesAddress};
    if (wrong) page.errors = html::errors_at(*wrong);
    return services.frame.respond(visit, std::move(page), status);
}

} // namespace directives::tables
