#include "areas/name.hpp"

#include <doctest/doctest.h>

using namespace areas;

TEST_CASE("the word in front of a name is parted from it, and a name that only looks like one is left whole") {
    struct Case {
        char const* name;
        char const* prefix;
        char const* bare;
        std::optional<Kind> kind;
    };
    Case const cases[] = {
        {"Phường Ba Đình", "Phường", "Ba Đình", Kind::ward},
        {"  xã  Bắc Sơn ", "xã", "Bắc Sơn", Kind::commune},
        {"Thị trấn Nông trường Việt Lâm", "Thị trấn", "Nông trường Việt Lâm", Kind::township},
        {"THỊ XÃ BẾN CÁT", "THỊ XÃ", "BẾN CÁT", Kind::district},
        {"Đặc khu Côn Đảo", "Đặc khu", "Côn Đảo", Kind::special_zone},
        {"TP. Huế", "TP", "Huế", {}},
        {"thanh pho Hue", "thanh pho", "Hue", {}},
        {"Q.1", "Q", "1", Kind::district},
        {"P. 4", "P", "4", Kind::ward},
        {"Phường 10", "Phường", "10", Kind::ward},
        {"Tỉnh Bà Rịa - Vũng Tàu", "Tỉnh", "Bà Rịa - Vũng Tàu", Kind::province},
        {"Thôn Nà Lừa", "Thôn", "Nà Lừa", Kind::village},
        {"Bản Mù", "Bản", "Mù", Kind::village},
        {"Bàn Long", "", "Bàn Long", {}},
        {"Xà Phiên", "", "Xà Phiên", {}},
        {"Quán Thánh", "", "Quán Thánh", {}},
        {"Krông Na", "", "Krông Na", {}},
        {"Hà Nội", "", "Hà Nội", {}},
        {"h nội", "", "h nội", {}},
        {"Xã", "", "Xã", {}},
        {"", "", "", {}},
    };
    for (Case const& c : cases) {
        CAPTURE(c.name);
        NameParts const parts = split_name(c.name);
        CHECK(parts.prefix == c.prefix);
        CHECK(parts.bare == c.bare);
        CHECK(parts.kind == c.kind);
    }
}

TEST_CASE("spelling keys forgive where the tone stands, not which one it is") {
    CHECK(spelling_key("Hòa Bình") == spelling_key("HOÀ  BÌNH"));
    CHECK(spelling_key("Mỹ Lý") == spelling_key("Mĩ Lí"));
    CHECK(spelling_key("Thủy Xuân Tiên") == spelling_key("Thuỷ Xuân Tiên"));
    CHECK(spelling_key("Phương Liên - Trung Tự") == spelling_key("Phương Liên Trung Tự"));
    CHECK(spelling_key("Hoa\xCC\x80 Bi\xCC\x80nh") == spelling_key("Hòa Bình"));
    CHECK(spelling_key("Tân Lập") != spelling_key("Tân Lạp"));
    CHECK(spelling_key("Mỹ Đình 1") != spelling_key("Mỹ Đình 2"));
    CHECK(spelling_key("").empty());
}

TEST_CASE("a tidy name is composed, single-blanked and begins with a capital") {
    CHECK(tidy_name("  xã   Bắc Sơn ") == "Xã Bắc Sơn");
    CHECK(tidy_name("đặc khu Vân Đồn") == "Đặc khu Vân Đồn");
    CHECK(tidy_name("Xã Hoa\xCC\x80 An") == "Xã Hoà An");
    CHECK(tidy_name("").empty());
}
