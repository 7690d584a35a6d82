#include "documents/reading/enumerators.hpp"

#include "text/shadow.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using documents::reading::enumerator_of;
using documents::reading::Level;

TEST_CASE("a line is numbered in the forms that documents use") {
    struct Case {
        char const* line;
        Level level;
        std::string_view label, rest;
    };
    Case const cases[] = {
        {"I. MỤC ĐÍCH, YÊU CẦU", Level::roman, "I", "MỤC ĐÍCH, YÊU CẦU"},
        {"IV/ Kinh phí thực hiện", Level::roman, "IV", "Kinh phí thực hiện"},
        {"III - Giải pháp", Level::roman, "III", "Giải pháp"},
        {"B. NỘI DUNG", Level::roman, "B", "NỘI DUNG"},
        {"Chương II QUY ĐỊNH CỤ THỂ", Level::part, "Chương II", "QUY ĐỊNH CỤ THỂ"},
        {"Mục 3. Nguồn lực", Level::part, "Mục 3", "Nguồn lực"},
        {"(1) Hỗ trợ nhà ở", Level::group, "(1)", "Hỗ trợ nhà ở"},
        {"Điều 3. Hiệu lực thi hành", Level::article, "Điều 3", "Hiệu lực thi hành"},
        {"Điều 4.Chánh Văn phòng", Level::article, "Điều 4", "Chánh Văn phòng"},
        {"ĐIỀU 12: Tổ chức thực hiện", Level::article, "Điều 12", "Tổ chức thực hiện"},
        {"1. Sở Tài chính", Level::number, "1", "Sở Tài chính"},
        {"12) Kho bạc Nhà nước", Level::number, "12", "Kho bạc Nhà nước"},
        {"1/ UBND các xã", Level::number, "1", "UBND các xã"},
        {"2- Phòng Y tế", Level::number, "2", "Phòng Y tế"},
        {"2.1. Vốn đầu tư", Level::sub_number, "2.1", "Vốn đầu tư"},
        {"2.1 Vốn đầu tư", Level::sub_number, "2.1", "Vốn đầu tư"},
        {"3.2.1. Đường thôn", Level::sub_sub_number, "3.2.1", "Đường thôn"},
        {"a) Rà soát hộ nghèo", Level::letter, "a", "Rà soát hộ nghèo"},
        {"c. Phân bổ vốn", Level::letter, "c", "Phân bổ vốn"},
        // The Vietnamese alphabet: đ comes after d.
        {"d) Theo dõi", Level::letter, "d", "Theo dõi"},
        {"đ) Tổng hợp", Level::letter, "đ", "Tổng hợp"},
        {"e) Báo cáo", Level::letter, "e", "Báo cáo"},
        {"ii) Xã bãi ngang", Level::small_roman, "ii", "Xã bãi ngang"},
        {"- Hướng dẫn các thôn", Level::dash, "-", "Hướng dẫn các thôn"},
        {"– Hướng dẫn các thôn", Level::dash, "-", "Hướng dẫn các thôn"},
        {"+ Ngân sách huyện", Level::plus, "+", "Ngân sách huyện"},
        {"* Lưu ý", Level::star, "*", "Lưu ý"},
    };
    for (auto const& [line, level, label, rest] : cases) {
        CAPTURE(line);
        text::Shadow const shadow{line};
        auto const found = enumerator_of(shadow.cased(), shadow.source());
        REQUIRE(found);
        CHECK(found->level == level);
        CHECK(found->label == label);
        auto const from = shadow.folded().find_first_not_of(' ', found->length);
        CHECK(shadow.slice(from, shadow.size()) == rest);
    }
}

TEST_CASE("dates, figures, initials and citations at a line's start number nothing") {
    for (std::string_view const line : {"10/6/2024 là ngày cuối",
                                        "1.250 hộ nghèo",
                                        "1.5 triệu đồng",
                                        "25/02/2023",
                                        "12 xã biên giới",
                                        "2024. Năm bản lề",
                                        "Điều 5 Nghị định này",
                                        "V/v rà soát hộ nghèo",
                                        "T.Ư Hội Nông dân",
                                        "-5% so với năm trước",
                                        "đ/c Chủ tịch",
                                        "Vì vậy, các xã",
                                        "Cấp xã",
                                        "6 tháng đầu năm",
                                        "05 ngày làm việc",
                                        "80% hộ nghèo",
                                        "1,8 lần",
                                        "",
                                        " ",
                                        "("}) {
        CAPTURE(line);
        text::Shadow const shadow{line};
        CHECK_FALSE(enumerator_of(shadow.cased(), shadow.source()));
    }
}
