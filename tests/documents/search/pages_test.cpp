#include "documents/search/pages.hpp"

#include "base/json.hpp"
#include "documents/search/papers.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"


using namespace documents::search;
using namespace papers_to_find;

namespace {

bool has(http::Response const& page, std::string_view text) { return page.body.contains(text); }

/// The pages without sockets, over a store of its own.
class Site {
public:
    Site() {
        REQUIRE(html::load_templates().has_value());
        gate_.now()->scope = clerk_of(kOffice);
        register_pages(routes_, {.frame = frame_, .database = *store});
        register_api(routes_, {.frame = frame_, .database = *store});
    }
    http::Response get(std::string address) {
        http::Request request;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        auto const match = router_.match(http::Method::get, request.path).value();
        REQUIRE(match.route != nullptr);
        return match.route->handler(request);
    }
    nlohmann::json json(std::string address) { return nlohmann::json::parse(get(std::move(address)).body); }

    support::Store store{db::Engine::sqlite};

private:
    support::FixedGate gate_{{}};
    site::Frame frame_{{.version = "1", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};
};

std::string address(std::string const& typed) { return "/documents/search?q=" + http::percent_encode(typed); }

} // namespace

TEST_CASE("the page of search shows hits with what was meant marked") {
    Site site;
    make_all(site.store, letters());
    auto const page = site.get(address("trau bo"));
    CHECK(page.status == 200);
    CHECK(has(page, "3 văn bản"));
    CHECK(has(page, "<mark>trâu</mark>, <mark>bò</mark> và dê"));
    CHECK(has(page, "Công văn 2/UBND-KT"));
    CHECK(has(page, "02/05/2026"));
    CHECK(has(page, "Mục 2"));
    CHECK(page.body.find("2/UBND-KT") < page.body.find("306/LĐTBXH-VPQGGN"));
    CHECK(has(page, "order=rank"));
    CHECK(has(site.get(address("trau bo") + "&order=rank"), "3 văn bản"));
    CHECK(has(site.get(address("306/lđtbxh")), "<mark>306/LĐTBXH-VPQGGN</mark>"));
}

TEST_CASE("what is typed stands on the page as text, whatever it is") {
    Site site;
    make_all(site.store, {{.number = "1<b>", .subject = "<script>alert(1)</script> trâu", .text = "bò <i>dê</i>"}});
    auto const page = site.get(address("\"><script>x</script> trâu"));
    CHECK(page.status == 200);
    CHECK_FALSE(has(page, "<script>x"));
    auto const hit = site.get(address("dê"));
    CHECK(has(hit, "&lt;i&gt;"));
    CHECK_FALSE(has(hit, "<script>alert"));
}

TEST_CASE("a fresh page says what may be typed, an empty one what may be tried") {
    Site site;
    make_all(site.store, letters());
    CHECK(has(site.get("/documents/search"), "số và đầu của ký hiệu"));
    auto const none = site.get(address("khongco ngheo") + "&type=" + http::percent_encode("công văn"));
    CHECK(has(none, "Không tìm thấy văn bản nào."));
    CHECK(has(none, "bỏ mọi điều kiện lọc"));
    CHECK(has(none, "bớt chữ"));
    auto const number = site.get(address("9999/LĐTBXH"));
    CHECK(has(number, "Tìm số này trong nội dung"));
    CHECK(has(number, "q=%229999%2FL%C4%90TBXH%22"));
    CHECK(has(site.get(address("\"bò trâu\"")), "không cần liền nhau"));
}

TEST_CASE("filters stand in the address and as chips, and a day that is none is told") {
    Site site;
    make_all(site.store, letters());
    auto const page = site.get("/documents/search?q=ngheo&issuer=" + http::percent_encode("Bộ Lao động") +
                               "&from=1/4/2026&to=30/4/2026&state=confirmed");
    CHECK(has(page, "1 văn bản"));
    CHECK(has(page, "Cơ quan: Bộ Lao động"));
    CHECK(has(page, "01/04/2026 – 30/04/2026"));
    CHECK(has(page, "Tình trạng: Đã xác nhận"));
    auto const wrong = site.get("/documents/search?q=ngheo&from=31/02/2026&type=la&page=x");
    CHECK(wrong.status == 200);
    CHECK(has(wrong, "Từ ngày: “31/02/2026”"));
    CHECK(has(wrong, "Không có loại văn bản “la”"));
    CHECK(has(site.get(address("loại:kế hoạch từ 1/2025 đến 12/2026")), "01/01/2025 – 31/12/2026"));
}

TEST_CASE("pages lead from one to the next and keep what was asked") {
    Site site;
    std::vector<Made> many;
    for (int i = 0; i < 45; ++i) many.push_back({.number = std::to_string(i), .subject = "giao vốn"});
    make_all(site.store, many);
    auto const page = site.get(address("vốn") + "&page=2&order=rank");
    CHECK(has(page, "45 văn bản"));
    CHECK(has(page, "order=rank&amp;page=3"));
    CHECK(has(page, "aria-current=\"page\">2"));
    CHECK(has(page, "start=\"21\""));
}

TEST_CASE("search and suggestions answer as JSON") {
    Site site;
    make_all(site.store, letters());
    auto const found = site.json("/api/v1" + address("trau bo can"));
    CHECK(found["total"] == 1);
    CHECK(found["total_exact"] == true);
    CHECK(found["items"][0]["number"] == "2");
    CHECK(found["items"][0]["clause"] == "2.b");
    CHECK(found["items"][0]["snippet"][1] == nlohmann::json{{"text", "trâu"}, {"hit", true}});
    CHECK(found["next"].is_null());
    CHECK(site.get("/api/v1/documents/search?from=nay").status == 422);
    auto const suggested = site.json("/documents/search/suggestions?q=306/l");
    REQUIRE(suggested.size() == 1);
    CHECK(suggested[0]["title"] == "Công văn 306/LĐTBXH-VPQGGN");
    CHECK(suggested[0]["address"].get<std::string>().starts_with("/documents/papers/"));
}
