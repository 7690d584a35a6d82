#include "archive.hpp"
#include "office/docx.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string p(std::string const& text, std::string const& properties = {}) {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") +
           "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}
std::string tc(std::string const& text, std::string const& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>";
}
std::string tr(std::string const& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string tbl(std::string const& rows, bool borders = true) {
    return std::string{"<w:tbl><w:tblPr>"} + (borders ? "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>" : "") +
           "</w:tblPr>" + rows + "</w:tbl>";
}
std::string numbered(int list, int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
           "\"/></w:numPr>";
}

std::string read(std::string const& body, std::vector<std::pair<std::string, std::string>> more = {}) {
    auto const text = office::docx_text(archive::docx(body, std::move(more)), {});
    REQUIRE(text.has_value());
    return *text;
}

std::string const kNumbering = std::string{"<w:numbering "} + archive::kWord + R"xml(>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:numbering>)xml";

} // namespace

TEST_CASE("a paragraph is a line, and runs, breaks and fields give what is printed") {
    CHECK(read(p("Một") + p("Hai")) == "Một\nHai\n");
    CHECK(read("<w:p><w:r><w:t>Số:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> "
               "</w:t></w:r><w:r><w:t>12</w:t></w:r></w:p>") == "Số: 12\n");
    CHECK(read("<w:p><w:r><w:t>UBND</w:t><w:br/><w:t>HUYỆN</w:t></w:r></w:p>") == "UBND\nHUYỆN\n");
    CHECK(read("<w:p><w:r><w:t>-</w:t><w:tab/><w:t>Như trên</w:t></w:r></w:p>") == "- Như trên\n");
    CHECK(read("<w:p><w:r><w:t>30m</w:t></w:r><w:r><w:rPr><w:vertAlign "
               "w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>") == "30m²\n");
    CHECK(read("<w:p><w:r><w:fldChar "
               "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>mã</w:t></w:r><w:r><w:fldChar "
               "w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar "
               "w:fldCharType=\"end\"/></w:r></w:p>") == "7\n");
    CHECK(read("<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>") == "liên kết\n");
    CHECK(read("<w:sdt><w:sdtContent>" + p("trong khung") + "</w:sdtContent></w:sdt>") == "trong khung\n");
    CHECK(read("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>") == "hiện\n");
}

TEST_CASE("tracked insertions are kept and deletions dropped, a deleted paragraph mark joins two paragraphs") {
    CHECK(read("<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></"
               "w:p>") == "thêm\n");
    CHECK(read(p("trước", "<w:rPr><w:del/></w:rPr>") + p(" sau")) == "trước sau\n");
}

TEST_CASE("a text box is read once, although it is stored for new and old programs") {
    CHECK(read("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p("HỎA TỐC") +
               "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
               p("HỎA TỐC") +
               "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Kính "
               "gửi</w:t></w:r></w:p>") == "Kính gửi\nHỎA TỐC\n");
}

TEST_CASE("automatic numbers are printed as Word prints them") {
    auto const text = read(p("Mục đích", numbered(1, 0)) + p("Chung", numbered(1, 1)) + p("một", numbered(1, 2)) +
                               p("hai", numbered(1, 2)) + p("Riêng", numbered(1, 1)) + p("ba", numbered(1, 2)) +
                               p("chi tiết", numbered(1, 3)) + p("Yêu cầu", numbered(1, 0)) + p("Lại", numbered(1, 1)) +
                               p("gạch", numbered(2, 0)) + p("cộng", numbered(2, 1)) + p("nối", numbered(3, 0)) +
                               p("không số", numbered(0, 0)),
                           {{"word/numbering.xml", kNumbering}});
    CHECK(text == "I. Mục đích\n1. Chung\na) một\nb) hai\n2. Riêng\na) ba\n1.2.1 chi tiết\nII. Yêu cầu\n1. Lại\n- "
                  "gạch\n+ cộng\nIV. nối\nkhông số\n");
}

TEST_CASE("a style brings its number") {
    std::string const styles =
        std::string{"<w:styles "} + archive::kWord +
        "><w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:basedOn w:val=\"Goc\"/></w:style></w:styles>";
    CHECK(read(p("Mục đích", "<w:pStyle w:val=\"Muc\"/>") + p("Yêu cầu", "<w:pStyle w:val=\"Muc\"/>"),
               {{"word/numbering.xml", kNumbering}, {"word/styles.xml", styles}}) == "I. Mục đích\nII. Yêu cầu\n");
}

TEST_CASE("a data table is a row per line, and merged cells keep the columns in their places") {
    CHECK(read(tbl(tr(tc("STT") + tc("Xã") + tc("Vốn")) + tr(tc("1") + tc("") + tc("500")))) ==
          "STT\tXã\tVốn\n1\t\t500\n\n");
    CHECK(read(tbl(tr(tc("Dự án", "<w:vMerge w:val=\"restart\"/>") + tc("Vốn", "<w:gridSpan w:val=\"2\"/>") +
                      tc("Ghi chú")) +
                   tr(tc("", "<w:vMerge/>") + tc("NSTW") + tc("NSĐP") + tc("")))) ==
          "Dự án\tVốn\t\tGhi chú\n\tNSTW\tNSĐP\t\n\n");
    CHECK(read(tbl(tr("<w:tc>" + p("hai") + p("dòng") + "</w:tc>" + tc("b")) + tr(tc("c") + tc("d")))) ==
          "hai dòng\tb\nc\td\n\n");
}

TEST_CASE("a table that only lays out the page is read cell after cell") {
    CHECK(read(tbl(tr(tc("UBND HUYỆN A") + tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) +
                   tr(tc("Số: 5/UBND") + tc("A, ngày 02 tháng 3 năm 2024"))),
               {}) ==
          "UBND HUYỆN A\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 5/UBND\n\nA, ngày 02 tháng 3 năm 2024\n\n");
    CHECK(read(tbl(tr("<w:tc>" + p("Nơi nhận:") + p("- Như trên;") + "</w:tc>" + "<w:tc>" + p("CHỦ TỊCH") +
                      p("Trần B") + "</w:tc>"),
                   false)) == "Nơi nhận:\n- Như trên;\n\nCHỦ TỊCH\nTrần B\n\n");
}

TEST_CASE("a footnote stands after the paragraph that cites it") {
    std::string const notes = std::string{"<w:footnotes "} + archive::kWord + "><w:footnote w:id=\"5\">" +
                              p(" Theo báo cáo tháng 4.") + "</w:footnote></w:footnotes>";
    CHECK(read("<w:p><w:r><w:t>Đã giải ngân 20%</w:t></w:r><w:r><w:footnoteReference "
               "w:id=\"5\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>" +
                   p("Tiếp"),
               {{"word/footnotes.xml", notes}}) == "Đã giải ngân 20%¹.\n¹ Theo báo cáo tháng 4.\nTiếp\n");
}

TEST_CASE("page breaks are form feeds") {
    CHECK(read("<w:p><w:r><w:t>một</w:t><w:br w:type=\"page\"/></w:r></w:p>" + p("hai")) == "một\n\f\n\nhai\n");
    CHECK(read(p("một") + p("hai", "<w:pageBreakBefore/>")) == "một\n\f\nhai\n");
}

TEST_CASE("hostile XML is refused") {
    struct Case {
        std::string xml;
        base::Code code;
    };
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    std::string closed = deep;
    for (int i = 0; i < 100'000; ++i) closed += "</a>";
    Case const cases[] = {
        {"<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><w:document><w:body/></w:document>",
         base::Code::invalid_input},
        {"<w:document><w:body>" + closed + "</w:body></w:document>", base::Code::limit_exceeded},
        {deep, base::Code::invalid_input},
        {"", base::Code::invalid_input},
        {"không phải XML", base::Code::invalid_input},
    };
    for (Case const& c : cases) {
        auto const text = office::docx_text(archive::make({{"word/document.xml", c.xml}}), {});
        REQUIRE(!text.has_value());
        CHECK(text.error().code == c.code);
    }
}

TEST_CASE("a container that unpacks to too much is refused before it is unpacked") {
    std::string const bomb = archive::docx(p(std::string(40u << 20, 'a')));
    CHECK(bomb.size() < 200'000);
    auto const over = office::docx_text(bomb, {.unpacked_bytes = 10u << 20});
    REQUIRE(!over.has_value());
    CHECK(over.error().code == base::Code::limit_exceeded);

    // A central directory that claims a small size for the same bytes.
    std::string lying = bomb;
    auto const entry = lying.rfind("PK\x01\x02");
    REQUIRE(entry != std::string::npos);
    for (std::size_t at : {24u, 25u, 26u, 27u}) lying[entry + at] = at == 24 ? 100 : 0;
    auto const lied = office::docx_text(lying, {.unpacked_bytes = 10u << 20});
    CHECK(!lied.has_value());
    CHECK(!office::docx_text(bomb.substr(0, bomb.size() / 2), {}).has_value());
}
