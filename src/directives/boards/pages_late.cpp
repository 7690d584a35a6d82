// Who is late, by how much, and whose step it is: for leaders, on a phone and on paper.
#include "base/json.hpp"
#include "directives/boards/parts.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>

namespace directives::boards {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;
using Json = nlohmann::ordered_json;

constexpr std::size_t kBodiesOnPage = 25;
constexpr std::size_t kFollowers = 10;
constexpr std::size_t kChoices = 100;

struct Late {
    struct Row {
        LateBody body;
        Line longest;
        std::optional<LateStep> step;
    };
    Wish wish;
    std::vector<Choice> choices = {};
    std::size_t bodies = 0, turns = 0; ///< of the whole selection
    std::size_t page = 1, pages = 1;
    std::vector<Row> rows = {}; ///< of the page
    std::vector<Waiting> waiting = {};
    std::size_t waiting_turns = 0;
    Moved moved = {};
};

Late read_late(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    auto const view = view_of(session, visit.scope(), today);
    Late late{.wish = wish_of(services, visit)};
    auto const& selection = late.wish.selection;
    late.choices = directives_seen(session, view, kChoices);
    auto const bodies = late_bodies(late_facts(session, view, selection), today);
    late.bodies = bodies.size();
    for (LateBody const& body : bodies) late.turns += body.count;
    late.pages = std::max<std::size_t>(1, (bodies.size() + kBodiesOnPage - 1) / kBodiesOnPage);
    late.page =
        std::clamp<std::size_t>(static_cast<std::size_t>(number_of(visit.request.query.text("page"))), 1, late.pages);
    auto const from = (late.page - 1) * kBodiesOnPage;
    std::vector<OrganisationId> shown;
    for (std::size_t i = from; i < std::min(from + kBodiesOnPage, bodies.size()); ++i) shown.push_back(bodies[i].body);
    auto const turns = longest_overdue(session, view, selection, shown);
    auto const steps = steps_of(session, turns);
    for (Line& line : lines_of(session, view, turns)) {
        auto const body = std::ranges::find(bodies, line.organisation, &LateBody::body);
        std::vector<Step> lived{{EventKind::issued, line.given_on}};
        if (auto const known = steps.find(line.turn); known != steps.end())
            lived.insert(lived.end(), known->second.begin(), known->second.end());
        auto const shares = shares_of(line.paper_day, lived, line.last_day, today);
        late.rows.push_back({*body, std::move(line), late_step(shares)});
    }
    late.waiting = waiting_by_follower(session, view, selection);
    for (Waiting const& one : late.waiting) late.waiting_turns += one.count;
    late.moved = moved_since_last_week(session, view, selection);
    return late;
}

std::string number(std::size_t count) { return text::print_integer(static_cast<std::int64_t>(count)); }

/// The parts of a list's address that say the same as what this page was narrowed to. Several papers have no list of their own.
std::vector<QueryPart> list_parts(Late const& late) {
    std::vector<QueryPart> parts;
    if (late.wish.directives.size() == 1)
        parts.emplace_back("directive", std::to_string(late.wish.directives.front().number()));
    if (late.wish.area) parts.emplace_back("area", std::to_string(late.wish.area.number()));
    if (late.wish.period) {
        parts.emplace_back("from", late.wish.period->first_day().vietnamese());
        parts.emplace_back("to", late.wish.period->last_day().vietnamese());
    }
    return parts;
}

std::string list_address(Late const& late, std::vector<QueryPart> const& more) {
    auto parts = list_parts(late);
    parts.insert(parts.end(), more.begin(), more.end());
    return address_with(kListAddress, parts);
}

/// A figure that leads to its list; one that no list says stands alone.
void add_figure(html::Dictionary& page, std::size_t count, char const* text,
                std::optional<std::string> const& address) {
    auto& figure = page.add("FIGURE").set("NUMBER", number(count)).set("TEXT", text);
    if (address)
        figure.add("LINK").set("ADDRESS", *address);
    else
        figure.show("PLAIN");
}

html::Markup markup_of(Late const& late, PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    html::Dictionary page;
    page.set("TABS", tabs(kLateAddress)).set("AS_OF", as_of(services.clock));
    add_notices(page, late.wish);
    add_directive_choices(page, late.choices, late.wish);
    add_area_choices(page, services, visit, late.wish);
    page.show_if(late.wish.directives.empty(), "ALL_PAPERS");
    auto const week = today.plus_days(-7);
    // A list has one paper at most, and a chosen period would contradict the week's own days.
    bool const listed = late.wish.directives.size() <= 1, week_listed = listed && !late.wish.period;
    auto const leads = [&](bool there, std::vector<QueryPart> const& parts) {
        return there ? std::optional{list_address(late, parts)} : std::nullopt;
    };
    add_figure(page, late.bodies, "cơ quan đang chậm", std::nullopt);
    add_figure(page, late.turns, "việc quá hạn", leads(listed, {{"standing", "overdue"}}));
    add_figure(page, late.moved.became_overdue, "mới quá hạn trong 7 ngày",
               leads(week_listed, {{"standing", "overdue"}, {"from", week.vietnamese()}}));
    add_figure(page, late.moved.came_late, "quá hạn tuần trước, nay đã nộp",
               leads(week_listed, {{"to", week.plus_days(-1).vietnamese()}, {"came_after", week.vietnamese()}}));
    add_figure(page, late.waiting_turns, "kết quả chờ tiếp nhận", leads(listed, {{"standing", "waiting"}}));
    if (late.rows.empty()) page.show("NOBODY");
    if (!late.rows.empty()) {
        auto& table = page.add("BODIES");
        for (auto const& [body, line, step] : late.rows) {
            auto& row = table.add("BODY").set("NAME", line.body).set("ADDRESS", board_address(body.body));
            row.set("LIST", list_address(
                                late, {{"organisation", std::to_string(body.body.number())}, {"standing", "overdue"}}));
            row.set("NUMBER", number(body.count)).set("DAYS", number(static_cast<std::size_t>(body.most_late)));
            row.set("TURN", address_of(line.turn)).set("ACTION", short_words(line.action, 110));
            row.set("TITLE", line.title).set("WHO", line.issuer.empty() ? line.follower_name : line.issuer);
            row.set("DAY", line.last_day ? line.last_day->vietnamese() : "");
            row.set("STEP", step ? fmt::format("{}: {} ngày", vietnamese(step->whose), step->days) : std::string{"–"});
        }
        if (late.pages > 1) {
            auto& pages = table.add("PAGES");
            for (std::size_t i = 1; i <= late.pages; ++i) {
                auto parts = late.wish.parts();
                if (i > 1) parts.emplace_back("page", std::to_string(i));
                pages.add("PAGE")
                    .set("TEXT", std::to_string(i))
                    .set("ADDRESS", address_with(kLateAddress, parts))
                    .show_if(i == late.page, "CURRENT");
            }
        }
    }
    if (!late.waiting.empty()) {
        auto& waiting = page.add("WAITING");
        for (std::size_t i = 0; i < std::min(late.waiting.size(), kFollowers); ++i) {
            auto const& one = late.waiting[i];
            auto const days = (today.days() - one.since.days()).count();
            waiting.add("FOLLOWER")
                .set("NAME", one.name)
                .set("NUMBER", number(one.count))
                .set("LIST",
                     list_address(late, {{"follower", std::to_string(one.follower.number())}, {"standing", "waiting"}}))
                .set("SINCE", one.since.vietnamese())
                .set("DAYS", number(static_cast<std::size_t>(std::max<std::int64_t>(days, 0))));
        }
    }
    return html::render("directives/board_late", page);
}

Response late_json(PageServices const& services, Visit const& visit) {
    auto const late = read_late(services, visit);
    if (!late.wish.notices.empty())
        return http::refusal(base::Error{base::Code::invalid_input, late.wish.notices.front()});
    auto const today = services.clock.today();
    Json json{{"today", today.iso()},
              {"bodies", late.bodies},
              {"overdue", late.turns},
              {"waiting", late.waiting_turns},
              {"became_overdue", late.moved.became_overdue},
              {"came_late", late.moved.came_late},
              {"page", late.page},
              {"pages", late.pages},
              {"items", Json::array()},
              {"followers", Json::array()}};
    for (auto const& [body, line, step] : late.rows) {
        Json item{{"organisation", body.body.number()},
                  {"name", line.body},
                  {"overdue", body.count},
                  {"most_late_days", body.most_late},
                  {"score", body.score},
                  {"longest", json_of(line, today)},
                  {"late_step", nullptr}};
        constexpr char const* kWhose[] = {"follower_giving", "body", "follower_accepting"};
        if (step) item["late_step"] = Json{{"whose", kWhose[static_cast<int>(step->whose)]}, {"days", step->days}};
        json["items"].push_back(std::move(item));
    }
    for (Waiting const& one : late.waiting)
        json["followers"].push_back({{"organisation", one.follower.number()},
                                     {"name", one.name},
                                     {"waiting", one.count},
                                     {"since", one.since.iso()}});
    return http::json(json.dump());
}

} // namespace

void register_late_pages(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    auto const recent = std::make_shared<Recent>(given->database);
    routes.add(fmt::format("GET {}", kLateAddress), Capability::read_documents, [given, recent](Visit const& visit) {
        return respond(*given, visit, *recent, [&]() -> base::Result<Made> {
            return Made{"Ai đang chậm", markup_of(read_late(*given, visit), *given, visit)};
        });
    });
}

void register_late_api(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.api("GET /api/v1/directives/late", Capability::read_documents,
               {.id = "getLate",
                .summary = "Ai đang chậm, chậm bao nhiêu, ở khâu của ai; 25 cơ quan mỗi trang",
                .parameters = {{"directive", "Số của văn bản giao việc; có thể lặp lại", "integer"},
                               {"area", "Số của địa bàn", "integer"},
                               {"period", "Kỳ của ngày hạn: 2026-11, 2026-Q4, 2026"},
                               {"page", "Trang, từ 1", "integer"}},
                .answer_schema = R"({"type":"object","required":["bodies","overdue","waiting","items"],"properties":{
"today":{"type":"string","format":"date"},"bodies":{"type":"integer"},"overdue":{"type":"integer"},"waiting":{"type":"integer"},
"became_overdue":{"type":"integer"},"came_late":{"type":"integer"},"page":{"type":"integer"},"pages":{"type":"integer"},
"items":{"type":"array","items":{"type":"object"}},"followers":{"type":"array","items":{"type":"object"}}}})"},
               [given](Visit const& visit) { return late_json(*given, visit); });
}

} // namespace directives::boards
