#include "documents/review/pages.hpp"

#include "base/json.hpp"
#include "documents/registry/office.hpp"
#include "documents/review/requests.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"

#include <filesystem>
#include <fstream>
#include <stdlib.h>

using namespace office_house;
using namespace documents::review;
using documents::registry::PaperId;
using rights::Capability;

namespace {

/// The pages without sockets, over a store with one paper of the office.
class Site {
public:
    Site() {
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
        add_organisations(*store);
        gate.now()->scope = clerk_of(kOffice);
        register_pages(routes_, services_);
        register_api(routes_, services_);
    }
    ~Site() { std::filesystem::remove_all(path_); }

    http::Response get(std::string address) { return ask(http::Method::get, std::move(address), {}, {}); }
    http::Response post(std::string address, std::string form) {
        return ask(http::Method::post, std::move(address), "application/x-www-form-urlencoded", std::move(form));
    }
    http::Response send(std::string address, Json const& json) {
        return ask(http::Method::post, std::move(address), "application/json", json.dump());
    }
    Json api(PaperId paper) {
        return Json::parse(get("/api/v1/documents/" + std::to_string(paper.number()) + "/review").body);
    }
    static Json item(Json const& review, std::string_view key, std::string_view value) {
        for (auto const& one : review["items"])
            if (one[key] == value) return one;
        FAIL("no such item");
        return {};
    }

    Store store{db::Engine::sqlite};
    support::FixedGate gate{{}};
    documents::registry::Originals& originals() { return originals_; }
    std::filesystem::path const& folder() const { return path_; }

private:
    http::Response ask(http::Method method, std::string address, std::string type, std::string body) {
        http::Request request;
        request.method = method;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        if (!type.empty()) request.headers.add("content-type", type);
        if (type == "application/json") request.headers.add("accept", "application/json");
        request.headers.add("x-csrf-token", support::FixedGate::kCsrf);
        request.body = body;
        auto const match = router_.match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        return match.route->handler(request);
    }

    std::filesystem::path path_ = [] {
        std::string name = (std::filesystem::temp_directory_path() / "review-XXXXXX").string();
        return std::filesystem::path{::mkdtemp(name.data())};
    }();
    base::FixedClock clock_{day("2026-10-16")};
    documents::registry::Originals originals_{path_ / "originals"};
    site::Frame frame_{{.version = "1", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate, &frame_};
    PageServices services_{
        .frame = frame_, .database = *store, .clock = clock_, .originals = originals_, .scratch = path_};
};

std::string const kText = letter("306", "báo cáo việc làm");

} // namespace

TEST_CASE("the page shows the document beside its items, with what is left") {
    Site site;
    auto const paper = take(site.store, clerk_of(kOffice), kText);
    auto const page = site.get(address_of_review(paper));
    REQUIRE(page.status == 200);
    for (char const* part : {"Rà soát: Công văn 306/UBND-KT", "báo cáo trước ngày", "data-at=\"0\"", "Còn ", "Ctrl",
                             "data-kind=\"duty\"", "/static/review.", "Còn lại đều đúng", "hl-deadline"}) {
        CAPTURE(part);
        CHECK(page.body.contains(part));
    }
    CHECK(!page.body.contains("Ảnh trang")); // plain text has no pages
    site.gate.now()->scope.capabilities = {Capability::read_documents};
    auto const looked = site.get(address_of_review(paper));
    CHECK(looked.status == 200);
    CHECK(!looked.body.contains("data-act"));
    CHECK(!looked.body.contains("data-changeable"));
    CHECK(site.post(address_of_review(paper), "section=header").status == 403);
    site.gate.now()->scope = clerk_of(kDepartment);
    CHECK(site.get(address_of_review(paper)).status == 404);
    CHECK(site.get("/documents/papers/x/review").status == 404);
}

TEST_CASE("without script a person confirms by a plain form and ends with the paper confirmed") {
    Site site;
    auto const paper = take(site.store, clerk_of(kOffice), kText);
    CHECK(site.post(address_of_review(paper), "a=b").status == 422);
    CHECK(site.post(address_of_review(paper) + "/confirmation", "").status == 403);
    auto const review = site.api(paper);
    std::string form = "section=header";
    for (auto const& item : review["items"])
        if (item["open"] == true && item["kind"] == "header") form += "&open=header:" + item["id"].dump() + ":1";
    CHECK(site.post(address_of_review(paper), form).status == 303);
    form = "x=1";
    for (auto const& item : review["items"])
        if (item["open"] == true && item["kind"] != "header") form += "&item=" + item["id"].dump() + ":1";
    CHECK(site.post(address_of_review(paper), form).status == 303);
    CHECK(site.api(paper)["open"] == 0);
    CHECK(site.post(address_of_review(paper) + "/confirmation", "").status == 303);
    CHECK(site.api(paper)["state"] == "confirmed");
    CHECK(site.get(address_of_review(paper)).body.contains("Lý do sửa"));
    auto const again = site.post(address_of_review(paper), form);
    CHECK(again.status == 422);
    CHECK(again.body.contains("nói rõ vì sao sửa"));
}

TEST_CASE("the script saves changes, and is told of those of others") {
    Site site;
    auto const paper = take(site.store, clerk_of(kOffice), kText);
    auto const address = address_of_review(paper) + "/changes";
    auto const duty = Site::item(site.api(paper), "kind", "duty");
    Json const change{{"act", "correct"},
                      {"item", duty["id"]},
                      {"version", 1},
                      {"value", {{"assignees", {"Sở Việc làm", "UBND các xã"}}}}};
    auto const saved = site.send(address, {{"token", "a"}, {"changes", {change}}});
    REQUIRE(saved.status == 200);
    auto const answer = Json::parse(saved.body);
    CHECK(answer["saved"][0]["version"] == 2);
    CHECK(answer["saved"][0]["html"].get<std::string>().contains("UBND các xã"));
    CHECK(answer["saved_at"] == "12:00:00");
    CHECK(answer["text"].get<std::string>().contains("hl-duty"));

    auto other = change;
    other["value"] = {{"assignees", {"Sở Mới"}}};
    auto const late = site.send(address, {{"changes", {other}}});
    CHECK(late.status == 409);
    auto const conflict = Json::parse(late.body)["conflicts"][0];
    CHECK(conflict["mine"]["said"].get<std::string>().starts_with("Sở Mới"));
    CHECK(conflict["theirs"]["said"].get<std::string>().starts_with("Sở Việc làm; UBND các xã"));
    CHECK(conflict["by"] == "Lò Thị Hoa, văn thư");
    CHECK(conflict["at"] == "12:00:00 ngày 16/10/2026");

    other["version"] = 2;
    other["value"] = {{"deadline", {{"kind", "once"}, {"date", "30/2/2026"}}}};
    auto const wrong = site.send(address, {{"changes", {other}}});
    CHECK(wrong.status == 422);
    CHECK(Json::parse(wrong.body)["troubles"][0]["error"]["where"] == "Thời hạn");
    for (char const* body : {"", "[]", "{}", R"({"changes":[]})", R"({"changes":[{"act":"destroy"}]})",
                             R"({"changes":[{"act":"add","kind":"colour"}]})"}) {
        CAPTURE(body);
        CHECK(site.send(address, Json::parse(body, nullptr, false)).status == 422);
    }
    auto const history = Json::parse(
        site.get("/api/v1/documents/" + std::to_string(paper.number()) + "/review/" + duty["id"].dump()).body);
    CHECK(history.size() == 1);
}

TEST_CASE("a part of the text becomes an item as the reader reads it, or its words alone") {
    Site site;
    auto const paper = take(site.store, clerk_of(kOffice),
                            kText + "\nTheo Quyết định số 90/QĐ-TTg ngày 18/01/2022, kinh phí 45.500 triệu đồng.\n");
    struct Case {
        char const* query;
        char const* key;
        char const* value; ///< JSON
    };
    Case const cases[] = {
        {"kind=reference&quote=Quyết định số 90/QĐ-TTg ngày 18/01/2022", "number_symbol", R"("90/QĐ-TTg")"},
        {"kind=reference&quote=quyet dinh so 90", "number_symbol", R"("Quyết định số 90")"},
        {"kind=header&quote=Nguyễn Văn An", "value", R"("Nguyễn Văn An")"},
        {"kind=duty&quote=kinh phí 45.500", "action", R"("kinh phí 45.500")"},
    };
    for (auto const& [query, key, value] : cases) {
        CAPTURE(query);
        std::string address = address_of_review(paper) + "/selection?" + query;
        for (auto at = address.find(' '); at != std::string::npos; at = address.find(' ')) address.replace(at, 1, "+");
        auto const answer = site.get(address);
        REQUIRE(answer.status == 200);
        auto const json = Json::parse(answer.body)["value"];
        CHECK(json[key] == Json::parse(value));
        CHECK(place_of(json).has_value());
    }
    CHECK(site.get(address_of_review(paper) + "/selection?kind=duty&quote=không+có+ở+đây").status == 404);
    CHECK(site.get(address_of_review(paper) + "/selection?kind=duty&from=5&to=99999999").status == 404);
    CHECK(site.get(address_of_review(paper) + "/selection?kind=duty&from=9&to=5").status == 404);
    CHECK(site.get(address_of_review(paper) + "/selection?quote=x").status == 422);
}

TEST_CASE("a recurrence tells its next twelve dates and is never finer than a day") {
    Site site;
    auto const good = site.get("/documents/review/dates?rule=FREQ%3DMONTHLY%3BBYMONTHDAY%3D15,-1");
    REQUIRE(good.status == 200);
    auto const dates = Json::parse(good.body)["dates"];
    REQUIRE(dates.size() == 12);
    CHECK(dates[0] == "31/10/2026");
    CHECK(dates[1] == "15/11/2026");
    CHECK(site.get("/documents/review/dates?rule=FREQ%3DSECONDLY%3BBYMONTHDAY%3D31").status == 422);
    CHECK(site.get("/documents/review/dates?rule=FREQ%3DDAILY&from=hôm+nay").status == 422);
    CHECK(site.get("/documents/review/dates").status == 422);
}

TEST_CASE("figures stand in a plain table, or it is said that there are none") {
    Site site;
    CHECK(site.get(kFiguresAddress).body.contains("Chưa có mục nào được rà soát"));
    auto const paper = take(site.store, clerk_of(kOffice), kText);
    auto const number = Site::item(site.api(paper), "field", "number");
    auto const symbol = Site::item(site.api(paper), "field", "symbol");
    Json const changes{{{"act", "confirm"}, {"item", number["id"]}, {"version", 1}},
                       {{"act", "correct"}, {"item", symbol["id"]}, {"version", 1}, {"value", {{"value", "UBND-TH"}}}}};
    CHECK(site.send(address_of_review(paper) + "/changes", {{"changes", changes}}).status == 200);
    auto const page = site.get(kFiguresAddress).body;
    CHECK(page.contains("10/2026"));
    CHECK(page.contains("50,0%"));
}

TEST_CASE("pages of a PDF and of a scan are pictures, made within limits and only for those who see the paper") {
    Site site;
    // A PDF of one empty page, as small as they come, and a picture by its first bytes.
    std::string const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
                            "R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 "
                            "280]>>endobj\ntrailer<</Root 1 0 R>>\n";
    auto const bring = [&](std::string const& bytes, char const* format) {
        auto const file = site.folder() / "file";
        std::ofstream{file, std::ios::binary} << bytes;
        auto paper = paper_of(letter(format, format));
        paper.digest = site.originals().keep(file).value();
        paper.format = format;
        paper.pages = 1;
        auto tx = site.store->write();
        auto const id = take_in(tx, clerk_of(kOffice), noon("2026-10-15"), day("2026-10-15"), paper).value();
        tx.commit();
        return "/documents/papers/" + std::to_string(id.number()) + "/pages/";
    };
    auto const printed = bring(pdf, "pdf");
    auto const first = site.get(printed + "1.png");
    REQUIRE(first.status == 200);
    CHECK(first.content_type == "image/png");
    CHECK(std::filesystem::file_size(first.file) > 100);
    CHECK(site.get(printed + "1.png").file == first.file); // kept
    CHECK(site.get(printed + "2.png").status == 404);
    CHECK(site.get(printed + "0.png").status == 404);
    CHECK(site.get(printed + "..%2fsecret").status == 404);
    CHECK(site.get(bring("%PDF-1.4 nothing", "pdf") + "1.png").status == 422);
    auto const scan = bring("\x89PNG\r\n\x1a\n...", "image");
    CHECK(site.get(scan + "1.png").content_type == "image/png");
    CHECK(site.get(scan + "2.png").status == 404);
    CHECK(site.get(bring("chữ", "text") + "1.png").status == 404);
    site.gate.now()->scope = clerk_of(kDepartment);
    CHECK(site.get(printed + "1.png").status == 404);
}
