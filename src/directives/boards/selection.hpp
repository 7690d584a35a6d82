#pragma once

#include "directives/boards/store.hpp"

#include <string>

/// Inside of the store: a selection as a condition over the turns t. Its binds begin with "sel_".
namespace directives::boards {

/// "1 = 1 AND …"
std::string condition_of(db::Session const& session, Selection const& selection, db::Binds& binds);
/// The same where nothing but days is selected: states that are no longer followed are left out.
inline constexpr char kFollowed[] = "t.state NOT IN ('withdrawn', 'handed_over')";

db::Value list_of(std::span<OrganisationId const> ids);
db::Value list_of(std::span<TurnId const> ids);
db::Value list_of(std::span<DirectiveId const> ids);

} // namespace directives::boards
