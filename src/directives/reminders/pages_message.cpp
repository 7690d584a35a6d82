#include "directives/reminders/message.hpp"
#include "directives/reminders/pages.hpp"
#include "documents/registry/pages.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::reminders {
namespace {

using documents::registry::number_of;
using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::size_t kTurnsMax = 500;

/// The text with what it stands on, read for the turns that the scope may see.
std::string told(db::Session& session, Visit const& visit, base::Date today, std::vector<Turn> const& turns) {
    std::vector<Duty> duties;
    std::vector<Directive> directives;
    for (Turn const& turn : turns) {
        if (std::ranges::find(duties, turn.duty, &Duty::id) == duties.end())
            if (auto duty = find_duty(session, visit.scope(), today, turn.duty)) duties.push_back(*std::move(duty));
        if (std::ranges::find(directives, turn.directive, &Directive::id) == directives.end())
            if (auto directive = find_directive(session, visit.scope(), today, turn.directive))
                directives.push_back(*std::move(directive));
    }
    return message_of(turns, duties, directives, today);
}

Response respond(PageServices const& services, Visit const& visit, std::string const& text, std::string const& back) {
    if (visit.request.query.text("plain") == "1") return http::text(text);
    html::Dictionary page;
    page.set("BACK", back);
    if (text.empty())
        page.show("NONE");
    else
        page.add("TEXT").set("WORDS", text).set("ROWS", static_cast<int>(std::ranges::count(text, '\n')) + 1);
    return services.frame.respond(visit,
                                  {.title = "Lời nhắc để gửi", .main = html::render("directives/message", page)});
}

Response of_turn(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    TurnId const id{number_of(visit.request.parameter("turn"))};
    auto const turn = find_turn(session, visit.scope(), today, id);
    if (!turn) return http::refusal(turn.error());
    return respond(services, visit, told(session, visit, today, {*turn}),
                   fmt::format("/directives/turns/{}", id.number()));
}

Response of_duty(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    auto const duty = find_duty(session, visit.scope(), today, DutyId{number_of(visit.request.parameter("duty"))});
    if (!duty) return http::refusal(duty.error());
    auto turns = turns_of(session, visit.scope(), today, duty->id);
    // Of a duty that comes again only what is due until today, or else the next one.
    std::optional<base::Date> next;
    for (Turn const& turn : turns)
        if (turn.last_day && *turn.last_day >= today && is_open(turn.state) && (!next || *turn.last_day < *next))
            next = turn.last_day;
    std::erase_if(turns, [&](Turn const& turn) { return turn.last_day && next && *turn.last_day > *next; });
    return respond(services, visit, told(session, visit, today, turns),
                   fmt::format("/directives/{}", duty->directive.number()));
}

/// All that the scope's bodies wait for and that is overdue.
Response of_late(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    auto const turns = overdue_turns(session, visit.scope(), today, kTurnsMax);
    return respond(services, visit, told(session, visit, today, turns), "/directives");
}

} // namespace

void register_message_pages(site::Routes& routes, PageServices const& services) {
    auto const to = [&](Response (*handler)(PageServices const&, Visit const&)) {
        return [services, handler](Visit const& visit) { return handler(services, visit); };
    };
    routes.add("GET /directives/turns/{turn}/message", Capability::read_documents, to(of_turn));
    routes.add("GET /directives/duties/{duty}/message", Capability::read_documents, to(of_duty));
    routes.add("GET /directives/late/message", Capability::read_documents, to(of_late));
}

} // namespace directives::reminders
