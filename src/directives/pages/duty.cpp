// One duty: while the list is drafted it is changed here; issued, its bodies and days are.
#include "directives/assignments/draft.hpp"
#include "directives/due/editor.hpp"
#include "directives/pages/bodies_typed.hpp"
#include "directives/pages/shared.hpp"
#include "directives/pages/turn_forms.hpp"
#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <functional>
#include <map>
#include <memory>

namespace directives {
namespace {

using http::Response;
using page::directive_in;
using page::duty_in;
using rights::Capability;
using site::Visit;

constexpr std::size_t kTurnsShown = 500;

/// What was typed of a duty.
struct TypedDuty {
    bool taken = true;
    std::string action = {}, condition = {}, consequence = {}, leads = {}, coordinators = {};
    std::vector<OrganisationId> lead_ids = {}, coordinator_ids = {};
    AssignmentId parent = {};
    due::TypedRule rule = {};

    static std::vector<OrganisationId> ids(http::Fields const& fields, char const* name) {
        std::vector<OrganisationId> found;
        for (auto const value : fields.all(name))
            if (auto const number = documents::registry::number_of(value); number > 0) found.emplace_back(number);
        return found;
    }
    static TypedDuty from(http::Fields const& fields) {
        return {.taken = fields.find("taken").has_value(),
                .action = std::string{fields.text("action")},
                .condition = std::string{fields.text("condition")},
                .consequence = std::string{fields.text("consequence")},
                .leads = std::string{fields.text("leads")},
                .coordinators = std::string{fields.text("coordinators")},
                .lead_ids = ids(fields, "lead"),
                .coordinator_ids = ids(fields, "coordinator"),
                .parent = AssignmentId{documents::registry::number_of(fields.text("parent"))},
                .rule = due::TypedRule::of(fields)};
    }
    static TypedDuty from(Duty const& duty, std::vector<Assignment> const& bodies) {
        TypedDuty typed{.taken = duty.state != "left_out",
                        .action = duty.action,
                        .condition = duty.condition,
                        .consequence = duty.consequence,
                        .parent = duty.parent,
                        .rule = due::TypedRule::of(duty.rule)};
        for (auto const& one : bodies)
            (one.role == "lead" ? typed.lead_ids : typed.coordinator_ids).push_back(one.organisation);
        return typed;
    }
};

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response fresh(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const directive = find_directive(session, visit.scope(), today(), directive_in(visit));
        if (!directive) return http::refusal(directive.error());
        return form_page(visit, session, *directive, {}, {}, {}, 200);
    }

    Response show(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const duty = find_duty(session, visit.scope(), today(), duty_in(visit));
        if (!duty) return http::refusal(duty.error());
        auto const directive = find_directive(session, visit.scope(), today(), duty->directive);
        if (!directive) return http::refusal(directive.error());
        if (directive->state != "draft") return issued_page(visit, session, *directive, *duty, {}, {}, 200);
        return form_page(visit, session, *directive, *duty, TypedDuty::from(*duty, assignments_of(session, duty->id)),
                         {}, 200);
    }

    Response create(Visit const& visit) {
        return save(
            visit,
            [&](db::Transaction& tx, Directive const& directive, DutyChange const& change) -> base::Result<void> {
                TRY(add_duty(tx, visit.scope(), now(), today(), services_.calendar, directive.id, change));
                return {};
            },
            directive_in(visit), {});
    }

    Response change(Visit const& visit) {
        DirectiveId of;
        {
            auto session = services_.database.lease();
            auto const duty = find_duty(session, visit.scope(), today(), duty_in(visit));
            if (!duty) return http::refusal(duty.error());
            of = duty->directive;
        }
        return save(
            visit,
            [&](db::Transaction& tx, Directive const&, DutyChange const& wanted) {
                return change_duty(tx, visit.scope(), now(), today(), services_.calendar, duty_in(visit), wanted);
            },
            of, duty_in(visit));
    }

    Response bodies(Visit const& visit) {
        return act(visit, "Đã giao thêm.", [&](db::Transaction& tx, http::Fields const& fields) -> base::Result<void> {
            auto const duty = TRY(find_duty(tx, visit.scope(), today(), duty_in(visit)));
            auto const directive = TRY(find_directive(tx, visit.scope(), today(), duty.directive));
            auto const found = TRY(
                bodies_typed(tx, visit.scope(), now(), services_.resolvers, directive, fields.text("leads"), "leads"));
            return add_bodies(tx, visit.scope(), now(), today(), services_.calendar, duty.id, found);
        });
    }
    Response withdrawal(Visit const& visit) {
        return act(visit, "Nhiệm vụ đã thu hồi; diễn biến vẫn được giữ.",
                   [&](db::Transaction& tx, http::Fields const& fields) {
                       return withdraw_duty(tx, visit.scope(), now(), today(), duty_in(visit),
                                            std::string{fields.text("reason")});
                   });
    }
    Response anchor(Visit const& visit) {
        return act(visit, "Đã tính hạn.", [&](db::Transaction& tx, http::Fields const& fields) -> base::Result<void> {
            auto const day = TRY(documents::registry::typed_day(fields.text("anchor_day"), "anchor_day"));
            return set_anchor(tx, visit.scope(), now(), today(), services_.calendar, duty_in(visit), day);
        });
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    base::Date today() const { return services_.clock.today(); }

    using Keep = std::function<base::Result<void>(db::Transaction&, Directive const&, DutyChange const&)>;
    Response save(Visit const& visit, Keep const& keep, DirectiveId id, DutyId duty_id) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const typed = TypedDuty::from(form->fields);
        std::optional<base::Error> error;
        {
            auto tx = services_.database.write();
            auto const done = [&]() -> base::Result<void> {
                auto const directive = TRY(find_directive(tx, visit.scope(), today(), id));
                DutyChange change{.taken = typed.taken,
                                  .action = typed.action,
                                  .condition = typed.condition,
                                  .consequence = typed.consequence,
                                  .rule = {},
                                  .leads = typed.lead_ids,
                                  .coordinators = typed.coordinator_ids,
                                  .parent = typed.parent};
                change.rule = TRY(typed.rule.read(services_.calendar, directive.day));
                for (auto const body :
                     TRY(bodies_typed(tx, visit.scope(), now(), services_.resolvers, directive, typed.leads, "leads")))
                    change.leads.push_back(body);
                for (auto const body : TRY(bodies_typed(tx, visit.scope(), now(), services_.resolvers, directive,
                                                        typed.coordinators, "coordinators")))
                    change.coordinators.push_back(body);
                return keep(tx, directive, change);
            }();
            if (done) {
                tx.commit();
                return site::done(fmt::format("{}#duty-{}", address_of(id), duty_id.number()), "Nhiệm vụ đã lưu.");
            }
            error = done.error();
        }
        if (error->code == base::Code::not_found && error->where.empty()) return http::refusal(*error);
        auto session = services_.database.lease();
        auto const directive = find_directive(session, visit.scope(), today(), id);
        if (!directive) return http::refusal(directive.error());
        std::optional<Duty> duty;
        if (duty_id)
            if (auto found = find_duty(session, visit.scope(), today(), duty_id)) duty = *found;
        return form_page(visit, session, *directive, duty, typed, {*error}, page::status_of(*error));
    }

    Response act(Visit const& visit, char const* said,
                 std::function<base::Result<void>(db::Transaction&, http::Fields const&)> const& what) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::optional<base::Error> error;
        {
            auto tx = services_.database.write();
            auto const done = what(tx, form->fields);
            if (done) {
                tx.commit();
                return site::done(address_of(duty_in(visit)), said);
            }
            error = done.error();
        }
        if (error->code == base::Code::not_found && error->where.empty()) return http::refusal(*error);
        auto session = services_.database.lease();
        auto const duty = find_duty(session, visit.scope(), today(), duty_in(visit));
        if (!duty) return http::refusal(duty.error());
        auto const directive = find_directive(session, visit.scope(), today(), duty->directive);
        if (!directive) return http::refusal(directive.error());
        return issued_page(visit, session, *directive, *duty, form->fields, {*error}, page::status_of(*error));
    }

    Response form_page(Visit const& visit, db::Session& session, Directive const& directive,
                       std::optional<Duty> const& duty, TypedDuty const& typed, std::vector<base::Error> const& errors,
                       int status) const {
        html::Dictionary page;
        std::string const heading = duty ? short_action(duty->action, 60) : "Thêm nhiệm vụ";
        page.set("HEADING", heading).set("DIRECTIVE", address_of(directive.id)).set("DIRECTIVE_TITLE", directive.title);
        page.set("CSRF", site::csrf_field(visit.visitor)).set("DAY", directive.day.vietnamese());
        page.set("ACTION_ADDRESS", duty ? address_of(duty->id) : address_of(directive.id) + "/duties");
        if (duty && !duty->clause.empty())
            page.add("PRINTED")
                .set("TEXT", fmt::format("Điểm {}: {}", duty->clause, duty->action))
                .set("PAPER", documents::registry::address_of(directive.paper));
        page.show_if(typed.taken, "TAKEN");
        page.set("ACTION_WORDS", typed.action).set("CONDITION", typed.condition).set("CONSEQUENCE", typed.consequence);
        page.set("LEADS_TYPED", typed.leads).set("HELPS_TYPED", typed.coordinators);
        add_bodies_of(page, session, visit, directive, duty, typed);
        auto const wrong =
            std::ranges::find_if(errors, [](auto const& error) { return error.where.starts_with("due_"); });
        page.set("DUE", typed.rule.render(services_.calendar, today(),
                                          wrong == errors.end() ? std::nullopt : std::optional{*wrong}));
        auto const parents = possible_parents(session, visit.scope(), today(), directive.paper);
        if (!parents.empty() || typed.parent) {
            auto& list = page.add("PARENTS");
            bool known = false;
            for (auto const& one : parents) {
                auto& choice = list.add("PARENT").set("ID", one.assignment.number());
                choice.set("TEXT", fmt::format("{}: {}{}", one.title, short_action(one.action, 80),
                                               one.last_day ? " (hạn " + one.last_day->vietnamese() + ")" : ""));
                choice.show_if(one.assignment == typed.parent, "CHOSEN");
                known |= one.assignment == typed.parent;
            }
            if (typed.parent && !known)
                list.add("PARENT")
                    .set("ID", typed.parent.number())
                    .set("TEXT", title_above(session, typed.parent))
                    .show("CHOSEN");
        }
        return page::respond(services_, visit, heading, html::render("directives/duty", page), errors, status);
    }

    /// Those that are chosen, and those that a name of the paper may mean.
    void add_bodies_of(html::Dictionary& page, db::Session& session, Visit const& visit, Directive const& directive,
                       std::optional<Duty> const& duty, TypedDuty const& typed) const {
        struct Offered {
            OrganisationId id;
            bool lead;
            std::string why;
        };
        std::vector<Offered> offered;
        auto const offer = [&](OrganisationId id, bool lead, std::string why) {
            for (auto const& one : offered)
                if (one.id == id && one.lead == lead) return;
            offered.push_back({id, lead, std::move(why)});
        };
        for (auto const id : typed.lead_ids) offer(id, true, {});
        for (auto const id : typed.coordinator_ids) offer(id, false, {});
        if (duty)
            for (auto const& name : names_of(session, duty->id)) {
                if (name.role == "via") continue;
                for (auto const id : name.bodies)
                    offer(id, name.role == "lead",
                          name.outcome == organisations::Outcome::several
                              ? "“" + name.printed + "” có thể là cơ quan này"
                              : "");
            }
        std::vector<OrganisationId> ids;
        for (auto const& one : offered) ids.push_back(one.id);
        std::map<OrganisationId, std::string> names;
        if (auto const found = organisations::find_all(session, visit.scope(), ids))
            for (auto const& body : *found) names.emplace(body.id, body.name_at(directive.day));
        for (auto const& one : offered) {
            auto const& chosen = one.lead ? typed.lead_ids : typed.coordinator_ids;
            auto& box = page.add(one.lead ? "LEAD" : "HELP").set("ID", one.id.number()).set("NAME", names[one.id]);
            box.show_if(std::ranges::find(chosen, one.id) != chosen.end(), "CHOSEN");
            if (one.lead && !one.why.empty()) box.add("WHY").set("TEXT", one.why);
        }
    }

    Response issued_page(Visit const& visit, db::Session& session, Directive const& directive, Duty const& duty,
                         http::Fields const& typed, std::vector<base::Error> const& errors, int status) const {
        html::Dictionary page;
        auto const heading = short_action(duty.action, 60);
        page.set("HEADING", heading).set("DIRECTIVE", address_of(directive.id)).set("DIRECTIVE_TITLE", directive.title);
        page.set("OWN", address_of(duty.id))
            .set("ACTION_WORDS", duty.action)
            .set("CSRF", site::csrf_field(visit.visitor));
        auto const fact = [&](char const* term, std::string const& value) {
            if (!value.empty()) page.add("FACT").set("TERM", term).set("VALUE", value);
        };
        fact("Điểm", duty.clause);
        fact("Hạn", due::vietnamese(duty.rule));
        fact("Điều kiện", duty.condition);
        fact("Nếu không báo cáo", duty.consequence);
        fact("Thu hồi", duty.withdrawn_reason);
        auto const turns = turns_of(session, visit.scope(), today(), duty.id);
        auto& table = page.add(turns.empty() ? "NO_TURNS" : "TURNS");
        for (std::size_t i = 0; i < std::min(turns.size(), kTurnsShown); ++i) {
            auto& row =
                table.add("TURN").set("BODY", turns[i].organisation_name).set("ADDRESS", address_of(turns[i].id));
            row.set("DAY", turns[i].last_day ? turns[i].last_day->vietnamese() : std::string{"–"})
                .set("REPLY", turns[i].reply);
            page::set_badge(row, stand_of(turns[i].clocked(), today()));
        }
        if (turns.size() > kTurnsShown)
            table.add("MORE").set("TEXT", fmt::format("Còn {} lượt nữa.", turns.size() - kTurnsShown));
        auto const own = own_bodies(session, visit.scope(), today());
        bool const follows =
            visit.scope().may(Capability::assign_duties) && std::ranges::find(own, directive.follower) != own.end();
        if (follows && duty.state == "issued") {
            if (duty.rule.kind == due::Kind::relative)
                page.add("ANCHOR").set("TEXT", due::vietnamese(duty.rule)).set("TYPED", typed.text("anchor_day"));
            auto& add = page.add("ADD").set("TYPED", typed.text("leads")).set("REASON", typed.text("reason"));
            add.show_if(typed.find("reason").has_value(), "OPEN");
        }
        return page::respond(services_, visit, heading, html::render("directives/duty_issued", page), errors, status);
    }

    PageServices services_;
};

} // namespace

void register_duty_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /directives/{directive}/duties/new", assign_duties,
               [pages](Visit const& visit) { return pages->fresh(visit); });
    routes.add("POST /directives/{directive}/duties", assign_duties,
               [pages](Visit const& visit) { return pages->create(visit); });
    routes.add("GET /directives/duties/{duty}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /directives/duties/{duty}", assign_duties,
               [pages](Visit const& visit) { return pages->change(visit); });
    routes.add("POST /directives/duties/{duty}/bodies", assign_duties,
               [pages](Visit const& visit) { return pages->bodies(visit); });
    routes.add("POST /directives/duties/{duty}/withdrawal", assign_duties,
               [pages](Visit const& visit) { return pages->withdrawal(visit); });
    routes.add("POST /directives/duties/{duty}/anchor", assign_duties,
               [pages](Visit const& visit) { return pages->anchor(visit); });
}

} // namespace directives
