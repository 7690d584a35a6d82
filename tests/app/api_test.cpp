// The API as a program sees it: its description, and a document read by it.
#include "app/site.hpp"

#include "base/json.hpp"
#include "site/api.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

namespace {

struct House {
    House() {
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
    }
    ~House() { std::filesystem::remove_all(path); }
    std::string path = [] {
        std::string name = (std::filesystem::temp_directory_path() / "api-XXXXXX").string();
        return std::string{::mkdtemp(name.data())};
    }();
    support::Store store{db::Engine::sqlite};
    app::DataFolder data = std::move(*app::DataFolder::open(path));
    base::SystemClock clock;
    app::Site site{data, *store, clock};
};

} // namespace

TEST_CASE("the description of the API is right and leaves out no route") {
    House house;
    auto const match = house.site.router().match(http::Method::get, "/api/v1/openapi.json").value();
    REQUIRE(match.route != nullptr);
    auto const text = match.route->handler({}).body;
    std::string faults;
    for (auto const& fault : site::openapi_faults(text)) faults += fault + "\n";
    CHECK(faults == "");
    auto const document = nlohmann::json::parse(text);
    std::size_t operations = 0;
    for (auto const& route : house.site.declared()) {
        if (!route.pattern.starts_with("/api/v1/") || route.pattern == "/api/v1/openapi.json") continue;
        CAPTURE(route.pattern);
        CHECK(route.operation.has_value());
        CHECK(document["paths"].contains(route.pattern));
        ++operations;
    }
    std::size_t told = 0;
    for (auto const& path : document["paths"]) told += path.size();
    CHECK(told == operations);
    CHECK(document["paths"].contains("/api/v1/readings"));
    CHECK(document["paths"].contains("/api/v1/session"));
}
