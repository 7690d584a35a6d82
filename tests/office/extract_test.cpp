#include "archive.hpp"
#include "office/extract.hpp"
#include "text/shadow.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace std::string_literals;

namespace {

std::filesystem::path fixture(std::string const& name) {
    return std::filesystem::path{BENVUNG_SOURCE_DIR} / "tests/office/files" / name;
}

std::string utf16(std::string_view name) {
    std::string out;
    for (char const c : name) (out += c) += '\0';
    return out;
}

/// A sound PDF of so many empty pages.
std::string pages_pdf(int count) {
    std::string out = "%PDF-1.4\n", kids;
    std::vector<std::size_t> offsets;
    auto const object = [&](std::string const& body) {
        offsets.push_back(out.size());
        out += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    for (int i = 0; i < count; ++i) kids += std::to_string(i + 3) + " 0 R ";
    object("<</Type/Catalog/Pages 2 0 R>>");
    object("<</Type/Pages/Count " + std::to_string(count) + "/Kids[" + kids + "]>>");
    for (int i = 0; i < count; ++i) object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    std::size_t const table = out.size();
    out += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
    for (auto const offset : offsets) {
        std::string const digits = std::to_string(offset);
        out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return out + "trailer<</Size " + std::to_string(offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

/// Those that are not blank.
std::vector<std::string> lines(std::string const& text) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find('\n', from), text.size());
        if (end > from) out.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

} // namespace

TEST_CASE("one document reads alike as Word, OpenDocument and PDF") {
    archive::Folder const scratch;
    auto const word = office::extract(fixture("notice.docx"), {}, {}, scratch.path());
    REQUIRE(word.has_value());
    CHECK(word->format == office::Format::docx);
    for (char const* line :
         {"ỦY BAN NHÂN DÂN\nHUYỆN THANH BÌNH\n", "\nKính gửi: Ủy ban nhân dân các xã, thị trấn\n",
          "\n¹ Số liệu lấy theo biên bản nghiệm thu đã ký.\n", "\nb) Gửi báo cáo trước ngày 12/9/2024.\n",
          "\nNơi nhận:\n- Như trên;\n- Phòng Tài chính - Kế hoạch;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn "
          "Sáng\n",
          "\n2\tBản Lìm\t9\t\t315\tĐường sạt lở, xe chở vật liệu chưa vào được tới bản từ đầu tháng 8\n"})
        CHECK_MESSAGE(word->text.contains(line), line);
    for (char const* name : {"notice.odt", "notice.pdf"}) {
        CAPTURE(name);
        auto const other = office::extract(fixture(name), {}, {}, scratch.path());
        REQUIRE(other.has_value());
        CHECK(lines(other->text) == lines(word->text));
        CHECK_FALSE(other->recognised);
    }
    CHECK(scratch.entries() == 0);
}

TEST_CASE(
    "scans are recognised: a picture, a slanted TIFF of two pages, a PDF without text, pages on their head and side") {
    archive::Folder const scratch;
    struct Case {
        char const* name;
        office::Format format;
        int pages;
    };
    for (Case const& c : {Case{"notice.png", office::Format::image, 1}, Case{"slanted.tif", office::Format::image, 2},
                          Case{"scan.pdf", office::Format::pdf, 1}, Case{"turned.png", office::Format::image, 1},
                          Case{"turned.pdf", office::Format::pdf, 2}}) {
        CAPTURE(c.name);
        auto const read = office::extract(fixture(c.name), {}, {}, scratch.path());
        REQUIRE(read.has_value());
        CHECK(read->recognised);
        CHECK(read->format == c.format);
        CHECK(read->pages == c.pages);
        std::string const folded = text::fold(read->text); // a tone may be misread
        for (char const* line :
             {"\nkinh gui: uy ban nhan dan cac xa, thi tran\n",
              "de nghi cac xa, thi tran gui ket qua ho tro nha o cho ho ngheo, ho can ngheo", "\nnoi nhan:\n",
              "\n- phong tai chinh - ke hoach;\n", "\nb) gui bao cao truoc ngay 12/9/2024.\n"})
            CHECK_MESSAGE(folded.contains(line), line, folded);
    }
    CHECK(scratch.entries() == 0);
}

TEST_CASE("an old .doc and an .rtf are read as the .docx is, where LibreOffice Writer is installed") {
    archive::Folder const scratch;
    auto const word = office::extract(fixture("notice.docx"), {}, {}, scratch.path());
    REQUIRE(word.has_value());
    for (auto const& [name, format] :
         {std::pair{"notice.doc", office::Format::doc}, {"notice.rtf", office::Format::rtf}}) {
        CAPTURE(name);
        auto const old = office::extract(fixture(name), {}, {}, scratch.path());
        if (!old && old.error().message.contains("chưa cài")) {
            MESSAGE("LibreOffice Writer is not installed: reading an old Word file is not tried");
            CHECK(old.error().code == base::Code::unavailable);
            CHECK(old.error().mend.contains(".docx"));
            continue;
        }
        REQUIRE(old.has_value());
        CHECK(old->format == format);
        CHECK(lines(old->text) == lines(word->text));
    }
    archive::Folder const folder;
    auto const damaged = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0') + utf16("WordDocument");
    auto const refused = office::extract(folder.write("cu.doc", damaged), {}, {}, scratch.path());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.contains(".doc"));
    CHECK(scratch.entries() == 0);
}

TEST_CASE("a document in a font of before Unicode is refused in words") {
    archive::Folder const folder, scratch;
    std::string text;
    for (int i = 0; i < 12; ++i) text += "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc. ";
    auto const file = folder.write("cu.docx", archive::docx("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"));
    auto const refused = office::extract(file, {}, {}, scratch.path());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.contains(".VnTime"));
}

TEST_CASE("what can not be read says why and how to mend it, within limits of time") {
    archive::Folder const folder, scratch;
    std::string noise(5'000, '\0');
    for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>((i * 2654435761u) >> 11);
    std::string const pdf = [] {
        std::ifstream file{fixture("notice.pdf"), std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    }();
    struct Case {
        char const* name;
        std::string bytes;
        base::Code code;
        char const* says;
    };
    Case const cases[] = {
        {"rong.docx", "", base::Code::invalid_input, "rỗng"},
        {"trang.txt", "  \n\n", base::Code::invalid_input, "không có chữ"},
        {"nhieu.bin", noise, base::Code::unsupported, "nhị phân"},
        {"mat-khau.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0') + utf16("EncryptedPackage"),
         base::Code::invalid_input, "mật khẩu"},
        {"bang.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0') + utf16("Workbook"),
         base::Code::unsupported, "bảng tính"},
        {"bang.xlsx", archive::make({{"xl/workbook.xml", "<a/>"}}), base::Code::unsupported, "bảng tính"},
        {"goi.zip", archive::make({{"a.docx", archive::docx("<w:p/>")}}), base::Code::unsupported, "nén"},
        {"trang.html", "<!DOCTYPE html><p>x", base::Code::unsupported, "trang web"},
        {"anh.gif", "GIF89a......", base::Code::unsupported, "ảnh"},
        {"anh.webp", "RIFF....WEBPVP8 ", base::Code::unsupported, "ảnh"},
        {"cut.docx", archive::docx("<w:p/>").substr(0, 60), base::Code::invalid_input, "hỏng"},
        {"cut.pdf", pdf.substr(0, pdf.size() / 2), base::Code::invalid_input, "hỏng"},
        {"gia.pdf", "%PDF-1.7\nkhông có gì\n%%EOF", base::Code::invalid_input, "hỏng"},
        {"gia.png", "\x89PNG\r\n\x1A\nkhông phải ảnh", base::Code::invalid_input, "hỏng"},
        {"gia.docx", "PK\x03\x04 không phải zip", base::Code::invalid_input, "hỏng"},
        {"dai.pdf", pages_pdf(10'000), base::Code::limit_exceeded, "nhiều trang"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.name);
        auto const begin = std::chrono::steady_clock::now();
        auto const read = office::extract(folder.write(c.name, c.bytes), {}, {}, scratch.path());
        REQUIRE(!read.has_value());
        CHECK(read.error().code == c.code);
        CHECK_MESSAGE(read.error().message.contains(c.says), read.error().message);
        CHECK(read.error().where.contains(c.name));
        CHECK(!read.error().mend.empty());
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{20});
    }
    for (auto const& [name, says] : {std::pair{"encrypted.pdf", "mật khẩu"}, std::pair{"cat.jpg", "không có chữ"}}) {
        auto const read = office::extract(fixture(name), {}, {}, scratch.path());
        REQUIRE(!read.has_value());
        CHECK_MESSAGE(read.error().message.contains(says), read.error().message);
    }
    CHECK(scratch.entries() == 0);
}

TEST_CASE("a file of a few bytes is read as text") {
    archive::Folder const scratch;
    for (char const* text : {"a", "a=b", "RIFF", "Số 12"}) {
        CAPTURE(text);
        std::ofstream{scratch.path() / "ngan.txt"} << text;
        auto const read = office::extract(scratch.path() / "ngan.txt", "ngan.txt", {}, scratch.path());
        REQUIRE(read.has_value());
        CHECK(read->text.starts_with(text));
    }
}

TEST_CASE("a file is read for what it is, whatever its name says") {
    archive::Folder const folder, scratch;
    auto const as_pdf = office::extract(
        folder.write("a.pdf", archive::docx("<w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p>")), {}, {}, scratch.path());
    REQUIRE(as_pdf.has_value());
    CHECK(as_pdf->format == office::Format::docx);
    auto const as_docx = office::extract(folder.write("b.docx", "Báo cáo nhanh\n"), {}, {}, scratch.path());
    REQUIRE(as_docx.has_value());
    CHECK(as_docx->format == office::Format::text);
}

TEST_CASE("limits of size, text and time hold") {
    archive::Folder const folder, scratch;
    std::string const text(20'000, 'a');
    CHECK(office::extract(folder.write("a.txt", text), {}, {.file_bytes = 1'000}, scratch.path()).error().code ==
          base::Code::too_large);
    CHECK(office::extract(folder.write("a.txt", text), {}, {.text_bytes = 1'000}, scratch.path()).error().code ==
          base::Code::limit_exceeded);
    CHECK(office::extract(fixture("scan.pdf"), {}, {.time = std::chrono::seconds{0}}, scratch.path()).error().code ==
          base::Code::limit_exceeded);
    CHECK(office::extract(folder.path() / "none.txt", {}, {}, scratch.path()).error().code == base::Code::not_found);
    CHECK(scratch.entries() == 0);
}
