#include "documents/reading/natural_case.hpp"

#include "documents/reading/lines.hpp"
#include "documents/reading/phrases.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <array>
#include <vector>

namespace documents::reading {

namespace {

/// Names with capitals of their own, as annex II writes them.
constexpr auto kNames = std::to_array<std::string_view>({"Lao động - Thương binh và Xã hội",
                                                         "Tài chính - Kế hoạch",
                                                         "Tài chính",
                                                         "Kế hoạch và Đầu tư",
                                                         "Nông nghiệp và Phát triển nông thôn",
                                                         "Nông nghiệp và Môi trường",
                                                         "Y tế",
                                                         "Giáo dục và Đào tạo",
                                                         "Thông tin và Truyền thông",
                                                         "Xây dựng",
                                                         "Giao thông vận tải",
                                                         "Công Thương",
                                                         "Tư pháp",
                                                         "Nội vụ",
                                                         "Khoa học và Công nghệ",
                                                         "Văn hóa, Thể thao và Du lịch",
                                                         "Văn hóa và Thông tin",
                                                         "Văn hóa - Xã hội",
                                                         "Tài nguyên và Môi trường",
                                                         "Ngoại vụ",
                                                         "Dân tộc và Tôn giáo",
                                                         "Dân tộc",
                                                         "Du lịch",
                                                         "Thanh tra",
                                                         "Kinh tế",
                                                         "Hạ tầng và Đô thị",
                                                         "Chính sách xã hội",
                                                         "Mặt trận Tổ quốc",
                                                         "Việt Nam",
                                                         "Nhà nước",
                                                         "Chính phủ",
                                                         "Quốc hội",
                                                         "Liên hiệp Phụ nữ",
                                                         "Nông dân",
                                                         "Cựu chiến binh",
                                                         "Lao động",
                                                         "Thanh niên",
                                                         "Đảng",
                                                         "Chỉ đạo",
                                                         "Quản lý"});

std::string capitalised(std::string_view word) {
    std::size_t length = 1;
    while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0u) == 0x80u) ++length;
    return text::upper(word.substr(0, length)) + std::string{word.substr(length)};
}

bool is_place_kind(std::string_view word) {
    static constexpr auto kinds = std::to_array<std::string_view>(
        {"tỉnh", "huyện", "xã", "phường", "thị", "thành", "quận", "khu", "trấn", "phố"});
    for (auto const kind : kinds)
        if (word == kind) return true;
    return false;
}

} // namespace

std::string natural_case(std::string_view printed) {
    std::string dashed;
    for (std::size_t i = 0; i < printed.size();) {
        bool const long_dash = printed.substr(i).starts_with("–") || printed.substr(i).starts_with("—");
        if (long_dash || (printed[i] == '-' && i > 0 && printed[i - 1] == ' ')) {
            if (!dashed.empty() && dashed.back() != ' ') dashed += ' ';
            dashed += "- ";
            i += long_dash ? 3 : 1;
            while (i < printed.size() && printed[i] == ' ') ++i;
        } else
            dashed += printed[i++];
    }
    if (!is_capitals(text::Shadow{dashed}.cased())) return dashed;
    std::string natural = text::lower(dashed);
    for (auto const glued : {std::string_view{"ủyban"}, std::string_view{"uỷban"}})
        if (auto const at = natural.find(glued); at != natural.npos) natural.replace(at, glued.size(), "ủy ban");
    for (auto const name : kNames) {
        auto const lower = text::lower(name);
        for (auto at = natural.find(lower); at != natural.npos; at = natural.find(lower, at + lower.size()))
            natural.replace(at, lower.size(), name);
    }
    // Syllables behind "tỉnh", "huyện", "xã", … are a place's name.
    std::string cased;
    bool place = false, first = true;
    for (std::size_t at = 0; at < natural.size();) {
        auto end = natural.find(' ', at);
        if (end == natural.npos) end = natural.size();
        auto const here = std::string_view{natural}.substr(at);
        auto const word = here.substr(0, end - at);
        if (!cased.empty()) cased += ' ';
        auto const next = std::string_view{natural}.substr(std::min(end + 1, natural.size()));
        bool const committee = next.starts_with("ủy") || next.starts_with("uỷ");
        if (place && (word == "ủy" || word == "uỷ")) {
            cased += word;
            at = end + 1;
            continue;
        }
        bool const kind = is_place_kind(word) && (!committee || first) && !here.starts_with("thành viên") &&
                          !here.starts_with("xã hội");
        if (first || (place && !kind))
            cased += word.empty() ? std::string{} : capitalised(word);
        else
            cased += word;
        if (kind) place = true;
        if (word == "-" || word == "và") place = false;
        first = false;
        at = end + 1;
    }
    if (auto const hold = text::fold(cased); hold.starts_with("ubnd")) cased.replace(0, 4, "UBND");
    return cased;
}

} // namespace documents::reading
