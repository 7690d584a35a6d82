// Bodies x duties.
#include "base/json.hpp"
#include "directives/boards/matrix_view.hpp"
#include "organisations/organisation.hpp"

#include <fmt/core.h>
#include <memory>

namespace directives::boards {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;
using Json = nlohmann::ordered_json;

void add_kinds(html::Dictionary& page, MatrixView const& view) {
    using enum organisations::Kind;
    for (auto const kind : {ministry, central_agency, committee, department, division, public_unit, office, front,
                            union_body, project_board, sector_agency, bank})
        page.add("KIND")
            .set("VALUE", code_of(kind))
            .set("TEXT", vietnamese(kind))
            .show_if(code_of(kind) == view.kind, "CHOSEN");
}

void add_turner(html::Dictionary& under, char const* section, std::size_t page, std::size_t pages, auto address) {
    for (std::size_t i = 1; i <= pages; ++i)
        under.add(section).set("TEXT", std::to_string(i)).set("ADDRESS", address(i)).show_if(i == page, "CURRENT");
}

html::Markup markup_of(MatrixView const& view, PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    html::Dictionary page;
    page.set("TABS", tabs(kMatrixAddress)).set("AS_OF", as_of(services.clock));
    add_notices(page, view.wish);
    if (view.chosen)
        page.add("NOTICE").set("TEXT",
                               "Đang xem văn bản giao việc mới nhất. Chọn văn bản khác, hoặc chỉ chọn một kỳ để "
                               "xem mọi việc đến hạn trong kỳ đó.");
    add_directive_choices(page, view.choices, view.wish);
    add_period_choices(page, today, view.wish);
    add_area_choices(page, services, visit, view.wish);
    add_kinds(page, view);
    page.show_if(view.order == RowOrder::late, "LATE_FIRST");
    if (view.matrix.rows.empty()) {
        page.add("EMPTY")
            .set("WHY", view.choices.empty() ? "Chưa có văn bản nào được giao việc mà anh/chị được xem."
                                             : "Không có cơ quan nào có việc trong lựa chọn này.")
            .set("NEXT", view.choices.empty()
                             ? "Xác nhận một văn bản có nhiệm vụ, rồi phát hành danh sách giao việc của nó."
                             : "Chọn văn bản, kỳ hoặc địa bàn khác.");
        return html::render("directives/board_matrix", page);
    }
    auto& shown = page.add("MATRIX");
    auto const first = (view.page - 1) * kRowsOnPage + 1;
    auto const last = std::min(first + kRowsOnPage - 1, view.matrix.rows.size());
    shown.set("COUNT", fmt::format("{} cơ quan × {} nhiệm vụ, {} lượt việc", view.matrix.rows.size(),
                                   view.rows.duties.size(), view.matrix.all.all()));
    shown.set("XLSX", view.address(1, 1, std::string{kMatrixAddress} + ".xlsx"));
    shown.set("TABLE", matrix_table(view, today));
    if (view.pages() > 1 || view.columns_pages() > 1) {
        auto& turners = shown.add("PAGES").set(
            "TEXT",
            fmt::format("Dòng {}–{} trong {} cơ quan; dòng tổng cộng tính cả {} cơ quan, cột tổng tính cả {} "
                        "nhiệm vụ.",
                        first, last, view.matrix.rows.size(), view.matrix.rows.size(), view.rows.duties.size()));
        if (view.pages() > 1)
            add_turner(turners.add("ROWS"), "PAGE", view.page, view.pages(),
                       [&](std::size_t to) { return view.address(to, view.columns_page); });
        if (view.columns_pages() > 1)
            add_turner(turners.add("COLUMNS"), "PAGE", view.columns_page, view.columns_pages(),
                       [&](std::size_t to) { return view.address(view.page, to); });
    }
    return html::render("directives/board_matrix", page);
}

Response matrix_page(PageServices const& services, Visit const& visit, Recent& recent) {
    return respond(services, visit, recent, [&]() -> base::Result<Made> {
        auto const view = TRY(matrix_view(services, visit));
        return Made{"Ma trận giao việc", markup_of(view, services, visit)};
    });
}

Response matrix_xlsx(PageServices const& services, Visit const& visit) {
    auto const view = matrix_view(services, visit);
    if (!view) return http::refusal(view.error());
    auto file = matrix_file(*view, services.clock.today(), services.scratch);
    return file ? *std::move(file) : http::refusal(file.error());
}

Response matrix_json(PageServices const& services, Visit const& visit) {
    auto const today = services.clock.today();
    auto const view = matrix_view(services, visit);
    if (!view) return http::refusal(view.error());
    if (!view->wish.notices.empty())
        return http::refusal(base::Error{base::Code::invalid_input, view->wish.notices.front()});
    auto const from = (view->columns_page - 1) * kColumnsOnPage;
    auto const to = std::min(from + kColumnsOnPage, view->rows.duties.size());
    Json json{{"today", today.iso()},
              {"page", view->page},
              {"pages", view->pages()},
              {"columns_page", view->columns_page},
              {"columns_pages", view->columns_pages()},
              {"duties", Json::array()},
              {"rows", Json::array()},
              {"totals", Json::array()},
              {"all", json_of(view->matrix.all)}};
    for (std::size_t i = from; i < to; ++i) {
        auto const& duty = view->rows.duties[i];
        json["duties"].push_back({{"id", duty.id.number()},
                                  {"directive", duty.directive.number()},
                                  {"title", duty.title},
                                  {"clause", duty.clause},
                                  {"action", duty.action}});
        json["totals"].push_back(json_of(view->matrix.columns[i]));
    }
    auto const first = (view->page - 1) * kRowsOnPage;
    for (std::size_t i = first; i < std::min(first + kRowsOnPage, view->matrix.rows.size()); ++i) {
        auto const& row = view->matrix.rows[i];
        Json cells = Json::array();
        for (std::size_t at = from; at < to; ++at) {
            auto const& cell = row.cells[at];
            if (cell.shown == nullptr) {
                cells.push_back(nullptr);
                continue;
            }
            auto const& last = cell.shown->clocked.last_day;
            cells.push_back({{"turn", cell.shown->turn.number()},
                             {"standing", code_of(cell.stand.standing)},
                             {"days", cell.stand.days},
                             {"last_day", last ? Json(last->iso()) : Json(nullptr)},
                             {"counts", json_of(cell.counts)}});
        }
        json["rows"].push_back({{"organisation", row.body.number()},
                                {"name", view->rows.bodies.at(row.body)},
                                {"counts", json_of(row.counts)},
                                {"cells", std::move(cells)}});
    }
    return http::json(json.dump());
}

} // namespace

void register_matrix_pages(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.add(fmt::format("GET {}", kMatrixAddress), Capability::read_documents,
               [given, recent = std::make_shared<Recent>(given->database)](Visit const& visit) {
                   return matrix_page(*given, visit, *recent);
               });
    routes.add(
        fmt::format("GET {}.xlsx", kMatrixAddress), Capability::read_documents,
        [given](Visit const& visit) { return matrix_xlsx(*given, visit); }, http::Work::heavy);
}

void register_matrix_api(site::Routes& routes, PageServices const& services) {
    auto const given = std::make_shared<PageServices const>(services);
    routes.api("GET /api/v1/directives/matrix", Capability::read_documents,
               {.id = "getMatrix",
                .summary = "Ma trận cơ quan × nhiệm vụ; mỗi trang 100 dòng, 40 cột, tổng của cả lựa chọn",
                .parameters = {{"directive", "Số của văn bản giao việc; có thể lặp lại", "integer"},
                               {"period", "Kỳ của ngày hạn: 2026-11, 2026-Q4, 2026"},
                               {"area", "Số của địa bàn", "integer"},
                               {"kind", "Loại cơ quan"},
                               {"order", "late: chậm nhất đứng trước"},
                               {"page", "Trang dòng, từ 1", "integer"},
                               {"columns", "Trang cột, từ 1", "integer"}},
                .answer_schema = R"({"type":"object","required":["duties","rows","totals","all"],"properties":{
"today":{"type":"string","format":"date"},"page":{"type":"integer"},"pages":{"type":"integer"},"columns_page":{"type":"integer"},
"columns_pages":{"type":"integer"},"duties":{"type":"array","items":{"type":"object"}},"rows":{"type":"array","items":{"type":"object"}},
"totals":{"type":"array","items":{"type":"object"}},"all":{"type":"object"}}})"},
               [given](Visit const& visit) { return matrix_json(*given, visit); });
}

} // namespace directives::boards
