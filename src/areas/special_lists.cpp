#include "areas/special_lists.hpp"

#include "areas/store_acts.hpp"
#include "audit/audit.hpp"
#include "base/json.hpp"

#include <algorithm>

namespace areas {
namespace {

using rights::Capability;
using rights::Scope;
using Day = std::optional<base::Date>;
using nlohmann::ordered_json;

constexpr std::string_view kMemberColumns =
    "SELECT id, list_id, area_id, valid_from, valid_until, legal_act FROM area_list_members ";

std::vector<Membership> read_members(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Membership> members;
    session.each<std::int64_t, AreaListId, AreaId, Day, Day, std::string>(
        std::string{kMemberColumns} + where + " ORDER BY id", binds,
        [&](std::int64_t id, AreaListId list, AreaId area, Day from, Day until, std::string act) {
            members.push_back({id, list, area, {from, until}, std::move(act)});
        });
    return members;
}

bool is_code(std::string_view code) {
    return !code.empty() && code.size() <= 60 && std::ranges::all_of(code, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string name_of(db::Session& session, AreaId area) {
    return session
        .find<std::string>("SELECT name FROM area_titles WHERE area_id = :area ORDER BY CASE WHEN valid_until IS NULL "
                           "THEN 0 ELSE 1 END, valid_until DESC",
                           {{"area", area}})
        .value_or("");
}

/// For the audit log, in people's words.
ordered_json told(db::Session& session, Membership const& member) {
    auto const list =
        session.find<std::string>("SELECT name FROM area_lists WHERE id = :list", {{"list", member.list}});
    ordered_json json{{"Danh sách", list.value_or("")}};
    if (member.in.from) json["Từ ngày"] = member.in.from->vietnamese();
    if (member.in.until) json["Đến hết ngày"] = member.in.until->vietnamese();
    return json;
}

} // namespace

base::Result<std::vector<SpecialList>> special_lists(db::Session& session, Scope const& scope) {
    TRY(rights::require(scope, Capability::read_areas));
    std::vector<SpecialList> lists;
    session.each<AreaListId, std::string, std::string, std::string, std::string>(
        "SELECT id, code, name, legal_act, note FROM area_lists ORDER BY name, id", {},
        [&](AreaListId id, std::string code, std::string name, std::string act, std::string note) {
            lists.push_back({id, std::move(code), std::move(name), std::move(act), std::move(note)});
        });
    return lists;
}

base::Result<std::vector<Membership>> members_of(db::Session& session, Scope const& scope, AreaListId list, Day on) {
    TRY(rights::require(scope, Capability::read_areas));
    if (!on) return read_members(session, "WHERE list_id = :list", {{"list", list}});
    return read_members(session,
                        "WHERE list_id = :list AND (valid_from IS NULL OR valid_from <= :on) AND (valid_until IS NULL "
                        "OR valid_until >= :on)",
                        {{"list", list}, {"on", *on}});
}

base::Result<std::vector<Membership>> memberships_of(db::Session& session, Scope const& scope, AreaId area) {
    TRY(rights::require(scope, Capability::read_areas));
    return read_members(session, "WHERE area_id = :area", {{"area", area}});
}

base::Result<AreaListId> add_special_list(db::Transaction& tx, Scope const& scope, db::Instant when,
                                          SpecialList const& list) {
    TRY(rights::require(scope, Capability::edit_areas));
    if (!is_code(list.code))
        return base::fail(base::Code::invalid_input,
                          "Mã danh sách chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.", "Mã",
                          "Ví dụ: huyen-ngheo-2021-2025.");
    if (list.name.empty() || list.name.size() > 300)
        return base::fail(base::Code::invalid_input, "Thiếu tên danh sách, hoặc tên quá dài.", "Tên",
                          "Ví dụ: Huyện nghèo giai đoạn 2021-2025.");
    auto const id =
        tx.find<AreaListId>("INSERT INTO area_lists (code, name, legal_act, note) VALUES (:code, :name, :act, :note) "
                            "ON CONFLICT (code) DO NOTHING RETURNING id",
                            {{"code", list.code}, {"name", list.name}, {"act", list.legal_act}, {"note", list.note}});
    if (!id)
        return base::fail(base::Code::invalid_input, "Mã danh sách “" + list.code + "” đã có.", "Mã", "Chọn mã khác.");
    raise_revision(tx);
    ordered_json const after{{"Mã", list.code}, {"Tên", list.name}};
    audit::write(tx, scope, when,
                 {.verb = "area_list",
                  .object = "area_list/" + std::to_string(id->number()),
                  .label = list.name,
                  .before = {},
                  .after = after.dump(),
                  .note = list.legal_act});
    return *id;
}

base::Result<void> add_member(db::Transaction& tx, Scope const& scope, db::Instant when, AreaListId list, AreaId area,
                              Validity in, std::string const& legal_act) {
    TRY(rights::require(scope, Capability::edit_areas, area));
    if (in.ends_before_it_begins())
        return base::fail(base::Code::invalid_input, "Ngày kết thúc đứng trước ngày bắt đầu.", "Đến hết ngày",
                          "Sửa một trong hai ngày.");
    if (!tx.find<std::string>("SELECT name FROM area_lists WHERE id = :list", {{"list", list}}))
        return base::fail(base::Code::not_found, "Không có danh sách này.", {}, "Tạo danh sách trước.");
    auto const life =
        tx.find<Day, Day>("SELECT valid_from, valid_until FROM area_units WHERE id = :area", {{"area", area}});
    if (!life) return base::fail(base::Code::not_found, "Không có địa bàn này.");
    Validity const own{std::get<0>(*life), std::get<1>(*life)};
    if (!own.overlaps(in))
        return base::fail(base::Code::invalid_input,
                          "Đơn vị chỉ có hiệu lực " + own.vietnamese() + ", ngoài thời gian " + in.vietnamese() + ".",
                          "Từ ngày", "Chọn đơn vị của đúng thời gian đó, hoặc sửa ngày.");
    for (Membership const& other :
         read_members(tx, "WHERE list_id = :list AND area_id = :area", {{"list", list}, {"area", area}}))
        if (other.in.overlaps(in))
            return base::fail(base::Code::invalid_input, "Đơn vị đã thuộc danh sách này " + other.in.vietnamese() + ".",
                              "Từ ngày", "Kết thúc lần trước rồi mới thêm lần sau.");
    Membership member{0, list, area, in, legal_act};
    tx.run("INSERT INTO area_list_members (list_id, area_id, legal_act, valid_from, valid_until) VALUES (:list, :area, "
           ":act, :from, :until)",
           {{"list", list}, {"area", area}, {"act", legal_act}, {"from", in.from}, {"until", in.until}});
    raise_revision(tx);
    audit::write(tx, scope, when,
                 {.verb = "area_list_member",
                  .object = "area/" + std::to_string(area.number()),
                  .label = name_of(tx, area),
                  .before = {},
                  .after = told(tx, member).dump(),
                  .note = legal_act});
    return {};
}

base::Result<void> end_member(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t membership,
                              base::Date until, std::string const& legal_act) {
    TRY(rights::require(scope, Capability::edit_areas));
    auto const found = read_members(tx, "WHERE id = :id", {{"id", membership}});
    if (found.empty())
        return base::fail(base::Code::not_found, "Không có mục này trong danh sách.", {}, "Tải lại trang.");
    Membership member = found.front();
    TRY(rights::require(scope, Capability::edit_areas, member.area));
    ordered_json const before = told(tx, member);
    if (member.in.from && until < *member.in.from)
        return base::fail(base::Code::invalid_input,
                          "Ngày kết thúc " + until.vietnamese() + " đứng trước ngày bắt đầu " +
                              member.in.from->vietnamese() + ".",
                          "Đến hết ngày", "Sửa ngày theo văn bản.");
    member.in.until = until;
    tx.run("UPDATE area_list_members SET valid_until = :until WHERE id = :id", {{"until", until}, {"id", membership}});
    raise_revision(tx);
    audit::write(tx, scope, when,
                 {.verb = "area_list_member_end",
                  .object = "area/" + std::to_string(member.area.number()),
                  .label = name_of(tx, member.area),
                  .before = before.dump(),
                  .after = told(tx, member).dump(),
                  .note = legal_act});
    return {};
}

} // namespace areas
