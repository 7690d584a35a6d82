#pragma once

#include "directives/assignments/draft.hpp"
#include "directives/assignments/rows.hpp"

/// Rows of lists that are drafted. For the .cpp files of this folder.
namespace directives::rows {

/// None where the duty names the body already.
AssignmentId insert_assignment(db::Transaction& tx, DutyId duty, Named const& body, std::string_view role,
                               std::string_view state, std::string_view printed);
DutyId insert_duty(db::Transaction& tx, Duty const& duty, std::optional<std::int64_t> item,
                   std::optional<std::int64_t> span_from, std::optional<std::int64_t> span_to);
/// What the level above asks for, as a duty of this list, without bodies.
base::Result<DutyId> copy_duty_of(db::Transaction& tx, rights::Scope const& scope, base::Date today,
                                  DirectiveId directive, AssignmentId parent);
/// Errors: refused where the scope does not follow it, not_found.
base::Result<Directive> own_directive(db::Transaction& tx, rights::Scope const& scope, base::Date today,
                                      DirectiveId id);
/// Errors: invalid_input at "parent" or "leads" where a body stands above in the same line; not_found for a parent that is not the follower's.
base::Result<void> check_line(db::Session& session, rights::Scope const& scope, base::Date today,
                              Directive const& directive, AssignmentId parent,
                              std::vector<organisations::Organisation> const& leads);

} // namespace directives::rows
