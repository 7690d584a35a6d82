#include "areas/pages.hpp"

#include "areas/file_import.hpp"
#include "areas/outline.hpp"
#include "areas/sample.hpp"
#include "areas/special_lists.hpp"
#include "base/json.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>

using namespace areas;
using namespace areas::sample;
using rights::Capability;
using support::everything;

namespace {

/// The pages without sockets, over a store of its own with two made-up districts of Hà Nội.
class Site {
public:
    explicit Site(rights::Capabilities capabilities = {Capability::use_system, Capability::read_areas,
                                                       Capability::edit_areas})
        : gate_{capabilities} {
        REQUIRE(html::load_templates());
        register_pages(routes_, services_);
        register_api(routes_, services_);
        auto tx = store_->write();
        REQUIRE(put_known_provinces(tx, everything(), {}));
        put(tx,
            {{"level", "code", "name", "parent_code"},
             {"district", "990", "Huyện Chè", "01"},
             {"commune", "99001", "Xã Vườn Chè", "990"},
             {"commune", "99002", "Xã Đồi Sim", "990"},
             {"district", "991", "Huyện Quế", "01"},
             {"commune", "99101", "Xã Đồi Sim", "991"}},
            kOld);
        put(tx, {{"level", "code", "name", "parent_code"}, {"commune", "99001", "Xã Chè Mới", "01"}}, kNew);
        put(tx,
            {{"new_code", "new_name", "formed_from", "legal_act"},
             {"99001", "Xã Chè Mới", "Xã Vườn Chè, phần còn lại của Xã Đồi Sim (huyện Chè), Xã Đồi Sin",
              "Nghị quyết số 1"}},
            kNew);
        tx.commit();
    }

    http::Response get(std::string address) { return ask(http::Method::get, std::move(address), {}); }
    http::Response post(std::string address, std::string form) {
        return ask(http::Method::post, std::move(address), std::move(form));
    }

    AreaId id(char const* code, char const* on) {
        return atlases_.now()->with_code(AreaCode::parse(code).value(), day(on)).at(0)->id;
    }
    std::string address(char const* code, char const* on) { return address_of(id(code, on)); }
    support::Store& store() { return store_; }

private:
    void put(db::Transaction& tx, std::vector<std::vector<std::string>> const& rows, Validity in) {
        ListReader reader{header_of(rows.front()).value(), in};
        for (std::size_t i = 1; i < rows.size(); ++i) reader.add(i + 1, rows[i]);
        AreaList list = std::move(reader).finish();
        AreaId const first = begin_import(tx, everything()).value();
        Atlas const atlas = load_atlas(tx, everything()).value();
        auto const plan = list.shape == ListShape::mergers ? plan_mergers(atlas, list, day("2025-07-01"), "")
                                                           : plan_units(atlas, std::move(list), first);
        REQUIRE(apply_plan(tx, everything(), {}, plan, "x", "x"));
    }

    http::Response ask(http::Method method, std::string address, std::string body) {
        http::Request request;
        request.method = method;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        request.headers.add("x-csrf-token", support::FixedGate::kCsrf);
        request.body = body;
        auto const match = router_.match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        return match.route->handler(request);
    }

    support::Store store_{db::Engine::sqlite};
    base::FixedClock clock_{day("2026-03-01")};
    support::FixedGate gate_;
    Atlases atlases_{*store_};
    site::Frame frame_{{.version = "1", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};
    PageServices services_{.frame = frame_,
                           .database = *store_,
                           .atlases = atlases_,
                           .clock = clock_,
                           .scratch = std::filesystem::temp_directory_path()};
};

bool has(http::Response const& response, std::string_view part) {
    return response.body.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the page of an area shows where it lies, what lies in it, and what it came from") {
    Site site;
    auto const now = site.get(site.address("99001", "2026-01-01"));
    CHECK(now.status == 200);
    CHECK(has(now, "<h1>Xã Chè Mới</h1>"));
    CHECK(has(now, "Thành phố Hà Nội</a>"));
    CHECK(has(now, "Hình thành từ"));
    CHECK(has(now, "Xã Vườn Chè, huyện Chè, thành phố Hà Nội</a>"));
    CHECK(has(now, "Nhập phần còn lại"));
    CHECK(has(now, "Nghị quyết số 1"));
    CHECK(has(now, "Mã 99001 theo thời gian"));
    CHECK(has(now, "Còn 1 tên trong văn bản sắp xếp"));
    auto const district = site.get(site.address("990", "2025-06-30") + "?on=30/06/2025");
    CHECK(has(district, "Đơn vị trực thuộc <span class=\"bv-soft\">(2)</span>"));
    auto const gone = site.get(site.address("990", "2025-06-30") + "?on=2026-01-01");
    CHECK(has(gone, "Ngày 01/01/2026 đơn vị này không còn; địa bàn của nó là:"));
    CHECK(has(gone, "Xã Chè Mới"));
    auto const before = site.get(site.address("99001", "2026-01-01") + "?on=2025-01-01");
    CHECK(has(before, "Ngày 01/01/2025 chưa có đơn vị này; địa bàn của nó khi đó là:"));
}

TEST_CASE("the list shows the units of a day and finds them by former names, codes and without diacritics") {
    Site site;
    struct Case {
        char const* query;
        char const* shown;
        char const* hidden;
    };
    Case const cases[] = {{"", ">Xã Chè Mới<", ">Xã Vườn Chè<"},
                          {"?q=vuon", ">Xã Chè Mới<", ">Tỉnh Lào Cai</a>"}, // formed from it
                          {"?on=2025-06-30&q=vuon", ">Xã Vườn Chè<", ">Xã Chè Mới<"},
                          {"?on=30/06/2025&level=district", ">Huyện Quế<", ">Xã Vườn Chè<"},
                          {"?q=99001", ">Xã Chè Mới<", ">Thành phố Hà Nội</a>"},
                          {"?q=yen+bai", ">Tỉnh Lào Cai</a>", ">Tỉnh Tuyên Quang</a>"},
                          {"?kind=city", ">Thành phố Huế<", ">Tỉnh Lào Cai</a>"},
                          {"?q=khongco", "Xóa lọc", ">Tỉnh Lào Cai</a>"}};
    for (Case const& c : cases) {
        CAPTURE(c.query);
        auto const page = site.get(std::string{"/areas"} + c.query);
        CHECK(page.status == 200);
        CHECK(has(page, c.shown));
        CHECK_FALSE(has(page, c.hidden));
    }
    CHECK(site.get("/areas.csv?q=vuon").status == 200);
}

TEST_CASE("a day that is none is told at its field, an area that is none is not found") {
    Site site;
    auto const wrong = site.get(site.address("990", "2025-06-30") + "?on=30/02/2025");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "href=\"#on\""));
    CHECK(site.get("/areas/999999").error->code == base::Code::not_found);
    CHECK(site.get("/areas/abc").error->code == base::Code::not_found);
    CHECK(site.get("/areas/lists/9").error->code == base::Code::not_found);
}

TEST_CASE("a new name is saved with its day; what is wrong keeps what was typed") {
    Site site;
    std::string const address = site.address("99001", "2026-01-01");
    auto const wrong = site.post(address + "/title", "name=Ch%C3%A8+M%E1%BB%9Bi&from=&act=");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Tên thiếu từ chỉ loại ở đầu."));
    CHECK(has(wrong, "value=\"Chè Mới\""));
    auto const done = site.post(address + "/title",
                                "name=Ph%C6%B0%E1%BB%9Dng+Ch%C3%A8&from=01/02/2026&act=Ngh%E1%BB%8B+quy%E1%BA%BFt+2");
    CHECK(done.status == 303);
    auto const page = site.get(address);
    CHECK(has(page, "<h1>Phường Chè</h1>"));
    CHECK(has(page, "Tên theo thời gian"));
    CHECK(has(site.get(address + "?on=2026-01-31"), "<h1>Xã Chè Mới</h1>"));
}

TEST_CASE("a waiting name is decided on its page") {
    Site site;
    auto const page = site.get("/areas/waiting");
    CHECK(has(page, "“Xã Đồi Sin”"));
    CHECK(has(page, "Xã Đồi Sim, huyện Quế, thành phố Hà Nội"));
    CHECK(site.post("/areas/waiting/1/decision", "").status == 422);
    CHECK(site.post("/areas/waiting/1/decision", "unit=other&code=77").status == 422);
    CHECK(site.post("/areas/waiting/x/decision", "unit=1").error->code == base::Code::not_found);
    CHECK(site.post("/areas/waiting/1/decision", "unit=other&code=99101").status == 303);
    CHECK(has(site.get("/areas/waiting"), "Không còn tên nào chờ quyết định"));
    CHECK(has(site.get(site.address("99101", "2025-06-30")), "Trở thành"));
}

TEST_CASE("special lists are made, filled and shown as of a day") {
    Site site;
    CHECK(has(site.get("/areas/lists"), "Chưa có danh sách nào"));
    CHECK(site.post("/areas/lists", "name=Huy%E1%BB%87n+ngh%C3%A8o&code=Huy%E1%BB%87n").status == 422);
    CHECK(site.post("/areas/lists", "name=Huy%E1%BB%87n+ngh%C3%A8o&code=huyen-ngheo&act=Q%C4%90+1").status == 303);
    CHECK(site.post("/areas/lists/1/members", "code=990&from=01/01/2021&until=").status == 303);
    CHECK(site.post("/areas/lists/1/members", "code=123&from=01/01/2021").status == 422);
    CHECK(has(site.get("/areas/lists/1?on=01/01/2022"), "Huyện Chè"));
    CHECK(has(site.get("/areas/lists/1?on=01/01/2020"), "chưa có đơn vị nào"));
    CHECK(site.post("/areas/lists/1/members/1/end", "until=hoa").status == 422);
    CHECK(site.post("/areas/lists/1/members/1/end", "until=31/12/2023").status == 303);
    CHECK(has(site.get("/areas/lists/1?on=01/01/2024"), "chưa có đơn vị nào"));
    CHECK(has(site.get(site.address("990", "2025-06-30")), "Thuộc danh sách"));
}

TEST_CASE("who may only read sees no form and posts in vain") {
    Site site{{Capability::use_system, Capability::read_areas}};
    auto const page = site.get(site.address("99001", "2026-01-01"));
    CHECK(page.status == 200);
    CHECK_FALSE(has(page, "Đổi tên hoặc loại"));
    CHECK_FALSE(has(site.get("/areas/waiting"), "<form class=\"bv-choose\""));
    CHECK(site.post(site.address("99001", "2026-01-01") + "/title", "name=Xã+A").status == 403);
    CHECK(site.post("/areas/waiting/1/decision", "unit=none").status == 403);
}

TEST_CASE("maps before and after stand side by side in one frame") {
    Site site;
    Outline const square{{{{104, 22}, {105, 22}, {105, 23}, {104, 23}}}};
    {
        auto tx = site.store()->write();
        REQUIRE(put_outlines(tx, everything(), {},
                             {{site.id("15", "2025-06-30"), square},
                              {site.id("10", "2025-06-30"), square},
                              {site.id("15", "2025-07-01"), square}},
                             "thử"));
        tx.commit();
    }
    auto const page = site.get(site.address("15", "2025-07-01"));
    CHECK(has(page, "Trước ngày 01/07/2025"));
    CHECK(has(page, "aria-label=\"Trước ngày 01/07/2025: Tỉnh Lào Cai, Tỉnh Yên Bái\""));
    CHECK(has(page, "Ngày 01/03/2026"));
    CHECK(has(site.get(site.address("10", "2025-06-30")), "Từ ngày 01/07/2025"));
    CHECK_FALSE(has(site.get(site.address("04", "2025-07-01")), "Bản đồ"));
}

TEST_CASE("the API answers all candidates of a name or a code, the tree and the succession") {
    Site site;
    auto const ask = [&](std::string const& address) { return nlohmann::json::parse(site.get(address).body); };
    CHECK(ask("/api/v1/areas")["items"].size() == 34);
    CHECK(ask("/api/v1/areas?on=2025-06-30")["items"].size() == 63);
    CHECK(ask("/api/v1/areas?code=99001")["items"].size() == 2);
    CHECK(ask("/api/v1/areas?code=99001&on=2026-01-01")["items"][0]["name"] == "Xã Chè Mới");
    auto const named = ask("/api/v1/areas?name=doi+sim&on=2025-06-30");
    CHECK(named["items"].size() == 2);
    CHECK(named["items"][0]["full_name"] == "Xã Đồi Sim, huyện Chè, thành phố Hà Nội");
    auto const former = ask("/api/v1/areas?name=v%C6%B0%E1%BB%9Dn+ch%C3%A8&on=2026-01-01");
    REQUIRE(former["items"].size() == 1);
    CHECK(former["items"][0]["former"]["name"] == "Xã Vườn Chè");
    std::string const unit = "/api/v1/areas/" + std::to_string(site.id("99001", "2025-06-30").number());
    CHECK(ask(unit)["ancestors"].size() == 2);
    CHECK(ask(unit + "/became?on=2026-01-01")["items"][0]["whole"] == true);
    CHECK(ask("/api/v1/areas/" + std::to_string(site.id("990", "2025-06-30").number()) +
              "/children?on=2025-06-30")["items"]
              .size() == 2);
    CHECK(ask("/api/v1/areas/" + std::to_string(site.id("99001", "2026-01-01").number()) +
              "/came-from?on=2025-06-30")["items"]
              .size() == 2);
    CHECK(site.get("/api/v1/areas?level=bang").error->code == base::Code::invalid_input);
    CHECK(site.get("/api/v1/areas?on=hoa").error->code == base::Code::invalid_input);
    CHECK(site.get("/api/v1/areas/999999").error->code == base::Code::not_found);
}
