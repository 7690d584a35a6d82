#include "documents/reading/lines.hpp"

#include "text/shadow.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

namespace reading = documents::reading;

namespace {
std::string cased(std::string_view text) { return std::string{text::Shadow{text}.cased()}; }
} // namespace

TEST_CASE("a title line names the type of the document") {
    struct Case {
        std::string_view line, type;
    };
    Case const cases[] = {
        {"KẾ HOẠCH", "kế hoạch"},
        {"QUYẾT ĐỊNH:", "quyết định"},
        {"THÔNG BÁO KẾT LUẬN", "thông báo"},
        {"  TỜ TRÌNH  ", "tờ trình"},
        {"CHƯƠNG TRÌNH HÀNH ĐỘNG", "chương trình"},
        {"BÁO CÁO", "báo cáo"},
        {"CÔNG ĐIỆN", "công điện"},
        {"GIẤY MỜI", "giấy mời"},
        {"QUY CHẾ PHỐI HỢP", "quy chế"},
        {"QUY ĐỊNH", "quy định"},
        {"BIÊN BẢN KIỂM TRA", "biên bản"},
        {"Kế hoạch", ""},
        {"ỦY BAN NHÂN DÂN", ""},
        {"", ""},
    };
    for (auto const& [line, type] : cases) {
        CAPTURE(line);
        CHECK(reading::title_type(cased(line)) == type);
    }
}

TEST_CASE("the number line is known with or without its number") {
    struct Case {
        char const* line;
        bool yes;
    };
    Case const cases[] = {
        {"Số: 12/UBND-KT", true},
        {"Số:      /KH-UBND", true},
        {"Số 215/SNV-GN", true},
        {"Số: 219a/QĐ-UBND", true},
        {"Số: 237-KH/HU", true},
        {"Số: ..../BC-UBND", true},
        {"Số hộ nghèo toàn huyện", false},
        {"Số liệu 12/34 xã", false},
        {"Sở Nội vụ", false},
        {"", false},
    };
    for (auto const& [line, yes] : cases) {
        CAPTURE(line);
        CHECK(reading::is_number_line(text::fold(line)) == yes);
    }
}

TEST_CASE("place and date are known with the blanks that drafts leave") {
    struct Case {
        char const* line;
        bool yes;
    };
    Case const cases[] = {
        {"Hà Nội, ngày 08 tháng 02 năm 2023", true},
        {"Lâm Hà, ngày     tháng 6 năm 2023", true},
        {"Lâm Hà, ngày ... tháng ... năm 2024", true},
        {"ngày 05 tháng 7 năm 2022", true},
        {"Lâm Hà, ngày   tháng   năm", true},
        {"Kế hoạch ban hành ngày 08 tháng 02 năm 2023 của UBND tỉnh", false},
        {"Hằng tháng, hằng năm", false},
    };
    for (auto const& [line, yes] : cases) {
        CAPTURE(line);
        CHECK(reading::is_place_date(text::fold(line)) == yes);
    }
}

TEST_CASE("a signature starts with its mark of authority") {
    struct Case {
        char const* line;
        bool yes;
    };
    Case const cases[] = {
        {"TM. ỦY BAN NHÂN DÂN", true}, {"KT. GIÁM ĐỐC", true},
        {"TL. CHỦ TỊCH", true},        {"TUQ. GIÁM ĐỐC", true},
        {"Q. CHỦ TỊCH", true},         {"KT.CHỦ TỊCH", true},
        {"T/M ỦY BAN NHÂN DÂN", true}, {"- Lưu: VT.\tKT. GIÁM ĐỐC", true},
        {"TM UBND XÃ", true},          {"Tm. ủy ban", false},
        {"KẾT LUẬN", false},           {"Q. 1, thành phố Cần Thơ", false},
    };
    for (auto const& [line, yes] : cases) {
        CAPTURE(line);
        CHECK(reading::is_signature_mark(cased(line)) == yes);
    }
}

TEST_CASE("state name, motto, recipients and annex heads are known") {
    CHECK(reading::is_state_name(text::fold("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")));
    CHECK_FALSE(reading::is_state_name(text::fold("Chính sách xã hội")));
    for (std::string_view const motto :
         {"Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP – TỰ DO – HẠNH PHÚC", "Độc lập-Tự do-Hạnh phúc"})
        CHECK(reading::is_motto(text::fold(motto)));
    CHECK_FALSE(reading::is_motto(text::fold("gia đình hạnh phúc")));
    CHECK(reading::is_recipients_head(text::fold("Nơi nhận:")));
    CHECK(reading::is_recipients_head(text::fold("* Nơi nhận: Như trên")));
    CHECK_FALSE(reading::is_recipients_head(text::fold("Ghi rõ nơi nhận hồ sơ")));
    CHECK(reading::is_annex_head(cased("PHỤ LỤC I")));
    CHECK(reading::is_annex_head(cased("DANH SÁCH CÁC XÃ")));
    CHECK_FALSE(reading::is_annex_head(cased("Phụ lục kèm theo")));
}

TEST_CASE("a line is in capitals when four letters in five are") {
    CHECK(reading::is_capitals(cased("TỔ CHỨC THỰC HIỆN")));
    CHECK(reading::is_capitals(cased("QĐ-TTg")));
    CHECK_FALSE(reading::is_capitals(cased("UBND tỉnh")));
    CHECK_FALSE(reading::is_capitals(cased("II")));
    CHECK_FALSE(reading::is_capitals(""));
}
