#pragma once

#include "areas/atlas.hpp"
#include "db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace areas {

/// A unit through a time in which nothing that a list shows of it changed.
struct AreaRow {
    AreaId area;
    Validity in;
    Level level;
    Title title;
    std::string code; ///< empty where it has none
    std::optional<AreaId> parent = {}, province = {};
    std::string parent_name = {}, province_name = {};
    std::string former = {}; ///< other names it had, and names of the units it came from: "Huyện A, Xã B"
    std::string searched =
        {}; ///< text::search_key of its names and codes of all times, and of the names of the units it came from; " . " between them
};

/// Of one unit, in order of time.
std::vector<AreaRow> rows_of(Atlas const& atlas, Unit const& unit);

/// Fills the tables behind the list anew: all of it, or the rows of some units, where nothing else shows what changed.
void rebuild_rows(db::Transaction& tx, Atlas const& atlas);
void rebuild_rows(db::Transaction& tx, Atlas const& atlas, std::vector<AreaId> units);

} // namespace areas
