#include "documents/search/pages.hpp"

#include "base/json.hpp"

#include <fmt/core.h>
#include <memory>

namespace documents::search {
namespace {

using Json = nlohmann::ordered_json;

constexpr char kResultsSchema[] =
    R"({"type":"object","required":["items","total","total_exact","page","size","order"],"properties":{"items":{"type":"array","items":
{"type":"object","required":["id","title","state"],"properties":{"id":{"type":"integer"},"title":{"type":"string"},
"state":{"type":"string","enum":["draft","confirmed","withdrawn"]},"number":{"type":"string"},"symbol":{"type":"string"},
"type":{"type":"string"},"issuer":{"type":"string"},"date":{"type":"string"},"subject":{"type":"string"},
"snippet":{"type":"array","items":{"type":"object","required":["text","hit"],"properties":{"text":{"type":"string"},"hit":{"type":"boolean"}}}},
"clause":{"type":"string"}}}},"total":{"type":"integer"},"total_exact":{"type":"boolean"},"page":{"type":"integer"},
"size":{"type":"integer"},"order":{"type":"string","enum":["newest","rank"]},"next":{"type":["string","null"]}}})";

Json hit_json(Hit const& hit) {
    Json json{{"id", hit.paper.number()},
              {"title", registry::title_of(hit.head)},
              {"state", registry::name_of(hit.state)},
              {"number", hit.head.number},
              {"symbol", hit.head.symbol},
              {"type", hit.head.type},
              {"issuer", hit.head.issuer},
              {"date", hit.dated},
              {"subject", hit.head.subject},
              {"snippet", Json::array()},
              {"clause", hit.clause}};
    for (auto const& piece : hit.snippet) json["snippet"].push_back({{"text", piece.text}, {"hit", piece.marked}});
    return json;
}

http::Response answer(PageServices const& services, site::Visit const& visit) {
    auto const asked = asked_of(visit.request.query);
    if (!asked.notices.empty())
        return http::refusal({base::Code::invalid_input, asked.notices.front(), {}, "Sửa tham số rồi gọi lại."});
    auto session = services.database.lease();
    auto const results = search(session, visit.scope(), asked.wish);
    if (!results) return http::refusal(results.error());
    Json json{{"items", Json::array()},
              {"total", std::min(results->total, kFound)},
              {"total_exact", results->exact()},
              {"page", results->page},
              {"size", kPage},
              {"order", results->order == Order::rank ? "rank" : "newest"},
              {"next", nullptr}};
    for (auto const& hit : results->hits) json["items"].push_back(hit_json(hit));
    if (results->page < results->pages()) {
        auto next = asked.wish;
        next.page = results->page + 1;
        json["next"] = "/api/v1/documents/search" + query_of(next);
    }
    return http::json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace

void register_api(site::Routes& routes, PageServices const& services) {
    routes.api(
        "GET /api/v1/documents/search", rights::Capability::read_documents,
        {.id = "searchDocuments",
         .summary = "Tìm văn bản trong nội dung và đầu văn bản, không cần dấu; mới nhất trước hoặc khớp nhất trước",
         .parameters = {{"q", "Như gõ vào ô tìm kiếm: chữ, \"cụm từ\", -trừ, 306/LĐTBXH, số:, ký hiệu:, cơ quan:, "
                              "loại:, trích yếu:, ngày:, từ 1/2023 đến 6/2023"},
                        {"order", "newest (mới nhất trước) hoặc rank (khớp nhất trước)"},
                        {"type", "Loại văn bản, chữ thường: công văn"},
                        {"issuer", "Chữ trong tên cơ quan ban hành"},
                        {"state", "draft, confirmed hoặc withdrawn"},
                        {"direction", "in: trong sổ đến; out: trong sổ đi"},
                        {"from", "Từ ngày"},
                        {"to", "Đến ngày"},
                        {"page", "Trang, mỗi trang 20 văn bản, nhiều nhất 50 trang", "integer"}},
         .answer_schema = kResultsSchema},
        [kept = std::make_shared<PageServices const>(services)](site::Visit const& visit) {
            return answer(*kept, visit);
        });
}

} // namespace documents::search
