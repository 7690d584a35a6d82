#include "organisations/store.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "organisations/columns.hpp"
#include "organisations/store_rows.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>

namespace organisations {
namespace {

using nlohmann::ordered_json;
using rights::Capability;
using rights::Scope;
using Day = std::optional<base::Date>;

constexpr std::size_t kNameLettersMax = 300;

base::Error no_organisation() {
    return {base::Code::not_found, "Không có cơ quan này.", {}, "Tìm theo tên ở trang Cơ quan."};
}

std::optional<Organisation> read_one(db::Session& session, OrganisationId id) {
    auto found = rows::read(session, "o.id = :id", {{"id", id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

base::Result<void> may_change(Scope const& scope, AreaId area) {
    if (area) return rights::require(scope, Capability::edit_organisations, area);
    TRY(rights::require(scope, Capability::edit_organisations));
    if (!scope.areas.is_everything())
        return base::fail(base::Code::refused, "Cơ quan trung ương chỉ người phụ trách toàn quốc được sửa.", {},
                          "Chuyển sang vị trí công tác khác, hoặc báo người quản trị hệ thống.");
    return {};
}

/// As it is kept: NFC, single blanks.
base::Result<std::string> tidy(std::string_view typed) {
    std::string name;
    for (char const c : text::nfc(typed)) {
        bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            name += c;
        else if (!name.empty() && name.back() != ' ')
            name += ' ';
    }
    if (!name.empty() && name.back() == ' ') name.pop_back();
    if (text::search_key(name).empty())
        return base::fail(base::Code::invalid_input, "Nhập tên cơ quan.", "Tên",
                          "Ghi tên như trong quyết định thành lập.");
    if (name.size() > kNameLettersMax || !text::is_clean_utf8(name))
        return base::fail(base::Code::invalid_input, "Tên dài quá hoặc có ký tự không đọc được.", "Tên",
                          "Ghi tên chính thức, không quá 300 byte.");
    return name;
}

std::vector<Related> related(db::Session& session, std::string const& sql, db::Binds const& binds) {
    std::vector<Related> found;
    session.each<OrganisationId, std::string, Kind, Line, Day, Day>(
        sql, binds, [&](OrganisationId id, std::string name, Kind kind, Line line, Day from, Day until) {
            found.push_back({id, std::move(name), kind, line, {from, until}});
        });
    return found;
}

std::vector<Related> steps(db::Session& session, std::string const& sql, db::Binds const& binds) {
    std::vector<Related> found;
    session.each<OrganisationId, std::string, Kind, base::Date, std::string, std::string>(
        sql, binds,
        [&](OrganisationId id, std::string name, Kind kind, base::Date on, std::string task, std::string act) {
            found.push_back({id, std::move(name), kind, Line::committee, {}, std::move(task), std::move(act), on});
        });
    return found;
}

std::string object_of(OrganisationId id) { return "organisation/" + std::to_string(id.number()); }

/// For the audit log, as people read it.
ordered_json day_json(Day const& day) { return day ? ordered_json(day->vietnamese()) : ordered_json(nullptr); }

base::Result<void> check_new(db::Session& session, areas::Atlas const& atlas, NewOrganisation const& wanted) {
    if (wanted.in.ends_before_it_begins())
        return base::fail(base::Code::invalid_input, "Ngày cuối đứng trước ngày đầu.", "Đến hết ngày",
                          "Sửa một trong hai ngày.");
    areas::Unit const* const unit = atlas.find(wanted.area);
    if (wanted.area && unit == nullptr)
        return base::fail(base::Code::invalid_input, "Không có địa bàn này.", "Địa bàn",
                          "Chọn địa bàn trong danh mục.");
    if ((wanted.level == Level::central) != (unit == nullptr))
        return base::fail(base::Code::invalid_input,
                          unit ? "Cơ quan trung ương không thuộc địa bàn nào." : "Chọn địa bàn của cơ quan.", "Địa bàn",
                          "Cơ quan địa phương cần một tỉnh, huyện hoặc xã; cơ quan trung ương thì để trống.");
    if (unit != nullptr && (unit->level == areas::Level::village || level_of(unit->level) != wanted.level))
        return base::fail(base::Code::invalid_input,
                          unit->title().name + " không phải địa bàn " + std::string{vietnamese(wanted.level)} + ".",
                          "Cấp", "Chọn cấp đúng với địa bàn.");
    if (unit != nullptr && !unit->in.overlaps(wanted.in))
        return base::fail(base::Code::invalid_input, unit->title().name + " có hiệu lực " + unit->in.vietnamese() + ".",
                          "Từ ngày", "Chọn thời gian mà địa bàn còn hiệu lực.");
    std::string const same = unit ? "o.area_id = :area AND o.name = :name" : "o.area_id IS NULL AND o.name = :name";
    db::Binds binds{{"name", wanted.name}};
    if (unit) binds.push_back({"area", wanted.area});
    for (Organisation const& other : rows::read(session, same, binds))
        if (other.in.overlaps(wanted.in))
            return base::fail(base::Code::invalid_input, "Đã có cơ quan tên “" + wanted.name + "” trong thời gian này.",
                              "Tên", "Mở cơ quan đã có, hoặc ghi tên khác.");
    return {};
}

} // namespace

std::string const& Organisation::name_at(base::Date day) const {
    Name const* latest = &names.front();
    for (Name const& name : names) {
        if (name.alias) continue;
        latest = &name;
        if (!name.in.until || day <= *name.in.until) break;
    }
    return latest->text;
}

base::Result<std::optional<Organisation>> find(db::Session& session, Scope const& scope, OrganisationId id) {
    TRY(rights::require(scope, Capability::read_organisations));
    return read_one(session, id);
}

base::Result<Relations> relations_of(db::Session& session, Scope const& scope, OrganisationId id) {
    TRY(rights::require(scope, Capability::read_organisations));
    db::Binds const binds{{"id", id}};
    Relations found;
    found.superiors = related(
        session,
        "SELECT o.id, o.name, o.kind, s.line, s.valid_from, s.valid_until FROM organisation_superiors s JOIN "
        "organisations o ON o.id = s.superior_id WHERE s.organisation_id = :id ORDER BY s.line, s.valid_from, o.id",
        binds);
    found.subordinates = related(
        session,
        "SELECT o.id, o.name, o.kind, s.line, s.valid_from, s.valid_until FROM organisation_superiors s JOIN "
        "organisations o ON o.id = s.organisation_id WHERE s.superior_id = :id ORDER BY s.line, o.name_sort, o.id",
        binds);
    found.successors = steps(
        session,
        "SELECT o.id, o.name, o.kind, s.on_day, s.task, s.legal_act FROM organisation_successions s JOIN "
        "organisations o ON o.id = s.successor_id WHERE s.predecessor_id = :id ORDER BY s.on_day, o.name_sort, o.id",
        binds);
    found.predecessors = steps(
        session,
        "SELECT o.id, o.name, o.kind, s.on_day, s.task, s.legal_act FROM organisation_successions s JOIN "
        "organisations o ON o.id = s.predecessor_id WHERE s.successor_id = :id ORDER BY s.on_day, o.name_sort, o.id",
        binds);
    session.each<std::string, Day, Day>("SELECT component, valid_from, valid_until FROM organisation_leads WHERE "
                                        "organisation_id = :id ORDER BY component, valid_from",
                                        binds, [&](std::string component, Day from, Day until) {
                                            found.leads.push_back({std::move(component), {from, until}});
                                        });
    return found;
}

base::Result<std::vector<OrganisationId>> ids_in(db::Session& session, rights::Scope const& scope,
                                                 rights::AreaSet const& areas) {
    if (auto const may = rights::require(scope, rights::Capability::read_organisations); !may)
        return std::unexpected{may.error()};
    return session.rows<OrganisationId>("SELECT id FROM organisations WHERE area_id IN " +
                                            db::in_list(session.engine(), "areas"),
                                        {{"areas", db::list_of(areas.numbers())}});
}

base::Result<std::vector<Organisation>> find_all(db::Session& session, Scope const& scope,
                                                 std::span<OrganisationId const> ids) {
    TRY(rights::require(scope, Capability::read_organisations));
    std::vector<std::int64_t> numbers;
    for (auto const id : ids) numbers.push_back(id.number());
    return rows::read(session, "o.id IN " + db::in_list(session.engine(), "ids"), {{"ids", db::list_of(numbers)}});
}

std::vector<OrganisationId> committees_of_office(db::Session& session, OrganisationId office, base::Date on) {
    return session.rows<OrganisationId>(
        "SELECT s.superior_id FROM organisations o JOIN organisation_superiors s ON s.organisation_id = o.id JOIN "
        "organisations c ON c.id = s.superior_id WHERE o.id = :office AND o.kind = 'office' AND s.line = 'committee' "
        "AND "
        "c.kind = 'committee' AND (s.valid_from IS NULL OR s.valid_from <= :on) AND (s.valid_until IS NULL OR "
        "s.valid_until >= :on) ORDER BY s.superior_id",
        {{"office", office}, {"on", on}});
}

base::Result<std::vector<Related>> in_area(db::Session& session, Scope const& scope, AreaId area) {
    TRY(rights::require(scope, Capability::read_organisations));
    std::vector<Related> found;
    session.each<OrganisationId, std::string, Kind, Day, Day>(
        "SELECT o.id, o.name, o.kind, o.valid_from, o.valid_until FROM organisations o WHERE o.area_id = :area ORDER "
        "BY o.kind, "
        "o.name_sort, o.id",
        {{"area", area}}, [&](OrganisationId id, std::string name, Kind kind, Day from, Day until) {
            found.push_back({id, std::move(name), kind, Line::committee, {from, until}});
        });
    return found;
}

base::Result<std::map<Identity, OrganisationId>> ids_of(db::Session& session, Scope const& scope,
                                                        std::span<Identity const> identities) {
    TRY(rights::require(scope, Capability::read_organisations));
    std::map<Identity, OrganisationId> found;
    for (Identity const& identity : identities) {
        if (identity.rule.empty() || found.contains(identity)) continue;
        if (auto const id = session.find<OrganisationId>("SELECT id FROM organisations WHERE identity = :identity",
                                                         {{"identity", identity.text()}}))
            found.emplace(identity, *id);
    }
    return found;
}

base::Result<std::vector<Organisation>> search(db::Session& session, Scope const& scope, std::string_view typed,
                                               base::Date on, std::size_t limit) {
    TRY(rights::require(scope, Capability::read_organisations));
    std::string const key = text::search_key(typed);
    db::Binds binds{{"on", on}, {"most", static_cast<std::int64_t>(limit)}};
    // Every word is the beginning of one of the name; the first is looked up, the others are looked for in what it found.
    std::string where;
    std::size_t count = 0;
    for (std::size_t at = 0; at < key.size() && count < 8; ++count) {
        std::size_t const end = std::min(key.find(' ', at), key.size());
        std::string const word = key.substr(at, end - at);
        std::string const name = "word" + std::to_string(count);
        if (count == 0) {
            where = "o.id IN (SELECT row_id FROM organisation_words WHERE word >= :word0 AND word < :after0)";
            binds.push_back({"after0", word + "\x7f"});
            binds.push_back({name, word});
        } else {
            where += " AND (' ' || o.searched) LIKE :" + name;
            binds.push_back({name, "% " + word + "%"});
        }
        at = end + 1;
    }
    if (where.empty()) return std::vector<Organisation>{};
    auto found = rows::read(
        session,
        "o.id IN (SELECT o.id FROM organisations o WHERE " + where +
            " AND (o.valid_from IS NULL OR o.valid_from <= :on) AND (o.valid_until IS NULL OR o.valid_until >= "
            ":on) ORDER BY LENGTH(o.name), o.name_sort, o.id LIMIT :most)",
        binds);
    std::ranges::stable_sort(found, {}, [&](Organisation const& one) { return one.name_at(on).size(); });
    return found;
}

base::Result<OrganisationId> add(db::Transaction& tx, Scope const& scope, db::Instant when, areas::Atlas const& atlas,
                                 NewOrganisation const& typed) {
    TRY(may_change(scope, typed.area));
    NewOrganisation wanted = typed;
    wanted.name = TRY(tidy(typed.name));
    db::lock(tx, "organisations");
    TRY(check_new(tx, atlas, wanted));
    auto const above = wanted.superior ? read_one(tx, wanted.superior) : std::nullopt;
    if (wanted.superior && !above)
        return base::fail(base::Code::invalid_input, "Không có cơ quan cấp trên này.", "Trực thuộc",
                          "Chọn trong danh sách.");
    Organisation const made{rows::next_id(tx),
                            std::nullopt,
                            wanted.kind,
                            wanted.level,
                            wanted.area,
                            wanted.in,
                            {{wanted.name, false, wanted.in}},
                            wanted.source,
                            Certainty::read,
                            true};
    rows::insert(tx, std::span{&made, 1}, atlas);
    if (above) {
        Validity both = wanted.in;
        if (above->in.from && (!both.from || *both.from < *above->in.from)) both.from = above->in.from;
        if (above->in.until && (!both.until || *above->in.until < *both.until)) both.until = above->in.until;
        if (!both.ends_before_it_begins())
            tx.run("INSERT INTO organisation_superiors (organisation_id, superior_id, line, valid_from, valid_until) "
                   "VALUES (:id, "
                   ":above, :line, :from, :until)",
                   {{"id", made.id},
                    {"above", above->id},
                    {"line", Line::committee},
                    {"from", both.from},
                    {"until", both.until}});
    }
    rows::raise_revision(tx);
    areas::Unit const* const area = atlas.find(made.area);
    ordered_json const after{{"Tên", made.names.front().text},
                             {"Loại", vietnamese(made.kind)},
                             {"Cấp", vietnamese(made.level)},
                             {"Địa bàn", area == nullptr ? "" : area->title().name},
                             {"Từ ngày", day_json(made.in.from)},
                             {"Đến hết ngày", day_json(made.in.until)},
                             {"Trực thuộc", above ? above->names.front().text : ""}};
    audit::write(tx, scope, when,
                 {.verb = "organisation_creation",
                  .object = object_of(made.id),
                  .label = wanted.name,
                  .before = {},
                  .after = after.dump(),
                  .note = wanted.source});
    return made.id;
}

base::Result<void> end(db::Transaction& tx, Scope const& scope, db::Instant when, OrganisationId id, base::Date until,
                       OrganisationId successor, std::string const& legal_act) {
    TRY(rights::require(scope, Capability::edit_organisations));
    db::lock(tx, "organisations");
    auto found = read_one(tx, id);
    if (!found) return std::unexpected{no_organisation()};
    TRY(may_change(scope, found->area));
    if (found->in.from && until < *found->in.from)
        return base::fail(base::Code::invalid_input,
                          "Ngày cuối đứng trước ngày đầu " + found->in.from->vietnamese() + ".", "Ngày cuối",
                          "Ghi ngày cuối theo quyết định.");
    if (found->in.until && *found->in.until == until)
        return base::fail(base::Code::invalid_input, "Cơ quan đã kết thúc vào ngày này.", "Ngày cuối",
                          "Bỏ qua, hoặc ghi ngày khác.");
    auto const heir = successor ? read_one(tx, successor) : std::nullopt;
    if (successor && (!heir || successor == id))
        return base::fail(base::Code::invalid_input, "Không có cơ quan kế thừa này.", "Kế thừa", "Chọn cơ quan khác.");
    base::Date const on = until.plus_days(1);
    if (heir && !heir->in.holds(on))
        return base::fail(base::Code::invalid_input,
                          heir->name_at(on) + " không có hiệu lực vào ngày " + on.vietnamese() + ".", "Kế thừa",
                          "Chọn cơ quan còn hoạt động vào ngày đó.");
    Validity const before = found->in;
    found->in.until = until;
    found->changed = true;
    std::erase_if(found->names, [&](Name const& name) { return name.in.from && until < *name.in.from; });
    for (Name& name : found->names)
        if (!name.alias && (!name.in.until || until < *name.in.until)) name.in.until = until;
    if (std::ranges::all_of(found->names, &Name::alias)) return std::unexpected{no_organisation()};
    rows::update(tx, *found);
    for (std::string_view const end : {"organisation_id", "superior_id"}) {
        db::Binds const binds{{"id", id}, {"until", until}};
        tx.run("DELETE FROM organisation_superiors WHERE " + std::string{end} + " = :id AND valid_from > :until",
               binds);
        tx.run("UPDATE organisation_superiors SET valid_until = :until WHERE " + std::string{end} +
                   " = :id AND (valid_until IS NULL OR valid_until > :until)",
               binds);
    }
    tx.run("DELETE FROM organisation_successions WHERE predecessor_id = :id", {{"id", id}});
    if (heir)
        tx.run("INSERT INTO organisation_successions (predecessor_id, successor_id, on_day, task, legal_act) VALUES "
               "(:id, :heir, :on, '', "
               ":act)",
               {{"id", id}, {"heir", heir->id}, {"on", on}, {"act", legal_act}});
    rows::raise_revision(tx);
    ordered_json const was{{"Đến hết ngày", day_json(before.until)}};
    ordered_json const after{{"Đến hết ngày", until.vietnamese()}, {"Kế thừa", heir ? heir->name_at(on) : ""}};
    audit::write(tx, scope, when,
                 {.verb = "organisation_end",
                  .object = object_of(id),
                  .label = found->name_at(until),
                  .before = was.dump(),
                  .after = after.dump(),
                  .note = legal_act});
    return {};
}

base::Result<void> add_alias(db::Transaction& tx, Scope const& scope, db::Instant when, OrganisationId id,
                             std::string const& name) {
    TRY(rights::require(scope, Capability::edit_organisations));
    db::lock(tx, "organisations");
    auto found = read_one(tx, id);
    if (!found) return std::unexpected{no_organisation()};
    TRY(may_change(scope, found->area));
    std::string const alias = TRY(tidy(name));
    if (std::ranges::any_of(found->names, [&](Name const& one) { return one.text == alias; }))
        return base::fail(base::Code::invalid_input, "Cơ quan đã có tên này.", "Tên khác",
                          "Bỏ qua, hoặc ghi tên khác.");
    found->names.push_back({alias, true, {}});
    rows::update(tx, *found);
    rows::raise_revision(tx);
    ordered_json const after{{"Tên khác", alias}};
    audit::write(tx, scope, when,
                 {.verb = "organisation_alias",
                  .object = object_of(id),
                  .label = found->names.front().text,
                  .before = {},
                  .after = after.dump()});
    return {};
}

std::vector<OwnBody> own_bodies(db::Session& session) {
    std::vector<OwnBody> own;
    for (Organisation const& one :
         rows::read(session,
                    "o.identity IS NULL OR o.changed = 1 OR EXISTS (SELECT 1 FROM organisation_names a "
                    "WHERE a.organisation_id = o.id AND a.alias = 1)",
                    {})) {
        OwnBody body{one.id, one.identity, one.area, one.in, {}};
        for (Name const& name : one.names) body.names.push_back({name.text, name.in});
        own.push_back(std::move(body));
    }
    return own;
}

} // namespace organisations
