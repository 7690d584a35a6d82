#include "areas/list_plan.hpp"

#include "areas/provinces.hpp"
#include "areas/sample.hpp"

#include <doctest/doctest.h>

using namespace areas;
using namespace areas::sample;

namespace {

using Row = std::vector<std::string>;

AreaList read(std::vector<Row> const& rows, Validity in) {
    auto const header = header_of(rows.front());
    REQUIRE(header);
    ListReader reader{*header, in};
    for (std::size_t i = 1; i < rows.size(); ++i) reader.add(i + 1, rows[i]);
    return std::move(reader).finish();
}

std::string told(std::vector<RowFault> const& faults) {
    std::string text;
    for (RowFault const& fault : faults)
        text += "dòng " + std::to_string(fault.row) + ", " +
                (fault.column ? std::string{vietnamese(*fault.column)} : "?") + ": " + fault.told.message + "\n";
    return text;
}

} // namespace

TEST_CASE("a header is known by its words in any case, with or without diacritics") {
    CHECK(header_of(Row{"level", "code", "name", "parent_code"})->shape == ListShape::units);
    CHECK(header_of(Row{"STT", "Mã", "Tên", "MÃ CẤP TRÊN", "Từ ngày"})->shape == ListShape::units);
    CHECK(header_of(Row{"Tỉnh Thành Phố", "Mã TP", "Quận Huyện", "Mã QH", "Phường Xã", "Mã PX", "Cấp"})->shape ==
          ListShape::official);
    CHECK(header_of(Row{"Tỉnh / Thành phố", "Mã tỉnh", "Xã", "Mã xã", "Cấp"})->shape == ListShape::official);
    CHECK(header_of(Row{"new_code", "new_name", "formed_from_as_printed"})->shape == ListShape::mergers);
    CHECK_FALSE(header_of(Row{"DANH MỤC ĐƠN VỊ HÀNH CHÍNH", "", ""}));
    CHECK_FALSE(header_of(Row{}));
}

TEST_CASE("our list is read with lost zeros, decomposed names and dates of its own") {
    AreaList const list = read({{"level", "code", "name", "parent_code", "from", "until"},
                                {"province", "1", "Thành phố  Mới", ""},
                                {"district", "2", "Quận Một", "01"},
                                {"commune", "4", "phường Hoa\xCC\x80 An", "002", "01/01/2020", "2025-06-30"},
                                {"", "", "", ""},
                                {"", "00007", "Đặc khu Đảo Xa", "1"}},
                               kOld);
    CHECK(told(list.faults).empty());
    REQUIRE(list.units.size() == 4);
    CHECK(list.units[0].code.digits() == "01");
    CHECK(list.units[0].title == Title{"Thành phố Mới", Kind::city});
    CHECK(list.units[1].title.kind == Kind::district);
    CHECK(list.units[2].title == Title{"Phường Hoà An", Kind::ward});
    CHECK(list.units[2].in == Validity{day("2020-01-01"), day("2025-06-30")});
    CHECK(list.units[3].title.kind == Kind::special_zone);
    CHECK(list.units[3].in == kOld);
}

TEST_CASE("each bad row is told with its row, its column and its mend") {
    AreaList const list = read({{"level", "code", "name", "parent_code", "from", "until", "kind"},
                                {"province", "90", "Tỉnh Một", ""},
                                {"province", "90", "Tỉnh Hai", ""},
                                {"province", "90", "Tỉnh Một", ""},
                                {"bang", "1", "Xã A", "90"},
                                {"commune", "9000a", "Xã A", "90"},
                                {"commune", "900011", "Xã A", "90"},
                                {"commune", "90001", "", "90"},
                                {"commune", "90001", "Tân Lập", "90"},
                                {"commune", "90001", "Xã A", ""},
                                {"commune", "90001", "Xã A", "90", "31/02/2025"},
                                {"commune", "90001", "Xã A", "90", "2025-07-01", "2025-06-30"},
                                {"commune", "90001", "Xã \xFF", "90"},
                                {"commune", "90001", "Tân Lập", "90", "", "", "huyện"},
                                {"commune", "90002", "Tân Lập", "90", "", "", "xã"}},
                               kOld);
    CHECK(list.units.size() == 2);
    CHECK(told(list.faults).find("dòng 3, Mã: Mã 90 đã là của Tỉnh Một ở dòng 2") != std::string::npos);
    CHECK(told(list.faults).find("dòng 4, Mã: Dòng lặp lại") != std::string::npos);
    CHECK(told(list.faults).find("dòng 5, Cấp: Không hiểu cấp “bang”.") != std::string::npos);
    CHECK(list.faults.size() == 12);
    for (RowFault const& fault : list.faults) CHECK_FALSE(fault.told.mend.empty());
}

TEST_CASE("the official list names each province and district once") {
    AreaList const list = read({{"Tỉnh Thành Phố", "Mã TP", "Quận Huyện", "Mã QH", "Phường Xã", "Mã PX", "Cấp"},
                                {"Tỉnh Một", "90", "Huyện Hai", "901", "Xã A", "90001", "Xã"},
                                {"Tỉnh Một", "90", "Huyện Hai", "901", "B", "90002", "Thị trấn"},
                                {"Tỉnh Một", "90", "Huyện Đảo", "902", "", "", ""},
                                {"Tỉnh Mốt", "90", "Huyện Hai", "901", "Xã C", "90003", "Xã"}},
                               kOld);
    CHECK(list.units.size() == 6); // also Xã C, whose district is known; its province is told
    CHECK(list.units[4].title == Title{"Thị trấn B", Kind::township});
    CHECK(list.units[4].parent->digits() == "901");
    CHECK(told(list.faults) ==
          "dòng 5, Mã tỉnh: Mã 90 đã là của Tỉnh Một ở dòng 2; hai đơn vị không thể cùng mã trong một ngày.\n");
}

TEST_CASE("a list is planned: new, same, respelt and rejected; the same list twice changes nothing") {
    KnownAreas known = known_provinces();
    Atlas const before{known.units, known.successions};
    std::vector<Row> const rows{
        {"level", "code", "name", "parent_code"},     {"province", "01", "Thành phố Hà Nội", ""},
        {"province", "75", "Thành phố Đồng Nai", ""}, {"province", "15", "Tỉnh Yên Bái", ""},
        {"commune", "99001", "Xã Vườn Chè", "01"},    {"commune", "99002", "Xã Đồi Sim", "77"}};
    ListPlan const plan = plan_units(before, read(rows, kNew), AreaId{1000});
    CHECK(plan.added.size() == 1);
    CHECK(plan.same == 2);
    CHECK(plan.notices.size() == 1); // Đồng Nai is kept as a province: nobody said since when it is a city
    CHECK(told(plan.rejected) == "dòng 4, Mã: Mã 15 vào ngày 01/07/2025 đang là Tỉnh Lào Cai, tệp ghi Tỉnh Yên Bái.\n"
                                 "dòng 6, Mã cấp trên: Không có đơn vị cấp trên mã 77 vào ngày 01/07/2025.\n");

    known.units.insert(known.units.end(), plan.added.begin(), plan.added.end());
    Atlas const after{known.units, known.successions};
    ListPlan const again = plan_units(after, read({rows[0], rows[1], rows[4]}, kNew), AreaId{2000});
    CHECK(again.changes_nothing());
    CHECK(again.same == 2);
    ListPlan const respelt =
        plan_units(after, read({rows[0], {"commune", "99001", "Xã Vượn Che", "01"}}, kNew), AreaId{2000});
    REQUIRE(respelt.changed.size() == 1);
    CHECK(respelt.changed[0].after.name == "Xã Vượn Che");
    ListPlan const moved =
        plan_units(after, read({rows[0], {"commune", "99001", "Xã Vườn Chè", "15"}}, kNew), AreaId{2000});
    CHECK(told(moved.rejected).starts_with("dòng 2, Mã cấp trên: Xã Vườn Chè đang trực thuộc Thành phố Hà Nội"));
    ListPlan const longer =
        plan_units(after, read({rows[0], {"commune", "99009", "Xã Dài", "08"}}, Validity{}), AreaId{2000});
    CHECK(told(longer.rejected).find("bắt đầu sau đơn vị trực thuộc") != std::string::npos);
}
