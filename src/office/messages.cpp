#include "office/messages.hpp"

#include "base/ensure.hpp"

namespace office::messages {
namespace {

using base::Code;

struct Entry {
    Trouble trouble;
    Code code;
    char const* message;
    char const* mend;
};

constexpr char const* kSaveAsDocx =
    "Mở tệp bằng Word hoặc LibreOffice, chọn Lưu thành, kiểu .docx, rồi nạp lại tệp .docx đó.";

Entry const kEntries[] = {
    {Trouble::empty_file, Code::invalid_input, "Tệp rỗng, không có byte nào.",
     "Kiểm tra lại tệp gốc rồi chọn lại tệp có nội dung."},
    {Trouble::cannot_open, Code::not_found, "Không mở được tệp.", "Kiểm tra đường dẫn và quyền đọc tệp."},
    {Trouble::file_too_large, Code::too_large, "Tệp lớn hơn mức cho phép.",
     "Tách tệp thành nhiều phần, hoặc giảm độ phân giải của bản quét."},
    {Trouble::text_too_large, Code::limit_exceeded, "Nội dung chữ của tệp dài hơn mức cho phép.",
     "Tách văn bản thành nhiều tệp nhỏ hơn."},
    {Trouble::unpacks_too_large, Code::limit_exceeded, "Tệp nén bung ra lớn hơn mức cho phép nên không được mở.",
     "Nếu là văn bản thật, xóa bớt hình ảnh hoặc đối tượng nhúng rồi lưu lại thành .docx."},
    {Trouble::too_many_pages, Code::limit_exceeded, "Tệp PDF có nhiều trang hơn mức cho phép.",
     "Tách tệp thành nhiều phần ít trang hơn."},
    {Trouble::too_many_scan_pages, Code::limit_exceeded, "Bản quét có nhiều trang hơn mức cho phép.",
     "Tách bản quét thành nhiều tệp, hoặc dùng bản Word hay PDF có chữ."},
    {Trouble::time_over, Code::limit_exceeded, "Đọc tệp quá lâu nên đã dừng lại.",
     "Tách tệp thành nhiều phần, hoặc dùng bản .docx."},
    {Trouble::memory_over, Code::limit_exceeded, "Đọc tệp cần nhiều bộ nhớ hơn mức cho phép nên đã dừng lại.",
     "Giảm độ phân giải bản quét xuống 200-300 dpi, hoặc tách tệp."},
    {Trouble::binary_noise, Code::unsupported, "Tệp không phải văn bản: nội dung là dữ liệu nhị phân.",
     "Chọn tệp .docx, .odt, .pdf, .txt hoặc ảnh quét .png, .jpg, .tif."},
    {Trouble::legacy_encoding, Code::unsupported,
     "Tệp chữ dùng bảng mã cũ (TCVN3, VNI hoặc Windows-1258), không phải Unicode.",
     "Dùng công cụ chuyển mã của bộ gõ tiếng Việt đổi sang Unicode dựng sẵn (UTF-8), hoặc lưu lại thành .docx với "
     "phông Unicode."},
    {Trouble::legacy_font, Code::unsupported,
     "Văn bản dùng phông chữ đời cũ (.VnTime, VNI): chữ trong tệp không phải tiếng Việt Unicode.",
     "Chuyển mã sang Unicode bằng công cụ của bộ gõ rồi lưu lại thành .docx, hoặc xuất ra .pdf rồi nạp tệp .pdf."},
    {Trouble::converter_missing, Code::unavailable,
     "Máy chủ chưa cài LibreOffice Writer nên chưa đọc được tệp Word đời cũ (.doc) và .rtf.", kSaveAsDocx},
    {Trouble::converter_failed, Code::invalid_input, "Không đọc được tệp Word đời cũ (.doc) hoặc .rtf này.",
     kSaveAsDocx},
    {Trouble::spreadsheet, Code::unsupported, "Tệp bảng tính không phải văn bản chỉ đạo.",
     "Lưu lại thành .docx nếu là văn bản; bảng số liệu thì nạp ở trang nhập số liệu."},
    {Trouble::presentation, Code::unsupported, "Tệp trình chiếu không phải văn bản.",
     "Lưu lại thành .docx hoặc .pdf rồi nạp lại."},
    {Trouble::unknown_container, Code::unsupported, "Tệp nén này không phải văn bản .docx hay .odt.",
     "Giải nén rồi nạp từng văn bản bên trong, hoặc lưu lại thành .docx."},
    {Trouble::unknown_picture, Code::unsupported, "Kiểu ảnh này chưa đọc được.",
     "Lưu ảnh thành .png, .jpg hoặc .tif rồi nạp lại."},
    {Trouble::web_page, Code::unsupported, "Tệp là trang web, không phải văn bản.",
     "Tải bản .docx hoặc .pdf của văn bản, hoặc lưu trang thành .pdf."},
    {Trouble::encrypted_office, Code::invalid_input, "Tệp có đặt mật khẩu nên không đọc được.",
     "Gỡ mật khẩu trong Word hoặc LibreOffice, lưu lại thành .docx."},
    {Trouble::encrypted_pdf, Code::invalid_input, "Tệp PDF có đặt mật khẩu nên không đọc được.",
     "Gỡ mật khẩu rồi lưu lại thành .pdf, hoặc dùng bản .docx."},
    {Trouble::broken_container, Code::invalid_input, "Tệp bị hỏng hoặc tải về chưa hết.",
     "Tải lại tệp; nếu vẫn hỏng, mở bằng Word và lưu lại thành .docx."},
    {Trouble::broken_pdf, Code::invalid_input, "Tệp PDF bị hỏng hoặc tải về chưa hết.",
     "Tải lại tệp, hoặc in lại văn bản ra PDF."},
    {Trouble::broken_picture, Code::invalid_input, "Tệp ảnh bị hỏng hoặc tải về chưa hết.",
     "Quét lại hoặc chép lại tệp ảnh."},
    {Trouble::broken_xml, Code::invalid_input, "Nội dung bên trong tệp bị hỏng.", kSaveAsDocx},
    {Trouble::xml_entities, Code::invalid_input,
     "Tệp chứa khai báo DOCTYPE hoặc ENTITY mà văn bản Word không bao giờ có, nên không được mở.", kSaveAsDocx},
    {Trouble::xml_too_deep, Code::limit_exceeded, "Nội dung tệp lồng nhau quá sâu nên không được mở.", kSaveAsDocx},
    {Trouble::missing_part, Code::invalid_input, "Tệp thiếu phần nội dung chính.", kSaveAsDocx},
    {Trouble::picture_without_text, Code::unsupported, "Ảnh không có chữ nào đọc được.",
     "Chọn ảnh quét của văn bản, thẳng và rõ, từ 200 dpi trở lên."},
    {Trouble::no_text, Code::invalid_input, "Tệp không có chữ nào.", "Kiểm tra lại tệp gốc rồi chọn tệp có nội dung."},
    {Trouble::pdftotext_missing, Code::unavailable, "Máy chủ chưa cài bộ đọc PDF (poppler-utils).",
     "Cài gói poppler-utils, hoặc dùng bản .docx."},
    {Trouble::tesseract_missing, Code::unavailable,
     "Máy chủ chưa cài bộ nhận dạng chữ (tesseract-ocr, tesseract-ocr-vie).",
     "Cài hai gói đó, hoặc dùng bản Word hay PDF có chữ."},
    {Trouble::child_failed, Code::unavailable, "Chương trình đọc tệp dừng giữa chừng.",
     "Thử lại; nếu vẫn lỗi, dùng bản .docx."},
};

} // namespace

base::Error error(Trouble trouble, std::string where) {
    for (Entry const& entry : kEntries)
        if (entry.trouble == trouble) return {entry.code, entry.message, std::move(where), entry.mend};
    ENSURE(false);
}

std::unexpected<base::Error> fail(Trouble trouble, std::string where) {
    return std::unexpected{error(trouble, std::move(where))};
}

} // namespace office::messages
