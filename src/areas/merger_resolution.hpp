#pragma once

#include "areas/atlas.hpp"
#include "areas/merger_wording.hpp"

#include <span>
#include <string>
#include <vector>

/// Finds the units that a merger's wording names, among those of the day before in the provinces that became the new unit's province.
namespace areas {

/// Why one unit was taken.
enum class Basis {
    name,        ///< the only one of that name and kind in those provinces
    district,    ///< the only one in the district printed behind the name
    neighbours,  ///< the only one in the districts of the list's other units: what is merged lies side by side
    elimination, ///< the others of that name went elsewhere whole
    spelling ///< the only unit there that no row names and whose name or kind is written almost so ("Sá Tổng", "Xá Tổng")
};
std::string_view vietnamese(Basis basis);

struct MergerRow {
    AreaId successor;
    std::string wording;
    std::string where = {}; ///< "dòng 12", for what is left to a person
};

/// A name that was not tied to one unit, for a person to decide. Never guessed.
struct OpenPart {
    AreaId successor;
    std::string printed; ///< the piece of the wording
    Share share = Share::whole;
    std::vector<AreaId> candidates = {}; ///< all it may mean; empty: nothing of that name
    std::string where = {};
    std::string why = {}; ///< for the person, in Vietnamese
    std::string legal_act = {};
    bool known = false; ///< waits in the store already, or was decided there
};

struct Resolution {
    std::vector<Succession> successions; ///< by successor, in printed order
    std::vector<Basis> bases;            ///< of each succession
    std::vector<OpenPart> open;
    std::vector<AreaId> unclaimed; ///< communes of the day before that no row names
    std::size_t named = 0;         ///< names in the rows
};

/// `on` is the first day of the successors. What is printed as whole but named in several rows is a part in each: a unit can go wholly to
/// one place only. Before: each successor is in the atlas.
Resolution resolve_mergers(Atlas const& atlas, std::span<MergerRow const> rows, base::Date on,
                           std::string const& legal_act);

} // namespace areas
