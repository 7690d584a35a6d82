#include "office/docx_table.hpp"

#include <fmt/core.h>
#include <numeric>
#include <zip.h>

namespace office {
namespace {

constexpr std::string_view kTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";
constexpr std::string_view kRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr std::string_view kDocumentRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>)";
constexpr std::string_view kNamespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

// Lengths of WordprocessingML: twentieths of a point. A4 across, margins 20 mm, left 30 mm.
constexpr int kPageWidth = 16838, kPageHeight = 11906, kMargin = 1134, kLeft = 1701;
constexpr int kTableWidth = kPageWidth - kLeft - kMargin;
constexpr int kTitleSize = 28, kTextSize = 24, kCellSize = 22; // half points

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '\n': out += R"(</w:t><w:br/><w:t xml:space="preserve">)"; break;
        default:
            if (static_cast<unsigned char>(c) >= ' ' || c == '\t') out += c; // other controls are not XML
        }
    return out;
}

std::string paragraph(std::string_view text, int size, bool bold, std::string_view align) {
    return fmt::format(
        R"(<w:p><w:pPr><w:spacing w:before="0" w:after="40"/><w:jc w:val="{}"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>{}<w:sz w:val="{}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p>)",
        align, bold ? "<w:b/>" : "", size, escaped(text));
}

enum class RowKind { head, plain, total };

constexpr std::string_view kHeadRow = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

std::string row(std::vector<std::string> const& cells, std::vector<int> const& widths, RowKind kind) {
    bool const head = kind == RowKind::head;
    std::string out = head ? std::string{kHeadRow} : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t i = 0; i < widths.size(); ++i)
        out += fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>)", widths[i],
                           paragraph(i < cells.size() ? cells[i] : std::string{}, kCellSize, kind != RowKind::plain,
                                     head ? "center" : "left"));
    return out + "</w:tr>";
}

/// Two lines of heads.
std::string heads(PaperTable const& table, std::vector<int> const& widths) {
    std::string first{kHeadRow}, second{kHeadRow};
    auto const over = [&](std::size_t i) { return i < table.spanning.size() ? table.spanning[i] : std::string{}; };
    auto const cell = [](int width, std::string_view more, std::string_view text) {
        return fmt::format(
            R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>{}<w:vAlign w:val="center"/></w:tcPr>{}</w:tc>)", width,
            more, paragraph(text, kCellSize, true, "center"));
    };
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (over(i).empty()) {
            first += cell(widths[i], R"(<w:vMerge w:val="restart"/>)", table.headings[i]);
            second += cell(widths[i], "<w:vMerge/>", "");
            continue;
        }
        second += cell(widths[i], "", table.headings[i]);
        if (i > 0 && over(i - 1) == over(i)) continue;
        std::size_t count = 1;
        int width = widths[i];
        for (; i + count < widths.size() && over(i + count) == over(i); ++count) width += widths[i + count];
        first += cell(width, fmt::format(R"(<w:gridSpan w:val="{}"/>)", count), over(i));
    }
    return first + "</w:tr>" + second + "</w:tr>";
}

std::string document(PaperTable const& table, std::function<bool(std::vector<std::string>&)> const& next) {
    std::string out =
        fmt::format(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {}><w:body>)", kNamespaces);
    for (auto const& line : table.above) out += paragraph(line, kTitleSize, true, "center");
    int const whole = std::max(1, std::accumulate(table.widths.begin(), table.widths.end(), 0));
    std::vector<int> widths;
    for (int const width : table.widths) widths.push_back(kTableWidth * width / whole);
    out += fmt::format(R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>)", kTableWidth);
    for (char const* const side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        out += fmt::format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>)", side);
    out += R"(</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>)";
    for (int const width : widths) out += fmt::format(R"(<w:gridCol w:w="{}"/>)", width);
    out +=
        "</w:tblGrid>" + (table.spanning.empty() ? row(table.headings, widths, RowKind::head) : heads(table, widths));
    for (std::vector<std::string> cells; next(cells); cells.clear()) out += row(cells, widths, RowKind::plain);
    if (!table.totals.empty()) out += row(table.totals, widths, RowKind::total);
    out += "</w:tbl>";
    for (auto const& line : table.notes) out += paragraph(line, kTextSize, false, "left");
    for (auto const& line : table.below) out += paragraph(line, kTextSize, false, "right");
    out += fmt::format(
        R"(<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="{}" w:h="{}" w:orient="landscape"/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>)",
        kPageWidth, kPageHeight, kMargin, kMargin, kMargin, kLeft);
    return out;
}

std::string page_number() {
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr {}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="{}"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)",
        kNamespaces, kTextSize);
}

} // namespace

base::Result<void> write_docx_table(std::filesystem::path const& file, PaperTable const& table,
                                    std::function<bool(std::vector<std::string>&)> const& next) {
    auto const unavailable = [] {
        return base::fail(base::Code::unavailable, "Chưa ghi được tệp Word.", {},
                          "Báo người quản trị kiểm tra chỗ trống trên ổ đĩa của máy chủ.");
    };
    // The parts must outlive zip_close: libzip reads them there.
    std::string const body = document(table, next);
    std::string const header = page_number();
    int trouble = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &trouble);
    if (archive == nullptr) return unavailable();
    for (auto const& [name, bytes] : {std::pair<char const*, std::string_view>{"[Content_Types].xml", kTypes},
                                      {"_rels/.rels", kRelations},
                                      {"word/document.xml", body},
                                      {"word/header1.xml", header},
                                      {"word/_rels/document.xml.rels", kDocumentRelations}}) {
        zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        if (source == nullptr || zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) < 0) {
            if (source != nullptr) zip_source_free(source);
            zip_discard(archive);
            return unavailable();
        }
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        return unavailable();
    }
    return {};
}

} // namespace office
