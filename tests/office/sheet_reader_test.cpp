#include "sheets.hpp"

#include "office/sheet_values.hpp"
#include "office/table_export.hpp"
#include "office/xlsx_writer.hpp"

#include <cstdlib>
#include <rapidcheck.h>
#include <sstream>
#include <stdexcept>

using office::CellKind;
using office::Flow;
using office::SheetRow;

namespace {

/// The peak of this process's memory in kilobytes since it was last set back.
long peak_kilobytes() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6);
    return 0;
}

} // namespace

TEST_CASE("what we export we read back: every value of every column, from .xlsx and .csv") {
    archive::Folder const folder;
    std::vector<office::TableColumn> const columns{{"Mã xã", office::ColumnKind::text},
                                                   {"Số hộ", office::ColumnKind::integer},
                                                   {"Tiền", office::ColumnKind::money},
                                                   {"Ngày", office::ColumnKind::date}};
    std::vector<std::string> const texts{
        "00004", "=1+1", "-5", "'=x", "'thường", "hai\ndòng", "có ; , \t | \"ngoặc\"", " a ", "Mường Hum", "_x000D_"};
    for (auto const format : {office::TableFormat::xlsx, office::TableFormat::csv}) {
        auto const file = folder.path() / "a";
        auto table = office::TableExport::create(file, format, "Vốn", columns);
        REQUIRE(table.has_value());
        for (std::string const& text : texts)
            REQUIRE(
                table
                    ->add_row(std::vector<office::TableCell>{{text, office::Tint::bad},
                                                             {std::int64_t{-12}},
                                                             {*base::Money::of(162'756'000'000), office::Tint::good},
                                                             {*base::Date::of(2024, 10, 11)}})
                    .has_value());
        REQUIRE(table->close().has_value());
        std::size_t row_count = 0;
        auto const summary = office::read_sheets(file, {}, [&](SheetRow const& row) -> base::Result<Flow> {
            if (row.number == 1) {
                CHECK(row.at(2).text == "Tiền");
                return Flow::go_on;
            }
            bool const typed = format == office::TableFormat::xlsx;
            CHECK(row.at(0).text == texts[static_cast<std::size_t>(row.number - 2)]);
            CHECK(row.at(0).kind == CellKind::text);
            CHECK(row.at(1).text == "-12");
            CHECK(row.at(2).text == "162756000000");
            CHECK(row.at(2).kind == (typed ? CellKind::number : CellKind::text));
            CHECK(row.at(3).text == "11/10/2024");
            CHECK(row.at(3).date.has_value() == typed);
            CHECK(row.at(9).empty());
            ++row_count;
            return Flow::go_on;
        });
        REQUIRE(summary.has_value());
        CHECK(row_count == texts.size());
    }
}

TEST_CASE("a hundred thousand rows are read in flat memory") {
    archive::Folder const folder;
    auto const file = folder.path() / "a.xlsx";
    auto writer = office::XlsxWriter::create(file);
    REQUIRE(writer.has_value());
    REQUIRE(writer->add_sheet("Hộ", {{"a"}, {"b"}, {"c"}}).has_value());
    for (std::int64_t row = 0; row < 100'000; ++row)
        REQUIRE(writer->add_row({std::string{"Xã Mường Hum"}, row, office::Dong{row * 1'000}}).has_value());
    REQUIRE(writer->close().has_value());
    std::ofstream{"/proc/self/clear_refs"} << "5";         // sets the peak back
    [[maybe_unused]] long const before = peak_kilobytes(); // with the sanitizer, memory says nothing
    std::int64_t rows = 0, sum = 0;
    auto const summary = office::read_sheets(file, {}, [&](SheetRow const& row) -> base::Result<Flow> {
        if (row.number > 1) sum += std::stoll(row.at(1).text);
        ++rows;
        return Flow::go_on;
    });
    REQUIRE(summary.has_value());
    CHECK(rows == 100'001);
    CHECK(sum == 99'999LL * 50'000);
    CHECK(summary->sheets[0].cells == 300'003);
#if !defined(__SANITIZE_ADDRESS__)
    CHECK(peak_kilobytes() - before < 16 << 10);
#endif
}

TEST_CASE("the receiver may stop, pass to the next sheet, fail, or throw") {
    archive::Folder const folder;
    auto const file = folder.path() / "a.xlsx";
    auto writer = office::XlsxWriter::create(file);
    for (char const* name : {"Một", "Hai", "Ba"}) {
        REQUIRE(writer->add_sheet(name, {{"x"}}).has_value());
        for (std::int64_t row = 0; row < 5; ++row) REQUIRE(writer->add_row({row}).has_value());
    }
    REQUIRE(writer->close().has_value());

    auto const list = office::list_sheets(file, {}, 2);
    REQUIRE(list.has_value());
    REQUIRE(list->sheets.size() == 3);
    for (auto const& sheet : list->sheets) CHECK(sheet.rows.size() == 2);
    CHECK(list->sheets[2].info.name == "Ba");

    int calls = 0;
    auto const stopped = office::read_sheets(file, {}, [&](SheetRow const&) -> base::Result<Flow> {
        ++calls;
        return Flow::stop;
    });
    REQUIRE(stopped.has_value());
    CHECK(stopped->stopped);
    CHECK(calls == 1);

    auto const failed = office::read_sheets(file, {}, [](SheetRow const&) -> base::Result<Flow> {
        return base::fail(base::Code::refused, "Ngừng.", "ở đây");
    });
    REQUIRE(!failed.has_value());
    CHECK(failed.error().where == "ở đây");

    CHECK_THROWS_AS((void)office::read_sheets(
                        file, {}, [](SheetRow const&) -> base::Result<Flow> { throw std::runtime_error{"database"}; }),
                    std::runtime_error);
}

namespace {
std::string bytes_of(char const* name) {
    std::ifstream file{std::string{BENVUNG_SOURCE_DIR "/tests/office/files/"} + name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}
std::string wide(std::string_view name) {
    std::string out;
    for (char const c : name) (out += c) += '\0';
    return out;
}
} // namespace

TEST_CASE(
    "one table saved by LibreOffice as .xlsx and .ods gives the same cells; an .xls does where Calc is installed") {
    for (char const* name : {"small.xlsx", "small.ods", "small.xls"}) {
        CAPTURE(name);
        auto const found = sheets::read(bytes_of(name), {}, name);
        if (!found && std::string_view{name} == "small.xls" && found.error().message.contains("chưa cài")) {
            MESSAGE("LibreOffice Calc is not installed: reading an .xls is not tried");
            CHECK(found.error().code == base::Code::unavailable);
            continue;
        }
        REQUIRE(found.has_value());
        CHECK(found->summary.sheets[0].name == "Vốn");
        REQUIRE(found->rows.size() == 1);
        CHECK(found->texts(7) ==
              std::vector<std::string>{"Xã Mường Hum", "162756000000", "11/10/2024", "325512000000"});
        CHECK(found->cell(7, 2).date == base::Date::of(2024, 10, 11));
        CHECK(found->cell(7, 3).from_formula);
    }
}

TEST_CASE("an .xls that is damaged, encrypted or a document is refused in words and leaves nothing behind") {
    std::string const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    archive::Folder const scratch;
    office::SheetOptions options;
    options.scratch = scratch.path();
    auto const damaged = sheets::refusal(ole + wide("Workbook"), options, "a.xls");
    CHECK(damaged.code == base::Code::unavailable);
    CHECK(damaged.where == "a.xls");
    CHECK(scratch.entries() == 0);
    CHECK(sheets::refusal(ole + wide("EncryptedPackage")).message.contains("mật khẩu"));
    CHECK(sheets::refusal(ole + wide("WordDocument")).message.contains("không phải bảng tính"));
}

TEST_CASE("number formats say whether a number is a day, a time or a code") {
    using Shows = office::sheet_values::NumberFormat::Shows;
    struct Case {
        char const* code;
        Shows shows;
        bool percent;
        int zeros;
    };
    Case const cases[] = {
        {"General", Shows::number, false, 0},
        {"#,##0", Shows::number, false, 0},
        {"#,##0.00\\ \"đồng\"", Shows::number, false, 0},
        {"_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-", Shows::number, false, 0},
        {"0.00E+00", Shows::number, false, 0},
        {"[Red]0", Shows::number, false, 0},
        {"0;[Red]dd", Shows::number, false, 0},
        {"\"ngày\" 0", Shows::number, false, 0},
        {"0.0%", Shows::number, true, 0},
        {"00000", Shows::number, false, 5},
        {"dd/mm/yyyy", Shows::date, false, 0},
        {"[$-42A]dd mmmm yyyy;@", Shows::date, false, 0},
        {"\"ngày\" dd \"tháng\" mm", Shows::date, false, 0},
        {"mm/yyyy", Shows::date, false, 0},
        {"mmm", Shows::date, false, 0},
        {"yyyy\\-mm\\-dd hh:mm", Shows::date, false, 0},
        {"hh:mm AM/PM", Shows::time, false, 0},
        {"mm:ss.0", Shows::time, false, 0},
        {"[h]:mm:ss", Shows::elapsed, false, 0},
        {"[mm]:ss", Shows::elapsed, false, 0},
        {"\"", Shows::number, false, 0},
        {"[", Shows::number, false, 0},
        {"\\", Shows::number, false, 0},
        {"", Shows::number, false, 0},
    };
    for (Case const& c : cases) {
        CAPTURE(c.code);
        auto const format = office::sheet_values::format_of_code(c.code);
        CHECK(static_cast<int>(format.shows) == static_cast<int>(c.shows));
        CHECK(format.percent == c.percent);
        CHECK(format.zeros == c.zeros);
    }
}

TEST_CASE("numbers keep the digits that were meant") {
    struct Case {
        char const* source;
        char const* plain; ///< null: no number
    };
    Case const cases[] = {{"0", "0"},
                          {"-0", "0"},
                          {"+5", "5"},
                          {"007", "7"},
                          {"1.50", "1.5"},
                          {".5", "0.5"},
                          {"5.", "5"},
                          {"1e3", "1000"},
                          {"-1.25E-2", "-0.0125"},
                          {"0.30000000000000004", "0.30000000000000004"},
                          {"1.1000000000000001", "1.1"},
                          {"12345678901234567890", "12345678901234567890"},
                          {"1.2345678901234567E+16", "12345678901234567"},
                          {"", nullptr},
                          {"-", nullptr},
                          {".", nullptr},
                          {"1e", nullptr},
                          {"1e999999999999", nullptr},
                          {"1,5", nullptr},
                          {"NaN", nullptr},
                          {"0x10", nullptr},
                          {" 1", nullptr}};
    for (Case const& c : cases) {
        CAPTURE(c.source);
        std::string out;
        CHECK(office::sheet_values::plain_number(c.source, out) == (c.plain != nullptr));
        if (c.plain != nullptr) CHECK(out == c.plain);
    }
    CHECK(rc::check("a whole number comes back as it was", [](std::int64_t value) {
        std::string out;
        RC_ASSERT(office::sheet_values::plain_number(std::to_string(value), out));
        RC_ASSERT(out == std::to_string(value));
    }));
    CHECK(rc::check("a number of fifteen digits comes back through a double's seventeen", [](std::int32_t value) {
        char wide[40], narrow[40];
        std::snprintf(wide, sizeof wide, "%.17g", value / 1000.0);
        std::snprintf(narrow, sizeof narrow, "%.15g", value / 1000.0);
        std::string out;
        RC_ASSERT(office::sheet_values::plain_number(wide, out));
        if (!std::string_view{narrow}.contains('e')) RC_ASSERT(out == narrow);
    }));
}

TEST_CASE("columns are named by letters") {
    CHECK(office::column_letters(0) == "A");
    CHECK(office::column_letters(25) == "Z");
    CHECK(office::column_letters(26) == "AA");
    CHECK(office::column_letters(701) == "ZZ");
    CHECK(office::column_letters(702) == "AAA");
    CHECK(office::column_letters(16'383) == "XFD");
}
