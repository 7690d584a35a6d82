#include "directives/letters/paper.hpp"

#include "office/qr.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::letters {
namespace {

using office::MergeName;
using office::MergeValues;

constexpr double kCodeMillimetres = 20;

constexpr Field kFields[] = {
    {{"co_quan_chu_quan"}, "Cơ quan chủ quản, chữ in hoa; có thể trống"},
    {{"co_quan"}, "Cơ quan ban hành, chữ in hoa", true},
    {{"so_ky_hieu"}, "“Số: 07/UBND-KT”; dự thảo để trống số", true},
    {{"dia_danh_ngay_thang"}, "“Lai Châu, ngày 05 tháng 01 năm 2026”", true},
    {{"ten_loai"}, "Tên loại, chữ in hoa; công văn không có"},
    {{"trich_yeu"}, "Trích yếu; của công văn bắt đầu bằng “V/v”", true},
    {{"kinh_gui_mot"}, "Nơi nhận ở “Kính gửi:” khi chỉ có một"},
    {{"kinh_gui_nhieu"}, "Các nơi ở “Kính gửi:” khi có từ hai, mỗi nơi một dòng có gạch đầu dòng"},
    {{"mo_dau"}, "Nội dung trước bảng, mỗi đoạn một dòng", true},
    {{"bang", true}, "Bảng: lặp mỗi nhiệm vụ một hàng, từ {{#bang}} đến {{/bang}}"},
    {{"stt"}, "Số thứ tự của hàng (trong bảng)"},
    {{"don_vi"}, "Đơn vị thực hiện (trong bảng)"},
    {{"nhiem_vu"}, "Nhiệm vụ (trong bảng)"},
    {{"thoi_han"}, "Thời hạn (trong bảng)"},
    {{"tinh_trang"}, "Quá hạn bao nhiêu ngày (trong bảng)"},
    {{"khung_bang", true}, "Đánh dấu đầu và cuối bảng để cả bảng được bỏ khi không có hàng nào"},
    {{"ket_thuc"}, "Nội dung sau bảng"},
    {{"quyen_han_chuc_vu"}, "Quyền hạn, chức vụ người ký: TM., KT., TL., TUQ., Q.", true},
    {{"nguoi_ky"}, "Họ tên người ký", true},
    {{"noi_nhan"}, "Danh sách Nơi nhận, mỗi nơi một dòng", true},
    {{"qr"}, "Mã QR để bản ký quét lại tìm về đúng văn bản", true},
};

std::string joined(std::span<std::string const> lines) {
    std::string all;
    for (auto const& line : lines) {
        if (!all.empty()) all += '\n';
        all += line;
    }
    return all;
}

std::vector<std::string> paragraphs(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        if (line.find_first_not_of(' ') != std::string_view::npos) out.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

void add_rows(Paper& paper, Recipient const& recipient) {
    for (Fact const& fact : recipient.facts)
        paper.rows.push_back(
            {std::to_string(paper.rows.size() + 1), recipient.name, fact.duty, fact.due, fact.standing});
}

} // namespace

std::string day_in_words(std::optional<base::Date> const& day) {
    if (!day) return "ngày      tháng      năm        ";
    constexpr unsigned kTwoDigits = 10, kFebruary = 2;
    auto const padded = [](unsigned number, bool pad) { return fmt::format("{}{}", pad ? "0" : "", number); };
    return fmt::format("ngày {} tháng {} năm {}", padded(day->day(), day->day() < kTwoDigits),
                       padded(day->month(), day->month() <= kFebruary), day->year());
}

std::vector<std::string> listed(std::span<std::string const> items) {
    std::vector<std::string> out;
    for (auto const& item : items) {
        std::string_view text = item;
        while (!text.empty() && (text.back() == ';' || text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
        while (text.starts_with('-') || text.starts_with(' ')) text.remove_prefix(1);
        if (!text.empty()) out.push_back(fmt::format("- {};", text));
    }
    if (!out.empty()) out.back().back() = '.';
    return out;
}

Paper paper_of(Letter const& letter, std::size_t copy, Stamp const& stamp) {
    Content const& content = letter.content;
    bool const official = letter.kind != Kind::notice;
    Paper paper{.parent_issuer = text::upper(content.parent_issuer),
                .issuer = text::upper(content.issuer),
                .number = fmt::format("Số: {}/{}", stamp.number.empty() ? "        " : stamp.number, content.symbol),
                .place_and_day = fmt::format("{}, {}", content.place, day_in_words(stamp.day)),
                .title = official ? std::string{} : text::upper(paper_type(letter.kind)),
                .subject = (official ? "V/v " : "Về việc ") + content.subject,
                .addressees = {},
                .opening = paragraphs(content.opening),
                .closing = paragraphs(content.closing),
                .rows = {},
                .authority = lines_of(content.signature),
                .signer = content.signature.name,
                .recipients = listed(content.recipients),
                .code = stamp.code};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < letter.recipients.size(); ++i) {
        if (letter.mode == Mode::to_each && i != copy) continue;
        names.push_back(letter.recipients[i].name);
        add_rows(paper, letter.recipients[i]);
    }
    if (official) paper.addressees = names.size() == 1 ? names : listed(names);
    return paper;
}

std::span<Field const> fields() { return kFields; }

std::span<MergeName const> field_names() {
    static std::vector<MergeName> const names = [] {
        std::vector<MergeName> all;
        for (Field const& field : kFields) all.push_back(field.name);
        return all;
    }();
    return names;
}

base::Result<void> check_needed(office::MergeTemplate const& form) {
    for (Field const& field : kFields)
        if (field.needed && !std::ranges::binary_search(form.names(), field.name.name))
            return base::fail(base::Code::invalid_input, fmt::format("Mẫu thiếu trường {{{{{}}}}}.", field.name.name),
                              std::string{field.name.name}, fmt::format("Thêm trường vào mẫu: {}.", field.description));
    return {};
}

MergeValues values_of(Paper const& paper) {
    MergeValues values;
    auto const set = [&](char const* name, std::string text) { values.fields[name] = std::move(text); };
    set("co_quan_chu_quan", paper.parent_issuer);
    set("co_quan", paper.issuer);
    set("so_ky_hieu", paper.number);
    set("dia_danh_ngay_thang", paper.place_and_day);
    set("ten_loai", paper.title);
    set("trich_yeu", paper.subject);
    set(paper.addressees.size() == 1 ? "kinh_gui_mot" : "kinh_gui_nhieu", joined(paper.addressees));
    set("mo_dau", joined(paper.opening));
    set("ket_thuc", joined(paper.closing));
    set("quyen_han_chuc_vu", joined(paper.authority));
    set("nguoi_ky", paper.signer);
    set("noi_nhan", joined(paper.recipients));
    auto& rows = values.rows["bang"];
    for (Paper::Row const& row : paper.rows) {
        auto& record = rows.emplace_back();
        record.fields["stt"] = row.position;
        record.fields["don_vi"] = row.body;
        record.fields["nhiem_vu"] = row.duty;
        record.fields["thoi_han"] = row.due;
        record.fields["tinh_trang"] = row.standing;
    }
    if (!rows.empty()) values.rows["khung_bang"].emplace_back();
    if (!paper.code.empty())
        values.fields["qr"] = office::MergePicture{office::qr_png(office::qr_code(paper.code)), kCodeMillimetres,
                                                   kCodeMillimetres, "Mã QR của văn bản: " + paper.code};
    return values;
}

} // namespace directives::letters
