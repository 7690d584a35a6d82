#include "http/uploads.hpp"

#include "base/json.hpp"
#include "http/client.hpp"
#include "http/server.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <stdlib.h>
#include <thread>

namespace {

using Json = nlohmann::json;

struct Folder {
    Folder() { path = ::mkdtemp(name.data()); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string name = (std::filesystem::temp_directory_path() / "uploads-XXXXXX").string();
    std::filesystem::path path;
    auto files() const { return std::distance(std::filesystem::directory_iterator{path}, {}); }
};

struct Running {
    explicit Running(http::UploadLimits limits = {}) : uploads{folder.path, limits} {
        http::Router router;
        uploads.register_routes([&](auto route, auto handler, auto work, auto body_bytes) {
            router.add(route, handler, work, body_bytes);
        });
        server.emplace(http::ServerOptions{.port = 0, .log_requests = false}, std::move(router));
        port = server->start().value();
    }
    client::Answer announce(std::string const& name, std::uint64_t size) const {
        return client::ask(port, "POST", "/uploads", "", Json{{"name", name}, {"size", size}}.dump());
    }
    client::Answer put(std::string const& id, std::string const& part, std::string const& bytes) const {
        return client::ask(port, "PUT", "/uploads/" + id + "/parts/" + part, "", bytes);
    }
    Folder folder;
    http::Uploads uploads;
    std::optional<http::Server> server;
    std::uint16_t port;
};

std::string content(std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 2654435761u >> 24);
    return bytes;
}

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("an upload goes on where it was cut") {
    Running running;
    auto const whole = content(2 * http::kUploadPartBytes + 1000);
    auto const part = [&](std::size_t n) { return whole.substr(n * http::kUploadPartBytes, http::kUploadPartBytes); };
    auto const created = running.announce("C:\\Tài liệu\\Công văn 306.pdf", whole.size());
    REQUIRE(created.status == 201);
    auto const upload = Json::parse(created.body);
    auto const id = upload["id"].get<std::string>();
    CHECK(id.size() == 32);
    CHECK(upload["name"] == "Công văn 306.pdf");
    CHECK(upload["parts"] == 3);
    CHECK(upload["missing"] == Json{0, 1, 2});
    CHECK_FALSE(running.uploads.find(id));

    CHECK(running.put(id, "2", part(2)).status == 200);
    {
        client::Connection cut{running.port}; // half of a part, then the line drops
        cut.send("PUT /uploads/" + id + "/parts/0 HTTP/1.1\r\nHost: h\r\nContent-Length: " +
                 std::to_string(http::kUploadPartBytes) + "\r\n\r\n" + whole.substr(0, 100'000));
    }
    auto const state = Json::parse(client::ask(running.port, "GET", "/uploads/" + id).body);
    CHECK(state["missing"] == Json{0, 1});
    CHECK(running.put(id, "0", part(0)).status == 200);
    CHECK(running.put(id, "0", part(0)).status == 200); // the answer was lost, so it is sent again
    auto const last = Json::parse(running.put(id, "1", part(1)).body);
    CHECK(last["complete"] == true);

    auto const file = running.uploads.find(id);
    REQUIRE(file);
    CHECK(file->size == whole.size());
    CHECK(bytes_of(file->path) == whole);
    running.uploads.remove(id);
    CHECK(std::filesystem::exists(file->path)); // still held by `file`
    CHECK(client::ask(running.port, "GET", "/uploads/" + id).status == 404);
}

TEST_CASE("uploads that do not fit are refused in words") {
    Running running{
        {.file_bytes = 10'000'000, .total_bytes = 25'000'000, .client_bytes = 20'000'000, .client_files = 3}};
    struct Case {
        std::string body;
        int status;
    };
    Case const cases[] = {
        {"", 422},
        {"[]", 422},
        {"{\"name\":1,\"size\":1}", 422},
        {"{\"name\":\"a\",\"size\":-1}", 422},
        {"{\"name\":\"a\",\"size\":1.5}", 422},
        {"{\"name\":\"a\",\"size\":0}", 422},
        {"{\"name\":\"\",\"size\":1}", 422},
        {"{\"name\":\"a/\",\"size\":1}", 422},
        {"{\"name\":\"a\",\"size\":10000001}", 413},
        {"{\"name\":\"a\",\"size\":10000000}", 201},
        {"{\"name\":\"b\",\"size\":5}", 201},
        {"{\"name\":\"c\",\"size\":9999999}", 429},
        {"{\"name\":\"c\",\"size\":9999995}", 201},
        {"{\"name\":\"d\",\"size\":1}", 429},
    };
    for (Case const& c : cases) {
        CAPTURE(c.body);
        auto const answer = client::ask(running.port, "POST", "/uploads", "", c.body);
        CHECK(answer.status == c.status);
        if (c.status != 201) CHECK_FALSE(Json::parse(answer.body)["error"]["message"].get<std::string>().empty());
    }
}

TEST_CASE("parts of a wrong number or size are refused") {
    Running running;
    auto const id = Json::parse(running.announce("a.txt", http::kUploadPartBytes + 5).body)["id"].get<std::string>();
    struct Case {
        char const* part;
        std::size_t bytes;
        int status;
    };
    Case const cases[] = {{"0", 4, 422},
                          {"1", 4, 422},
                          {"1", 6, 422},
                          {"1", 5, 200},
                          {"2", 5, 404},
                          {"x", 5, 404},
                          {"-1", 5, 404},
                          {"1x", 5, 404},
                          {"99999999999999999999999", 5, 404},
                          {"0", http::kUploadPartBytes + 1, 413}};
    for (Case const& c : cases) {
        CAPTURE(c.part);
        CHECK(running.put(id, c.part, content(c.bytes)).status == c.status);
    }
    CHECK(running.put("0123", "0", "abc").status == 404);
}

TEST_CASE("uploads expire with their files, and a new start empties the folder") {
    Running running{{.keep = std::chrono::seconds{0}}};
    running.announce("a.txt", 5);
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    running.uploads.remove_expired();
    CHECK(running.folder.files() == 0);
    std::ofstream{running.folder.path / "left-over"} << "x";
    http::Uploads const again{running.folder.path};
    CHECK(running.folder.files() == 0);
}

TEST_CASE("a file of a plain form is taken in whole") {
    Running running;
    auto const file = running.uploads.store("192.0.2.7", "Kế hoạch.docx", "bytes");
    REQUIRE(file);
    CHECK(bytes_of(file->path) == "bytes");
    CHECK(running.uploads.find(file->id)->name == "Kế hoạch.docx");
    CHECK_FALSE(running.uploads.store("192.0.2.7", "a", ""));
}
