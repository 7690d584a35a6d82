// Turns one by one: what stands behind every figure of the other pages.
#include "directives/boards/parts.hpp"
#include "directives/boards/selection.hpp"
#include "directives/letters/pages.hpp"
#include "directives/letters/store.hpp"
#include "text/dates.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>

namespace directives::boards {
namespace {

using site::ColumnType;
using site::ListFilter;
using site::Visit;
using site::Word;
using Tone = site::Word::Tone;

std::string group_case() {
    return "CASE WHEN t.state = 'accepted' THEN 'done' WHEN t.state = 'submitted' THEN 'waiting' WHEN t.listed_day < "
           ":today THEN 'overdue' WHEN t.listed_day <= :soon THEN 'due' ELSE 'ahead' END";
}

/// Days past the last day: of what is open until today, of what came until it came. Dates are subtracted by each engine in its own way.
std::string late_days(db::Engine engine) {
    char const* const end = "COALESCE(t.submitted_on, :today)";
    auto const days = engine == db::Engine::sqlite
                          ? fmt::format("CAST(julianday({}) - julianday(t.last_day) AS INTEGER)", end)
                          : fmt::format("CAST(CAST({} AS DATE) - t.last_day AS BIGINT)", end);
    return fmt::format("CASE WHEN t.last_day < {} THEN {} ELSE NULL END", end, days);
}

/// One filter with one choice for each value that the address names: a body or a paper is chosen by coming from its page.
ListFilter only(std::string key, std::string label, std::string sql, std::vector<Word> choices) {
    return {.key = std::move(key), .label = std::move(label), .sql = std::move(sql), .choices = std::move(choices)};
}

/// The value that the address names as the one choice of a filter; nothing, where the view sees no such turn.
std::vector<Word> named(db::Session& session, View const& view, std::string_view typed, ComesFrom where) {
    auto const name = name_of(session, view, where, number_of(typed));
    if (!name) return {};
    return {{std::string{typed}, short_words(*name, 60)}};
}

} // namespace

site::List turns_shape() {
    site::List list{.address = kListAddress,
                    .caption = "Danh sách việc",
                    .key = "t.id",
                    .from = "turns t JOIN duties u ON u.id = t.duty_id JOIN directives d ON d.id = t.directive_id",
                    .columns = {},
                    .sort = "last_day"};
    list.columns = {
        {.key = "action",
         .heading = "Nhiệm vụ",
         .sql = "u.action",
         .sort = {},
         .link = "/directives/turns/{key}",
         .fixed = true},
        {.key = "body", .heading = "Cơ quan", .sql = "t.body", .sort = "t.body_sort"},
        {.key = "standing",
         .heading = "Tình hình",
         .type = ColumnType::status,
         .sql = standing_sql("t"),
         .sort = {},
         .words = {{"overdue", "Quá hạn", Tone::late},
                   {"today", "Hạn hôm nay", Tone::soon},
                   {"soon", "Sắp đến hạn", Tone::soon},
                   {"ahead", "Còn thời gian"},
                   {"undated", "Không có hạn tính được"},
                   {"waiting", "Đã nộp, chờ tiếp nhận", Tone::info},
                   {"waiting_late", "Nộp muộn, chờ tiếp nhận", Tone::info},
                   {"done", "Hoàn thành", Tone::good},
                   {"done_late", "Hoàn thành, nộp muộn", Tone::good}}},
        {.key = "last_day",
         .heading = "Ngày cuối trong hạn",
         .type = ColumnType::date,
         .sql = "t.last_day",
         .sort = "t.listed_day"},
        {.key = "late",
         .heading = "Ngày chậm",
         .type = ColumnType::integer,
         .sql = late_days(db::Engine::sqlite),
         .nullable = true},
        {.key = "title", .heading = "Văn bản", .sql = "d.title", .sort = "d.title_sort"},
        {.key = "clause", .heading = "Mục", .sql = "u.clause", .sort = {}},
        {.key = "follower", .heading = "Cơ quan theo dõi", .sql = "d.follower", .sort = {}, .shown = false},
        {.key = "submitted",
         .heading = "Ngày nộp",
         .type = ColumnType::date,
         .sql = "t.submitted_on",
         .nullable = true,
         .shown = false},
        {.key = "reply", .heading = "Văn bản trả lời", .sql = "t.reply", .sort = {}, .shown = false},
        {.key = "said", .heading = "Tiến độ gần nhất", .sql = "t.said", .sort = {}, .shown = false},
    };
    list.filters = {
        only("standing", "Tình hình", group_case() + " = :value",
             {{"overdue", "Quá hạn"},
              {"due", "Sắp đến hạn (7 ngày)"},
              {"ahead", "Còn thời gian"},
              {"waiting", "Chờ tiếp nhận"},
              {"done", "Hoàn thành"}}),
        only("directive", "Văn bản", "t.directive_id = CAST(:value AS BIGINT)", {}),
        {.key = "from", .label = "Hạn từ ngày", .kind = ListFilter::Kind::date, .sql = "t.listed_day >= :value"},
        {.key = "to", .label = "Hạn đến ngày", .kind = ListFilter::Kind::date, .sql = "t.listed_day <= :value"}};
    list.search = "d.searched";
    list.search_hint = "số, trích yếu văn bản";
    list.none = "Chưa có việc nào được giao cho cơ quan của anh/chị, hoặc do cơ quan theo dõi.";
    list.none_next = "Việc xuất hiện ở đây sau khi danh sách giao việc của một văn bản được phát hành.";
    return list;
}

site::List turns_list(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    auto const view = view_of(session, visit.scope(), today);
    auto const& query = visit.request.query;
    auto list = turns_shape();
    list.binds = {{"today", today}, {"soon", today.plus_days(kSoonDays)}};
    std::ranges::find(list.columns, "late", &site::ListColumn::key)->sql = late_days(session.engine());
    // Both days are asked for whatever columns are shown: an engine takes no value that nobody asks for.
    list.where = fmt::format("{} AND (t.listed_day >= :today OR t.listed_day < :today) AND (t.listed_day >= :soon OR "
                             "t.listed_day < :soon)",
                             kFollowed);
    if (letters::may_write(visit.scope()))
        for (auto const& [mode, text] : {std::pair{letters::Mode::to_all, "Đôn đốc bằng một văn bản chung"},
                                         std::pair{letters::Mode::to_each, "Đôn đốc mỗi nơi một văn bản"}})
            list.acts.push_back({fmt::format("{}?mode={}", letters::kLettersAddress, letters::code_of(mode)), text});
    bool narrow = false;
    auto const fixed = [&](char const* key, char const* column) {
        auto const id = number_of(query.text(key));
        if (id == 0) return;
        list.where += fmt::format(" AND {} = :of_{}", column, key);
        list.binds.emplace_back(fmt::format("of_{}", key), id);
        narrow = true;
    };
    fixed("organisation", "t.organisation_id");
    fixed("duty", "t.duty_id");
    fixed("directive", "t.directive_id");
    if (auto const group = group_from(query.text("standing"))) list.where += " AND " + group_sql("t", *group);
    auto const of_own = [&](char const* key, char const* label, char const* text, char const* column) {
        if (query.text(key) != "1") return;
        list.where += fmt::format(" AND {} IN {}", column, db::in_list(session.engine(), key));
        list.binds.emplace_back(key, list_of(view.own));
        list.filters.push_back(only(key, label, "'1' = :value", {{"1", text}}));
        narrow = true;
    };
    of_own("mine", "Của ai", "Việc của cơ quan tôi", "t.organisation_id");
    of_own("followed", "Ai theo dõi", "Cơ quan tôi theo dõi", "t.follower_id");
    if (narrow || sees_much(session, view)) {
        list.where += " AND " + visible_turns(session, visit.scope(), today, "t", list.binds);
    } else {
        list.where += " AND t.id IN " + seen_turns(session, view, "t.id", "t.is_open IN (0, 1)");
        bind_view(list.binds, "", view);
    }
    auto& papers = std::ranges::find(list.filters, "directive", &ListFilter::key)->choices;
    for (auto const& choice : directives_seen(session, view, 50))
        papers.push_back({std::to_string(choice.id.number()), choice.title});
    auto const asked = query.text("directive");
    if (!asked.empty() && std::ranges::find(papers, asked, &Word::value) == papers.end())
        for (auto& word : named(session, view, asked, ComesFrom::directive)) papers.push_back(std::move(word));
    // What one comes with from another page, told as a filter that can be taken away.
    auto const come_with = [&](char const* key, char const* label, char const* column, ComesFrom where) {
        if (auto choices = named(session, view, query.text(key), where); !choices.empty())
            list.filters.push_back(
                only(key, label, fmt::format("{} = CAST(:value AS BIGINT)", column), std::move(choices)));
    };
    come_with("organisation", "Cơ quan", "t.organisation_id", ComesFrom::body);
    come_with("follower", "Cơ quan theo dõi", "t.follower_id", ComesFrom::follower);
    come_with("duty", "Nhiệm vụ", "t.duty_id", ComesFrom::duty);
    if (query.text("state") == "returned")
        list.filters.push_back(only("state", "Trạng thái", "t.state = :value", {{"returned", "Bị trả lại"}}));
    if (!query.text("came_after").empty())
        list.filters.push_back({.key = "came_after",
                                .label = "Nộp sau ngày",
                                .kind = ListFilter::Kind::date,
                                .sql = "t.submitted_on > :value"});
    if (auto const typed = query.text("area"); !typed.empty()) {
        rights::AreaId const area{number_of(typed)};
        auto const* const unit = area ? services.atlases.now()->find(area) : nullptr;
        if (unit != nullptr) {
            list.where += " AND t.area_id IN " + db::in_list(session.engine(), "of_areas");
            list.binds.emplace_back("of_areas", db::list_of(services.areas_of(area).numbers()));
            list.filters.push_back(
                only("area", "Địa bàn", "'' <> :value", {{std::string{typed}, unit->title_at(today).name}}));
        }
    }
    return list;
}

void register_list_pages(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kListAddress,
                    .need = rights::Capability::read_documents,
                    .describe = [given](Visit const& visit) { return turns_list(*given, visit); },
                    .above = [](Visit const&) { return tabs(kListAddress); },
                    .same_for_all = true});
}

} // namespace directives::boards
