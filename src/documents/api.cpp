#include "documents/api.hpp"

#include "base/json.hpp"
#include "documents/reading/reading.hpp"
#include "office/extract.hpp"

#include <memory>

namespace documents {

namespace {

using nlohmann::ordered_json;

/// The sections that a reading always has; what each item holds is told in docs/architecture.md.
constexpr char kReadingSchema[] =
    R"({"type":"object","required":["header","references","obligations","money","targets","status_rows","findings"],"properties":{
"header":{"type":"object"},"references":{"type":"array","items":{"type":"object"}},"obligations":{"type":"array","items":{"type":"object"}},
"money":{"type":"array","items":{"type":"object"}},"targets":{"type":"array","items":{"type":"object"}},
"status_rows":{"type":"array","items":{"type":"object"}},"findings":{"type":"array","items":{"type":"object"}}}})";

http::Response read_body(PageServices const& services, site::Visit const& visit) {
    auto const& request = visit.request;
    if (request.body.empty())
        return http::refusal({base::Code::invalid_input,
                              "Yêu cầu không có nội dung.",
                              {},
                              "Gửi các byte của tệp văn bản làm thân của yêu cầu."});
    auto name = std::string{request.query.text("name")};
    if (name.empty()) name = "van-ban";
    auto const file = services.uploads.store(request.client, name, request.body);
    if (!file) return http::refusal(file.error());
    auto const extraction = office::extract(file->path, file->name, {}, services.scratch);
    services.uploads.remove(file->id);
    if (!extraction) {
        auto error = extraction.error();
        error.where = file->name;
        return http::refusal(std::move(error));
    }
    auto const read = reading::read(extraction->text, {.recognised = extraction->recognised});
    return http::json(reading::to_json(read).dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

} // namespace

void register_api(site::Routes& routes, PageServices services) {
    routes.api(
        "POST /api/v1/readings", rights::Capability::read_documents,
        {.id = "readDocument",
         .summary =
             "Đọc một văn bản (txt, docx, odt, pdf, ảnh quét): đầu văn bản, nhiệm vụ, thời hạn, số tiền; không lưu lại",
         .parameters = {{"name", "Tên tệp, để nhận ra văn bản thuần chữ và để báo lỗi"}},
         .body_schema = R"({"type":"string","format":"binary"})",
         .answer_schema = kReadingSchema},
        [kept = std::make_shared<PageServices const>(std::move(services))](site::Visit const& visit) {
            return read_body(*kept, visit);
        },
        http::Work::heavy, http::kPlainFormBytes);
}

} // namespace documents
