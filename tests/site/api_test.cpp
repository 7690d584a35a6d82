#include "site/api.hpp"

#include "base/json.hpp"
#include "support/gate.hpp"
#include "support/sample_list.hpp"

#include <doctest/doctest.h>

using nlohmann::json;

namespace {

struct Site {
    Site() {
        auto const answer = [](site::Visit const&) { return http::json("{}"); };
        routes.api("GET /api/v1/places", rights::Capability::read_areas,
                   site::list_operation(support::sample_list(), "listPlaces", "Danh mục địa bàn"), answer);
        routes.api("GET /api/v1/places/{id}", rights::Capability::read_areas,
                   {.id = "readPlace",
                    .summary = "Một địa bàn",
                    .parameters = {{"id", "Số của địa bàn", "integer"}, {"on", "Ngày xem", "string", "date"}},
                    .answer_schema = R"({"type":"object"})"},
                   answer);
        routes.api("DELETE /api/v1/places/{id}", rights::Capability::edit_areas,
                   {.id = "removePlace", .summary = "Bỏ một địa bàn"}, answer);
        routes.api(
            "POST /api/v1/places", rights::Capability::edit_areas,
            {.id = "addPlaces", .summary = "Thêm địa bàn", .body_schema = R"({"type":"string","format":"binary"})"},
            answer);
        routes.add("GET /places", rights::Capability::read_areas, answer);
        site::register_openapi(routes, "1.2");
    }
    std::string document() {
        auto const match = router.match(http::Method::get, "/api/v1/openapi.json").value();
        return match.route->handler({}).body;
    }
    http::Router router;
    support::FixedGate gate{{}};
    site::Routes routes{router, gate};
};

} // namespace

TEST_CASE("OpenAPI tells of every route of the API and of no page") {
    Site site;
    auto const text = site.document();
    std::string faults;
    for (auto const& fault : site::openapi_faults(text)) faults += fault + "\n";
    CHECK(faults == "");
    auto const document = json::parse(text);
    CHECK(document["info"]["version"] == "1.2");
    CHECK(document["paths"].size() == 2);
    auto const& one = document["paths"]["/api/v1/places/{id}"];
    CHECK(one.size() == 2);
    CHECK(one["get"]["parameters"][0]["in"] == "path");
    CHECK(one["get"]["parameters"][0]["schema"]["type"] == "integer");
    CHECK(one["get"]["parameters"][1]["in"] == "query");
    CHECK(one["get"]["parameters"][1]["schema"]["format"] == "date");
    CHECK(one["delete"]["parameters"][0]["name"] == "id");
    CHECK(one["get"]["responses"].contains("403"));
    auto const& many = document["paths"]["/api/v1/places"];
    CHECK(many["post"]["requestBody"]["content"].contains("application/octet-stream"));
    CHECK(many["get"]["parameters"].size() == 8);
}

TEST_CASE("a wrong OpenAPI document is found out") {
    Site site;
    auto const good = json::parse(site.document());
    struct Case {
        char const *pointer, *value, *fault;
    };
    Case const cases[] = {
        {"/openapi", "\"3.0.0\"", "not 3.1"},
        {"/info/title", "\"\"", "title is missing"},
        {"/paths/~1api~1v1~1places/get/operationId", "\"readPlace\"", "used twice"},
        {"/paths/~1api~1v1~1places/get/summary", "\"\"", "no summary"},
        {"/paths/~1api~1v1~1places~1{id}/get/parameters", "[]", "no parameter for {id}"},
        {"/paths/~1api~1v1~1places~1{id}/get/parameters/1/in", "\"path\"", "is not in the path"},
        {"/paths/~1api~1v1~1places~1{id}/get/parameters/1/schema/type", "\"text\"", "unknown type"},
        {"/paths/~1api~1v1~1places/get/responses/default/$ref", "\"#/components/responses/Gone\"", "leads nowhere"},
        {"/components/responses/Error/content/application~1json/schema/$ref", "\"#/x\"", "leads nowhere"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.pointer);
        auto bad = good;
        REQUIRE(bad.contains(json::json_pointer{c.pointer}));
        bad[json::json_pointer{c.pointer}] = json::parse(c.value);
        std::string found;
        for (auto const& fault : site::openapi_faults(bad.dump())) found += fault + "\n";
        CHECK(found.find(c.fault) != std::string::npos);
    }
    CHECK(site::openapi_faults("{").front() == "not JSON");
}
