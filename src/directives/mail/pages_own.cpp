#include "directives/feed/feed.hpp"
#include "directives/mail/pages.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <fmt/core.h>
#include <memory>

namespace directives::mail {
namespace {

using base::Code;
using documents::registry::number_of;
using http::Response;
using rights::Capability;
using site::Visit;

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return page(visit, {}, {}, {}, 200); }

    Response mail(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        Wish const typed{.address = std::string{form->fields.text("address")},
                         .digest = form->fields.text("digest") == "1"};
        auto tx = services_.database.write();
        auto const done = set_wish(tx, visit.scope(), now(), typed);
        if (!done && done.error().code == Code::invalid_input) return page(visit, typed, {}, done.error(), 422);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kOwnAddress, typed.digest ? "Mỗi sáng làm việc anh/chị nhận một thư tổng hợp."
                                                    : "Đã lưu: không gửi thư tổng hợp.");
    }

    /// The address is shown on this answer alone; nobody can read it again.
    Response make(Visit const& visit) const {
        auto tx = services_.database.write();
        auto const secret = feed::make_feed(tx, visit.scope(), now());
        if (!secret) return page(visit, {}, {}, secret.error(), 422);
        tx.commit();
        return page(visit, {}, *secret, {}, 200);
    }

    Response revoke(Visit const& visit) const {
        auto tx = services_.database.write();
        auto const done = feed::revoke_feed(tx, visit.scope(), now(), number_of(visit.request.parameter("feed")));
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kOwnAddress, "Địa chỉ lịch đã bị thu hồi.");
    }

    Response calendar(http::Request const& request) const {
        auto secret = request.parameter("secret");
        if (secret.ends_with(".ics")) secret.remove_suffix(4);
        auto session = services_.database.lease();
        auto const found = feed::entries(session, services_.clock.today(), secret);
        if (!found) return http::refusal(found.error());
        feed::note_reading(session, now(), secret);
        Response response{.content_type = "text/calendar; charset=utf-8",
                          .body = feed::calendar_text(*found, now(), settings_of(session).site_address)};
        response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    Response page(Visit const& visit, std::optional<Wish> const& typed, std::string const& secret,
                  std::optional<base::Error> const& wrong, int status) const {
        auto session = services_.database.lease();
        auto const wish = typed ? *typed : wish_of(session, visit.scope().person);
        auto const settings = settings_of(session);
        html::Dictionary page;
        auto const csrf = site::csrf_field(visit.visitor);
        page.set("CSRF", csrf).set("ADDRESS", wish.address).show_if(wish.digest, "DIGEST");
        page.show_if(!settings.active, "INACTIVE");
        if (!secret.empty()) {
            auto const site = settings.site_address.empty() ? std::string{} : settings.site_address;
            page.add("SECRET")
                .set("ADDRESS", fmt::format("{}/calendar/{}.ics", site, secret))
                .show_if(site.empty(), "RELATIVE");
        }
        for (auto const& one : feed::feeds_of(session, visit.scope().person)) {
            page.add("FEED")
                .set("CSRF", csrf)
                .set("ID", one.id)
                .set("POST", one.post)
                .set("MADE", documents::print_moment(one.made))
                .set("READ", one.read ? documents::print_moment(*one.read) : std::string{"chưa đọc lần nào"});
        }
        html::Page answer{.title = "Nhận nhắc việc", .main = html::render("directives/own_settings", page)};
        if (wrong) answer.errors = html::errors_at(*wrong, "lich");
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_own_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    auto const to = [&](Response (Pages::*handler)(Visit const&) const) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    routes.add("GET /notices/settings", Capability::use_system, to(&Pages::show));
    routes.add("POST /notices/settings/mail", Capability::use_system, to(&Pages::mail));
    routes.add("POST /notices/settings/calendars", Capability::use_system, to(&Pages::make));
    routes.add("POST /notices/settings/calendars/{feed}/removal", Capability::use_system, to(&Pages::revoke));
    routes.open("GET /calendar/{secret}", [pages](http::Request const& request) { return pages->calendar(request); });
}

} // namespace directives::mail
