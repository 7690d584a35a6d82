#include "site/api.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace site {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kDocument = "/api/v1/openapi.json";

std::string lower(std::string_view method) {
    std::string name{method};
    for (char& letter : name)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return name;
}

std::vector<std::string> path_parameters(std::string_view pattern) {
    std::vector<std::string> names;
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
        names.emplace_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    return names;
}

ordered_json parameter_json(Operation::Parameter const& parameter, bool in_path) {
    ordered_json schema{{"type", parameter.type}};
    if (!parameter.format.empty()) schema["format"] = parameter.format;
    return {{"name", parameter.name},
            {"in", in_path ? "path" : "query"},
            {"description", parameter.description},
            {"required", in_path || parameter.required},
            {"schema", std::move(schema)}};
}

ordered_json parameters_of(Declared const& route) {
    auto const names = path_parameters(route.pattern);
    auto parameters = ordered_json::array();
    for (std::string const& name : names) {
        auto const described = std::ranges::find(route.operation->parameters, name, &Operation::Parameter::name);
        parameters.push_back(parameter_json(described == route.operation->parameters.end()
                                                ? Operation::Parameter{name, "Mã trong địa chỉ"}
                                                : *described,
                                            true));
    }
    for (auto const& parameter : route.operation->parameters)
        if (std::ranges::find(names, parameter.name) == names.end())
            parameters.push_back(parameter_json(parameter, false));
    return parameters;
}

ordered_json responses_of(Declared const& route) {
    auto const refused = [](char const* why) {
        return ordered_json{{"$ref", std::string{"#/components/responses/"} + why}};
    };
    ordered_json responses;
    responses["200"] = {
        {"description", "Kết quả"},
        {"content", {{"application/json", {{"schema", ordered_json::parse(route.operation->answer_schema)}}}}}};
    if (route.need) {
        responses["401"] = refused("Error");
        responses["403"] = refused("Error");
    }
    responses["default"] = refused("Error");
    return responses;
}

/// {"type":"string","format":"binary"}: the body is the file itself.
ordered_json body_of(Operation const& operation) {
    auto schema = ordered_json::parse(operation.body_schema);
    char const* const type = schema.value("format", "") == "binary" ? "application/octet-stream" : "application/json";
    return {{"required", true}, {"content", {{type, {{"schema", std::move(schema)}}}}}};
}

ordered_json operation_json(Declared const& route) {
    Operation const& operation = *route.operation;
    ordered_json out{{"operationId", operation.id}, {"summary", operation.summary}};
    if (route.need) out["description"] = "Cần quyền “" + std::string{rights::vietnamese(*route.need)} + "”.";
    out["parameters"] = parameters_of(route);
    if (!operation.body_schema.empty()) out["requestBody"] = body_of(operation);
    out["responses"] = responses_of(route);
    out["security"] = ordered_json::array();
    if (route.need) out["security"] = {{{"token", ordered_json::array()}}, {{"session", ordered_json::array()}}};
    return out;
}

ordered_json components() {
    ordered_json const text{{"type", "string"}};
    ordered_json const error{{"type", "object"},
                             {"required", {"error", "request"}},
                             {"properties",
                              {{"error",
                                {{"type", "object"},
                                 {"required", {"message", "where", "mend"}},
                                 {"properties", {{"message", text}, {"where", text}, {"mend", text}}}}},
                               {"request", text}}}};
    return {{"schemas", {{"Error", error}}},
            {"responses",
             {{"Error",
               {{"description", "Không làm được: chuyện gì, ở đâu, cách sửa, và mã yêu cầu"},
                {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}}}}}}},
            {"securitySchemes",
             {{"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "Mã truy cập của một người"}}},
              {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "benvung_session"}}}}}};
}

/// What the checks below say, each with the place.
class Faults {
public:
    void add(std::string const& place, std::string const& fault) { list_.push_back(place + ": " + fault); }
    std::vector<std::string> take() && { return std::move(list_); }

private:
    std::vector<std::string> list_;
};

void check_schema(json const& schema, std::string const& place, Faults& faults) {
    static std::set<std::string> const types{"string", "integer", "number", "boolean", "object", "array", "null"};
    if (schema.is_boolean()) return;
    if (!schema.is_object()) return faults.add(place, "a schema is an object");
    if (auto const type = schema.find("type"); type != schema.end())
        for (json const& one : type->is_array() ? *type : json::array({*type}))
            if (!one.is_string() || !types.contains(one.get<std::string>()))
                faults.add(place, "unknown type " + one.dump());
    for (char const* const needs : {"properties", "$defs"})
        if (auto const inner = schema.find(needs); inner != schema.end()) {
            if (!inner->is_object()) return faults.add(place, std::string{needs} + " is an object");
            for (auto const& [name, property] : inner->items()) check_schema(property, place + "." + name, faults);
        }
    if (auto const items = schema.find("items"); items != schema.end()) check_schema(*items, place + "[]", faults);
    for (char const* const several : {"anyOf", "oneOf", "allOf"})
        if (auto const inner = schema.find(several); inner != schema.end())
            for (json const& one : *inner) check_schema(one, place + "." + several, faults);
    if (auto const required = schema.find("required"); required != schema.end()) {
        if (!required->is_array()) return faults.add(place, "required is a list");
        for (json const& name : *required)
            if (!schema.contains("properties") || !schema["properties"].contains(name.get<std::string>()))
                faults.add(place, "requires " + name.dump() + ", which it does not have");
    }
}

void check_parameters(json const& operation, std::string const& path, std::string const& place, Faults& faults) {
    auto left = path_parameters(path);
    std::set<std::string> seen;
    for (json const& parameter : operation.value("parameters", json::array())) {
        auto const name = parameter.value("name", "");
        if (name.empty() || !seen.insert(parameter.value("in", "") + name).second)
            faults.add(place, "parameter “" + name + "” without name or twice");
        if (parameter.value("description", "").empty()) faults.add(place, "parameter " + name + " says nothing");
        if (parameter.value("in", "") == "path") {
            if (std::erase(left, name) == 0) faults.add(place, "parameter " + name + " is not in the path");
            if (!parameter.value("required", false))
                faults.add(place, "parameter " + name + " of the path is required");
        } else if (parameter.value("in", "") != "query") {
            faults.add(place, "parameter " + name + " stands nowhere");
        }
        check_schema(parameter.value("schema", json{}), place + " " + name, faults);
    }
    for (std::string const& name : left) faults.add(place, "no parameter for {" + name + "}");
}

void check_references(json const& part, json const& document, Faults& faults) {
    if (part.is_object())
        if (auto const reference = part.find("$ref"); reference != part.end()) {
            auto const target = reference->get<std::string>();
            if (!target.starts_with("#/") || !document.contains(json::json_pointer{target.substr(1)}))
                faults.add(target, "leads nowhere");
        }
    if (part.is_structured())
        for (json const& inner : part) check_references(inner, document, faults);
}

} // namespace

std::string openapi(std::span<Declared const> routes, std::string_view version) {
    std::map<std::string, ordered_json> paths;
    for (Declared const& route : routes)
        if (route.operation) paths[route.pattern][lower(http::name_of(route.method))] = operation_json(route);
    ordered_json document{{"openapi", "3.1.0"},
                          {"info", {{"title", "Bền Vững"}, {"version", version}}},
                          {"servers", {{{"url", "/"}}}},
                          {"paths", ordered_json::object()},
                          {"components", components()}};
    for (auto& [path, operations] : paths) document["paths"][path] = std::move(operations);
    return document.dump(1);
}

std::vector<std::string> openapi_faults(std::string_view text) {
    Faults faults;
    auto const document = json::parse(text, nullptr, false);
    if (document.is_discarded()) return {"not JSON"};
    if (!document.value("openapi", "").starts_with("3.1.")) faults.add("openapi", "not 3.1");
    for (char const* const name : {"title", "version"})
        if (document.value("info", json::object()).value(name, "").empty())
            faults.add("info", std::string{name} + " is missing");
    std::set<std::string> ids;
    auto const paths = document.value("paths", json::object()); // items() borrows
    for (auto const& [path, operations] : paths.items()) {
        if (!path.starts_with('/')) faults.add(path, "a path begins with /");
        for (auto const& [method, operation] : operations.items()) {
            auto const place = method + " " + path;
            if (!std::set<std::string>{"get", "post", "put", "delete"}.contains(method)) faults.add(place, "no method");
            auto const id = operation.value("operationId", "");
            if (id.empty() || !ids.insert(id).second)
                faults.add(place, "operationId “" + id + "” is missing or used twice");
            if (operation.value("summary", "").empty()) faults.add(place, "no summary");
            check_parameters(operation, path, place, faults);
            if (auto const body = operation.find("requestBody"); body != operation.end())
                for (auto const& [type, content] : body->at("content").items())
                    check_schema(content.at("schema"), place + " body", faults);
            if (!operation.contains("responses")) faults.add(place, "no responses");
            auto const responses = operation.value("responses", json::object());
            for (auto const& [status, response] : responses.items()) {
                if (response.contains("$ref")) continue;
                if (response.value("description", "").empty()) faults.add(place, status + " says nothing");
                auto const contents = response.value("content", json::object());
                for (auto const& [type, content] : contents.items())
                    check_schema(content.at("schema"), place + " " + status, faults);
            }
        }
    }
    check_references(document, document, faults);
    return std::move(faults).take();
}

void register_openapi(Routes& routes, std::string version) {
    routes.open("GET " + std::string{kDocument}, [&routes, version = std::move(version)](http::Request const&) {
        return http::json(openapi(routes.declared(), version));
    });
}

} // namespace site
