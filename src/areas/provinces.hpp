#pragma once

#include "areas/unit.hpp"

#include <vector>

/// The provinces that the program knows from the start: the 63 of 30 June 2025, the 34 since, and who went into whom.
/// Source: Nghị quyết 202/2025/QH15 of 12 June 2025; codes: Quyết định 19/2025/QĐ-TTg and the list before it; catalogue/areas/provinces.csv.
namespace areas {

struct KnownAreas {
    std::vector<Unit> units; ///< with ids from 1, the old before the new
    std::vector<Succession> successions;
};

KnownAreas known_provinces();

} // namespace areas
