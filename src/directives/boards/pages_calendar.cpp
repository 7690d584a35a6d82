// A month: how much falls on each day.
#include "directives/boards/parts.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>

namespace directives::boards {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;
using Json = nlohmann::ordered_json;

struct Month {
    base::Period period;
    Wish wish;
    bool mine = false; ///< only what the own bodies have
    std::vector<Week> weeks = {};
    Counts all = {};
};

base::Period month_asked(Visit const& visit, base::Date today, Wish& wish) {
    auto const now = base::Period::holding(base::PeriodKind::month, today);
    auto const typed = visit.request.query.text("month");
    if (typed.empty()) return now;
    auto const period = base::Period::parse(typed);
    if (period && period->kind() == base::PeriodKind::month) return *period;
    wish.notices.push_back(fmt::format("Không đọc được tháng “{}”; đây là tháng này. Ví dụ: 2026-11.", typed));
    return now;
}

Month read_month(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    auto const view = view_of(session, visit.scope(), today);
    auto wish = wish_of(services, visit);
    Month month{.period = month_asked(visit, today, wish), .wish = {}};
    month.wish = std::move(wish);
    month.wish.period.reset(); // the month is the period
    month.wish.selection.from = month.wish.selection.to = std::nullopt;
    month.mine = visit.request.query.text("mine") == "1" && !view.own.empty();
    auto selection = month.wish.selection;
    if (month.mine) selection.bodies = view.own;
    auto const first = month.period.first_day();
    auto const counts = day_counts(session, view, selection, first, month.period.last_day());
    for (auto const& [_, on_day] : counts) month.all += on_day;
    month.weeks = month_of(first.year(), first.month(), counts, services.calendar);
    return month;
}

std::string month_address(Month const& month, base::Period const& to) {
    auto parts = month.wish.parts();
    parts.emplace_back("month", to.code());
    if (month.mine) parts.emplace_back("mine", "1");
    return address_with(kCalendarAddress, parts);
}

html::Markup markup_of(Month const& month, PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    html::Dictionary page;
    page.set("TABS", tabs(kCalendarAddress)).set("AS_OF", as_of(services.clock)).set("TITLE", month.period.label());
    page.set("MONTH", month.period.code());
    add_notices(page, month.wish);
    add_area_choices(page, services, visit, month.wish);
    page.show_if(month.mine, "MINE");
    if (auto const before = month.period.previous())
        page.add("BEFORE").set("ADDRESS", month_address(month, *before)).set("TEXT", before->label());
    if (auto const after = month.period.next())
        page.add("AFTER").set("ADDRESS", month_address(month, *after)).set("TEXT", after->label());
    page.set("COUNT",
             fmt::format("{} lượt việc đến hạn trong tháng, {} quá hạn", month.all.all(), month.all[Group::overdue]));
    for (Week const& week : month.weeks) {
        auto& row = page.add("WEEK");
        for (auto const& day : week) {
            auto& cell = row.add("DAY");
            if (!day) {
                cell.show("OUTSIDE");
                continue;
            }
            auto& inside = cell.add("INSIDE").set("NUMBER", static_cast<std::int64_t>(day->day.day()));
            using enum due::DayKind;
            bool const off = day->note.kind == weekend || day->note.kind == holiday || day->note.kind == substitute;
            inside.set("CLASS", day->day == today ? "bv-day is-today" : off ? "bv-day is-off" : "bv-day");
            if (!day->note.name.empty())
                inside.add("NOTE").set("TEXT", day->note.name).show_if(day->note.expected, "EXPECTED");
            if (day->note.kind == made_up && day->note.name.empty()) inside.add("NOTE").set("TEXT", "Làm bù");
            if (day->counts.all() == 0) continue;
            std::vector<QueryPart> parts;
            for (auto const id : month.wish.directives) parts.emplace_back("directive", std::to_string(id.number()));
            if (month.wish.area) parts.emplace_back("area", std::to_string(month.wish.area.number()));
            if (month.mine) parts.emplace_back("mine", "1");
            parts.emplace_back("from", day->day.vietnamese());
            parts.emplace_back("to", day->day.vietnamese());
            auto& due = inside.add("DUE").set("ADDRESS", address_with(kListAddress, parts));
            due.set("DATE", day->day.vietnamese());
            constexpr Standing kMark[] = {Standing::overdue, Standing::soon, Standing::ahead, Standing::waiting,
                                          Standing::done};
            for (Group const group : kAllGroups)
                if (day->counts[group] > 0)
                    due.add("GROUP")
                        .set("CLASS", badge_class(kMark[static_cast<std::size_t>(group)]))
                        .set("NUMBER", static_cast<std::int64_t>(day->counts[group]))
                        .set("TEXT", vietnamese(group));
        }
    }
    return html::render("directives/board_calendar", page);
}

Response month_json(PageServices const& services, Visit const& visit) {
    auto const month = read_month(services, visit);
    if (!month.wish.notices.empty())
        return http::refusal(base::Error{base::Code::invalid_input, month.wish.notices.front()});
    Json json{{"month", month.period.code()}, {"all", json_of(month.all)}, {"days", Json::array()}};
    for (Week const& week : month.weeks)
        for (auto const& day : week)
            if (day)
                json["days"].push_back({{"day", day->day.iso()},
                                        {"kind", kind_name(day->note.kind)},
                                        {"name", day->note.name},
                                        {"counts", json_of(day->counts)}});
    return http::json(json.dump());
}

} // namespace

void register_calendar_pages(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    auto const recent = std::make_shared<Recent>(given->database);
    routes.add(fmt::format("GET {}", kCalendarAddress), Capability::read_documents,
               [given, recent](Visit const& visit) {
                   return respond(*given, visit, *recent, [&]() -> base::Result<Made> {
                       auto const month = read_month(*given, visit);
                       return Made{"Lịch việc, " + month.period.label(), markup_of(month, *given, visit)};
                   });
               });
}

void register_calendar_api(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.api(
        "GET /api/v1/directives/calendar", Capability::read_documents,
        {.id = "getCalendar",
         .summary = "Số lượt việc theo ngày hạn của một tháng",
         .parameters = {{"month", "Tháng: 2026-11"},
                        {"mine", "1: chỉ việc của cơ quan mình", "integer"},
                        {"directive", "Số của văn bản giao việc; có thể lặp lại", "integer"},
                        {"area", "Số của địa bàn", "integer"}},
         .answer_schema = R"({"type":"object","required":["month","days"],"properties":{"month":{"type":"string"},
"all":{"type":"object"},"days":{"type":"array","items":{"type":"object"}}}})"},
        [given](Visit const& visit) { return month_json(*given, visit); });
}

void register_api(site::Routes& routes, PageServices const& services) {
    register_work_api(routes, services);
    register_board_api(routes, services);
    register_matrix_api(routes, services);
    register_late_api(routes, services);
    register_calendar_api(routes, services);
    auto const given = std::make_shared<PageServices const>(services);
    auto shape = turns_shape();
    routes.api("GET /api/v1/directives/list", Capability::read_documents,
               site::list_operation(shape, "listTurns", "Việc được giao, từng lượt hạn một"),
               [given](Visit const& visit) {
                   auto answer = site::list_json(given->database, turns_list(*given, visit), visit.request,
                                                 "/api/v1/directives/list");
                   return answer ? *std::move(answer) : http::refusal(answer.error());
               });
}

} // namespace directives::boards
