#include "audit/pages.hpp"

#include "audit/audit.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>

using rights::Capability;

namespace {

db::Instant at(std::string_view day) {
    return db::Instant{base::Date::parse(day).value().days() + std::chrono::hours{3}};
}

/// The pages without sockets, over a store with the chains of the system (0) and of the organisations 7, 8 and 9; the visitor's is 7.
class Site {
public:
    explicit Site(std::optional<std::vector<std::int64_t>> chains) : chains_{std::move(chains)} {
        REQUIRE(html::load_templates());
        gate_.now()->scope.organisation = rights::OrganisationId{7};
        audit::register_pages(
            routes_,
            {.lists = {.frame = frame_, .database = *store_, .scratch = std::filesystem::temp_directory_path()},
             .chains = [this](rights::Scope const&) { return chains_; },
             .verbs = {{"area_title", "Đổi tên, loại địa bàn"}, {"post_end", "Kết thúc vị trí công tác"}}});
        write(0, "Chương trình", "2026-03-01",
              {.verb = "area_setup", .object = "areas", .label = "Danh mục tỉnh", .before = {}, .after = {}});
        write(7, "Lò Thị Hoa, văn thư", "2026-03-02",
              {.verb = "area_title",
               .object = "area/12",
               .label = "Phường Suối Đá",
               .before = R"({"Tên":"Xã Suối <Đá>","Loại":"xã","Cũ":[1,"hai"]})",
               .after = R"({"Tên":"Phường Suối Đá","Loại":"xã","Từ ngày":"01/07/2025"})",
               .note = "Nghị quyết 15"});
        write(7, "Giàng A Sơn, trưởng phòng", "2026-03-03",
              {.verb = "post_end", .object = "post/3", .label = "Lò Thị Hoa", .before = {}, .after = {}});
        write(8, "Vàng Thị Mỷ, kế toán", "2026-03-04",
              {.verb = "area_title", .object = "area/120", .label = "Xã Bản Mây", .before = {}, .after = {}});
        write(9, "Người nơi khác", "2026-03-05",
              {.verb = "post_end", .object = "post/9", .label = "Chỗ khác", .before = {}, .after = {}});
    }

    http::Response get(std::string address) {
        http::Request request;
        request.method = http::Method::get;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        auto const match = router_.match(request.method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        return match.route->handler(request);
    }
    support::FixedGate& gate() { return gate_; }

private:
    void write(std::int64_t organisation, char const* actor, char const* day, audit::Act const& act) {
        auto scope = support::everything();
        scope.organisation = rights::OrganisationId{organisation};
        scope.actor = actor;
        scope.channel = rights::Channel::page;
        auto tx = store_->write();
        audit::write(tx, scope, at(day), act);
        tx.commit();
    }

    std::optional<std::vector<std::int64_t>> chains_;
    support::Store store_{db::Engine::sqlite};
    support::FixedGate gate_{{Capability::use_system, Capability::read_audit}};
    site::Frame frame_{{.version = "1", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};
};

bool has(http::Response const& response, std::string_view part) {
    return response.body.find(part) != std::string::npos;
}

constexpr char kOwn[] = "/audit/7000000001";

} // namespace

TEST_CASE("the log shows the person's own organisation and those of the scope, newest first") {
    Site site{std::vector<std::int64_t>{8}};
    auto const page = site.get("/audit");
    CHECK(page.status == 200);
    CHECK(has(page, "Đổi tên, loại địa bàn"));
    CHECK(has(page, "Vàng Thị Mỷ"));
    CHECK_FALSE(has(page, "Người nơi khác"));
    CHECK_FALSE(has(page, "Danh mục tỉnh"));
    CHECK(page.body.find("Vàng Thị Mỷ") < page.body.find("Giàng A Sơn"));
    CHECK(has(Site{std::nullopt}.get("/audit"), "Người nơi khác"));
}

TEST_CASE("who has no organisation does not read the system's chain for it") {
    Site site{std::vector<std::int64_t>{}};
    site.gate().now()->scope.organisation = {};
    auto const page = site.get("/audit");
    CHECK(page.status == 200);
    CHECK_FALSE(has(page, "Danh mục tỉnh"));
    CHECK_FALSE(has(page, "Suối Đá"));
}

TEST_CASE("the log is filtered by days, person, act and record") {
    Site site{std::nullopt};
    struct Case {
        char const* query;
        char const* shown;
        char const* hidden;
    };
    Case const cases[] = {{"?q=lo+thi+hoa+van+thu", "Phường Suối Đá", "Bản Mây"},
                          {"?from=04/03/2026", "Bản Mây", "Suối Đá"},
                          {"?until=02/03/2026", "Suối Đá", "Giàng A Sơn"},
                          {"?from=2026-03-02&until=2026-03-02", "Suối Đá", "Danh mục tỉnh"},
                          {"?verb=post_end", "Giàng A Sơn", "Bản Mây"},
                          {"?object=area/12", "Suối Đá", "Bản Mây"},
                          {"?object=area%2F120", "Bản Mây", "Suối Đá"},
                          {"?object=area", "Xóa lọc", "Suối Đá"}};
    for (Case const& c : cases) {
        CAPTURE(c.query);
        auto const page = site.get(std::string{"/audit"} + c.query);
        CHECK(page.status == 200);
        CHECK(has(page, c.shown));
        CHECK_FALSE(has(page, c.hidden));
    }
}

TEST_CASE("one act shows its fields before and after side by side, in words") {
    Site site{std::vector<std::int64_t>{}};
    auto const page = site.get(kOwn);
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>Đổi tên, loại địa bàn: Phường Suối Đá</h1>"));
    CHECK(has(page, "02/03/2026 10:00:00"));
    CHECK(has(page, "Màn hình, máy chủ"));
    CHECK(has(page, "Nghị quyết 15"));
    CHECK(has(
        page,
        "<tr class=\"is-changed\"><th scope=\"row\">Tên</th><td>Xã Suối &lt;Đá&gt;</td><td>Phường Suối Đá</td></tr>"));
    CHECK(has(page, "<tr><th scope=\"row\">Loại</th><td>xã</td><td>xã</td></tr>"));
    CHECK(has(page, "<th scope=\"row\">Từ ngày</th><td></td><td>01/07/2025</td>"));
    CHECK(has(page, "<th scope=\"row\">Cũ</th><td>1, hai</td><td></td>"));
    CHECK(has(page, "href=\"/audit?object=area%2F12\""));
    CHECK_FALSE(has(page, "{&quot;"));
    CHECK(has(site.get("/audit/7000000002"), "không đổi trường dữ liệu nào"));
}

TEST_CASE("an act outside of the scope is told of like one that does not exist") {
    Site site{std::vector<std::int64_t>{8}};
    CHECK(site.get("/audit/8000000001").status == 200);
    for (std::string const address : {"/audit/9000000001", "/audit/1", "/audit/7000000009", "/audit/-1", "/audit/x",
                                      "/audit/7000000001x", "/audit/99999999999999999999"}) {
        CAPTURE(address);
        auto const page = site.get(address);
        CHECK(page.status == 404);
        CHECK(page.body == site.get("/audit/8000000002").body);
    }
}

TEST_CASE("who may not read the log is refused") {
    Site site{std::nullopt};
    site.gate().now()->scope.capabilities = {Capability::use_system};
    CHECK(site.get("/audit").status == 403);
    CHECK(site.get(kOwn).status == 403);
    CHECK(site.get("/audit.csv").status == 403);
}
