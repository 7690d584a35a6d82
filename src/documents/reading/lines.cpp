#include "documents/reading/lines.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <string>

namespace documents::reading {

bool is_capitals(std::string_view cased) {
    std::size_t capitals = 0, smalls = 0;
    for (char const c : cased) {
        capitals += c >= 'A' && c <= 'Z';
        smalls += c >= 'a' && c <= 'z';
    }
    return capitals >= 3 && capitals >= 4 * smalls;
}

bool is_state_name(std::string_view folded) {
    return folded.contains("chu nghia viet nam") || folded == "viet nam" || folded == "cong hoa xa hoi" ||
           folded.contains("hoa xa hoi chu");
}

bool is_motto(std::string_view folded) {
    static text::Pattern const pattern{R"(doc\s*.?ap\s*[-.]?\s*tu\s*do\s*[-.]?\s*hanh)"};
    return folded.contains("hanh") && RE2::PartialMatch(folded, pattern);
}

bool is_number_line(std::string_view folded) {
    static text::Pattern const pattern{
        R"(^\s*so\s*(?:[:.]?[\s.\d]*[a-z]?\s*[/-]\s*[a-z]|[:.] ?[a-z&]{2,}\d*-[a-z\d]+\s*(?:$|\t)))"};
    return folded.starts_with("so") && RE2::PartialMatch(folded, pattern);
}

bool is_place_date(std::string_view folded) {
    static text::Pattern const pattern{
        R"((?:^|,|\t|\s{2}|^[a-z ]{1,30})\s*ngay[\s.…\d/-]*thang[\s.\d/-]*nam[\s.]*\d{0,4}\s*$)"};
    return folded.contains("thang") && RE2::PartialMatch(folded, pattern);
}

bool is_signature_mark(std::string_view cased) {
    static text::Pattern const pattern{
        R"((^|\t|\s{3,})(?:(?:TM|KT|TL|TUQ|Q)\s?[.,]\s?|(?:T/M|K/T|T/L|TM|KT|TL) )[A-Z]{2,})"};
    if (cased.size() > 160 ||
        !(cased.contains("TM") || cased.contains("KT") || cased.contains("TL") || cased.contains("TUQ") ||
          cased.contains("Q.") || cased.contains("T/") || cased.contains("K/")))
        return false;
    return RE2::PartialMatch(cased, pattern);
}

bool is_recipients_head(std::string_view folded) {
    static text::Pattern const pattern{R"(^\W*(?:noi nhan\s*[:;.]?|[a-z]{0,4} ?nhan ?[:;.]\s*$))"};
    if (!folded.substr(0, 24).contains("nhan")) return false;
    return RE2::PartialMatch(folded, pattern);
}

bool is_annex_head(std::string_view cased) {
    static text::Pattern const pattern{
        R"(^\W*(PHU LUC|BIEU(?: MAU)?(?: SO)? ?\d|BIEU TONG HOP|DANH SACH|BANG TONG HOP|TONG HOP))"};
    return is_capitals(cased) && RE2::PartialMatch(cased, pattern);
}

std::string_view title_type(std::string_view cased) {
    struct Title {
        std::string_view folded, type;
    };
    // Longer names first: "THÔNG BÁO" before "THÔNG", "BẢN GHI NHỚ" before "BẢN".
    static constexpr Title titles[] = {{"NGHI QUYET", "nghị quyết"},
                                       {"NGHI DINH", "nghị định"},
                                       {"QUYET DINH", "quyết định"},
                                       {"CHI THI", "chỉ thị"},
                                       {"QUY CHE", "quy chế"},
                                       {"QUY DINH", "quy định"},
                                       {"THONG CAO", "thông cáo"},
                                       {"THONG BAO", "thông báo"},
                                       {"THONG TU", "thông tư"},
                                       {"HUONG DAN", "hướng dẫn"},
                                       {"CHUONG TRINH", "chương trình"},
                                       {"KE HOACH", "kế hoạch"},
                                       {"PHUONG AN", "phương án"},
                                       {"DE AN", "đề án"},
                                       {"DU AN", "dự án"},
                                       {"BAO CAO", "báo cáo"},
                                       {"BIEN BAN", "biên bản"},
                                       {"TO TRINH", "tờ trình"},
                                       {"HOP DONG", "hợp đồng"},
                                       {"CONG DIEN", "công điện"},
                                       {"BAN GHI NHO", "bản ghi nhớ"},
                                       {"BAN THOA THUAN", "bản thỏa thuận"},
                                       {"GIAY UY QUYEN", "giấy ủy quyền"},
                                       {"GIAY MOI", "giấy mời"},
                                       {"GIAY GIOI THIEU", "giấy giới thiệu"},
                                       {"GIAY NGHI PHEP", "giấy nghỉ phép"},
                                       {"PHIEU GUI", "phiếu gửi"},
                                       {"PHIEU CHUYEN", "phiếu chuyển"},
                                       {"PHIEU BAO", "phiếu báo"},
                                       {"THU CONG", "thư công"},
                                       {"KET LUAN", "kết luận"},
                                       {"LUAT", "luật"},
                                       {"CONG VAN", "công văn"}};
    std::size_t from = 0;
    while (from < cased.size() && !(cased[from] >= 'A' && cased[from] <= 'Z')) ++from;
    // A title may be broken behind its first word.
    std::string line{cased.substr(from, 40)};
    std::ranges::replace(line, '\n', ' ');
    for (auto const& title : titles) {
        if (!line.starts_with(title.folded)) continue;
        auto const rest = std::string_view{line}.substr(title.folded.size());
        if (rest.empty() || !(rest[0] >= 'A' && rest[0] <= 'Z')) return title.type;
    }
    return {};
}

} // namespace documents::reading
