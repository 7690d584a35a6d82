#include "sheets.hpp"

#include "office/csv_reader.hpp"

using sheets::must_read;
using sheets::refusal;

namespace {
std::string wide(std::string const& latin, bool little) {
    std::string out;
    for (char const c : latin) {
        if (little)
            (out += c) += '\0';
        else
            (out += '\0') += c;
    }
    return out;
}
/// "Tỉnh Nghệ An, xã Mường Hum, hộ nghèo, hỗ trợ, thực hiện" in windows-1258, VNI and TCVN3.
std::string const k1258 = "Ti\xD2nh Ngh\xEA\xF2; x\xE3; h\xF4\xF2 ngh\xE8o; M\xFD\xF5\xCCng Hum; h\xF4\xDE tr\xF5\xF2; "
                          "th\xFD\xF2\x63 hi\xEA\xF2n\r\n";
std::string const kVni =
    "T\xE6nh Ngh\x65\xE4; ho\xE4 ngheo\xF8; M\xF6\xF4\xF8ng; ho\xE3 tr\xF4\xEF; th\xF6\xEF\x63 hi\x65\xE4n\r\n";
std::string const kTcvn3 =
    "T\xD8nh Ngh\xD6; x\xB7; h\xE9 ngh\xCCo; M\xAD\xEAng; h\xE7 tr\xEE; thùc \xAE\xD3n v\xA8n b\xB6n\r\n";
} // namespace

TEST_CASE("the separator of a .csv is told by its lines") {
    struct Case {
        char const* text;
        char separator;
    };
    Case const cases[] = {
        {"a;b;c\n1,5;2,5;3,5\n", ';'},
        {"a,b,c\n1,2,3\n", ','},
        {"a\tb\n\"x, y; z\"\t2\n", '\t'},
        {"a|b\n1|2\n", '|'},
        {"mã,tên\n1,\"Xã A; B\"\n2,\"C; D\"\n", ','},
        {"tên;ghi chú\n\"hai\ndòng, có phẩy\";x\n", ';'},
        {"Tên xã\nMường Hum\nBản Phố\n", 0},
        {"", 0},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        CHECK(office::csv::guess_separator(c.text) == c.separator);
    }
}

TEST_CASE("quotes, line ends and blank lines of a .csv are those of Excel") {
    auto const found = must_read("\xEF\xBB\xBF"
                                 "a;\"b \"\"c\"\"\";\"hai\r\ndòng; có chấm phẩy\"\r\n"
                                 "\r\n"
                                 "1;2\"3;\r"
                                 "\"x\"y;;z\n"
                                 " ;\n"
                                 "cuối;1",
                                 {}, "Vốn 2024.csv");
    CHECK(found.texts(1) == std::vector<std::string>{"a", "b \"c\"", "hai\ndòng; có chấm phẩy"});
    CHECK(found.texts(3) == std::vector<std::string>{"1", "2\"3"});
    CHECK(found.texts(4) == std::vector<std::string>{"xy", "", "z"});
    CHECK(found.texts(5).empty());
    CHECK(found.texts(6) == std::vector<std::string>{"cuối", "1"});
    CHECK(found.summary.separator == ';');
    CHECK(found.summary.encoding == "UTF-8");
    CHECK(found.summary.sheets[0].name == "Vốn 2024");
    CHECK(must_read("sep=|\r\na;b|c\r\n").texts(1) == std::vector<std::string>{"a;b", "c"});
    CHECK(must_read("'=1+1,'-5,'thường\n1,2,3\n").texts(1) == std::vector<std::string>{"=1+1", "-5", "'thường"});
}

TEST_CASE("the encoding of a .csv is told by its bytes, and an old one is said") {
    std::string const lines = "Ten xa;So ho\r\nMuong Hum;12\r\n";
    for (bool const little : {true, false})
        for (bool const mark : {true, false}) {
            std::string const bytes = (mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "") + wide(lines, little);
            auto const found = must_read(bytes);
            CHECK(found.texts(2) == std::vector<std::string>{"Muong Hum", "12"});
            CHECK(found.summary.encoding == (little ? "UTF-16LE" : "UTF-16BE"));
        }
    auto const old = must_read(k1258);
    CHECK(old.texts(1)[2] == " hộ nghèo");
    CHECK(old.texts(1)[3] == " Mường Hum");
    CHECK(old.texts(1)[5] == " thực hiện");
    CHECK(old.summary.encoding == "windows-1258");
    REQUIRE(old.summary.notes.size() == 1);
    for (std::string const& bytes : {kVni, kTcvn3}) {
        auto const error = refusal(bytes);
        CHECK(error.code == base::Code::unsupported);
        CHECK(error.message.contains("bảng mã cũ"));
    }
    CHECK(must_read("Tie\xCC\x82\xCC\x81ng\n").texts(1) == std::vector<std::string>{"Tiếng"});
    auto const stray = must_read("Tiếng Việt có dấu đầy đủ,\xFF\n");
    CHECK(stray.texts(1)[1] == "\xEF\xBF\xBD");
    CHECK(stray.summary.notes.size() == 1);
    CHECK(refusal(std::string(200, '\0') + "a").message.contains("nhị phân"));
    CHECK(refusal("\xEF\xBB\xBF").message.contains("rỗng"));
    CHECK(refusal("").message.contains("rỗng"));
}

TEST_CASE("diacritics that were lost before, and text of an old font, are noted with a place") {
    auto const lost = must_read("H? nghèo,Th?c hi?n\nX?a,b?c\n");
    REQUIRE(lost.summary.notes.size() == 1);
    CHECK(lost.summary.notes[0].contains("mất dấu"));
    CHECK(lost.summary.notes[0].contains("dòng 1, cột B"));
    auto const font = must_read("V¨n b¶n,hé nghÌo\nNguyÔn V¨n A,TriÖu ®ång\nTØnh B¾c K¹n,Céng hoµ\n");
    REQUIRE(font.summary.notes.size() == 1);
    CHECK(font.summary.notes[0].contains("TCVN3"));
    CHECK(must_read("Việc gì?,http://a.b/c?d\n100 m²,© Bộ\n").summary.notes.empty());
}

TEST_CASE("a .csv is cut into pieces anywhere without a difference") {
    // Longer than the pieces in which files are read, with quotes, line ends and letters on every boundary.
    std::string bytes;
    for (int line = 0; line < 20'000; ++line)
        bytes += "\"dòng \"\"" + std::to_string(line) + "\"\"\r\nhai\";ế" + std::to_string(line) + "\r\n";
    auto const found = must_read(bytes);
    REQUIRE(found.rows.size() == 20'000);
    for (int line = 0; line < 20'000; ++line) {
        auto const& [number, cells] = found.rows[static_cast<std::size_t>(line)];
        bool const right = number == line + 1 && cells.size() == 2 &&
                           cells[0].text == "dòng \"" + std::to_string(line) + "\"\nhai" &&
                           cells[1].text == "ế" + std::to_string(line);
        if (!right) FAIL("line ", line);
    }
}

TEST_CASE("what is wrong in a .csv is told with row and column") {
    auto const open = refusal("a;b\n1;\"chưa đóng\n2;3\n");
    CHECK(open.where == "a.bin, trang tính “a”, dòng 2, cột B");
    CHECK(open.message.contains("ngoặc kép"));
    std::string wide_row(2'000, ';');
    CHECK(refusal("a;b\n" + wide_row + "x\n").where == "a.bin, trang tính “a”, dòng 2, cột BXY");
    CHECK(must_read("a;b\n" + wide_row + "\n").rows.size() == 1);
    office::SheetOptions options;
    options.limits.text_bytes = 10;
    CHECK(refusal("a;b\n1;01234567890\n", options).where == "a.bin, trang tính “a”, dòng 2, cột B");
}

TEST_CASE("what is no spreadsheet says what it is") {
    struct Case {
        char const* bytes;
        char const* says;
    };
    Case const cases[] = {
        {"%PDF-1.4", "không phải bảng tính"},
        {"<html><table>", "trang web"},
        {"\xEF\xBB\xBF<TABLE border=1>", "trang web"},
        {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "XML 2003"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 cut", "tải về chưa hết"},
        {"{\\rtf1", "không phải bảng tính"}};
    for (Case const& c : cases) {
        CAPTURE(c.bytes);
        CHECK(refusal(c.bytes).message.contains(c.says));
    }
}
