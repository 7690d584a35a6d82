#include "imports/pages.hpp"

#include "base/json.hpp"
#include "html/template.hpp"
#include "imports/sample.hpp"
#include "office/sheet_reader.hpp"
#include "support/gate.hpp"

#include <chrono>
#include <doctest/doctest.h>

using rights::Capability;
using support::FixedGate;
using support::on_both_engines;
using support::Store;

namespace {

/// The pages without sockets.
class Site {
public:
    explicit Site(Store& of) : store{of} {
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
        auto made = std::make_unique<sample::Domain>();
        domain = made.get();
        registry.add(std::move(made));
        start();
    }
    ~Site() {
        desk.reset();
        std::filesystem::remove_all(folder);
    }

    /// As when the program starts anew.
    void start() {
        desk.reset();
        router = std::make_unique<http::Router>();
        routes = std::make_unique<site::Routes>(*router, gate, &frame);
        desk = std::make_unique<imports::Desk>(*store, clock, registry, folder / "imports");
        imports::register_pages(*routes,
                                {.frame = frame, .desk = *desk, .uploads = uploads, .scratch = folder / "scratch"});
    }

    http::Response ask(http::Method method, std::string path, std::string body = {}, std::string type = {}) {
        http::Request request;
        request.method = method;
        auto const question = std::min(path.find('?'), path.size());
        request.path = path.substr(0, question);
        if (question < path.size()) request.query = http::parse_query(path.substr(question + 1)).value();
        request.headers.add("content-type", type.empty() ? "application/x-www-form-urlencoded" : type);
        request.headers.add("x-csrf-token", FixedGate::kCsrf);
        request.body = body;
        request.client = "127.0.0.1";
        auto const match = router->match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        auto response = match.route->handler(request);
        desk->wait();
        return response;
    }
    std::string get(std::string path) {
        auto const response = ask(http::Method::get, std::move(path));
        CAPTURE(response.body);
        CHECK(response.status == 200);
        return response.body;
    }
    http::Response post(std::string path, std::vector<std::pair<std::string, std::string>> const& fields) {
        std::string body;
        for (auto const& [name, value] : fields)
            body += (body.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
        return ask(http::Method::post, std::move(path), body);
    }
    http::Response bring(std::string_view text, std::string_view name = "thôn.csv", std::string_view from = "") {
        std::string const body =
            fmt::format("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n{}\r\n--b\r\n"
                        "Content-Disposition: form-data; name=\"setting-from\"\r\n\r\n{}\r\n--b--\r\n",
                        name, text, from);
        return ask(http::Method::post, "/imports/villages", body, "multipart/form-data; boundary=b");
    }
    sample::Villages all() {
        auto session = store->lease();
        return sample::villages(session);
    }

    Store& store;
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("benvung-import-pages-{}-{}", ::getpid(), counter++);
    base::FixedClock clock{*base::Date::of(2026, 11, 21)};
    FixedGate gate{{Capability::use_system, Capability::edit_areas}};
    site::Frame frame{{.version = "thử", .navigation = {}}};
    http::Uploads uploads{folder / "uploads"};
    imports::Registry registry;
    sample::Domain* domain = nullptr;
    std::unique_ptr<http::Router> router;
    std::unique_ptr<site::Routes> routes;
    std::unique_ptr<imports::Desk> desk;

private:
    static inline int counter = 0;
};

std::string location(http::Response const& response) {
    for (auto const& header : response.headers)
        if (header.name == "Location") return header.value;
    return {};
}

bool has(std::string const& page, std::string_view text) { return page.find(text) != std::string::npos; }

} // namespace

TEST_CASE("twelve bad rows are mended in place, then all is written and undone") {
    on_both_engines([](Store& store) {
        sample::make_table(*store);
        Site site{store};
        auto const brought = site.bring(sample::with_bad_rows(30));
        CHECK(brought.status == 303);
        auto const batch = location(brought);
        REQUIRE(batch == "/imports/villages/1");

        auto const preview = site.get(batch);
        CHECK(has(preview, "<span class=\"bv-import-count\">12</span> bị từ chối"));
        CHECK(has(preview, "Cột A: Mã 0001 đã có ở dòng 2."));
        CHECK(has(preview, "name=\"cell-31-2\" value=\"nhiều\""));
        CHECK(has(preview, "mọi dòng cùng lỗi"));
        CHECK(has(site.get(batch + "?show=new"), "Bản số 30"));

        CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 422); // rejected rows stand in the way
        CHECK(site.all().empty());

        // One correction for the five that are alike, and one each for the others.
        auto const mended = site.post(batch + "/corrections", {{"cell-31-2", "9"},
                                                               {"alike-31-2", "1"},
                                                               {"cell-32-2", "nhiều"},
                                                               {"cell-36-0", "9006"},
                                                               {"cell-37-0", "9007"},
                                                               {"cell-38-1", "Bản Mới"},
                                                               {"cell-39-2", "5"},
                                                               {"cell-40-2", "12"},
                                                               {"cell-41-0", "9345"}});
        CHECK(mended.status == 303);
        auto const after = site.get(batch);
        CHECK(has(after, "<span class=\"bv-import-count\">1</span> bị từ chối"));
        CHECK(site.post(batch + "/corrections", {{"cell-42-0", "9346"}}).status == 303);
        CHECK(has(site.get(batch), "<span class=\"bv-import-count\">0</span> bị từ chối"));

        CHECK(site.post(batch + "/commitment", {{"reason", ""}}).status == 422);
        CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 303);
        CHECK(site.all().size() == 42);
        CHECK(site.all().at("9005").households == "9");
        auto const written = site.get(batch);
        CHECK(has(written, "Đã ghi 42 dòng mới"));
        CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 422); // once is enough
        CHECK(site.post(batch + "/corrections", {{"cell-1-0", "7"}}).status >= 400);

        CHECK(site.post(batch + "/undo", {{"reason", "nhầm tệp"}}).status == 303);
        CHECK(site.all().empty());
        CHECK(has(site.get(batch), "Đã hoàn tác"));
        CHECK(has(site.get("/imports"), "Đã hoàn tác"));
    });
}

TEST_CASE("rejected rows come back as a file, with reasons") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    Site site{store};
    site.bring(sample::with_bad_rows(3));
    auto const response = site.ask(http::Method::get, "/imports/villages/1/rejected.xlsx");
    REQUIRE(response.status == 200);
    int rows = 0;
    std::string reason;
    REQUIRE(office::read_sheets(response.file, {}, [&](office::SheetRow const& row) -> base::Result<office::Flow> {
        ++rows;
        if (rows == 2) reason = row.at(4).text;
        return office::Flow::go_on;
    }));
    CHECK(rows == 13);
    CHECK_FALSE(reason.empty());
}

TEST_CASE("columns that were guessed wrong are chosen by the person, and remembered") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    Site site{store};
    auto const batch = location(site.bring("Cột một;Cột hai;Cột ba\n0001;Bản Một;5\n"));
    auto const page = site.get(batch);
    CHECK(has(page, "Không tìm thấy dòng tiêu đề"));
    CHECK(has(page, "Dòng 1: Cột một | Cột hai | Cột ba"));
    CHECK(site.post(batch + "/choice", {{"header", "0:1"}, {"column-0", "code"}, {"column-1", "code"}}).status == 422);
    CHECK(site.post(batch + "/choice", {{"header", "7:1"}, {"column-0", "code"}}).status == 422);
    CHECK(site.post(batch + "/choice", {{"header", "0:1"}, {"column-0", "code"}}).status == 303);
    CHECK(has(site.get(batch), "Tệp thiếu cột “Tên thôn”."));
    CHECK(site.post(batch + "/choice", {{"header", "0:1"}, {"column-0", "code"}, {"column-1", "name"}}).status == 303);
    CHECK(has(site.get(batch), "Bản Một"));
    CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 303);
    CHECK(site.all().size() == 1);

    auto const next = location(site.bring("Cột một;Cột hai;Cột ba\n0002;Bản Hai;5\n"));
    CHECK(has(site.get(next), "Bản Hai"));
}

TEST_CASE("the same file again is recognised and can not be written") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    Site site{store};
    auto const file = "Mã thôn;Tên thôn\n0001;Bản Một\n";
    site.post(location(site.bring(file)) + "/commitment", {{"reason", "QĐ 15"}});
    auto const second = location(site.bring(file));
    CHECK(has(site.get(second), "Tệp này đã được nhập ở <a href=\"/imports/villages/1\">lô số 1</a>"));
    CHECK(site.post(second + "/commitment", {{"reason", "QĐ 15"}}).status == 422);
    CHECK(site.post(second + "/abandonment", {}).status == 303);
    CHECK(has(site.get(second), "Đã bỏ"));
}

TEST_CASE("a commit that would do other than the preview showed is refused, and shown anew") {
    on_both_engines([](Store& store) {
        sample::make_table(*store);
        Site site{store};
        auto const batch = location(site.bring("Mã thôn;Tên thôn\n0001;Bản Một\n0002;Bản Hai\n"));
        store->lease().run("INSERT INTO villages (code, name, households) VALUES ('0001', 'Bản Khác', 0)");
        CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 303);
        auto const page = site.get(batch);
        CHECK(has(page, "Dữ liệu đã thay đổi từ lúc xem trước."));
        CHECK(has(page, "<del>Bản Khác</del>"));
        CHECK(site.all().size() == 1);
        CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 303);
        CHECK(site.all().at("0001").name == "Bản Một");
    });
}

TEST_CASE("what was under way when the server stopped can be carried on with, and nothing half was written") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    Site site{store};
    auto const batch = location(site.bring("Mã thôn;Tên thôn\n0001;Bản Một\n0002;Bản Hai\n"));
    for (char const* state : {"reading", "examining", "committing"}) {
        CAPTURE(state);
        store->lease().run("UPDATE import_batches SET state = :state, lease_until = 9000000000000000000",
                           {{"state", state}});
        auto const working = site.get(batch);
        CHECK(has(working, "data-import-progress"));
        CHECK(site.post(batch + "/resumption", {}).status == 422); // another thread holds it
        site.start();
        CHECK(has(site.get(batch), "Máy chủ dừng giữa chừng"));
        CHECK(nlohmann::json::parse(site.get(batch + "/progress"))["done"] == true);
        CHECK(site.post(batch + "/resumption", {}).status == 303);
        CHECK(has(site.get(batch), "Ghi 2 dòng mới"));
    }
    site.domain->interrupt = [] { throw std::runtime_error{"pulled the plug"}; };
    CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 303);
    CHECK(has(site.get(batch), "Máy chủ gặp lỗi khi xử lý tệp; chưa ghi gì."));
    CHECK(site.all().empty());
    site.domain->interrupt = [] {};
    CHECK(site.post(batch + "/resumption", {}).status == 303);
    CHECK(site.post(batch + "/commitment", {{"reason", "QĐ 15"}}).status == 303);
    CHECK(site.all().size() == 2);
}

TEST_CASE("a form without a file, with a wrong day, or with a file of no use is answered in words") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    Site site{store};
    CHECK(has(site.get("/imports/villages"), "Có hiệu lực từ ngày"));
    auto const nothing = site.post("/imports/villages", {{"setting-from", "1/7/2025"}});
    CHECK(nothing.status == 422);
    CHECK(has(nothing.body, "Chọn tệp cần nhập."));
    CHECK(has(nothing.body, "value=\"1/7/2025\"")); // what was typed is kept
    auto const day = site.bring("Mã thôn;Tên thôn\n0001;Bản\n", "thôn.csv", "31/02/2024");
    CHECK(day.status == 422);
    CHECK(has(day.body, "href=\"#setting-from\""));
    auto const picture = site.bring("\x89PNG\r\n\x1a\n", "ảnh.xlsx");
    CHECK(has(site.get(location(picture)), "Không đọc được"));
    auto const missing = site.ask(http::Method::get, "/imports/villages/77");
    CHECK(missing.status == 404);
}

TEST_CASE("another organisation's batch does not exist, whatever is asked of it") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    Site site{store};
    site.gate.now()->scope.person = rights::PersonId{1};
    site.gate.now()->scope.organisation = rights::OrganisationId{7};
    auto const batch = location(site.bring("Mã thôn;Tên thôn\n0001;Bản Một\n"));
    site.gate.now()->scope.organisation = rights::OrganisationId{8};
    CHECK(site.ask(http::Method::get, batch).status == 404);
    CHECK(site.ask(http::Method::get, batch + "/progress").status == 404);
    CHECK(site.ask(http::Method::get, batch + "/rejected.xlsx").status == 404);
    for (char const* act : {"choice", "corrections", "commitment", "undo", "resumption", "abandonment"}) {
        CAPTURE(act);
        CHECK(site.post(batch + "/" + act, {{"reason", "x"}, {"header", "0:1"}}).status == 404);
    }
    CHECK_FALSE(has(site.get("/imports"), "thôn.csv"));
    CHECK(site.all().empty());
}
