#include "directives/due/pages.hpp"

#include "base/json.hpp"
#include "directives/due/editor.hpp"
#include "html/template.hpp"


namespace directives::due {
namespace {

using http::Response;
using site::Visit;
using Json = nlohmann::ordered_json;

Json told(Rule const& rule, Calendar const& calendar, base::Date today) {
    Json answer{{"text", vietnamese(rule)},
                {"rule", Json::parse(to_json(rule))},
                {"warnings", warnings(rule, calendar, today)},
                {"dues", Json::array()}};
    for (auto const& due : next_dues(rule, calendar, today, kPreviewDays)) {
        auto const note = calendar.at(due.last_day);
        answer["dues"].push_back({{"day", due.day.iso()},
                                  {"last_day", due.last_day.iso()},
                                  {"time", due.time.empty() ? Json(nullptr) : Json(due.time)},
                                  {"weekday", weekday_name(due.last_day)},
                                  {"works", calendar.works(due.last_day)},
                                  {"kind", kind_name(note.kind)},
                                  {"note", note.name}});
    }
    return answer;
}

Response preview(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto const typed = TypedRule::of(visit.request.query);
    auto const rule = typed.read(services.calendar, today);
    if (visit.request.wants_json())
        return rule ? http::json(told(*rule, services.calendar, today).dump()) : http::refusal(rule.error());
    auto part = rule ? render_preview(*rule, services.calendar, today) : render_preview(rule.error());
    if (visit.request.query.text("fragment") == "1") return http::page(std::string{part.text()});
    html::Dictionary page;
    page.set("PREVIEW", std::move(part));
    return services.frame.respond(
        visit, {.title = "Những ngày tới", .main = html::render("directives/due_preview_page", page)});
}

} // namespace

void register_pages(site::Routes& routes, PageServices const& services) {
    routes.add(std::string{"GET "} + kPreviewAddress, rights::Capability::read_documents,
               [services](Visit const& visit) { return preview(services, visit); });
}

} // namespace directives::due
