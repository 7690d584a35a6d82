// Status tables for other programs: the same rights, the same rules, the same words for what is wrong.
#include "directives/tables/pages_shared.hpp"

#include "base/json.hpp"
#include "documents/registry/pages.hpp"

#include <fmt/core.h>

namespace directives::tables {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;
using Json = nlohmann::ordered_json;

constexpr char kTableSchema[] =
    R"({"type":"object","required":["id","title","as_of","revision","closed","steps","rows","totals","findings"],"properties":{
"id":{"type":"integer"},"title":{"type":"string"},"as_of":{"type":"string","format":"date"},"revision":{"type":"integer"},
"closed":{"type":"boolean"},"paper":{"type":["integer","null"]},"steps":{"type":"array","items":{"type":"object"}},
"rows":{"type":"array","items":{"type":"object"}},"totals":{"type":"array","items":{"type":"object"}},
"findings":{"type":"array","items":{"type":"object"}}}})";
constexpr char kSaveSchema[] =
    R"({"type":"object","required":["cells"],"properties":{"cells":{"type":"array","maxItems":2000,"items":{"type":"object",
"required":["row","step","value","version"],"properties":{"row":{"type":"integer"},"step":{"type":"integer"},"value":{"type":"string"},
"version":{"type":"integer"}}}}}})";
constexpr char kSavedSchema[] =
    R"({"type":"object","required":["saved","conflicts","troubles","saved_at"],"properties":{"saved":{"type":"array","items":{"type":"object"}},
"conflicts":{"type":"array","items":{"type":"object"}},"troubles":{"type":"array","items":{"type":"object"}},"rows":{"type":"array","items":{"type":"object"}},
"totals":{"type":"array","items":{"type":"object"}},"findings":{"type":"integer"},"saved_at":{"type":"string"}}})";

Json table_json(Whole const& whole) {
    auto const& table = whole.table;
    Json json{{"id", table.id.number()},    {"title", table.title},
              {"as_of", table.as_of.iso()}, {"revision", table.revision},
              {"closed", table.closed()},   {"paper", table.paper ? Json(table.paper.number()) : Json(nullptr)},
              {"steps", Json::array()},     {"rows", Json::array()},
              {"totals", Json::array()},    {"findings", Json::array()}};
    for (std::size_t s = 0; s < table.steps.size(); ++s) {
        auto const& step = table.steps[s];
        json["steps"].push_back({{"above", step.above},
                                 {"heading", step.heading},
                                 {"kind", name_of(step.kind)},
                                 {"exclusive", step.exclusive},
                                 {"part", name_of(step.part)}});
        auto const& total = whole.evaluation.totals[s];
        json["totals"].push_back({{"value", total.value},
                                  {"none", total.none},
                                  {"unknown", total.unknown},
                                  {"blank", total.blank},
                                  {"shown", shown(step.kind, total)}});
    }
    for (auto const& row : whole.rows) {
        auto cells = Json::array();
        for (auto const& cell : row.cells)
            cells.push_back({{"value", cell.value},
                             {"version", cell.version},
                             {"origin", cell.version == 0 ? Json(nullptr) : Json(name_of(cell.origin))},
                             {"paper", cell.paper ? Json(cell.paper.number()) : Json(nullptr)}});
        json["rows"].push_back({{"id", row.id.number()},
                                {"label", row.label},
                                {"organisation", row.unit ? Json(row.unit.number()) : Json(nullptr)},
                                {"cells", std::move(cells)}});
    }
    for (auto const& finding : whole.evaluation.findings)
        json["findings"].push_back({{"code", code_of(finding.fault)},
                                    {"row", finding.row ? Json(whole.rows[*finding.row].id.number()) : Json(nullptr)},
                                    {"step", finding.step ? Json(*finding.step) : Json(nullptr)},
                                    {"message", finding.text},
                                    {"note", finding.note}});
    return json;
}

} // namespace

void register_api(site::Routes& routes, PageServices const& services) {
    using enum Capability;
    std::vector<site::Operation::Parameter> const table{
        {.name = "table", .description = "Số của bảng tổng hợp", .type = "integer", .required = true}};
    auto shape = [&] {
        site::List list{.address = kTablesAddress,
                        .caption = "Bảng tổng hợp",
                        .key = "t.id",
                        .from = "status_tables t",
                        .columns = {},
                        .sort = "as_of"};
        list.filters = {{.key = "state",
                         .label = "Tình trạng",
                         .sql = "1 = 1",
                         .choices = {{"open", "Đang mở"}, {"closed", "Đã chốt"}}}};
        list.search = "t.searched";
        return list;
    }();
    routes.api("GET /api/v1/status-tables", read_documents,
               site::list_operation(shape, "listStatusTables", "Bảng tổng hợp tình hình được xem"),
               [services](Visit const& visit) {
                   auto answer = site::list_json(services.database, tables_list(services, visit), visit.request,
                                                 "/api/v1/status-tables");
                   return answer ? *std::move(answer) : http::refusal(answer.error());
               });
    routes.api("GET /api/v1/status-tables/{table}", read_documents,
               {.id = "getStatusTable",
                .summary = "Một bảng tổng hợp: cột, dòng, tổng cộng, điều cần xem",
                .parameters = table,
                .answer_schema = kTableSchema},
               [services](Visit const& visit) {
                   auto const seen = see(services, visit, table_of(visit));
                   if (!seen) return http::refusal(seen.error());
                   return http::json(table_json(*seen->whole).dump());
               });
    routes.api("POST /api/v1/status-tables/{table}/cells", read_documents,
               {.id = "saveStatusCells",
                .summary = "Ghi các ô của bảng; phiên bản đã xem của mỗi ô đi kèm, ô đã có người ghi trả về 409",
                .parameters = table,
                .body_schema = kSaveSchema,
                .answer_schema = kSavedSchema},
               [services](Visit const& visit) { return save_json(services, visit); });
}

} // namespace directives::tables
