#pragma once

#include "base/date.hpp"
#include "db/database.hpp"
#include "documents/reading/reading.hpp"
#include "organisations/store.hpp"
#include "rights/scope.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// A name that the document prints, and whom it means on the document's day.
struct NamedBody {
    std::string printed;
    std::string role; ///< "ban hành", "được giao", "phối hợp", "chỉ đạo thực hiện": the first in which it stands
    organisations::Resolution found;
    std::vector<std::string> addresses; ///< of the page of each candidate; "" where the store does not have it
};

/// Issuer, assignees, bodies that are directed or help, each name once, in the order of the document.
struct NamedBodies {
    base::Date on;     ///< of the document
    bool dated = true; ///< false: it has no date; today was taken
    std::vector<NamedBody> names = {};

    /// Number of the name, from 0. nullopt: not among them.
    std::optional<std::size_t> find(std::string_view printed) const;
};

/// nullopt where the person may not see organisations.
std::optional<NamedBodies> name_bodies(reading::Reading const& reading, organisations::Resolvers& resolvers,
                                       db::Database& database, rights::Scope const& scope, base::Date today);

} // namespace documents
