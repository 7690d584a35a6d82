#include "documents/registry/pages.hpp"

#include "documents/registry/office.hpp"
#include "html/template.hpp"
#include "http/fields.hpp"
#include "office/extract.hpp"
#include "support/gate.hpp"

#include <fstream>

using namespace office_house;

namespace {

bool has(http::Response const& page, std::string_view text) { return page.body.contains(text); }

/// The pages without sockets, over a store of its own.
class Site {
public:
    Site() {
        REQUIRE(html::load_templates().has_value());
        add_organisations(*store);
        gate_.now()->scope = clerk_of(kOffice);
        register_pages(routes_, services_);
    }
    ~Site() { std::filesystem::remove_all(folder_); }

    void act_as(rights::Scope scope) { gate_.now()->scope = std::move(scope); }
    http::Response get(std::string address) { return ask(http::Method::get, std::move(address), {}); }
    http::Response post(std::string address, std::string form) {
        return ask(http::Method::post, std::move(address), std::move(form));
    }
    Digest keep(std::string const& bytes) {
        auto const file = folder_ / "in.txt";
        std::ofstream{file} << bytes;
        return originals_.keep(file).value();
    }

    support::Store store{db::Engine::sqlite};

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

    std::filesystem::path folder_ = [] {
        auto path = (std::filesystem::temp_directory_path() / "benvung-registry-XXXXXX").string();
        REQUIRE(::mkdtemp(path.data()) != nullptr);
        return std::filesystem::path{path};
    }();
    base::FixedClock clock_{day("2026-11-20")};
    support::FixedGate gate_{{}};
    site::Frame frame_{{.version = "1", .navigation = {}}};
    http::Router router_;
    site::Routes routes_{router_, gate_, &frame_};
    Originals originals_{folder_ / "originals"};
    PageServices services_{
        .frame = frame_, .database = *store, .clock = clock_, .originals = originals_, .scratch = folder_};
};

} // namespace

TEST_CASE("the register's list shows what one may see, newest first") {
    Site site;
    CHECK(has(site.get("/documents"), "Chưa có văn bản nào."));
    take(site.store, clerk_of(kOffice), letter("15", "báo cáo nhanh"));
    take(site.store, clerk_of(kDepartment), letter("16", "của nơi khác"));
    auto const page = site.get("/documents?q=bao+cao");
    CHECK(page.status == 200);
    CHECK(has(page, "15/UBND-KT"));
    CHECK(has(page, "14/10/2026"));
    CHECK(has(page, "Chờ xác nhận"));
    CHECK_FALSE(has(page, "của nơi khác"));
}

TEST_CASE("from draft to a number: confirmed, entered, and each wrong step told") {
    Site site;
    auto const scope = clerk_of(kOffice);
    auto const id = take(site.store, scope, letter("15", "đôn đốc"));
    auto const own = address_of(id);
    CHECK(has(site.get(own), "Máy đã đọc, chưa có người xác nhận."));
    CHECK(site.post(own + "/confirmation", "seen=1").status == 303);
    CHECK(has(site.get(own), "chưa mở sổ nào"));
    auto const book_id = book(site.store, scope, Direction::in);
    auto const form = "book=" + std::to_string(book_id.number());
    CHECK(has(site.post(own + "/entries", form + "&day=31%2F02%2F2026"), "<title>Lỗi: "));
    CHECK(has(site.post(own + "/entries", form + "&day=21%2F11%2F2026"), "Ngày đăng ký ở tương lai."));
    auto const kept = site.post(own + "/entries", form + "&day=20%2F11%2F2026&due=1%2F11%2F2026&unit=S%E1%BB%9F+A");
    CHECK(kept.status == 422);
    CHECK(has(kept, "Hạn giải quyết trước ngày vào sổ."));
    CHECK(has(kept, "value=\"Sở A\"")); // what was typed stays
    CHECK(
        site.post(
                own + "/entries",
                form +
                    "&day=20%2F11%2F2026&unit=S%E1%BB%9F+Vi%E1%BB%87c+l%C3%A0m+t%E1%BB%89nh+Su%E1%BB%91i+%C4%90%C3%A1")
            .status == 303);
    CHECK(has(site.get(own), "Sổ văn bản đến"));
    CHECK(has(site.get("/documents/incoming"), "15/UBND-KT"));
    CHECK(has(site.get("/documents/entries/1"), "Số đến 01, 20/11/2026"));
    auto const printed = site.get("/documents/incoming.docx");
    auto const read = office::extract(printed.file, "so.docx", {}, std::filesystem::temp_directory_path());
    REQUIRE(read.has_value());
    CHECK(read->text.contains("Ngày đến\tSố đến\tTác giả\tSố, ký hiệu\tNgày văn bản\tTên loại và trích yếu\t"));
    CHECK(read->text.contains("20/11/2026\t1\t"));
    site.act_as(clerk_of(kDepartment)); // named as the unit, so it may look and not write in another's book
    CHECK(site.get(own).status == 200);
    CHECK(site.get("/documents/entries/1").status == 404);
    CHECK(site.post("/documents/entries/1/withdrawal", "reason=x").status == 404);
}

TEST_CASE("two who change one head: the second sees both, and loses nothing") {
    Site site;
    auto const id = take(site.store, clerk_of(kOffice), letter("15", "đôn đốc"));
    auto const own = address_of(id);
    std::string const first =
        "seen=1&type=c%C3%B4ng+v%C4%83n&number=15&symbol=UBND-KT&issuer=UBND&subject=m%E1%BB%99t&date=14%2F10%2F2026";
    CHECK(site.post(own + "/head", first).status == 303);
    CHECK(has(site.get(own), "Trích yếu: <del>đôn đốc</del> → <ins>một</ins>")); // both are kept, in sight
    std::string const second =
        "seen=1&type=c%C3%B4ng+v%C4%83n&number=15&symbol=UBND-KT&issuer=UBND&subject=hai&date=10%2F2026";
    auto const told = site.post(own + "/head", second);
    CHECK(told.status == 409);
    CHECK(has(told, "Khác với bản đang lưu"));
    CHECK(has(told, ">hai</textarea>"));
    CHECK(has(told, "<td data-head=\"Đang lưu\">một</td>"));
    CHECK(has(told, "name=\"seen\" value=\"2\""));
    CHECK(has(site.post(own + "/head", "seen=2&date=31%2F2%2F2026&subject=hai"), "<title>Lỗi: "));
}

TEST_CASE("the original comes back byte for byte, and the log tells who took it") {
    Site site;
    auto const scope = clerk_of(kOffice);
    auto const text = letter("15", "tệp gốc");
    auto paper = paper_of(text);
    paper.digest = site.keep(text);
    PaperId id;
    {
        auto tx = site.store->write();
        id = take_in(tx, scope, noon("2026-11-01"), day("2026-11-01"), paper).value();
        tx.commit();
    }
    auto const response = site.get(address_of(id) + "/files/0");
    std::ifstream stream{response.file};
    CHECK(std::string{std::istreambuf_iterator<char>{stream}, {}} == text);
    CHECK(site.store->lease().find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = 'paper_download'") == 1);
    CHECK(site.get(address_of(id) + "/files/9").status == 404);
    site.act_as(clerk_of(kDepartment));
    CHECK(site.get(address_of(id) + "/files/0").status == 404);
}

TEST_CASE("books are opened, begun after the paper ones, and numbers left out with a reason") {
    Site site;
    CHECK(has(site.get("/documents/books"), "chưa mở sổ nào"));
    CHECK(has(site.post("/documents/books", "direction=out&body=14&name=S%E1%BB%95"), "Chọn cơ quan trong danh sách."));
    CHECK(site.post("/documents/books", "direction=out&body=11&name=S%E1%BB%95+%C4%91i").status == 303);
    CHECK(has(site.post("/documents/books", "direction=out&body=11&name=S%E1%BB%95+%C4%91i"), "đã có sổ cùng hướng"));
    CHECK(site.post("/documents/books/1/beginning", "last=300&reason=s%E1%BB%95+gi%E1%BA%A5y").status == 303);
    CHECK(has(site.post("/documents/books/1/skip", "day=20%2F11%2F2026&reason="), "Nhập lý do."));
    CHECK(site.post("/documents/books/1/skip", "day=20%2F11%2F2026&reason=gi%E1%BB%AF+s%E1%BB%91").status == 303);
    CHECK(has(site.get("/documents/books"), "<strong>301</strong>"));
    CHECK(has(site.get("/documents/outgoing"), "giữ số"));
    site.act_as(clerk_of(kDepartment));
    CHECK(site.post("/documents/books/1/skip", "day=20%2F11%2F2026&reason=x").status == 404);
}
