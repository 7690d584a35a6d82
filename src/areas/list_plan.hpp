#pragma once

#include "areas/atlas.hpp"
#include "areas/list_reader.hpp"
#include "areas/merger_resolution.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

/// What a list would change, worked out before anything is written: the dry run and the real one do the same.
namespace areas {

struct TitleChange {
    AreaId unit;
    Title before;
    Title after;
    std::optional<base::Date> from = {}; ///< a new name since that day; none: the kept name was misspelt
    std::size_t row = 0;
};

struct ListPlan {
    std::vector<std::pair<AreaId, std::size_t>> merger_rows = {}; ///< successor and row
    std::vector<Unit> added = {};       ///< with ids from `first_id` on, parents before children
    std::vector<std::size_t> rows = {}; ///< of each added unit
    std::vector<TitleChange> changed = {};
    std::vector<Succession> successions = {}; ///< that the atlas does not have
    std::vector<OpenPart> open = {};          ///< for a person to decide
    std::vector<AreaId> unclaimed = {};       ///< units that ended the day before and that no merger names
    std::size_t same = 0;                     ///< units or successions that are there already
    std::optional<base::Date> on = {};        ///< of mergers: the first day of the successors
    std::string legal_act = {};               ///< of mergers: where a row did not say it
    std::size_t named = 0;                    ///< names in the mergers' wordings
    std::array<std::size_t, 5> by_basis = {}; ///< successions found, by Basis
    std::vector<RowFault> rejected = {};      ///< with those of the reading
    std::vector<RowFault> notices = {};       ///< taken, but the person should know

    bool changes_nothing() const {
        return added.empty() && changed.empty() && successions.empty() && std::ranges::all_of(open, &OpenPart::known);
    }
};

/// For a list of units. A unit of the atlas is the listed one where it has the code on the listed unit's first day (its last, where it has no
/// first) and the same name but for spelling. What would break a rule (checks.hpp) is rejected with its row, and what lies below it: `added`
/// holds only what may be written.
ListPlan plan_units(Atlas const& atlas, AreaList list, AreaId first_id);

/// For a list of mergers that took force on `on`. `legal_act` where a row does not say it itself.
ListPlan plan_mergers(Atlas const& atlas, AreaList const& list, base::Date on, std::string const& legal_act);

} // namespace areas
