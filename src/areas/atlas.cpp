#include "areas/atlas.hpp"

#include "areas/name.hpp"
#include "base/ensure.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace areas {
namespace {

bool is_kind(NameParts const& parts, Kind kind) {
    if (parts.is_city_word) return kind == Kind::city || kind == Kind::district;
    return !parts.kind || *parts.kind == kind;
}

void add_unique(std::vector<Unit const*>& list, Unit const* unit) {
    if (std::ranges::find(list, unit) == list.end()) list.push_back(unit);
}

} // namespace

std::span<Atlas::Index const> Atlas::Rows::of(Index row) const {
    return std::span{values}.subspan(starts[row], starts[row + 1] - starts[row]);
}

Atlas::Atlas(std::vector<Unit> units, std::vector<Succession> successions)
    : units_{std::move(units)}, successions_{std::move(successions)} {
    indices_.reserve(units_.size());
    for (Index i = 0; i < units_.size(); ++i) ENSURE(indices_.emplace(units_[i].id, i).second);
    std::erase_if(successions_, [this](Succession const& s) {
        return !indices_.contains(s.predecessor) || !indices_.contains(s.successor);
    });

    auto const rows = [this](std::vector<std::pair<Index, Index>>& pairs) {
        std::ranges::stable_sort(pairs, {}, &std::pair<Index, Index>::first);
        Rows table;
        table.starts.assign(units_.size() + 1, 0);
        for (auto const& [row, value] : pairs) {
            ++table.starts[row + 1];
            table.values.push_back(value);
        }
        for (std::size_t i = 1; i < table.starts.size(); ++i) table.starts[i] += table.starts[i - 1];
        return table;
    };

    std::vector<std::pair<Index, Index>> children;
    children.reserve(units_.size());
    codes_.reserve(units_.size());
    names_.reserve(units_.size());
    for (Index i = 0; i < units_.size(); ++i) {
        Unit const& unit = units_[i];
        for (auto const& code : unit.codes) codes_.emplace_back(code.value.digits(), i);
        for (auto const& parent : unit.parents)
            if (auto const at = indices_.find(parent.value); at != indices_.end()) children.emplace_back(at->second, i);
        for (std::uint32_t title = 0; title < unit.titles.size(); ++title)
            names_.push_back({text::search_key(split_name(unit.titles[title].value.name).bare), i, title});
    }
    std::ranges::sort(codes_);
    std::ranges::sort(names_, {}, &NameEntry::key);
    auto const order = [this](Index i) {
        AreaCode const* const code = units_[i].code();
        return std::tuple{code ? std::string_view{code->digits()} : std::string_view{"~"},
                          std::string_view{units_[i].title().name}};
    };
    std::ranges::sort(children, [&](auto const& left, auto const& right) {
        return left.first != right.first ? left.first < right.first : order(left.second) < order(right.second);
    });
    children.erase(std::unique(children.begin(), children.end()), children.end());
    children_ = rows(children);

    std::vector<std::pair<Index, Index>> forward;
    std::vector<std::pair<Index, Index>> back;
    for (Index i = 0; i < successions_.size(); ++i) {
        forward.emplace_back(indices_.at(successions_[i].predecessor), i);
        back.emplace_back(indices_.at(successions_[i].successor), i);
    }
    from_ = rows(forward);
    into_ = rows(back);
}

std::optional<Atlas::Index> Atlas::index_of(AreaId id) const {
    auto const at = indices_.find(id);
    return at == indices_.end() ? std::nullopt : std::optional{at->second};
}

Unit const* Atlas::find(AreaId id) const {
    auto const index = index_of(id);
    return index ? &units_[*index] : nullptr;
}

Unit const& Atlas::unit(AreaId id) const {
    Unit const* const found = find(id);
    ENSURE(found != nullptr);
    return *found;
}

std::vector<Unit const*> Atlas::with_code(AreaCode const& code, std::optional<base::Date> on) const {
    std::vector<Unit const*> found;
    auto const [first, last] =
        std::ranges::equal_range(codes_, code.digits(), {}, &std::pair<std::string, Index>::first);
    for (auto at = first; at != last; ++at) {
        Unit const& unit = units_[at->second];
        bool const holds = !on || std::ranges::any_of(unit.codes, [&](auto const& dated) {
            return dated.value == code && dated.in.holds(*on);
        });
        if (holds) add_unique(found, &unit);
    }
    return found;
}

std::vector<NameMatch> Atlas::with_name(NameQuery const& query) const {
    std::vector<NameMatch> found;
    auto const add = [&](NameMatch const& match) {
        if (query.within && !is_within(match.unit->id, *query.within,
                                       query.on.value_or(match.unit->in.until.value_or(*base::Date::of(2199, 12, 31)))))
            return;
        auto const same = [&](NameMatch const& other) { return other.unit == match.unit; };
        auto const at = std::ranges::find_if(found, same);
        if (at == found.end())
            found.push_back(match);
        else if ((at->former != nullptr && match.former == nullptr) || (!at->exact_spelling && match.exact_spelling))
            *at = match;
    };
    auto const look_up = [&](NameParts const& asked) {
        std::string const spelling = spelling_key(asked.bare);
        auto const [first, last] = std::ranges::equal_range(names_, text::search_key(asked.bare), {}, &NameEntry::key);
        for (auto entry = first; entry != last; ++entry) {
            Unit const& unit = units_[entry->unit];
            Dated<Title> const& title = unit.titles[entry->title];
            if (!is_kind(asked, title.value.kind) || (query.level && unit.level != *query.level)) continue;
            bool const exact = spelling_key(split_name(title.value.name).bare) == spelling;
            if (!query.on || unit.in.holds(*query.on)) {
                add({&unit, nullptr, exact, title.value.name});
                continue;
            }
            if (unit.in.until && *unit.in.until < *query.on)
                for (Descent const& heir : became(unit.id, *query.on)) add({heir.unit, &unit, exact, title.value.name});
        }
    };
    NameParts const parts = split_name(query.name);
    look_up(parts);
    // "Sóc Trăng", "Bản Mù": what reads as a word in front may be part of the name.
    if (!parts.prefix.empty()) look_up({.prefix = {}, .bare = query.name});
    auto const rank = [&](NameMatch const& match) {
        bool const still =
            match.former == nullptr &&
            match.unit->title_at(query.on.value_or(match.unit->nearest_day(*base::Date::of(2199, 12, 31)))).name ==
                match.name;
        AreaCode const* const code = match.unit->code();
        return std::tuple{!match.exact_spelling, match.former != nullptr, !still, match.unit->level,
                          code ? code->digits() : std::string{}};
    };
    std::ranges::stable_sort(found,
                             [&](NameMatch const& left, NameMatch const& right) { return rank(left) < rank(right); });
    return found;
}

std::vector<Unit const*> Atlas::ancestors(AreaId id, base::Date on) const {
    std::vector<Unit const*> line;
    Unit const* unit = find(id);
    if (unit == nullptr) return line;
    base::Date const day = unit->nearest_day(on);
    for (auto parent = unit->parent_at(day); parent; parent = line.back()->parent_at(day)) {
        Unit const* const above = find(*parent);
        if (above == nullptr || above == unit || std::ranges::find(line, above) != line.end())
            break; // faulty data: a circle
        line.push_back(above);
    }
    return line;
}

std::vector<Unit const*> Atlas::children(AreaId id, base::Date on) const {
    std::vector<Unit const*> below;
    auto const index = index_of(id);
    if (!index) return below;
    for (Index const child : children_.of(*index))
        if (units_[child].in.holds(on) && units_[child].parent_at(on) == id) below.push_back(&units_[child]);
    return below;
}

std::vector<Unit const*> Atlas::descendants(AreaId id, base::Date on) const {
    std::vector<Unit const*> all = children(id, on);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const below = children(all[i]->id, on);
        all.insert(all.end(), below.begin(), below.end());
        if (all.size() > units_.size()) break; // a circle
    }
    // Of units in a circle each stands once, and the one that was asked about not at all.
    std::set<Unit const*> seen{find(id)};
    std::erase_if(all, [&](Unit const* unit) { return !seen.insert(unit).second; });
    return all;
}

bool Atlas::is_within(AreaId id, AreaId ancestor, base::Date on) const {
    if (id == ancestor) return true;
    return std::ranges::any_of(ancestors(id, on), [&](Unit const* unit) { return unit->id == ancestor; });
}

std::vector<Unit const*> Atlas::provinces(base::Date on) const {
    std::vector<Unit const*> list;
    for (Unit const& unit : units_)
        if (unit.level == Level::province && unit.in.holds(on)) list.push_back(&unit);
    std::ranges::stable_sort(list, {}, [&](Unit const* unit) {
        AreaCode const* const code = unit->code_at(on);
        return code ? code->digits() : std::string{};
    });
    return list;
}

std::string Atlas::full_name(AreaId id, base::Date on) const {
    Unit const* const own = find(id);
    if (own == nullptr) return {};
    std::string name = own->title_at(on).name;
    for (Unit const* const above : ancestors(id, on)) {
        std::string const& printed = above->title_at(own->nearest_day(on)).name;
        NameParts const parts = split_name(printed);
        name += ", " + (parts.prefix.empty() ? printed : text::lower(parts.prefix) + " " + std::string{parts.bare});
    }
    return name;
}

std::vector<Succession const*> Atlas::from(AreaId predecessor) const {
    std::vector<Succession const*> list;
    if (auto const index = index_of(predecessor))
        for (Index const i : from_.of(*index)) list.push_back(&successions_[i]);
    return list;
}

std::vector<Succession const*> Atlas::into(AreaId successor) const {
    std::vector<Succession const*> list;
    if (auto const index = index_of(successor))
        for (Index const i : into_.of(*index)) list.push_back(&successions_[i]);
    return list;
}

std::vector<Descent> Atlas::became(AreaId id, base::Date on) const { return walk(id, on, true); }
std::vector<Descent> Atlas::came_from(AreaId id, base::Date on) const { return walk(id, on, false); }

std::vector<Descent> Atlas::walk(AreaId id, base::Date on, bool forward) const {
    std::vector<Descent> found;
    Unit const* const start = find(id);
    if (start == nullptr) return found;
    std::set<Unit const*> seen{start};
    std::vector<Descent> open{{start}};
    while (!open.empty()) {
        Descent here = std::move(open.back());
        open.pop_back();
        Unit const& unit = *here.unit;
        if (unit.in.holds(on)) {
            found.push_back(std::move(here));
            continue;
        }
        bool const moves_toward = forward ? unit.in.until && *unit.in.until < on : unit.in.from && on < *unit.in.from;
        if (!moves_toward) continue;
        auto const steps = forward ? from(unit.id) : into(unit.id);
        for (Succession const* const step : steps) {
            Unit const* const next = find(forward ? step->successor : step->predecessor);
            if (!seen.insert(next).second) {
                // Another way to a unit already found only tells that neither way was the whole of it.
                continue;
            }
            Descent onward{next, here.whole && is_whole(step->change), here.steps};
            onward.steps.insert(forward ? onward.steps.end() : onward.steps.begin(), step);
            open.push_back(std::move(onward));
        }
        if (!steps.empty()) continue;
        // No successor of its own: it became what its children became.
        for (Unit const* const child : children(unit.id, unit.nearest_day(on)))
            if (seen.insert(child).second) open.push_back({child, false, here.steps});
    }
    std::ranges::stable_sort(found, {}, [](Descent const& descent) {
        AreaCode const* const code = descent.unit->code();
        return std::pair{descent.unit->level, code ? code->digits() : std::string{}};
    });
    return found;
}

} // namespace areas
