#include "site/list.hpp"

#include "base/json.hpp"
#include "html/template.hpp"
#include "support/gate.hpp"
#include "support/sample_list.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <rapidcheck.h>

namespace {

using support::on_both_engines;
using support::sample_list;
using support::Store;

http::Request asking(std::string_view query) {
    http::Request request;
    request.method = http::Method::get;
    request.path = "/places";
    request.query = http::parse_query(query).value();
    request.id = "test-1";
    return request;
}

site::ListState state_of(std::string_view query) { return site::list_state(sample_list(), asking(query)); }

void fill(Store& store) {
    support::make_sample_table(*store);
    support::add_sample_places(*store, {{"Xã Mường Phăng", "commune", 900},
                                        {"Tỉnh Điện Biên", "province", 98},
                                        {"Xã Ẳng Tở", "commune", 1250},
                                        {"Phường 10", "commune", std::nullopt},
                                        {"Phường 2", "commune", 7},
                                        {"Tỉnh Lai Châu", "province", 1}});
}

std::string names(site::ListPage const& page) {
    std::string all;
    for (auto const& row : page.rows) all += (all.empty() ? "" : ", ") + std::get<std::string>(row.cells[0]);
    return all;
}

std::string asked(Store& store, std::string_view query) {
    auto session = store->lease();
    return names(site::read_list(session, sample_list(), state_of(query)));
}

std::string bytes_of(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

void load_templates() {
    static bool const loaded = html::load_templates().has_value();
    REQUIRE(loaded);
}

/// An address of known and unknown names with all kinds of values, percent-encoded.
rc::Gen<std::string> hostile_query() {
    auto const name = rc::gen::element<std::string>("q", "level_is", "from", "named", "sort", "descending", "page",
                                                    "size", "column", "", "list_0", "value");
    auto const known = rc::gen::element<std::string>(
        "%", "_", "%%%", "' OR 1=1 --", "\"; DROP TABLE places; --", ":value", ":list_0", "$1", "?", "xa", "Mường",
        "Mu\xCC\x9Bo\xCC\x9B\xCC\x80ng", "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBF", "\xE2\x80\xAE", "\xC2\xA0", "commune",
        "name", "people", "level", "1", "0", "-1", "2", "20", "100", "1000", "1000000", "9223372036854775807", "1e9",
        "31/12/9999", "29/02/2025", "2025-07-01", "<script>", "\x01\x7F", "name.people", std::string(199, 'x') + " y",
        std::string(199, 'x') + "ộ", std::string(5000, 'a'));
    auto const bytes = rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    auto const pair = rc::gen::map(rc::gen::pair(name, rc::gen::oneOf(known, bytes)), [](auto const& both) {
        return http::percent_encode(both.first) + "=" + http::percent_encode(both.second);
    });
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(pair),
                        [](auto const& pairs) { return fmt::format("{}", fmt::join(pairs, "&")); });
}

/// A site of lists, asked by one who may read areas.
struct Served {
    http::Router router;
    support::FixedGate gate{{rights::Capability::read_areas}};
    site::Frame frame{{.version = "test", .navigation = {}}};
    site::Routes routes{router, gate, &frame};
};

} // namespace

TEST_CASE("a list is searched without diacritics, filtered, and sorted by value on both engines") {
    on_both_engines(
        [](Store& store) {
            fill(store);
            struct Case {
                char const *query, *names;
            };
            Case const cases[] = {
                {"", "Phường 2, Phường 10, Tỉnh Điện Biên, Tỉnh Lai Châu, Xã Ẳng Tở, Xã Mường Phăng"},
                {"sort=name&descending=1",
                 "Xã Mường Phăng, Xã Ẳng Tở, Tỉnh Lai Châu, Tỉnh Điện Biên, Phường 10, Phường 2"},
                {"sort=people", "Tỉnh Lai Châu, Phường 2, Tỉnh Điện Biên, Xã Mường Phăng, Xã Ẳng Tở, Phường 10"},
                {"sort=people&descending=1",
                 "Xã Ẳng Tở, Xã Mường Phăng, Tỉnh Điện Biên, Phường 2, Tỉnh Lai Châu, Phường 10"},
                {"q=muong", "Xã Mường Phăng"},
                {"q=PH%C4%82NG+muong", "Xã Mường Phăng"},
                {"q=uong", ""},
                {"q=dien+bi", "Tỉnh Điện Biên"},
                {"q=ang+%25", "Xã Ẳng Tở"},
                {"q=%27+OR+1%3D1--", ""},
                {"q=%25", "Phường 2, Phường 10, Tỉnh Điện Biên, Tỉnh Lai Châu, Xã Ẳng Tở, Xã Mường Phăng"},
                {"level_is=province", "Tỉnh Điện Biên, Tỉnh Lai Châu"},
                {"level_is=province&q=lai", "Tỉnh Lai Châu"},
                {"named=phuong", "Phường 2, Phường 10"},
                {"from=1/7/2025&level_is=province", "Tỉnh Điện Biên, Tỉnh Lai Châu"},
                {"from=2/7/2025", ""},
            };
            for (Case const& c : cases) {
                CAPTURE(c.query);
                CHECK(asked(store, c.query) == c.names);
            }
        },
        Store::Schema::none);
}

TEST_CASE("rare and common words find the same rows with and without the table of words") {
    on_both_engines(
        [](Store& store) {
            support::make_sample_table(*store);
            std::vector<support::SamplePlace> places;
            for (int i = 0; i < 2500; ++i) places.push_back({fmt::format("Xã Nậm {}", i), "commune", i});
            support::add_sample_places(*store, places);
            auto plain = sample_list();
            plain.words.clear();
            auto session = store->lease();
            for (char const* query : {"q=xa", "q=nam+1234", "q=12", "q=xa+nam", "q=xa+khong", "q=nam+24+xa&size=100"}) {
                CAPTURE(query);
                auto const quick = site::read_list(session, sample_list(), state_of(query));
                auto const slow = site::read_list(session, plain, state_of(query));
                CHECK(names(quick) == names(slow));
                CHECK(quick.total == slow.total);
            }
            auto const all = site::read_list(session, sample_list(), state_of("page=3"));
            CHECK(all.total == 1001);
            CHECK_FALSE(all.exact());
            CHECK(all.more);
            CHECK(all.rows.size() == 50);
            auto const beyond = site::read_list(session, sample_list(), state_of("page=99999"));
            CHECK(beyond.state.page == 1);
            CHECK(beyond.rows.size() == 50);
            CHECK(beyond.state.notices.size() == 1);
            load_templates();
            auto const html = site::render_list(sample_list(), all).text();
            CHECK(has(html, "Dòng 101–150 trong hơn 1.000"));
        },
        Store::Schema::none);
}

TEST_CASE("what an address asks wrongly is left out and told") {
    struct Case {
        char const *query, *notice;
    };
    Case const cases[] = {
        {"sort=level", "Danh sách không xếp được theo “level”."},
        {"sort=p.id%3BDROP", "Danh sách không xếp được theo “p.id;DROP”."},
        {"size=7", "Mỗi trang có 20, 50, 100 hoặc 1.000 dòng, không có cỡ “7”."},
        {"page=0", "Không có trang “0”; đây là trang đầu."},
        {"page=1x", "Không có trang “1x”; đây là trang đầu."},
        {"page=99999999999999999999", "Không có trang “99999999999999999999”; đây là trang đầu."},
        {"level_is=x", "“Cấp” không có lựa chọn “x”; điều kiện này được bỏ qua."},
        {"q=%25", "Tìm: “%” không có chữ hay số nào để tìm; điều kiện này được bỏ qua."},
        {"named=_+-", "Tên có: “_ -” không có chữ hay số nào để tìm; điều kiện này được bỏ qua."},
        {"sort=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%E1%BB%99",
         "Danh sách không xếp được theo “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”."},
        {"sort=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%E1%BB%99",
         "Danh sách không xếp được theo “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”."},
        {"column=name&column=secret", "Danh sách không có cột “secret”."},
    };
    for (Case const& c : cases) {
        CAPTURE(c.query);
        auto const state = state_of(c.query);
        REQUIRE(state.notices.size() == 1);
        CHECK(state.notices[0] == c.notice);
        CHECK(state.sort == "name");
    }
    CHECK(has(state_of("from=31/02/2024").notices.at(0), "Có từ ngày: "));
    CHECK(state_of("").notices.empty());
    std::string many = "column=name";
    for (int i = 0; i < 500; ++i) many += fmt::format("&column=x{}", i);
    CHECK(state_of(many).notices.size() == 8);
}

TEST_CASE("whatever stands in the address, a list is shown, and its own address asks for the same") {
    on_both_engines(
        [](Store& store) {
            load_templates();
            fill(store);
            auto const list = sample_list();
            CHECK(rc::check([&] {
                auto const state = state_of(*hostile_query());
                auto const query = site::list_query(list, state);
                auto const again = state_of(query.empty() ? query : query.substr(1));
                RC_ASSERT(again.notices.empty());
                RC_ASSERT(site::list_query(list, again) == query);
                auto session = store->lease();
                auto const page = site::read_list(session, list, state);
                RC_ASSERT(page.rows.size() <= 6U);
                auto const html = site::render_list(list, page).text();
                RC_ASSERT(html.ends_with("</section>\n"));
                RC_ASSERT(!has(html, "<script>"));
            }));
            CHECK(asked(store, "") != "");
        },
        Store::Schema::none);
}

TEST_CASE("the address keeps the whole state and nothing else") {
    for (char const* query :
         {"", "?q=m%C6%B0%E1%BB%9Dng", "?level_is=province&from=2025-07-01&sort=people&descending=1&page=3&size=20",
          "?sort=name&descending=1", "?size=1000", "?column=name&column=money"}) {
        CAPTURE(query);
        auto const text = std::string_view{query};
        auto const state = state_of(text.empty() ? text : text.substr(1));
        CHECK(site::list_query(sample_list(), state) == query);
    }
}

TEST_CASE("chosen columns are shown, remembered, and never without what names the row") {
    auto const list = sample_list();
    auto const keys = [&](http::Request const& request) {
        std::string all;
        for (auto const* column : site::shown_columns(list, site::list_state(list, request))) all += column->key + " ";
        return all;
    };
    CHECK(keys(asking("")) == "name level people money since ");
    CHECK(keys(asking("column=changed&column=people")) == "name people changed ");
    auto kept = asking("");
    kept.headers.add("cookie", "benvung_columns=people.gone");
    CHECK(keys(kept) == "name people ");
    auto other = asking("");
    other.headers.add("cookie", "benvung_columns=gone");
    CHECK(keys(other) == "name level people money since ");
}

TEST_CASE("the page of a list escapes what is stored, sorts by links and says where it stands") {
    on_both_engines(
        [](Store& store) {
            load_templates();
            support::make_sample_table(*store);
            auto const shown = [&](site::List const& list, std::string_view query) {
                auto session = store->lease();
                return site::render_list(list, site::read_list(session, list, site::list_state(list, asking(query))))
                    .text();
            };
            auto const empty = shown(sample_list(), "");
            CHECK(has(empty, "Chưa có địa bàn nào."));
            CHECK(has(empty, "Nhập danh mục địa bàn trước."));
            support::add_sample_places(*store,
                                       {{"Bản <b>\"A\"</b>", "commune", 1234567}, {"Xã B", "province", std::nullopt}});
            auto list = sample_list();
            list.acts = {{"/places/closing", "Đóng"}};
            auto const page = shown(list, "sort=people&descending=1");
            CHECK(has(page, "<a href=\"/places/1\">Bản &lt;b&gt;&quot;A&quot;&lt;/b&gt;</a>"));
            CHECK(has(page, ">1.234.567</td>"));
            CHECK(has(page, ">01/07/2025</td>"));
            CHECK(has(page, "<span class=\"bv-tag bv-tag-info\">Xã</span>"));
            CHECK(has(page, "aria-sort=\"descending\""));
            CHECK(has(page, "href=\"/places?sort=people#sort-people\""));
            CHECK(has(page, "/places.xlsx?sort=people&amp;descending=1"));
            CHECK(has(page, "name=\"row\" value=\"1\""));
            CHECK(has(page, "formaction=\"/places/closing\""));
            CHECK_FALSE(has(page, "csrf"));
            CHECK(has(page, "2 dòng"));
            auto const nothing = shown(list, "q=khongco&level_is=province");
            CHECK(has(nothing, "Không có dòng nào khớp"));
            CHECK(has(nothing, "Tìm: khongco"));
            CHECK(has(nothing, "Cấp: Tỉnh"));
            CHECK(has(nothing, "Xóa lọc"));
        },
        Store::Schema::none);
}

TEST_CASE("the whole filtered list goes out as .csv and .xlsx, and the file goes with the answer") {
    on_both_engines(
        [](Store& store) {
            fill(store);
            auto const list = sample_list();
            auto const scratch = std::filesystem::temp_directory_path();
            std::filesystem::path path;
            {
                auto const csv = site::export_list(
                    *store, list, state_of("level_is=commune&sort=people&size=20&page=2"), "csv", scratch);
                REQUIRE(csv);
                path = csv->file;
                CHECK(bytes_of(path) == "\xEF\xBB\xBFTên địa bàn;Cấp;Số dân;Vốn giao (đồng);Từ ngày\r\n"
                                        "Phường 2;Xã;7;5000000;01/07/2025\r\n"
                                        "Xã Mường Phăng;Xã;900;1000000;01/07/2025\r\n"
                                        "Xã Ẳng Tở;Xã;1250;3000000;01/07/2025\r\n"
                                        "Phường 10;Xã;;4000000;01/07/2025\r\n");
            }
            CHECK_FALSE(std::filesystem::exists(path));
            auto const xlsx = site::export_list(*store, list, state_of(""), "xlsx", scratch);
            REQUIRE(xlsx);
            CHECK(bytes_of(xlsx->file).starts_with("PK"));
        },
        Store::Schema::none);
}

TEST_CASE("a list of the API has all columns, its place and the next address, and refuses what it does not know") {
    on_both_engines(
        [](Store& store) {
            fill(store);
            auto const answer = site::list_json(*store, sample_list(), asking("sort=people&q=xa"), "/api/v1/places");
            REQUIRE(answer);
            auto const json = nlohmann::json::parse(answer->body);
            CHECK(json["total"] == 2);
            CHECK(json["total_exact"] == true);
            CHECK(json["next"].is_null());
            CHECK(json["items"][0] == nlohmann::json{{"id", 1},
                                                     {"name", "Xã Mường Phăng"},
                                                     {"level", "commune"},
                                                     {"people", 900},
                                                     {"money", 1000000},
                                                     {"since", "2025-07-01"},
                                                     {"changed", "2025-07-01T00:00:00Z"}});
            auto const refused = site::list_json(*store, sample_list(), asking("sort=x"), "/api/v1/places");
            REQUIRE_FALSE(refused);
            CHECK(http::status_of(refused.error().code) == 422);
        },
        Store::Schema::none);
    auto const operation = site::list_operation(sample_list(), "listPlaces", "Danh mục địa bàn");
    CHECK(operation.parameters.size() == 8);
    CHECK(nlohmann::json::parse(operation.answer_schema)["properties"]["items"]["items"]["properties"].size() == 7);
}

TEST_CASE("a list is a page and two files, each for those who may see it") {
    on_both_engines(
        [](Store& store) {
            load_templates();
            fill(store);
            Served served;
            site::add_list(served.routes, {served.frame, *store, std::filesystem::temp_directory_path()},
                           {.address = "/places",
                            .need = rights::Capability::read_areas,
                            .describe = [](site::Visit const&) { return sample_list(); }});
            auto const get = [&](std::string const& path, std::string_view query) {
                auto request = asking(query);
                request.path = path;
                return served.router.match(http::Method::get, path).value().route->handler(request);
            };
            auto const page = get("/places", "column=people&size=20");
            CHECK(page.status == 200);
            CHECK(has(page.body, "<h1>Địa bàn</h1>"));
            CHECK(page.headers.back().value.starts_with("benvung_columns=name.people; Path=/places;"));
            CHECK(get("/places.csv", "q=lai").headers.front().value.starts_with("attachment"));
            CHECK(bytes_of(get("/places.xlsx", "").file).starts_with("PK"));
            CHECK_FALSE(has(page.body, "form=\"list-batch\""));
            served.gate.now()->scope.capabilities = {rights::Capability::use_system};
            for (char const* path : {"/places", "/places.csv", "/places.xlsx"}) CHECK(get(path, "").status == 403);
        },
        Store::Schema::none);
}

TEST_CASE("a list that is the same for all is made once, with the acts of each person and the columns of each") {
    on_both_engines(
        [](Store& store) {
            load_templates();
            fill(store);
            Served served;
            int described = 0;
            site::add_list(served.routes, {served.frame, *store, std::filesystem::temp_directory_path()},
                           {.address = "/places",
                            .need = rights::Capability::read_areas,
                            .describe =
                                [&](site::Visit const&) {
                                    ++described;
                                    auto list = sample_list();
                                    list.acts = {{"/places/closing", "Đóng"}};
                                    return list;
                                },
                            .same_for_all = true});
            auto const get = [&](std::string_view query, std::string_view cookie = "") {
                auto request = asking(query);
                request.path = "/places";
                if (!cookie.empty()) request.headers.add("cookie", std::string{cookie});
                return served.router.match(http::Method::get, "/places").value().route->handler(request);
            };
            CHECK(has(get("").body, "name=\"csrf\" value=\"csrf-of-the-test\" form=\"list-batch\""));
            served.gate.now()->csrf = "csrf-of-another";
            auto const again = get("");
            CHECK(described == 1);
            CHECK(has(again.body, "value=\"csrf-of-another\" form=\"list-batch\""));
            CHECK_FALSE(has(again.body, "csrf-of-the-test"));
            CHECK(has(get("", "benvung_columns=name").body, "Địa bàn"));
            CHECK(described == 2);
            CHECK(get("column=people").headers.back().value.starts_with("benvung_columns="));
            CHECK(get("column=people").headers.back().value.starts_with("benvung_columns="));
            CHECK(described == 4);
            store->write().commit();
            (void)get("");
            CHECK(described == 5);
        },
        Store::Schema::none);
}
