#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "http/request.hpp"

#include <cstdint>
#include <string>

/// What routes of the API are sent.
namespace site {

/// The body of a request, a JSON object. Errors: invalid_input.
base::Result<nlohmann::ordered_json> json_body(http::Request const& request);

/// The member of an object, "" and 0 where there is none of that kind.
std::string text_in(nlohmann::ordered_json const& object, char const* key);
std::int64_t number_in(nlohmann::ordered_json const& object, char const* key);

} // namespace site
