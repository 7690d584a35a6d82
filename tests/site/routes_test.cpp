#include "site/routes.hpp"

#include "base/json.hpp"
#include "db/database.hpp"
#include "html/template.hpp"
#include "site/frame.hpp"
#include "support/gate.hpp"

#include <doctest/doctest.h>

using rights::Capability;
using support::FixedGate;

namespace {

/// Routes without sockets.
struct Site {
    Site() {
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
        auto const answer = [this](site::Visit const& visit) {
            ++handled;
            return http::text("by " + visit.visitor.person);
        };
        routes.add("GET /areas", Capability::read_areas, answer);
        routes.add("POST /areas", Capability::edit_areas, answer);
        routes.add("GET /account/password", Capability::use_system, answer);
        routes.api("POST /api/v1/areas", Capability::edit_areas, {.id = "createArea", .summary = "Thêm địa bàn"},
                   answer);
        routes.api("GET /api/v1/areas", Capability::read_areas, {.id = "listAreas", .summary = "Danh mục địa bàn"},
                   answer);
        routes.add("GET /broken", Capability::read_areas,
                   [](site::Visit const&) -> http::Response { throw db::Failure{db::Trouble::busy, "locked"}; });
        routes.open("GET /help", [](http::Request const&) { return http::text("help"); });
    }

    http::Response ask(http::Method method, std::string path, std::vector<http::Field> headers = {},
                       std::string body = {}) {
        http::Request request;
        request.method = method;
        auto const question = std::min(path.find('?'), path.size());
        request.path = path.substr(0, question);
        if (question < path.size()) request.query = http::parse_query(path.substr(question + 1)).value();
        request.headers = http::Fields{std::move(headers)};
        request.body = body;
        request.id = "test-1";
        auto const match = router.match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        return match.route->handler(request);
    }
    http::Response get(std::string path, std::vector<http::Field> headers = {}) {
        return ask(http::Method::get, std::move(path), std::move(headers));
    }
    http::Response post(std::string path, std::string body, std::vector<http::Field> headers = {}) {
        headers.push_back({"content-type", "application/x-www-form-urlencoded"});
        return ask(http::Method::post, std::move(path), std::move(headers), std::move(body));
    }

    int handled = 0;
    http::Router router;
    FixedGate gate{{Capability::read_areas, Capability::edit_areas, Capability::use_system}};
    site::Frame frame{
        {.version = "test",
         .navigation = {{"/areas", "Địa bàn", Capability::read_areas}, {"/x", "Kín", Capability::read_audit}}}};
    site::Routes routes{router, gate, &frame};
};

std::string header(http::Response const& response, std::string_view name) {
    for (auto const& field : response.headers)
        if (field.name == name) return field.value;
    return {};
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("who is not signed in is sent to the log-in page and back, or told 401") {
    Site site;
    site.gate.now().reset();
    auto const page = site.get("/areas?q=m%C6%B0%E1%BB%9Dng&page=2");
    CHECK(page.status == 303);
    CHECK(header(page, "Location") == "/login?next=%2Fareas%3Fq%3Dm%25C6%25B0%25E1%25BB%259Dng%26page%3D2");
    CHECK(site.get("/areas", {{"accept", "application/json"}}).status == 401);
    CHECK(site.post("/areas", "csrf=csrf-of-the-test").status == 401);
    auto const api = site.get("/api/v1/areas", {{"accept", "text/html"}});
    CHECK(api.status == 401);
    CHECK(nlohmann::json::parse(api.body)["error"]["message"] == "Chưa đăng nhập, hoặc phiên làm việc đã hết.");
    CHECK(site.get("/help").status == 200);
    CHECK(site.handled == 0);
}

TEST_CASE("a route answers only those with its capability") {
    Site site;
    CHECK(site.get("/areas").body == "by Người kiểm thử");
    site.gate.now()->scope.capabilities = {Capability::use_system};
    auto const refused = site.get("/areas");
    CHECK(refused.status == 403);
    CHECK(has(refused.body, "“Xem địa bàn”"));
    CHECK(has(refused.body, "Đăng xuất")); // within the frame of the person, who can change the post there
    CHECK_FALSE(has(refused.body, "href=\"/areas\""));
    CHECK(site.get("/api/v1/areas").status == 403);
}

TEST_CASE("what changes something needs the token of the session") {
    Site site;
    struct Case {
        char const* body;
        std::vector<http::Field> headers;
        int status;
    };
    Case const cases[] = {
        {"csrf=csrf-of-the-test", {}, 200},
        {"name=x", {{"x-csrf-token", FixedGate::kCsrf}}, 200},
        {"name=x", {}, 403},
        {"csrf=", {}, 403},
        {"csrf=csrf-of-the-tesT", {}, 403},
        {"csrf=csrf-of-the-test", {{"x-csrf-token", "another"}}, 403},
    };
    for (Case const& c : cases) {
        CAPTURE(c.body);
        CHECK(site.post("/areas", c.body, c.headers).status == c.status);
        CHECK(site.post("/api/v1/areas", c.body, c.headers).status == c.status);
    }
    site.gate.now()->csrf.clear(); // a bearer token: no browser sends it by itself
    CHECK(site.post("/api/v1/areas", "{}", {{"authorization", "Bearer x"}}).status == 200);
    CHECK(site.post("/areas", "csrf=").status == 403);
}

TEST_CASE("a first password is changed before anything else") {
    Site site;
    site.gate.now()->must_change_password = true;
    CHECK(header(site.get("/areas"), "Location") == "/account/password");
    CHECK(site.get("/account/password").status == 200);
    CHECK(site.get("/api/v1/areas").status == 403);
    CHECK(site.post("/areas", "csrf=csrf-of-the-test").status == 403);
}

TEST_CASE("trouble of the store is told in words") {
    Site site;
    auto const answer = site.get("/broken");
    CHECK(answer.status == 503);
    CHECK(has(answer.body, "chưa có gì được lưu"));
    CHECK_FALSE(has(answer.body, "locked"));
}

TEST_CASE("the frame shows who acts and what that person may open") {
    Site site;
    auto& visitor = *site.gate.now();
    visitor.posts = {{"1", "Chuyên viên, Sở Nội vụ", true}, {"2.5", "Kế toán <x>", false}};
    http::Request request;
    request.headers.add("cookie", "benvung_done=" + http::percent_encode("Đã lưu “A & B”."));
    auto const page = site.frame.respond({request, visitor}, {.title = "Thử", .main = {}});
    CHECK(has(page.body, "Người kiểm thử"));
    CHECK(has(page.body, "<option value=\"1\" selected>Chuyên viên, Sở Nội vụ</option>"));
    CHECK(has(page.body, "Kế toán &lt;x&gt;"));
    CHECK(has(page.body, ">Địa bàn</a>"));
    CHECK_FALSE(has(page.body, ">Kín</a>"));
    CHECK(has(page.body, "<meta name=\"csrf\" content=\"csrf-of-the-test\">"));
    CHECK(has(page.body, "Đã lưu “A &amp; B”."));
    CHECK(has(header(page, "Set-Cookie"), "Max-Age=0"));
}

TEST_CASE("only an address of this site is gone back to") {
    for (char const* bad : {"", "x", "//evil", "/\\evil", "https://evil", "/a\r\nSet-Cookie: x"}) {
        CAPTURE(bad);
        CHECK(site::local_address(bad) == "/");
    }
    CHECK(site::local_address("/areas?q=a%20b#c") == "/areas?q=a%20b#c");
}
