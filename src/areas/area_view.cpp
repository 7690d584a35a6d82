#include "areas/area_view.hpp"

#include "areas/name.hpp"
#include "areas/pages.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace areas {
namespace {

constexpr double kMapWidth = 400;
// In pixels of a laptop's screen: labels keep their size however a drawing is scaled.
constexpr double kMapsWidthShown = 700;
constexpr double kMapHeightShown = 416; // areas.css: max-height 26rem
constexpr double kLabelShown = 14;
constexpr std::size_t kHeirsShown = 12;

std::int64_t count_of(std::size_t count) { return static_cast<std::int64_t>(count); }

std::string capital(std::string_view text) { return tidy_name(text); }

/// "Xã Bắc Sơn, tỉnh Lạng Sơn" where it is needed to tell it from others.
std::string name_with_province(Atlas const& atlas, Unit const& unit, base::Date on) {
    if (unit.level == Level::province) return unit.title_at(on).name;
    return atlas.full_name(unit.id, on);
}

void add_quick_days(html::Dictionary& page, AreaView const& view) {
    struct Day {
        base::Date on;
        std::string text;
    };
    std::vector<Day> days;
    // The eve of each change of this unit, then today.
    for (Succession const* const step : view.atlas.into(view.unit.id)) days.push_back({step->on.plus_days(-1), {}});
    for (Succession const* const step : view.atlas.from(view.unit.id)) days.push_back({step->on, {}});
    if (view.unit.in.until) days.push_back({*view.unit.in.until, {}});
    for (auto const& parent : view.unit.parents)
        if (parent.in.from && view.unit.in.from != parent.in.from) days.push_back({parent.in.from->plus_days(-1), {}});
    // A province that lives through a change of its parts has no step of its own: the day all districts ended.
    if (auto const change = base::Date::of(2025, 7, 1);
        days.empty() && view.unit.in.holds(change->plus_days(-1)) && view.today >= *change)
        days.push_back({change->plus_days(-1), {}});
    std::ranges::sort(days, {}, &Day::on);
    days.erase(std::ranges::unique(days, {}, &Day::on).begin(), days.end());
    for (Day& day : days) day.text = day.on.vietnamese();
    days.push_back({view.today, "Hôm nay"});
    for (Day const& day : days) {
        auto& quick = page.add("QUICK").set("ADDRESS", address_of(view.unit.id, day.on)).set("TEXT", day.text);
        quick.show_if(day.on == view.asked, "CURRENT");
    }
}

void add_elsewhen(html::Dictionary& page, AreaView const& view) {
    if (view.unit.in.holds(view.asked)) return;
    bool const later = view.unit.in.until && *view.unit.in.until < view.asked;
    auto const found =
        later ? view.atlas.became(view.unit.id, view.asked) : view.atlas.came_from(view.unit.id, view.asked);
    std::string const day = view.asked.vietnamese();
    std::string text = later ? "Ngày " + day + " đơn vị này không còn" : "Ngày " + day + " chưa có đơn vị này";
    text += found.empty() ? "." : later ? "; địa bàn của nó là:" : "; địa bàn của nó khi đó là:";
    auto& note = page.add("ELSEWHEN").set("TEXT", text);
    for (std::size_t i = 0; i < found.size() && i < kHeirsShown; ++i) {
        auto& heir = note.add("HEIR")
                         .set("ADDRESS", address_of(found[i].unit->id, view.asked))
                         .set("NAME", name_with_province(view.atlas, *found[i].unit, view.asked));
        heir.show_if(!found[i].whole && later && view.unit.level != Level::district, "PART");
    }
    if (found.size() > kHeirsShown) note.add("MORE").set("COUNT", count_of(found.size() - kHeirsShown));
}

void add_history(html::Dictionary& page, AreaView const& view, std::string_view id, std::string_view title,
                 std::vector<Succession const*> steps, bool forward) {
    if (steps.empty()) return;
    auto& history = page.add("HISTORY").set("ID", id).set("TITLE", title).set("COUNT", count_of(steps.size()));
    for (Succession const* const step : steps) {
        Unit const& other = view.atlas.unit(forward ? step->successor : step->predecessor);
        base::Date const day = forward ? step->on : step->on.plus_days(-1);
        auto& line = history.add("STEP");
        line.set("ADDRESS", address_of(other.id, day)).set("OTHER", name_with_province(view.atlas, other, day));
        line.set("CHANGE", capital(vietnamese(step->change)))
            .set("SINCE", step->on.vietnamese())
            .set("ACT", step->legal_act);
        if (!step->note.empty()) line.add("NOTE").set("TEXT", step->note);
    }
}

void add_children(html::Dictionary& page, AreaView const& view, base::Date on) {
    auto const children = view.atlas.children(view.unit.id, on);
    if (children.empty()) return;
    auto& section = page.add("CHILDREN").set("COUNT", count_of(children.size()));
    for (Unit const* const child : children) {
        Title const& title = child->title_at(on);
        AreaCode const* const code = child->code_at(on);
        section.add("CHILD")
            .set("CODE", code ? code->digits() : "")
            .set("ADDRESS", address_of(child->id, view.asked))
            .set("CHILD_NAME", title.name)
            .set("KIND", word_of(title, child->level));
    }
}

void add_facts(html::Dictionary& page, AreaView const& view, base::Date on) {
    page.set("KIND", word_of(view.unit.title_at(on), view.unit.level))
        .set("VALIDITY",
             view.unit.in == Validity{} ? "Đang có, không ghi ngày bắt đầu" : capital(view.unit.in.vietnamese()));
    for (auto const& code : view.unit.codes) {
        auto& line = page.add("CODE").set("TEXT", code.value.digits());
        if (view.unit.codes.size() > 1) line.add("WHEN").set("PERIOD", code.in.vietnamese());
    }
    if (view.unit.titles.size() > 1) {
        auto& former = page.add("FORMER");
        for (auto const& title : view.unit.titles)
            former.add("TITLE_LINE").set("TEXT", title.value.name).set("PERIOD", title.in.vietnamese());
    }
    if (view.unit.parents.size() > 1) {
        auto& under = page.add("UNDER");
        for (auto const& [parent, in] : view.unit.parents)
            if (Unit const* const above = view.atlas.find(parent))
                under.add("PARENT_LINE")
                    .set("ADDRESS", address_of(parent))
                    .set("TEXT", above->title().name)
                    .set("PERIOD", in.vietnamese());
    }
    AreaCode const* const code = view.unit.code_at(on);
    if (code == nullptr) return;
    auto const meanings = view.atlas.with_code(*code);
    if (meanings.size() < 2) return;
    auto& section = page.add("MEANINGS").set("CODE", code->digits());
    for (Unit const* const unit : meanings)
        section.add("MEANING")
            .set("ADDRESS", address_of(unit->id, unit->nearest_day(view.asked)))
            .set("TEXT", unit->title().name)
            .set("PERIOD", unit->in.vietnamese());
}

void add_edit(html::Dictionary& page, AreaView const& view) {
    if (!view.may_edit) return;
    auto& edit = page.add("EDIT");
    edit.set("CSRF", view.csrf)
        .set("TYPED_NAME", view.typed_name.empty() ? view.unit.title().name : view.typed_name)
        .set("TYPED_FROM", view.typed_from)
        .set("TYPED_ACT", view.typed_act);
    edit.show_if(!view.error.empty(), "OPEN");
}

} // namespace

std::string word_of(Title const& title, Level level) {
    NameParts const parts = split_name(title.name);
    if (title.kind == Kind::city) return "Thành phố trực thuộc trung ương";
    if (!parts.prefix.empty())
        return capital(parts.prefix) + (level == Level::district && parts.is_city_word ? " thuộc tỉnh" : "");
    return capital(vietnamese(title.kind));
}

std::string standing(Unit const& unit, base::Date on) {
    if (unit.in.holds(on)) return "Có hiệu lực ngày " + on.vietnamese();
    if (unit.in.until && *unit.in.until < on) return "Chấm dứt sau ngày " + unit.in.until->vietnamese();
    return "Bắt đầu từ ngày " + unit.in.from->vietnamese();
}

html::Markup render_maps(std::vector<MapPanel> const& panels) {
    html::Dictionary page;
    std::vector<Outline const*> all;
    for (MapPanel const& panel : panels)
        for (MapShape const& shape : panel.shapes) all.push_back(&shape.outline);
    if (all.empty()) return html::render("areas/maps", page);
    MapFrame const frame = frame_of(all, kMapWidth);
    double const scale =
        std::min(kMapsWidthShown / static_cast<double>(panels.size()) / frame.width, kMapHeightShown / frame.height);
    std::string const font = fmt::format("{:.0f}", kLabelShown / scale);
    auto& section = page.add("PANELS");
    for (MapPanel const& panel : panels) {
        if (panel.shapes.empty()) continue;
        auto& figure = section.add("PANEL").set("TITLE", panel.title);
        figure.set("WIDTH", fmt::format("{:.0f}", frame.width)).set("HEIGHT", fmt::format("{:.0f}", frame.height));
        std::string alt = panel.title + ": ";
        std::size_t coloured = 0;
        for (MapShape const& shape : panel.shapes) {
            std::string const path = path_of(shape.outline, frame);
            if (shape.is_ground) {
                figure.add("GROUND").set("D", path);
                continue;
            }
            Title const& title = shape.unit->title_at(panel.on);
            alt += (coloured == 0 ? "" : ", ") + title.name;
            figure.add("SHAPE")
                .set("ADDRESS", address_of(shape.unit->id, panel.on))
                .set("NAME", title.name)
                .set("TONE", static_cast<std::int64_t>(coloured++ % 6))
                .set("D", path);
            auto const at = label_point(shape.outline);
            auto& label = figure.add("LABEL").set("NAME", split_name(title.name).bare);
            label.set("FONT", font)
                .set("X", fmt::format("{:.1f}", (at.longitude - frame.west) / (frame.east - frame.west) * frame.width));
            label.set("Y",
                      fmt::format("{:.1f}", (frame.north - at.latitude) / (frame.north - frame.south) * frame.height));
        }
        figure.set("ALT", alt);
    }
    return html::render("areas/maps", page);
}

html::Markup render_area(AreaView const& view) {
    html::Dictionary page;
    base::Date const on = view.unit.nearest_day(view.asked);
    page.set("NAME", view.unit.title_at(on).name)
        .set("ON", view.asked.vietnamese())
        .set("OWN_ADDRESS", address_of(view.unit.id));
    auto above = view.atlas.ancestors(view.unit.id, on);
    std::ranges::reverse(above);
    for (Unit const* const unit : above)
        page.add("ABOVE").set("ADDRESS", address_of(unit->id, view.asked)).set("NAME", unit->title_at(on).name);
    page.add(view.unit.in.holds(view.asked) ? "ALIVE" : "GONE").set("STANDING", standing(view.unit, view.asked));
    add_quick_days(page, view);
    add_elsewhen(page, view);
    if (view.waiting > 0) page.add("WAITING").set("COUNT", count_of(view.waiting));
    page.set("MAPS", render_maps(view.maps));
    add_children(page, view, on);
    add_history(page, view, "became", "Trở thành", view.atlas.from(view.unit.id), true);
    add_history(page, view, "came-from", "Hình thành từ", view.atlas.into(view.unit.id), false);
    add_facts(page, view, on);
    if (!view.memberships.empty()) {
        auto& lists = page.add("LISTS");
        for (auto const& [list, membership] : view.memberships) {
            auto& line = lists.add("MEMBERSHIP")
                             .set("ADDRESS", fmt::format("{}/{}", kListsAddress, list.id.number()))
                             .set("TEXT", list.name)
                             .set("PERIOD", membership.in.vietnamese());
            if (!membership.legal_act.empty()) line.add("ACT").set("LEGAL_ACT", membership.legal_act);
        }
    }
    add_edit(page, view);
    return html::render("areas/area", page);
}

} // namespace areas
