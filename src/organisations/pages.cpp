#include "organisations/pages.hpp"

#include "areas/name.hpp"
#include "html/template.hpp"
#include "organisations/organisation_view.hpp"
#include "text/dates.hpp"

#include <charconv>
#include <fmt/core.h>
#include <memory>

namespace organisations {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    return trouble == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

base::Error no_organisation() {
    return {base::Code::not_found, "Không có cơ quan này.", {}, "Tìm theo tên ở trang Cơ quan."};
}

/// The field of the form that an error of the store speaks of.
std::string field_of(base::Error const& error) {
    static std::vector<std::pair<std::string_view, std::string_view>> const fields{{"Từ ngày", "from"},
                                                                                   {"Ngày cuối", "until"},
                                                                                   {"Kế thừa", "successor"},
                                                                                   {"Trực thuộc", "superior"},
                                                                                   {"Tên khác", "alias"}};
    for (auto const& [where, field] : fields)
        if (error.where == where) return std::string{field};
    return "name";
}

class Pages {
public:
    explicit Pages(PageServices services) : services_{services} {}

    Response one(Visit const& visit) { return one_page(visit, {}, 200); }

    Response alias(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        TypedChange typed{.alias = std::string{form->fields.text("alias")}};
        auto tx = services_.database.write();
        auto const done = add_alias(tx, visit.scope(), now(), id_of(visit), typed.alias);
        if (!done && done.error().code == base::Code::invalid_input) {
            typed.error = done.error();
            typed.field = "alias";
            return one_page(visit, typed, 422);
        }
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(address_of(id_of(visit)), "Tên khác đã được thêm.");
    }

    Response end(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        TypedChange typed{.until = std::string{fields.text("until")},
                          .act = std::string{fields.text("act")},
                          .successor = OrganisationId{number_of(fields.text("successor"))}};
        auto const done = end_by(visit, typed);
        if (!done && done.error().code == base::Code::invalid_input) {
            typed.error = done.error();
            typed.field = done.error().where == "Kế thừa" ? "successor" : "until";
            return one_page(visit, typed, 422);
        }
        if (!done) return http::refusal(done.error());
        return site::done(address_of(id_of(visit)), "Ngày kết thúc đã được ghi.");
    }

    Response form(Visit const& visit) {
        auto const& query = visit.request.query;
        if (query.text("area") == "central") return form_page(visit, {}, {}, 200);
        if (auto const area = AreaId{number_of(query.text("area"))}) {
            if (services_.atlases.now()->find(area) == nullptr) return ask_page(visit, {}, true);
            return form_page(visit, {.area = area}, {}, 200);
        }
        if (!query.find("place")) return ask_page(visit, {}, false);
        std::string_view const place = query.text("place");
        if (place.empty()) return form_page(visit, {}, {}, 200);
        return ask_page(visit, place, false);
    }

    Response create(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        TypedBody typed{.area = AreaId{number_of(fields.text("area"))},
                        .name = std::string{fields.text("name")},
                        .kind = kind_from_code(fields.text("kind")).value_or(Kind::other),
                        .superior = OrganisationId{number_of(fields.text("superior"))},
                        .from = std::string{fields.text("from")},
                        .source = std::string{fields.text("source")}};
        auto const made = add_by(visit, typed);
        if (!made && made.error().code == base::Code::invalid_input) return form_page(visit, typed, made.error(), 422);
        if (!made) return http::refusal(made.error());
        return site::done(address_of(*made), "Cơ quan đã được thêm.");
    }

    Response generation(Visit const& visit) { return generation_page(visit, {}, 200); }

    Response generate(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        AreaId const area{number_of(form->fields.text("area"))};
        auto const atlas = services_.atlases.now();
        if (!area || atlas->find(area) == nullptr)
            return generation_page(visit, {{"area", "Chọn một tỉnh hoặc thành phố trong danh sách."}}, 422);
        auto tx = services_.database.write();
        auto const done =
            generate_into(tx, visit.scope(), now(), services_.resolvers.catalogue(), *atlas, {.within = {area}});
        if (!done) return http::refusal(done.error());
        tx.commit();
        std::string const told =
            done->changes_nothing()
                ? fmt::format("Không có gì mới: {} cơ quan đã có đủ.", done->same)
                : fmt::format("Đã tạo {} cơ quan, cập nhật {}, giữ nguyên {}.", done->added, done->changed, done->same);
        return site::done(fmt::format("{}?province={}", kOrganisationsAddress, area.number()), told);
    }

private:
    struct TypedBody {
        AreaId area = {};
        std::string name = {};
        Kind kind = Kind::other;
        OrganisationId superior = {};
        std::string from = {}, source = {};
    };

    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    static OrganisationId id_of(Visit const& visit) {
        return OrganisationId{number_of(visit.request.parameter("organisation"))};
    }

    bool may_edit(Visit const& visit, AreaId area) const {
        auto const& scope = visit.scope();
        return scope.may(Capability::edit_organisations) &&
               (area ? scope.areas.contains(area) : scope.areas.is_everything());
    }

    base::Result<void> end_by(Visit const& visit, TypedChange const& typed) {
        auto const until = text::parse_date(typed.until);
        if (!until)
            return base::fail(base::Code::invalid_input, until.error().message, "Ngày cuối", until.error().mend);
        auto tx = services_.database.write();
        TRY(organisations::end(tx, visit.scope(), now(), id_of(visit), *until, typed.successor, typed.act));
        tx.commit();
        return {};
    }

    base::Result<OrganisationId> add_by(Visit const& visit, TypedBody const& typed) {
        NewOrganisation wanted{.name = typed.name,
                               .kind = typed.kind,
                               .level = Level::central,
                               .area = typed.area,
                               .superior = typed.superior,
                               .source = typed.source};
        if (!typed.from.empty()) {
            auto const from = text::parse_date(typed.from);
            if (!from) return base::fail(base::Code::invalid_input, from.error().message, "Từ ngày", from.error().mend);
            wanted.in.from = *from;
        }
        auto const atlas = services_.atlases.now();
        if (areas::Unit const* const unit = atlas->find(typed.area)) {
            if (unit->level == areas::Level::village)
                return base::fail(base::Code::invalid_input, "Thôn, tổ dân phố không có cơ quan.", "Tên",
                                  "Chọn xã của thôn đó.");
            wanted.level = level_of(unit->level);
            if (unit->in.until && !wanted.in.until) wanted.in.until = unit->in.until;
        }
        auto tx = services_.database.write();
        auto const made = TRY(add(tx, visit.scope(), now(), *atlas, wanted));
        tx.commit();
        return made;
    }

    Response one_page(Visit const& visit, TypedChange const& typed, int status) {
        auto session = services_.database.lease();
        auto const found = find(session, visit.scope(), id_of(visit));
        if (!found) return http::refusal(found.error());
        if (!*found) return http::refusal(no_organisation());
        Organisation const& body = **found;
        auto relations = relations_of(session, visit.scope(), body.id);
        if (!relations) return http::refusal(relations.error());
        auto const atlas = services_.atlases.now();
        OrganisationView view{.atlas = *atlas,
                              .catalogue = services_.resolvers.catalogue(),
                              .body = body,
                              .relations = *relations,
                              .today = services_.clock.today(),
                              .may_edit = may_edit(visit, body.area),
                              .csrf = site::csrf_field(visit.visitor),
                              .typed = typed};
        if (view.may_edit && body.area) {
            auto heirs = in_area(session, visit.scope(), body.area);
            if (heirs) view.heirs = *std::move(heirs);
            areas::Unit const* const unit = atlas->find(body.area);
            if (unit != nullptr && unit->in.until)
                for (auto const* step : atlas->from(body.area))
                    if (auto more = in_area(session, visit.scope(), step->successor))
                        view.heirs.insert(view.heirs.end(), more->begin(), more->end());
        }
        html::Page page{.title = body.name_at(services_.clock.today()),
                        .main = render_organisation(view),
                        .current = kOrganisationsAddress};
        if (typed.error)
            page.errors =
                html::field_errors({typed.error->code, typed.error->message, {}, typed.error->mend}, typed.field);
        return services_.frame.respond(visit, std::move(page), status);
    }

    Response ask_page(Visit const& visit, std::string_view typed, bool unknown) {
        html::Dictionary page;
        auto& ask = page.add("ASK").set("TYPED_PLACE", typed);
        std::vector<html::FieldError> errors;
        auto const atlas = services_.atlases.now();
        std::vector<areas::Unit const*> units;
        if (!typed.empty()) {
            if (auto const code = areas::AreaCode::parse(typed)) units = atlas->with_code(*code);
            if (units.empty())
                for (auto const& match : atlas->with_name({.name = typed})) units.push_back(match.unit);
            std::erase_if(units, [](areas::Unit const* unit) { return unit->level == areas::Level::village; });
        }
        if (unknown || (!typed.empty() && units.empty()))
            errors.push_back({"place", "Không có địa bàn này. Ghi tên hoặc mã như ở trang Địa bàn."});
        constexpr std::size_t kChoicesMost = 50;
        if (!units.empty()) {
            auto& choices = ask.add("CHOICES");
            for (std::size_t i = 0; i < units.size() && i < kChoicesMost; ++i)
                choices.add("CHOICE")
                    .set("ADDRESS", fmt::format("/organisations/new?area={}", units[i]->id.number()))
                    .set("TEXT", atlas->full_name(units[i]->id, units[i]->nearest_day(services_.clock.today())))
                    .set("PERIOD", units[i]->in.vietnamese());
        }
        int const status = errors.empty() ? 200 : 422;
        return services_.frame.respond(visit,
                                       {.title = "Thêm cơ quan",
                                        .main = html::render("organisations/new", page),
                                        .errors = std::move(errors),
                                        .current = kOrganisationsAddress},
                                       status);
    }

    Response form_page(Visit const& visit, TypedBody const& typed, std::optional<base::Error> const& wrong,
                       int status) {
        auto const atlas = services_.atlases.now();
        areas::Unit const* const unit = atlas->find(typed.area);
        html::Dictionary page;
        auto& form = page.add("FORM");
        form.set("CSRF", site::csrf_field(visit.visitor))
            .set("AREA", typed.area ? std::to_string(typed.area.number()) : "")
            .set("AREA_NAME", unit ? atlas->full_name(unit->id, unit->nearest_day(services_.clock.today()))
                                   : "Cả nước (cơ quan trung ương)")
            .set("TYPED_NAME", typed.name)
            .set("TYPED_FROM", typed.from)
            .set("TYPED_SOURCE", typed.source);
        for (int i = 0; i <= static_cast<int>(Kind::other); ++i) {
            auto const kind = static_cast<Kind>(i);
            auto& option = form.add("KIND").set("VALUE", code_of(kind)).set("TEXT", areas::tidy_name(vietnamese(kind)));
            option.show_if(kind == typed.kind, "CHOSEN");
        }
        if (unit != nullptr) {
            auto session = services_.database.lease();
            auto const superiors = in_area(session, visit.scope(), unit->id);
            if (!superiors) return http::refusal(superiors.error());
            for (Related const& one : *superiors) {
                auto& option = form.add("SUPERIOR").set("ID", one.id.number()).set("TEXT", one.name);
                option.show_if(one.id == typed.superior, "CHOSEN");
            }
        }
        html::Page answer{
            .title = "Thêm cơ quan", .main = html::render("organisations/new", page), .current = kOrganisationsAddress};
        if (wrong) answer.errors = html::field_errors({wrong->code, wrong->message, {}, wrong->mend}, field_of(*wrong));
        return services_.frame.respond(visit, std::move(answer), status);
    }

    Response generation_page(Visit const& visit, std::vector<html::FieldError> errors, int status) {
        auto const atlas = services_.atlases.now();
        base::Date const today = services_.clock.today();
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor));
        for (areas::Unit const* const province : atlas->provinces(today))
            if (visit.scope().areas.contains(province->id))
                page.add("PROVINCE").set("ID", province->id.number()).set("NAME", province->title_at(today).name);
        return services_.frame.respond(visit,
                                       {.title = "Tạo cơ quan theo địa bàn",
                                        .main = html::render("organisations/generation", page),
                                        .errors = std::move(errors),
                                        .current = kOrganisationsAddress},
                                       status);
    }

    PageServices services_;
};

} // namespace

std::string address_of(OrganisationId organisation) {
    return fmt::format("{}/{}", kOrganisationsAddress, organisation.number());
}

void register_list_page(site::Routes& routes, PageServices const& services);

void register_pages(site::Routes& routes, PageServices services) {
    auto const pages = std::make_shared<Pages>(services);
    auto const to = [&](Response (Pages::*act)(Visit const&)) {
        return [pages, act](Visit const& visit) { return ((*pages).*act)(visit); };
    };
    register_list_page(routes, services);
    routes.add("GET /organisations/new", Capability::edit_organisations, to(&Pages::form));
    routes.add("POST /organisations", Capability::edit_organisations, to(&Pages::create));
    routes.add("GET /organisations/generation", Capability::edit_organisations, to(&Pages::generation));
    routes.add("POST /organisations/generation", Capability::edit_organisations, to(&Pages::generate),
               http::Work::heavy);
    routes.add("GET /organisations/{organisation}", Capability::read_organisations, to(&Pages::one));
    routes.add("POST /organisations/{organisation}/aliases", Capability::edit_organisations, to(&Pages::alias));
    routes.add("POST /organisations/{organisation}/end", Capability::edit_organisations, to(&Pages::end));
}

} // namespace organisations
