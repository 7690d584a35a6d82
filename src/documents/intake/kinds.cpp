#include "documents/intake/kinds.hpp"

#include "office/converter.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace documents::intake {
namespace {

using base::Code;
using base::fail;
using namespace std::string_view_literals;

constexpr std::string_view kPrograms[] = {"MZ"sv,
                                          "\x7f"
                                          "ELF"sv,
                                          "#!"sv,
                                          "\xFE\xED\xFA\xCE"sv,
                                          "\xFE\xED\xFA\xCF"sv,
                                          "\xCF\xFA\xED\xFE"sv,
                                          "\xCE\xFA\xED\xFE"sv,
                                          "\xCA\xFE\xBA\xBE"sv,
                                          "\0asm"sv,
                                          "L\0\0\0\x01\x14\x02\0"sv}; // a shortcut of Windows

/// Text that a double click would run: its bytes look harmless.
constexpr std::string_view kRunByName[] = {".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".msi", ".vbs",
                                           ".vbe", ".js",  ".jse", ".wsf", ".wsh", ".ps1", ".hta", ".jar",
                                           ".lnk", ".sh",  ".apk", ".reg", ".cpl", ".pif", ".iso", ".img"};

/// Names that an archive keeps in clear: macros of Office, programs for Java and phones.
constexpr std::string_view kInArchives[] = {"vbaProject.bin", "META-INF/MANIFEST.MF", "AndroidManifest.xml"};

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

std::string lower_extension(std::string const& name) {
    auto extension = std::filesystem::path{name}.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension;
}

std::unexpected<base::Error> program(std::string const& name) {
    return fail(Code::unsupported, "Tệp là chương trình hoặc tệp lệnh, không nhận.", name,
                "Chỉ nạp văn bản: .docx, .odt, .pdf, .txt hoặc ảnh quét. Nếu ai gửi tệp này kèm công văn, báo bộ phận "
                "an toàn thông tin.");
}

std::unexpected<base::Error> macros(std::string const& name) {
    return fail(Code::unsupported, "Tệp có chứa macro (lệnh tự chạy), không nhận.", name,
                "Mở bằng Word, lưu lại thành .docx (không macro) hoặc .pdf rồi nạp lại.");
}

} // namespace

base::Result<Weight> look_at(std::filesystem::path const& file, std::string const& name) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return fail(Code::not_found, "Không mở được tệp.", name, "Kiểm tra đường dẫn và quyền đọc tệp.");
    auto const size = std::filesystem::file_size(file, error);
    if (error) return fail(Code::not_found, "Không mở được tệp.", name, "Kiểm tra quyền đọc tệp.");
    if (size == 0)
        return fail(Code::invalid_input, "Tệp rỗng, không có byte nào.", name,
                    "Kiểm tra lại tệp gốc rồi chọn lại tệp có nội dung.");
    if (size > kFileBytesMax)
        return fail(Code::too_large, "Tệp lớn hơn 100 MB.", name,
                    "Tách tệp thành nhiều phần, hoặc giảm độ phân giải của bản quét.");
    std::ifstream stream{file, std::ios::binary};
    std::array<char, 1024> first{};
    stream.read(first.data(), first.size());
    std::string_view const head{first.data(), static_cast<std::size_t>(stream.gcount())};
    if (head.empty()) return fail(Code::not_found, "Không đọc được tệp.", name, "Kiểm tra quyền đọc tệp.");

    for (auto const mark : kPrograms)
        if (head.starts_with(mark)) return program(name);
    if (std::ranges::find(kRunByName, lower_extension(name)) != std::end(kRunByName)) return program(name);
    if (head.starts_with("PK\x03\x04"sv) || head.starts_with(kOle)) {
        std::string bytes(static_cast<std::size_t>(size), '\0');
        stream.clear();
        stream.seekg(0);
        stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (head.starts_with(kOle)) {
            if (office::ole_holds(bytes, "_VBA_PROJECT")) return macros(name);
        } else {
            if (bytes.contains(kInArchives[0])) return macros(name);
            for (auto const mark : kInArchives)
                if (bytes.contains(mark)) return program(name);
        }
        return head.starts_with(kOle) ? Weight::slow : Weight::quick; // LibreOffice reads the old ones
    }
    bool const slow = head.starts_with("{\\rtf") || head.contains("%PDF-") || head.starts_with("\x89PNG"sv) ||
                      head.starts_with("\xFF\xD8\xFF"sv) || head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv);
    return slow ? Weight::slow : Weight::quick;
}

} // namespace documents::intake
