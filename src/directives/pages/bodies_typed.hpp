#pragma once

#include "directives/assignments/store.hpp"
#include "organisations/store.hpp"

#include <string_view>
#include <vector>

namespace directives {

/// The bodies that typed lines mean on the directive's day, as its issuer would mean them: a name, or a group ("UBND các huyện, thị xã, thành
/// phố"). Bodies that people added are found by their name. Errors: invalid_input at `field` that names the line: nobody known, or several.
base::Result<std::vector<OrganisationId>> bodies_typed(db::Transaction& tx, rights::Scope const& scope,
                                                       db::Instant when, organisations::Resolvers& resolvers,
                                                       Directive const& directive, std::string_view lines,
                                                       char const* field);

} // namespace directives
