// "Việc của tôi": what waits for the person's own body, and for the person as whoever gives duties.
#include "base/json.hpp"
#include "directives/boards/parts.hpp"
#include "documents/registry/pages.hpp"
#include "documents/review/store.hpp"
#include "organisations/store.hpp"
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

constexpr std::size_t kShown = 20;      ///< of each section
constexpr std::size_t kPapersMost = 10; ///< papers and lists without assignment
constexpr int kPapersDays = 120;        ///< how far back papers are looked at

struct Request {
    Asked asked;
    std::optional<Line> line;
};

struct Work {
    Work(db::Session& session, rights::Scope const& scope, base::Date today)
        : view{view_of(session, scope, today)}, gives{scope.may(Capability::assign_duties)} {
        for (auto const body : view.own) boards.push_back({body, "cơ quan"});
        if (boards.size() > 1)
            if (auto const known = organisations::find_all(session, scope, view.own))
                for (auto const& one : *known)
                    std::ranges::find(boards, one.id, &Board::body)->name = one.name_at(today);
        auto const open = my_open(session, view);
        mine = my_sections(open, today);
        overdue = first(session, mine.overdue);
        on_day = first(session, mine.today);
        returned = first(session, mine.returned);
        soon = first(session, mine.soon);
        if (!gives) return;
        auto const waits = to_accept(session, view, kShown);
        to_accept_all = waits.all;
        waiting = lines_of(session, view, waits.turns);
        for (auto& asked : open_requests(session, view, kShown)) {
            auto line = lines_of(session, view, std::vector{asked.turn});
            requests.push_back(
                {std::move(asked), line.empty() ? std::nullopt : std::optional{std::move(line.front())}});
        }
        lists = drafts(session, view, kPapersMost);
        find_papers(session);
    }

    struct Board {
        OrganisationId body;
        std::string name; ///< "cơ quan" where there is only one
    };
    std::vector<Board> boards;

    std::vector<Line> first(db::Session& session, std::vector<TurnId> const& turns) const {
        return lines_of(session, view, std::span{turns}.first(std::min(turns.size(), kShown)));
    }
    void find_papers(db::Session& session) {
        auto const found = documents::review::with_duties(session, view.scope, view.own,
                                                          view.today.plus_days(-kPapersDays), 5 * kPapersMost);
        if (!found) return; // a post that reads no papers
        std::vector<PaperId> ids;
        for (auto const& paper : *found) ids.push_back(paper.paper);
        auto const followed = followed_papers(session, view, ids);
        for (auto const& paper : *found)
            if (papers.size() < kPapersMost && std::ranges::find(followed, paper.paper) == followed.end())
                papers.push_back(paper);
    }
    bool nothing() const {
        return overdue.empty() && on_day.empty() && soon.empty() && returned.empty() && waiting.empty() &&
               requests.empty() && lists.empty() && papers.empty();
    }

    View view;
    bool gives;
    MySections mine;
    std::vector<Line> overdue, on_day, soon, returned, waiting;
    std::size_t to_accept_all = 0;
    std::vector<Request> requests;
    std::vector<DraftList> lists;
    std::vector<documents::review::WithDuties> papers;
};

std::string number(std::size_t count) { return text::print_integer(static_cast<std::int64_t>(count)); }

void add_section(html::Dictionary& page, char const* id, char const* title, std::size_t all, html::Markup lines,
                 std::string const& list) {
    auto& section = page.add("SECTION").set("ID", id).set("TITLE", title).set("NUMBER", number(all));
    section.set("LINES", std::move(lines));
    if (all > kShown) section.add("MORE").set("ADDRESS", list).set("TEXT", fmt::format("Xem cả {} việc", number(all)));
}

void add_requests(html::Dictionary& page, Work const& work) {
    if (work.requests.empty()) return;
    auto& part = page.add("REQUESTS").set("NUMBER", number(work.requests.size()));
    for (auto const& [asked, line] : work.requests) {
        auto& row =
            part.add("REQUEST").set("ADDRESS", address_of(asked.turn)).set("REASON", short_words(asked.reason, 200));
        row.set("WHAT", asked.escalation ? std::string{"Báo cáo vượt thẩm quyền"}
                                         : fmt::format("Xin gia hạn đến {}",
                                                       asked.wanted ? asked.wanted->vietnamese() : "ngày khác"));
        row.set("DAY", asked.asked_on.vietnamese());
        if (line)
            row.add("DUTY")
                .set("BODY", line->body)
                .set("ACTION", short_words(line->action, 120))
                .set("TITLE", line->title);
    }
}

html::Markup content_of(Work const& work, PageServices const& services) {
    auto const today = work.view.today;
    html::Dictionary page;
    page.set("AS_OF", as_of(services.clock));
    struct Part {
        char const *id, *title;
        Standing mark;
        std::size_t all;
        std::vector<Line> const& lines;
        LinesOptions options;
        std::string list;
    };
    auto const list = [&](Group group) {
        return address_with(kListAddress, {{"mine", "1"}, {"standing", std::string{code_of(group)}}});
    };
    LinesOptions const report{.told = Told::issuer,
                              .act = work.view.scope.may(Capability::report_duties) ? "Báo cáo" : "Xem",
                              .place = "#nop"};
    Part const parts[] = {
        {"qua-han", "Quá hạn", Standing::overdue, work.mine.overdue.size(), work.overdue, report, list(Group::overdue)},
        {"hom-nay", "Hôm nay", Standing::today, work.mine.today.size(), work.on_day, report, list(Group::due)},
        {"tra-lai", "Bị trả lại", Standing::undated, work.mine.returned.size(), work.returned, report,
         address_with(kListAddress, {{"mine", "1"}, {"state", "returned"}})},
        {"trong-tuan", "Trong 7 ngày tới", Standing::soon, work.mine.soon.size(), work.soon, report, list(Group::due)},
        {"cho-tiep-nhan",
         "Chờ tôi tiếp nhận",
         Standing::waiting,
         work.to_accept_all,
         work.waiting,
         {.told = Told::body, .act = "Xem và tiếp nhận", .place = "#tiep-nhan"},
         address_with(kListAddress, {{"followed", "1"}, {"standing", std::string{code_of(Group::waiting)}}})}};
    for (Part const& part : parts) {
        if (part.id == std::string_view{"cho-tiep-nhan"} && !work.gives) continue;
        auto& count = page.add("COUNT").set("TEXT", part.title).set("NUMBER", number(part.all));
        count.set("CLASS", badge_class(part.all == 0 ? Standing::off : part.mark)).set("ID", part.id);
        count.show_if(part.all > 0, "LINK");
        count.show_if(part.all == 0, "PLAIN");
        if (part.all > 0)
            add_section(page, part.id, part.title, part.all, lines_markup(part.lines, today, part.options), part.list);
    }
    add_requests(page, work);
    if (!work.lists.empty()) {
        auto& drafted = page.add("DRAFTS").set("NUMBER", number(work.lists.size()));
        for (auto const& one : work.lists)
            drafted.add("DRAFT")
                .set("ADDRESS", fmt::format("/directives/{}", one.id.number()))
                .set("TITLE", one.title)
                .set("SUBJECT", one.subject)
                .set("DUTIES", number(one.duties));
    }
    if (!work.papers.empty()) {
        auto& unassigned = page.add("PAPERS").set("NUMBER", number(work.papers.size()));
        for (auto const& paper : work.papers)
            unassigned.add("PAPER")
                .set("ADDRESS", documents::registry::address_of(paper.paper))
                .set("TITLE", paper.title)
                .set("SUBJECT", paper.subject)
                .set("DUTIES", number(paper.duties));
    }
    if (work.nothing()) page.show("NOTHING");
    for (auto const& board : work.boards)
        page.add("BOARD").set("ADDRESS", board_address(board.body)).set("OF", board.name);
    return html::render("directives/board_work", page);
}

Json json_of(std::vector<Line> const& lines, base::Date today) {
    Json json = Json::array();
    for (Line const& line : lines) json.push_back(boards::json_of(line, today));
    return json;
}

Response work_json(PageServices const& services, Visit const& visit) {
    auto session = services.database.lease();
    Work const work{session, visit.scope(), services.clock.today()};
    auto const today = work.view.today;
    Json json{{"today", today.iso()},
              {"counts",
               {{"overdue", work.mine.overdue.size()},
                {"today", work.mine.today.size()},
                {"soon", work.mine.soon.size()},
                {"returned", work.mine.returned.size()},
                {"to_accept", work.to_accept_all}}},
              {"overdue", json_of(work.overdue, today)},
              {"due_today", json_of(work.on_day, today)},
              {"soon", json_of(work.soon, today)},
              {"returned", json_of(work.returned, today)},
              {"to_accept", json_of(work.waiting, today)},
              {"requests", Json::array()},
              {"drafts", Json::array()},
              {"papers", Json::array()}};
    for (auto const& [asked, line] : work.requests)
        json["requests"].push_back({{"id", asked.id},
                                    {"turn", asked.turn.number()},
                                    {"kind", asked.escalation ? "escalation" : "extension"},
                                    {"wanted", asked.wanted ? Json(asked.wanted->iso()) : Json(nullptr)},
                                    {"reason", asked.reason},
                                    {"asked_on", asked.asked_on.iso()}});
    for (auto const& one : work.lists)
        json["drafts"].push_back({{"directive", one.id.number()}, {"title", one.title}, {"duties", one.duties}});
    for (auto const& paper : work.papers)
        json["papers"].push_back({{"paper", paper.paper.number()}, {"title", paper.title}, {"duties", paper.duties}});
    return http::json(json.dump());
}

} // namespace

html::Markup render_work(PageServices const& services, Visit const& visit) {
    if (!visit.scope().may(Capability::report_duties) && !visit.scope().may(Capability::assign_duties)) return {};
    auto session = services.database.lease();
    return content_of(Work{session, visit.scope(), services.clock.today()}, services);
}

void register_work_pages(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    auto const recent = std::make_shared<Recent>(given->database);
    routes.add(fmt::format("GET {}", kWorkAddress), Capability::use_system, [given, recent](Visit const& visit) {
        auto const make = [&]() -> base::Result<Made> {
            html::Dictionary page;
            auto session = given->database.lease();
            page.set("WORK", content_of(Work{session, visit.scope(), given->clock.today()}, *given));
            page.set("TABS", visit.scope().may(Capability::read_documents) ? tabs(kWorkAddress) : html::Markup{});
            return Made{"Việc của tôi", html::render("directives/board_work_page", page)};
        };
        return respond(*given, visit, *recent, make, kWorkAddress);
    });
}

void register_work_api(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.api(
        "GET /api/v1/work", Capability::use_system,
        {.id = "getWork",
         .summary =
             "Việc của tôi: quá hạn, hôm nay, 7 ngày tới, bị trả lại, chờ tiếp nhận; mỗi phần nhiều nhất 20 dòng",
         .answer_schema =
             R"({"type":"object","required":["today","counts"],"properties":{"today":{"type":"string","format":"date"},
"counts":{"type":"object"},"overdue":{"type":"array","items":{"type":"object"}},"due_today":{"type":"array","items":{"type":"object"}},
"soon":{"type":"array","items":{"type":"object"}},"returned":{"type":"array","items":{"type":"object"}},
"to_accept":{"type":"array","items":{"type":"object"}},"requests":{"type":"array","items":{"type":"object"}},
"drafts":{"type":"array","items":{"type":"object"}},"papers":{"type":"array","items":{"type":"object"}}}})"},
        [given](Visit const& visit) { return work_json(*given, visit); });
}

void register_pages(site::Routes& routes, PageServices const& services) {
    register_work_pages(routes, services);
    register_list_pages(routes, services);
    register_board_pages(routes, services);
    register_matrix_pages(routes, services);
    register_late_pages(routes, services);
    register_calendar_pages(routes, services);
}

} // namespace directives::boards
