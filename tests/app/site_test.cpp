#include "app/site.hpp"

#include "db/schema.hpp"

#include "http/client.hpp"
#include "http/server.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

namespace {

struct Running {
    Running() {
        REQUIRE(html::load_templates());
        server.emplace(http::ServerOptions{.port = 0, .log_requests = false}, site.router(), site.error_page());
        port = server->start().value();
    }
    ~Running() {
        server.reset();
        std::filesystem::remove_all(path);
    }
    std::string path = [] {
        std::string name = (std::filesystem::temp_directory_path() / "site-XXXXXX").string();
        return std::string{::mkdtemp(name.data())};
    }();
    app::DataFolder data = std::move(*app::DataFolder::open(path));
    base::SystemClock clock;
    db::Database store{db::settings_of(path + "/benvung.sqlite")};
    bool migrated = db::migrate(store, db::embedded_migrations(), {}).has_value();
    app::Site site{data, store, clock};
    std::optional<http::Server> server;
    std::uint16_t port = 0;
};

/// The pattern with something in place of each parameter.
std::string filled(std::string pattern, std::string const& value) {
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{'))
        pattern.replace(open, pattern.find('}') - open + 1, value);
    return pattern;
}

} // namespace

TEST_CASE("every route answers whatever comes, with the headers of the house") {
    Running running;
    auto const& router = running.site.router();
    REQUIRE(router.routes().size() > 8);
    std::string const form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (auto const& route : router.routes()) {
        for (char const* value : {"x", "%C4%90%3Cscript%3E", "..%2F..", "00000000000000000000000000000000", "0"}) {
            for (char const* method : {"GET", "HEAD", "POST", "PUT", "DELETE"}) {
                auto const target = filled(route.pattern, value);
                CAPTURE(method);
                CAPTURE(target);
                auto const answer = client::ask(running.port, method, target + "?a=%3Cb%3E", form, "a=%3Cscript%3E");
                CHECK(answer.status >= 200);
                CHECK(answer.status < 500);
                CHECK_FALSE(answer.header("Content-Security-Policy").empty());
                CHECK_FALSE(answer.header("X-Request-Id").empty());
                CHECK(answer.body.find("<script>alert") == std::string::npos);
                if (!route.pattern.starts_with("/static/")) continue;
                break; // the many files of the browser: one method and one value are enough
            }
            if (route.pattern.find('{') == std::string::npos) break;
        }
    }
    CHECK(client::ask(running.port, "GET", "/healthz").body == "ok\nversion " BENVUNG_VERSION "\n");
    auto const missing = client::ask(running.port, "GET", "/nowhere");
    CHECK(missing.status == 404);
    CHECK(missing.body.find("Không có trang nào ở địa chỉ này.") != std::string::npos);
    CHECK(missing.body.find("<html lang=\"vi\">") != std::string::npos);
}

TEST_CASE("a data folder has one server, and one that can not be written is told") {
    std::string name = (std::filesystem::temp_directory_path() / "data-XXXXXX").string();
    std::filesystem::path const path = ::mkdtemp(name.data());
    {
        auto const first = app::DataFolder::open(std::filesystem::relative(path / "sub")); // as ./run names it
        REQUIRE(first);
        CHECK(first->originals().is_absolute()); // children work in folders of their own
        CHECK(std::filesystem::is_directory(first->scratch()));
        auto const second = app::DataFolder::open(path / "sub");
        REQUIRE_FALSE(second);
        CHECK(second.error().message.find("máy chủ khác") != std::string::npos);
    }
    CHECK(app::DataFolder::open(path / "sub"));
    auto const impossible = app::DataFolder::open("/proc/benvung");
    REQUIRE_FALSE(impossible);
    CHECK(impossible.error().mend.find("--data") != std::string::npos);
    std::filesystem::remove_all(path);
}
