#include "documents/reading/support.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string_view>

using reading_test::Sample;

TEST_CASE("page numbers and rules are no part of the text") {
    struct Case {
        std::string_view text, lines;
    };
    Case const cases[] = {
        {"Các xã lập danh sách hộ nghèo và gửi về\n\n2\n\nhuyện để tổng hợp.",
         "Các xã lập danh sách hộ nghèo và gửi về huyện để tổng hợp."},
        {"Các xã lập danh sách hộ nghèo\n- 3 -\nvà hộ cận nghèo.", "Các xã lập danh sách hộ nghèo và hộ cận nghèo."},
        {"Các xã lập danh sách hộ nghèo\n\fTrang 4/9\nvà hộ cận nghèo.",
         "Các xã lập danh sách hộ nghèo và hộ cận nghèo."},
        {"PHÒNG DÂN TỘC\n______\n\nBáo cáo nhanh.", "PHÒNG DÂN TỘC / Báo cáo nhanh."},
        {"PHÒNG DÂN TỘC\n-------\nBáo cáo nhanh.", "PHÒNG DÂN TỘC / Báo cáo nhanh."},
        {"\n\n 12 \n\n", ""},
    };
    for (auto const& [text, lines] : cases) {
        CAPTURE(text);
        CHECK(Sample{text}.lines() == lines);
    }
}

TEST_CASE("hard-wrapped lines become one paragraph, new items stay apart") {
    Sample const sample{"Thời gian qua, nhiều xã trên địa bàn huyện đã chủ động lồng\n"
                        "ghép các nguồn lực để hỗ trợ hộ nghèo, song tiến độ ở một số\n"
                        "Ủy ban nhân dân xã vùng cao còn chậm so với kế hoạch mà huyện\n"
                        "Sông Trăng đã giao từ đầu năm, nhất là nội dung nhà ở.\n"
                        "1. Ủy ban nhân dân các xã rà soát, lập danh sách hộ nghèo có\n"
                        "nhu cầu hỗ trợ nhà ở gửi về Phòng Nội vụ huyện.\n"
                        "2. Phòng Nội vụ tổng hợp."};
    CHECK(sample.lines() == "Thời gian qua, nhiều xã trên địa bàn huyện đã chủ động lồng ghép các nguồn lực để hỗ trợ "
                            "hộ nghèo, song tiến độ ở "
                            "một số Ủy ban nhân dân xã vùng cao còn chậm so với kế hoạch mà huyện Sông Trăng đã giao "
                            "từ đầu năm, nhất là nội "
                            "dung nhà ở. / 1. Ủy ban nhân dân các xã rà soát, lập danh sách hộ nghèo có nhu cầu hỗ trợ "
                            "nhà ở gửi về Phòng Nội "
                            "vụ huyện. / 2. Phòng Nội vụ tổng hợp.");
}

TEST_CASE("a paragraph a line stays a paragraph a line") {
    CHECK(Sample{"Phòng Nội vụ tổng hợp kết quả.\nPhòng Tài chính bố trí kinh phí."}.lines() ==
          "Phòng Nội vụ tổng hợp kết quả. / Phòng Tài chính bố trí kinh phí.");
    CHECK(Sample{"Giao các đơn vị:\nPhòng Nội vụ tổng hợp."}.lines() == "Giao các đơn vị: / Phòng Nội vụ tổng hợp.");
}

TEST_CASE("a name that is broken before its own dash is no new item") {
    CHECK(Sample{"Giao Sở Lao động\n- Thương binh và Xã hội chủ trì tổng hợp."}.lines() ==
          "Giao Sở Lao động - Thương binh và Xã hội chủ trì tổng hợp.");
    CHECK(Sample{"Giao Sở Lao động:\n- Chủ trì tổng hợp."}.lines() == "Giao Sở Lao động: / - Chủ trì tổng hợp.");
}

TEST_CASE("a line that an extractor broke behind its first word is mended") {
    struct Case {
        std::string_view text, lines;
    };
    Case const cases[] = {
        {"Số:\n412/QĐ-UBND", "Số: 412/QĐ-UBND"},
        {"Yên\nMinh, ngày 05 tháng 7 năm 2022", "Yên Minh, ngày 05 tháng 7 năm 2022"},
        {"ỦY\nBAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"},
        {"1.\nSở Tài chính bố trí vốn.", "1. Sở Tài chính bố trí vốn."},
        {"-\nSở Tài chính bố trí vốn.", "- Sở Tài chính bố trí vốn."},
    };
    for (auto const& [text, lines] : cases) {
        CAPTURE(text);
        CHECK(Sample{text}.lines() == lines);
    }
}

TEST_CASE("two columns printed on one line are parted") {
    Sample const sample{"ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                        "HUYỆN SÔNG TRĂNG           Độc lập - Tự do - Hạnh phúc\n"
                        "Số: 48/UBND-NV        Sông Trăng, ngày 12 tháng 01 năm 2024\n\n"
                        "Kính gửi: Ủy ban nhân dân các xã.\n\n"
                        "Thực hiện kế hoạch năm, đề nghị các xã rà soát hộ nghèo trên địa bàn."};
    auto const& prose = sample.prose;
    REQUIRE(prose.paragraphs().size() >= 4);
    CHECK(prose.folded(prose.paragraphs()[0]) == "uy ban nhan dan\tcong hoa xa hoi chu nghia viet nam");
    CHECK(prose.folded(prose.paragraphs()[2]) == "so: 48/ubnd-nv\tsong trang, ngay 12 thang 01 nam 2024");
    CHECK(sample.line(prose.body()) == "Thực hiện kế hoạch năm, đề nghị các xã rà soát hộ nghèo trên địa bàn.");
}

TEST_CASE("rows of a table keep their empty cells at either end") {
    Sample const sample{"STT\tĐịa phương\tĐã ban hành\tGhi chú\n1\tXã Nậm Pồ\tx\t\n\tTổng cộng\t1\t\n"};
    REQUIRE(sample.prose.paragraphs().size() == 3);
    for (auto const& row : sample.prose.paragraphs()) {
        CHECK(row.row);
        CHECK(std::ranges::count(sample.prose.folded(row), '\t') == 3);
    }
}

TEST_CASE("a footnote stands apart from the item before it") {
    Sample const sample{"1. Các xã rà soát hộ nghèo.\n¹ Theo số liệu của Chi cục Thống kê.\n2. Phòng Nội vụ tổng hợp."};
    REQUIRE(sample.prose.paragraphs().size() == 3);
    CHECK(sample.prose.paragraphs()[1].footnote);
    CHECK_FALSE(sample.prose.paragraphs()[2].footnote);
}
