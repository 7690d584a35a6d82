#include "directives/letters/standard.hpp"

#include "base/ensure.hpp"
#include "office/make_archive.hpp"

#include <fmt/core.h>
#include <string_view>
#include <vector>

namespace directives::letters {
namespace {

constexpr std::string_view kTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";
constexpr std::string_view kRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr std::string_view kDocumentRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>)";
constexpr std::string_view kStyles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>)";
constexpr std::string_view kNamespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

// Lengths in twentieths of a point; 567 of them are a centimetre.
constexpr int kCentimetre = 567;
constexpr int kPageWidth = 11906, kPageHeight = 16838, kMargin = 1134, kLeft = 1701;
constexpr int kTextWidth = kPageWidth - kLeft - kMargin; ///< 16 cm
constexpr int kLeftColumn = 3572, kRightColumn = kTextWidth - kLeftColumn;
constexpr int kHalf = kTextWidth / 2;
constexpr int kMottoWidth = 3430;       ///< "Độc lập - Tự do - Hạnh phúc" in 14 bold, measured
constexpr int kIssuerRule = 1250;       ///< between a third and a half of names of 4.5 to 6.6 cm
constexpr int kTitleRule = 2400;        ///< between a third and a half of an abstract of 8.5 to 12 cm
constexpr int kFirstLine = 720;         ///< 1.27 cm
constexpr int kBetweenParagraphs = 120; ///< 6 pt

/// Sizes in half points.
enum Size { k11 = 22, k12 = 24, k13 = 26, k14 = 28 };

struct Look {
    Size size = k14;
    bool bold = false, italic = false;
};
struct Shape {
    std::string_view align = "center";
    int before = 0, after = 0, first = 0, left = 0;
    bool keep = false; ///< with the next paragraph on one page
};

std::string run(std::string_view text, Look look) {
    return fmt::format(
        R"(<w:r><w:rPr>{}{}<w:sz w:val="{}"/><w:szCs w:val="{}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>)",
        look.bold ? "<w:b/>" : "", look.italic ? "<w:i/>" : "", static_cast<int>(look.size),
        static_cast<int>(look.size), text);
}

std::string paragraph(std::string_view runs, Shape shape = {}) {
    return fmt::format(
        R"(<w:p><w:pPr>{}<w:spacing w:before="{}" w:after="{}"/><w:ind w:left="{}" w:firstLine="{}"/><w:jc w:val="{}"/></w:pPr>{}</w:p>)",
        shape.keep ? "<w:keepNext/>" : "", shape.before, shape.after, shape.left, shape.first, shape.align, runs);
}

/// A drawn line of that length in the middle of a column: the lower border of a paragraph that is one point high.
std::string rule(int width, int column) {
    int const indent = (column - width) / 2;
    return fmt::format(
        R"(<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="20" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="{}" w:right="{}"/></w:pPr></w:p>)",
        indent, indent);
}

std::string cell(int width, std::string_view content) {
    return fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>)", width, content);
}

/// A table that only lays out: no borders, no space of its own.
std::string columns(std::vector<std::pair<int, std::string>> const& cells) {
    std::string grid, row;
    for (auto const& [width, content] : cells) {
        grid += fmt::format(R"(<w:gridCol w:w="{}"/>)", width);
        row += cell(width, content);
    }
    return fmt::format(
        R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr></w:tbl>)",
        kTextWidth, grid, row);
}

/// Two tables that follow each other would be one.
std::string gap() {
    return R"(<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>)";
}

/// Boxes 1 to 4, and 5b under the number.
std::string head(bool official) {
    std::string left = paragraph(run("{{?co_quan_chu_quan}}{{co_quan_chu_quan}}", {k13}));
    left += paragraph(run("{{co_quan}}", {k13, true}));
    left += rule(kIssuerRule, kLeftColumn);
    std::string right = paragraph(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {k13, true}));
    right += paragraph(run("Độc lập - Tự do - Hạnh phúc", {k14, true}));
    right += rule(kMottoWidth, kRightColumn);
    std::string number = paragraph(run("{{so_ky_hieu}}", {k13}));
    if (official) number += paragraph(run("{{trich_yeu}}", {k13}), {.before = kBetweenParagraphs});
    std::string const day = paragraph(run("{{dia_danh_ngay_thang}}", {k14, false, true}));
    return columns({{kLeftColumn, left}, {kRightColumn, right}}) + gap() +
           columns({{kLeftColumn, number}, {kRightColumn, day}});
}

/// Box 9a.
std::string addressees() {
    constexpr int kIndent = 3 * kCentimetre, kList = 5 * kCentimetre;
    return paragraph(run("{{?kinh_gui_mot}}Kính gửi: {{kinh_gui_mot}}.", {}), {.before = 360, .after = 240}) +
           paragraph(run("{{?kinh_gui_nhieu}}Kính gửi:", {}),
                     {.align = "left", .before = 360, .left = kIndent, .keep = true}) +
           paragraph(run("{{?kinh_gui_nhieu}}{{kinh_gui_nhieu}}", {}), {.align = "left", .left = kList}) +
           paragraph(run("{{?kinh_gui_nhieu}}", {k11}), {.after = kBetweenParagraphs});
}

/// Box 5a.
std::string title() {
    return paragraph(run("{{ten_loai}}", {k14, true}), {.before = 360}) + paragraph(run("{{trich_yeu}}", {k14, true})) +
           rule(kTitleRule, kTextWidth) + paragraph("", {});
}

std::string facts() {
    struct Column {
        int width;
        char const *heading, *field, *align;
    };
    constexpr Column kColumns[] = {{600, "TT", "{{#bang}}{{stt}}", "center"},
                                   {2350, "Đơn vị", "{{don_vi}}", "left"},
                                   {3121, "Nhiệm vụ", "{{nhiem_vu}}", "left"},
                                   {1600, "Thời hạn", "{{thoi_han}}", "center"},
                                   {1400, "Tình trạng", "{{tinh_trang}}{{/bang}}", "center"}};
    std::string grid, heading, row;
    for (auto const& column : kColumns) {
        grid += fmt::format(R"(<w:gridCol w:w="{}"/>)", column.width);
        heading += cell(column.width, paragraph(run(column.heading, {k13, true}), {.keep = true}));
        row += cell(column.width, paragraph(run(column.field, {k13}), {.align = column.align}));
    }
    std::string borders;
    for (char const* const side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        borders += fmt::format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>)", side);
    return paragraph(run("{{#khung_bang}}", {})) +
           fmt::format(
               R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr></w:tbl>)",
               kTextWidth, borders, grid, heading, row) +
           paragraph(run("{{/khung_bang}}", {}));
}

/// Boxes 7 and 9b side by side; the code stands below the recipients, where no seal comes.
std::string ending() {
    std::string left = paragraph(run("Nơi nhận:", {k12, true, true}), {.align = "left"});
    left += paragraph(run("{{noi_nhan}}", {k11}), {.align = "left"});
    left += paragraph(run("{{?qr}}{{qr}}", {k11}), {.align = "left", .before = 60});
    std::string right = paragraph(run("{{quyen_han_chuc_vu}}", {k14, true}));
    constexpr int kSignatureLines = 4; // room for signature and seal
    for (int i = 0; i < kSignatureLines; ++i) right += paragraph("", {});
    right += paragraph(run("{{nguoi_ky}}", {k14, true}));
    // The signature never stands on a page without a line of the text above it.
    return paragraph("", {.keep = true}) + columns({{kHalf, left}, {kTextWidth - kHalf, right}});
}

std::string section() {
    return fmt::format(
        R"(<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>)",
        kPageWidth, kPageHeight, kMargin, kMargin, kMargin, kLeft);
}

std::string page_number() {
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr {}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)",
        kNamespaces);
}

} // namespace

std::string standard_template(Kind kind) {
    bool const official = kind != Kind::notice;
    Shape const text{.align = "both", .after = kBetweenParagraphs, .first = kFirstLine};
    std::string const body =
        head(official) + (official ? addressees() : title()) + paragraph(run("{{mo_dau}}", {}), text) + facts() +
        paragraph(run("{{?ket_thuc}}{{ket_thuc}}", {}),
                  {.align = "both", .before = kBetweenParagraphs, .first = kFirstLine, .keep = true}) +
        ending() + paragraph("", {}) + section();
    std::string const document = fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {}><w:body>{}</w:body></w:document>)",
        kNamespaces, body);
    std::string const header = page_number();
    office::ArchivePart const parts[] = {
        {"[Content_Types].xml", kTypes}, {"_rels/.rels", kRelations},
        {"word/document.xml", document}, {"word/styles.xml", kStyles},
        {"word/header1.xml", header},    {"word/_rels/document.xml.rels", kDocumentRelations}};
    auto made = office::make_archive(parts);
    ENSURE(made.has_value());
    return *std::move(made);
}

} // namespace directives::letters
