#include "http/response.hpp"

#include "base/json.hpp"
#include "text/shadow.hpp"

namespace http {

Response page(std::string html, int status) {
    return {.status = status, .content_type = std::string{kHtml}, .body = std::move(html)};
}
Response json(std::string text, int status) {
    return {.status = status,
            .content_type = std::string{kJson},
            .body = std::move(text),
            .headers = {{"Cache-Control", "no-store"}}};
}
Response text(std::string text, int status) {
    return {.status = status, .content_type = std::string{kText}, .body = std::move(text)};
}
Response see_other(std::string address) { return {.status = 303, .headers = {{"Location", std::move(address)}}}; }

Response download(std::string bytes, std::string_view content_type, std::string_view file_name) {
    std::string ascii; // for readers that do not know filename*=
    for (char const c : text::fold(file_name))
        if (c == ' ')
            ascii += '-';
        else if (c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '%' && c != ';' && c != '?')
            ascii += c;
    if (ascii.empty() || ascii.front() == '.') ascii = "tep" + ascii;
    return {.content_type = std::string{content_type},
            .body = std::move(bytes),
            .headers = {{"Content-Disposition",
                         "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent_encode(file_name)},
                        {"Cache-Control", "no-store"}}};
}

Response download_file(std::filesystem::path file, std::string_view content_type, std::string_view file_name) {
    auto response = download({}, content_type, file_name);
    response.file = file;
    response.keep = std::shared_ptr<void const>{nullptr, [file = std::move(file)](void const*) {
                                                    std::error_code ignored;
                                                    std::filesystem::remove(file, ignored);
                                                }};
    return response;
}

int status_of(base::Code code) {
    switch (code) {
    case base::Code::invalid_input: return 422;
    case base::Code::not_found: return 404;
    case base::Code::too_large: return 413;
    case base::Code::unsupported: return 415;
    case base::Code::refused: return 403;
    case base::Code::limit_exceeded: return 422;
    case base::Code::unavailable: return 503;
    }
    return 500;
}

Response refusal(int status, base::Error error) { return {.status = status, .error = std::move(error)}; }

Response refusal(base::Error error) {
    int const status = status_of(error.code);
    return refusal(status, std::move(error));
}

base::Error error_of(int status) {
    using base::Code;
    switch (status) {
    case 400:
        return {Code::invalid_input, "Máy chủ không đọc được yêu cầu này.", "yêu cầu",
                "Mở lại trang từ liên kết gốc rồi làm lại."};
    case 403: return {Code::refused, "Yêu cầu này bị từ chối.", "yêu cầu", "Mở trang của hệ thống rồi làm từ đó."};
    case 404:
        return {Code::not_found, "Không có trang nào ở địa chỉ này.", "địa chỉ trang",
                "Kiểm tra địa chỉ, hoặc mở trang đầu rồi tìm từ đó."};
    case 405:
        return {Code::refused, "Địa chỉ này không nhận cách gửi vừa dùng.", "yêu cầu",
                "Mở trang có biểu mẫu rồi gửi từ đó."};
    case 413:
        return {Code::too_large, "Dữ liệu gửi lên quá lớn.", "dữ liệu gửi lên",
                "Gửi tệp nhỏ hơn, hoặc chia thành nhiều lần gửi."};
    case 415:
        return {Code::unsupported, "Máy chủ không đọc loại dữ liệu này.", "dữ liệu gửi lên",
                "Gửi từ biểu mẫu của trang."};
    case 422:
        return {Code::invalid_input, "Dữ liệu gửi lên có chỗ sai.", "dữ liệu gửi lên", "Sửa chỗ sai rồi gửi lại."};
    case 429:
        return {Code::limit_exceeded, "Máy của anh/chị đang gửi quá nhiều.", "máy chủ", "Đợi vài phút rồi gửi lại."};
    case 503: return {Code::unavailable, "Máy chủ đang bận.", "máy chủ", "Đợi vài giây rồi tải lại trang."};
    default:
        return {Code::unavailable, "Máy chủ gặp trục trặc khi làm việc này.", "máy chủ",
                "Làm lại sau ít phút; nếu vẫn lỗi, gửi mã yêu cầu ở dưới cho người quản trị."};
    }
}

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    for (char const c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        default: safe += c;
        }
    }
    return safe;
}

} // namespace

void json_error(Request const& request, Response& response) {
    auto const error = response.error.value_or(error_of(response.status));
    nlohmann::ordered_json const body{
        {"error", {{"message", error.message}, {"where", error.where}, {"mend", error.mend}}}, {"request", request.id}};
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    response.content_type = kJson;
}

void plain_error_page(Request const& request, Response& response) {
    if (request.wants_json()) return json_error(request, response);
    auto const error = response.error.value_or(error_of(response.status));
    response.content_type = kHtml;
    response.body =
        "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Lỗi: " + escaped(error.message) +
        "</title></head><body><main><h1>" + escaped(error.message) + "</h1><p>" + escaped(error.mend) +
        "</p><p>Mã yêu cầu: " + escaped(request.id) + "</p></main></body></html>\n";
}

} // namespace http
