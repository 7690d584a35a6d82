#pragma once

#include "directives/pages/pages.hpp"
#include "html/template.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the pages of directives share.
namespace directives::page {

using site::Visit;

/// "bv-tag-late": the colour of a standing; red is for what is overdue alone.
std::string_view tone_of(Standing standing);
/// A sign before the words, so that a print without colours still tells them apart.
std::string_view sign_of(Standing standing);
/// Sets TONE, SIGN and STANDING of a badge.
void set_badge(html::Dictionary& page, Stand const& stand);

std::string day_words(std::optional<base::Date> const& day); ///< "11/10/2024"; "không có"
/// "trước 17:00 ngày 11/10/2024": the last moment in time.
std::string due_words(Turn const& turn);

std::int64_t number_in(Visit const& visit, std::string_view parameter); ///< of the route; 0 for anything else
DirectiveId directive_in(Visit const& visit);
DutyId duty_in(Visit const& visit);
TurnId turn_in(Visit const& visit);

/// The page, with what is wrong above it. `current`: the entry of the navigation.
http::Response respond(PageServices const& services, Visit const& visit, std::string title, html::Markup main,
                       std::vector<base::Error> const& wrong = {}, int status = 200);

/// A page for what a person sent and was refused: 404 as it is, else `again` with the error and 422 or 409.
int status_of(base::Error const& error);

} // namespace directives::page
