#include "directives/tables/pages.hpp"

#include "base/json.hpp"
#include "documents/registry/office.hpp"
#include "documents/registry/pages.hpp"
#include "documents/samples.hpp"
#include "html/template.hpp"
#include "http/fields.hpp"
#include "office/extract.hpp"
#include "office/sheet_reader.hpp"
#include "support/gate.hpp"

#include <doctest/doctest.h>

using namespace directives::tables;
using office_house::clerk_of;
using office_house::day;
using office_house::kDepartment;
using office_house::kMinistry;
using office_house::kOffice;

namespace {

bool has(http::Response const& page, std::string_view text) { return page.body.contains(text); }
std::string form(std::initializer_list<std::pair<std::string, std::string>> fields) {
    std::string body;
    for (auto const& [name, value] : fields)
        body += (body.empty() ? "" : "&") + name + "=" + http::percent_encode(value);
    return body;
}

/// The pages without sockets, over a store of its own.
class Site {
public:
    explicit Site(support::Store& store) : store_{store} {
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
        office_house::add_organisations(*store_);
        act_as(kMinistry);
        register_pages(routes_, services_);
        register_api(routes_, services_);
    }
    ~Site() { std::filesystem::remove_all(folder_); }

    void act_as(std::int64_t organisation, rights::Role role = rights::Role::clerk) {
        auto scope = clerk_of(organisation);
        scope.capabilities = rights::capabilities_of(role);
        gate_.now()->scope = scope;
    }
    http::Response get(std::string address) { return ask(http::Method::get, std::move(address), {}, ""); }
    http::Response post(std::string address, std::string body) {
        return ask(http::Method::post, std::move(address), std::move(body), "application/x-www-form-urlencoded");
    }
    http::Response send(std::string address, std::string json) {
        return ask(http::Method::post, std::move(address), std::move(json), "application/json");
    }
    /// Two departments and a name, with two lines of heads.
    void make() {
        auto const made = post("/directives/tables", form({{"title", "Tình hình cử đầu mối"},
                                                           {"as_of", "20/11/2026"},
                                                           {"units", "Văn phòng A\n- Phòng B;\nPhòng B"},
                                                           {"by_units", "1"},
                                                           {"quoted", "1/2 đơn vị đã cử"},
                                                           {"heading-0", "Kết quả > Đã cử"},
                                                           {"kind-0", "mark"},
                                                           {"exclusive-0", "1-done"},
                                                           {"heading-1", "Kết quả > Chưa cử"},
                                                           {"kind-1", "mark"},
                                                           {"exclusive-1", "1-not_done"},
                                                           {"heading-3", "Số người"},
                                                           {"kind-3", "number"},
                                                           {"heading-4", "Văn bản"},
                                                           {"kind-4", "document"}}));
        CAPTURE(made.body);
        REQUIRE(made.status == 303);
    }
    support::Store& store() { return store_; }

private:
    http::Response ask(http::Method method, std::string address, std::string body, std::string const& type) {
        http::Request request;
        request.method = method;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        request.headers.add("content-type", type);
        request.headers.add("x-csrf-token", support::FixedGate::kCsrf);
        request.body = body;
        request.id = "test";
        auto const match = router_.match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        return match.route->handler(request);
    }

    std::filesystem::path folder_ = [] {
        auto path = (std::filesystem::temp_directory_path() / "benvung-tables-XXXXXX").string();
        REQUIRE(::mkdtemp(path.data()) != nullptr);
        return std::filesystem::path{path};
    }();
    support::Store& store_;
    support::FixedGate gate_{rights::Capabilities::all()};
    http::Router router_;
    site::Frame frame_{{.version = "test", .navigation = {}}};
    base::FixedClock clock_{day("2026-11-21")};
    areas::Atlases atlases_{*store_};
    organisations::Catalogue catalogue_ = organisations::Catalogue::built_in();
    organisations::Resolvers resolvers_{*store_, atlases_, catalogue_};
    site::Routes routes_{router_, gate_, &frame_};
    PageServices services_{
        .frame = frame_, .database = *store_, .clock = clock_, .scratch = folder_, .resolvers = resolvers_};
};

} // namespace

TEST_CASE("a table is defined by one form, filled by it, and what is wrong stays as typed") {
    support::on_both_engines([](support::Store& store) {
        Site site{store};
        CHECK(has(site.get("/directives/tables"), "Chưa có bảng tổng hợp nào."));
        CHECK(has(site.get("/directives/tables/new"), "Lập bảng tổng hợp"));
        auto const wrong =
            site.post("/directives/tables", form({{"title", "Bảng"}, {"as_of", "31/02/2026"}, {"units", "A"}}));
        CHECK(wrong.status == 422);
        CHECK(has(wrong, "<title>Lỗi: "));
        CHECK(has(wrong, "value=\"31/02/2026\""));
        CHECK(has(site.post("/directives/tables", form({{"title", "Bảng"},
                                                        {"as_of", "20/11/2026"},
                                                        {"units", "A"},
                                                        {"heading-0", "Cột"},
                                                        {"paper", "9/X"}})),
                  "Không có văn bản nào trong sổ mang số này."));
        site.make();
        auto const page = site.get("/directives/tables/1");
        CHECK(page.status == 200);
        CHECK(has(page, "<th scope=\"colgroup\" class=\"bv-grid-above\" colspan=\"2\">Kết quả</th>"));
        CHECK(has(page, "Chưa nhập gì."));
        CHECK(has(page, "name=\"c-1-0\""));
        auto const saved =
            site.post("/directives/tables/1/cells",
                      form({{"seen", "1"}, {"c-1-0", "x"}, {"c-1-2", "12"}, {"c-2-1", "X"}, {"c-2-2", "3"}}));
        CHECK(saved.status == 303);
        auto const after = site.get("/directives/tables/1");
        CHECK(has(after, "data-total=\"2\">15</td>"));
        CHECK(has(after, "Đánh dấu “Đã cử” nhưng không ghi số"));
        auto const mixed =
            site.post("/directives/tables/1/cells", form({{"seen", "2"}, {"c-1-2", "nhiều"}, {"c-2-2", "4"}}));
        CHECK(mixed.status == 422);
        CHECK(has(mixed, "value=\"nhiều\""));
        CHECK(has(mixed, "value=\"4\""));
        CHECK(has(site.get("/directives/tables/1?show=findings"), "1 trên 2 đơn vị"));
        CHECK(has(site.get("/directives/tables/1?q=phong"), "2 trên 2 đơn vị"));
        CHECK(has(site.get("/directives/tables/1/rows/1"), "(trống)"));
        CHECK(site.get("/directives/tables/1/rows/9").status == 404);
        CHECK(site.get("/directives/tables/9").status == 404);
    });
}

TEST_CASE("a script gets what was kept, what conflicts and the new totals; other programs the same") {
    support::on_both_engines([](support::Store& store) {
        Site site{store};
        site.make();
        auto const first = site.send(
            "/directives/tables/1/cells",
            R"({"cells":[{"row":1,"step":0,"value":"x","version":0},{"row":2,"step":2,"value":"1.5","version":0}]})");
        CHECK(first.status == 200);
        auto const json = nlohmann::json::parse(first.body);
        CHECK(json["saved"][0]["version"] == 1);
        CHECK(json["troubles"].size() == 1);
        CHECK(json["totals"][0]["value"] == 1);
        CHECK(json["rows"][0]["findings"].size() == 1);
        CHECK(json["saved_at"].get<std::string>().size() == 8);
        auto const second =
            site.send("/api/v1/status-tables/1/cells", R"({"cells":[{"row":1,"step":0,"value":"-","version":0}]})");
        CHECK(second.status == 409);
        CHECK(nlohmann::json::parse(second.body)["conflicts"][0]["theirs"] == "x");
        for (char const* const body : {"", "[]", "{}", R"({"cells":[]})", R"({"cells":[{"row":1}]})",
                                       R"({"cells":[{"row":-1,"step":0,"value":"x","version":0}]})",
                                       R"({"cells":[{"row":1,"step":0,"value":"a\u0000b","version":0}]})"})
            CHECK(site.send("/directives/tables/1/cells", body).status == 422);
        CHECK(
            nlohmann::json::parse(
                site.send(
                        "/directives/tables/1/cells",
                        R"({"cells":[{"row":77,"step":0,"value":"x","version":0},{"row":1,"step":99,"value":"x","version":0}]})")
                    .body)["troubles"]
                .size() == 2);
        auto const table = nlohmann::json::parse(site.get("/api/v1/status-tables/1").body);
        CHECK(table["rows"].size() == 2);
        CHECK(table["steps"][0]["above"] == "Kết quả");
        CHECK(table["totals"][0]["value"] == 1);
        CHECK(nlohmann::json::parse(site.get("/api/v1/status-tables").body)["items"].size() == 1);
    });
}

TEST_CASE("what leaves as Word or Excel has two lines of heads, totals and the findings below") {
    support::Store store{db::Engine::sqlite};
    Site site{store};
    site.make();
    site.post("/directives/tables/1/cells",
              form({{"seen", "1"}, {"c-1-0", "x"}, {"c-1-2", "1.200"}, {"c-2-1", "x"}, {"c-2-2", "34"}}));
    auto const word = site.get("/directives/tables/1/table.docx");
    auto const read = office::extract(word.file, "bang.docx", {}, std::filesystem::temp_directory_path());
    REQUIRE(read.has_value());
    CAPTURE(read->text);
    CHECK(read->text.contains("Kết quả"));
    CHECK(read->text.contains("Đã cử\tChưa cử"));
    CHECK(read->text.contains("1\tVăn phòng A\tx\t\t1.200"));
    CHECK(read->text.contains("Tổng cộng\t1\t1\t1.234\t0"));
    CHECK(read->text.contains("(1) Văn phòng A: đánh dấu “Đã cử” nhưng không ghi số"));
    auto const sheet = site.get("/directives/tables/1/table.xlsx");
    CHECK(sheet.status == 200);
    CHECK(std::filesystem::file_size(sheet.file) > 3000);
    CHECK(has(site.get("/directives/tables/1/print"), "Tổng cộng"));
}

TEST_CASE("a paper's table is shown as read and kept by one act, each cell with its source") {
    support::on_both_engines([](support::Store& store) {
        Site site{store};
        auto const paper = office_house::take_confirmed(
            store, clerk_of(kMinistry), std::string{documents::find_sample_text("bang-tinh-hinh")->text});
        auto const shown = site.get("/directives/tables/new?paper=" + std::to_string(paper.number()));
        CHECK(has(shown, "QĐ số 188/QĐ-UBND ngày 14/11/2025"));
        CHECK(has(shown, "chưa gắn cơ quan"));
        auto const made = site.post(
            "/directives/tables",
            form({{"paper_table", std::to_string(paper.number())}, {"title", "Bảng"}, {"as_of", "28/11/2025"}}));
        CHECK(made.status == 303);
        auto const page = site.get("/directives/tables/1");
        CHECK(has(page, "bảng có 4 trên 12 dòng"));
        CHECK(has(page, "Văn bản ghi “05/12"));
        CHECK(has(page, "/documents/papers/1\">nguồn"));
        auto const plain =
            office_house::take_confirmed(store, clerk_of(kMinistry), office_house::letter("15", "đôn đốc"));
        CHECK(has(site.get("/directives/tables/new?paper=" + std::to_string(plain.number())), "value=\"15/UBND-KT\""));
        CHECK(site.post("/directives/tables", form({{"paper_table", std::to_string(plain.number())},
                                                    {"title", "Bảng"},
                                                    {"as_of", "28/11/2025"}}))
                  .status == 422);
        site.act_as(kOffice);
        CHECK(site.get("/directives/tables/new?paper=" + std::to_string(paper.number())).status == 404);
        CHECK(site.get("/directives/tables/1").status == 404);
    });
}

TEST_CASE("the register proposes what a unit issued, and a person takes it") {
    support::on_both_engines([](support::Store& store) {
        Site site{store};
        {
            auto tx = store->write();
            NewTable table{
                .title = "Kế hoạch của các đơn vị",
                .as_of = day("2026-11-20"),
                .begins_on = day("2026-10-01"),
                .types = "Công văn, kế hoạch",
                .about = "giam ngheo",
                .steps = usual_steps(),
                .units = {{"Sở Việc làm", OrganisationId{kDepartment}}, {"Văn phòng", OrganisationId{kOffice}}}};
            REQUIRE(create(tx, clerk_of(kMinistry), office_house::noon("2026-11-20"), table).has_value());
            tx.commit();
        }
        auto const issued = [&](char const* number, char const* subject) {
            auto const id = office_house::take(store, clerk_of(kMinistry), office_house::letter(number, subject));
            auto tx = store->write();
            auto head = documents::registry::find_paper(tx, clerk_of(kMinistry), id)->head;
            head.issuer_id = OrganisationId{kDepartment};
            auto const version = documents::registry::correct_head(tx, clerk_of(kMinistry),
                                                                   office_house::noon("2026-11-01"), id, 1, head, "");
            REQUIRE(documents::registry::confirm(tx, clerk_of(kMinistry), office_house::noon("2026-11-01"), id,
                                                 version.value())
                        .has_value());
            tx.commit();
            return id;
        };
        issued("14", "việc khác");
        auto const fits = issued("15", "triển khai giảm nghèo năm 2026");
        auto const page = site.get("/directives/tables/1/register");
        CHECK(has(page, "Công văn 15/UBND-KT ngày 14/10/2026"));
        CHECK_FALSE(has(page, "14/UBND-KT ngày"));
        CHECK(has(page, " checked> Công văn 15/UBND-KT"));
        auto const row = store->lease().find<std::int64_t>("SELECT MIN(id) FROM status_rows").value();
        auto const take = form({{"seen", "1"}, {"take-" + std::to_string(row), std::to_string(fits.number())}});
        CHECK(site.post("/directives/tables/1/register", take).status == 303);
        auto const filled = site.get("/directives/tables/1");
        CHECK(has(filled, "value=\"Công văn 15/UBND-KT ngày 14/10/2026\""));
        CHECK(has(filled, "nguồn"));
        CHECK(has(site.get("/directives/tables/1/register"), "1 đơn vị đã có đúng số văn bản"));
        // What somebody wrote after the page was opened is not written over.
        site.send("/directives/tables/1/cells",
                  R"({"cells":[{"row":)" + std::to_string(row) + R"(,"step":3,"value":"12/KH-UBND","version":1}]})");
        CHECK(site.post("/directives/tables/1/register", take).status == 409);
        site.act_as(kDepartment, rights::Role::specialist);
        CHECK(site.post("/directives/tables/1/details", form({{"title", "X"}, {"as_of", "20/11/2026"}})).status == 403);
        CHECK(site.post("/directives/tables/1/closing", form({{"reason", "x"}})).status == 403);
    });
}

TEST_CASE("details, units and the end of a table are changed by its holder") {
    support::Store store{db::Engine::sqlite};
    Site site{store};
    site.make();
    CHECK(site.post("/directives/tables/1/details",
                    form({{"title", "Tên mới"}, {"as_of", "21/11/2026"}, {"quoted", ""}, {"by_units", "1"}}))
              .status == 303);
    CHECK(has(site.get("/directives/tables/1"), "<h1>Tên mới</h1>"));
    CHECK(site.post("/directives/tables/1/rows", form({{"units", "Phòng C\nPhòng B"}})).status == 303);
    CHECK(has(site.get("/directives/tables/1"), "3 đơn vị"));
    CHECK(site.post("/directives/tables/1/rows/2/removal", form({{"reason", ""}})).status == 422);
    CHECK(site.post("/directives/tables/1/rows/2/removal", form({{"reason", "không thuộc diện"}})).status == 303);
    CHECK(site.post("/directives/tables/1/closing", form({{"reason", "đã gửi"}})).status == 303);
    auto const closed = site.get("/directives/tables/1");
    CHECK(has(closed, "Đã chốt"));
    CHECK_FALSE(has(closed, "<input class=\"bv-cell\""));
    CHECK(site.send("/directives/tables/1/cells", R"({"cells":[{"row":1,"step":0,"value":"x","version":0}]})").status ==
          403);
    CHECK(site.post("/directives/tables/1/reopening", form({{"reason", "bổ sung"}})).status == 303);
}
