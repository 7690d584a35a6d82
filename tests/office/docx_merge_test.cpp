#include "office/docx_merge.hpp"

#include "office/container.hpp"
#include "office/docx.hpp"
#include "office/make_archive.hpp"

#include "archive.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>
#include <rapidcheck.h>

namespace {

using office::MergeName;
using office::MergeTemplate;
using office::MergeValues;

constexpr MergeName kKnown[] = {{"so_ky_hieu"}, {"kinh_gui"}, {"noi_dung"}, {"qr"},        {"ghi_chu"},
                                {"dong", true}, {"stt"},      {"don_vi"},   {"nhom", true}};

constexpr char kTypes[] =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";

std::string docx(std::string const& body, std::vector<std::pair<std::string, std::string>> more = {}) {
    more.insert(more.begin(), {"[Content_Types].xml", kTypes});
    return archive::docx(body, more);
}

std::string p(std::string const& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }
std::string row(std::vector<std::string> const& cells) {
    std::string out = "<w:tr>";
    for (auto const& cell : cells) out += "<w:tc>" + p(cell) + "</w:tc>";
    return out + "</w:tr>";
}

std::string part_of(std::string const& file, char const* name) {
    auto container = office::Container::open(file, {});
    REQUIRE(container.has_value());
    auto part = container->part(name);
    REQUIRE(part.has_value());
    return *part;
}

/// What stands in the body of a filled document, as XML; it parses.
std::string filled(std::string const& body, MergeValues const& values) {
    auto const parsed = MergeTemplate::parse(docx(body), kKnown);
    REQUIRE_MESSAGE(parsed.has_value(), (parsed ? "" : parsed.error().message + parsed.error().where));
    auto const file = parsed->fill(values);
    REQUIRE(file.has_value());
    auto xml = part_of(*file, "word/document.xml");
    pugi::xml_document document;
    REQUIRE(document.load_string(xml.c_str()));
    auto const begin = xml.find("<w:body>") + 8;
    return xml.substr(begin, xml.rfind("</w:body>") - begin);
}

std::string text_of(std::string const& file) {
    auto text = office::docx_text(file, {});
    REQUIRE(text.has_value());
    return *text;
}
std::string filled_text(std::string const& body, MergeValues const& values) {
    auto const parsed = MergeTemplate::parse(docx(body), kKnown);
    REQUIRE(parsed.has_value());
    return text_of(parsed->fill(values).value());
}

MergeValues one(std::string name, std::string value) {
    MergeValues values;
    values.fields[std::move(name)] = std::move(value);
    return values;
}

MergeValues two_rows() {
    MergeValues values;
    for (char const* const unit : {"Xã A", "Xã B"}) values.rows["dong"].push_back(one("don_vi", unit));
    return values;
}

std::string table(std::string const& rows) {
    return "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/><w:insideH w:val=\"single\"/><w:insideV "
           "w:val=\"single\"/></w:tblBorders></w:tblPr>" +
           rows + "</w:tbl>";
}

std::string t(std::string const& letters) { return "<w:t xml:space=\"preserve\">" + letters + "</w:t>"; }

} // namespace

TEST_CASE("a field takes its value, however Word has parted it over runs") {
    struct Case {
        char const* name;
        std::string body;
    };
    Case const cases[] = {
        {"one run", p("Số: {{so_ky_hieu}}.")},
        {"three runs", "<w:p><w:r><w:t>Số: {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>{so_ky</w:t></w:r>"
                       "<w:r><w:rPr><w:b/></w:rPr><w:t>_hieu}}.</w:t></w:r></w:p>"},
        {"inside a link and an insertion", "<w:p><w:hyperlink><w:r><w:t>Số: {{so_</w:t></w:r></w:hyperlink><w:ins><w:r>"
                                           "<w:t>ky_hieu}</w:t></w:r></w:ins><w:r><w:t>}.</w:t></w:r></w:p>"},
        {"capitals and blanks", p("Số: {{ So_Ky_Hieu }}.")},
    };
    for (auto const& [name, body] : cases) {
        CAPTURE(name);
        CHECK(filled_text(body, one("so_ky_hieu", "306/LĐTBXH-VP")).starts_with("Số: 306/LĐTBXH-VP."));
    }
    CHECK(filled_text(p("{{stt}}{{stt}} và {{so_ky_hieu}}"), one("stt", "7")).starts_with("77 và"));
}

TEST_CASE("a value keeps the look of its field and can not become markup") {
    auto const xml = filled("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{noi_dung}}</w:t></w:r></w:p>",
                            one("noi_dung", "a<b>&\"c\"\x01{{so_ky_hieu}}"));
    CHECK(xml == "<w:p><w:r><w:rPr><w:b/></w:rPr>" + t("a&lt;b&gt;&amp;&quot;c&quot;{{so_ky_hieu}}") + "</w:r></w:p>");
}

TEST_CASE("lines repeat a paragraph that holds nothing but the field, elsewhere they break the line") {
    auto const values = one("noi_dung", "một\nhai");
    CHECK(filled(p("{{noi_dung}}"), values) ==
          "<w:p><w:r>" + t("một") + "</w:r></w:p><w:p><w:r>" + t("hai") + "</w:r></w:p>");
    CHECK(filled(p("x {{noi_dung}}"), values).contains(t("một") + "<w:br/>" + t("hai")));
    CHECK(filled(p("{{noi_dung}}"), {}) == "<w:p></w:p>");
    CHECK(filled(p("x {{noi_dung}}"), one("noi_dung", "a\tb")).contains(t("a") + "<w:tab/>" + t("b")));
}

TEST_CASE("a paragraph is left out where what it asks for has no value") {
    auto const body = p("{{?ghi_chu}}Ghi chú: {{ghi_chu}}") + p("cuối");
    CHECK(filled_text(body, one("ghi_chu", "gấp")).starts_with("Ghi chú: gấp\ncuối"));
    CHECK(filled_text(body, one("ghi_chu", "")).starts_with("cuối"));
    CHECK(filled_text(body, {}).starts_with("cuối"));
    CHECK(filled_text(p("{{?dong}}Có bảng:") + p("cuối"), two_rows()).starts_with("Có bảng:\ncuối"));
    CHECK(filled_text(p("{{?dong}}Có bảng:") + p("cuối"), {}).starts_with("cuối"));
}

TEST_CASE("a row repeats for each record, and a table without rows goes") {
    auto const body = table(row({"Đơn vị", "Số"}) + row({"{{#dong}}{{don_vi}}", "{{so_ky_hieu}}{{/dong}}"}));
    auto values = two_rows();
    values.fields["so_ky_hieu"] = "12";
    CHECK(filled_text(body, values).starts_with("Đơn vị\tSố\nXã A\t12\nXã B\t12\n"));
    CHECK(filled_text(body, {}).starts_with("Đơn vị\tSố\n"));
    auto const bare = "<w:tbl>" + row({"{{#dong}}{{don_vi}}{{/dong}}"}) + "</w:tbl>" + p("cuối");
    CHECK(filled(bare, {}) == "<w:p><w:r><w:t>cuối</w:t></w:r></w:p>");
    CHECK(filled(bare, two_rows()).contains("Xã B"));
}

TEST_CASE("what stands between two marks of their own paragraphs repeats, tables and inner repetitions too") {
    auto const body = p("{{#nhom}}") + p("Nhóm {{stt}}") + table(row({"{{#dong}}{{don_vi}}", "{{stt}}{{/dong}}"})) +
                      p("{{/nhom}}") + p("cuối");
    MergeValues values;
    for (char const* const number : {"I", "II"}) {
        auto group = two_rows();
        group.fields["stt"] = number;
        values.rows["nhom"].push_back(group);
    }
    CHECK(filled_text(body, values) == "Nhóm I\n\nXã A\tI\nXã B\tI\n\nNhóm II\n\nXã A\tII\nXã B\tII\n\ncuối\n");
    CHECK(filled_text(body, {}).starts_with("cuối"));
    // a cell keeps a paragraph: Word calls a cell without one damaged
    auto const cell =
        "<w:tbl><w:tr><w:tc>" + p("{{#dong}}") + p("{{don_vi}}") + p("{{/dong}}") + "</w:tc></w:tr></w:tbl>";
    CHECK(filled(cell, {}) == "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
    CHECK(filled(cell, two_rows()).contains(t("Xã A")));
}

TEST_CASE("a template is refused with the paragraph that is wrong and how to mend it") {
    struct Case {
        std::string body;
        char const *message, *mend;
    };
    Case const cases[] = {
        {p("{{so_ky_hieuu}}"), "{{so_ky_hieuu}} mà phần mềm không biết", "Có lẽ là {{so_ky_hieu}}"},
        {p("{{số ký hiệu}}"), "không biết", "danh sách trường"},
        {p("{{dong}}"), "không biết", "Có lẽ là {{#dong}}"},
        {p("{{#stt}}") + p("{{/stt}}"), "không biết", ""},
        {p("Số: {{so_ky_hieu"), "không viết trọn", "liền một mạch"},
        {"<w:p><w:r><w:t>{{so_</w:t><w:tab/><w:t>ky_hieu}}</w:t></w:r></w:p>", "không viết trọn", "liền"},
        {p("{{#dong}}") + p("x"), "Dấu lặp {{#dong}}", "{{/dong}}"},
        {p("{{/dong}}"), "Dấu lặp {{/dong}}", "{{#dong}}"},
        {p("a {{#dong}} b"), "Dấu lặp {{#dong}}", "riêng một đoạn"},
        {"<w:tbl>" + row({"{{#dong}}", "x"}) + "</w:tbl>", "Dấu lặp", "hàng bảng"},
        {"<w:p><w:r><w:instrText> INCLUDEPICTURE http://x </w:instrText></w:r></w:p>", "từ nơi khác", "bỏ phần đó"},
        {"<w:altChunk/>", "nhúng tệp", "bỏ phần đó"},
    };
    for (auto const& [body, message, mend] : cases) {
        CAPTURE(body);
        auto const parsed = MergeTemplate::parse(docx(body), kKnown);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error().message.contains(message));
        CHECK(parsed.error().mend.contains(mend));
    }
}

TEST_CASE("files that are no documents, or fetch from elsewhere, are no templates") {
    auto const says = [](std::string const& bytes, char const* words) {
        auto const parsed = MergeTemplate::parse(bytes, kKnown);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error().message.contains(words));
    };
    says("không phải zip", "hỏng");
    says(archive::make({{"word/document.xml", "<w:document/>"}}), "thiếu phần");
    says(archive::make({{"[Content_Types].xml", "<Types/>"}}), "không phải văn bản Word");
    says(archive::make(
             {{"[Content_Types].xml",
               "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"}}),
         "macro");
    says(docx(p("x"), {{"word/_rels/settings.xml.rels",
                        "<Relationships><Relationship Id=\"a\" Type=\"x/attachedTemplate\" TargetMode=\"External\" "
                        "Target=\"http://x/\"/></Relationships>"}}),
         "từ nơi khác");
    CHECK(MergeTemplate::parse(docx(p("x"), {{"word/_rels/document.xml.rels",
                                              "<Relationships><Relationship Id=\"a\" Type=\"x/hyperlink\" "
                                              "TargetMode=\"External\" Target=\"http://x/\"/></Relationships>"}}),
                               kKnown)
              .has_value());
    auto limits = office::kTemplateLimits;
    limits.text_bytes = 100;
    CHECK(MergeTemplate::parse(docx(p(std::string(200, 'x'))), kKnown, limits).error().code ==
          base::Code::limit_exceeded);
    limits.file_bytes = 10;
    CHECK(MergeTemplate::parse(docx(p("x")), kKnown, limits).error().code == base::Code::too_large);
}

TEST_CASE("a picture comes with its part, its relation and its type") {
    auto const parsed = MergeTemplate::parse(docx(p("{{qr}}") + p("{{so_ky_hieu}}")), kKnown);
    REQUIRE(parsed.has_value());
    MergeValues values;
    values.fields["qr"] = office::MergePicture{"\x89PNG…", 20, 20, "Mã \"QR\""};
    auto const file = parsed->fill(values);
    REQUIRE(file.has_value());
    auto const relations = part_of(*file, "word/_rels/document.xml.rels");
    auto const at = relations.find("Target=\"media/");
    REQUIRE(at != std::string::npos);
    auto const name = relations.substr(at + 8, relations.find('"', at + 8) - at - 8);
    CHECK(part_of(*file, ("word/" + name).c_str()) == "\x89PNG…");
    CHECK(part_of(*file, "[Content_Types].xml").contains("Extension=\"png\""));
    CHECK(part_of(*file, "word/document.xml").contains("descr=\"Mã &quot;QR&quot;\""));
    CHECK(part_of(*file, "word/document.xml").contains("cx=\"720000\""));
    CHECK(parsed->names() == std::vector<std::string>{"qr", "so_ky_hieu"});
    CHECK(parsed->fill(values).value() == *file); // no clock is asked
}

TEST_CASE("all letters of one file stand on pages of their own, numbered from 1") {
    auto const body = p("Số {{so_ky_hieu}}") + p("{{qr}}") + "<w:sectPr><w:pgSz w:w=\"11906\"/><w:cols/></w:sectPr>";
    auto const parsed = MergeTemplate::parse(docx(body), kKnown);
    REQUIRE(parsed.has_value());
    std::vector<MergeValues> letters;
    for (char const* const number : {"1", "2", "3"}) {
        letters.push_back(one("so_ky_hieu", number));
        letters.back().fields["qr"] = office::MergePicture{number, 20, 20, {}};
    }
    auto const file = parsed->fill_all(letters);
    REQUIRE(file.has_value());
    pugi::xml_document document;
    auto const xml = part_of(*file, "word/document.xml");
    REQUIRE(document.load_string(xml.c_str()));
    CHECK(document.select_nodes("//w:sectPr").size() == 3);
    CHECK(document.select_nodes("//w:pPr/w:sectPr").size() == 2);
    CHECK(document.select_nodes("//w:sectPr/w:pgSz/following-sibling::w:pgNumType[@w:start='1']").size() == 3);
    CHECK(document.select_nodes("//w:drawing").size() == 3);
    CHECK(text_of(*file).contains("Số 3"));
    // a single letter keeps the section of the template
    CHECK_FALSE(part_of(parsed->fill(letters[0]).value(), "word/document.xml").contains("pgNumType"));
}

TEST_CASE("any text in a field comes out of the document as it went in") {
    auto const parsed = MergeTemplate::parse(docx(p("A {{noi_dung}} Z")), kKnown);
    REQUIRE(parsed.has_value());
    CHECK(rc::check([&](std::string const& typed) {
        std::string expected;
        for (char const c : typed)
            if (c >= ' ' && c < 127) expected += c;
        auto values = one("noi_dung", expected);
        pugi::xml_document document;
        auto const xml = part_of(parsed->fill(values).value(), "word/document.xml");
        RC_ASSERT(document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
        std::string read;
        for (auto const node : document.select_nodes("//w:t")) read += node.node().text().get();
        RC_ASSERT(read == "A " + expected + " Z");
    }));
}
