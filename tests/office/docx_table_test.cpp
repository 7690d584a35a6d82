#include "office/docx_table.hpp"

#include "office/extract.hpp"

#include <doctest/doctest.h>
#include <filesystem>

TEST_CASE("a table on paper is read back cell by cell") {
    auto folder = (std::filesystem::temp_directory_path() / "benvung-docx-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    auto const file = std::filesystem::path{folder} / "so.docx";
    int rows = 0;
    auto const written =
        office::write_docx_table(file,
                                 {.above = {"SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm 2026"},
                                  .headings = {"Số đến", "Tác giả", "Ghi chú"},
                                  .widths = {10, 60, 30},
                                  .below = {"In ngày 21/11/2026"}},
                                 [&](std::vector<std::string>& cells) {
                                     if (rows == 3) return false;
                                     cells = {std::to_string(++rows), "UBND tỉnh <A> & \"B\"\x01", "hai\ndòng"};
                                     return true;
                                 });
    REQUIRE(written.has_value());
    auto const read = office::extract(file, "so.docx", {}, folder);
    REQUIRE(read.has_value());
    CHECK(read->text.contains("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN\nNăm 2026\n"));
    CHECK(read->text.contains("Số đến\tTác giả\tGhi chú\n"));
    CHECK(read->text.contains("3\tUBND tỉnh <A> & \"B\"\thai dòng\n"));
    CHECK_FALSE(office::write_docx_table("/nowhere/at/all.docx", {}, [](auto&) { return false; }).has_value());
    std::filesystem::remove_all(folder);
}
