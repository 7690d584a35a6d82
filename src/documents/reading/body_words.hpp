#pragma once

#include <array>
#include <string_view>
#include <utility>

/// The words by which names of bodies are told from what they are to do, as data: each list may be extended without touching code.
/// Sources: administrative documents of 2022 to 2026; ministries, provinces, districts (until 30 June 2025) and communes.
namespace documents::reading::words {

// clang-format off

/// Words that start the name of a body or of the person who stands for it.
constexpr auto kHeads = std::to_array<std::string_view>({
    "sở", "các sở", "tổng liên đoàn", "hiệp hội", "liên hiệp", "thông tấn xã", "bộ", "các bộ", "ubnd", "uỷ ban", "ủy ban nhân dân", "uỷ ban nhân dân", "hđnd",
    "hội đồng nhân dân", "phòng", "các phòng", "ban", "các ban", "văn phòng", "chi cục", "cục", "tổng cục", "vụ",
    "thanh tra", "kho bạc", "ngân hàng", "công an", "bộ chỉ huy", "bộ tư lệnh", "bộ đội", "ban chỉ huy", "mặt trận",
    "mttq", "ubmttq", "ub mttq", "hội", "các hội", "liên đoàn", "liên minh", "đoàn thanh niên", "đoàn tncs",
    "đoàn đại biểu", "tỉnh đoàn", "huyện đoàn", "thành đoàn", "đoàn thể", "các đoàn", "tỉnh ủy", "huyện ủy",
    "thành ủy", "thị ủy", "đảng ủy", "đảng bộ", "cấp ủy", "ban thường vụ", "thường trực", "báo", "báo chí", "đài",
    "trung tâm", "trường", "các trường", "viện", "tòa án", "công ty", "tập đoàn", "tổng công ty", "doanh nghiệp",
    "các doanh nghiệp", "hợp tác xã", "chủ đầu tư", "các chủ đầu tư", "cơ quan", "các cơ quan", "đơn vị",
    "các đơn vị", "địa phương", "các địa phương", "thủ trưởng", "giám đốc", "phó giám đốc", "chủ tịch",
    "phó chủ tịch", "các phó chủ tịch", "bộ trưởng", "thứ trưởng", "thủ tướng", "chính phủ", "quốc hội",
    "chánh văn phòng", "chánh thanh tra", "trưởng phòng", "trưởng ban", "trưởng các", "các trưởng", "trưởng xóm",
    "trưởng ấp", "trưởng buôn", "đảng đoàn", "chi bộ", "các chi bộ", "tổ đại biểu", "đại biểu", "điều tra viên",
    "đoàn kiểm tra", "đoàn giám sát", "chỉ huy trưởng", "ban tự quản", "tổ trưởng", "trưởng thôn", "trưởng bản",
    "trưởng khu phố", "bí thư", "tổ công tác", "tổ rà soát", "tổ trưởng", "thành viên", "các thành viên", "đồng chí",
    "các đồng chí", "thôn", "xã", "các xã", "phường", "các phường", "thị trấn", "đặc khu", "huyện", "các huyện",
    "thị xã", "thành phố", "tỉnh", "các tỉnh", "bảo hiểm xã hội", "thống kê", "kiểm toán", "thuế", "chi cục",
    "bưu điện", "viễn thông", "điện lực", "hạt kiểm lâm", "các tổ chức", "tổ chức chính trị", "các ngành", "ngành",
    "các cấp", "nhnn", "nhcsxh", "ldld", "lđlđ", "hlhpn", "bql", "ban quản lý", "bhxh", "kbnn", "các bộ", "các thôn",
    "các bản", "ban chỉ đạo", "bcđ", "cơ quan thường trực", "văn phòng quốc gia", "vp", "các trung tâm",
    "các nhà trường", "nhân dân", "cán bộ", "công chức", "cộng đồng dân cư"});

/// Generic words that go on with a collective name: "các sở, BAN, NGÀNH", "UBND các huyện, THỊ XÃ, THÀNH PHỐ".
constexpr auto kGeneric = std::to_array<std::string_view>(
    {"ngành",     "ban",          "đơn vị",       "cơ quan", "địa phương", "phòng",   "đoàn thể", "thị xã", "thành phố",
     "thị trấn",  "phường",       "xã",           "huyện",   "đặc khu",    "tổ chức", "thôn",     "bản",    "tỉnh",
     "hội",       "ban ngành",    "doanh nghiệp", "trường",  "tổ dân phố", "khu phố", "bộ",       "cấp",    "quận",
     "chi nhánh", "hội đoàn thể", "bản",          "buôn",    "ấp",         "khóm",    "làng"});

/// Names with a comma or an "và" of their own, and fields that "Các sở: …" lists without the word "Sở".
constexpr auto kFields = std::to_array<std::string_view>({
    "lao động - thương binh và xã hội", "lao động, thương binh và xã hội", "lao động-thương binh và xã hội",
    "lao động thương binh và xã hội", "lao động – thương binh và xã hội", "lđtbxh", "lđ-tb&xh", "lđ-tbxh", "lđtb&xh",
    "tài chính - kế hoạch", "tài chính-kế hoạch", "tài chính", "kế hoạch và đầu tư", "kế hoạch & đầu tư", "kh&đt",
    "khđt", "nông nghiệp và phát triển nông thôn", "nông nghiệp và môi trường", "nông nghiệp & ptnt",
    "nông nghiệp và ptnt", "nn&ptnt", "nn và ptnt", "nnptnt", "nn&mt", "nnmt", "nông nghiệp", "y tế",
    "giáo dục và đào tạo", "giáo dục & đào tạo", "gd&đt", "gdđt", "thông tin và truyền thông", "tt&tt", "tttt",
    "xây dựng", "giao thông vận tải", "gtvt", "công thương", "công thương", "tư pháp", "nội vụ",
    "khoa học và công nghệ", "kh&cn", "khcn", "văn hóa, thể thao và du lịch", "văn hóa, thể thao & du lịch",
    "văn hóa thể thao và du lịch", "vhttdl", "vh,tt&dl", "vhtt&dl", "văn hóa và thể thao",
    "tài nguyên và môi trường", "tn&mt", "tnmt", "ngoại vụ", "dân tộc và tôn giáo", "dân tộc", "du lịch",
    "quy hoạch - kiến trúc", "thanh tra", "kinh tế, hạ tầng và đô thị", "kinh tế và hạ tầng", "kinh tế - hạ tầng",
    "kinh tế", "văn hóa - xã hội", "văn hóa và thông tin", "văn hóa - thông tin", "văn hóa", "quản lý đô thị",
    "công an", "quốc phòng", "ngoại giao"});

constexpr auto kCompounds = std::to_array<std::string_view>({
    "dân dụng và công nghiệp", "giao thông và nông nghiệp", "giao thông và xây dựng", "phát thanh và truyền hình",
    "phát thanh, truyền hình", "đầu tư và xây dựng", "tuyên giáo và dân vận", "chính trị, xã hội",
    "chính trị và xã hội", "quốc hội và hđnd", "quốc hội và hội đồng nhân dân", "hđnd và ubnd", "hđnd-ubnd",
    "dịch vụ, việc làm", "kinh tế, ngân sách", "báo và phát thanh, truyền hình", "báo và đài",
    "nông nghiệp và thủy lợi", "văn hóa - xã hội", "giáo dục và dạy nghề", "phát triển quỹ đất và",
    "khoa học và kỹ thuật", "khởi nghiệp và", "lao động và việc làm", "vừa và nhỏ",
    "giáo dục nghề nghiệp và giáo dục thường xuyên", "giáo dục thường xuyên", "văn hóa, thông tin và thể thao",
    "văn hóa, thông tin và truyền thông"});

/// Verbs and phrases behind which a name is over, written small.
constexpr auto kDutyWords = std::to_array<std::string_view>({
    "chủ trì", "phối hợp", "triển khai", "thực hiện", "tổ chức", "rà soát", "tham mưu", "xây dựng", "báo cáo",
    "hướng dẫn", "đôn đốc", "chỉ đạo", "tiếp tục", "tăng cường", "khẩn trương", "chủ động", "căn cứ",
    "theo chức năng", "theo nhiệm vụ", "theo thẩm quyền", "theo quy định", "theo dõi", "theo", "cần",
    "có trách nhiệm", "chịu trách nhiệm", "thường xuyên", "kịp thời", "đẩy nhanh", "đẩy mạnh", "tập trung",
    "quan tâm", "nghiêm túc", "bố trí", "cập nhật", "tổng hợp", "hoàn thành", "hoàn thiện", "đề xuất", "phân bổ",
    "giải ngân", "lập", "gửi", "trình", "tuyên truyền", "vận động", "kiểm tra", "giám sát", "soát xét", "thẩm định",
    "đảm bảo", "bảo đảm", "nghiên cứu", "phân công", "phê duyệt", "ban hành", "huy động", "lồng ghép", "khảo sát",
    "đánh giá", "cung cấp", "phản ánh", "thông báo", "quán triệt", "phát huy", "phát động", "hỗ trợ", "đăng ký",
    "quản lý", "sử dụng", "công khai", "niêm yết", "xác định", "lựa chọn", "giao", "yêu cầu", "đề nghị", "nâng cao",
    "thành lập", "kiện toàn", "thống kê", "quyết liệt", "ưu tiên", "thẩm tra", "quyết toán", "thanh toán",
    "kiểm soát", "đảm nhận", "tiến hành", "đưa", "nắm", "giúp", "xem xét", "cho ý kiến", "có ý kiến", "có văn bản",
    "có kế hoạch", "có giải pháp", "phải", "không", "là", "và tổ chức", "trên cơ sở", "trong quá trình",
    "trong phạm vi", "trước ngày", "trước", "chậm nhất", "định kỳ", "hằng tháng", "hàng tháng", "hằng năm",
    "hàng năm", "hằng quý", "hàng quý", "để", "nhằm", "với", "khi", "nếu", "đã", "chưa", "được", "thuộc đối tượng",
    "giữ", "cử", "mở", "ký", "chuẩn bị", "bám sát", "duy trì", "khắc phục", "chấn chỉnh", "xử lý", "tháo gỡ",
    "tạo điều kiện", "đầu mối", "làm", "sớm", "liên hệ", "chi trả", "cho vay", "đào tạo", "tập huấn", "truyền thông",
    "đăng tải", "đưa tin", "thông tin kịp", "thông tin trên", "thông tin đến", "thông tin cho", "nhập", "rút",
    "điều chỉnh", "thu thập", "cấp phát", "thẩm định", "phổ biến", "tuyệt đối", "cam kết", "gắn", "thu hồi",
    "chuyển", "tham gia", "đồng hành", "nhận", "ủy quyền", "bình xét", "họp", "điều tra", "tự", "lấy", "tích cực",
    "mời", "dự họp", "tham dự", "đến từng", "cùng", "đúng", "kết nối", "phấn đấu", "khai thác", "chuyển giao",
    "kết thúc", "như sau", "xác minh", "đối chiếu", "chốt", "bổ sung", "sắp xếp", "ghi", "giới thiệu", "phát hiện", "lưu",
    "thi hành", "kiến nghị", "chấp hành", "nộp", "tiếp nhận", "sẵn sàng", "hoàn trả", "thay mặt"});

/// Nouns that start like a verb.
constexpr auto kNouns = std::to_array<std::string_view>(
    {"giao dịch", "giao thông", "là người", "cùng cấp", "trước đây", "không chuyên trách", "tổ chức chính trị", "tổ chức xã hội", "tổ chức tín dụng", "tổ chức phi chính phủ",
    "tổ chức quốc tế", "tổ chức kinh tế", "tổ chức đoàn thể", "tổ chức hội", "tổ chức đảng"});

/// A noun before it makes the verb part of a name: "Ban quản lý", "cơ quan chủ trì", "các tổ chức".
constexpr auto kKeepsVerb = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"cac", "to chuc"},    {"va", "to chuc"},   {"ban", "chi dao"},      {"ban", "quan ly"},      {"quan", "quan ly"},
     {"vi", "quan ly"},     {"nuoc", "quan ly"}, {"quan", "chu tri"},     {"vi", "chu tri"},       {"tu", "xay dung"},
     {"quan", "phoi hop"},  {"vi", "phoi hop"},  {"to", "ra soat"},       {"so", "quan ly"},       {"dao", "thuc hien"},
     {"quan", "tham muu"},  {"vi", "tham muu"},  {"ban", "to chuc"},      {"to", "giup"},          {"cuc", "thong ke"},
     {"vi", "su dung"},     {"quan", "bao cao"}, {"dai", "truyen thong"}, {"va", "truyen thong"},  {"doan", "kiem tra"},
     {"doan", "giam sat"},  {"ban", "giam sat"}, {"cac", "truong"},       {"ban", "tuyen truyen"}, {"duoc", "giao"},
     {"duoc", "phan cong"}, {"vi", "duoc"},      {"phong", "ban"},        {"cong", "trinh"},       {"chuong", "trinh"},
     {"cuc", "quan ly"},    {"to", "thuc hien"}, {"tam", "dao tao"},      {"dao", "tao"},          {"so", "dao tao"},
     {"vi", "tham gia"},    {"an", "dau tu"},    {"viec", "lam"}});

// clang-format on

} // namespace documents::reading::words
