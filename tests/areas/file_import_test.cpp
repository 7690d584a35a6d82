#include "areas/file_import.hpp"

#include "areas/sample.hpp"
#include "areas/store.hpp"
#include "office/table_export.hpp"
#include "support/store.hpp"

#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace areas;
using namespace areas::sample;
using support::everything;
using support::on_both_engines;
using support::Store;

namespace {

/// A file that is thrown away.
class File {
public:
    File(std::string const& name, std::string const& bytes)
        : path{std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "-" + name)} {
        std::ofstream{path, std::ios::binary} << bytes;
    }
    ~File() { std::filesystem::remove(path); }
    std::filesystem::path const path;
};

std::string const kUnits = "level,code,name,parent_code\nprovince,01,Thành phố Hà Nội,\ndistrict,990,Huyện "
                           "Chè,01\ncommune,99001,Xã Vườn Chè,990\ncommune,99002,Xã Đồi Sim,990\n";

void put_provinces(Store& store) {
    auto tx = store->write();
    REQUIRE(put_known_provinces(tx, everything(), {}).value());
    tx.commit();
}

} // namespace

TEST_CASE(
    "a list from a file is written all or nothing; the same file twice changes nothing; a dry run writes nothing") {
    File const file{"danh-muc.csv", kUnits};
    FileSettings const settings{.name = "danh-muc.csv", .in = kOld, .legal_act = {}};
    auto const read = read_area_file(file.path, settings);
    REQUIRE(read);
    CHECK(read->rows == 4);
    on_both_engines([&](Store& store) {
        put_provinces(store);
        auto const dry = import_area_file(*store, everything(), {}, *read, settings, Mode::dry_run).value();
        CHECK(dry.plan.added.size() == 3);
        CHECK_FALSE(dry.written);
        auto const first = import_area_file(*store, everything(), {}, *read, settings, Mode::write).value();
        CHECK(first.written);
        CHECK(first.plan.added.size() == 3); // the dry run had added none
        auto const again = import_area_file(*store, everything(), {}, *read, settings, Mode::write).value();
        CHECK_FALSE(again.written);
        CHECK(again.plan.same == 4);
        Atlases atlases{*store};
        CHECK(report_of(again, *read, settings, *atlases.now()).ends_with("Không có gì thay đổi.\n"));
        File const bad{"sai.csv", kUnits + "commune,99003,Xã Ba,xyz\n"};
        auto const faulty = import_area_file(*store, everything(), {}, read_area_file(bad.path, settings).value(),
                                             settings, Mode::write)
                                .value();
        CHECK_FALSE(faulty.written);
        std::string const report = report_of(faulty, *read, settings, *atlases.now());
        CHECK(report.find("dòng 6, cột Mã cấp trên: Mã đơn vị hành chính “xyz” không phải dãy") != std::string::npos);
        CHECK(report.ends_with("Chưa ghi dòng nào: sửa các dòng lỗi rồi nhập lại.\n"));
    });
}

TEST_CASE("the header may stand in row 7, in Vietnamese, with a second encoding and a semicolon") {
    File const file{"muon.csv", "\xEF\xBB\xBF"
                                "BẢNG KÊ;;;\n\n\n;;;\n\nNgày lập;01/01/2026;;\nTỉnh Thành Phố;Mã TP;Xã;Mã xã\nThành "
                                "phố Hà Nội;01;Xã Vườn Chè;99001\n"};
    auto const read = read_area_file(file.path, {.name = "muon.csv", .in = kNew, .legal_act = {}});
    REQUIRE(read);
    CHECK(read->header_row == 7);
    CHECK(read->list.units.size() == 2);
}

TEST_CASE("a file that is no list, or does not say since when, is told in words") {
    File const plain{"thu.csv", "a,b\n1,2\n"};
    auto const none = read_area_file(plain.path, {.name = "thu.csv", .in = kOld, .legal_act = {}});
    REQUIRE_FALSE(none);
    CHECK(none.error().message == "Không thấy dòng tiêu đề của một danh mục địa bàn trong 30 dòng đầu.");
    File const units{"danh-muc.csv", kUnits};
    auto const undated = read_area_file(units.path, {.name = "danh-muc.csv", .in = {}, .legal_act = {}});
    REQUIRE_FALSE(undated);
    CHECK(undated.error().message == "Chưa biết danh mục có hiệu lực từ ngày nào hoặc đến hết ngày nào.");
    CHECK_FALSE(read_area_file("/khong/co.csv", {.name = "co.csv", .in = kOld, .legal_act = {}}));
    File const empty{"rong.csv", ""};
    CHECK_FALSE(read_area_file(empty.path, {.name = "rong.csv", .in = kOld, .legal_act = {}}));
}

TEST_CASE("a file of faults is not read to its end") {
    std::string bytes = "level,code,name,parent_code\n";
    for (int i = 0; i < 5'000; ++i) bytes += "bang,1,x,1\n";
    File const file{"loi.csv", bytes};
    auto const read = read_area_file(file.path, {.name = "loi.csv", .in = kOld, .legal_act = {}});
    REQUIRE(read);
    CHECK(read->list.faults.size() == kFaultsMost);
}

TEST_CASE("outlines are put to the units that had the codes that day, or none at all") {
    auto const map = [](char const* code, char const* name) {
        return std::string{R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":")"} +
               code + R"(","name":")" + name +
               R"("},"geometry":{"type":"Polygon","coordinates":[[[104,22],[105,22],[105,23],[104,22]]]}}]})";
    };
    File const good{"ban-do.geojson", map("15", "Lào Cai")};
    File const old{"ban-do-cu.geojson", map("15", "Yên Bái")};
    on_both_engines([&](Store& store) {
        put_provinces(store);
        CHECK(import_outlines(*store, everything(), {}, good.path, "ban-do.geojson", day("2025-07-01"), Mode::write)
                  ->faults.empty());
        auto const wrong =
            import_outlines(*store, everything(), {}, old.path, "ban-do-cu.geojson", day("2025-07-01"), Mode::write)
                .value();
        REQUIRE(wrong.faults.size() == 1);
        CHECK(wrong.faults[0].message == "Mã 15 vào ngày 01/07/2025 là Tỉnh Lào Cai, bản đồ ghi Yên Bái.");
        CHECK(import_outlines(*store, everything(), {}, old.path, "ban-do-cu.geojson", day("2025-06-30"), Mode::write)
                  ->faults.empty());
        CHECK(import_outlines(*store, everything(), {}, old.path, "ban-do-cu.geojson", day("2025-06-30"), Mode::write)
                  ->outlines == 1);
    });
}

TEST_CASE("a spreadsheet that took the codes for numbers is read as well") {
    auto const path = std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "-so.xlsx");
    auto table =
        office::TableExport::create(path, office::TableFormat::xlsx, "Danh mục",
                                    {{.title = "Mã"}, {.title = "Tên"}, {.title = "Mã cấp trên"}, {.title = "Cấp"}});
    REQUIRE(table);
    auto const row = [&](std::int64_t code, char const* name, office::TableValue parent, char const* level) {
        std::array<office::TableCell, 4> const cells{
            {{code}, {std::string{name}}, {std::move(parent)}, {std::string{level}}}};
        REQUIRE(table->add_row(cells));
    };
    row(1, "Thành phố Hà Nội", {}, "tỉnh");
    row(4, "Phường Ba Đình", std::int64_t{1}, "xã");
    REQUIRE(table->close());
    auto const read = read_area_file(path, {.name = "so.xlsx", .in = kNew, .legal_act = {}});
    std::filesystem::remove(path);
    REQUIRE(read);
    CHECK(read->list.faults.empty());
    REQUIRE(read->list.units.size() == 2);
    CHECK(read->list.units[1].code.digits() == "00004");
    CHECK(read->list.units[1].parent->digits() == "01");
}

TEST_CASE("a list with more rows than a country has is refused") {
    std::string bytes = "Tỉnh;Mã tỉnh;Xã;Mã xã\n";
    for (std::size_t i = 0; i <= kListRowsMost; ++i) bytes += "Tỉnh Một;90;Xã A;90001\n";
    File const file{"dai.csv", bytes};
    auto const read = read_area_file(file.path, {.name = "dai.csv", .in = kOld, .legal_act = {}});
    REQUIRE_FALSE(read);
    CHECK(read.error().code == base::Code::limit_exceeded);
}
