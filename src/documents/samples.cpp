#include "documents/samples.hpp"

#include <algorithm>
#include <array>

namespace documents {

std::span<Sample const> samples() {
    static constexpr std::array<Sample, 6> kAll{{
        {"cong-van-bo", "Công văn của bộ: rà soát, đối chiếu kinh phí",
         "Nhiệm vụ theo từng cấp, hạn nộp, hệ quả khi quá hạn"},
        {"ke-hoach-tinh", "Kế hoạch giảm nghèo năm của tỉnh", "Chỉ tiêu và vốn theo nguồn, có kiểm tra cộng dồn"},
        {"bang-tinh-hinh", "Công văn đôn đốc kèm bảng tình hình",
         "Bảng xã nào đã, chưa ban hành và chỗ số liệu không khớp"},
        {"quyet-dinh-giao-von", "Quyết định giao vốn của huyện", "Số tiền theo nguồn, văn bản được thay thế"},
        {"thong-bao-ket-luan", "Thông báo kết luận cuộc họp", "Việc giao cho từng sở, số và ngày còn để trống"},
        {"che-do-bao-cao", "Công văn về chế độ báo cáo", "Hạn lặp lại theo tháng, quý, năm và các kỳ sắp tới"},
    }};
    return kAll;
}

SampleText const* find_sample_text(std::string_view name) {
    auto const all = sample_texts();
    auto const found = std::ranges::find(all, name, &SampleText::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace documents
