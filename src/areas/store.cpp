#include "areas/store.hpp"

#include "areas/columns.hpp"
#include "areas/provinces.hpp"
#include "areas/rows.hpp"
#include "areas/store_acts.hpp"
#include "audit/audit.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace areas {
namespace {

using rights::Capability;
using rights::Scope;
using Day = std::optional<base::Date>;
using nlohmann::ordered_json;

template <class T>
void in_order_of_time(std::vector<Dated<T>>& list) {
    if (list.size() > 1) std::ranges::stable_sort(list, {}, [](Dated<T> const& dated) { return dated.in.from; });
}

std::vector<Unit> read_units(db::Session& session) {
    std::vector<Unit> units;
    session.each<AreaId, Level, Day, Day>(
        "SELECT id, level, valid_from, valid_until FROM area_units ORDER BY id", {},
        [&](AreaId id, Level level, Day from, Day until) { units.push_back({id, level, {from, until}, {}, {}, {}}); });
    auto const of = [&](AreaId id) -> Unit& {
        auto const at = std::ranges::lower_bound(units, id, {}, &Unit::id);
        if (at == units.end() || at->id != id) db::throw_misfit("a unit of areas");
        return *at;
    };
    session.each<AreaId, std::string, Kind, Day, Day>(
        "SELECT area_id, name, kind, valid_from, valid_until FROM area_titles", {},
        [&](AreaId id, std::string name, Kind kind, Day from, Day until) {
            of(id).titles.push_back({{std::move(name), kind}, {from, until}});
        });
    session.each<AreaId, AreaCode, Day, Day>("SELECT area_id, code, valid_from, valid_until FROM area_codes", {},
                                             [&](AreaId id, AreaCode code, Day from, Day until) {
                                                 of(id).codes.push_back({std::move(code), {from, until}});
                                             });
    session.each<AreaId, AreaId, Day, Day>(
        "SELECT area_id, parent_id, valid_from, valid_until FROM area_parents", {},
        [&](AreaId id, AreaId parent, Day from, Day until) { of(id).parents.push_back({parent, {from, until}}); });
    for (Unit& unit : units) {
        if (unit.titles.empty()) db::throw_misfit("a unit with a name");
        in_order_of_time(unit.titles);
        in_order_of_time(unit.codes);
        in_order_of_time(unit.parents);
    }
    return units;
}

std::vector<Succession> read_successions(db::Session& session) {
    std::vector<Succession> successions;
    session.each<AreaId, AreaId, Change, base::Date, std::string, std::string>(
        "SELECT predecessor_id, successor_id, change, on_day, legal_act, note FROM area_successions ORDER BY "
        "successor_id, predecessor_id, on_day",
        {}, [&](AreaId from, AreaId into, Change change, base::Date on, std::string act, std::string note) {
            successions.push_back({from, into, change, on, std::move(act), std::move(note)});
        });
    return successions;
}

/// The units that a plan adds, and those whose former names it tells. A respelt name may stand in rows below it: then none is left out.
std::optional<std::vector<AreaId>> touched_by(ListPlan const& plan) {
    if (!plan.changed.empty()) return std::nullopt;
    std::vector<AreaId> units;
    for (Unit const& unit : plan.added) units.push_back(unit.id);
    for (Succession const& succession : plan.successions) units.push_back(succession.successor);
    return units;
}

std::int64_t read_revision(db::Session& session) {
    return session.find<std::int64_t>("SELECT revision FROM area_state WHERE id = 1").value();
}

std::optional<std::int64_t> batch(std::int64_t import_id) {
    return import_id == 0 ? std::nullopt : std::optional{import_id};
}

template <class T>
db::Value value_of(T const& value) {
    return db::Column<T>::to(value);
}

/// One row for each entry of a list of each unit.
template <class Entries, class Fill>
void insert_entries(db::Transaction& tx, std::string_view table, std::span<std::string_view const> columns,
                    std::span<Unit const> units, Entries const& entries, Fill const& fill) {
    std::size_t unit = 0;
    std::size_t entry = 0;
    tx.bulk_insert(table, columns, [&](std::vector<db::Value>& row) {
        while (unit < units.size() && entry == entries(units[unit]).size()) {
            ++unit;
            entry = 0;
        }
        if (unit == units.size()) return false;
        auto const& dated = entries(units[unit])[entry++];
        row.clear();
        row.push_back(value_of(units[unit].id));
        fill(row, dated.value);
        row.push_back(value_of(dated.in.from));
        row.push_back(value_of(dated.in.until));
        return true;
    });
}

void insert_units(db::Transaction& tx, std::span<Unit const> units, std::int64_t import_id) {
    static constexpr std::array<std::string_view, 5> unit_columns{"id", "level", "valid_from", "valid_until",
                                                                  "import_id"};
    std::size_t next = 0;
    tx.bulk_insert("area_units", unit_columns, [&](std::vector<db::Value>& row) {
        if (next == units.size()) return false;
        Unit const& unit = units[next++];
        row = {value_of(unit.id), value_of(unit.level), value_of(unit.in.from), value_of(unit.in.until),
               value_of(batch(import_id))};
        return true;
    });
    static constexpr std::array<std::string_view, 5> title_columns{"area_id", "name", "kind", "valid_from",
                                                                   "valid_until"};
    insert_entries(
        tx, "area_titles", title_columns, units, [](Unit const& unit) -> auto& { return unit.titles; },
        [](std::vector<db::Value>& row, Title const& title) {
            row.push_back(title.name);
            row.push_back(value_of(title.kind));
        });
    static constexpr std::array<std::string_view, 4> code_columns{"area_id", "code", "valid_from", "valid_until"};
    insert_entries(
        tx, "area_codes", code_columns, units, [](Unit const& unit) -> auto& { return unit.codes; },
        [](std::vector<db::Value>& row, AreaCode const& code) { row.push_back(value_of(code)); });
    static constexpr std::array<std::string_view, 4> parent_columns{"area_id", "parent_id", "valid_from",
                                                                    "valid_until"};
    insert_entries(
        tx, "area_parents", parent_columns, units, [](Unit const& unit) -> auto& { return unit.parents; },
        [](std::vector<db::Value>& row, AreaId parent) { row.push_back(value_of(parent)); });
}

void insert_open(db::Transaction& tx, std::span<OpenPart const> open, base::Date on, std::int64_t import_id) {
    for (OpenPart const& part : open) {
        std::string candidates;
        for (AreaId const candidate : part.candidates)
            candidates += (candidates.empty() ? "" : " ") + std::to_string(candidate.number());
        if (part.known) continue;
        tx.run("INSERT INTO area_open_parts (successor_id, on_day, printed, share, candidates, place, why, legal_act, "
               "import_id) "
               "VALUES (:successor, :on, :printed, :share, :candidates, :place, :why, :act, :import)",
               {{"successor", part.successor},
                {"on", on},
                {"printed", part.printed},
                {"share", part.share},
                {"candidates", candidates},
                {"place", part.where},
                {"why", part.why},
                {"act", part.legal_act},
                {"import", batch(import_id)}});
    }
}

/// Whether the scope may add the unit: below one of its areas, or anywhere.
base::Result<void> may_add(Scope const& scope, ListPlan const& plan) {
    if (scope.areas.is_everything()) return {};
    std::unordered_map<AreaId, bool> own;
    for (std::size_t i = 0; i < plan.added.size(); ++i) {
        auto const parent = plan.added[i].parent();
        bool const may = parent && (scope.areas.contains(*parent) || (own.contains(*parent) && own[*parent]));
        own[plan.added[i].id] = may;
        if (!may)
            return base::fail(base::Code::refused,
                              plan.added[i].title().name + " ở ngoài địa bàn mà vị trí công tác này phụ trách.",
                              "dòng " + std::to_string(plan.rows[i]),
                              "Chỉ nhập các đơn vị thuộc địa bàn của mình, hoặc chuyển sang vị trí khác.");
    }
    for (auto const& change : plan.changed) TRY(rights::require(scope, Capability::edit_areas, change.unit));
    for (auto const& succession : plan.successions)
        TRY(rights::require(scope, Capability::edit_areas, succession.successor));
    return {};
}

} // namespace

Atlas read_atlas(db::Session& session) { return Atlas{read_units(session), read_successions(session)}; }

void changed(db::Transaction& tx) {
    rebuild_rows(tx, read_atlas(tx));
    raise_revision(tx);
}

void changed(db::Transaction& tx, std::vector<AreaId> units) {
    rebuild_rows(tx, read_atlas(tx), std::move(units));
    raise_revision(tx);
}

void insert_successions(db::Transaction& tx, std::span<Succession const> successions, std::int64_t import_id) {
    static constexpr std::array<std::string_view, 7> columns{"predecessor_id", "successor_id", "change",   "on_day",
                                                             "legal_act",      "note",         "import_id"};
    std::size_t next = 0;
    tx.bulk_insert("area_successions", columns, [&](std::vector<db::Value>& row) {
        if (next == successions.size()) return false;
        Succession const& s = successions[next++];
        row = {
            value_of(s.predecessor),   value_of(s.successor), value_of(s.change), value_of(s.on), s.legal_act, s.note,
            value_of(batch(import_id))};
        return true;
    });
}

void raise_revision(db::Transaction& tx) { tx.run("UPDATE area_state SET revision = revision + 1 WHERE id = 1"); }

base::Result<std::int64_t> revision(db::Session& session, Scope const& scope) {
    TRY(rights::require(scope, Capability::read_areas));
    return read_revision(session);
}

base::Result<Atlas> load_atlas(db::Session& session, Scope const& scope) {
    TRY(rights::require(scope, Capability::read_areas));
    return read_atlas(session);
}

base::Result<bool> put_known_provinces(db::Transaction& tx, Scope const& scope, db::Instant when) {
    TRY(rights::require(scope, Capability::edit_areas));
    db::lock(tx, "areas");
    if (tx.find<std::int64_t>("SELECT COUNT(*) FROM area_units").value() > 0) return false;
    KnownAreas const known = known_provinces();
    insert_units(tx, known.units, 0);
    insert_successions(tx, known.successions, 0);
    changed(tx);
    ordered_json const after{{"Số đơn vị", known.units.size()}, {"Số quan hệ kế thừa", known.successions.size()}};
    audit::write(tx, scope, when,
                 {.verb = "area_setup",
                  .object = "areas",
                  .label = "Danh mục tỉnh có sẵn",
                  .before = {},
                  .after = after.dump(),
                  .note = "Nghị quyết 202/2025/QH15"});
    return true;
}

base::Result<AreaId> begin_import(db::Transaction& tx, Scope const& scope) {
    TRY(rights::require(scope, Capability::edit_areas));
    db::lock(tx, "areas");
    return AreaId{tx.find<std::int64_t>("SELECT COALESCE(MAX(id), 0) + 1 FROM area_units").value()};
}

base::Result<void> apply_plan(db::Transaction& tx, Scope const& scope, db::Instant when, ListPlan const& plan,
                              std::string const& file, std::string const& digest, std::int64_t import_id) {
    TRY(rights::require(scope, Capability::edit_areas));
    TRY(may_add(scope, plan));
    insert_units(tx, plan.added, import_id);
    for (TitleChange const& change : plan.changed) {
        tx.run("UPDATE area_titles SET name = :after WHERE area_id = :area AND name = :before",
               {{"after", change.after.name}, {"area", change.unit}, {"before", change.before.name}});
        if (import_id != 0)
            tx.run("INSERT INTO area_respellings (import_id, area_id, before_name, after_name) VALUES (:import, :area, "
                   ":before, :after)",
                   {{"import", import_id},
                    {"area", change.unit},
                    {"before", change.before.name},
                    {"after", change.after.name}});
    }
    insert_successions(tx, plan.successions, import_id);
    if (!plan.open.empty()) insert_open(tx, plan.open, plan.on.value(), import_id);
    if (plan.changes_nothing()) return {};
    if (auto touched = touched_by(plan))
        changed(tx, *std::move(touched));
    else
        changed(tx);
    if (import_id != 0) return {}; // the import framework tells of the batch
    ordered_json const after{{"Tệp", file},
                             {"Mã băm của tệp", digest},
                             {"Đơn vị mới", plan.added.size()},
                             {"Tên sửa cách viết", plan.changed.size()},
                             {"Giữ nguyên", plan.same},
                             {"Quan hệ kế thừa", plan.successions.size()},
                             {"Tên chờ quyết định", plan.open.size()}};
    audit::write(tx, scope, when,
                 {.verb = "area_import",
                  .object = "areas",
                  .label = file,
                  .before = {},
                  .after = after.dump(),
                  .note = plan.legal_act});
    return {};
}

base::Result<void> undo_import(db::Transaction& tx, Scope const& scope, std::int64_t import_id) {
    TRY(rights::require(scope, Capability::edit_areas));
    db::lock(tx, "areas");
    db::Binds const binds{{"import", import_id}};
    if (!scope.areas.is_everything())
        for (AreaId const unit : tx.rows<AreaId>("SELECT id FROM area_units WHERE import_id = :import", binds))
            TRY(rights::require(scope, Capability::edit_areas, unit));
    std::int64_t units = 0;
    std::int64_t successions = 0;
    std::int64_t others = 0;
    try {
        tx.savepoint([&] {
            tx.run("DELETE FROM area_rows"); // made anew below; they point to units
            others += tx.run("DELETE FROM area_open_parts WHERE import_id = :import", binds);
            successions = tx.run("DELETE FROM area_successions WHERE import_id = :import", binds);
            for (auto const& [area, before, after] : tx.rows<AreaId, std::string, std::string>(
                     "SELECT area_id, before_name, after_name FROM area_respellings WHERE import_id = :import", binds))
                others += tx.run("UPDATE area_titles SET name = :before WHERE area_id = :area AND name = :after",
                                 {{"before", before}, {"area", area}, {"after", after}});
            tx.run("DELETE FROM area_respellings WHERE import_id = :import", binds);
            for (std::string_view const table : {"area_titles", "area_codes", "area_parents", "area_outlines"})
                tx.run("DELETE FROM " + std::string{table} +
                           " WHERE area_id IN (SELECT id FROM area_units WHERE import_id = :import)",
                       binds);
            units = tx.run("DELETE FROM area_units WHERE import_id = :import", binds);
        });
    } catch (db::Failure const& failure) {
        if (failure.trouble() != db::Trouble::foreign_key) throw;
        return base::fail(base::Code::refused, "Đã có dữ liệu khác dùng đơn vị của lô này nên không hoàn tác được.",
                          "lô " + std::to_string(import_id),
                          "Hoàn tác các lô nhập sau trước, hoặc kết thúc hiệu lực từng đơn vị.");
    }
    if (units + successions + others == 0)
        return base::fail(base::Code::not_found, "Lô này không có thay đổi nào về địa bàn.",
                          "lô " + std::to_string(import_id));
    changed(tx); // the import framework tells of the batch
    return {};
}

struct Atlases::State {
    db::Database& database;
    std::mutex mutex;
    std::int64_t revision = -1;
    std::shared_ptr<Atlas const> atlas;
};

Atlases::Atlases(db::Database& database) : state_{std::make_unique<State>(database)} {}
Atlases::~Atlases() = default;

std::shared_ptr<Atlas const> Atlases::now() {
    {
        auto session = state_->database.lease();
        std::int64_t const current = read_revision(session);
        std::lock_guard const guard{state_->mutex};
        if (current == state_->revision) return state_->atlas;
    }
    // Revision and units of one moment; another thread may load the same meanwhile, which does no harm.
    auto tx = state_->database.read();
    std::int64_t const loaded = read_revision(tx);
    auto atlas = std::make_shared<Atlas const>(read_atlas(tx));
    std::lock_guard const guard{state_->mutex};
    if (loaded > state_->revision) {
        state_->revision = loaded;
        state_->atlas = atlas;
    }
    return atlas;
}

} // namespace areas
