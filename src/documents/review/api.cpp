#include "documents/review/pages.hpp"
#include "documents/review/pages_shared.hpp"
#include "documents/review/requests.hpp"

#include <charconv>
#include <memory>

namespace documents::review {
namespace {

using site::Visit;

constexpr char kReviewSchema[] =
    R"({"type":"object","required":["paper","state","open","items","annotations"],"properties":{"paper":{"type":"integer"},
"state":{"type":"string","enum":["draft","confirmed","withdrawn"]},"open":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}},
"annotations":{"type":"object"}}})";

constexpr char kSaveSchema[] =
    R"({"type":"object","required":["changes"],"properties":{"token":{"type":"string"},"reason":{"type":"string"},
"changes":{"type":"array","items":{"type":"object","required":["act"],"properties":{
"act":{"type":"string","enum":["confirm","correct","reject","reopen","add","split","join"]},"item":{"type":"integer"},"version":{"type":"integer"},
"kind":{"type":"string","enum":["duty","reference","money","target","status"]},"value":{"type":"object"},
"actions":{"type":"array","items":{"type":"string"}},
"others":{"type":"array","items":{"type":"object","properties":{"item":{"type":"integer"},"version":{"type":"integer"}}}}}}}}})";

constexpr char kSavedSchema[] =
    R"({"type":"object","required":["saved","conflicts","troubles","open"],"properties":{"saved":{"type":"array","items":{"type":"object"}},
"conflicts":{"type":"array","items":{"type":"object"}},"troubles":{"type":"array","items":{"type":"object"}},"open":{"type":"integer"},
"progress":{"type":"string"},"saved_at":{"type":"string"}}})";

constexpr char kVersionsSchema[] = R"({"type":"array","items":{"type":"object"}})";

http::Response told(Json const& json) { return http::json(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

http::Response tell_versions(PageServices const& services, Visit const& visit) {
    std::int64_t item = 0;
    auto const typed = visit.request.parameter("item");
    std::from_chars(typed.data(), typed.data() + typed.size(), item);
    auto session = services.database.lease();
    auto const versions = history_of(session, visit.scope(), paper_in(visit.request), ItemId{item});
    if (!versions) return http::refusal(versions.error());
    Json list = Json::array();
    for (auto const& version : *versions)
        list.push_back({{"version", version.version},
                        {"state", name_of(version.state)},
                        {"value", version.value},
                        {"changed_at", print_when(version.changed_at)},
                        {"changed_by", version.changed_by},
                        {"reason", version.reason}});
    return told(list);
}

} // namespace

void register_api(site::Routes& routes, PageServices services) {
    using enum rights::Capability;
    auto const kept = std::make_shared<PageServices const>(std::move(services));
    routes.api("GET /api/v1/documents/{paper}/review", read_documents,
               {.id = "getReview",
                .summary = "Kết quả rà soát một văn bản: từng mục máy đề xuất và người quyết định",
                .parameters = {{"paper", "Số của văn bản", "integer"}},
                .answer_schema = kReviewSchema},
               [kept](Visit const& visit) {
                   auto const view = load_view(*kept, visit, paper_in(visit.request));
                   return view ? told(review_json(*view)) : http::refusal(view.error());
               });
    routes.api("POST /api/v1/documents/{paper}/review", register_documents,
               {.id = "changeReview",
                .summary = "Xác nhận, sửa, bỏ, thêm, tách, nhập các mục; 409 khi người khác vừa sửa cùng mục",
                .parameters = {{"paper", "Số của văn bản", "integer"}},
                .body_schema = kSaveSchema,
                .answer_schema = kSavedSchema},
               [kept](Visit const& visit) { return change_items(*kept, visit, false); });
    routes.api("GET /api/v1/documents/{paper}/review/{item}", read_documents,
               {.id = "getReviewItem",
                .summary = "Các lần quyết định về một mục",
                .parameters = {{"paper", "Số của văn bản", "integer"}, {"item", "Số của mục", "integer"}},
                .answer_schema = kVersionsSchema},
               [kept](Visit const& visit) { return tell_versions(*kept, visit); });
}

} // namespace documents::review
