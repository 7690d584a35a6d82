// The pages of special lists.
#include "areas/pages.hpp"
#include "areas/special_lists.hpp"
#include "html/template.hpp"
#include "text/dates.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <memory>

namespace areas {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

class ListPages {
public:
    explicit ListPages(PageServices services) : services_{services} {}

    Response all(Visit const& visit) { return all_page(visit, {}, {}, 200); }

    Response create(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        SpecialList const typed{{},
                                std::string{form->fields.text("code")},
                                std::string{form->fields.text("name")},
                                std::string{form->fields.text("act")},
                                {}};
        auto tx = services_.database.write();
        auto const made = add_special_list(tx, visit.scope(), now(), typed);
        if (!made && made.error().code == base::Code::invalid_input) return all_page(visit, typed, made.error(), 422);
        if (!made) return http::refusal(made.error());
        tx.commit();
        return site::done(fmt::format("{}/{}", kListsAddress, made->number()), "Danh sách đã được tạo.");
    }

    Response one(Visit const& visit) { return one_page(visit, {}, {}, 200); }

    Response add(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const done = add_typed(visit, form->fields);
        if (!done && done.error().code == base::Code::invalid_input)
            return one_page(visit, form->fields, done.error(), 422);
        if (!done) return http::refusal(done.error());
        return site::done(address(visit), "Đơn vị đã vào danh sách.");
    }

    Response end(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const until = text::parse_date(form->fields.text("until"));
        if (!until) return one_page(visit, {}, until.error(), 422);
        auto tx = services_.database.write();
        auto const done = end_member(tx, visit.scope(), now(), number(visit, "member"), *until, {});
        if (!done && done.error().code == base::Code::invalid_input) return one_page(visit, {}, done.error(), 422);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(address(visit), "Ngày cuối đã được ghi.");
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    static std::int64_t number(Visit const& visit, std::string_view name) {
        std::string_view const text = visit.request.parameter(name);
        std::int64_t value = 0;
        auto const [last, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
        return trouble == std::errc{} && last == text.data() + text.size() ? value : 0;
    }

    static std::string address(Visit const& visit) {
        return fmt::format("{}/{}", kListsAddress, number(visit, "list"));
    }

    base::Result<void> add_typed(Visit const& visit, http::Fields const& fields) {
        auto const code = TRY(AreaCode::parse(fields.text("code")));
        Validity in;
        for (auto const& [name, day] : {std::pair{"from", &in.from}, std::pair{"until", &in.until}})
            if (!fields.text(name).empty()) *day = TRY(text::parse_date(fields.text(name)));
        base::Date const on = in.from ? *in.from : services_.clock.today();
        auto const found = services_.atlases.now()->with_code(code, on);
        if (found.size() != 1)
            return base::fail(base::Code::invalid_input,
                              "Không có đơn vị mã " + code.digits() + " vào ngày " + on.vietnamese() + ".", {},
                              "Kiểm tra mã và ngày bắt đầu.");
        auto tx = services_.database.write();
        TRY(add_member(tx, visit.scope(), now(), AreaListId{number(visit, "list")}, found.front()->id, in,
                       std::string{fields.text("act")}));
        tx.commit();
        return {};
    }

    Response all_page(Visit const& visit, std::optional<SpecialList> const& typed,
                      std::optional<base::Error> const& wrong, int status) {
        auto session = services_.database.lease();
        auto const lists = special_lists(session, visit.scope());
        if (!lists) return http::refusal(lists.error());
        html::Dictionary page;
        page.show_if(lists->empty(), "NONE");
        if (!lists->empty()) {
            auto& some = page.add("SOME");
            for (SpecialList const& list : *lists) {
                auto const members = members_of(session, visit.scope(), list.id, services_.clock.today());
                if (!members) return http::refusal(members.error());
                some.add("LIST")
                    .set("ID", list.id.number())
                    .set("NAME", list.name)
                    .set("ACT", list.legal_act)
                    .set("COUNT", static_cast<std::int64_t>(members->size()));
            }
        }
        if (visit.scope().may(Capability::edit_areas)) {
            auto& edit = page.add("EDIT");
            edit.set("CSRF", site::csrf_field(visit.visitor))
                .set("TYPED_NAME", typed ? typed->name : "")
                .set("TYPED_CODE", typed ? typed->code : "")
                .set("TYPED_ACT", typed ? typed->legal_act : "");
            edit.show_if(wrong.has_value(), "OPEN");
        }
        html::Page answer{
            .title = "Danh sách đặc thù", .main = html::render("areas/lists", page), .current = kAreasAddress};
        if (wrong)
            answer.errors = html::field_errors({wrong->code, wrong->message, {}, wrong->mend},
                                               wrong->where == "Tên" ? "name" : "code");
        return services_.frame.respond(visit, std::move(answer), status);
    }

    Response one_page(Visit const& visit, http::Fields const& typed, std::optional<base::Error> wrong, int status) {
        auto session = services_.database.lease();
        auto const lists = special_lists(session, visit.scope());
        if (!lists) return http::refusal(lists.error());
        AreaListId const id{number(visit, "list")};
        auto const list = std::ranges::find(*lists, id, &SpecialList::id);
        if (list == lists->end())
            return http::refusal({base::Code::not_found,
                                  "Không có danh sách này.",
                                  {},
                                  "Chọn một danh sách ở trang Danh sách đặc thù."});
        base::Date on = services_.clock.today();
        std::string field = "code";
        if (std::string_view const asked = visit.request.query.text("on"); !asked.empty()) {
            auto const day = text::parse_date(asked);
            if (day)
                on = *day;
            else {
                wrong = day.error();
                field = "on";
                status = 422;
            }
        }
        auto const members = members_of(session, visit.scope(), id, on);
        if (!members) return http::refusal(members.error());
        auto const atlas = services_.atlases.now();
        bool const may_edit = visit.scope().may(Capability::edit_areas);
        html::Dictionary page;
        page.set("ID", id.number()).set("NAME", list->name).set("ACT", list->legal_act).set("ON", on.vietnamese());
        page.show_if(members->empty(), "NONE");
        if (!members->empty()) {
            auto& some = page.add("SOME");
            some.show_if(may_edit, "EDITABLE");
            for (Membership const& member : *members) {
                Unit const* const unit = atlas->find(member.area);
                if (unit == nullptr) continue;
                AreaCode const* const code = unit->code_at(unit->nearest_day(on));
                auto& line = some.add("MEMBER")
                                 .set("CODE", code ? code->digits() : "")
                                 .set("ADDRESS", address_of(unit->id, on))
                                 .set("AREA", atlas->full_name(unit->id, on))
                                 .set("PERIOD", member.in.vietnamese())
                                 .set("MEMBER_ACT", member.legal_act);
                if (may_edit) line.add("END").set("MEMBERSHIP", member.id).set("CSRF", site::csrf_field(visit.visitor));
            }
        }
        if (may_edit) {
            auto& edit = page.add("EDIT");
            edit.set("CSRF", site::csrf_field(visit.visitor));
            for (auto const& [name, key] : {std::pair{"TYPED_CODE", "code"}, std::pair{"TYPED_FROM", "from"},
                                            std::pair{"TYPED_UNTIL", "until"}, std::pair{"TYPED_ACT", "act"}})
                edit.set(name, typed.text(key));
            edit.show_if(wrong.has_value() && field == "code", "OPEN");
        }
        html::Page answer{.title = list->name, .main = html::render("areas/list", page), .current = kAreasAddress};
        if (wrong) answer.errors = html::field_errors({wrong->code, wrong->message, {}, wrong->mend}, field);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_list_pages(site::Routes& routes, PageServices services) {
    auto const pages = std::make_shared<ListPages>(services);
    auto const to = [&](Response (ListPages::*act)(Visit const&)) {
        return [pages, act](Visit const& visit) { return ((*pages).*act)(visit); };
    };
    routes.add("GET /areas/lists", Capability::read_areas, to(&ListPages::all));
    routes.add("POST /areas/lists", Capability::edit_areas, to(&ListPages::create));
    routes.add("GET /areas/lists/{list}", Capability::read_areas, to(&ListPages::one));
    routes.add("POST /areas/lists/{list}/members", Capability::edit_areas, to(&ListPages::add));
    routes.add("POST /areas/lists/{list}/members/{member}/end", Capability::edit_areas, to(&ListPages::end));
}

} // namespace areas
