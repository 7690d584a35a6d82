// The lists of assignments of a body, and what a paper's page tells of them.
#include "directives/assignments/draft.hpp"
#include "directives/boards/parts.hpp"
#include "directives/pages/shared.hpp"
#include "documents/citations/store.hpp"
#include "documents/registry/pages.hpp"
#include "documents/review/items.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives {
namespace {

using rights::Capability;
using site::ColumnType;
using site::Visit;

site::List list_of(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    site::List list{.address = kDirectivesAddress,
                    .caption = "Danh sách giao việc",
                    .key = "d.id",
                    .from = "directives d",
                    .columns = {},
                    .search = "d.searched",
                    .words = "directive_words",
                    .search_hint = "số, trích yếu, cơ quan",
                    .sort = "day",
                    .descending = true,
                    .none = "Chưa có danh sách giao việc nào.",
                    .none_next = "Mở một văn bản đã xác nhận rồi bấm “Lập danh sách giao việc”.",
                    .none_link = {documents::registry::kDocumentsAddress, "Mở văn bản"}};
    auto session = services.database.lease();
    auto const may = visible_directives(session, visit.scope(), today, "d", list.binds);
    std::vector<std::int64_t> own;
    for (auto const body : own_bodies(session, visit.scope(), today)) own.push_back(body.number());
    list.binds.push_back({"own_bodies", db::list_of(own)});
    list.binds.push_back({"today", today});
    auto const mine = db::in_list(session.engine(), "own_bodies");
    list.where = fmt::format("({}) AND (d.state <> 'draft' OR d.follower_id IN {})", may, mine);
    // Counted over what one may see: a body that is given one duty of many is told of its own.
    auto const seen = [&](char const* what) {
        return fmt::format("(SELECT COUNT(*) FROM turns c WHERE c.directive_id = d.id AND (d.follower_id IN {0} OR "
                           "c.organisation_id IN {0}) AND {1})",
                           mine, what);
    };
    list.columns = {
        {.key = "title",
         .heading = "Văn bản",
         .type = ColumnType::text,
         .sql = "d.title",
         .sort = "d.title_sort",
         .link = "/directives/{key}",
         .fixed = true},
        {.key = "subject", .heading = "Trích yếu", .type = ColumnType::text, .sql = "d.subject"},
        {.key = "issuer", .heading = "Cơ quan ra văn bản", .type = ColumnType::text, .sql = "d.issuer"},
        {.key = "day", .heading = "Ngày văn bản", .type = ColumnType::date, .sql = "d.day"},
        {.key = "state",
         .heading = "Tình trạng",
         .type = ColumnType::status,
         .sql = "d.state",
         .words = {{"draft", "Nháp, chưa giao", site::Word::Tone::soon},
                   {"issued", "Đã giao", site::Word::Tone::good}}},
        {.key = "overdue",
         .heading = "Quá hạn",
         .type = ColumnType::integer,
         .sql = seen("c.is_open = 1 AND c.listed_day < :today AND c.state <> 'submitted'")},
        {.key = "waiting",
         .heading = "Chờ tiếp nhận",
         .type = ColumnType::integer,
         .sql = seen("c.state = 'submitted'")},
        {.key = "done", .heading = "Hoàn thành", .type = ColumnType::integer, .sql = seen("c.state = 'accepted'")},
        {.key = "all",
         .heading = "Tổng số lượt",
         .type = ColumnType::integer,
         .sql = seen("c.state NOT IN ('withdrawn', 'handed_over')")},
    };
    list.filters = {{.key = "state",
                     .label = "Tình trạng",
                     .kind = site::ListFilter::Kind::choice,
                     .sql = "d.state = :value",
                     .choices = {{"draft", "Nháp, chưa giao"}, {"issued", "Đã giao"}}}};
    return list;
}

} // namespace

html::Markup render_for_paper(db::Session& session, site::Visitor const& visitor, base::Date today,
                              documents::registry::Paper const& paper) {
    auto const& scope = visitor.scope;
    html::Dictionary page;
    bool shown = false;
    auto const lists = directives_of(session, scope, today, paper.id);
    auto const own = own_bodies(session, scope, today);
    bool mine = false;
    for (auto const& one : lists) {
        page.add("LIST")
            .set("ADDRESS", address_of(one.id))
            .set("TEXT", one.state == "draft" ? "Danh sách nháp, chưa giao"
                                              : fmt::format("Đã giao ngày {}", page::day_words(one.issued_on)))
            .set("WHO", one.follower_name);
        mine |= std::ranges::find(own, one.follower) != own.end();
        shown = true;
    }
    bool const confirmed = paper.state == documents::registry::PaperState::confirmed;
    if (confirmed && !mine && scope.may(Capability::assign_duties) && scope.organisation) {
        page.add("MAKE")
            .set("CSRF", site::csrf_field(visitor))
            .set("ADDRESS", documents::registry::address_of(paper.id) + "/directive");
        shown = true;
    }
    if (confirmed)
        for (auto const& turn : answered_by(session, scope, today, paper)) {
            page.add("REPLY")
                .set("CSRF", site::csrf_field(visitor))
                .set("ADDRESS", documents::registry::address_of(paper.id) + "/reply")
                .set("TURN_ADDRESS", address_of(turn.turn.id))
                .set("TURN", turn.turn.id.number())
                .set("SEEN", turn.turn.version)
                .set("TEXT", fmt::format("{}: {}", turn.turn.organisation_name, turn.action))
                .set("DUE", page::due_words(turn.turn));
            shown = true;
        }
    return shown ? html::render("directives/of_paper", page) : html::Markup{};
}

void register_list_pages(site::Routes& routes, PageServices const& services) {
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kDirectivesAddress,
                    .need = Capability::read_documents,
                    .describe = [services](Visit const& visit) { return list_of(services, visit); },
                    .above = [](Visit const&) { return boards::tabs(kDirectivesAddress); }});
    routes.add("POST /documents/papers/{paper}/reply", Capability::read_documents, [services](Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        PaperId const paper_id{page::number_in(visit, "paper")};
        auto const today = services.clock.today();
        auto tx = services.database.write();
        auto const paper = documents::registry::find_paper(tx, visit.scope(), paper_id);
        if (!paper) return http::refusal(paper.error());
        TurnId const turn{documents::registry::number_of(form->fields.text("turn"))};
        auto const done = submit(tx, visit.scope(), db::to_instant(services.clock.now()), today, turn,
                                 documents::registry::number_of(form->fields.text("seen")), {.reply_paper = paper_id});
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(address_of(turn), "Văn bản đã được ghi nhận là kết quả của nhiệm vụ này.");
    });
}

} // namespace directives
