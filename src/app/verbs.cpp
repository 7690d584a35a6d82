#include "app/verbs.hpp"

namespace app {

std::vector<site::Word> audit_verbs() {
    using Tone = site::Word::Tone;
    return {
        {"sign_in", "Đăng nhập"},
        {"sign_out", "Đăng xuất"},
        {"person_creation", "Thêm người dùng"},
        {"person_block", "Khóa tài khoản", Tone::late},
        {"person_unblock", "Mở khóa tài khoản"},
        {"password_change", "Đổi mật khẩu"},
        {"password_reset", "Cấp lại mật khẩu", Tone::soon},
        {"post_creation", "Thêm vị trí công tác"},
        {"post_end", "Kết thúc vị trí công tác"},
        {"role_change", "Đổi vai trò", Tone::soon},
        {"delegation", "Ủy quyền", Tone::soon},
        {"delegation_end", "Chấm dứt ủy quyền"},
        {"session_end", "Kết thúc phiên"},
        {"token_creation", "Tạo mã truy cập", Tone::soon},
        {"token_end", "Thu hồi mã truy cập"},
        {"import_commit", "Ghi lô nhập", Tone::info},
        {"import_undo", "Hoàn tác lô nhập", Tone::late},
        {"area_setup", "Nạp danh mục tỉnh"},
        {"area_import", "Nhập danh mục địa bàn", Tone::info},
        {"area_import_undo", "Hoàn tác lô địa bàn", Tone::late},
        {"area_title", "Đổi tên, loại địa bàn"},
        {"area_succession", "Ghi việc sáp nhập, chia tách"},
        {"area_part_decided", "Xác định địa bàn trong danh sách sáp nhập"},
        {"area_part_dismissed", "Bỏ tên trong danh sách sáp nhập"},
        {"area_list", "Thêm danh sách đặc thù"},
        {"area_list_member", "Thêm địa bàn vào danh sách"},
        {"area_list_member_end", "Kết thúc địa bàn trong danh sách"},
        {"area_outlines", "Nhập đường bao"},
        {"organisation_generation", "Tạo cơ quan theo địa bàn", Tone::info},
        {"organisation_creation", "Thêm cơ quan"},
        {"organisation_alias", "Thêm tên khác của cơ quan"},
        {"organisation_end", "Kết thúc cơ quan", Tone::soon},
        {"paper_intake", "Nhận văn bản"},
        {"intake_decision", "Xử lý tệp gửi vào", Tone::info},
        {"paper_attachment", "Thêm tệp kèm văn bản"},
        {"paper_correction", "Sửa văn bản", Tone::soon},
        {"paper_confirmation", "Xác nhận văn bản", Tone::good},
        {"paper_withdrawal", "Rút văn bản", Tone::late},
        {"paper_download", "Tải tệp văn bản"},
        {"paper_numbering", "Cấp số văn bản"},
        {"book_opening", "Mở sổ văn bản", Tone::info},
        {"book_beginning", "Đặt số bắt đầu của sổ", Tone::soon},
        {"entry_registration", "Vào sổ văn bản", Tone::good},
        {"entry_skip", "Bỏ qua số", Tone::soon},
        {"entry_withdrawal", "Rút dòng khỏi sổ", Tone::late},
        {"entry_change", "Sửa dòng trong sổ"},
        {"paper_review", "Duyệt kết quả đọc văn bản", Tone::info},
    };
}

} // namespace app
