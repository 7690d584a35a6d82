// The board of one body: columns by standing.
#include "base/json.hpp"
#include "directives/boards/parts.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <memory>

namespace directives::boards {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;
using Json = nlohmann::ordered_json;

constexpr std::size_t kCards = 20; ///< of each column
constexpr std::size_t kChoices = 100;

struct Board {
    OrganisationId body;
    std::string name = {};
    Wish wish = {};
    std::array<std::vector<Line>, kGroups> columns = {};
    Counts counts = {};
    bool more = false;
};

/// Every word that was typed begins a word of the duty or of its paper; diacritics do not matter.
bool holds(Line const& line, std::string const& typed_key) {
    std::string const key = " " + text::search_key(line.title + " " + line.clause + " " + line.action);
    std::string_view rest = typed_key;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(' '), rest.size());
        if (key.find(" " + std::string{rest.substr(0, end)}) == std::string::npos) return false;
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return true;
}

base::Result<Board> read_board(db::Session& session, View const& view, PageServices const& services,
                               Visit const& visit) {
    Board board{.body = OrganisationId{number_of(visit.request.parameter("organisation"))}};
    auto name = body_name(session, view, board.body);
    if (!name && !view.is_own(board.body))
        return base::fail(base::Code::not_found, "Không có cơ quan này trong các việc mà anh/chị được xem.", {},
                          "Mở “Danh sách việc” để tìm.");
    board.name = name.value_or(visit.visitor.post);
    board.wish = wish_of(services, visit);
    auto found = board_of(session, view, board.body, board.wish.selection);
    board.more = found.more;
    auto const typed = text::search_key(board.wish.text);
    for (Line& line : found.lines) {
        if (!typed.empty() && !holds(line, typed)) continue;
        auto const group = group_of(stand_of(line.clocked(), view.today).standing);
        if (!group) continue;
        board.counts.add(*group);
        board.columns[static_cast<std::size_t>(*group)].push_back(std::move(line));
    }
    std::ranges::reverse(board.columns[static_cast<std::size_t>(Group::done)]); // what ended last is asked for first
    return board;
}

html::Markup markup_of(Board const& board, PageServices const& services, std::span<Choice const> choices) {
    auto const today = services.clock.today();
    html::Dictionary page;
    page.set("NAME", board.name).set("TABS", tabs({})).set("AS_OF", as_of(services.clock));
    page.set("ADDRESS", board_address(board.body)).set("TYPED", board.wish.text);
    page.set("ORGANISATION", fmt::format("/organisations/{}", board.body.number()));
    add_notices(page, board.wish);
    if (board.more)
        page.add("NOTICE").set("TEXT",
                               fmt::format("Cơ quan có hơn {} việc; bảng chỉ xếp phần hạn sớm nhất. Chọn kỳ hoặc "
                                           "văn bản để xem đủ.",
                                           kBoardMost));
    add_directive_choices(page, choices, board.wish);
    add_period_choices(page, today, board.wish);
    std::vector<QueryPart> parts{{"organisation", std::to_string(board.body.number())}};
    if (!board.wish.directives.empty())
        parts.emplace_back("directive", std::to_string(board.wish.directives.front().number()));
    if (board.wish.period) {
        parts.emplace_back("from", board.wish.period->first_day().vietnamese());
        parts.emplace_back("to", board.wish.period->last_day().vietnamese());
    }
    auto const list = address_with(kListAddress, parts);
    page.set("LIST", list).set("XLSX", address_with(std::string{kListAddress} + ".xlsx", parts));
    if (board.counts.all() == 0) {
        bool const filtered = !board.wish.parts().empty();
        page.add("EMPTY")
            .set("WHY",
                 filtered ? "Không có việc nào khớp với điều kiện đang lọc." : "Cơ quan này chưa được giao việc nào.")
            .set("NEXT", filtered ? "Bỏ bớt một điều kiện ở trên."
                                  : "Việc xuất hiện ở đây sau khi danh sách giao việc của một văn bản được phát hành.");
        return html::render("directives/board", page);
    }
    auto& columns = page.add("COLUMNS");
    constexpr Standing kMark[] = {Standing::overdue, Standing::soon, Standing::ahead, Standing::waiting,
                                  Standing::done};
    for (Group const group : kAllGroups) {
        auto const at = static_cast<std::size_t>(group);
        auto const& lines = board.columns[at];
        auto asked = parts;
        asked.emplace_back("standing", code_of(group));
        auto& column = columns.add("COLUMN").set("ID", code_of(group)).set("TITLE", vietnamese(group));
        column.set("CLASS", badge_class(kMark[at])).set("NUMBER", static_cast<std::int64_t>(lines.size()));
        column.set("ADDRESS", address_with(kListAddress, asked));
        column.set("LINES",
                   lines_markup(std::span{lines}.first(std::min(lines.size(), kCards)), today, {.told = Told::issuer}));
        column.show_if(lines.empty(), "NONE");
        if (lines.size() > kCards) column.add("MORE").set("TEXT", fmt::format("Xem cả {} việc", lines.size()));
    }
    return html::render("directives/board", page);
}

Response board_page(PageServices const& services, Visit const& visit, Recent& recent) {
    return respond(services, visit, recent, [&]() -> base::Result<Made> {
        auto session = services.database.lease();
        auto const view = view_of(session, visit.scope(), services.clock.today());
        auto const board = TRY(read_board(session, view, services, visit));
        auto const choices = directives_seen(session, view, kChoices);
        return Made{"Việc của " + board.name, markup_of(board, services, choices)};
    });
}

Response board_json(PageServices const& services, Visit const& visit) {
    auto session = services.database.lease();
    auto const view = view_of(session, visit.scope(), services.clock.today());
    auto const board = read_board(session, view, services, visit);
    if (!board) return http::refusal(board.error());
    if (!board->wish.notices.empty())
        return http::refusal(base::Error{base::Code::invalid_input, board->wish.notices.front()});
    Json json{{"organisation", board->body.number()}, {"name", board->name},      {"today", view.today.iso()},
              {"counts", json_of(board->counts)},     {"complete", !board->more}, {"items", Json::array()}};
    for (auto const& column : board->columns)
        for (Line const& line : column) json["items"].push_back(json_of(line, view.today));
    return http::json(json.dump());
}

} // namespace

void register_board_pages(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.add("GET /directives/board/{organisation}", Capability::read_documents,
               [given, recent = std::make_shared<Recent>(given->database)](Visit const& visit) {
                   return board_page(*given, visit, *recent);
               });
}

void register_board_api(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.api("GET /api/v1/directives/board/{organisation}", Capability::read_documents,
               {.id = "getBoard",
                .summary = "Việc của một cơ quan, theo tình hình",
                .parameters = {{"organisation", "Số của cơ quan", "integer", "", true},
                               {"directive", "Số của văn bản giao việc", "integer"},
                               {"period", "Kỳ của ngày hạn: 2026-11, 2026-Q4, 2026"},
                               {"q", "Tìm không cần dấu trong nhiệm vụ và số văn bản"}},
                .answer_schema = R"({"type":"object","required":["organisation","counts","items"],"properties":{
"organisation":{"type":"integer"},"name":{"type":"string"},"today":{"type":"string","format":"date"},"counts":{"type":"object"},
"complete":{"type":"boolean"},"items":{"type":"array","items":{"type":"object"}}}})"},
               [given](Visit const& visit) { return board_json(*given, visit); });
}

} // namespace directives::boards
