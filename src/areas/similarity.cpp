#include "areas/similarity.hpp"

#include "areas/name.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace areas {

std::string compact_key(std::string_view bare) {
    NameParts const again = split_name(bare);
    if (again.kind && level_of(*again.kind) == Level::commune) bare = again.bare;
    std::string const words = " " + text::search_key(bare) + " ";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> replaced{{{" n t ", " nongtruong "},
                                                                                            {" nt ", " nongtruong "},
                                                                                            {" i ", " 1 "},
                                                                                            {" ii ", " 2 "},
                                                                                            {" iii ", " 3 "},
                                                                                            {" iv ", " 4 "},
                                                                                            {" v ", " 5 "},
                                                                                            {" vi ", " 6 "},
                                                                                            {" va ", " "}}};
    std::string changed = words;
    for (auto const& [from, into] : replaced) {
        // A numeral stands last in a name; a farm's short word stands first.
        bool const first = into == " nongtruong ";
        std::size_t const at = first                     ? (changed.starts_with(from) ? 0 : std::string::npos)
                               : into == " "             ? changed.find(from)
                               : changed.ends_with(from) ? changed.size() - from.size()
                                                         : std::string::npos;
        if (at != std::string::npos) changed.replace(at, from.size(), into);
    }
    std::erase(changed, ' ');
    return changed;
}

std::size_t similarity_limit(std::string_view name) { return name.size() < 3 ? 0 : name.size() < 6 ? 1 : 2; }

std::size_t distance_of(std::string_view left, std::string_view right) {
    constexpr std::size_t far = 100;
    auto const digits = [](std::string_view name) {
        std::string found;
        std::ranges::copy_if(name, std::back_inserter(found), [](char c) { return c >= '0' && c <= '9'; });
        return found;
    };
    if (left.size() > 60 || right.size() > 60 || digits(left) != digits(right)) return left == right ? 0 : far;
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            std::size_t const above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[right.size()];
}

} // namespace areas
