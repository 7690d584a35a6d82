#include "http/server.hpp"

#include "http/assets.hpp"
#include "http/client.hpp"
#include "http/policy.hpp"

#include <atomic>
#include <condition_variable>
#include <doctest/doctest.h>
#include <fstream>
#include <future>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <zlib.h>

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kStyle = "body { margin: 0 }";
constexpr std::string_view kStylePacked = "not really gzip";
http::Asset const kAssets[] = {
    {"app.css", "/static/app.0123456789.css", "text/css; charset=utf-8", "\"etag\"", kStyle, kStylePacked, false},
    {"chunk-ABCDEFGH.js", "/static/chunk-ABCDEFGH.0123456789.js", "text/javascript", "\"other\"", kStyle, {}, true},
};

/// Holds whoever asks for /slow until a test lets them go: no test depends on how fast the machine is.
class Held {
public:
    void enter() {
        std::unique_lock lock{mutex_};
        ++entered_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return open_; });
    }
    void wait_for_entered(int count) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return entered_ >= count; });
    }
    void let_go() {
        std::lock_guard const lock{mutex_};
        open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int entered_ = 0;
    bool open_ = false;
};

http::Router test_router(std::shared_ptr<Held> const& held) {
    http::Router router;
    router.add("GET /", [](http::Request const&) { return http::page("<h1>Trang đầu</h1>"); });
    router.add("GET /long", [](http::Request const&) { return http::page(std::string(100'000, 'x')); });
    router.add("GET /echo/{word}", [](http::Request const& request) {
        return http::text(std::string{request.parameter("word")} + "|" + std::string{request.query.text("x")} + "|" +
                          request.path);
    });
    router.add("GET /who", [](http::Request const& request) {
        return http::text(request.client + (request.https ? " https" : ""));
    });
    router.add("GET /throws",
               [](http::Request const&) -> http::Response { throw std::runtime_error{"secret detail"}; });
    router.add(
        "GET /slow",
        [held](http::Request const&) {
            held->enter();
            return http::text("slow");
        },
        http::Work::heavy);
    router.add("POST /form", [](http::Request const& request) {
        auto const form = request.form();
        if (!form) return http::refusal(form.error().code == base::Code::unsupported ? 415 : 400, form.error());
        std::string said{form->fields.text("name")};
        for (auto const& file : form->files) said += "|" + file.name + "=" + std::string{file.bytes};
        return http::text(said);
    });
    router.add("GET /redirect", [](http::Request const&) { return http::see_other("/a\r\nSet-Cookie: bad=1"); });
    router.add("GET /file", [](http::Request const&) {
        return http::Response{.content_type = "application/octet-stream",
                              .file = std::string{BENVUNG_SOURCE_DIR} + "/LICENSE"};
    });
    router.add("GET /gone", [](http::Request const&) { return http::Response{.file = "/nowhere/at/all"}; });
    http::register_assets(router, kAssets);
    return router;
}

struct Running {
    explicit Running(http::ServerOptions options = {}) : server{set(options), test_router(held)} {
        port = server.start().value();
    }
    static http::ServerOptions set(http::ServerOptions options) {
        options.port = 0;
        options.log_requests = false;
        return options;
    }
    ~Running() { held->let_go(); }
    std::shared_ptr<Held> held = std::make_shared<Held>();
    http::Server server;
    std::uint16_t port;
};

std::string unpacked(std::string const& packed) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string text(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

} // namespace

TEST_CASE("every request is answered, with the status that fits it") {
    Running const running;
    struct Case {
        char const* method;
        char const* target;
        char const* headers;
        std::string body;
        int status;
    };
    std::string const form = "Content-Type: application/x-www-form-urlencoded\r\n";
    std::string const parts = "Content-Type: multipart/form-data; boundary=b\r\n";
    Case const cases[] = {
        {"GET", "/", "", "", 200},
        {"HEAD", "/", "", "", 200},
        {"GET", "/nowhere", "", "", 404},
        {"GET", "//", "", "", 404},
        {"GET", "/echo/", "", "", 404},
        {"GET", "/echo/a/b", "", "", 404},
        {"POST", "/", "", "", 405},
        {"DELETE", "/", "", "", 405},
        {"PATCH", "/", "", "", 405},
        {"OPTIONS", "/", "", "", 405},
        {"GET", "/echo/%ZZ", "", "", 400},
        {"GET", "/echo/%FF", "", "", 400},
        {"GET", "/echo/a%00b", "", "", 400},
        {"GET", "/?x=%ZZ", "", "", 400},
        {"GET", "/?x=%", "", "", 400},
        {"GET", "/?x=1&empty&y=", "", "", 200},
        {"GET", "/?f[]=1&a=b:c", "", "", 200},
        {"GET", "/?x=tỉnh", "", "", 200},
        {"GET", "/throws", "", "", 500},
        {"HEAD", "/throws", "", "", 500},
        {"GET", "/gone", "", "", 500},
        {"POST", "/form", form.c_str(), "name=%C4%90i%E1%BB%87n+Bi%C3%AAn", 200},
        {"POST", "/form", form.c_str(), "name=%ZZ", 400},
        {"POST", "/form", parts.c_str(), "--b\r\ncut off", 400},
        {"POST", "/form", parts.c_str(), "--b\r\nContent-Disposition: form-data; name=name\r\n\r\nx\r\n--b--", 200},
        {"POST", "/form", "Content-Type: application/json\r\n", "{}", 415},
        {"POST", "/form", form.c_str(), std::string((1 << 20) + 1, 'x'), 413},
        {"POST", "/form", "Sec-Fetch-Site: cross-site\r\n", "", 403},
        {"POST", "/form", "Origin: https://elsewhere.example\r\n", "", 403},
        {"POST", "/form", "Origin: null\r\n", "", 403},
        {"POST", "/form", "Sec-Fetch-Site: same-origin\r\n", "", 200},
        {"GET", "/", "Upgrade: websocket\r\nConnection: Upgrade\r\n", "", 200},
        {"GET", "/file", "", "", 200},
        {"HEAD", "/file", "", "", 200},
        {"GET", "/redirect", "", "", 303},
    };
    for (Case const& c : cases) {
        CAPTURE(c.method);
        CAPTURE(c.target);
        CAPTURE(c.headers);
        auto const answer = client::ask(running.port, c.method, c.target, c.headers, c.body);
        CHECK(answer.status == c.status);
        CHECK(answer.header("Content-Security-Policy").find("default-src 'none'; script-src 'self'") == 0);
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
        CHECK(answer.header("Referrer-Policy") == "same-origin");
        CHECK(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
        CHECK_FALSE(answer.header("Permissions-Policy").empty());
        CHECK_FALSE(answer.header("X-Request-Id").empty());
        CHECK_FALSE(answer.header("Cache-Control").empty());
        CHECK(answer.header("Set-Cookie").empty());
        if (c.status >= 400 && std::string_view{c.method} != "HEAD")
            CHECK(answer.body.find(answer.header("X-Request-Id")) != std::string::npos);
        if (c.status == 405) CHECK_FALSE(answer.header("Allow").empty());
    }
}

TEST_CASE("HEAD tells the length of what GET sends, and sends none of it") {
    Running const running;
    for (char const* target : {"/", "/long", "/file", "/static/app.css"}) {
        client::Connection connection{running.port};
        std::string const rest = std::string{target} + " HTTP/1.1\r\nHost: h\r\n\r\n";
        connection.send("HEAD " + rest);
        auto const head = connection.receive(true);
        connection.send("GET " + rest); // would read left-over bytes as its answer
        auto const get = connection.receive();
        REQUIRE(head);
        REQUIRE(get);
        CHECK(get->status == 200);
        CHECK(head->header("Content-Length") == std::to_string(get->body.size()));
    }
}

TEST_CASE("path parameters and queries arrive decoded") {
    Running const running;
    CHECK(client::ask(running.port, "GET", "/echo/%C4%90i%E1%BB%87n%2FBi%C3%AAn?x=a+b%26c").body ==
          "Điện/Biên|a b&c|/echo/Điện/Biên");
    CHECK(client::ask(running.port, "GET", "/echo/a+b?x=t%E1%BB%89nh&x=2").body == "a+b|tỉnh|/echo/a+b");
}

TEST_CASE("a proxy on this machine is believed about who stands behind it, in what it added itself") {
    Running const running;
    struct Case {
        char const* headers;
        char const* who;
    };
    Case const cases[] = {
        {"", "127.0.0.1"},
        {"X-Forwarded-For: 10.1.2.3\r\nX-Forwarded-Proto: https\r\n", "10.1.2.3 https"},
        {"X-Forwarded-For: 6.6.6.6, 10.1.2.3\r\n", "10.1.2.3"}, // the first is what the client claims
        {"X-Forwarded-For: 2001:db8::7\r\nX-Forwarded-Proto: http\r\n", "2001:db8::7"},
        {"X-Forwarded-For: <script>\r\n", "127.0.0.1"},
        {"X-Forwarded-For: 10.1.2.3,\r\n", "127.0.0.1"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.headers);
        CHECK(client::ask(running.port, "GET", "/who", c.headers).body == c.who);
    }
}

TEST_CASE("a page for a fault of ours tells the request id and no detail") {
    Running const running;
    auto const answer = client::ask(running.port, "GET", "/throws");
    CHECK(answer.status == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
    CHECK(answer.body.find("Máy chủ gặp trục trặc") != std::string::npos);
    auto const data = client::ask(running.port, "GET", "/throws", "Accept: application/json\r\n");
    CHECK(data.header("Content-Type") == http::kJson);
    CHECK(data.body.find(R"("request":")" + data.header("X-Request-Id")) != std::string::npos);
}

TEST_CASE("long text is compressed for who reads gzip") {
    Running const running;
    struct Case {
        char const* target;
        char const* accept;
        bool packed;
    };
    Case const cases[] = {{"/long", "gzip, deflate, br", true},
                          {"/long", "br;q=1.0, gzip;q=0.8", true},
                          {"/long", "gzip;q=0", false},
                          {"/long", "identity", false},
                          {"/", "gzip", false},
                          {"/file", "gzip", false}};
    for (Case const& c : cases) {
        CAPTURE(c.accept);
        auto const answer =
            client::ask(running.port, "GET", c.target, "Accept-Encoding: " + std::string{c.accept} + "\r\n");
        CHECK((answer.header("Content-Encoding") == "gzip") == c.packed);
        if (c.packed) CHECK(unpacked(answer.body) == std::string(100'000, 'x'));
    }
}

TEST_CASE("assets are kept for ever under their hashed address and asked for again under their name") {
    Running const running;
    auto const hashed = client::ask(running.port, "GET", "/static/app.0123456789.css");
    CHECK(hashed.body == kStyle);
    CHECK(hashed.header("Cache-Control").find("immutable") != std::string::npos);
    CHECK(hashed.header("Content-Type") == "text/css; charset=utf-8");
    CHECK(client::ask(running.port, "GET", "/static/app.css").header("Cache-Control") == "public, no-cache");
    CHECK(client::ask(running.port, "GET", "/static/chunk-ABCDEFGH.js").header("Cache-Control").find("immutable") !=
          std::string::npos);
    auto const packed = client::ask(running.port, "GET", "/static/app.css", "Accept-Encoding: gzip\r\n");
    CHECK(packed.body == kStylePacked);
    CHECK(packed.header("Content-Encoding") == "gzip");
    auto const known = client::ask(running.port, "GET", "/static/app.css", "If-None-Match: W/\"etag\"\r\n");
    CHECK(known.status == 304);
    CHECK(known.body.empty());
    CHECK(known.header("ETag") == "\"etag\"");
    CHECK(client::ask(running.port, "GET", "/static/app.css", "If-None-Match: \"old\"\r\n").status == 200);
    CHECK(client::ask(running.port, "GET", "/static/../LICENSE").status == 404);
    CHECK(client::ask(running.port, "GET", "/static/%2e%2e/LICENSE").status == 404);
}

TEST_CASE("a slow client and a slow handler keep nobody else waiting") {
    Running const running;
    std::vector<std::unique_ptr<client::Connection>> slow;
    for (int i = 0; i < 20; ++i) {
        slow.push_back(std::make_unique<client::Connection>(running.port));
        slow.back()->send("GET / HTTP/1.1\r\nHost: h\r\nX-"); // and no more
    }
    client::Connection heavy{running.port};
    heavy.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
    running.held->wait_for_entered(1);
    for (int i = 0; i < 10; ++i) CHECK(client::ask(running.port, "GET", "/").status == 200);
    running.held->let_go();
    CHECK(heavy.receive().value().body == "slow");
}

TEST_CASE("a half-sent request is cut after its time") {
    Running const running{{.idle_time = std::chrono::seconds{1}}};
    client::Connection slow{running.port};
    slow.send("POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc");
    CHECK(slow.ended());
}

TEST_CASE("what does not fit into the queue is told to come back") {
    Running const running{{.heavy_threads = 1, .heavy_queue = 1}};
    auto const ask = [&] { return client::ask(running.port, "GET", "/slow"); };
    auto first = std::async(std::launch::async, ask);
    running.held->wait_for_entered(1);
    std::atomic<int> refused = 0;
    std::vector<std::future<int>> others; // of three one waits in the queue
    for (int i = 0; i < 3; ++i)
        others.push_back(std::async(std::launch::async, [&] {
            auto const answer = ask();
            if (answer.status == 503 && !answer.header("Retry-After").empty() && ++refused == 2) running.held->let_go();
            return answer.status;
        }));
    std::multiset<int> statuses;
    for (auto& other : others) statuses.insert(other.get());
    CHECK(first.get().status == 200);
    CHECK(statuses == std::multiset<int>{200, 503, 503});
}

TEST_CASE("one address gets so many connections and no more") {
    Running const running{{.connections_per_client = 5}};
    std::vector<std::unique_ptr<client::Connection>> all;
    for (int i = 0; i < 5; ++i) {
        all.push_back(std::make_unique<client::Connection>(running.port));
        all.back()->send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK(all.back()->receive());
    }
    CHECK(client::ask(running.port, "GET", "/").status == 0);
    all.clear();
    int status = 0;
    for (int tries = 0; tries < 100 && status != 200; ++tries) {
        std::this_thread::sleep_for(20ms); // until the server has seen them end
        status = client::ask(running.port, "GET", "/").status;
    }
    CHECK(status == 200);
}

TEST_CASE("oversized heads and bodies are cut without harm to others") {
    Running const running{{.body_bytes = 2 << 20}};
    client::ask(running.port, "GET", "/" + std::string(100'000, 'a'));
    client::ask(running.port, "GET", "/", "X-Long: " + std::string(100'000, 'a') + "\r\n");
    client::ask(running.port, "POST", "/form", "", std::string(3 << 20, 'a'));
    client::ask(running.port, "\x16\x03\x01", "\xff\xfe");
    CHECK(client::ask(running.port, "GET", "/").status == 200);
}

TEST_CASE("the server does not wait for silent clients to stop, and answers what it has begun") {
    auto running = std::make_unique<Running>();
    client::Connection idle{running->port}, silent{running->port}, sending{running->port}, waiting{running->port};
    idle.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(idle.receive());
    sending.send("POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\nabc");
    waiting.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
    running->held->wait_for_entered(1);
    std::jthread const later{[&] {
        std::this_thread::sleep_for(100ms);
        running->held->let_go();
    }};
    CHECK(running->server.stop()); // the longest silence that it bears is 30 s
    auto const answer = waiting.receive();
    REQUIRE(answer);
    CHECK(answer->body == "slow");
    CHECK(answer->header("Connection") == "close");
    running.reset();
    CHECK(idle.ended());
    CHECK(sending.ended());
}

TEST_CASE("a port in use is told in words") {
    Running const first;
    http::Server second{{.port = first.port}, test_router(std::make_shared<Held>())};
    auto const started = second.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().message.find("đang được một chương trình khác dùng") != std::string::npos);
    CHECK(started.error().mend.find("--port") != std::string::npos);
    http::Server elsewhere{{.address = "192.0.2.1", .port = 0}, test_router(std::make_shared<Held>())};
    CHECK_FALSE(elsewhere.start());
    http::Server nonsense{{.address = "xã", .port = 0}, test_router(std::make_shared<Held>())};
    CHECK_FALSE(nonsense.start());
}
