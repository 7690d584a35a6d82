#include "http/fields.hpp"

#include "http/request.hpp"
#include "http/router.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

TEST_CASE("queries are read as browsers and people write them") {
    struct Case {
        std::string query;
        std::vector<http::Field> fields;
    };
    Case const cases[] = {
        {"", {}},
        {"x=1&empty&y=", {{"x", "1"}, {"empty", ""}, {"y", ""}}},
        {"&&a=b&&", {{"a", "b"}}},
        {"x=tỉnh", {{"x", "tỉnh"}}},
        {"x=t%E1%BB%89nh+Lai%20Ch%C3%A2u", {{"x", "tỉnh Lai Châu"}}},
        {"f[]=1&f[]=2", {{"f[]", "1"}, {"f[]", "2"}}},
        {"a=b=c:d", {{"a", "b=c:d"}}},
        {"=v", {{"", "v"}}},
    };
    for (Case const& c : cases) {
        CAPTURE(c.query);
        auto const fields = http::parse_query(c.query);
        REQUIRE(fields);
        CHECK(fields->list() == c.fields);
    }
    for (char const* bad : {"x=%ZZ", "x=%", "x=%4", "%G0=1", "x=%FF", "x=%00", "x=%ED%A0%80", "x=\xff"}) {
        CAPTURE(bad);
        CHECK_FALSE(http::parse_query(bad));
    }
    CHECK_FALSE(http::parse_query("a=1&b=2", {.fields = 1}));
    CHECK_FALSE(http::parse_query("a=12345", {.value_bytes = 4}));
    CHECK_FALSE(http::parse_query("12345=a", {.name_bytes = 4}));
}

TEST_CASE("what percent_encode writes percent_decode reads") {
    CHECK(rc::check([] {
        auto const letters = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
        RC_ASSERT(http::percent_decode(http::percent_encode(letters + "Đắk Lắk"), true).value() == letters + "Đắk Lắk");
    }));
}

TEST_CASE("forms in parts are read, and told from broken ones") {
    auto const head = [](std::string const& disposition) {
        return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n";
    };
    std::string const type = "multipart/form-data; boundary=b";
    auto const name_of_file = [&](std::string const& disposition) {
        auto const body = head("form-data; name=f; " + disposition) + "x\r\n--b--";
        return http::parse_multipart(type, body).value().files.at(0).name;
    };
    CHECK(name_of_file("filename=\"Kế hoạch.docx\"") == "Kế hoạch.docx");
    CHECK(name_of_file("filename=\"C:\\Văn bản\\Kế hoạch.docx\"") == "Kế hoạch.docx");
    CHECK(name_of_file("filename=\"../../etc/passwd\"") == "passwd");
    CHECK(name_of_file("filename=\"a \\\"b\\\" %22c%22;d.txt\"") == "a \"b\" \"c\";d.txt");
    CHECK(name_of_file("filename=\"x\"; filename*=utf-8'vi'B%C3%A1o%20c%C3%A1o.pdf") == "Báo cáo.pdf");
    CHECK(name_of_file("filename=plain.txt") == "plain.txt");

    std::string const bytes{"\0\r\n--\xff", 6};
    auto const mixed = "before\r\n" + head("form-data; name=\"ghi chú\"") +
                       "Dòng 1\r\nDòng 2\r\n--b  \r\ncontent-disposition: form-data; name=f; " +
                       "filename=\"a\"\r\nContent-Type: application/x\r\n\r\n" + bytes + "\r\n" +
                       head("form-data; name=none; filename=\"\"") + "\r\n--b--\r\nafter";
    auto const form = http::parse_multipart(type, mixed);
    REQUIRE(form);
    CHECK(form->fields.text("ghi chú") == "Dòng 1\r\nDòng 2");
    REQUIRE(form->files.size() == 1);
    CHECK(form->files[0].bytes == bytes);
    CHECK(form->files[0].content_type == "application/x");
    CHECK(http::parse_multipart(type, "--b--")->files.empty());

    std::string const good = head("form-data; name=a") + "x\r\n--b--";
    struct Case {
        std::string type, body;
    };
    Case const broken[] = {
        {"multipart/form-data", good},
        {"multipart/form-data; boundary=", good},
        {"multipart/form-data; boundary=" + std::string(71, 'b'), good},
        {type, ""},
        {type, "--b"},
        {type, "--b\r\n"},
        {type, "--b\r\n\r\n"},
        {type, head("form-data; name=a") + "x"},
        {type, head("form-data; name=a") + "x\r\n--b"},
        {type, head("form-data") + "x\r\n--b--"},
        {type, head("attachment; name=a") + "x\r\n--b--"},
        {type, head("form-data; name=a") + "\xff\r\n--b--"},
        {type, head("form-data; name=\"\xff\"") + "x\r\n--b--"},
        {type, "--b\r\nno colon\r\n\r\nx\r\n--b--"},
        {type, head("form-data; name=f; filename*=UTF-8''%ZZ") + "x\r\n--b--"},
    };
    for (Case const& c : broken) {
        CAPTURE(c.body);
        CHECK_FALSE(http::parse_multipart(c.type, c.body));
    }
    CHECK_FALSE(http::parse_multipart(type, head("form-data; name=a") + "1\r\n" + good, {.fields = 1}));
    CHECK_FALSE(http::parse_multipart(type, head("form-data; name=a") + "12345\r\n--b--", {.value_bytes = 4}));
    CHECK_FALSE(http::parse_multipart(type, head("form-data; name=aaaaa") + "1\r\n--b--", {.name_bytes = 4}));
}

TEST_CASE("a fixed segment goes before a parameter") {
    auto const says = [](std::string word) { return [word](http::Request const&) { return http::text(word); }; };
    http::Router router;
    router.add("GET /a/{x}", says("one"));
    router.add("GET /a/new", says("new"));
    router.add("GET /{x}/{y}", says("two"));
    router.add("POST /a/{x}", says("post"));
    struct Case {
        http::Method method;
        char const* path;
        std::string said;
    };
    Case const cases[] = {{http::Method::get, "/a/new", "new"},   {http::Method::get, "/a/%6Eew", "new"},
                          {http::Method::get, "/a/old", "one"},   {http::Method::get, "/b/old", "two"},
                          {http::Method::post, "/a/new", "post"}, {http::Method::head, "/a/new", "new"}};
    for (Case const& c : cases) {
        CAPTURE(c.path);
        auto const match = router.match(c.method, c.path);
        REQUIRE(match);
        REQUIRE(match->route != nullptr);
        CHECK(match->route->handler({}).body == c.said);
    }
    CHECK(router.match(http::Method::del, "/a/new")->allowed.size() == 2);
    CHECK(router.match(http::Method::get, "/a")->allowed.empty());
    CHECK(router.match(http::Method::get, "/a/")->route == nullptr);
    CHECK_FALSE(router.match(http::Method::get, "a"));
    CHECK_FALSE(router.match(http::Method::get, ""));
}

TEST_CASE("cookies are found by name") {
    http::Request request;
    request.headers.add("cookie", "a=1; session=x=y;b=2");
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("session") == "x=y");
    CHECK(request.cookie("b") == "2");
    CHECK_FALSE(request.cookie("ession"));
}
