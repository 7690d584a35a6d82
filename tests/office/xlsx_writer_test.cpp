#include "archive.hpp"
#include "office/xlsx_writer.hpp"

#include <doctest/doctest.h>

namespace {
std::string part(std::string const& bytes, char const* name) {
    zip_error_t error;
    zip_t* file =
        zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error), ZIP_RDONLY, &error);
    REQUIRE(file != nullptr);
    zip_file_t* entry = zip_fopen(file, name, 0);
    REQUIRE(entry != nullptr);
    std::string out(1u << 16, '\0');
    out.resize(static_cast<std::size_t>(zip_fread(entry, out.data(), out.size())));
    zip_fclose(entry);
    zip_close(file);
    return out;
}
} // namespace

TEST_CASE("a download has a frozen header, whole đồng, dates, and text that stays text") {
    archive::Folder const folder;
    auto const bytes = office::xlsx_bytes(
        "Vốn", {{"Xã", 20}, {"Số tiền (đồng)", 18}, {"Ngày", 12}, {"Số hộ", 8}},
        {{std::string{"=HYPERLINK(1)"}, office::Dong{162'756'000'000}, *base::Date::of(2024, 10, 11), std::int64_t{7}},
         {std::monostate{}, office::Dong{-5}}},
        folder.path());
    REQUIRE(bytes.has_value());
    CHECK(folder.entries() == 0);
    std::string const sheet = part(*bytes, "xl/worksheets/sheet1.xml"), styles = part(*bytes, "xl/styles.xml");
    CHECK(sheet.contains("state=\"frozen\""));
    CHECK(sheet.contains("<v>162756000000</v>"));
    CHECK(sheet.contains("<v>45576</v>")); // 11/10/2024 as Excel counts days
    CHECK(sheet.contains("=HYPERLINK(1)"));
    CHECK(!sheet.contains("<f>"));
    CHECK(styles.contains("formatCode=\"#,##0\""));
    CHECK(part(*bytes, "xl/workbook.xml").contains("name=\"Vốn\""));
}

TEST_CASE("what a spreadsheet can not hold is told with its row and column") {
    archive::Folder const folder;
    auto const large = office::xlsx_bytes("a", {{"x"}}, {{office::Dong{INT64_MAX}}}, folder.path());
    REQUIRE(!large.has_value());
    CHECK(large.error().where == "dòng 2, cột 1");
    CHECK(!office::xlsx_bytes("a", {{"x"}}, {{std::string(40'000, 'a')}}, folder.path()).has_value());
    CHECK(!office::xlsx_bytes("a", {{"x"}}, {}, folder.path() / "missing").has_value());
    CHECK(folder.entries() == 0);
}

TEST_CASE("sheet names that Excel refuses are mended") {
    archive::Folder const folder;
    auto const file = folder.path() / "a.xlsx";
    auto writer = office::XlsxWriter::create(file);
    REQUIRE(writer.has_value());
    for (char const* name : {"Dự án 1: hạ tầng [thiết yếu] rất rất dài quá mức", "Vốn", "vốn", "", "'a'"})
        CHECK(writer->add_sheet(name, {{"x"}}).has_value());
    CHECK(writer->add_row({std::int64_t{1}}).has_value());
    CHECK(writer->close().has_value());
    CHECK(std::filesystem::file_size(file) > 0);
}

TEST_CASE("a spreadsheet that was given up leaves no file") {
    archive::Folder const folder;
    {
        auto writer = office::XlsxWriter::create(folder.path() / "a.xlsx");
        REQUIRE(writer.has_value());
        CHECK(writer->add_sheet("a", {{"x"}}).has_value());
    }
    CHECK(folder.entries() == 0);
}
