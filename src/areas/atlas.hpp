#pragma once

#include "areas/unit.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace areas {

/// What is asked of a name.
struct NameQuery {
    std::string_view name;             ///< "Xã Tân Lập", "tan lap", "TP Huế"; a word in front narrows the kinds
    std::optional<base::Date> on = {}; ///< units of that day, and those that became them; none: of any time
    std::optional<AreaId> within = {}; ///< somewhere below this unit
    std::optional<Level> level = {};
};

struct NameMatch {
    Unit const* unit;             ///< exists on the day asked for, where a day was asked for
    Unit const* former = nullptr; ///< the unit of that name where it is another one, which became `unit`
    bool exact_spelling = false;  ///< the name as typed has the unit's diacritics
    std::string_view name = {};   ///< the unit's name that matched, also one it no longer has
};

/// What came of a unit, or where it came from.
struct Descent {
    Unit const* unit;
    bool whole = true;                         ///< every step was whole
    std::vector<Succession const*> steps = {}; ///< in order of time; empty where it is the unit itself
};

/// All units and all succession, in memory, for look-ups; never changed once built. Built anew in milliseconds where anything changed.
/// Pointers into an atlas live as long as it does. It shows no secret: boundaries are public.
class Atlas {
public:
    Atlas() : Atlas{{}, {}} {}
    /// Before: ids are unique. A parent or an end of a succession that is not among the units is left out (checks.hpp finds it).
    Atlas(std::vector<Unit> units, std::vector<Succession> successions);
    Atlas(Atlas&&) = default;
    Atlas& operator=(Atlas&&) = default;

    std::span<Unit const> units() const { return units_; } ///< in the order given
    std::span<Succession const> successions() const { return successions_; }
    Unit const* find(AreaId id) const; ///< nullptr where there is none
    Unit const& unit(AreaId id) const; ///< Before: there is one.

    /// All units that have the code that day: one, or none, or several where the data are at fault. Without a day: that ever had it.
    std::vector<Unit const*> with_code(AreaCode const& code, std::optional<base::Date> on = {}) const;
    /// All units the name may mean; the best first: same spelling, then still of that name, then larger units.
    std::vector<NameMatch> with_name(NameQuery const& query) const;

    /// From the parent up to the province; empty for a province.
    /// Where the unit did not exist that day: of its own nearest day.
    std::vector<Unit const*> ancestors(AreaId id, base::Date on) const;
    /// By code, then by name.
    std::vector<Unit const*> children(AreaId id, base::Date on) const;
    std::vector<Unit const*> descendants(AreaId id, base::Date on) const; ///< parents before children
    bool is_within(AreaId id, AreaId ancestor, base::Date on) const;      ///< also where both are the same
    std::vector<Unit const*> provinces(base::Date on) const;              ///< by code
    /// "Xã Mường Chanh, huyện Mai Sơn, tỉnh Sơn La", of the day or the nearest one.
    std::string full_name(AreaId id, base::Date on) const;

    std::vector<Succession const*> from(AreaId predecessor) const; ///< one step onward
    std::vector<Succession const*> into(AreaId successor) const;   ///< one step back
    /// What the unit is on a later day, over as many steps as it takes; the unit itself where it still exists. A unit that ended without
    /// a successor of its own (districts, 2025) became what its children became.
    std::vector<Descent> became(AreaId id, base::Date on) const;
    /// The units of an earlier day that it came from.
    std::vector<Descent> came_from(AreaId id, base::Date on) const;

private:
    using Index = std::uint32_t;
    struct NameEntry {
        std::string key; ///< text::search_key of the bare name
        Index unit;
        std::uint32_t title;
    };
    /// Lists of indices, one for each unit.
    struct Rows {
        std::vector<Index> starts;
        std::vector<Index> values;
        std::span<Index const> of(Index row) const;
    };
    std::optional<Index> index_of(AreaId id) const;
    std::vector<Descent> walk(AreaId id, base::Date on, bool forward) const;

    std::vector<Unit> units_;
    std::vector<Succession> successions_;
    std::unordered_map<AreaId, Index> indices_;
    std::vector<std::pair<std::string, Index>> codes_; ///< sorted
    std::vector<NameEntry> names_;                     ///< sorted by key
    Rows children_;
    Rows from_;
    Rows into_;
};

} // namespace areas
