#pragma once

#include "areas/atlas.hpp"
#include "organisations/rules.hpp"

#include <optional>
#include <span>
#include <vector>

/// Bodies made from areas by the rules. Pure: the same areas and rules give the same bodies.
namespace organisations {

struct Wanted {
    bool central = false;              ///< ministries and what stands beside them
    std::vector<AreaId> within = {};   ///< these areas, those that went into them, and all that was ever below them
    std::optional<Level> down_to = {}; ///< the lowest level; none: communes
    std::optional<Validity> in = {};   ///< only bodies that exist at some time of it
};

/// In the order: central, then area by area, then by rule.
std::vector<Body> generate(Catalogue const& catalogue, areas::Atlas const& atlas, Wanted const& wanted);

/// The body of one rule in one area; nullopt where the rule makes none there.
std::optional<Body> body_of(Catalogue const& catalogue, areas::Atlas const& atlas, Identity const& identity);

/// The same without its superiors, for look-ups of many.
std::optional<Body> outline_of(Catalogue const& catalogue, areas::Atlas const& atlas, Identity const& identity);

/// To whom the tasks of a body passed when it ended; empty while it lives. First what the law says of its kind, else the same body of the
/// areas that its own area became.
std::vector<Succession> successors(Catalogue const& catalogue, areas::Atlas const& atlas, Identity const& identity);

} // namespace organisations
