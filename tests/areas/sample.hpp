#pragma once

#include "areas/atlas.hpp"

#include <string>

/// Small made-up units for the tests of areas.
namespace areas::sample {

inline base::Date day(char const* iso) { return base::Date::parse(iso).value(); }

inline Validity const kOld{.from = {}, .until = day("2025-06-30")};
inline Validity const kNew{.from = day("2025-07-01"), .until = {}};

inline Unit unit(std::int64_t id, std::string const& name, Kind kind, std::string const& code, Validity in,
                 std::int64_t parent = 0) {
    Unit made{AreaId{id}, level_of(kind), in, {{{name, kind}, in}}, {}, {}};
    if (!code.empty()) made.codes.push_back({AreaCode::parse(code).value(), in});
    if (parent != 0) made.parents.push_back({AreaId{parent}, in});
    return made;
}

inline Succession step(std::int64_t from, std::int64_t into, Change change) {
    return {AreaId{from}, AreaId{into}, change, day("2025-07-01")};
}

/// The numbers of units, descents or matches: "21 31".
inline std::string numbers(std::vector<Unit const*> const& list) {
    std::string text;
    for (Unit const* const one : list) text += (text.empty() ? "" : " ") + std::to_string(one->id.number());
    return text;
}
template <class Found>
std::string numbers(std::vector<Found> const& list) {
    std::vector<Unit const*> units;
    for (Found const& found : list) units.push_back(found.unit);
    return numbers(units);
}

} // namespace areas::sample
