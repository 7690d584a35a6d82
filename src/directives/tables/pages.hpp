#pragma once

#include "base/clock.hpp"
#include "directives/tables/store.hpp"
#include "organisations/store.hpp"
#include "site/list.hpp"

#include <filesystem>
#include <memory>

namespace directives::tables {

/// What the pages of status tables are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    std::filesystem::path scratch;
    organisations::Resolvers& resolvers;
    std::shared_ptr<Shelf> shelf = std::make_shared<Shelf>(); ///< of pages and API alike
};

inline constexpr char kTablesAddress[] = "/directives/tables";
std::string address_of(TableId table); ///< "/directives/tables/3"

///   GET  /directives/tables                        the list; .xlsx, .csv
///   GET  /directives/tables/new[?paper=12]         the form; of a paper with such a table: the table as read
///   POST /directives/tables                        a new table; with paper_table=12 the one that the paper prints
///   GET  /directives/tables/{table}                the grid; ?page=2, ?show=findings, ?show=mine, ?q=…
///   POST /directives/tables/{table}/cells          cells of a form, or of a script (JSON)
///   GET  /directives/tables/{table}/rows/{row}     one unit: its cells, where they come from, their history; POST …/removal
///   GET, POST /directives/tables/{table}/register  what the register of documents proposes
///   POST /directives/tables/{table}/rows, …/details, …/closing, …/reopening
///   GET  /directives/tables/{table}/table.xlsx, …/table.docx, …/print
void register_pages(site::Routes& routes, PageServices const& services);

///   GET  /api/v1/status-tables, …/{table}; POST …/{table}/cells
void register_api(site::Routes& routes, PageServices const& services);

/// What a paper's page tells of status tables: those that belong to it, and how to make one. Empty where there is nothing to show.
html::Markup render_for_paper(db::Session& session, site::Visitor const& visitor, base::Date today,
                              documents::registry::Paper const& paper);

/// The list as this person may see it.
site::List tables_list(PageServices const& services, site::Visit const& visit);

// Parts of the above.
void register_new_pages(site::Routes& routes, PageServices const& services);
void register_grid_pages(site::Routes& routes, PageServices const& services);
void register_row_pages(site::Routes& routes, PageServices const& services);
void register_source_pages(site::Routes& routes, PageServices const& services);
void register_file_pages(site::Routes& routes, PageServices const& services);

} // namespace directives::tables
