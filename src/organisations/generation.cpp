#include "organisations/generation.hpp"

#include "areas/name.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace organisations {
namespace {

using areas::Atlas;
using areas::Unit;

/// nullopt where they have no day in common.
std::optional<Validity> common(Validity const& left, Validity const& right) {
    if (!left.overlaps(right)) return std::nullopt;
    Validity both = left;
    if (right.from && (!both.from || *both.from < *right.from)) both.from = right.from;
    if (right.until && (!both.until || *right.until < *both.until)) both.until = right.until;
    return both;
}

/// What is left of `whole` without `part`, in order of time.
std::vector<Validity> without(Validity const& whole, Validity const& part) {
    if (!whole.overlaps(part)) return {whole};
    std::vector<Validity> left;
    if (part.from && (!whole.from || *whole.from < *part.from)) left.push_back({whole.from, part.from->plus_days(-1)});
    if (part.until && (!whole.until || *part.until < *whole.until))
        left.push_back({part.until->plus_days(1), whole.until});
    return left;
}

std::string prefix_of(std::string_view name) { return text::fold(areas::split_name(name).prefix); }

bool has_body(Rule const& rule, areas::Title const& title) {
    return rule.only.empty() || std::ranges::find(rule.only, prefix_of(title.name)) != rule.only.end();
}

/// When the rule's body of this area lives; nullopt where there is none. `unit` is null for central rules.
std::optional<Validity> life(Rule const& rule, Unit const* unit) {
    if (rule.level == Level::central) return unit == nullptr ? std::optional{rule.in} : std::nullopt;
    if (unit == nullptr || unit->level == areas::Level::village || level_of(unit->level) != rule.level)
        return std::nullopt;
    auto both = common(rule.in, unit->in);
    if (!both || rule.only.empty()) return both;
    // A commune that becomes a ward has other divisions: from the first to the last day on which it is called so.
    std::optional<Validity> called;
    for (auto const& title : unit->titles)
        if (has_body(rule, title.value)) {
            if (!called)
                called = title.in;
            else
                called->until = title.in.until;
        }
    return called ? common(*both, *called) : std::nullopt;
}

std::string named(Rule const& rule, std::string_view area) {
    auto const parts = areas::split_name(area);
    std::string const prefix = text::fold(parts.prefix);
    std::string name;
    for (auto const& [word, pattern] : rule.names)
        if (word == prefix || word.empty()) {
            name = pattern;
            break;
        }
    if (auto const at = name.find("{area}"); at != name.npos)
        name.replace(at, 6, text::lower(parts.prefix) + (parts.prefix.empty() ? "" : " ") + std::string{parts.bare});
    if (auto const at = name.find("{bare}"); at != name.npos) name.replace(at, 6, parts.bare);
    return name;
}

std::vector<Dated<std::string>> names_of(Rule const& rule, Unit const* unit, Validity const& in) {
    if (unit == nullptr) return {{named(rule, {}), in}};
    std::vector<Dated<std::string>> names;
    for (auto const& title : unit->titles) {
        auto const both = common(title.in, in);
        if (both && has_body(rule, title.value)) names.push_back({named(rule, title.value.name), *both});
    }
    if (names.empty()) names.push_back({named(rule, unit->title().name), in});
    return names;
}

struct Ancestor {
    Unit const* unit; ///< null: the country
    Validity in;
};

/// The areas of a level that the unit belonged to, each with its time; the unit itself on its own level.
std::vector<Ancestor> ancestors_on(Atlas const& atlas, Unit const* unit, Level level, Validity const& in) {
    if (level == Level::central) return {{nullptr, in}};
    if (unit == nullptr) return {};
    if (level_of(unit->level) == level) return {{unit, in}};
    std::vector<Ancestor> found;
    for (auto const& parent : unit->parents) {
        auto const both = common(parent.in, in);
        Unit const* const above = atlas.find(parent.value);
        if (!both || above == nullptr) continue;
        auto const further = ancestors_on(atlas, above, level, *both);
        found.insert(found.end(), further.begin(), further.end());
    }
    return found;
}

std::vector<Superior> superiors_of(Catalogue const& catalogue, Atlas const& atlas, Rule const& rule, Unit const* unit,
                                   Validity const& in) {
    std::vector<Superior> superiors;
    auto const each = [&](std::string const& key, auto const& take) {
        Rule const& above = *catalogue.find(key);
        for (Ancestor const& ancestor : ancestors_on(atlas, unit, above.level, in)) {
            auto const lives = life(above, ancestor.unit);
            auto const both = lives ? common(*lives, ancestor.in) : std::nullopt;
            if (both) take(Identity{key, ancestor.unit == nullptr ? AreaId{} : ancestor.unit->id}, *both);
        }
    };
    std::vector<Validity> open{in}; // the time without a committee so far
    for (auto const& key : rule.committee)
        each(key, [&](Identity const& body, Validity const& lives) {
            std::vector<Validity> still_open;
            for (Validity const& gap : open) {
                if (auto const both = common(gap, lives)) superiors.push_back({Line::committee, body, *both});
                auto const rest = without(gap, lives);
                still_open.insert(still_open.end(), rest.begin(), rest.end());
            }
            open = std::move(still_open);
        });
    for (auto const& key : rule.profession)
        each(key, [&](Identity const& body, Validity const& lives) {
            superiors.push_back({Line::profession, body, lives});
        });
    return superiors;
}

std::optional<Body> made(Catalogue const& catalogue, Atlas const& atlas, Rule const& rule, Unit const* unit) {
    auto const in = life(rule, unit);
    if (!in) return std::nullopt;
    return Body{
        {rule.key, unit == nullptr ? AreaId{} : unit->id}, rule.kind, rule.level, *in, names_of(rule, unit, *in),
        superiors_of(catalogue, atlas, rule, unit, *in)};
}

/// The areas wanted, each once, larger ones first.
std::vector<Unit const*> wanted_units(Atlas const& atlas, std::vector<AreaId> const& roots) {
    std::unordered_map<AreaId, std::vector<Unit const*>> below;
    for (Unit const& unit : atlas.units())
        for (auto const& parent : unit.parents) below[parent.value].push_back(&unit);
    std::vector<Unit const*> units;
    std::unordered_set<AreaId> seen;
    auto const add = [&](Unit const* unit) {
        if (unit != nullptr && unit->level != areas::Level::village && seen.insert(unit->id).second)
            units.push_back(unit);
    };
    for (AreaId const root : roots) add(atlas.find(root));
    for (std::size_t i = 0; i < units.size(); ++i)
        for (auto const* step : atlas.into(units[i]->id)) add(atlas.find(step->predecessor));
    for (std::size_t i = 0; i < units.size(); ++i)
        if (auto const at = below.find(units[i]->id); at != below.end())
            for (Unit const* const child : at->second) add(child);
    std::ranges::stable_sort(units, {}, [](Unit const* unit) { return unit->level; });
    return units;
}

} // namespace

std::vector<Body> generate(Catalogue const& catalogue, Atlas const& atlas, Wanted const& wanted) {
    std::vector<Body> bodies;
    auto const add = [&](Rule const& rule, Unit const* unit) {
        auto body = made(catalogue, atlas, rule, unit);
        if (body && (!wanted.in || wanted.in->overlaps(body->in))) bodies.push_back(*std::move(body));
    };
    if (wanted.central)
        for (Rule const& rule : catalogue.rules())
            if (rule.level == Level::central) add(rule, nullptr);
    for (Unit const* const unit : wanted_units(atlas, wanted.within)) {
        if (wanted.down_to && *wanted.down_to < level_of(unit->level)) continue;
        for (Rule const& rule : catalogue.rules())
            if (rule.level == level_of(unit->level)) add(rule, unit);
    }
    return bodies;
}

std::optional<Body> body_of(Catalogue const& catalogue, Atlas const& atlas, Identity const& identity) {
    Rule const* const rule = catalogue.find(identity.rule);
    Unit const* const unit = atlas.find(identity.area);
    if (rule == nullptr || (identity.area && unit == nullptr)) return std::nullopt;
    return made(catalogue, atlas, *rule, unit);
}

std::optional<Body> outline_of(Catalogue const& catalogue, Atlas const& atlas, Identity const& identity) {
    Rule const* const rule = catalogue.find(identity.rule);
    Unit const* const unit = atlas.find(identity.area);
    if (rule == nullptr || (identity.area && unit == nullptr)) return std::nullopt;
    auto const in = life(*rule, unit);
    if (!in) return std::nullopt;
    return Body{identity, rule->kind, rule->level, *in, names_of(*rule, unit, *in), {}};
}

std::vector<Succession> successors(Catalogue const& catalogue, Atlas const& atlas, Identity const& identity) {
    Rule const* const rule = catalogue.find(identity.rule);
    Unit const* const unit = atlas.find(identity.area);
    if (rule == nullptr) return {};
    auto const in = life(*rule, unit);
    if (!in || !in->until) return {};
    base::Date const on = in->until->plus_days(1);

    std::vector<Succession> found;
    auto const add = [&](Rule const& into, Unit const* at, std::string const& task, std::string const& act) {
        auto const lives = life(into, at);
        if (lives && lives->holds(on))
            found.push_back({identity, {into.key, at == nullptr ? AreaId{} : at->id}, on, task, act});
    };
    auto const became = unit == nullptr ? std::vector<areas::Descent>{} : atlas.became(unit->id, on);
    for (SuccessionRule const& step : catalogue.successions()) {
        if (step.from != rule->key || step.on != on) continue;
        Rule const& into = *catalogue.find(step.to);
        if (into.level == Level::central)
            add(into, nullptr, step.task, step.source);
        else
            for (auto const& descent : became) add(into, descent.unit, step.task, step.source);
    }
    if (found.empty())
        for (auto const& descent : became)
            if (descent.unit->id != identity.area)
                add(*rule, descent.unit, {}, descent.steps.empty() ? std::string{} : descent.steps.back()->legal_act);
    return found;
}

} // namespace organisations
