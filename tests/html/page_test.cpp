#include "html/page.hpp"

#include <doctest/doctest.h>

namespace {

html::Frame const& frame() {
    static html::Frame const one = [] {
        REQUIRE(html::load_templates());
        return html::Frame{{.version = "1.2.3", .navigation = {{"/documents/reading", "Đọc văn bản"}, {"/x", "Khác"}}}};
    }();
    return one;
}

http::Request request() { return {.path = "/documents/reading", .id = "abcde-7"}; }

bool has(std::string const& page, std::string_view part) { return page.find(part) != std::string::npos; }

} // namespace

TEST_CASE("every page has language, title, skip link, navigation, help and version") {
    html::Page const page{
        .title = "Đọc <văn> bản", .main = html::Markup::trusted("<h1>Đây</h1>"), .current = "/documents/reading"};
    auto const response = frame().respond(request(), page);
    CHECK(response.status == 200);
    CHECK(response.content_type == http::kHtml);
    for (char const* part : {"<html lang=\"vi\">", "<title>Đọc &lt;văn&gt; bản – Bền Vững</title>", "href=\"#main\"",
                             "<h1>Đây</h1>", "href=\"/help\">Trợ giúp<",
                             "<a class=\"nav-link\" href=\"/documents/reading\" aria-current=\"page\">Đọc văn bản</a>",
                             "href=\"/x\">Khác</a>", "1.2.3", "abcde-7"}) {
        CAPTURE(part);
        CHECK(has(response.body, part));
    }
    CHECK_FALSE(has(response.body, "Có lỗi cần sửa"));
}

TEST_CASE("the navigation shows under which entry a page stands") {
    html::Frame const frame{{.version = "1", .navigation = {{"/a", "Một"}, {"/a/b", "Hai"}, {"/ab", "Ba"}}}};
    for (auto const& [current, entry] : {std::pair{"/a", "/a"}, {"/a/c", "/a"}, {"/a/b/1", "/a/b"}, {"/ab", "/ab"}}) {
        CAPTURE(current);
        auto const body = frame.respond(request(), {.title = "x", .main = {}, .current = current}).body;
        CHECK(has(body, std::string{"href=\""} + entry + "\" aria-current=\"page\""));
    }
    CHECK_FALSE(
        has(frame.respond(request(), {.title = "x", .main = {}, .current = "/c"}).body, "aria-current=\"page\""));
}

TEST_CASE("errors are summed up above the page, each with a link to its field") {
    html::Page const page{.title = "Gửi tệp",
                          .main = html::Markup::trusted("<h1>Gửi tệp</h1>"),
                          .errors = {{"file", "Chọn ít nhất một tệp <docx>."}, {"", "Máy chủ bận."}}};
    auto const response = frame().respond(request(), page, 422);
    CHECK(response.status == 422);
    CHECK(has(response.body, "<title>Lỗi: Gửi tệp – Bền Vững</title>"));
    CHECK(has(response.body, "<a href=\"#file\">Chọn ít nhất một tệp &lt;docx&gt;.</a>"));
    CHECK(has(response.body, "<li>Máy chủ bận.</li>"));
    CHECK(response.body.find("Có lỗi cần sửa") < response.body.find("<h1>"));
}

TEST_CASE("an error page says what, where and how to mend it, with the request id") {
    for (int const status : {400, 403, 404, 405, 413, 415, 422, 429, 500, 503}) {
        CAPTURE(status);
        auto response = http::refusal(status, http::error_of(status));
        frame().fill_error(request(), response);
        CHECK(has(response.body, "Mã yêu cầu: <strong class=\"request-id\">abcde-7"));
        CHECK(has(response.body, response.error->mend));
        CHECK_FALSE(has(response.body, "hợp lệ"));
        CHECK_FALSE(has(response.body, "ui lòng"));
    }
    auto attack = http::refusal({base::Code::not_found, "<script>", "<b>", "<i>"});
    frame().fill_error(request(), attack);
    CHECK(attack.status == 404);
    CHECK_FALSE(has(attack.body, "<script>"));
    CHECK_FALSE(has(attack.body, "<b>"));
    auto asked = request();
    asked.headers.add("accept", "application/json");
    frame().fill_error(asked, attack);
    CHECK(attack.content_type == http::kJson);
    CHECK(has(attack.body, R"("message":"<script>")"));
}

TEST_CASE("a table has a caption, heads with scope, and numbers to the right") {
    auto const text = html::table({.caption = "Vốn <triệu>",
                                   .columns = {{"Nguồn"}, {"Số tiền", true}},
                                   .rows = {{"Trung ương", "45.500"}, {"<b>", "1"}},
                                   .row_heads = true})
                          .text();
    for (char const* part : {"<caption>Vốn &lt;triệu&gt;</caption>", "<th scope=\"col\">Nguồn</th>",
                             "<th scope=\"col\" class=\"number\">Số tiền</th>",
                             "<th scope=\"row\">Trung ương</th><td class=\"number\">45.500</td>", "&lt;b&gt;"}) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
}

TEST_CASE("a banner says its kind in words") {
    CHECK(has(html::banner(html::BannerKind::done, "Đã đọc 3 tệp.").text(), "Đã xong."));
    CHECK(has(html::banner(html::BannerKind::warning, "<b>").text(), "&lt;b&gt;"));
}
