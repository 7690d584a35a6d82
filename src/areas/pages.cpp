#include "areas/pages.hpp"

#include "areas/area_view.hpp"
#include "areas/name.hpp"
#include "html/template.hpp"
#include "text/collation.hpp"
#include "text/dates.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <functional>
#include <memory>

namespace areas {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

base::Error no_area() {
    return {base::Code::not_found, "Không có địa bàn này.", {}, "Tìm theo tên hoặc mã ở trang Địa bàn."};
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
    return number;
}

html::Markup csrf_of(Visit const& visit) { return site::csrf_field(visit.visitor); }

class Pages {
public:
    explicit Pages(PageServices services) : services_{services} {}

    Response area(Visit const& visit) {
        auto const atlas = services_.atlases.now();
        Unit const* const unit = unit_of(*atlas, visit);
        if (unit == nullptr) return http::refusal(no_area());
        auto const on = day_of(visit, unit->nearest_day(services_.clock.today()));
        if (!on)
            return area_page(visit, *atlas, *unit, unit->nearest_day(services_.clock.today()),
                             {.told = on.error(), .field = "on"}, 422);
        return area_page(visit, *atlas, *unit, *on, {}, 200);
    }

    Response retitle_area(Visit const& visit) {
        auto const atlas = services_.atlases.now();
        Unit const* const unit = unit_of(*atlas, visit);
        if (unit == nullptr) return http::refusal(no_area());
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        Wrong wrong;
        wrong.name = form->fields.text("name");
        wrong.from = form->fields.text("from");
        wrong.act = form->fields.text("act");
        auto const done = retitle_by(visit, *unit, wrong);
        if (done) return site::done(address_of(unit->id), "Tên đã được lưu.");
        if (done.error().code != base::Code::invalid_input) return http::refusal(done.error());
        wrong.told = done.error();
        wrong.field = done.error().where == "Từ ngày" ? "from" : "name";
        return area_page(visit, *atlas, *unit, unit->nearest_day(services_.clock.today()), wrong, 422);
    }

    Response waiting(Visit const& visit) { return waiting_page(visit, {}, 200); }

    Response decide(Visit const& visit) {
        auto const id = number_of(visit.request.parameter("part"));
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        if (!id) return http::refusal({base::Code::not_found, "Không có mục này.", {}, "Tải lại trang."});
        std::string_view const chosen = form->fields.text("unit");
        std::optional<AreaId> unit;
        if (chosen.empty())
            return waiting_page(
                visit, {{"part-" + std::to_string(*id), "Chọn một đơn vị, hoặc chọn “Không phải đơn vị hành chính”."}},
                422);
        if (chosen == "other") {
            auto const found = unit_from_code(form->fields.text("code"));
            if (!found)
                return waiting_page(visit, html::field_errors(found.error(), "part-" + std::to_string(*id)), 422);
            unit = *found;
        } else if (chosen != "none") {
            if (auto const number = number_of(chosen)) unit = AreaId{*number};
        }
        auto tx = services_.database.write();
        auto const done = decide_part(tx, visit.scope(), now(), *id, unit);
        if (!done && done.error().code == base::Code::invalid_input)
            return waiting_page(visit, html::field_errors(done.error(), "part-" + std::to_string(*id)), 422);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kWaitingAddress, "Quyết định đã được ghi vào lịch sử của đơn vị.");
    }

private:
    /// What was typed into a form that could not be taken, and why.
    struct Wrong {
        std::optional<base::Error> told = {};
        std::string field = {};
        std::string name = {}, from = {}, act = {};
    };

    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    static Unit const* unit_of(Atlas const& atlas, Visit const& visit) {
        auto const number = number_of(visit.request.parameter("area"));
        return number ? atlas.find(AreaId{*number}) : nullptr;
    }

    static base::Result<base::Date> day_of(Visit const& visit, base::Date otherwise) {
        std::string_view const typed = visit.request.query.text("on");
        if (typed.empty()) return otherwise;
        return text::parse_date(typed);
    }

    base::Result<AreaId> unit_from_code(std::string_view typed) {
        auto const code = TRY(AreaCode::parse(typed));
        auto const atlas = services_.atlases.now();
        // What is merged is a unit of the time before: the one that ended.
        std::vector<Unit const*> ended;
        for (Unit const* const unit : atlas->with_code(code))
            if (unit->in.until && unit->level != Level::province) ended.push_back(unit);
        if (ended.size() != 1)
            return base::fail(base::Code::invalid_input,
                              "Không có đúng một đơn vị cũ cấp huyện hoặc cấp xã mã " + code.digits() + ".", "Mã",
                              "Kiểm tra mã ở trang Địa bàn, theo địa giới trước khi sắp xếp.");
        return ended.front()->id;
    }

    base::Result<void> retitle_by(Visit const& visit, Unit const& unit, Wrong const& typed) {
        std::string const name = tidy_name(typed.name);
        if (name.empty())
            return base::fail(base::Code::invalid_input, "Nhập tên đầy đủ của đơn vị, ví dụ Phường Ba Đình.", "Tên");
        NameParts const parts = split_name(name);
        std::optional<Kind> kind = parts.kind;
        if (parts.is_city_word) kind = unit.level == Level::province ? Kind::city : Kind::district;
        if (!kind)
            return base::fail(base::Code::invalid_input, "Tên thiếu từ chỉ loại ở đầu.", "Tên",
                              "Ví dụ: Xã Tân Lập, Phường 4, Thành phố Huế.");
        std::optional<base::Date> from;
        if (!typed.from.empty()) {
            auto const day = text::parse_date(typed.from);
            if (!day) return base::fail(day.error().code, day.error().message, "Từ ngày", day.error().mend);
            from = *day;
        }
        auto tx = services_.database.write();
        TRY(retitle(tx, visit.scope(), now(), unit.id, {name, *kind}, from, typed.act));
        tx.commit();
        return {};
    }

    Response area_page(Visit const& visit, Atlas const& atlas, Unit const& unit, base::Date on, Wrong const& wrong,
                       int status) {
        auto session = services_.database.lease();
        AreaView view{.atlas = atlas, .unit = unit, .asked = on, .today = services_.clock.today()};
        auto const memberships = memberships_of(session, visit.scope(), unit.id);
        auto const lists = special_lists(session, visit.scope());
        auto const parts = waiting_parts(session, visit.scope(), unit.id);
        if (!memberships) return http::refusal(memberships.error());
        if (!lists) return http::refusal(lists.error());
        if (!parts) return http::refusal(parts.error());
        for (Membership const& membership : *memberships) {
            auto const list = std::ranges::find(*lists, membership.list, &SpecialList::id);
            if (list != lists->end()) view.memberships.emplace_back(*list, membership);
        }
        view.waiting = parts->size();
        view.may_edit = visit.scope().may(Capability::edit_areas) && visit.scope().areas.contains(unit.id);
        view.csrf = csrf_of(visit);
        view.typed_name = wrong.name;
        view.typed_from = wrong.from;
        view.typed_act = wrong.act;
        if (wrong.told) view.error = wrong.told->message;
        auto maps = maps_of(session, visit.scope(), atlas, unit, on);
        if (!maps) return http::refusal(maps.error());
        view.maps = *std::move(maps);
        html::Page page{
            .title = unit.title_at(unit.nearest_day(on)).name, .main = render_area(view), .current = kAreasAddress};
        if (wrong.told)
            page.errors =
                html::field_errors({wrong.told->code, wrong.told->message, {}, wrong.told->mend}, wrong.field);
        return services_.frame.respond(visit, std::move(page), status);
    }

    /// The unit in its time; before it, what it came from; after it, what it became. Only where an outline was imported.
    static base::Result<std::vector<MapPanel>> maps_of(db::Session& session, rights::Scope const& scope,
                                                       Atlas const& atlas, Unit const& unit, base::Date asked) {
        base::Date const on = unit.nearest_day(asked);
        auto const ended = unit.in.until;
        auto const began = unit.in.from;
        auto const units_of = [](std::vector<Descent> const& descents) {
            std::vector<Unit const*> units;
            for (Descent const& descent : descents) units.push_back(descent.unit);
            return units;
        };
        struct Draft {
            std::string title;
            base::Date on;
            std::vector<Unit const*> shapes;
            Unit const* ground;
        };
        auto const above = atlas.ancestors(unit.id, on);
        auto const parts_on = [&](base::Date day) {
            std::vector<Unit const*> parts = atlas.children(unit.id, day);
            parts.push_back(&unit);
            return parts;
        };
        // The unit lives on, its parts were made anew: the last such day before, the first one after.
        std::optional<base::Date> parts_began;
        std::optional<base::Date> parts_end;
        for (Unit const* const child : atlas.children(unit.id, on)) {
            if (child->in.from && (!parts_began || *parts_began < *child->in.from)) parts_began = child->in.from;
            if (child->in.until && (!parts_end || *child->in.until < *parts_end)) parts_end = child->in.until;
        }
        std::vector<Draft> drafts;
        if (began) {
            base::Date const day = began->plus_days(-1);
            drafts.push_back(
                {"Trước ngày " + began->vietnamese(), day, units_of(atlas.came_from(unit.id, day)), nullptr});
        } else if (parts_began && unit.in.holds(parts_began->plus_days(-1))) {
            base::Date const day = parts_began->plus_days(-1);
            drafts.push_back({"Trước ngày " + parts_began->vietnamese(), day, parts_on(day), nullptr});
        }
        drafts.push_back({"Ngày " + on.vietnamese(), on, parts_on(on), above.empty() ? nullptr : above.back()});
        if (ended) {
            base::Date const day = ended->plus_days(1);
            drafts.push_back({"Từ ngày " + day.vietnamese(), day, units_of(atlas.became(unit.id, day)), nullptr});
        } else if (parts_end && unit.in.holds(parts_end->plus_days(1))) {
            base::Date const day = parts_end->plus_days(1);
            drafts.push_back({"Từ ngày " + day.vietnamese(), day, parts_on(day), nullptr});
        }

        std::vector<AreaId> wanted;
        for (Draft const& draft : drafts) {
            for (Unit const* const shape : draft.shapes) wanted.push_back(shape->id);
            if (draft.ground) wanted.push_back(draft.ground->id);
        }
        auto const found = TRY(outlines_of(session, scope, wanted));
        std::size_t next = 0;
        std::vector<MapPanel> panels;
        for (Draft const& draft : drafts) {
            MapPanel panel{draft.title, draft.on, {}};
            bool const has_children =
                std::ranges::any_of(draft.shapes, [&](Unit const* shape) { return shape != &unit; });
            bool drawn_children = false;
            std::size_t const first = next;
            for (std::size_t i = 0; i < draft.shapes.size(); ++i)
                drawn_children = drawn_children || (draft.shapes[i] != &unit && found[first + i]);
            for (Unit const* const shape : draft.shapes) {
                auto const& outline = found[next++];
                // The unit itself is the ground where its parts are drawn.
                if (outline)
                    panel.shapes.push_back({shape, *outline, shape == &unit && has_children && drawn_children});
            }
            if (draft.ground)
                if (auto const& outline = found[next++]; outline && !panel.shapes.empty())
                    panel.shapes.push_back({draft.ground, *outline, true});
            bool const coloured =
                std::ranges::any_of(panel.shapes, [](MapShape const& shape) { return !shape.is_ground; });
            if (coloured) panels.push_back(std::move(panel));
        }
        return panels;
    }

    Response waiting_page(Visit const& visit, std::vector<html::FieldError> errors, int status) {
        auto const atlas = services_.atlases.now();
        auto session = services_.database.lease();
        auto const parts = waiting_parts(session, visit.scope());
        if (!parts) return http::refusal(parts.error());
        html::Dictionary page;
        page.set("COUNT", static_cast<std::int64_t>(parts->size()));
        page.show_if(parts->empty(), "NONE");
        for (WaitingPart const& part : *parts) {
            Unit const* const successor = atlas->find(part.part.successor);
            if (successor == nullptr) continue;
            base::Date const before = part.on.plus_days(-1);
            auto& item =
                page.add("PART").set("ID", part.id).set("PRINTED", part.part.printed).set("WHY", part.part.why);
            item.set("ADDRESS", address_of(successor->id, part.on))
                .set("SUCCESSOR", atlas->full_name(successor->id, part.on))
                .set("SINCE", part.on.vietnamese());
            if (!part.part.where.empty()) item.add("PLACE").set("TEXT", part.part.where);
            if (!visit.scope().may(Capability::edit_areas)) continue;
            auto& form = item.add("DECIDE");
            form.set("CSRF", csrf_of(visit));
            for (AreaId const candidate : part.part.candidates)
                if (atlas->find(candidate))
                    form.add("CANDIDATE")
                        .set("UNIT", candidate.number())
                        .set("NAME", atlas->full_name(candidate, before));
            auto const wrong = std::ranges::find(errors, "part-" + std::to_string(part.id), &html::FieldError::field);
            if (wrong != errors.end()) form.add("FIELD_ERROR").set("MESSAGE", wrong->message);
        }
        return services_.frame.respond(visit,
                                       {.title = "Tên đơn vị chờ quyết định",
                                        .main = html::render("areas/waiting", page),
                                        .errors = std::move(errors),
                                        .current = kAreasAddress},
                                       status);
    }

    PageServices services_;
};

} // namespace

std::string address_of(AreaId area, std::optional<base::Date> on) {
    return fmt::format("{}/{}{}", kAreasAddress, area.number(), on ? "?on=" + on->iso() : "");
}

void register_list_pages(site::Routes& routes, PageServices services);
void register_all_page(site::Routes& routes, PageServices const& services);

void register_pages(site::Routes& routes, PageServices services) {
    auto const pages = std::make_shared<Pages>(services);
    auto const to = [&](Response (Pages::*act)(Visit const&)) {
        return [pages, act](Visit const& visit) { return ((*pages).*act)(visit); };
    };
    routes.add("GET /areas/{area}", Capability::read_areas, to(&Pages::area));
    routes.add("POST /areas/{area}/title", Capability::edit_areas, to(&Pages::retitle_area));
    routes.add("GET /areas/waiting", Capability::read_areas, to(&Pages::waiting));
    routes.add("POST /areas/waiting/{part}/decision", Capability::edit_areas, to(&Pages::decide));
    register_list_pages(routes, services);
    register_all_page(routes, services);
}

} // namespace areas
