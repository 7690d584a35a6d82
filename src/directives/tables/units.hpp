#pragma once

#include "db/database.hpp"
#include "directives/tables/table.hpp"
#include "organisations/store.hpp"

#include <string>
#include <vector>

/// Which units a table has: names as people write them, tied to the bodies of a day.
namespace directives::tables {

struct Unit {
    std::string label;
    OrganisationId id = {}; ///< none: the store knows no such body; the row is a name only
    friend bool operator==(Unit const&, Unit const&) = default;
};

/// One row for each unit that the lines mean on the context's day, in their order, each body once: a line is one body ("Sở Y tế tỉnh Lai
/// Châu"), a group ("UBND các huyện, thị xã, thành phố": all of them at that time) or, where nobody is known by it, a name that stays.
/// Errors: refused; invalid_input (field "units": none at all, more than kRowsMax).
base::Result<std::vector<Unit>> units_of(db::Session& session, rights::Scope const& scope,
                                         organisations::Resolvers::Current const& bodies,
                                         organisations::Context const& context, std::string_view lines);

/// The units that the rows of a printed table mean: names without "UBND" ("Lạng Sơn", "Mường Phăng") are read as committees of the level
/// of which most of them are. One for each label, in their order; the label stays as printed.
base::Result<std::vector<Unit>> units_named(db::Session& session, rights::Scope const& scope,
                                            organisations::Resolvers::Current const& bodies,
                                            organisations::Context const& context,
                                            std::vector<std::string> const& labels);

} // namespace directives::tables
