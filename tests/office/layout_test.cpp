#include "office/flow.hpp"
#include "office/layout.hpp"
#include "office/lines.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sstream>
#include <string>

namespace {

constexpr double kLetter = 6, kHeight = 14;

/// Words of a text set from (x, y) in letters of one width.
void put(office::Page& page, double x, double y, std::string const& text, double height = kHeight) {
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        auto const letters = static_cast<double>(
            std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
        page.words.push_back({x, y, x + letters * kLetter, y + height, word});
        x += letters * kLetter + 3;
    }
}

std::string read(std::vector<office::Page> pages, office::Origin origin = office::Origin::print) {
    auto const text = office::flow::write(office::lay_out(std::move(pages), origin), 1u << 20);
    REQUIRE(text.has_value());
    return *text;
}

office::Page sheet() { return {595, 842, {}, {}}; }

std::string const kWide =
    "Phòng Lao động rà soát từng hộ và ghi lại những hộ còn thiếu hụt nhà"; // as wide as the page's text

} // namespace

TEST_CASE("a line that wraps is joined, and what begins on purpose begins a paragraph") {
    auto page = sheet();
    put(page, 113, 100, "1. " + kWide);
    put(page, 85, 118, "ở " + kWide + " nữa");
    put(page, 85, 136, "rồi gửi báo cáo.");
    put(page, 113, 154, "- Gửi Sở Tài chính.");
    put(page, 113, 172, "- Gửi Sở Y tế.");
    CHECK(read({page}) ==
          "1. " + kWide + " ở " + kWide + " nữa rồi gửi báo cáo.\n- Gửi Sở Tài chính.\n- Gửi Sở Y tế.\n");
}

TEST_CASE("a paragraph that runs over a page is one, and page numbers are dropped") {
    auto first = sheet(), second = sheet();
    put(first, 113, 700, "a) " + kWide);
    put(first, 85, 718, "ở " + kWide + " nữa");
    put(second, 295, 40, "2");
    put(second, 85, 80, "vẫn câu ấy.");
    put(second, 113, 98, "b) Câu sau.");
    CHECK(read({first, second}) == "a) " + kWide + " ở " + kWide + " nữa vẫn câu ấy.\nb) Câu sau.\n");
}

TEST_CASE("the header is read column by column, though its lines stand side by side") {
    auto page = sheet();
    put(page, 100, 60, "UBND HUYỆN A");
    put(page, 280, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 110, 78, "PHÒNG B");
    put(page, 330, 78, "Độc lập - Tự do - Hạnh phúc");
    put(page, 100, 100, "Số: 12/PB");
    put(page, 330, 100, "A, ngày 01 tháng 02 năm 2024");
    put(page, 260, 140, "BÁO CÁO");
    CHECK(read({page}) == "UBND HUYỆN A\nPHÒNG B\nSố: 12/PB\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
                          "Hạnh phúc\nA, ngày 01 tháng 02 năm 2024\n\nBÁO CÁO\n");
}

TEST_CASE("drawn borders make a table: wrapped cells are one, empty cells stay, merged cells print once") {
    auto page = sheet();
    double const xs[] = {85, 130, 300, 400}, ys[] = {100, 120, 160, 180};
    for (double const y : ys) page.rules.push_back({85, y, 400, y});
    for (double const x : xs) page.rules.push_back({x, 100, x, 180});
    put(page, 90, 103, "STT");
    put(page, 135, 103, "Xã");
    put(page, 305, 103, "Ghi chú");
    put(page, 90, 130, "1");
    put(page, 135, 123, "Nậm Hoa và");
    put(page, 135, 141, "Bản Lìm");
    put(page, 90, 163, "2");
    put(page, 305, 163, "x");
    CHECK(read({page}) == "STT\tXã\tGhi chú\n1\tNậm Hoa và Bản Lìm\t\n2\t\tx\n\n");
    std::erase_if(page.rules, [](office::Rule const& rule) { return rule.x0 == 130 && rule.x1 == 130; });
    page.rules.push_back({130, 120, 130, 180}); // the header spans two columns
    CHECK(read({page}) == "STT Xã\t\tGhi chú\n1\tNậm Hoa và Bản Lìm\t\n2\t\tx\n\n");
}

TEST_CASE("columns without borders make a table too") {
    auto page = sheet();
    char const* const rows[][3] = {
        {"TT", "Xã", "Vốn"}, {"1", "Nậm Hoa", "500"}, {"2", "Bản Lìm", "45"}, {"3", "Thị trấn", "12"}};
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 3; ++column) put(page, 90 + 130 * column, 100 + 18 * row, rows[row][column]);
    CHECK(read({page}) == "TT\tXã\tVốn\n1\tNậm Hoa\t500\n2\tBản Lìm\t45\n3\tThị trấn\t12\n\n");
}

TEST_CASE("a footnote goes with the paragraph that cites it") {
    auto page = sheet();
    put(page, 113, 100, "1. " + kWide);
    put(page, 85, 118, "ở bản xa");
    page.words.push_back({page.words.back().x1 + 0.2, 118, page.words.back().x1 + 4, 126, "1"});
    put(page, 113, 150, "2. Câu sau.");
    put(page, 85, 780, "1 Theo biên bản.", 10);
    CHECK(read({page}) == "1. " + kWide + " ở bản xa¹\n¹ Theo biên bản.\n2. Câu sau.\n");
}

TEST_CASE("a slant is measured and undone") {
    auto page = sheet();
    for (int line = 0; line < 20; ++line) put(page, 85, 100 + 18 * line, kWide);
    double const slant = 0.9 * 3.14159265 / 180;
    for (auto& word : page.words) {
        double const fall = (word.x0 + word.x1) / 2 * std::tan(slant);
        word.y0 += fall;
        word.y1 += fall;
        word.confidence = 90;
    }
    CHECK(std::abs(office::layout::slant_of(page.words) - slant) < 0.1 * 3.14159265 / 180);
    office::layout::set_upright(page.words, office::layout::slant_of(page.words));
    CHECK(office::layout::lines_of(page.words).size() == 20);
}

TEST_CASE("no arrangement of words and lines breaks the layout, and no printed word is lost") {
    CHECK(rc::check("any page", [] {
        office::Page page = sheet();
        int const count = *rc::gen::inRange(0, 60);
        for (int i = 0; i < count; ++i)
            put(page, *rc::gen::inRange(0, 580), *rc::gen::inRange(100, 700), "từ" + std::to_string(i) + "x",
                *rc::gen::inRange(6, 20));
        int const rules = *rc::gen::inRange(0, 12);
        for (int i = 0; i < rules; ++i) {
            double const x = *rc::gen::inRange(0, 500), y = *rc::gen::inRange(0, 800),
                         length = *rc::gen::inRange(10, 300);
            page.rules.push_back(*rc::gen::arbitrary<bool>() ? office::Rule{x, y, x + length, y}
                                                             : office::Rule{x, y, x, y + length});
        }
        auto const text = office::flow::write(office::lay_out({page}, office::Origin::print), 1u << 20);
        RC_ASSERT(text.has_value());
        for (int i = 0; i < count; ++i) RC_ASSERT(text->contains("từ" + std::to_string(i) + "x"));
    }));
}

TEST_CASE("a page of nothing but tiny lines takes no longer than its words") {
    auto page = sheet();
    for (int line = 0; line < 20'000; ++line)
        page.words.push_back(
            {85.0 + line % 300, 100 + line * 0.03, 87.0 + line % 300, 100 + line * 0.03 + 0.02, "x", 90});
    auto const begin = std::chrono::steady_clock::now();
    CHECK(read({page}, office::Origin::scan).size() >= 40'000);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{10}); // with sanitizers, on a busy machine
}

TEST_CASE("the TSV of a child and its picture may hold anything") {
    CHECK(office::read_tsv(
              "1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n5\t1\t0\t0\t0\t0\t10\t20\t30\t12\t100\tchữ\n5\tx\n", 1,
              9)
              .front()
              .words.size() == 1);
    CHECK(office::read_tsv("5\t1\t0\t0\t0\t0\t10\t20\t30\t12\t100\tchữ", 1, 9).empty());
    CHECK(office::find_rules("P5\n99999999 99999999\n255\n", 595, 842, 0).empty());
    CHECK(office::find_rules("P5", 595, 842, 0).empty());
    std::string picture = "P5\n100 100\n255\n" + std::string(10'000, '\xFF');
    for (std::size_t x = 10; x < 90; ++x) picture[picture.size() - 10'000 + 50 * 100 + x] = '\0';
    auto const rules = office::find_rules(picture, 100, 100, 0);
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].y0 == doctest::Approx(50));
    CHECK(rules[0].x1 == doctest::Approx(90));
    CHECK(rc::check("any bytes", [](std::string const& bytes) {
        (void)office::read_tsv(bytes, 1, 3);
        (void)office::find_rules("P5 8 8 255 " + bytes, 10, 10, 0.01);
    }));
}
