#include "archive.hpp"
#include "office/table_export.hpp"

#include <doctest/doctest.h>
#include <iterator>

using office::TableCell;

namespace {
std::string bytes_of(std::filesystem::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}
} // namespace

TEST_CASE("a table as .csv opens in Excel as it is: mark, semicolons, plain numbers, no formulas from text") {
    archive::Folder const folder;
    auto const file = folder.path() / "a.csv";
    auto table =
        office::TableExport::create(file, office::TableFormat::csv, "Vốn", {{"Xã"}, {"Tiền"}, {"Ngày"}, {"Số hộ"}});
    REQUIRE(table.has_value());
    std::vector<std::vector<TableCell>> const rows{{{"=HYPERLINK(\"a\";1)"},
                                                    {*base::Money::of(-162'756'000'000)},
                                                    {*base::Date::of(2024, 10, 11)},
                                                    {std::int64_t{-7}}},
                                                   {{"-5"}, {"+84 912"}, {"@a"}, {"\tb"}},
                                                   {{"'=1"}, {"'thường"}, {" a "}},
                                                   {{"hai\ndòng"}, {std::monostate{}}, {"nói \"có\""}},
                                                   {}};
    for (auto const& row : rows) CHECK(table->add_row(row).has_value());
    REQUIRE(table->close().has_value());
    CHECK(bytes_of(file) == "\xEF\xBB\xBFXã;Tiền;Ngày;Số hộ\r\n"
                            "\"'=HYPERLINK(\"\"a\"\";1)\";-162756000000;11/10/2024;-7\r\n"
                            "'-5;'+84 912;'@a;\"'\tb\"\r\n"
                            "''=1;'thường;\" a \";\r\n"
                            "\"hai\ndòng\";;\"nói \"\"có\"\"\";\r\n"
                            ";;;\r\n");
}

TEST_CASE("a table that was given up leaves no file, one that can not be written is told") {
    archive::Folder const folder;
    for (auto const format : {office::TableFormat::csv, office::TableFormat::xlsx}) {
        {
            auto table = office::TableExport::create(folder.path() / "a", format, "a", {{"x"}});
            REQUIRE(table.has_value());
            CHECK(table->add_row(std::vector<TableCell>{{std::int64_t{1}}}).has_value());
        }
        CHECK(folder.entries() == 0);
        auto lost = office::TableExport::create(folder.path() / "missing" / "a", format, "a", {{"x"}});
        bool const told = !lost.has_value() || !lost->close().has_value();
        CHECK(told);
    }
    auto full = office::TableExport::create("/dev/full", office::TableFormat::csv, "a", {{"x"}});
    REQUIRE(full.has_value());
    for (int i = 0; i < 100; ++i) (void)full->add_row(std::vector<TableCell>{{std::string(1'000, 'a')}});
    auto const closed = full->close();
    REQUIRE(!closed.has_value());
    CHECK(closed.error().code == base::Code::unavailable);
}
