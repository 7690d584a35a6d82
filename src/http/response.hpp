#pragma once

#include "base/result.hpp"
#include "http/request.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// What a handler answers. The server adds the security headers, the request id, the length and compression.
struct Response {
    int status = 200;
    std::string content_type = {}; ///< empty: none is sent
    std::string body = {};
    std::string_view fixed = {};     ///< instead of `body`: bytes that live as long as the program, sent without a copy
    std::filesystem::path file = {}; ///< instead of `body`: sent from the disk, however large
    std::shared_ptr<void const> keep =
        {}; ///< let go once `file` was opened to be sent: its deleter may remove a temporary file
    std::vector<Field> headers = {};       ///< further headers
    std::optional<base::Error> error = {}; ///< an error page is made of it in place of `body`
};

inline constexpr std::string_view kHtml = "text/html; charset=utf-8";
inline constexpr std::string_view kJson = "application/json; charset=utf-8";
inline constexpr std::string_view kText = "text/plain; charset=utf-8";

Response page(std::string html, int status = 200);
Response json(std::string text, int status = 200);
Response text(std::string text, int status = 200);
Response see_other(std::string address); ///< 303, after a form was carried out

/// Bytes to be saved under `file_name` (UTF-8; RFC 6266 headers).
Response download(std::string bytes, std::string_view content_type, std::string_view file_name);
/// A temporary file, sent from the disk and gone with the response.
Response download_file(std::filesystem::path file, std::string_view content_type, std::string_view file_name);

/// The error page for an expected failure, with the status that its code stands for.
Response refusal(base::Error error);
Response refusal(int status, base::Error error);

/// invalid_input 422, not_found 404, too_large 413, unsupported 415, refused 403, limit_exceeded 422, unavailable 503.
int status_of(base::Code code);

/// What happened and how to mend it, for a status that the server itself answers (400, 404, 405, 413, 415, 422, 429, 500, 503...).
base::Error error_of(int status);

/// Makes the page for `response.error`, and sets body and content type. Must not throw.
using ErrorPage = std::function<void(Request const&, Response&)>;

/// The error as JSON, whatever the client prefers: {"error":{"message","where","mend"},"request"}. Before: response.error is set.
void json_error(Request const& request, Response& response);

/// A plain page without look, and the JSON form {"error":{"message","where","mend"},"request"} for scripts (Request::wants_json).
void plain_error_page(Request const& request, Response& response);

} // namespace http
