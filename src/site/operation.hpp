#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace site {

/// What OpenAPI tells of one route of the API. Parameters of the path are taken from the pattern; they are named here for their words.
struct Operation {
    struct Parameter {
        std::string name;
        std::string description;     ///< Vietnamese
        std::string type = "string"; ///< "string", "integer", "boolean"
        std::string format = {};     ///< "date"
        bool required = false;
    };
    std::string id;      ///< "listAreas"
    std::string summary; ///< Vietnamese
    std::vector<Parameter> parameters = {};
    std::string body_schema = {};     ///< JSON Schema as text; "" without a body
    std::string answer_schema = "{}"; ///< JSON Schema as text
};

} // namespace site
