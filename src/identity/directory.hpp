#pragma once

#include "base/date.hpp"
#include "rights/scope.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace identity {

/// What identity asks of organisations and areas, whose tables it does not know. Threads share it.
class Directory {
public:
    struct Organisation {
        rights::OrganisationId id;
        std::string name;                   ///< "Sở Nội vụ tỉnh Lai Châu"
        std::optional<rights::AreaId> area; ///< none: a body of the whole country
    };
    virtual ~Directory() = default;
    virtual std::optional<Organisation> organisation(rights::OrganisationId id, base::Date day) = 0;
    /// Those that exist that day and whose name or alias fits what was typed, best first.
    virtual std::vector<Organisation> find(std::string_view typed, base::Date day, std::size_t limit) = 0;
    /// The area, all below it at any time, and all that went into them.
    virtual rights::AreaSet areas_of(rights::AreaId root) = 0;
};

} // namespace identity
