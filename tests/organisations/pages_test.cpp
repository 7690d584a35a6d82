#include "organisations/pages.hpp"

#include "base/json.hpp"
#include "html/template.hpp"
#include "organisations/country.hpp"
#include "support/gate.hpp"


using namespace organisations;
using namespace organisations::sample;
using rights::Capability;

namespace {

/// The pages without sockets, over a store of its own.
class Site {
public:
    explicit Site(rights::Capabilities capabilities = {Capability::use_system, Capability::read_organisations,
                                                       Capability::edit_organisations},
                  bool filled = true)
        : gate_{capabilities} {
        REQUIRE(html::load_templates().has_value());
        if (filled) country.generate();
        register_pages(routes_, services_);
        register_api(routes_, services_);
    }

    http::Response get(std::string address) { return ask(http::Method::get, std::move(address), {}); }
    http::Response post(std::string address, std::string form) {
        return ask(http::Method::post, std::move(address), std::move(form));
    }
    std::string address(Identity const& identity) { return address_of(country.id(identity)); }

    support::Store store{db::Engine::sqlite};
    Country country{*store};

private:
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

    base::FixedClock clock_{day("2026-03-01")};
    support::FixedGate gate_;
    Resolvers resolvers_{*store, country.atlases, country.catalogue};
    site::Frame frame_{{.version = "1", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};
    PageServices services_{.frame = frame_,
                           .database = *store,
                           .atlases = country.atlases,
                           .resolvers = resolvers_,
                           .clock = clock_,
                           .scratch = std::filesystem::temp_directory_path()};
};

bool has(http::Response const& response, std::string_view part) {
    return response.body.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the list shows the bodies of a day and finds them without diacritics") {
    Site site;
    struct Case {
        char const* query;
        char const* shown;
        char const* hidden;
    };
    Case const cases[] = {
        {"?q=so+nong+nghiep", ">Sở Nông nghiệp và Môi trường thành phố Hà Nội<", ">Sở Nông nghiệp và Phát triển"},
        {"?on=2025-01-01&q=so+nong+nghiep", ">Sở Nông nghiệp và Phát triển nông thôn thành phố Hà Nội<",
         ">Sở Nông nghiệp và Môi"},
        {"?level=commune", ">UBND xã Chè Mới<", ">UBND thành phố Hà Nội</a>"},
        {"?kind=ministry", ">Bộ Tài chính<", ">Sở Tài chính thành phố"},
        {"?q=khongco", "Xóa lọc", ">Bộ Tài chính</a>"}};
    for (Case const& c : cases) {
        CAPTURE(std::string{c.query});
        auto const page = site.get(std::string{"/organisations"} + c.query);
        CHECK(page.status == 200);
        CHECK(has(page, c.shown));
        CHECK_FALSE(has(page, c.hidden));
    }
    CHECK(site.get("/organisations.csv?kind=ministry").status == 200);
    Site empty{{Capability::use_system, Capability::read_organisations}, false};
    CHECK(has(empty.get("/organisations"), "Chưa có cơ quan nào."));
    CHECK_FALSE(has(empty.get("/organisations"), "Thêm cơ quan"));
}

TEST_CASE("the page of a body shows its names, both lines, what became of it and how sure that is") {
    Site site;
    AreaId const district = site.country.area("990", "2025-01-01");
    auto const page = site.get(site.address({"phong-ldtbxh", district}));
    CHECK(page.status == 200);
    for (char const* part :
         {"<h1>Phòng Lao động - Thương binh và Xã hội huyện Chè</h1>", "Đã kết thúc 28/02/2025", "Nhiệm vụ chuyển sang",
          "Phòng Nông nghiệp và Môi trường huyện Chè</a>", "Giảm nghèo", "UBND huyện Chè</a>", "Theo ngành dọc",
          "Sở Lao động - Thương binh và Xã hội thành phố Hà Nội</a>", "chưa đối chiếu", "cần kiểm tra lại",
          "Phòng LĐTBXH"}) {
        CAPTURE(std::string{part});
        CHECK(has(page, part));
    }
    auto const ministry = site.get(site.address({"bo-nnmt", {}}));
    CHECK(has(ministry, "Chủ trì ở trung ương"));
    CHECK(has(ministry, "DA1"));
    for (char const* none : {"/organisations/999999", "/organisations/abc", "/organisations/99999999999999999999"}) {
        CAPTURE(std::string{none});
        CHECK(site.get(none).status == 404);
    }
}

TEST_CASE("a body gets another name and a last day; what is wrong keeps what was typed") {
    Site site;
    AreaId const city = site.country.area("01", "2026-01-01");
    auto const address = site.address({"so-ldtbxh", city});
    CHECK(site.post(address + "/aliases", "alias=").status == 422);
    CHECK(site.post(address + "/aliases", "alias=So+LD+HN").status == 303);
    CHECK(has(site.get(address), "So LD HN"));
    auto const wrong = site.post(address + "/end", "until=30/02/2025&act=NQ+9");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "href=\"#until\""));
    CHECK(has(wrong, "value=\"NQ 9\""));
    auto const heir = site.country.id({"so-nv", city}).number();
    CHECK(site.post(address + "/end", "until=15/03/2025&act=NQ+9&successor=" + std::to_string(heir)).status == 303);
    auto const page = site.get(address);
    CHECK(has(page, "Đã kết thúc 15/03/2025"));
    CHECK(has(page, "NQ 9"));
    CHECK(site.post("/organisations/999999/end", "until=15/03/2025").status == 404);
}

TEST_CASE("a body is added for an area that the person names") {
    Site site;
    CHECK(has(site.get("/organisations/new"), "Địa bàn của cơ quan"));
    CHECK(site.get("/organisations/new?place=Kh%C3%B4ng+c%C3%B3").status == 422);
    CHECK(has(site.get("/organisations/new?place=che+moi"), "Xã Chè Mới"));
    CHECK(has(site.get("/organisations/new?place="), "Cả nước"));
    AreaId const city = site.country.area("01", "2026-01-01");
    std::string const area = std::to_string(city.number());
    CHECK(has(site.get("/organisations/new?area=" + area), "Thành phố Hà Nội"));
    auto const wrong = site.post("/organisations", "area=" + area + "&name=&kind=other&source=Q%C4%90+1");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Nhập tên cơ quan."));
    CHECK(has(wrong, "value=\"QĐ 1\""));
    auto const done =
        site.post("/organisations", "area=" + area + "&name=Qu%E1%BB%B9+A&kind=other&from=01/07/2025&source=Q%C4%90+1");
    CHECK(done.status == 303);
    CHECK(has(site.get("/organisations?q=quy+a"), ">Quỹ A<"));
    CHECK(site.post("/organisations", "area=999999&name=A&kind=other").status == 422);
}

TEST_CASE("a province's bodies are made from its page, once") {
    Site site{{Capability::use_system, Capability::read_organisations, Capability::edit_organisations}, false};
    CHECK(has(site.get("/organisations/generation"), "Thành phố Hà Nội"));
    CHECK(site.post("/organisations/generation", "area=").status == 422);
    std::string const area = std::to_string(site.country.area("01", "2026-01-01").number());
    CHECK(site.post("/organisations/generation", "area=" + area).status == 303);
    CHECK(has(site.get("/organisations?q=so+tai+chinh"), ">Sở Tài chính thành phố Hà Nội<"));
    CHECK(site.post("/organisations/generation", "area=" + area).status == 303);
    CHECK(site.country.acts("organisation_generation") == 1);
}

TEST_CASE("the API lists bodies, tells of one and resolves a printed name") {
    Site site;
    AreaId const city = site.country.area("01", "2026-01-01");
    auto const list = nlohmann::json::parse(site.get("/api/v1/organisations?kind=ministry").body);
    CHECK(list["items"].size() > 10);
    auto const id = site.country.id({"so-tai-chinh", city});
    auto const one = nlohmann::json::parse(site.get("/api/v1/organisations/" + std::to_string(id.number())).body);
    CHECK(one["name"] == "Sở Tài chính thành phố Hà Nội");
    CHECK(one["superiors"].size() == 2);
    auto const resolved =
        nlohmann::json::parse(site.get("/api/v1/organisations/resolution?name=S%E1%BB%9F+TC&on=2026-01-01&area=" +
                                       std::to_string(city.number()))
                                  .body);
    CHECK(resolved["outcome"] == "one");
    CHECK(resolved["candidates"][0]["id"] == id.number());
    CHECK(site.get("/api/v1/organisations/resolution").status == 422);
    CHECK(site.get("/api/v1/organisations/resolution?name=x&area=abc").status == 422);
    CHECK(site.get("/api/v1/organisations/999999").status == 404);
}
