#include "archive.hpp"
#include "office/odt.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string read(std::string const& body, std::string const& styles = {}) {
    auto const text = office::odt_text(std::string_view{archive::odt(body, styles)}, {});
    REQUIRE(text.has_value());
    return *text;
}
std::string p(std::string const& text) { return "<text:p>" + text + "</text:p>"; }
std::string cell(std::string const& text) {
    return "<table:table-cell table:style-name=\"C\">" + p(text) + "</table:table-cell>";
}

std::string const kLists =
    R"xml(<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid"/></style:style>
<style:style style:name="M" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>)xml";

} // namespace

TEST_CASE("an OpenDocument paragraph is a line with its blanks as the format counts them") {
    CHECK(read(p("Một") + "<text:h>Hai</text:h>") == "Một\nHai\n");
    CHECK(read(p("  a \n  b<text:s text:c=\"2\"/>c")) == "a b  c\n");
    CHECK(read(p("<text:span>a</text:span> <text:span>b</text:span>")) == "a b\n");
    CHECK(read(p("a<text:line-break/>b")) == "a\nb\n");
    CHECK(read(p("-<text:tab/>Như trên")) == "- Như trên\n");
    CHECK(read("<text:tracked-changes><text:p>bỏ</text:p></text:tracked-changes>" +
               p("giữ<office:annotation><text:p>ghi</text:p></office:annotation>")) == "giữ\n");
    CHECK(read("<text:section>" + p("a") + "</text:section>" + "<text:p text:style-name=\"M\">b</text:p>", kLists) ==
          "a\n\f\nb\n");
    CHECK(read(p("x<draw:frame><draw:text-box>" + p("hộp") + "</draw:text-box></draw:frame>y")) == "xy\nhộp\n");
}

TEST_CASE("list labels of an OpenDocument are printed, and a wrapped deeper list does not count") {
    std::string const item = "<text:list-item>";
    CHECK(read("<text:list text:style-name=\"L\">" + item + p("một") + "<text:list>" + item + p("nhỏ") +
                   "</text:list-item>" + item + p("nữa") + "</text:list-item></text:list></text:list-item>" + item +
                   p("hai") + "</text:list-item></text:list>" + p("xen") +
                   "<text:list text:style-name=\"L\" text:continue-numbering=\"true\">" + item + "<text:list>" + item +
                   p("sâu") + "</text:list-item></text:list></text:list-item>" + item + p("ba") + p("thân") +
                   "</text:list-item></text:list><text:list text:style-name=\"B\">" + item + p("gạch") +
                   "</text:list-item></text:list>",
               kLists) == "I. một\na) nhỏ\nb) nữa\nII. hai\nxen\na) sâu\nIII. ba\nthân\n- gạch\n");
}

TEST_CASE("rows and columns that claim to repeat without end are capped") {
    std::string const row = "<table:table-row table:number-rows-repeated=\"4000000000\">" + cell("a") +
                            "<table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>";
    auto const text = read("<table:table>" + row + "</table:table>", kLists);
    CHECK(text.size() < 1'000'000);
}

TEST_CASE("tables of an OpenDocument keep their columns") {
    CHECK(read("<table:table><table:table-header-rows><table:table-row>" + cell("STT") + cell("Xã") + cell("Vốn") +
                   "</table:table-row></table:table-header-rows><table:table-row>" + cell("1") +
                   "<table:table-cell table:style-name=\"C\" table:number-columns-spanned=\"2\">" + p("chung") +
                   "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
               kLists) == "STT\tXã\tVốn\n1\tchung\t\n\n");
    CHECK(read("<table:table><table:table-row><table:table-cell>" + p("Nơi nhận:") +
               "</table:table-cell><table:table-cell>" + p("CHỦ TỊCH") +
               "</table:table-cell></table:table-row></table:table>") == "Nơi nhận:\n\nCHỦ TỊCH\n\n");
}

TEST_CASE("notes of an OpenDocument stand after their paragraph") {
    CHECK(read(p("Đã chi<text:note><text:note-citation>2</text:note-citation><text:note-body>" + p("Số ước.") +
                 "</text:note-body></text:note> hết.")) == "Đã chi² hết.\n² Số ước.\n");
}
