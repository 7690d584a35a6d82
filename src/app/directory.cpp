#include "app/directory.hpp"

#include <unordered_map>
#include <unordered_set>

namespace app {

std::optional<Directory::Organisation> Directory::organisation(rights::OrganisationId, base::Date) {
    return std::nullopt;
}

std::vector<Directory::Organisation> Directory::find(std::string_view, base::Date, std::size_t) { return {}; }

rights::AreaSet Directory::areas_of(rights::AreaId root) {
    auto const atlas = atlases_.now();
    std::unordered_map<rights::AreaId, std::vector<rights::AreaId>> children;
    for (auto const& unit : atlas->units())
        for (auto const& parent : unit.parents) children[parent.value].push_back(unit.id);

    std::vector<rights::AreaId> open{root};
    std::unordered_set<rights::AreaId> roots{root};
    for (std::size_t i = 0; i < open.size(); ++i) // what went into it, however long ago
        for (auto const* succession : atlas->into(open[i]))
            if (roots.insert(succession->predecessor).second) open.push_back(succession->predecessor);
    std::unordered_set<rights::AreaId> all = roots;
    for (std::size_t i = 0; i < open.size(); ++i)
        for (auto const child : children[open[i]])
            if (all.insert(child).second) open.push_back(child);
    return rights::AreaSet::of({all.begin(), all.end()});
}

} // namespace app
