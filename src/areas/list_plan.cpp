#include "areas/list_plan.hpp"

#include "areas/checks.hpp"
#include "areas/name.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace areas {
namespace {

base::Error error(std::string message, std::string mend) {
    return {base::Code::invalid_input, std::move(message), {}, std::move(mend)};
}

std::string bare_spelling(std::string const& name) { return spelling_key(split_name(name).bare); }

class UnitPlanner {
public:
    UnitPlanner(Atlas const& atlas, AreaList list, AreaId first_id)
        : atlas_{atlas}, list_{std::move(list)}, next_{first_id.number()} {}

    ListPlan plan() {
        plan_.rejected = std::move(list_.faults);
        for (ListedUnit const& listed : list_.units) take(listed);
        reject_what_breaks_rules();
        return std::move(plan_);
    }

private:
    static base::Date reference_day(Validity const& in) {
        return in.from ? *in.from : in.until ? *in.until : base::Date::of(2199, 12, 31).value();
    }

    Unit const* existing(ListedUnit const& listed) const {
        for (Unit const* const unit : atlas_.with_code(listed.code, reference_day(listed.in)))
            if (unit->level == listed.level) return unit;
        return nullptr;
    }

    void reject(ListedUnit const& listed, ListColumn column, base::Error told) {
        plan_.rejected.push_back({listed.row, column_here(column, listed.level), std::move(told)});
    }

    /// The official list has other columns for the same things.
    ListColumn column_here(ListColumn column, Level level) const {
        if (list_.shape != ListShape::official) return column;
        bool const code = column == ListColumn::code;
        if (column == ListColumn::parent_code)
            return level == Level::district ? ListColumn::province_code : ListColumn::district_code;
        if (level == Level::province) return code ? ListColumn::province_code : ListColumn::province;
        if (level == Level::district) return code ? ListColumn::district_code : ListColumn::district;
        return code ? ListColumn::commune_code : ListColumn::commune;
    }

    std::optional<AreaId> parent_of(ListedUnit const& listed) const {
        base::Date const day = reference_day(listed.in);
        if (auto const at = taken_.find(listed.parent->digits()); at != taken_.end())
            for (auto const& [level, in, id] : at->second)
                if (level < listed.level && in.holds(day)) return id;
        for (Unit const* const unit : atlas_.with_code(*listed.parent, day))
            if (unit->level < listed.level) return unit->id;
        return std::nullopt;
    }

    void take(ListedUnit const& listed) {
        std::optional<AreaId> parent;
        if (listed.level != Level::province) {
            parent = listed.parent ? parent_of(listed) : std::nullopt;
            if (!parent)
                return reject(listed, ListColumn::parent_code,
                              error("Không có đơn vị cấp trên mã " +
                                        (listed.parent ? listed.parent->digits() : "trống") + " vào ngày " +
                                        reference_day(listed.in).vietnamese() + ".",
                                    "Nhập đơn vị cấp trên trước, hoặc sửa mã cấp trên."));
        }
        if (Unit const* const unit = existing(listed)) return compare(listed, *unit, parent);
        AreaId const id{next_++};
        Unit unit{id, listed.level, listed.in, {{listed.title, listed.in}}, {{listed.code, listed.in}}, {}};
        if (parent) unit.parents.push_back({*parent, listed.in});
        remember(listed, id);
        plan_.added.push_back(std::move(unit));
        plan_.rows.push_back(listed.row);
    }

    void remember(ListedUnit const& listed, AreaId id) {
        taken_[listed.code.digits()].push_back({listed.level, listed.in, id});
    }

    void compare(ListedUnit const& listed, Unit const& unit, std::optional<AreaId> parent) {
        base::Date const day = reference_day(listed.in);
        Title const& kept = unit.title_at(day);
        std::string const listed_bare = bare_spelling(listed.title.name);
        std::string const kept_bare = bare_spelling(kept.name);
        if (parent && unit.parent_at(day) != parent) {
            Unit const* const now = unit.parent_at(day) ? atlas_.find(*unit.parent_at(day)) : nullptr;
            return reject(listed, ListColumn::parent_code,
                          error(kept.name + " đang trực thuộc " + (now ? now->title_at(day).name : "đơn vị khác") +
                                    " vào ngày " + day.vietnamese() + ", tệp ghi cấp trên khác.",
                                "Sửa mã cấp trên, hoặc ghi ngày chuyển cấp trên ở trang của đơn vị."));
        }
        if (listed_bare != kept_bare &&
            text::search_key(split_name(listed.title.name).bare) != text::search_key(split_name(kept.name).bare))
            return reject(listed, ListColumn::code,
                          error("Mã " + listed.code.digits() + " vào ngày " + day.vietnamese() + " đang là " +
                                    kept.name + ", tệp ghi " + listed.title.name + ".",
                                "Kiểm tra mã, tên và ngày hiệu lực của danh mục."));
        remember(listed, unit.id);
        if (listed_bare == kept_bare && listed.title.kind == kept.kind) {
            ++plan_.same;
            return;
        }
        if (listed.title.kind != kept.kind) {
            ++plan_.same;
            plan_.notices.push_back({listed.row, column_here(ListColumn::name, listed.level),
                                     error("Tệp ghi " + listed.title.name + ", danh mục đang ghi " + kept.name + " (" +
                                               unit.in.vietnamese() + "); giữ tên đang có.",
                                           "Nếu đơn vị đã đổi loại, ghi ngày đổi ở trang của đơn vị.")});
            return;
        }
        plan_.changed.push_back({unit.id, kept, listed.title, {}, listed.row});
    }

    /// One look over all units as they would be. Only faults that touch an added unit are the list's.
    void reject_what_breaks_rules() {
        if (plan_.added.empty()) return;
        std::vector<Unit> all{atlas_.units().begin(), atlas_.units().end()};
        all.insert(all.end(), plan_.added.begin(), plan_.added.end());
        std::unordered_map<AreaId, std::size_t> place;
        for (std::size_t i = 0; i < plan_.added.size(); ++i) place.emplace(plan_.added[i].id, i);
        std::vector<bool> out(plan_.added.size(), false);
        for (Fault& fault : check(all, {})) {
            auto at = place.find(fault.unit);
            if (at == place.end()) at = place.find(fault.other);
            if (at == place.end() || fault.severity != Severity::error) continue;
            ListColumn const column = fault.rule == Rule::code_twice              ? ListColumn::code
                                      : fault.rule == Rule::ends_before_it_begins ? ListColumn::until
                                                                                  : ListColumn::parent_code;
            out[at->second] = true;
            plan_.rejected.push_back(
                {plan_.rows[at->second], column_here(column, plan_.added[at->second].level), std::move(fault.told)});
        }
        leave_out(place, out);
    }

    /// Parents stand before their children: one pass finds all that lies below a rejected unit.
    void leave_out(std::unordered_map<AreaId, std::size_t> const& place, std::vector<bool>& out) {
        if (std::ranges::find(out, true) == out.end()) return;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < plan_.added.size(); ++i) {
            auto const parent = plan_.added[i].parent();
            auto const above = parent ? place.find(*parent) : place.end();
            if (!out[i] && above != place.end() && out[above->second]) {
                out[i] = true;
                plan_.rejected.push_back(
                    {plan_.rows[i], column_here(ListColumn::parent_code, plan_.added[i].level),
                     error("Đơn vị cấp trên của " + plan_.added[i].title().name + " có lỗi nên chưa nhập được.",
                           "Sửa dòng của đơn vị cấp trên.")});
            }
            if (out[i]) continue;
            // The places were those before anything was left out: only what stands further on is moved.
            if (kept != i) {
                plan_.added[kept] = std::move(plan_.added[i]);
                plan_.rows[kept] = plan_.rows[i];
            }
            ++kept;
        }
        plan_.added.erase(plan_.added.begin() + static_cast<std::ptrdiff_t>(kept), plan_.added.end());
        plan_.rows.resize(kept);
    }

    struct Taken {
        Level level;
        Validity in;
        AreaId id;
    };
    Atlas const& atlas_;
    AreaList list_;
    std::int64_t next_;
    ListPlan plan_;
    std::unordered_map<std::string, std::vector<Taken>> taken_; ///< by code
};

/// The unit a row of mergers is about. nullptr: the fault is noted.
Unit const* successor_of(Atlas const& atlas, ListedMerger const& merger, base::Date on, ListPlan& plan) {
    Unit const* found = nullptr;
    for (Unit const* const unit : atlas.with_code(merger.code, on))
        if (unit->level == Level::commune) found = unit;
    if (found != nullptr && (merger.name.empty() || text::search_key(split_name(found->title_at(on).name).bare) ==
                                                        text::search_key(split_name(merger.name).bare)))
        return found;
    auto named = merger.name.empty() ? std::vector<NameMatch>{}
                                     : atlas.with_name({.name = merger.name, .on = on, .level = Level::commune});
    std::erase_if(named, [](NameMatch const& match) { return match.former != nullptr; });
    if (named.size() == 1) {
        plan.notices.push_back({merger.row, ListColumn::new_code,
                                error("Mã " + merger.code.digits() + " không phải của " + merger.name + " vào ngày " +
                                          on.vietnamese() + "; lấy theo tên, cả nước chỉ có một.",
                                      "Kiểm tra lại mã trong tệp.")});
        return named.front().unit;
    }
    plan.rejected.push_back(
        {merger.row, ListColumn::new_code,
         error(found ? "Mã " + merger.code.digits() + " vào ngày " + on.vietnamese() + " là " +
                           found->title_at(on).name + ", tệp ghi " + merger.name + "."
                     : "Không có đơn vị cấp xã mã " + merger.code.digits() + " vào ngày " + on.vietnamese() + ".",
               "Nhập danh mục đơn vị mới trước, hoặc sửa mã.")});
    return nullptr;
}

} // namespace

ListPlan plan_units(Atlas const& atlas, AreaList list, AreaId first_id) {
    return UnitPlanner{atlas, std::move(list), first_id}.plan();
}

ListPlan plan_mergers(Atlas const& atlas, AreaList const& list, base::Date on, std::string const& legal_act) {
    ListPlan plan;
    plan.on = on;
    plan.legal_act = legal_act;
    plan.rejected = list.faults;
    std::vector<MergerRow> rows;
    std::unordered_map<AreaId, std::string> acts;
    std::unordered_set<AreaId> seen;
    for (ListedMerger const& merger : list.mergers) {
        Unit const* const successor = successor_of(atlas, merger, on, plan);
        if (successor == nullptr) continue;
        if (!seen.insert(successor->id).second) {
            plan.rejected.push_back(
                {merger.row, ListColumn::new_code,
                 error(successor->title_at(on).name + " đã có ở một dòng trên.", "Gộp hai dòng thành một.")});
            continue;
        }
        rows.push_back({successor->id, merger.wording, "dòng " + std::to_string(merger.row)});
        plan.merger_rows.emplace_back(successor->id, merger.row);
        acts[successor->id] = merger.legal_act.empty() ? legal_act : merger.legal_act;
    }
    Resolution resolution = resolve_mergers(atlas, rows, on, legal_act);
    for (std::size_t i = 0; i < resolution.successions.size(); ++i) {
        Succession& succession = resolution.successions[i];
        succession.legal_act = acts[succession.successor];
        ++plan.by_basis[static_cast<std::size_t>(resolution.bases[i])];
        bool const known = std::ranges::any_of(atlas.into(succession.successor), [&](Succession const* other) {
            return other->predecessor == succession.predecessor && other->on == on;
        });
        if (known)
            ++plan.same;
        else
            plan.successions.push_back(std::move(succession));
    }
    plan.open = std::move(resolution.open);
    for (OpenPart& part : plan.open) part.legal_act = acts[part.successor];
    plan.unclaimed = std::move(resolution.unclaimed);
    plan.named = resolution.named;
    return plan;
}

} // namespace areas
