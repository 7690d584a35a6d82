#include "audit/audit.hpp"
#include "base/json.hpp"
#include "organisations/columns.hpp"
#include "organisations/store.hpp"
#include "organisations/store_rows.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <set>
#include <unordered_map>

namespace organisations {
namespace {

using rights::Capability;
using rights::Scope;

using Ids = std::map<Identity, OrganisationId>;

Organisation stored(Body const& body, Rule const& rule, OrganisationId id) {
    Organisation one{id, body.identity, body.kind,      body.level, body.identity.area, body.in,
                     {}, rule.source,   rule.certainty, false};
    for (auto const& name : body.names) one.names.push_back({name.value, false, name.in});
    return one;
}

bool same(Organisation const& kept, Organisation const& made) {
    std::vector<Name> official = kept.names;
    std::erase_if(official, &Name::alias);
    return kept.in == made.in && official == made.names;
}

std::string list_of(std::span<Body const> bodies, Ids const& ids) {
    std::vector<std::int64_t> numbers;
    for (Body const& body : bodies) numbers.push_back(ids.at(body.identity).number());
    return db::list_of(numbers);
}

/// Both lines of all bodies, instead of those that stand there.
void write_superiors(db::Transaction& tx, std::span<Body const> bodies, Ids const& ids) {
    static constexpr std::array<std::string_view, 5> columns{"organisation_id", "superior_id", "line", "valid_from",
                                                             "valid_until"};
    tx.run("DELETE FROM organisation_superiors WHERE organisation_id IN " + db::in_list(tx.engine(), "bodies"),
           {{"bodies", list_of(bodies, ids)}});
    std::size_t next = 0;
    std::size_t line = 0;
    tx.bulk_insert("organisation_superiors", columns, [&](std::vector<db::Value>& cells) {
        for (; next < bodies.size(); ++next, line = 0)
            for (; line < bodies[next].superiors.size(); ++line) {
                Superior const& superior = bodies[next].superiors[line];
                auto const above = ids.find(superior.body);
                if (above == ids.end()) continue; // of an area that was not asked for
                cells = {rows::value_of(ids.at(bodies[next].identity)), rows::value_of(above->second),
                         rows::value_of(superior.line), rows::value_of(superior.in.from),
                         rows::value_of(superior.in.until)};
                ++line;
                return true;
            }
        return false;
    });
}

void write_successions(db::Transaction& tx, std::span<Body const> bodies, std::span<Succession const> successions,
                       Ids const& ids) {
    static constexpr std::array<std::string_view, 5> columns{"predecessor_id", "successor_id", "on_day", "task",
                                                             "legal_act"};
    tx.run("DELETE FROM organisation_successions WHERE predecessor_id IN " + db::in_list(tx.engine(), "bodies"),
           {{"bodies", list_of(bodies, ids)}});
    std::size_t next = 0;
    tx.bulk_insert("organisation_successions", columns, [&](std::vector<db::Value>& cells) {
        for (; next < successions.size(); ++next) {
            Succession const& one = successions[next];
            auto const from = ids.find(one.predecessor);
            auto const into = ids.find(one.successor);
            if (from == ids.end() || into == ids.end()) continue;
            cells = {rows::value_of(from->second), rows::value_of(into->second), rows::value_of(one.on), one.task,
                     one.legal_act};
            ++next;
            return true;
        }
        return false;
    });
}

void write_leads(db::Transaction& tx, Catalogue const& catalogue, Ids const& ids) {
    tx.run("DELETE FROM organisation_leads");
    for (Lead const& lead : catalogue.leads())
        if (auto const body = ids.find({lead.rule, {}}); body != ids.end())
            tx.run("INSERT INTO organisation_leads (component, organisation_id, valid_from, valid_until, source, "
                   "certainty) VALUES "
                   "(:component, :body, :from, :until, :source, :certainty)",
                   {{"component", lead.component},
                    {"body", body->second},
                    {"from", lead.in.from},
                    {"until", lead.in.until},
                    {"source", lead.source},
                    {"certainty", lead.certainty}});
}

/// The first few: sixty provinces are not a label.
std::string label_of(areas::Atlas const& atlas, Wanted const& wanted) {
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, wanted.within.size()); ++i)
        if (areas::Unit const* const unit = atlas.find(wanted.within[i]))
            names += (names.empty() ? "" : ", ") + unit->title().name;
    if (wanted.within.size() > kNamed) names += fmt::format(" và {} nơi khác", wanted.within.size() - kNamed);
    return names.empty() ? "Cơ quan trung ương" : names;
}

} // namespace

base::Result<Generated> generate_into(db::Transaction& tx, Scope const& scope, db::Instant when,
                                      Catalogue const& catalogue, areas::Atlas const& atlas, Wanted const& wanted) {
    TRY(rights::require(scope, Capability::edit_organisations));
    for (AreaId const area : wanted.within) {
        TRY(rights::require(scope, Capability::edit_organisations, area));
        if (atlas.find(area) == nullptr) return base::fail(base::Code::not_found, "Không có địa bàn này.");
    }
    db::lock(tx, "organisations");
    Wanted whole = wanted;
    whole.central = true; // the second line of every province ends there
    auto const bodies = generate(catalogue, atlas, whole);

    Ids ids;
    std::unordered_map<std::int64_t, Organisation> kept;
    for (Organisation& one : rows::read(tx, "o.identity IS NOT NULL", {})) {
        ids.emplace(*one.identity, one.id);
        kept.emplace(one.id.number(), std::move(one));
    }
    Generated done;
    std::vector<Organisation> added;
    std::int64_t next = rows::next_id(tx).number();
    std::vector<Body> ours; // whose relations follow the rules
    for (Body const& body : bodies) {
        Rule const& rule = *catalogue.find(body.identity.rule);
        auto const id = ids.find(body.identity);
        if (id == ids.end()) {
            added.push_back(stored(body, rule, OrganisationId{next++}));
            ids.emplace(body.identity, added.back().id);
            ours.push_back(body);
            continue;
        }
        Organisation const& known = kept.at(id->second.number());
        Organisation made = stored(body, rule, known.id);
        if (!known.changed) ours.push_back(body);
        if (known.changed || same(known, made)) {
            ++done.same;
            continue;
        }
        std::ranges::copy_if(known.names, std::back_inserter(made.names), &Name::alias);
        rows::update(tx, made);
        ++done.changed;
    }
    done.added = added.size();
    if (done.changes_nothing()) return done;
    rows::insert(tx, added, atlas);
    write_superiors(tx, ours, ids);
    std::vector<Succession> steps;
    for (Body const& body : ours)
        std::ranges::copy(successors(catalogue, atlas, body.identity), std::back_inserter(steps));
    write_successions(tx, ours, steps, ids);
    write_leads(tx, catalogue, ids);
    rows::raise_revision(tx);
    nlohmann::ordered_json const after{
        {"Cơ quan mới", done.added}, {"Cơ quan đổi", done.changed}, {"Giữ nguyên", done.same}};
    audit::write(tx, scope, when,
                 {.verb = "organisation_generation",
                  .object = wanted.within.size() == 1 ? "area/" + std::to_string(wanted.within.front().number())
                                                      : "organisations",
                  .label = label_of(atlas, wanted),
                  .before = {},
                  .after = after.dump()});
    return done;
}

base::Result<std::map<Identity, OrganisationId>> ids_made(db::Transaction& tx, Scope const& scope, db::Instant when,
                                                          Catalogue const& catalogue, areas::Atlas const& atlas,
                                                          std::span<Identity const> identities) {
    auto known = TRY(ids_of(tx, scope, identities));
    std::set<std::pair<AreaId, Level>> missing; // province, and how far down
    bool central = false;
    for (Identity const& identity : identities) {
        if (identity.rule.empty() || known.contains(identity)) continue;
        auto const body = outline_of(catalogue, atlas, identity);
        if (!body) continue;
        if (!identity.area) {
            central = true;
            continue;
        }
        auto const above = atlas.ancestors(
            identity.area, body->in.from.value_or(body->in.until.value_or(*base::Date::of(2025, 7, 1))));
        missing.insert({above.empty() ? identity.area : above.back()->id, body->level});
    }
    if (missing.empty() && !central) return known;
    Scope program = scope;
    program.capabilities.add(Capability::edit_organisations);
    program.areas = rights::AreaSet::everything();
    if (missing.empty()) TRY(generate_into(tx, program, when, catalogue, atlas, {.central = true}));
    for (auto const& [province, level] : missing)
        TRY(generate_into(tx, program, when, catalogue, atlas,
                          {.central = true, .within = {province}, .down_to = level}));
    return ids_of(tx, scope, identities);
}

} // namespace organisations
