#include "documents/api.hpp"

#include "base/json.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

namespace {

struct House {
    House() { documents::register_api(routes, {.frame = frame, .uploads = uploads, .scratch = path, .clock = clock}); }
    ~House() { std::filesystem::remove_all(path); }

    http::Response send(std::string body, std::string_view name = {}) {
        http::Request request;
        request.method = http::Method::post;
        request.path = "/api/v1/readings";
        request.client = "127.0.0.1";
        request.headers.add("authorization", "Bearer x");
        request.body = body;
        if (!name.empty()) request.query.add("name", std::string{name});
        return router.match(http::Method::post, request.path).value().route->handler(request);
    }

    std::string path = [] {
        std::string name = (std::filesystem::temp_directory_path() / "api-XXXXXX").string();
        return std::string{::mkdtemp(name.data())};
    }();
    base::SystemClock clock;
    http::Uploads uploads{std::filesystem::path{path} / "uploads"};
    site::Frame frame{{.version = "test", .navigation = {}}};
    http::Router router;
    support::FixedGate gate{{rights::Capability::read_documents}};
    site::Routes routes{router, gate};
};

} // namespace

TEST_CASE("a document sent to the API comes back read, and nothing of it is kept") {
    House house;
    auto const read = house.send("ỦY BAN NHÂN DÂN\nTỈNH ĐIỆN BIÊN\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nGiảm nghèo năm 2025\n\n"
                                 "1. Sở Tài chính báo cáo kết quả trước ngày 15/12/2025.\n",
                                 "ke-hoach.txt");
    REQUIRE(read.status == 200);
    auto const json = nlohmann::json::parse(read.body);
    CHECK(json["header"]["number"] == "12");
    CHECK(json["obligations"].size() == 1);
    for (char const* section : {"references", "money", "targets", "status_rows", "findings"})
        CHECK(json[section].is_array());
    CHECK(std::filesystem::is_empty(std::filesystem::path{house.path} / "uploads"));
}

TEST_CASE("what can not be read is refused in words") {
    House house;
    auto const empty = house.send("");
    CHECK(empty.status == 422);
    CHECK(nlohmann::json::parse(empty.body)["error"]["message"] == "Yêu cầu không có nội dung.");
    auto const noise = house.send(std::string("\x7f"
                                              "ELF\0\1\2\3",
                                              8),
                                  "program.bin");
    CHECK(noise.status == 415);
    CHECK(nlohmann::json::parse(noise.body)["error"]["where"] == "program.bin");
    house.gate.now()->scope.capabilities = {rights::Capability::use_system};
    CHECK(house.send("x").status == 403);
}
