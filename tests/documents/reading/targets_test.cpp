#include "documents/reading/targets.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::Sample;
using namespace documents::reading;

namespace {

/// "tỷ lệ hộ nghèo >= 38,5 %"
std::string told(Target const& target) {
    return target.indicator + " " + target.comparator + " " + target.printed_value + " " + target.unit;
}
std::string all_told(std::vector<Target> const& targets) {
    std::vector<std::string> all;
    for (auto const& target : targets) all.push_back(told(target));
    return reading_test::joined(all);
}

} // namespace

TEST_CASE("an aim has an indicator, a comparator, a value and a unit") {
    struct Case {
        std::string_view text, targets;
    };
    Case const cases[] = {
        // reached
        {"Thu nhập bình quân đạt 40 triệu đồng/người", "Thu nhập bình quân = 40 triệu đồng/người"},
        {"Tỷ lệ lao động qua đào tạo đạt 98,5%", "Tỷ lệ lao động qua đào tạo = 98,5 %"},
        {"98% đồng bào dân tộc thiểu số tham gia bảo hiểm y tế",
         "đồng bào dân tộc thiểu số tham gia bảo hiểm y tế = 98 %"},
        {"Duy trì 38 câu lạc bộ giảm nghèo", "câu lạc bộ giảm nghèo = 38 câu lạc bộ"},
        // above, at least
        {"Tỷ lệ hộ dùng nước sạch trên 89%", "Tỷ lệ hộ dùng nước sạch > 89 %"},
        {"Tỷ lệ che phủ rừng đạt 54,2% trở lên", "Tỷ lệ che phủ rừng >= 54,2 %"},
        {"Giải quyết việc làm cho ít nhất 300 lao động", "Giải quyết việc làm (lao động) >= 300 lao động"},
        {"Tỷ lệ giải ngân không dưới 90%", "Tỷ lệ giải ngân >= 90 %"},
        {"Tỷ lệ giải ngân tối thiểu 95%", "Tỷ lệ giải ngân >= 95 %"},
        // below, at most
        {"Tỷ lệ trẻ suy dinh dưỡng dưới 5%", "Tỷ lệ trẻ suy dinh dưỡng < 5 %"},
        {"Tỷ lệ trẻ thấp còi xuống <17,4%", "Tỷ lệ trẻ thấp còi < 17,4 %"},
        {"Tỷ lệ thất nghiệp không quá 3%", "Tỷ lệ thất nghiệp <= 3 %"},
        {"Tỷ lệ thất nghiệp tối đa 3%", "Tỷ lệ thất nghiệp <= 3 %"},
        {"Tỷ lệ thất nghiệp từ 3% trở xuống", "Tỷ lệ thất nghiệp <= 3 %"},
        // movements; a level behind "còn" is a level
        {"Tỷ lệ hộ nghèo giảm 5,3%", "Tỷ lệ hộ nghèo giảm 5,3 %"},
        {"Tỷ lệ hộ nghèo giảm 1-1,5%/năm", "Tỷ lệ hộ nghèo giảm 1 %"},
        {"Tỷ lệ hộ nghèo dân tộc thiểu số giảm trên 4%/năm", "Tỷ lệ hộ nghèo dân tộc thiểu số giảm 4 %"},
        {"Tỷ lệ hộ nghèo giảm từ 8% xuống còn 5%", "Tỷ lệ hộ nghèo = 5 %"},
        {"Giảm tỷ lệ hộ nghèo từ 12,5% xuống còn 10%", "Giảm tỷ lệ hộ nghèo = 10 %"},
        {"Tỷ lệ hộ nghèo còn 38,5%", "Tỷ lệ hộ nghèo = 38,5 %"},
        {"Thu nhập của người nghèo tăng 1,8 lần so với năm 2020", "Thu nhập của người nghèo tăng 1,8 lần"},
        {"77,19% thôn, bản và 98% cơ quan đạt chuẩn văn hóa", "thôn, bản = 77,19 % | cơ quan đạt chuẩn văn hóa = 98 %"},
        {"Phấn đấu đến cuối năm 2025, tỷ lệ hộ nghèo còn dưới 4%", "tỷ lệ hộ nghèo < 4 %"},
        // several at once
        {"Tỷ lệ trẻ đến trường: Mẫu giáo đạt 98,5%, Tiểu học đạt 99,5%",
         "Tỷ lệ trẻ đến trường: Mẫu giáo = 98,5 % | Tỷ lệ trẻ đến trường: Tiểu học = 99,5 %"},
        {"100% hộ nghèo có nhà ở; 80% hộ có nước sạch", "hộ nghèo có nhà ở = 100 % | hộ có nước sạch = 80 %"},
        {"Giải ngân 100% kế hoạch vốn được giao", "Giải ngân kế hoạch vốn được giao = 100 %"},
    };
    for (auto const& [text, targets] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        CHECK(all_told(targets_in(sample.prose, sample.all())) == targets);
    }
}

TEST_CASE("ages, base years, numbers of projects and starting levels are no aims") {
    for (std::string_view const text : {"trẻ em dưới 16 tuổi", "so với năm 2020", "giai đoạn 2021-2025", "Dự án 3",
                                        "ngày 15/10/2024", "Quyết định số 12/QĐ-UBND", "", "%"}) {
        CAPTURE(text);
        Sample const sample{text};
        CHECK(all_told(targets_in(sample.prose, sample.all())) == "");
    }
}

TEST_CASE("aims stand under goals, results do not count") {
    struct Case {
        std::string_view body, targets;
    };
    Case const cases[] = {
        {"I. MỤC TIÊU\n1. Tỷ lệ hộ nghèo giảm 3%.\n2. Thu nhập đạt 40 triệu đồng/người.\nII. TỔ CHỨC THỰC HIỆN\n1. "
         "Phòng Nội vụ "
         "theo dõi 12 xã.",
         "Tỷ lệ hộ nghèo giảm 3 % | Thu nhập = 40 triệu đồng/người"},
        {"I. KẾT QUẢ THỰC HIỆN NĂM 2023\n1. Tỷ lệ hộ nghèo giảm 3%.\n2. Đã hỗ trợ 120 hộ.", ""},
        {"I. NHIỆM VỤ\n1. Phấn đấu tỷ lệ giải ngân đạt trên 95% kế hoạch.", "tỷ lệ giải ngân > 95 %"},
        {"I. ĐÁNH GIÁ\n1. Có 08/17 địa phương chưa gửi báo cáo.", ""},
    };
    for (auto const& [body, targets] : cases) {
        CAPTURE(body);
        CHECK(all_told(read(reading_test::plan(body)).targets) == targets);
    }
}
