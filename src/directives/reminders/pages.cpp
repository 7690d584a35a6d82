#include "directives/reminders/pages.hpp"

#include "directives/due/pages.hpp"
#include "directives/reminders/notices.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <fmt/core.h>

namespace directives::reminders {
namespace {

using documents::registry::number_of;
using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::int64_t kShown = 200;

Response list(PageServices const& services, Visit const& visit) {
    auto session = services.database.lease();
    auto const shown = notices_for(session, visit.scope(), services.clock.today(), kShown);
    html::Dictionary page;
    bool fresh = false;
    if (shown.empty()) page.show("NONE");
    if (visit.scope().may(Capability::assign_duties)) page.show("RULE");
    if (visit.scope().may(Capability::administer_system)) page.show("SYSTEM");
    if (!shown.empty()) {
        auto& all = page.add("LIST");
        for (Shown const& one : shown) {
            auto& row = all.add("NOTICE");
            row.set("AT", documents::print_moment(one.at)).set("TEXT", one.text);
            if (one.address.empty())
                row.show("PLAIN");
            else
                row.add("LINK").set("ADDRESS", fmt::format("{}/{}", kNoticesAddress, one.id));
            row.show_if(!one.read, "FRESH");
            fresh |= !one.read;
        }
    }
    if (fresh) page.add("READ").set("CSRF", site::csrf_field(visit.visitor)).set("NEWEST", shown.front().id);
    return services.frame.respond(visit, {.title = "Thông báo", .main = html::render("directives/notices", page)});
}

Response open(PageServices const& services, Visit const& visit) {
    auto tx = services.database.write();
    auto const address =
        open_notice(tx, visit.scope(), services.clock.today(), number_of(visit.request.parameter("notice")));
    if (!address) return http::refusal(address.error());
    tx.commit();
    return http::see_other(address->empty() ? std::string{kNoticesAddress} : *address);
}

Response read(PageServices const& services, Visit const& visit) {
    auto const form = visit.request.form();
    if (!form) return http::refusal(form.error());
    auto tx = services.database.write();
    read_all(tx, visit.scope(), services.clock.today(), number_of(form->fields.text("newest")));
    tx.commit();
    return site::done(kNoticesAddress, "Các thông báo đã được đánh dấu là đã đọc.");
}

} // namespace

void register_pages(site::Routes& routes, PageServices const& services) {
    auto const to = [&](Response (*handler)(PageServices const&, Visit const&)) {
        return [services, handler](Visit const& visit) { return handler(services, visit); };
    };
    routes.add("GET /notices", Capability::use_system, to(list));
    routes.add("GET /notices/{notice}", Capability::use_system, to(open));
    routes.add("POST /notices/reading", Capability::use_system, to(read));
    register_rule_pages(routes, services);
    register_message_pages(routes, services);
}

} // namespace directives::reminders
