#include "documents/intake/pages.hpp"

#include "base/json.hpp"
#include "documents/intake/house.hpp"
#include "documents/registry/office.hpp"
#include "html/template.hpp"
#include "http/fields.hpp"
#include "support/gate.hpp"


using namespace office_house;
using namespace documents::intake;

namespace {

base::FixedClock const kClock{base::Date::of(2026, 11, 21).value()};

/// The pages without sockets, over a store of its own.
class Site {
public:
    Site() {
        REQUIRE(html::load_templates().has_value());
        add_organisations(*store);
        gate_.now()->scope = clerk_of(kOffice);
        register_pages(routes_, {.frame = frame_, .desk = desk, .uploads = uploads, .scratch = folder_.path});
    }
    void act_as(rights::Scope scope) { gate_.now()->scope = std::move(scope); }
    http::Response get(std::string address) { return ask(http::Method::get, std::move(address), {}, {}); }
    http::Response post(std::string address, std::string form) {
        return ask(http::Method::post, std::move(address), "application/x-www-form-urlencoded", std::move(form));
    }
    http::Response send(std::vector<std::pair<std::string, std::string>> const& files) {
        std::string body;
        for (auto const& [name, bytes] : files)
            body += "--line\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name +
                    "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n";
        return ask(http::Method::post, "/documents/intake", "multipart/form-data; boundary=line",
                   body + "--line--\r\n");
    }
    nlohmann::json bring(std::string const& name, std::string const& text) {
        auto const upload = uploads.store("127.0.0.1", name, text);
        auto const answer = post("/documents/intake", "batch=abc&upload=" + upload->id);
        REQUIRE(answer.status == 201);
        desk.wait();
        return nlohmann::json::parse(answer.body);
    }

    support::Store store{db::Engine::sqlite};

private:
    http::Response ask(http::Method method, std::string address, std::string type, std::string body) {
        http::Request request;
        request.method = method;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        if (!type.empty()) request.headers.add("content-type", type);
        request.headers.add("x-csrf-token", support::FixedGate::kCsrf);
        request.client = "127.0.0.1";
        request.body = body;
        auto const match = router_.match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        return match.route->handler(request);
    }

    intake_house::Folder folder_;
    support::FixedGate gate_{rights::capabilities_of(rights::Role::clerk)};
    site::Frame frame_{{.version = "test", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};

public:
    http::Uploads uploads{folder_.path / "uploads"};
    Desk desk{*store, kClock, {.originals = folder_.path / "originals", .scratch = folder_.path / "scratch"}};
};

} // namespace

TEST_CASE("the script hands over an upload and learns how its batch stands") {
    Site site;
    auto const first = site.bring("a.txt", letter("15", "báo cáo"));
    CHECK(first["again"] == false);
    CHECK(site.bring("a.txt", letter("15", "báo cáo"))["again"] == true);
    site.bring("b.txt", letter("15", "việc khác"));
    auto const progress = nlohmann::json::parse(site.get("/documents/intake-progress?batch=abc").body);
    CHECK(progress == nlohmann::json{{"taken", 1}, {"duplicate", 1}});
    CHECK(nlohmann::json::parse(site.get("/documents/intake-progress?batch=other").body).empty());
    auto const taken = site.get(first["address"]);
    CHECK(taken.status == 303);
    CHECK(site.get("/documents/intake").body.contains("b.txt"));
    CHECK(site.post("/documents/intake", "batch=abc&upload=none").status == 404);
}

TEST_CASE("a plain form says of each file what became of it") {
    Site site;
    auto const page = site.send({{"a.txt", letter("15", "báo cáo")}, {"b.exe", "MZ"}, {"c.txt", ""}});
    CHECK(page.status == 200);
    CHECK(page.body.contains("Đã nhận 1 trên 3 tệp"));
    CHECK(page.body.contains("chương trình hoặc tệp lệnh"));
    CHECK(page.body.contains("Tệp rỗng"));
    CHECK(site.send({{"b.exe", "MZ"}}).status == 422);
    CHECK(site.send({}).status == 422);
}

TEST_CASE("a duplicate is decided on its page, and several are given up at once") {
    Site site;
    site.bring("a.txt", letter("15", "báo cáo"));
    std::vector<std::string> addresses;
    for (std::string const name : {"b.txt", "c.txt", "d.txt"})
        addresses.push_back(site.bring(name, letter("15", "việc khác của " + name))["address"]);
    auto const page = site.get(addresses[0]);
    CHECK(page.status == 200);
    CHECK(page.body.contains("cùng số, ký hiệu"));
    CHECK(page.body.contains("việc khác của b.txt"));
    CHECK(site.post(addresses[0] + "/decision", "verdict=take&reason=").status == 422);
    CHECK(site.post(addresses[0] + "/decision", "verdict=other").status == 422);
    CHECK(site.post(addresses[0] + "/decision", "verdict=attach").status == 303);
    CHECK(site.post(addresses[0] + "/retry", "").status == 422);
    site.act_as(clerk_of(kDepartment));
    CHECK(site.get(addresses[1]).status == 404);
    CHECK(site.post(addresses[1] + "/decision", "verdict=drop").status == 404);
    site.act_as(clerk_of(kOffice));
    CHECK(site.post("/documents/intake-drops", "row=" + addresses[1].substr(addresses[1].rfind('/') + 1) + "&row=" +
                                                   addresses[2].substr(addresses[2].rfind('/') + 1) + "&row=99999")
              .status == 303);
    CHECK(site.get(addresses[1]).body.contains("Đã bỏ"));
}
