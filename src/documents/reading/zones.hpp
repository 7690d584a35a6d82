#pragma once

#include <string_view>

namespace documents::reading {

/// What a heading says of the items below it.
enum class Zone {
    unknown, ///< says nothing: the zone above goes on
    orders,  ///< "TỔ CHỨC THỰC HIỆN", "Phân công nhiệm vụ"
    goals,   ///< "MỤC TIÊU", "Chỉ tiêu"
    results, ///< "Kết quả thực hiện", "Đánh giá", "Tồn tại, hạn chế"
    money,   ///< "KINH PHÍ", "Kế hoạch vốn"
    prose    ///< "Mục đích", "Nguyên tắc", "Giải pháp": statements without a body are no obligations
};

/// Reads a heading: folded text of an item that stands above others.
Zone zone_of(std::string_view heading);

} // namespace documents::reading
