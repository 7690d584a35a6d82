#include "organisations/organisation_view.hpp"

#include "areas/name.hpp"
#include "areas/pages.hpp"
#include "html/template.hpp"
#include "organisations/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace organisations {
namespace {

constexpr std::size_t kShown = 100;
constexpr std::size_t kFormsShown = 3;

std::int64_t count_of(std::size_t count) { return static_cast<std::int64_t>(count); }

std::string period(Validity const& in) { return in.from || in.until ? in.vietnamese() : std::string{}; }

void add_steps(html::Dictionary& page, std::string_view id, std::string_view title, std::vector<Related> const& steps) {
    if (steps.empty()) return;
    auto& section = page.add("STEPS").set("ID", id).set("TITLE", title).set("COUNT", count_of(steps.size()));
    for (std::size_t i = 0; i < steps.size() && i < kShown; ++i)
        section.add("STEP")
            .set("ADDRESS", address_of(steps[i].id))
            .set("OTHER", steps[i].name)
            .set("TASK", steps[i].task.empty() ? "Toàn bộ" : areas::tidy_name(steps[i].task))
            .set("SINCE", steps[i].on ? steps[i].on->vietnamese() : "")
            .set("ACT", steps[i].legal_act);
    if (steps.size() > kShown) section.add("MORE").set("LEFT", count_of(steps.size() - kShown));
}

void add_lines(html::Dictionary& page, OrganisationView const& view, std::string_view id, std::string_view title,
               std::vector<Related> const& lines) {
    if (lines.empty()) return;
    auto& section = page.add("LINES").set("ID", id).set("TITLE", title).set("COUNT", count_of(lines.size()));
    for (std::size_t i = 0; i < lines.size() && i < kShown; ++i)
        section.add("LINE")
            .set("ADDRESS", address_of(lines[i].id))
            .set("OTHER", lines[i].name)
            .set("RELATION", areas::tidy_name(vietnamese(lines[i].line)))
            .set("PERIOD", period(lines[i].in));
    if (lines.size() > kShown) {
        auto& more = section.add("MORE").set("LEFT", count_of(lines.size() - kShown));
        more.set("LIST_ADDRESS", view.body.area && view.body.level == Level::province
                                     ? fmt::format("{}?province={}", kOrganisationsAddress, view.body.area.number())
                                     : std::string{kOrganisationsAddress});
    }
}

void add_names(html::Dictionary& page, OrganisationView const& view) {
    std::vector<Name> official = view.body.names;
    std::erase_if(official, &Name::alias);
    if (official.size() > 1) {
        auto& former = page.add("FORMER");
        for (Name const& name : official) former.add("OLD_NAME").set("TEXT", name.text).set("PERIOD", period(name.in));
    }
    if (official.size() < view.body.names.size()) {
        auto& aliases = page.add("ALIASES");
        for (Name const& name : view.body.names)
            if (name.alias) aliases.add("ALIAS").set("TEXT", name.text);
    }
    Rule const* const rule = view.body.identity ? view.catalogue.find(view.body.identity->rule) : nullptr;
    if (rule == nullptr || rule->forms.size() < 2) return;
    std::string forms;
    for (std::size_t i = 1; i < rule->forms.size() && i <= kFormsShown; ++i)
        forms += (forms.empty() ? "" : "; ") + rule->forms[i];
    page.add("FORMS").set("TEXT", forms);
}

void add_edit(html::Dictionary& page, OrganisationView const& view) {
    if (!view.may_edit) return;
    auto& edit = page.add("EDIT");
    edit.set("CSRF", view.csrf)
        .set("OWN_ADDRESS", address_of(view.body.id))
        .set("TYPED_ALIAS", view.typed.alias)
        .set("TYPED_UNTIL", view.typed.until)
        .set("TYPED_ACT", view.typed.act);
    edit.show_if(view.typed.error && view.typed.field == "alias", "OPEN_ALIAS");
    edit.show_if(view.typed.error && view.typed.field != "alias", "OPEN_END");
    for (Related const& heir : view.heirs) {
        if (heir.id == view.body.id) continue;
        auto& option = edit.add("HEIR").set("ID", heir.id.number()).set("TEXT", heir.name);
        option.show_if(heir.id == view.typed.successor, "CHOSEN");
    }
}

} // namespace

html::Markup render_organisation(OrganisationView const& view) {
    Organisation const& body = view.body;
    html::Dictionary page;
    page.set("NAME", body.name_at(view.today))
        .set("KIND", areas::tidy_name(vietnamese(body.kind)))
        .set("LEVEL", areas::tidy_name(vietnamese(body.level)))
        .set("VALIDITY", body.in.from || body.in.until ? areas::tidy_name(body.in.vietnamese()) : "Đang hoạt động")
        .set("SOURCE", body.source)
        .set("CERTAINTY", body.identity ? vietnamese(body.certainty) : "do người dùng khai");
    bool const alive = body.in.holds(view.today);
    bool const ended = body.in.until && *body.in.until < view.today;
    page.add(alive ? "ALIVE" : "GONE")
        .set("STANDING", alive   ? "Đang hoạt động"
                         : ended ? "Đã kết thúc " + body.in.until->vietnamese()
                                 : "Chưa hoạt động");
    page.show_if(body.identity && !body.changed && body.certainty == Certainty::recalled, "DOUBT");
    for (Related const& superior : view.relations.superiors)
        if (superior.line == Line::committee && superior.in.holds(alive || !ended ? view.today : *body.in.until)) {
            page.add("ABOVE").set("ADDRESS", address_of(superior.id)).set("TEXT", superior.name);
            break;
        }
    if (areas::Unit const* const unit = view.atlas.find(body.area)) {
        base::Date const on = unit->nearest_day(view.today);
        page.add("AREA")
            .set("ADDRESS", areas::address_of(unit->id, on))
            .set("TEXT", view.atlas.full_name(unit->id, on));
    }
    add_names(page, view);
    if (!view.relations.leads.empty()) {
        auto& leads = page.add("LEADS");
        for (auto const& [component, in] : view.relations.leads)
            leads.add("LEAD").set("TEXT", component).set("PERIOD", period(in));
    }
    add_steps(page, "successors", "Nhiệm vụ chuyển sang", view.relations.successors);
    add_steps(page, "predecessors", "Nhận nhiệm vụ từ", view.relations.predecessors);
    add_lines(page, view, "superiors", "Cơ quan cấp trên", view.relations.superiors);
    add_lines(page, view, "subordinates", "Cơ quan cấp dưới", view.relations.subordinates);
    page.show_if(view.relations.successors.empty() && view.relations.predecessors.empty() &&
                     view.relations.superiors.empty() && view.relations.subordinates.empty(),
                 "ALONE");
    add_edit(page, view);
    return html::render("organisations/organisation", page);
}

} // namespace organisations
