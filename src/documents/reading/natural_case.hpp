#pragma once

#include <string>
#include <string_view>

namespace documents::reading {

/// The name of a body printed in capitals, as running text writes it: "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI" -> "Sở Lao động - Thương binh và
/// Xã hội", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH" -> "Ủy ban nhân dân tỉnh Hà Tĩnh". A name that is not in capitals stays. Dashes become " - ".
/// Source: Nghị định 30/2020/NĐ-CP, annex II (capitals).
std::string natural_case(std::string_view printed);

} // namespace documents::reading
