#include "app/directory.hpp"

#include <unordered_map>
#include <unordered_set>

namespace app {

namespace {

/// Names of bodies are no secret within the program.
rights::Scope program() { return rights::Scope::of_operator("Chương trình"); }

Directory::Organisation shown(organisations::Organisation const& body, base::Date day) {
    return {body.id, body.name_at(day), body.area ? std::optional{body.area} : std::nullopt};
}

} // namespace

std::optional<Directory::Organisation> Directory::organisation(rights::OrganisationId id, base::Date day) {
    auto session = store_.lease();
    auto const found = organisations::find(session, program(), id);
    if (!found || !*found) return std::nullopt;
    return shown(**found, day);
}

std::vector<Directory::Organisation> Directory::find(std::string_view typed, base::Date day, std::size_t limit) {
    auto session = store_.lease();
    std::vector<Organisation> all;
    if (auto const found = organisations::search(session, program(), typed, day, limit))
        for (auto const& body : *found) all.push_back(shown(body, day));
    return all;
}

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
