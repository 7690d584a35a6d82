#include "organisations/store_rows.hpp"

#include "organisations/columns.hpp"
#include "site/list.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <array>

namespace organisations::rows {
namespace {

using Day = std::optional<base::Date>;

/// What a list shows of a body: its latest official name.
std::string const& shown_name(Organisation const& one) {
    for (auto name = one.names.rbegin(); name != one.names.rend(); ++name)
        if (!name->alias) return name->text;
    return one.names.back().text;
}

std::string searched(Organisation const& one) {
    std::string words;
    for (Name const& name : one.names) words += name.text + ' ';
    return text::search_key(words);
}

std::optional<AreaId> province_of(areas::Atlas const& atlas, AreaId area) {
    areas::Unit const* const unit = atlas.find(area);
    if (unit == nullptr) return std::nullopt;
    if (unit->level == areas::Level::province) return unit->id;
    auto const above = atlas.ancestors(area, unit->nearest_day(*base::Date::of(2199, 12, 31)));
    return above.empty() ? std::nullopt : std::optional{above.back()->id};
}

std::optional<AreaId> optional_of(AreaId area) { return area ? std::optional{area} : std::nullopt; }

void insert_words(db::Transaction& tx, std::span<Organisation const> organisations) {
    static constexpr std::array<std::string_view, 2> columns{"word", "row_id"};
    std::size_t next = 0;
    std::size_t word = 0;
    std::vector<std::string> words;
    tx.bulk_insert("organisation_words", columns, [&](std::vector<db::Value>& cells) {
        while (word == words.size()) {
            if (next == organisations.size()) return false;
            words = site::list_words(searched(organisations[next++]));
            word = 0;
        }
        cells = {words[word++], value_of(organisations[next - 1].id)};
        return true;
    });
}

void insert_names(db::Transaction& tx, std::span<Organisation const> organisations, bool aliases) {
    static constexpr std::array<std::string_view, 5> columns{"organisation_id", "name", "alias", "valid_from",
                                                             "valid_until"};
    std::size_t next = 0;
    std::size_t name = 0;
    tx.bulk_insert("organisation_names", columns, [&](std::vector<db::Value>& cells) {
        for (; next < organisations.size(); ++next, name = 0)
            for (; name < organisations[next].names.size(); ++name) {
                Name const& one = organisations[next].names[name];
                if (one.alias && !aliases) continue;
                cells = {value_of(organisations[next].id), one.text, value_of(one.alias), value_of(one.in.from),
                         value_of(one.in.until)};
                ++name;
                return true;
            }
        return false;
    });
}

} // namespace

void raise_revision(db::Transaction& tx) {
    tx.run("UPDATE organisation_state SET revision = revision + 1 WHERE id = 1");
}

OrganisationId next_id(db::Transaction& tx) {
    return OrganisationId{tx.find<std::int64_t>("SELECT COALESCE(MAX(id), 0) + 1 FROM organisations").value()};
}

void insert(db::Transaction& tx, std::span<Organisation const> organisations, areas::Atlas const& atlas) {
    static constexpr std::array<std::string_view, 14> columns{
        "id",          "identity", "kind",      "level",    "area_id", "province_id", "valid_from",
        "valid_until", "name",     "name_sort", "searched", "source",  "certainty",   "changed"};
    std::size_t next = 0;
    AreaId area;
    std::optional<AreaId> province;
    tx.bulk_insert("organisations", columns, [&](std::vector<db::Value>& cells) {
        if (next == organisations.size()) return false;
        Organisation const& one = organisations[next++];
        if (one.area != area) { // those of one area stand together
            area = one.area;
            province = province_of(atlas, area);
        }
        auto const identity = one.identity ? std::optional{one.identity->text()} : std::nullopt;
        std::string const& name = shown_name(one);
        cells = {value_of(one.id),
                 value_of(identity),
                 value_of(one.kind),
                 value_of(one.level),
                 value_of(optional_of(one.area)),
                 value_of(province),
                 value_of(one.in.from),
                 value_of(one.in.until),
                 name,
                 site::sort_column(name),
                 searched(one),
                 one.source,
                 value_of(one.certainty),
                 value_of(one.changed)};
        return true;
    });
    insert_names(tx, organisations, true);
    insert_words(tx, organisations);
}

void update(db::Transaction& tx, Organisation const& organisation) {
    db::Binds const id{{"id", organisation.id}};
    tx.run("UPDATE organisations SET valid_from = :from, valid_until = :until, name = :name, name_sort = :sort, "
           "searched = "
           ":searched, changed = :changed WHERE id = :id",
           {{"from", organisation.in.from},
            {"until", organisation.in.until},
            {"name", shown_name(organisation)},
            {"sort", site::sort_column(shown_name(organisation))},
            {"searched", searched(organisation)},
            {"changed", organisation.changed},
            {"id", organisation.id}});
    tx.run("DELETE FROM organisation_words WHERE row_id = :id", id);
    tx.run("DELETE FROM organisation_names WHERE organisation_id = :id", id);
    insert_names(tx, std::span{&organisation, 1}, true);
    insert_words(tx, std::span{&organisation, 1});
}

std::vector<Organisation> read(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Organisation> found;
    session.each<OrganisationId, std::optional<std::string>, Kind, Level, std::optional<AreaId>, Day, Day, std::string,
                 Certainty, bool>(
        "SELECT o.id, o.identity, o.kind, o.level, o.area_id, o.valid_from, o.valid_until, o.source, o.certainty, "
        "o.changed FROM organisations o WHERE " +
            where + " ORDER BY o.id",
        binds,
        [&](OrganisationId id, std::optional<std::string> identity, Kind kind, Level level, std::optional<AreaId> area,
            Day from, Day until, std::string source, Certainty certainty, bool changed) {
            Organisation one{id, std::nullopt,      kind,      level,  area.value_or(AreaId{}), {from, until},
                             {}, std::move(source), certainty, changed};
            if (identity) {
                one.identity = Identity::parse(*identity);
                if (!one.identity) db::throw_misfit("an identity of an organisation");
            }
            found.push_back(std::move(one));
        });
    session.each<OrganisationId, std::string, bool, Day, Day>(
        "SELECT n.organisation_id, n.name, n.alias, n.valid_from, n.valid_until FROM organisation_names n JOIN "
        "organisations o ON o.id = n.organisation_id WHERE " +
            where,
        binds, [&](OrganisationId id, std::string name, bool alias, Day from, Day until) {
            auto const at = std::ranges::lower_bound(found, id, {}, &Organisation::id);
            if (at == found.end() || at->id != id) db::throw_misfit("the organisation of a name");
            at->names.push_back({std::move(name), alias, {from, until}});
        });
    for (Organisation& one : found) {
        if (one.names.empty()) db::throw_misfit("an organisation with a name");
        std::ranges::sort(one.names, {},
                          [](Name const& name) { return std::tuple{name.alias, name.in.from, name.text}; });
    }
    return found;
}

} // namespace organisations::rows
