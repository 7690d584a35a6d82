#include "directives/pages/shared.hpp"

#include "documents/registry/pages.hpp"

#include <fmt/core.h>

namespace directives {

std::string address_of(DirectiveId directive) { return fmt::format("/directives/{}", directive.number()); }
std::string address_of(DutyId duty) { return fmt::format("/directives/duties/{}", duty.number()); }
std::string address_of(TurnId turn) { return fmt::format("/directives/turns/{}", turn.number()); }

void register_pages(site::Routes& routes, PageServices const& services) {
    register_list_pages(routes, services);
    register_directive_pages(routes, services);
    register_duty_pages(routes, services);
    register_turn_pages(routes, services);
    register_api(routes, services);
}

namespace page {

std::string_view tone_of(Standing standing) {
    switch (standing) {
    case Standing::overdue: return "bv-tag-late";
    case Standing::today:
    case Standing::soon: return "bv-tag-soon";
    case Standing::waiting: return "bv-tag-info";
    case Standing::waiting_late:
    case Standing::done_late: return "bv-tag-doubt";
    case Standing::done: return "bv-tag-good";
    case Standing::undated:
    case Standing::ahead:
    case Standing::off: break;
    }
    return "bv-tag-plain";
}

std::string_view sign_of(Standing standing) {
    switch (standing) {
    case Standing::overdue: return "▲";
    case Standing::today: return "◆";
    case Standing::soon: return "◇";
    case Standing::waiting:
    case Standing::waiting_late: return "◐";
    case Standing::done:
    case Standing::done_late: return "✓";
    case Standing::undated:
    case Standing::ahead: return "○";
    case Standing::off: break;
    }
    return "–";
}

void set_badge(html::Dictionary& page, Stand const& stand) {
    page.set("TONE", tone_of(stand.standing)).set("SIGN", sign_of(stand.standing)).set("STANDING", vietnamese(stand));
}

std::string day_words(std::optional<base::Date> const& day) { return day ? day->vietnamese() : "không có"; }

std::string due_words(Turn const& turn) {
    if (!turn.last_day) return "chưa tính được";
    if (!turn.due_minute) return "hết ngày " + turn.last_day->vietnamese();
    return fmt::format("{:02}:{:02} ngày {}", *turn.due_minute / 60, *turn.due_minute % 60,
                       turn.last_day->vietnamese());
}

std::int64_t number_in(Visit const& visit, std::string_view parameter) {
    return documents::registry::number_of(visit.request.parameter(parameter));
}
DirectiveId directive_in(Visit const& visit) { return DirectiveId{number_in(visit, "directive")}; }
DutyId duty_in(Visit const& visit) { return DutyId{number_in(visit, "duty")}; }
TurnId turn_in(Visit const& visit) { return TurnId{number_in(visit, "turn")}; }

http::Response respond(PageServices const& services, Visit const& visit, std::string title, html::Markup main,
                       std::vector<base::Error> const& wrong, int status) {
    html::Page answer{.title = std::move(title), .main = std::move(main), .current = kDirectivesAddress};
    for (auto const& error : wrong) {
        auto told = html::errors_at(error);
        answer.errors.insert(answer.errors.end(), told.begin(), told.end());
    }
    return services.frame.respond(visit, std::move(answer), status);
}

int status_of(base::Error const& error) {
    int const status = http::status_of(error.code);
    return status == 403 ? 409 : status == 400 ? 422 : status;
}

} // namespace page
} // namespace directives
