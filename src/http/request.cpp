#include "http/request.hpp"

#include <array>

namespace http {

namespace {

constexpr std::array<std::pair<Method, std::string_view>, 5> kNames{{{Method::get, "GET"},
                                                                     {Method::head, "HEAD"},
                                                                     {Method::post, "POST"},
                                                                     {Method::put, "PUT"},
                                                                     {Method::del, "DELETE"}}};

} // namespace

std::string_view name_of(Method method) {
    for (auto const& [value, name] : kNames)
        if (value == method) return name;
    return "?";
}

Method method_of(std::string_view wanted) {
    for (auto const& [value, name] : kNames)
        if (name == wanted) return value;
    return Method::other;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        auto const end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        auto const equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return std::string{pair.substr(equals + 1)};
    }
    return std::nullopt;
}

base::Result<Form> Request::form() const { return parse_form(header("content-type"), body); }

bool Request::wants_json() const {
    auto const accept = header("accept");
    return accept.find("application/json") != std::string_view::npos &&
           accept.find("text/html") == std::string_view::npos;
}

} // namespace http
