#pragma once

#include "base/period.hpp"
#include "directives/boards/pages.hpp"
#include "directives/boards/store.hpp"
#include "directives/pages/pages.hpp"
#include "html/template.hpp"
#include "site/recent.hpp"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the pages of boards share: pieces of markup, what an address asks for.
namespace directives::boards {

using QueryPart = std::pair<std::string_view, std::string>;
/// "/directives/list?standing=overdue&organisation=12": parts with an empty value are left out.
std::string address_with(std::string_view address, std::vector<QueryPart> const& parts);
std::string board_address(OrganisationId organisation);
/// The place of the clause in the paper's own text; "" where the duty was written by hand.
std::string clause_address(Line const& line);

using site::Made;
using site::Recent;
/// A page that many look at, made once for all of them.
http::Response respond(PageServices const& services, site::Visit const& visit, Recent& recent,
                       std::function<base::Result<Made>()> const& make, std::string_view current = kDirectivesAddress);

/// The links between the pages of this folder; `current` is the address of one of them.
html::Markup tabs(std::string_view current);
/// "14:05 21/11/2026" in Vietnam.
std::string as_of(base::Clock const& clock);

/// What a list of duties says of whom, and what one can do there.
enum class Told { issuer, body };
struct LinesOptions {
    Told told = Told::issuer;
    std::string_view act = {};   ///< "Báo cáo": the button that leads to the turn; "": none
    std::string_view place = {}; ///< where on the turn's page that is done: "#nop"
};
html::Markup lines_markup(std::span<Line const> lines, base::Date today, LinesOptions const& options);

/// What the address narrows a page to, as far as it makes sense; the rest is left out and told in `notices`.
struct Wish {
    Selection selection;
    std::vector<DirectiveId> directives;
    std::optional<base::Period> period;
    rights::AreaId area = {};
    std::string text; ///< as typed
    std::vector<std::string> notices;
    std::vector<QueryPart> parts() const; ///< back into an address
};
/// Of ?directive=…&period=…&area=…&q=…
Wish wish_of(PageServices const& services, site::Visit const& visit);

/// Options for the form above a page.
void add_directive_choices(html::Dictionary& page, std::span<Choice const> choices, Wish const& wish);
void add_period_choices(html::Dictionary& page, base::Date today, Wish const& wish);
void add_area_choices(html::Dictionary& page, PageServices const& services, site::Visit const& visit, Wish const& wish);
void add_notices(html::Dictionary& page, Wish const& wish);

/// Counts as links to their lists: {{#COUNT}} with TEXT, NUMBER, CLASS, ADDRESS.
void add_counts(html::Dictionary& page, Counts const& counts, std::vector<QueryPart> const& parts);

std::int64_t number_of(std::string_view typed); ///< "12" -> 12; 0 for anything else
/// The first words of a duty, for narrow places.
std::string short_words(std::string_view action, std::size_t letters);

nlohmann::ordered_json json_of(Counts const& counts);
nlohmann::ordered_json json_of(Line const& line, base::Date today);

} // namespace directives::boards
