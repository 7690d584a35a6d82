#include "documents/reading/natural_case.hpp"

#include <doctest/doctest.h>
#include <string_view>

TEST_CASE("a name in capitals is written as running text writes it") {
    struct Case {
        std::string_view printed, natural;
    };
    Case const cases[] = {
        {"SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"},
        {"BỘ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"},
        {"BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường"},
        {"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"},
        {"PHÒNG TÀI CHÍNH - KẾ HOẠCH", "Phòng Tài chính - Kế hoạch"},
        {"SỞ CÔNG THƯƠNG", "Sở Công Thương"},
        {"VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"},
        {"BAN CHỈ ĐẠO GIẢM NGHÈO", "Ban Chỉ đạo giảm nghèo"},
        {"ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Ủy ban nhân dân tỉnh Hà Tĩnh"},
        {"ỦY BAN NHÂN DÂN HUYỆN SÔNG TRĂNG", "Ủy ban nhân dân huyện Sông Trăng"},
        {"ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ"},
        {"ỦY BAN NHÂN DÂN THỊ XÃ NGHĨA LỘ", "Ủy ban nhân dân thị xã Nghĩa Lộ"},
        {"UBND XÃ TÂN LẬP", "UBND xã Tân Lập"},
        {"HỘI ĐỒNG NHÂN DÂN TỈNH LAI CHÂU", "Hội đồng nhân dân tỉnh Lai Châu"},
        {"TỈNH ỦY SƠN LA", "Tỉnh ủy Sơn La"},
        {"HUYỆN ỦY MƯỜNG TÈ", "Huyện ủy Mường Tè"},
        // What is not in capitals stays as it is.
        {"Sở Y tế", "Sở Y tế"},
        {"UBND tỉnh Lâm Hà", "UBND tỉnh Lâm Hà"},
        {"", ""},
    };
    for (auto const& [printed, natural] : cases) {
        CAPTURE(printed);
        CHECK(documents::reading::natural_case(printed) == natural);
    }
}
