#include "areas/rows.hpp"

#include "areas/columns.hpp"
#include "site/list.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace areas {
namespace {

/// The days on which something of the unit, or of the names above it, changes; those of its own first day left out.
void add_changes(Unit const& unit, std::set<base::Date>& days) {
    auto const add = [&](auto const& list) {
        for (auto const& dated : list) {
            if (dated.in.from) days.insert(*dated.in.from);
            if (dated.in.until) days.insert(dated.in.until->plus_days(1));
        }
    };
    add(unit.titles);
    add(unit.codes);
    add(unit.parents);
}

std::vector<Validity> times_of(Atlas const& atlas, Unit const& unit) {
    std::set<base::Date> days;
    std::set<Unit const*> seen;
    std::vector<Unit const*> open{&unit};
    while (!open.empty()) {
        Unit const* const one = open.back();
        open.pop_back();
        if (!seen.insert(one).second) continue;
        add_changes(*one, days);
        for (auto const& parent : one->parents)
            if (Unit const* const above = atlas.find(parent.value)) open.push_back(above);
    }
    std::vector<Validity> times;
    Validity rest = unit.in;
    for (base::Date const day : days) {
        if (!rest.holds(day) || rest.from == day) continue;
        times.push_back({rest.from, day.plus_days(-1)});
        rest.from = day;
    }
    times.push_back(rest);
    return times;
}

/// The names of the units that one came from, each once.
std::vector<std::string> names_before(Atlas const& atlas, Unit const& unit) {
    std::vector<std::string> names;
    for (Succession const* const step : atlas.into(unit.id))
        for (auto const& title : atlas.unit(step->predecessor).titles)
            if (std::ranges::find(names, title.value.name) == names.end()) names.push_back(title.value.name);
    return names; // not their codes: they mean others now
}

std::string searched_of(Unit const& unit, std::vector<std::string> const& before) {
    // A full stop between, so that the end of one name and the beginning of the next are not found as one.
    std::string words;
    auto const add = [&](std::string_view text) { words += (words.empty() ? "" : " . ") + text::search_key(text); };
    for (auto const& title : unit.titles) add(title.value.name);
    for (auto const& code : unit.codes) add(code.value.digits());
    for (std::string const& name : before) add(name);
    return words;
}

template <class T>
db::Value value_of(T const& value) {
    return db::Column<T>::to(value);
}

void insert_rows(db::Transaction& tx, Atlas const& atlas, std::vector<Unit const*> const& units) {
    std::vector<AreaRow> rows;
    for (Unit const* const unit : units) {
        auto const own = rows_of(atlas, *unit);
        rows.insert(rows.end(), own.begin(), own.end());
    }
    static constexpr std::array<std::string_view, 15> columns{
        "area_id",   "valid_from",  "valid_until", "level",         "kind",          "code",   "name",    "name_sort",
        "parent_id", "parent_name", "province_id", "province_name", "province_sort", "former", "searched"};
    std::size_t next = 0;
    std::string province;
    std::string province_sort;
    tx.bulk_insert("area_rows", columns, [&](std::vector<db::Value>& cells) {
        if (next == rows.size()) return false;
        AreaRow const& row = rows[next++];
        if (row.province_name != province) { // rows of one province mostly stand together
            province = row.province_name;
            province_sort = site::sort_column(province);
        }
        cells = {value_of(row.area),
                 value_of(row.in.from),
                 value_of(row.in.until),
                 value_of(row.level),
                 value_of(row.title.kind),
                 row.code,
                 row.title.name,
                 site::sort_column(row.title.name),
                 value_of(row.parent),
                 row.parent_name,
                 value_of(row.province),
                 row.province_name,
                 province_sort,
                 row.former,
                 row.searched};
        return true;
    });
    static constexpr std::array<std::string_view, 2> word_columns{"word", "row_id"};
    std::size_t row = 0;
    std::size_t word = 0;
    std::vector<std::string> words;
    tx.bulk_insert("area_words", word_columns, [&](std::vector<db::Value>& cells) {
        while (word == words.size()) {
            // All times of a unit have the same words.
            while (row > 0 && row < rows.size() && rows[row].area == rows[row - 1].area) ++row;
            if (row == rows.size()) return false;
            words = site::list_words(rows[row++].searched);
            word = 0;
        }
        cells = {words[word++], value_of(rows[row - 1].area)};
        return true;
    });
}

} // namespace

std::vector<AreaRow> rows_of(Atlas const& atlas, Unit const& unit) {
    std::vector<AreaRow> rows;
    auto const before = names_before(atlas, unit);
    std::string const searched = searched_of(unit, before);
    for (Validity const& in : times_of(atlas, unit)) {
        base::Date const day = in.from ? *in.from : in.until ? *in.until : base::Date::of(2199, 12, 31).value();
        AreaCode const* const code = unit.code_at(day);
        AreaRow row{unit.id, in, unit.level, unit.title_at(day), code ? code->digits() : "", {}, {}, {},
                    {},      {}, searched};
        auto const above = atlas.ancestors(unit.id, day);
        if (!above.empty()) {
            row.parent = above.front()->id;
            row.parent_name = above.front()->title_at(day).name;
            row.province = above.back()->id;
            row.province_name = above.back()->title_at(day).name;
        } else if (unit.level == Level::province) {
            row.province = unit.id;
            row.province_name = row.title.name;
        }
        auto const add = [&](std::string const& name) {
            if (name != row.title.name) row.former += (row.former.empty() ? "" : ", ") + name;
        };
        for (auto const& title : unit.titles) add(title.value.name);
        for (std::string const& name : before) add(name);
        rows.push_back(std::move(row));
    }
    return rows;
}

void rebuild_rows(db::Transaction& tx, Atlas const& atlas) {
    tx.run("DELETE FROM area_rows");
    tx.run("DELETE FROM area_words");
    std::vector<Unit const*> all;
    for (Unit const& unit : atlas.units()) all.push_back(&unit);
    insert_rows(tx, atlas, all);
}

void rebuild_rows(db::Transaction& tx, Atlas const& atlas, std::vector<AreaId> ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    std::vector<std::int64_t> numbers;
    std::vector<Unit const*> units;
    for (AreaId const id : ids) {
        numbers.push_back(id.number());
        if (Unit const* const unit = atlas.find(id)) units.push_back(unit);
    }
    db::Binds const binds{{"units", db::list_of(numbers)}};
    tx.run("DELETE FROM area_rows WHERE area_id IN " + db::in_list(tx.engine(), "units"), binds);
    tx.run("DELETE FROM area_words WHERE row_id IN " + db::in_list(tx.engine(), "units"), binds);
    insert_rows(tx, atlas, units);
}

} // namespace areas
