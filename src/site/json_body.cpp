#include "site/json_body.hpp"

namespace site {

base::Result<nlohmann::ordered_json> json_body(http::Request const& request) {
    auto json = nlohmann::ordered_json::parse(request.body, nullptr, false);
    if (!json.is_object())
        return base::fail(base::Code::invalid_input, "Thân yêu cầu phải là một đối tượng JSON.", {},
                          R"(Ví dụ: {"version": 1}.)");
    return json;
}

std::string text_in(nlohmann::ordered_json const& object, char const* key) {
    auto const at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

std::int64_t number_in(nlohmann::ordered_json const& object, char const* key) {
    auto const at = object.find(key);
    return at != object.end() && at->is_number_integer() ? at->get<std::int64_t>() : 0;
}

} // namespace site
