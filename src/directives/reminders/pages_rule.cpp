#include "directives/due/days.hpp"
#include "directives/reminders/pages.hpp"
#include "directives/reminders/rule.hpp"
#include "documents/registry/forms.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace directives::reminders {
namespace {

using base::Code;
using base::fail;
using http::Response;
using rights::Capability;
using site::Visit;

/// An administrator may enter days of the years that the catalogue knows.
constexpr std::pair<char const*, due::DayKind> kKinds[] = {{"holiday", due::DayKind::holiday},
                                                           {"substitute", due::DayKind::substitute},
                                                           {"made_up", due::DayKind::made_up},
                                                           {"working", due::DayKind::working}};

base::Result<int> number(std::string_view typed, char const* where) {
    int value = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (typed.empty() || error != std::errc{} || end != typed.data() + typed.size())
        return fail(Code::invalid_input, "Nhập một số ngày.", where, "Ví dụ 3; 0 là không.");
    return value;
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response rule(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const own = rule_of(session, visit.scope().organisation);
        return rule_page(visit,
                         {.before = fmt::format("{}", fmt::join(own.before, ", ")),
                          .every = std::to_string(own.overdue_every),
                          .after = std::to_string(own.escalate_after),
                          .on_day = own.on_day},
                         {}, 200);
    }

    Response set(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        Typed const typed{.before = std::string{fields.text("before")},
                          .every = std::string{fields.text("overdue_every")},
                          .after = std::string{fields.text("escalate_after")},
                          .on_day = fields.text("on_day") == "1"};
        auto const done = save(visit, typed);
        if (!done && done.error().code == Code::invalid_input) return rule_page(visit, typed, done.error(), 422);
        if (!done) return http::refusal(done.error());
        return site::done(kRuleAddress, "Cách nhắc việc đã được lưu.");
    }

    Response days(Visit const& visit) const { return days_page(visit, {}, {}, 200); }

    Response put(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const done = save_day(visit, form->fields);
        if (!done && done.error().code == Code::invalid_input) return days_page(visit, form->fields, done.error(), 422);
        if (!done) return http::refusal(done.error());
        return site::done(kDaysAddress, "Ngày đã được ghi vào lịch.");
    }

    Response remove(Visit const& visit) const {
        auto const day = base::Date::parse(visit.request.parameter("day"));
        if (!day) return http::refusal({Code::not_found, "Không có ngày này.", {}, "Mở lại danh sách."});
        auto tx = services_.database.write();
        auto const done = due::remove_day(tx, visit.scope(), db::to_instant(services_.clock.now()), *day);
        if (!done) return http::refusal(done.error());
        auto changed = due::calendar_of(tx);
        tx.commit();
        services_.calendar.adopt(changed);
        return site::done(kDaysAddress, "Ngày đã được bỏ khỏi lịch.");
    }

private:
    struct Typed {
        std::string before = {}, every = {}, after = {};
        bool on_day = true;
    };

    base::Result<void> save(Visit const& visit, Typed const& typed) const {
        ReminderRule rule{.before = TRY(parse_days_before(typed.before)), .on_day = typed.on_day};
        rule.overdue_every = TRY(number(typed.every, "overdue_every"));
        rule.escalate_after = TRY(number(typed.after, "escalate_after"));
        auto tx = services_.database.write();
        TRY(set_rule(tx, visit.scope(), db::to_instant(services_.clock.now()), rule));
        tx.commit();
        return {};
    }

    base::Result<void> save_day(Visit const& visit, http::Fields const& fields) const {
        auto const day = TRY(documents::registry::typed_day(fields.text("day"), "day"));
        auto const kind = std::ranges::find(kKinds, fields.text("kind"), &std::pair<char const*, due::DayKind>::first);
        if (kind == std::end(kKinds))
            return fail(Code::invalid_input, "Chọn ngày đó nghỉ hay làm.", "kind", "Ví dụ: nghỉ bù.");
        auto tx = services_.database.write();
        TRY(due::put_day(tx, visit.scope(), db::to_instant(services_.clock.now()), services_.calendar, day,
                         {.kind = kind->second,
                          .name = std::string{fields.text("name")},
                          .source = std::string{fields.text("source")}}));
        auto changed = due::calendar_of(tx);
        tx.commit();
        services_.calendar.adopt(changed);
        return {};
    }

    Response rule_page(Visit const& visit, Typed const& typed, std::optional<base::Error> const& wrong,
                       int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("BEFORE", typed.before)
            .set("EVERY", typed.every)
            .set("AFTER", typed.after)
            .show_if(typed.on_day, "ON_DAY");
        html::Page answer{.title = "Cách nhắc việc", .main = html::render("directives/reminder_rule", page)};
        if (wrong) answer.errors = html::errors_at(*wrong, "");
        return services_.frame.respond(visit, std::move(answer), status);
    }

    Response days_page(Visit const& visit, http::Fields const& typed, std::optional<base::Error> const& wrong,
                       int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("DAY", typed.text("day"))
            .set("NAME", typed.text("name"))
            .set("SOURCE", typed.text("source"));
        for (auto const& [code, kind] : kKinds)
            page.add("KIND")
                .set("VALUE", code)
                .set("TEXT", due::kind_name(kind))
                .show_if(typed.text("kind") == code, "CHOSEN");
        std::vector<due::OwnDay> own;
        {
            auto session = services_.database.lease();
            own = due::own_days(session);
        }
        auto const csrf = site::csrf_field(visit.visitor);
        for (auto const& one : own)
            page.add("OWN")
                .set("CSRF", csrf)
                .set("ISO", one.day.iso())
                .set("DAY", one.day.vietnamese())
                .set("WEEKDAY", due::weekday_name(one.day))
                .set("KIND", due::kind_name(one.note.kind))
                .set("NAME", one.note.name)
                .set("SOURCE", one.note.source)
                .set("BY", one.set_by);
        auto const year = services_.clock.today().year();
        for (auto const& [day, note] :
             services_.calendar.notes(*base::Date::of(year, 1, 1), *base::Date::of(year + 1, 12, 31)))
            page.add("NOTE")
                .set("DAY", day.vietnamese())
                .set("WEEKDAY", due::weekday_name(day))
                .set("KIND", due::kind_name(note.kind))
                .set("NAME", note.name)
                .set("SOURCE", note.source)
                .set("CERTAINTY", note.expected   ? "dự kiến, chưa có thông báo"
                                  : note.recalled ? "cần đối chiếu thông báo"
                                                  : "");
        html::Page answer{.title = "Ngày nghỉ, ngày làm bù", .main = html::render("directives/days", page)};
        if (wrong) answer.errors = html::errors_at(*wrong, "");
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_rule_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    auto const to = [&](Response (Pages::*handler)(Visit const&) const) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    routes.add("GET /directives/reminders", Capability::assign_duties, to(&Pages::rule));
    routes.add("POST /directives/reminders", Capability::assign_duties, to(&Pages::set));
    routes.add("GET /directives/calendar/days", Capability::administer_system, to(&Pages::days));
    routes.add("POST /directives/calendar/days", Capability::administer_system, to(&Pages::put));
    routes.add("POST /directives/calendar/days/{day}/removal", Capability::administer_system, to(&Pages::remove));
}

} // namespace directives::reminders
