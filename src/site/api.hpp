#pragma once

#include "site/routes.hpp"

#include <span>
#include <string>
#include <string_view>

namespace site {

/// The OpenAPI 3.1 document of the routes that carry an Operation, in the order of their paths. Operations of one path stand together;
/// each says by its security which capability it needs, and answers errors of one shape ("Error").
std::string openapi(std::span<Declared const> routes, std::string_view version);

/// What is wrong with an OpenAPI document as this site uses it, in English for the test: paths, operation ids, parameters of the path,
/// references, schemas. Empty where all is well.
std::vector<std::string> openapi_faults(std::string_view document);

/// Registers GET /api/v1/openapi.json, open to everyone: the document of all routes that are declared when it is asked for.
void register_openapi(Routes& routes, std::string version);

} // namespace site
