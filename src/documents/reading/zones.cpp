#include "documents/reading/zones.hpp"
#include "text/pattern.hpp"

namespace documents::reading {

Zone zone_of(std::string_view heading) {
    struct Sign {
        text::Pattern pattern;
        Zone zone;
    };
    // In order: "kết quả" wins over "mục tiêu" in "Kết quả thực hiện mục tiêu".
    static Sign const signs[] = {
        {text::Pattern{
             R"((?:to chuc thuc hien|to chuc trien khai|phan cong|trach nhiem (?:thuc hien|cua|to chuc)|nhiem vu cua cac|trach nhiem$))"},
         Zone::orders},
        {text::Pattern{
             R"(^(?:nhung |mot so |cac |ve |danh gia )*(?:ket qua|tinh hinh|ton tai|han che|nguyen nhan|thuan loi|kho khan|uu diem|bai hoc|danh gia chung|danh gia$|cong tac chi dao, dieu hanh$|da dat duoc))"},
         Zone::results},
        {text::Pattern{
             R"((?:^(?:cac |mot so |nhung |muc dich, )*(?:muc tieu|chi tieu)|(?:muc tieu|chi tieu) (?:chung|cu the|tong quat|nam|den nam|giai doan|chu yeu)))"},
         Zone::goals},
        {text::Pattern{
             R"((?:^kinh phi|nguon kinh phi|kinh phi thuc hien|von va nguon von|ke hoach von|nguon von|du toan))"},
         Zone::money},
        {text::Pattern{
             R"((?:muc dich|yeu cau$|nguyen tac|quan diem|giai phap|can cu|su can thiet|doi tuong|pham vi|dinh huong|thoi gian, dia diem|noi dung ho tro|khai niem))"},
         Zone::prose},
    };
    // "Nhiệm vụ, giải pháp" holds orders or not as the document's kind says.
    if (heading.contains("nhiem vu") && heading.contains("giai phap")) return Zone::unknown;
    for (auto const& [pattern, zone] : signs)
        if (RE2::PartialMatch(heading, pattern)) return zone;
    return Zone::unknown;
}

} // namespace documents::reading
