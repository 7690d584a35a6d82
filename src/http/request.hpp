#pragma once

#include "base/result.hpp"
#include "http/fields.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace http {

enum class Method { get, head, post, put, del, other };

std::string_view name_of(Method method); ///< "GET"; "?" for other
Method method_of(std::string_view name);

/// One request as a handler sees it: parsed, decoded, known to be well-formed UTF-8 in path and query.
struct Request {
    Method method = Method::get;
    std::string path = {};  ///< decoded, begins with '/', without the query
    Fields parameters = {}; ///< by the names in the route's pattern, decoded
    Fields query = {};
    Fields headers = {};        ///< names in lower case; values as sent, any bytes
    std::string_view body = {}; ///< lives as long as the request
    std::string id = {};        ///< stands in the log and on error pages
    std::string client = {};    ///< address without port; behind a proxy on this machine the one that it tells
    bool https = false;         ///< the proxy on this machine says that the person came by https
    std::shared_ptr<void const> keep = {}; ///< what `body` borrows from

    std::string_view parameter(std::string_view name) const { return parameters.text(name); }
    std::string_view header(std::string_view lower_case_name) const { return headers.text(lower_case_name); }
    std::optional<std::string> cookie(std::string_view name) const;

    /// The form in the body. Errors: unsupported where the body is no form; invalid_input; limit_exceeded.
    base::Result<Form> form() const;

    /// Whether a script asks for data (Accept names JSON and not HTML): errors are then JSON.
    bool wants_json() const;
};

} // namespace http
