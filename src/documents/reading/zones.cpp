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
             R"((?:^(?:danh gia )?(?:ve )?ket qua|tinh hinh|ton tai|han che|nguyen nhan|thuan loi|kho khan|vuong mac$|bai hoc|danh gia chung|nhung viec da|cong tac chi dao, dieu hanh$|da dat duoc))"},
         Zone::results},
        {text::Pattern{R"((?:muc tieu|chi tieu|ke hoach giam ngheo))"}, Zone::goals},
        {text::Pattern{
             R"((?:^kinh phi|nguon kinh phi|kinh phi thuc hien|von va nguon von|ke hoach von|nguon von|du toan))"},
         Zone::money},
        {text::Pattern{
             R"((?:muc dich|yeu cau$|nguyen tac|quan diem|giai phap|can cu|su can thiet|doi tuong|pham vi|dinh huong|thoi gian, dia diem|noi dung ho tro|khai niem))"},
         Zone::prose},
    };
    for (auto const& [pattern, zone] : signs)
        if (RE2::PartialMatch(heading, pattern)) return zone;
    return Zone::unknown;
}

} // namespace documents::reading
