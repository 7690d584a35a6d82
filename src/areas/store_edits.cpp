// The single acts of a person: a new name, a succession, a waiting name that is decided.
#include "areas/checks.hpp"
#include "areas/columns.hpp"
#include "areas/name.hpp"
#include "areas/store.hpp"
#include "areas/store_acts.hpp"
#include "audit/audit.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace areas {

using rights::Capability;
using rights::Scope;
using Day = std::optional<base::Date>;
using nlohmann::ordered_json;

base::Result<void> retitle(db::Transaction& tx, Scope const& scope, db::Instant when, AreaId area, Title const& title,
                           Day from, std::string const& legal_act) {
    TRY(rights::require(scope, Capability::edit_areas, area));
    db::lock(tx, "areas");
    Atlas const atlas = read_atlas(tx);
    Unit const* const unit = atlas.find(area);
    if (unit == nullptr) return base::fail(base::Code::not_found, "Không có địa bàn này.");
    if (title.name.empty() || title.name != tidy_name(title.name))
        return base::fail(base::Code::invalid_input, "Tên phải viết liền mạch, không thừa khoảng trắng.", "Tên",
                          "Ghi tên đầy đủ, ví dụ “Phường Ba Đình”.");
    if (level_of(title.kind) != unit->level)
        return base::fail(base::Code::invalid_input,
                          "Loại “" + std::string{vietnamese(title.kind)} + "” không thuộc cấp " +
                              std::string{vietnamese(unit->level)} + ".",
                          "Loại", "Chọn loại cùng cấp với đơn vị.");
    Dated<Title> const& last = unit->titles.back();
    if (from && (!unit->in.holds(*from) || (last.in.from && *from <= *last.in.from)))
        return base::fail(base::Code::invalid_input,
                          "Ngày đổi tên " + from->vietnamese() +
                              " phải sau khi tên đang dùng bắt đầu và trong thời gian đơn vị có hiệu lực (" +
                              unit->in.vietnamese() + ").",
                          "Từ ngày", "Sửa ngày theo văn bản đổi tên.");
    if (from) {
        // "is not distinct from" is not the same on both engines: the title is found by its open or its own end.
        tx.run("UPDATE area_titles SET valid_until = :until WHERE area_id = :area AND name = :name AND (valid_until IS "
               "NULL OR valid_until >= :from)",
               {{"until", from->plus_days(-1)}, {"area", area}, {"name", last.value.name}, {"from", *from}});
        tx.run("INSERT INTO area_titles (area_id, name, kind, valid_from, valid_until) VALUES (:area, :name, :kind, "
               ":from, :until)",
               {{"area", area}, {"name", title.name}, {"kind", title.kind}, {"from", *from}, {"until", last.in.until}});
    } else {
        tx.run("UPDATE area_titles SET name = :name, kind = :kind WHERE area_id = :area AND name = :before",
               {{"name", title.name}, {"kind", title.kind}, {"area", area}, {"before", last.value.name}});
    }
    changed(tx);
    ordered_json after{{"Tên", title.name}, {"Loại", vietnamese(title.kind)}};
    if (from) after["Từ ngày"] = from->vietnamese();
    ordered_json const before{{"Tên", last.value.name}, {"Loại", vietnamese(last.value.kind)}};
    audit::write(tx, scope, when,
                 {.verb = "area_title",
                  .object = "area/" + std::to_string(area.number()),
                  .label = title.name,
                  .before = before.dump(),
                  .after = after.dump(),
                  .note = legal_act});
    return {};
}

base::Result<void> add_succession(db::Transaction& tx, Scope const& scope, db::Instant when,
                                  Succession const& succession) {
    TRY(rights::require(scope, Capability::edit_areas, succession.successor));
    db::lock(tx, "areas");
    Atlas const atlas = read_atlas(tx);
    std::vector<Succession> all{atlas.successions().begin(), atlas.successions().end()};
    std::size_t const faults_before = check(atlas.units(), all).size();
    for (Succession const& other : all)
        if (other.predecessor == succession.predecessor && other.successor == succession.successor &&
            other.on == succession.on)
            return base::fail(base::Code::invalid_input, "Quan hệ kế thừa này đã có.", {},
                              "Bỏ qua, hoặc chọn đơn vị khác.");
    all.push_back(succession);
    auto const faults = check(atlas.units(), all);
    if (faults.size() > faults_before) {
        auto const at = std::ranges::find_if(faults, [&](Fault const& fault) {
            return fault.unit == succession.predecessor || fault.unit == succession.successor ||
                   fault.other == succession.successor;
        });
        return std::unexpected{(at == faults.end() ? faults.back() : *at).told};
    }
    insert_successions(tx, std::span{&succession, 1}, 0);
    changed(tx, {succession.successor});
    ordered_json const after{{"Đơn vị cũ", atlas.unit(succession.predecessor).title().name},
                             {"Mã bản ghi cũ", "area/" + std::to_string(succession.predecessor.number())},
                             {"Đơn vị mới", atlas.unit(succession.successor).title().name},
                             {"Cách", vietnamese(succession.change)},
                             {"Từ ngày", succession.on.vietnamese()}};
    audit::write(tx, scope, when,
                 {.verb = "area_succession",
                  .object = "area/" + std::to_string(succession.successor.number()),
                  .label = atlas.unit(succession.successor).title().name,
                  .before = {},
                  .after = after.dump(),
                  .note = succession.legal_act});
    return {};
}

base::Result<void> mark_known_parts(db::Session& session, Scope const& scope, ListPlan& plan) {
    TRY(rights::require(scope, Capability::read_areas));
    if (plan.open.empty()) return {};
    std::set<std::pair<AreaId, std::string>> known;
    session.each<AreaId, std::string>(
        "SELECT successor_id, printed FROM area_open_parts WHERE on_day = :on", {{"on", plan.on.value()}},
        [&](AreaId successor, std::string printed) { known.emplace(successor, std::move(printed)); });
    for (OpenPart& part : plan.open) part.known = known.contains({part.successor, part.printed});
    return {};
}

base::Result<std::vector<WaitingPart>> waiting_parts(db::Session& session, Scope const& scope,
                                                     std::optional<AreaId> successor) {
    TRY(rights::require(scope, Capability::read_areas));
    std::vector<WaitingPart> parts;
    std::string const sql = "SELECT id, successor_id, on_day, printed, share, candidates, place, why, legal_act FROM "
                            "area_open_parts WHERE decided_at IS NULL" +
                            std::string{successor ? " AND successor_id = :successor" : ""} + " ORDER BY id";
    session
        .each<std::int64_t, AreaId, base::Date, std::string, Share, std::string, std::string, std::string, std::string>(
            sql, successor ? db::Binds{{"successor", *successor}} : db::Binds{},
            [&](std::int64_t id, AreaId into, base::Date on, std::string printed, Share share,
                std::string const& candidates, std::string place, std::string why, std::string act) {
                OpenPart part{into, std::move(printed), share, {}, std::move(place), std::move(why), act};
                char const* at = candidates.data();
                char const* const end = at + candidates.size();
                for (std::int64_t number = 0; at < end; ++at) {
                    auto const [next, trouble] = std::from_chars(at, end, number);
                    if (trouble != std::errc{}) db::throw_misfit("numbers of units");
                    part.candidates.emplace_back(number);
                    at = next;
                }
                parts.push_back({id, std::move(part), on, std::move(act)});
            });
    return parts;
}

base::Result<void> decide_part(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t id,
                               std::optional<AreaId> unit) {
    TRY(rights::require(scope, Capability::edit_areas));
    db::lock(tx, "areas");
    auto const waiting = TRY(waiting_parts(tx, scope));
    auto const at = std::ranges::find(waiting, id, &WaitingPart::id);
    if (at == waiting.end())
        return base::fail(base::Code::not_found, "Mục này không còn chờ quyết định.", {},
                          "Tải lại trang để xem các mục còn lại.");
    TRY(rights::require(scope, Capability::edit_areas, at->part.successor));
    if (unit) {
        Change const change = at->part.share == Share::remainder ? Change::remainder
                              : at->part.share == Share::part    ? Change::part
                                                                 : Change::merge;
        TRY(add_succession(tx, scope, when,
                           {*unit, at->part.successor, change, at->on, at->legal_act,
                            "Theo quyết định của người dùng: “" + at->part.printed + "”"}));
    }
    tx.run("UPDATE area_open_parts SET decided_at = :when, decided_by = :by, decision = :unit WHERE id = :id",
           {{"when", when}, {"by", scope.actor}, {"unit", unit}, {"id", id}});
    if (!unit) {
        raise_revision(tx);
        audit::write(tx, scope, when,
                     {.verb = "area_part_dismissed",
                      .object = "area/" + std::to_string(at->part.successor.number()),
                      .label = at->part.printed,
                      .before = {},
                      .after = {},
                      .note = at->legal_act});
    }
    return {};
}

} // namespace areas
