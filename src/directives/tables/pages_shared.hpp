#pragma once

#include "directives/tables/pages.hpp"
#include "html/markup.hpp"
#include "html/page.hpp"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

/// What the pages of status tables share. For the .cpp files of this folder.
namespace directives::tables {

TableId table_of(site::Visit const& visit);
RowId row_of(site::Visit const& visit);

/// A table as one person sees it at one moment.
struct Seen {
    std::shared_ptr<Whole const> whole;
    Sight sight;
    std::string holder; ///< its name on the table's day
};
base::Result<Seen> see(PageServices const& services, site::Visit const& visit, TableId id);

/// A page of this part, with what is wrong above it.
http::Response respond(PageServices const& services, site::Visit const& visit, std::string title, html::Markup main,
                       std::optional<base::Error> const& wrong, int status);

/// How a cell is named to those who do not see where it stands: "Nà Tấu, Đã ban hành".
std::string cell_name(Row const& row, Step const& step);
/// An input for one cell, or its text where it may not be written.
std::string cell_markup(Table const& table, Row const& row, std::size_t step, bool writes,
                        std::string const* typed = nullptr);
/// The findings of a row as a list; "" for none.
std::string findings_markup(Whole const& whole, std::size_t row);
/// The two lines of heads where one column has a line above it, else the one. Before and behind stand the given cells over both.
std::string heads_markup(std::vector<Step> const& steps, std::vector<std::string> const& before,
                         std::vector<std::string> const& behind);
/// "9 đã …": each fault with how often it was found, in the order of the enum.
std::vector<std::pair<Fault, std::size_t>> fault_counts(Evaluation const& evaluation);

/// What a script sends, and what it gets back. Errors: invalid_input.
base::Result<std::vector<Change>> changes_of(std::string_view body);
nlohmann::ordered_json saved_json(Whole const& whole, std::vector<Change> const& changes, Saved const& saved,
                                  db::Instant when);
/// 200; 409 where something conflicts; 422 where nothing was kept and something is wrong.
int status_of(Saved const& saved);
http::Response save_json(PageServices const& services, site::Visit const& visit);

} // namespace directives::tables
