#include "sheets.hpp"

#include "office/xlsx_parts.hpp"

#include <functional>

using office::CellKind;
using sheets::must_read;
using sheets::refusal;
using sheets::rows;
using sheets::xlsx;

namespace {

std::string const kStrings =
    "<sst><si><t>Hộ nghèo</t></si><si><r><t>Xã </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">Mường "
    "Hum</t></r><rPh sb=\"0\" eb=\"1\"><t>đọc</t></rPh></si><si><t>Tie\xCC\x82\xCC\x81ng</t></si></sst>";

// Formats by index: general, 14 (date), dd/mm/yyyy hh:mm, 00000, 0.00%, [h]:mm, hh:mm.
std::string const kStyles =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/><numFmt numFmtId=\"165\" "
    "formatCode=\"00000\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf "
    "numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
    "numFmtId=\"10\"/><xf "
    "numFmtId=\"166\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";

} // namespace

TEST_CASE("every kind of cell of an .xlsx is read as a person sees it") {
    struct Case {
        char const* xml;
        CellKind kind;
        char const* text;
    };
    Case const cases[] = {
        {R"(<c r="A1" t="s"><v>0</v></c>)", CellKind::text, "Hộ nghèo"},
        {R"(<c r="A1" t="s"><v>1</v></c>)", CellKind::text, "Xã Mường Hum"},
        {R"(<c r="A1" t="s"><v>2</v></c>)", CellKind::text, "Tiếng"},
        {R"(<c r="A1" t="inlineStr"><is><t>Thôn 1</t></is></c>)", CellKind::text, "Thôn 1"},
        {R"(<c r="A1" t="inlineStr"><is><r><t>Thôn</t></r><r><t> 2</t></r><rPh><t>x</t></rPh></is></c>)",
         CellKind::text, "Thôn 2"},
        {R"(<c r="A1" t="str"><v>=1+1</v></c>)", CellKind::text, "=1+1"},
        {R"(<c r="A1" t="str"><f>"a"</f><v>a_x000D__x000A_b_x005F_x0041_</v></c>)", CellKind::text, "a\nb_x0041_"},
        {R"(<c r="A1"><v>162756000000</v></c>)", CellKind::number, "162756000000"},
        {R"(<c r="A1" t="n"><v>9007199254740993</v></c>)", CellKind::number, "9007199254740993"},
        {R"(<c r="A1"><v>0.10000000000000001</v></c>)", CellKind::number, "0.1"},
        {R"(<c r="A1"><v>1.62756E+11</v></c>)", CellKind::number, "162756000000"},
        {R"(<c r="A1"><v>-1.5e-3</v></c>)", CellKind::number, "-0.0015"},
        {R"(<c r="A1" s="3"><v>4</v></c>)", CellKind::number, "00004"},
        {R"(<c r="A1" s="4"><v>0.125</v></c>)", CellKind::number, "0.125"},
        {R"(<c r="A1" s="99"><v>7</v></c>)", CellKind::number, "7"},
        {R"(<c r="A1"><v>mười</v></c>)", CellKind::text, "mười"},
        {R"(<c r="A1" t="b"><v>1</v></c>)", CellKind::boolean, "TRUE"},
        {R"(<c r="A1" t="b"><v>0</v></c>)", CellKind::boolean, "FALSE"},
        {R"(<c r="A1" t="e"><v>#N/A</v></c>)", CellKind::error, "#N/A"},
        {R"(<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>)", CellKind::error, "#DIV/0!"},
        {R"(<c r="A1" t="d"><v>2024-10-11</v></c>)", CellKind::date, "11/10/2024"},
        {R"(<c r="A1" t="d"><v>2024-10-11T07:30:00Z</v></c>)", CellKind::date, "11/10/2024 07:30:00"},
        {R"(<c r="A1" t="d"><v>2024-02-30</v></c>)", CellKind::text, "2024-02-30"},
        {R"(<c r="A1" s="1"><v>45576</v></c>)", CellKind::date, "11/10/2024"},
        {R"(<c r="A1" s="2"><v>45576.3125</v></c>)", CellKind::date, "11/10/2024 07:30:00"},
        {R"(<c r="A1" s="2"><v>45576.9999999999</v></c>)", CellKind::date, "12/10/2024"},
        {R"(<c r="A1" s="1"><v>1</v></c>)", CellKind::date, "01/01/1900"},
        {R"(<c r="A1" s="1"><v>59</v></c>)", CellKind::date, "28/02/1900"},
        {R"(<c r="A1" s="1"><v>60</v></c>)", CellKind::error, "29/02/1900"},
        {R"(<c r="A1" s="1"><v>61</v></c>)", CellKind::date, "01/03/1900"},
        {R"(<c r="A1" s="1"><v>-1</v></c>)", CellKind::error, "#####"},
        {R"(<c r="A1" s="1"><v>2958465</v></c>)", CellKind::text, "31/12/9999"},
        {R"(<c r="A1" s="1"><v>1E+300</v></c>)", CellKind::error, "#####"},
        {R"(<c r="A1" s="5"><v>1.5</v></c>)", CellKind::text, "36:00:00"},
        {R"(<c r="A1" s="6"><v>0.3125</v></c>)", CellKind::text, "07:30:00"},
        {R"(<c r="A1"><f>SUM(B1:B9)</f></c>)", CellKind::error, ""},
        {R"(<c r="A1"><f>SUM(B1:B9)</f><v></v></c>)", CellKind::error, ""},
        {R"(<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c>)", CellKind::number, "12"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.xml);
        auto const found = must_read(xlsx(rows("<row r=\"1\">" + std::string{c.xml} + "</row>"),
                                          {{"xl/sharedStrings.xml", kStrings}, {"xl/styles.xml", kStyles}}));
        auto const cell = found.cell(1, 0);
        CHECK(cell.kind == c.kind);
        CHECK(cell.text == c.text);
        CHECK(cell.date.has_value() == (c.kind == CellKind::date));
        CHECK(cell.from_formula == std::string_view{c.xml}.contains("<f>"));
        CHECK(cell.formula_without_result == (cell.from_formula && cell.text.empty()));
        CHECK(cell.percent == std::string_view{c.xml}.contains("s=\"4\""));
    }
}

TEST_CASE("a workbook that counts days from 1904 gives the same dates") {
    auto const found =
        must_read(xlsx(rows(R"(<row r="1"><c r="A1" s="1"><v>44114</v></c><c r="B1" s="1"><v>0</v></c></row>)"),
                       {{"xl/styles.xml", kStyles}}, "<workbookPr date1904=\"1\"/>"));
    CHECK(found.texts(1) == std::vector<std::string>{"11/10/2024", "01/01/1904"});
}

TEST_CASE("blank rows keep their numbers, blank and styled cells hold nothing") {
    auto const found = must_read(xlsx(rows(R"(<row r="2"><c r="A2" s="1"/><c r="XFD2" s="1"/></row>
        <row r="7" hidden="1"><c r="B7" t="inlineStr"><is><t>Tên xã</t></is></c><c r="C7" t="str"><v>  </v></c></row><row r="9"/>)")));
    REQUIRE(found.rows.size() == 1);
    CHECK(found.rows[0].first == 7);
    CHECK(found.texts(7) == std::vector<std::string>{"", "Tên xã"});
    CHECK(found.summary.sheets[0].cells == 1);
}

TEST_CASE("cells without references stand in their order, cells out of order are put in their places") {
    auto const found =
        must_read(xlsx(rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
                            "<row r=\"5\"><c r=\"C5\"><v>6</v></c><c><v>7</v></c><c r=\"A5\"><v>4</v></c></row>")));
    CHECK(found.texts(1) == std::vector<std::string>{"1", "2"});
    CHECK(found.texts(2) == std::vector<std::string>{"3"});
    CHECK(found.texts(5) == std::vector<std::string>{"4", "", "6", "7"});
}

TEST_CASE("prefixed names, UTF-16 and parts without relations are read as well") {
    auto const prefixed = must_read(
        xlsx("", {{"xl/worksheets/sheet1.xml",
                   "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is>"
                   "<x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"}}));
    CHECK(prefixed.texts(1) == std::vector<std::string>{"a"});
    std::string wide = "\xFF\xFE";
    for (char const c : std::string{"<worksheet><sheetData><row><c><v>5</v></c></row></sheetData>"
                                    "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>"})
        (wide += c) += '\0';
    office::SheetOptions options;
    options.merges = office::Merges::fill;
    CHECK(must_read(xlsx("", {{"xl/worksheets/sheet1.xml", wide}}), options).texts(1) ==
          std::vector<std::string>{"5", "5"});
}

TEST_CASE("merged ranges are listed, and filled where asked for") {
    std::string const bytes = xlsx(
        rows(R"(<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>
        <row r="2"><c r="A2" s="1"/><c r="C2"><v>4</v></c></row><row r="3"><c r="B3" s="1"/></row><row r="4"><c r="C4"><v>5</v></c></row>
        <row r="5"><c r="C5"><v>6</v></c></row>)") +
        R"(<mergeCells count="2"><mergeCell ref="C5:E5"/><mergeCell ref="A1:B4"/><mergeCell ref="H1:H5"/></mergeCells>)");
    auto const kept = must_read(bytes);
    CHECK(kept.texts(2) == std::vector<std::string>{"", "", "4"});
    REQUIRE(kept.summary.sheets[0].merges.size() == 3);
    CHECK(kept.summary.sheets[0].merges[1] == office::CellRange{1, 4, 0, 1});

    office::SheetOptions options;
    options.merges = office::Merges::fill;
    auto const filled = must_read(bytes, options);
    CHECK(filled.texts(1) == std::vector<std::string>{"1", "1", "3"});
    CHECK(filled.texts(2) == std::vector<std::string>{"1", "1", "4"});
    CHECK(filled.texts(3).empty()); // nothing of its own
    CHECK(filled.texts(4) == std::vector<std::string>{"1", "1", "5"});
    CHECK(filled.texts(5) == std::vector<std::string>{"", "", "6", "6", "6"});
    CHECK(!filled.cell(1, 0).filled);
    CHECK(filled.cell(4, 1).filled);
    CHECK(filled.summary.sheets[0].cells == kept.summary.sheets[0].cells);
    CHECK(filled.summary.sheets[0].merges.size() == 3);

    auto const overlapping =
        refusal(xlsx(rows(R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>)") +
                     R"(<mergeCells><mergeCell ref="A1:C3"/><mergeCell ref="B1:D2"/></mergeCells>)"),
                options);
    CHECK(overlapping.where == "a.bin, trang tính “Bảng”, dòng 1, cột B");
}

TEST_CASE("what is wrong in an .xlsx is told with sheet, row and column") {
    struct Case {
        char const* data;
        char const* where;
        char const* says;
    };
    Case const cases[] = {
        {R"(<row r="3"><c r="A3"><v>1</v></c></row><row r="2"/>)", "dòng 2", "thứ tự"},
        {R"(<row r="3"/><row r="3"/>)", "dòng 3", "trùng"},
        {R"(<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>)", "dòng 1, cột B", "hai giá trị"},
        {R"(<row r="1"><c r="B2"><v>1</v></c></row>)", "dòng 1, cột B", "dòng khác"},
        {R"(<row r="0"/>)", "dòng 0", "địa chỉ"},
        {R"(<row r="1"><c r="1B"><v>1</v></c></row>)", "dòng 1", "địa chỉ"},
        {R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)", "dòng 1", "địa chỉ"},
        {R"(<row r="1"><c r="B1" t="s"><v>3</v></c></row>)", "dòng 1, cột B", "bảng chữ chung"},
        {R"(<row r="1"><c r="B1" t="s"><v>-1</v></c></row>)", "dòng 1, cột B", "bảng chữ chung"},
        {R"(<row r="1"><c r="B1" t="s"><v>99999999999999999999999</v></c></row>)", "dòng 1, cột B", "bảng chữ chung"},
        {R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)", "dòng 1, cột XFD", "cột xa hơn"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.data);
        auto const error = refusal(xlsx(rows(c.data), {{"xl/sharedStrings.xml", kStrings}}));
        CHECK(error.where == std::string{"a.bin, trang tính “Bảng”, "} + c.where);
        CHECK(error.message.contains(c.says));
    }
}

TEST_CASE("hostile and broken .xlsx files are refused in words") {
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    std::string const good = xlsx(rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
    struct Case {
        char const* what;
        std::string bytes;
        char const* says;
    };
    Case const cases[] = {
        {"truncated archive", good.substr(0, good.size() / 2), "tải về chưa hết"},
        {"shared strings missing", xlsx(rows(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)")), "bảng chữ chung"},
        {"sheet missing", xlsx("", {{"xl/_rels/workbook.xml.rels", "<Relationships/>"}}), "thiếu một phần"},
        {"no sheets", xlsx("", {{"xl/workbook.xml", "<workbook/>"}}), "không có trang tính nào"},
        {"DOCTYPE", xlsx("", {{"xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>"}}),
         "DOCTYPE"},
        {"DOCTYPE in the workbook", xlsx("", {{"xl/workbook.xml", "<!DOCTYPE a><workbook/>"}}), "DOCTYPE"},
        {"deep", xlsx(deep), "lồng nhau"},
        {"cut XML", xlsx("", {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>"}}), "bị hỏng"},
        {"a tag of two megabytes", xlsx("<a b=\"" + std::string(2u << 20, 'x') + "\"/>"), "bị hỏng"},
        {"bad merge", xlsx("<mergeCells><mergeCell ref=\"A1:\"/></mergeCells>"), "địa chỉ"},
        {"not a sheet at all", archive::make({{"word/document.xml", "<a/>"}}), "không phải bảng tính"},
        {"binary workbook", archive::make({{"xl/workbook.bin", "a"}}), ".xlsb"},
        {"some archive", archive::make({{"a.txt", "a"}}), "Tệp nén"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.what);
        auto const error = refusal(c.bytes);
        CHECK(error.message.contains(c.says));
        CHECK(error.where.starts_with("a.bin"));
    }
}

TEST_CASE("each limit of a spreadsheet has its own words and its own place") {
    using office::SheetLimits;
    struct Case {
        char const* what;
        std::function<void(SheetLimits&)> tighten;
        char const* says;
        char const* where;
    };
    Case const cases[] = {
        {"file", [](SheetLimits& l) { l.file_bytes = 100; }, "Tệp lớn hơn", ""},
        {"unpacked", [](SheetLimits& l) { l.unpacked_bytes = 3'000; }, "bung ra", ""},
        {"rows", [](SheetLimits& l) { l.rows = 8; }, "nhiều dòng", ", trang tính “Bảng”, dòng 9"},
        {"columns", [](SheetLimits& l) { l.columns = 2; }, "cột xa", ", trang tính “Bảng”, dòng 9, cột C"},
        {"cells", [](SheetLimits& l) { l.cells = 3; }, "nhiều ô", ", trang tính “Bảng”, dòng 9, cột C"},
        {"text", [](SheetLimits& l) { l.text_bytes = 3; }, "nhiều chữ", ", trang tính “Bảng”, dòng 9, cột B"},
        {"merges", [](SheetLimits& l) { l.merges = 1; }, "ô gộp", ", trang tính “Bảng”, dòng 11"},
        {"sheets", [](SheetLimits& l) { l.sheets = 0; }, "nhiều trang tính", ""},
    };
    std::string padding; // incompressible enough to make the part large
    for (int i = 0; i < 1'000; ++i) padding += "<a/>";
    std::string const bytes =
        xlsx(padding + rows(R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="A9"><v>1</v></c>
        <c r="B9" t="str"><v>chữ</v></c><c r="C9"><v>5</v></c></row>)") +
             "<mergeCells><mergeCell ref=\"A10:B10\"/><mergeCell ref=\"A11:B11\"/></mergeCells>");
    CHECK(must_read(bytes).rows.size() == 2);
    for (Case const& c : cases) {
        CAPTURE(c.what);
        office::SheetOptions options;
        c.tighten(options.limits);
        auto const error = refusal(bytes, options);
        CHECK(error.message.contains(c.says));
        bool const limit = error.code == base::Code::limit_exceeded || error.code == base::Code::too_large;
        CHECK(limit);
        if (*c.where != '\0') CHECK(error.where == std::string{"a.bin"} + c.where);
    }
}

TEST_CASE("a zip bomb is refused by what it claims, before it is unpacked") {
    std::string const blanks(100u << 20, ' ');
    office::SheetOptions options;
    auto const error = refusal(xlsx(blanks), options);
    CHECK(error.code == base::Code::limit_exceeded);
    CHECK(error.message.contains("bung ra"));
}

TEST_CASE("references of cells and ranges are taken as Excel writes them, and nothing else") {
    using office::xlsx::parse_range;
    using office::xlsx::parse_reference;
    CHECK(parse_reference("XFD1048576")->column == 16'383);
    CHECK(parse_reference("$AB$12")->column == 27);
    CHECK(parse_reference("a1")->row == 1);
    for (char const* text : {"", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "A 1", "A-1", "[1", "Ă1"}) {
        CAPTURE(text);
        CHECK(!parse_reference(text));
    }
    CHECK(parse_range("B2:A1") == office::CellRange{1, 2, 0, 1});
    CHECK(!parse_range("A1:"));
}
