#include "documents/pages.hpp"

#include "base/json.hpp"
#include "documents/samples.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// The pages without sockets: a request goes to the handler that the router finds.
class Site {
public:
    Site() {
        REQUIRE(html::load_templates());
        documents::register_pages(routes_,
                                  {.frame = frame_, .uploads = uploads_, .scratch = scratch_.path, .clock = clock});
    }

    http::Response get(std::string path) { return ask(http::Method::get, std::move(path), {}, {}); }

    struct File {
        std::string name, bytes;
    };
    http::Response send(std::vector<File> const& files) {
        std::string body;
        for (auto const& file : files)
            body += "--line\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file.name +
                    "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + file.bytes + "\r\n";
        return ask(http::Method::post, "/documents/readings", "multipart/form-data; boundary=line",
                   body + "--line--\r\n");
    }
    http::Response send_upload(std::string const& id, std::string const& list) {
        return ask(http::Method::post, "/documents/readings", "application/x-www-form-urlencoded",
                   "upload=" + id + "&list=" + list);
    }

    base::FixedClock clock{base::Date::parse("2024-10-01").value()};
    http::Uploads& uploads() { return uploads_; }
    fs::path const& scratch() const { return scratch_.path; }

private:
    http::Response ask(http::Method method, std::string address, std::string type, std::string body) {
        http::Request request;
        request.method = method;
        auto const question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
        if (!type.empty()) request.headers.add("content-type", type);
        request.body = body;
        request.headers.add("x-csrf-token", support::FixedGate::kCsrf);
        request.client = "127.0.0.1";
        request.id = "test-1";
        auto const match = router_.match(method, request.path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        return match.route->handler(request);
    }

    struct Folder {
        fs::path path = fs::temp_directory_path() / ("benvung-pages-" + std::to_string(getpid()));
        Folder() { fs::create_directories(path); }
        ~Folder() { fs::remove_all(path); }
    };
    Folder scratch_;
    site::Frame frame_{
        {.version = "test",
         .navigation = {{documents::kReadingAddress, "Đọc văn bản", rights::Capability::read_documents}}}};
    support::FixedGate gate_{{rights::Capability::read_documents}};
    http::Uploads uploads_{scratch_.path / "uploads"};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};
};

std::string header(http::Response const& response, std::string_view name) {
    for (auto const& field : response.headers)
        if (field.name == name) return field.value;
    return {};
}

std::string letter() { return std::string{documents::find_sample_text("bang-tinh-hinh")->text}; }

} // namespace

TEST_CASE("every sample of the gallery has a text, and is shown, told as JSON and as a spreadsheet") {
    Site site;
    auto const start = site.get("/documents/reading");
    CHECK(documents::samples().size() == documents::sample_texts().size());
    for (auto const& sample : documents::samples()) {
        CAPTURE(sample.name);
        std::string const address = "/documents/samples/" + std::string{sample.name};
        CHECK(start.body.contains(address));
        CHECK(site.get(address).status == 200);
        CHECK(nlohmann::json::parse(site.get(address + ".json").body).contains("header"));
        CHECK(site.get(address + ".xlsx").body.starts_with("PK"));
    }
    CHECK(site.get("/documents/samples/unknown").status == 404);
    CHECK(site.get("/help").status == 200);
}

TEST_CASE("a file of a plain form is read, shown for half an hour, and left nowhere on the disk") {
    Site site;
    auto const sent = site.send({{"công văn.txt", letter()}});
    REQUIRE(sent.status == 303);
    auto const address = header(sent, "Location");
    auto const page = site.get(address);
    CHECK(page.body.contains("SNNMT-PTNT"));
    CHECK(page.body.contains("Chưa lưu gì:"));
    CHECK(header(page, "Cache-Control") == "private, no-store");
    CHECK(header(site.get(address + ".json"), "Content-Disposition").contains("attachment"));
    CHECK(fs::is_empty(site.scratch() / "uploads"));
    site.clock.set(site.clock.now() + 31min);
    CHECK(site.get(address).status == 404);
    CHECK(site.get(address + ".xlsx").status == 404);
}

TEST_CASE("several files stand on a list with what is wrong with the bad ones") {
    Site site;
    auto const sent = site.send({{"a.txt", letter()}, {"rỗng.txt", ""}, {"b.txt", letter()}});
    REQUIRE(sent.status == 303);
    auto const list = site.get(header(sent, "Location"));
    CHECK(list.status == 200);
    CHECK(list.body.contains("3 tệp đã gửi"));
    CHECK(list.body.contains("rỗng.txt: Tệp rỗng (0 byte)."));
    CHECK(list.body.contains("?list="));
}

TEST_CASE("one bad file, or none, brings the form back with the reason") {
    Site site;
    auto const none = site.send({});
    CHECK(none.status == 422);
    CHECK(none.body.contains("Chọn ít nhất một tệp"));
    auto const empty = site.send({{"rong.txt", ""}});
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("href=\"#files\""));
    std::string const noise{"\x7f\x45\x4c\x46\x02\x01\x01\x00\xff\xfe\x00\x00\xc3\x28", 14};
    CHECK(site.send({{"<b>may.docx", noise}}).status >= 400);
    CHECK(!site.send({{"<b>may.docx", noise}}).body.contains("<b>may"));
}

TEST_CASE("a file that came in parts is answered as JSON, with its list") {
    Site site;
    auto const good = site.uploads().store("127.0.0.1", "a.txt", letter()).value();
    auto const first = nlohmann::json::parse(site.send_upload(good.id, "").body);
    CHECK(site.get(first.at("address").get<std::string>()).status == 200);
    CHECK(!first.contains("error"));
    auto const bad = site.uploads().store("127.0.0.1", "b.pdf", "%PDF-1.7 nothing").value();
    auto const second = nlohmann::json::parse(site.send_upload(bad.id, first.at("list")).body);
    CHECK(second.at("list") == first.at("list"));
    CHECK(second.at("error").at("where") == "b.pdf");
    CHECK(!second.at("error").at("message").get<std::string>().empty());
    auto const page = site.get("/documents/readings/" + first.at("list").get<std::string>());
    CHECK(page.body.contains("2 tệp đã gửi"));
    CHECK(site.send_upload(good.id, "").status == 404); // read once, then gone
}
