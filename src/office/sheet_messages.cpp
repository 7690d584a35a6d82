#include "office/sheet_messages.hpp"

#include "base/ensure.hpp"

namespace office::sheet_messages {
namespace {

using base::Code;

struct Entry {
    Trouble trouble;
    Code code;
    char const* message;
    char const* mend;
};

constexpr char const* kSaveAgain =
    "Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành, kiểu .xlsx, rồi nạp lại tệp .xlsx đó.";
constexpr char const* kSplit = "Tách bảng thành nhiều tệp rồi nạp từng tệp.";

Entry const kEntries[] = {
    {Trouble::empty_file, Code::invalid_input, "Tệp rỗng, không có byte nào.",
     "Kiểm tra lại tệp gốc rồi chọn lại tệp có nội dung."},
    {Trouble::cannot_open, Code::not_found, "Không mở được tệp.", "Kiểm tra đường dẫn và quyền đọc tệp."},
    {Trouble::file_too_large, Code::too_large, "Tệp lớn hơn mức cho phép.", kSplit},
    {Trouble::unpacks_too_large, Code::limit_exceeded, "Nội dung tệp bung ra lớn hơn mức cho phép nên không được mở.",
     "Xóa các trang tính và định dạng thừa, hoặc tách bảng thành nhiều tệp rồi nạp từng tệp."},
    {Trouble::too_many_rows, Code::limit_exceeded, "Trang tính có nhiều dòng hơn mức cho phép.", kSplit},
    {Trouble::too_many_columns, Code::limit_exceeded, "Trang tính có dữ liệu ở cột xa hơn mức cho phép.",
     "Xóa các ô thừa bên phải bảng, hoặc kiểm tra xem bảng có bị xoay ngang không."},
    {Trouble::too_many_cells, Code::limit_exceeded, "Tệp có nhiều ô hơn mức cho phép.", kSplit},
    {Trouble::too_many_merges, Code::limit_exceeded, "Trang tính có quá nhiều ô gộp.",
     "Bỏ gộp ô (Merge Cells) ở vùng dữ liệu rồi nạp lại."},
    {Trouble::too_many_sheets, Code::limit_exceeded, "Tệp có nhiều trang tính hơn mức cho phép.", kSplit},
    {Trouble::too_much_shared_text, Code::limit_exceeded, "Tổng lượng chữ trong tệp lớn hơn mức cho phép.", kSplit},
    {Trouble::cell_text_too_long, Code::limit_exceeded, "Một ô có nhiều chữ hơn mức cho phép.",
     "Rút ngắn nội dung của ô rồi nạp lại."},
    {Trouble::broken_container, Code::invalid_input, "Tệp bị hỏng hoặc tải về chưa hết.",
     "Tải lại tệp; nếu vẫn hỏng, mở bằng Excel và lưu lại thành .xlsx."},
    {Trouble::broken_xml, Code::invalid_input, "Nội dung bên trong tệp bị hỏng.", kSaveAgain},
    {Trouble::xml_entities, Code::invalid_input,
     "Tệp chứa khai báo DOCTYPE mà bảng tính không bao giờ có, nên không được mở.", kSaveAgain},
    {Trouble::xml_too_deep, Code::limit_exceeded, "Nội dung tệp lồng nhau quá sâu nên không được mở.", kSaveAgain},
    {Trouble::missing_part, Code::invalid_input, "Tệp thiếu một phần nội dung.", kSaveAgain},
    {Trouble::encrypted, Code::invalid_input, "Tệp có đặt mật khẩu nên không đọc được.",
     "Gỡ mật khẩu trong Excel hoặc LibreOffice, lưu lại rồi nạp lại."},
    {Trouble::no_sheet, Code::invalid_input, "Tệp không có trang tính nào.",
     "Kiểm tra lại tệp gốc rồi chọn tệp có bảng."},
    {Trouble::sheet_not_found, Code::not_found, "Tệp không có trang tính mang tên này.",
     "Chọn lại trang tính trong danh sách của tệp."},
    {Trouble::bad_reference, Code::invalid_input, "Tệp ghi sai địa chỉ của ô hoặc của dòng.", kSaveAgain},
    {Trouble::row_out_of_order, Code::invalid_input, "Các dòng trong tệp không theo thứ tự hoặc trùng số dòng.",
     kSaveAgain},
    {Trouble::cell_twice, Code::invalid_input, "Tệp ghi hai giá trị cho cùng một ô.", kSaveAgain},
    {Trouble::cell_in_wrong_row, Code::invalid_input, "Tệp xếp ô vào dòng khác với địa chỉ của ô.", kSaveAgain},
    {Trouble::shared_text_missing, Code::invalid_input, "Chữ của ô không có trong bảng chữ chung của tệp.", kSaveAgain},
    {Trouble::overlapping_merges, Code::invalid_input, "Hai vùng ô gộp chồng lên nhau.",
     "Bỏ gộp ô (Merge Cells) ở chỗ đó rồi nạp lại."},
    {Trouble::old_encoding, Code::unsupported, "Tệp .csv dùng bảng mã cũ (TCVN3 hoặc VNI), không phải Unicode.",
     "Mở tệp gốc bằng Excel, đổi sang Unicode bằng công cụ chuyển mã của bộ gõ tiếng Việt, lưu lại thành .xlsx hoặc "
     "CSV UTF-8."},
    {Trouble::binary_noise, Code::unsupported, "Tệp không phải bảng tính: nội dung là dữ liệu nhị phân.",
     "Chọn tệp .xlsx, .ods, .xls hoặc .csv."},
    {Trouble::open_quote, Code::invalid_input, "Dấu ngoặc kép (\") mở ở ô này không có dấu đóng.",
     "Thêm dấu đóng, hoặc viết hai dấu (\"\") cho một dấu ngoặc kép trong ô."},
    {Trouble::binary_workbook, Code::unsupported, "Tệp .xlsb chưa đọc được.", kSaveAgain},
    {Trouble::xml_workbook, Code::unsupported, "Bảng tính kiểu XML 2003 chưa đọc được.", kSaveAgain},
    {Trouble::web_page, Code::unsupported, "Tệp là trang web, dù tên có thể là .xls.", kSaveAgain},
    {Trouble::not_a_spreadsheet, Code::unsupported, "Tệp không phải bảng tính.",
     "Chọn tệp .xlsx, .ods, .xls hoặc .csv; văn bản thì nạp ở trang đọc văn bản."},
    {Trouble::unknown_container, Code::unsupported, "Tệp nén này không phải bảng tính .xlsx hay .ods.",
     "Giải nén rồi nạp từng bảng tính bên trong."},
    {Trouble::converter_missing, Code::unavailable,
     "Máy chủ chưa cài LibreOffice Calc nên chưa đọc được tệp .xls đời cũ.", kSaveAgain},
    {Trouble::converter_failed, Code::unavailable, "LibreOffice không chuyển được tệp .xls này.", kSaveAgain},
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

} // namespace office::sheet_messages
