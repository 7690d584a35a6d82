#include "html/template.hpp"

#include "html/embedded.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <stdexcept>

namespace {

std::string rendered(std::string const& text, html::Dictionary const& dictionary) {
    static int number = 0;
    std::string const name = "test/" + std::to_string(++number);
    auto const loaded = html::load_template(name, text);
    REQUIRE(loaded);
    return html::render(name, dictionary).text();
}

html::Dictionary with(std::string_view value) {
    html::Dictionary dictionary;
    dictionary.set("X", value);
    return dictionary;
}

} // namespace

TEST_CASE("every embedded template loads") {
    auto const loaded = html::load_templates();
    CHECK_MESSAGE(loaded, (loaded ? "" : loaded.error().where + ": " + loaded.error().message));
    auto const names = html::template_names();
    for (auto const& embedded : html::embedded_templates()) {
        CAPTURE(embedded.name);
        CHECK(std::ranges::find(names, embedded.name) != names.end());
    }
    CHECK(std::ranges::find(names, "html/layout") != names.end());
}

TEST_CASE("a value can not leave the place where it stands") {
    struct Case {
        std::string text, value, expected;
    };
    Case const cases[] = {
        {"<p>{{X}}</p>", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
        {"<p>{{X}}</p>", "a & b \"c\" 'd'", "<p>a &amp; b &quot;c&quot; &#39;d&#39;</p>"},
        {"<p>{{X}}</p>", "Điện Biên", "<p>Điện Biên</p>"},
        {"<i title=\"{{X}}\"></i>", "\" onclick=\"x()", "<i title=\"&quot; onclick=&quot;x()\"></i>"},
        {"<i data-x=\"{{X}}\"></i>", "{\"a\":\"</i>\"}", "<i data-x=\"{&quot;a&quot;:&quot;&lt;/i&gt;&quot;}\"></i>"},
        {"<a href=\"{{X}}\">a</a>", "javascript:alert(1)", "<a href=\"#\">a</a>"},
        {"<a href=\"{{X}}\">a</a>", "data:text/html,x", "<a href=\"#\">a</a>"},
        {"<a href=\"{{X}}\">a</a>", "/documents?x=1&y=2", "<a href=\"/documents?x=1&amp;y=2\">a</a>"},
        {"<a href=\"/d?q={{X:u}}\">a</a>", "a&b=c d", "<a href=\"/d?q=a%26b%3Dc+d\">a</a>"},
        {"<textarea>{{X}}</textarea>", "</textarea><b>", "<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>"},
        {"<title>{{X}}</title>", "</title>", "<title>&lt;/title&gt;</title>"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        CAPTURE(c.value);
        CHECK(rendered(c.text, with(c.value)) == c.expected);
    }
}

TEST_CASE("included templates escape as well, and see the values around them") {
    REQUIRE(html::load_template("test/row", "<td>{{OUTER}}</td><td>{{X}}</td>{{#MORE}}<td>{{OUTER}}</td>{{/MORE}}"));
    html::Dictionary page;
    page.set("OUTER", "<o>");
    auto& section = page.add("ROWS");
    auto& row = section.include("ROW", "test/row");
    row.set("X", "<x>");
    row.show("MORE");
    CHECK(rendered("{{#ROWS}}{{>ROW}}{{/ROWS}}", page) == "<td>&lt;o&gt;</td><td>&lt;x&gt;</td><td>&lt;o&gt;</td>");
}

TEST_CASE("markup goes in as it is, and only as markup") {
    html::Dictionary page;
    page.set("X", "<b>").set("MAIN", html::Markup::trusted("<b>Có</b>"));
    CHECK(rendered("{{>MAIN}} {{X}}", page) == "<b>Có</b> &lt;b&gt;");
}

TEST_CASE("the loader refuses what would open a hole or break the policy of the page") {
    for (char const* text : {"{{X:none}}", "{{X:h:none}}", "{{%AUTOESCAPE context=\"TEXT\"}}",
                             "{{%AUTOESCAPE context=\"HTML\"}}", "{{=<% %>=}}", "<p style=\"color:red\">",
                             "<script>{{X}}</script>", "<script type=\"application/json\">{{X}}</script>", "{{#A}}",
                             "{{/A}}", "{{#A}}{{#B}}{{/A}}{{/B}}", "{{X", "{{}}"}) {
        CAPTURE(text);
        CHECK_FALSE(html::load_template("test/refused", text));
    }
    CHECK(html::load_template("test/script", "<script src=\"{{X}}\"></script>{{X}}"));
    CHECK_FALSE(html::load_template("test/script", "the same name again"));
}

TEST_CASE("a template and its values are held against each other") {
    REQUIRE(html::load_template("test/compared", "{{A}}{{#S}}{{B}}{{A}}{{/S}}{{>I}}"));
    REQUIRE(html::load_template("test/inner", "{{C}}{{A}}"));
    auto const complaints = [](auto fill) {
        html::Dictionary dictionary;
        fill(dictionary);
        return html::mismatches("test/compared", dictionary).size();
    };
    CHECK(complaints([](auto& d) { d.set("A", 1); }) == 0);
    CHECK(complaints([](auto& d) { d.set("A", 1).add("S").set("B", 2); }) == 0);
    CHECK(complaints([](auto& d) { d.set("A", 1).set("B", 2).show("S"); }) == 0);
    CHECK(complaints([](auto& d) { d.set("A", 1).include("I", "test/inner").set("C", 3); }) == 0);
    CHECK(complaints([](auto& d) { d.set("A", 1).set("C", 3).include("I", "test/inner"); }) == 0);
    CHECK(complaints([](auto&) {}) == 1);
    CHECK(complaints([](auto& d) { d.set("A", 1).set("UNKNOWN", 2); }) == 1);
    CHECK(complaints([](auto& d) { d.set("A", 1).show("S"); }) == 1);
    CHECK(complaints([](auto& d) { d.set("A", 1).show("T"); }) == 1);
    CHECK(complaints([](auto& d) { d.set("A", 1).include("J", "test/inner").set("C", 3); }) == 1);
    CHECK(complaints([](auto& d) { d.set("A", 1).include("I", "test/inner"); }) == 1);
    CHECK(complaints([](auto& d) { d.set("A", 1).include("I", "test/none"); }) == 1);
    CHECK_THROWS_AS(html::render("test/compared", html::Dictionary{}), std::logic_error);
    CHECK_THROWS_AS(html::render("test/none", html::Dictionary{}), std::logic_error);
}
