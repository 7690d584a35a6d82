#include "sheets.hpp"

using office::CellKind;
using sheets::must_read;
using sheets::ods;
using sheets::refusal;

namespace {
std::string table(std::string const& rows, std::string const& name = "Bảng") {
    return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}
std::string row(std::string const& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }
} // namespace

TEST_CASE("every kind of cell of an .ods is read as a person sees it") {
    struct Case {
        char const* xml;
        CellKind kind;
        char const* text;
    };
    Case const cases[] = {
        {R"(<table:table-cell office:value-type="string"><text:p>Hộ<text:s text:c="2"/>nghèo</text:p><text:p>hai</text:p></table:table-cell>)",
         CellKind::text, "Hộ  nghèo\nhai"},
        {R"(<table:table-cell office:value-type="string"><text:p>Tie&#x302;&#x301;<text:span>ng</text:span></text:p><office:annotation><text:p>ghi chú</text:p></office:annotation></table:table-cell>)",
         CellKind::text, "Tiếng"},
        {R"(<table:table-cell office:value-type="string" office:string-value="a"/>)", CellKind::text, "a"},
        {R"(<table:table-cell><text:p>không kiểu</text:p></table:table-cell>)", CellKind::text, "không kiểu"},
        {R"(<table:table-cell office:value-type="float" office:value="162756000000"><text:p>162.756.000.000</text:p></table:table-cell>)",
         CellKind::number, "162756000000"},
        {R"(<table:table-cell office:value-type="float" office:value="4"><text:p>00004</text:p></table:table-cell>)",
         CellKind::number, "00004"},
        {R"(<table:table-cell office:value-type="currency" office:value="1.5E3" office:currency="VND"><text:p>1.500 đ</text:p></table:table-cell>)",
         CellKind::number, "1500"},
        {R"(<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12,5%</text:p></table:table-cell>)",
         CellKind::number, "0.125"},
        {R"(<table:table-cell office:value-type="date" office:date-value="2024-10-11"><text:p>11/10/24</text:p></table:table-cell>)",
         CellKind::date, "11/10/2024"},
        {R"(<table:table-cell office:value-type="date" office:date-value="2024-10-11T07:30:00"/>)", CellKind::date,
         "11/10/2024 07:30:00"},
        {R"(<table:table-cell office:value-type="time" office:time-value="PT07H30M00S"/>)", CellKind::text, "07:30:00"},
        {R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"/>)", CellKind::boolean, "TRUE"},
        {R"(<table:table-cell table:formula="of:=NA" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>)",
         CellKind::error, "#N/A"},
        {R"(<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2" calcext:value-type="float"/>)",
         CellKind::number, "2"},
        {R"(<table:table-cell table:formula="of:=1+1"/>)", CellKind::error, ""},
    };
    for (Case const& c : cases) {
        CAPTURE(c.xml);
        auto const found = must_read(ods(table(row(c.xml))));
        auto const cell = found.cell(1, 0);
        CHECK(cell.kind == c.kind);
        CHECK(cell.text == c.text);
        CHECK(cell.date.has_value() == (c.kind == CellKind::date));
        CHECK(cell.from_formula == std::string_view{c.xml}.contains("formula"));
        CHECK(cell.formula_without_result == (cell.from_formula && cell.text.empty()));
        CHECK(cell.percent == std::string_view{c.xml}.contains("percentage"));
        CHECK(found.summary.format == office::SheetFormat::ods);
    }
}

TEST_CASE("what an .ods repeats is counted where empty and handed out where it holds something") {
    auto const found = must_read(ods(table(
        R"(<table:table-row table:number-rows-repeated="6"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
           <table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"/><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
           <table:table-row table:number-rows-repeated="1048568"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)")));
    REQUIRE(found.rows.size() == 2);
    CHECK(found.rows[0].first == 7); // the header in row 7
    CHECK(found.texts(7) == std::vector<std::string>{"", "5", "5"});
    CHECK(found.texts(8) == found.texts(7));
    CHECK(found.summary.sheets[0].cells == 4);

    CHECK(
        refusal(
            ods(table(row(
                R"(<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="5"/>)"))))
            .where == "a.bin, trang tính “Bảng”, dòng 1, cột AMK");
    office::SheetOptions options;
    options.limits.cells = 1'000;
    CHECK(
        refusal(
            ods(table(
                R"(<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="5"/></table:table-row>)")),
            options)
            .where == "a.bin, trang tính “Bảng”, dòng 1001, cột A");
}

TEST_CASE("merged cells of an .ods are listed and filled; what they cover is not shown") {
    std::string const bytes = ods(table(
        row(R"(<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>a</text:p></table:table-cell>
               <table:covered-table-cell office:value-type="string"><text:p>cũ</text:p></table:covered-table-cell><table:table-cell office:value-type="float" office:value="1"/>)") +
        row(R"(<table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="2"/>)")));
    auto const kept = must_read(bytes);
    CHECK(kept.texts(1) == std::vector<std::string>{"a", "", "1"});
    REQUIRE(kept.summary.sheets[0].merges.size() == 1);
    CHECK(kept.summary.sheets[0].merges[0] == office::CellRange{1, 2, 0, 1});
    office::SheetOptions options;
    options.merges = office::Merges::fill;
    CHECK(must_read(bytes, options).texts(2) == std::vector<std::string>{"a", "a", "2"});
}

TEST_CASE("tracked changes, shapes and sheets inside cells hold no rows of the sheet") {
    auto const found = must_read(
        ods("<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell/></"
            "table:previous>"
            "</table:cell-content-change></table:tracked-changes>" +
                table("<table:shapes><draw:frame "
                      "xmlns:draw=\"d\"><text:p>x</text:p></draw:frame></table:shapes><table:table-header-rows>" +
                      row("<table:table-cell office:value-type=\"string\"><text:p>a</text:p>" +
                          table(row("<table:table-cell/>")) + "</table:table-cell>") +
                      "</table:table-header-rows><table:table-row-group>" +
                      row("<table:table-cell office:value-type=\"string\"><text:p>b</text:p></table:table-cell>") +
                      "</table:table-row-group>") +
                "<table:table table:name=\"Ẩn\" table:style-name=\"ta1\"/>",
            "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
            "table:display=\"false\"/></style:style>"));
    CHECK(found.texts(1) == std::vector<std::string>{"a"});
    CHECK(found.texts(2) == std::vector<std::string>{"b"});
    REQUIRE(found.summary.sheets.size() == 2);
    CHECK(!found.summary.sheets[0].hidden);
    CHECK(found.summary.sheets[1].hidden);
}

TEST_CASE("one sheet may be asked for by name, in an archive or in a flat file") {
    std::string const tables = table(row("<table:table-cell office:value-type=\"float\" office:value=\"1\"/>"), "Một") +
                               table(row("<table:table-cell office:value-type=\"float\" office:value=\"2\"/>"), "Hai");
    std::string const flat =
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" "
        "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet>" +
        tables + "</office:spreadsheet></office:body></office:document>";
    office::SheetOptions options;
    options.only = "Hai";
    for (std::string const& bytes : {ods(tables), flat}) {
        auto const found = must_read(bytes, options);
        REQUIRE(found.summary.sheets.size() == 1);
        CHECK(found.texts(1) == std::vector<std::string>{"2"});
    }
    options.only = "Ba";
    CHECK(refusal(flat, options).code == base::Code::not_found);
    CHECK(refusal(ods("")).message.contains("không có trang tính nào"));
}

TEST_CASE("an .ods with a password, without content or with DOCTYPE is refused in words") {
    std::string const kind = "application/vnd.oasis.opendocument.spreadsheet";
    CHECK(refusal(
              archive::make(
                  {{"mimetype", kind}, {"META-INF/manifest.xml", "<m:encryption-data/>"}, {"content.xml", "\x01\x02"}}))
              .message.contains("mật khẩu"));
    CHECK(refusal(archive::make({{"mimetype", kind}})).message.contains("thiếu một phần"));
    CHECK(
        refusal(archive::make({{"mimetype", kind}, {"content.xml", "<!DOCTYPE a><a/>"}})).message.contains("DOCTYPE"));
    CHECK(refusal(archive::make({{"mimetype", "application/vnd.oasis.opendocument.text"}}))
              .message.contains("không phải bảng tính"));
}
