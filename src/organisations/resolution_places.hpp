#pragma once

#include "areas/atlas.hpp"
#include "organisations/organisation.hpp"
#include "organisations/resolution_words.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Inside of resolution: of which area a body is meant.
namespace organisations::places {

struct Issuer {
    Level level;
    areas::Unit const* unit; ///< null: the country
    base::Date on;
};

/// What stands behind the words for a body.
struct Place {
    enum class Sort {
        unsaid,  ///< nothing
        central, ///< "Trung ương"
        one,     ///< a single area, or the issuer's: "tỉnh", "huyện Phong Thổ"
        all,     ///< each of them: "các huyện, thị xã"
        any      ///< one of them, it does not say which: "tỉnh" in a letter of a ministry, a name that two have
    };
    Sort sort = Sort::unsaid;
    std::vector<areas::Unit const*> units = {};
    std::string why = {}; ///< in Vietnamese
};

/// Before: from <= to <= words.size(). nullopt where the words [from, to) are no place.
/// `levels`: on which there are such bodies; a name is looked for on these alone.
std::optional<Place> place_of(areas::Atlas const& atlas, std::string_view printed,
                              std::vector<words::Word> const& words, std::size_t from, std::size_t to,
                              Issuer const& issuer, std::set<Level> const& levels);

/// The issuer's own area on that level, or null.
areas::Unit const* own(areas::Atlas const& atlas, Issuer const& issuer, Level level);
/// All of a level in the issuer's area, those of today.
std::vector<areas::Unit const*> below(areas::Atlas const& atlas, Issuer const& issuer, Level level);
/// On which level the units right below the issuer's are.
Level next_below(areas::Atlas const& atlas, Issuer const& issuer);
/// How many words at words[at] say what kind of place it is ("thanh pho"); 0: none.
std::size_t kind_words(std::vector<words::Word> const& words, std::size_t at);

} // namespace organisations::places
