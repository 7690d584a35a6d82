// Letters as LibreOffice prints them. Where it is not installed, the test says so and checks nothing.
#include "directives/letters/sample.hpp"
#include "directives/letters/standard.hpp"
#include "office/archive.hpp"
#include "office/child.hpp"
#include "office/qr.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <map>
#include <png.h>
#include <re2/re2.h>

using namespace letter_sample;

namespace {

namespace fs = std::filesystem;

std::string run(std::vector<std::string> const& command, fs::path const& folder) {
    auto const child = office::run_child(
        command, {std::size_t{4} << 30, std::chrono::steady_clock::now() + std::chrono::seconds{120}, 64u << 20},
        folder);
    REQUIRE(child.ending == office::Ending::exited);
    return child.output;
}

bool can_print(fs::path const& folder) {
    auto const child = office::run_child(
        {"soffice", "--version"},
        {std::size_t{4} << 30, std::chrono::steady_clock::now() + std::chrono::seconds{60}, 1u << 16}, folder);
    if (child.ending != office::Ending::missing) return true;
    MESSAGE("SKIPPED: LibreOffice is not installed");
    return false;
}

struct Word {
    int page;
    double x0, y0, x1, y1; ///< millimetres from the left and the top
    std::string text;
};

/// The words of a PDF with their places.
std::vector<Word> words_of(fs::path const& pdf, fs::path const& folder) {
    auto const boxes = run({"pdftotext", "-bbox", pdf.string(), "-"}, folder);
    std::vector<Word> words;
    re2::StringPiece rest{boxes};
    RE2 const pattern{
        R"re(<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>)re"};
    constexpr double kMillimetres = 25.4 / 72;
    int page = 0;
    std::string x0, y0, x1, y1, text;
    while (RE2::FindAndConsume(&rest, pattern, &x0, &y0, &x1, &y1, &text)) {
        if (x0.empty()) {
            ++page;
            continue;
        }
        words.push_back({page, std::stod(x0) * kMillimetres, std::stod(y0) * kMillimetres, std::stod(x1) * kMillimetres,
                         std::stod(y1) * kMillimetres, text});
    }
    return words;
}

/// The place of the first of these words that follow each other.
Word place_of(std::vector<Word> const& words, std::vector<std::string> const& wanted) {
    for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
        bool same = true;
        for (std::size_t j = 0; j < wanted.size(); ++j) same &= words[i + j].text == wanted[j];
        if (!same) continue;
        Word found = words[i];
        found.x1 = words[i + wanted.size() - 1].x1;
        return found;
    }
    FAIL("not on the page: " << wanted.front());
    std::unreachable();
}

fs::path printed(archive::Folder const& folder, std::string const& name, Letter const& letter) {
    auto form = office::MergeTemplate::parse(standard_template(letter.kind), field_names());
    REQUIRE(form.has_value());
    auto const file = folder.write(name + ".docx", form->fill(values_of(paper_of(letter, 0, stamp()))).value());
    run({"soffice", "-env:UserInstallation=file://" + (folder.path() / "profile").string(), "--headless",
         "--convert-to", "pdf", "--outdir", folder.path().string(), file.string()},
        folder.path());
    auto const pdf = folder.path() / (name + ".pdf");
    REQUIRE(fs::exists(pdf));
    return pdf;
}

/// How much ink each square of the page holds, 0 to 255, row by row.
struct Ink {
    int across = 0, down = 0;
    std::vector<int> squares;
};
constexpr int kSquare = 8; ///< dots of a page at 40 dots an inch: 5 mm

Ink ink_of(std::vector<unsigned char> const& grey, int width, int height) {
    Ink ink{.across = width / kSquare, .down = height / kSquare, .squares = {}};
    for (int y = 0; y < ink.down; ++y)
        for (int x = 0; x < ink.across; ++x) {
            int sum = 0;
            for (int v = 0; v < kSquare; ++v)
                for (int u = 0; u < kSquare; ++u)
                    sum += 255 - grey[static_cast<std::size_t>((y * kSquare + v) * width + x * kSquare + u)];
            ink.squares.push_back(sum / (kSquare * kSquare));
        }
    return ink;
}

/// The first page of a PDF, or a picture of one, in grey.
Ink ink_of(fs::path const& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    INFO(picture.string());
    REQUIRE(png_image_begin_read_from_file(&image, picture.c_str()));
    image.format = PNG_FORMAT_GRAY;
    std::vector<unsigned char> grey(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, grey.data(), 0, nullptr));
    return ink_of(grey, static_cast<int>(image.width), static_cast<int>(image.height));
}

} // namespace

TEST_CASE("LibreOffice prints a letter with every box where the decree puts it") {
    archive::Folder const folder;
    if (!can_print(folder.path())) return;
    auto const pdf = printed(folder, "letter", urging(14, 2));
    auto const words = words_of(pdf, folder.path());
    auto const state = place_of(words, {"CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"});
    auto const motto = place_of(words, {"Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"});
    auto const issuer = place_of(words, {"ỦY", "BAN", "NHÂN", "DÂN"});
    auto const number = place_of(words, {"Số:", "07/UBND-KT"});
    auto const day = place_of(words, {"ngày", "05", "tháng", "02", "năm", "2026"});
    // Box 1 is in the right half, box 2 in the left one, on the same line; within the margins of 30 and 15–20 mm, 20–25 mm from above.
    CHECK(state.x0 > 75);
    CHECK(state.x1 < 195.5);
    CHECK(state.y0 > 19);
    CHECK(state.y0 < 27);
    CHECK(issuer.x0 > 29.5);
    CHECK(issuer.x1 < state.x0);
    CHECK(std::abs((motto.x0 + motto.x1) / 2 - (state.x0 + state.x1) / 2) < 1);
    // Boxes 3 and 4 stand on one line.
    CHECK(std::abs(number.y1 - day.y1) < 2);
    // Boxes 7a and 9b begin on one line, on one page.
    auto const recipients = place_of(words, {"Nơi", "nhận:"});
    auto const authority = place_of(words, {"TM.", "ỦY", "BAN"});
    CHECK(recipients.page == authority.page);
    CHECK(std::abs(recipients.y0 - authority.y0) < 2);
    CHECK(recipients.x0 < 40);
    CHECK(authority.x0 > 105);
    CHECK(place_of(words, {"Nguyễn", "Văn", "An"}).y0 - authority.y1 > 25); // room for the signature
    // The page number stands in the middle of the top margin from the second page on, and not on the first.
    CHECK(recipients.page >= 2);
    auto const above = [&](int page) {
        return std::ranges::find_if(words, [&](Word const& word) { return word.page == page && word.y1 < 19; });
    };
    CHECK(above(1) == words.end());
    REQUIRE(above(2) != words.end());
    CHECK(above(2)->text == "2");
    CHECK(std::abs((above(2)->x0 + above(2)->x1) / 2 - (30 + 190) / 2.0) < 2);
    // The text's left edge and right edge: 30 mm, and 20 mm from the other side.
    double left = 210, right = 0;
    for (auto const& word : words) {
        left = std::min(left, word.x0);
        right = std::max(right, word.x1);
    }
    CHECK(left > 29);
    CHECK(right < 191);
    CHECK(office::read_qr(pdf, office::Format::pdf, {}, folder.path()) == std::vector<std::string>{stamp().code});
}

TEST_CASE("a printed page looks as its picture") {
    archive::Folder const folder;
    if (!can_print(folder.path())) return;
    auto notice = urging(1, 2);
    notice.kind = Kind::notice;
    for (auto const& [name, letter] :
         std::initializer_list<std::pair<std::string, Letter>>{{"letter", urging(3, 1)}, {"notice", notice}}) {
        CAPTURE(name);
        auto const pdf = printed(folder, name, letter);
        auto const base = folder.path() / name;
        run({"pdftoppm", "-gray", "-r", "40", "-png", "-singlefile", pdf.string(), base.string()}, folder.path());
        fs::path const kept = fs::path{BENVUNG_SOURCE_DIR} / "tests/directives/letters" / (name + ".png");
        if (std::getenv("BENVUNG_REWRITE_PICTURES") != nullptr)
            fs::copy_file(base.string() + ".png", kept, fs::copy_options::overwrite_existing);
        auto const now = ink_of(base.string() + ".png"), then = ink_of(kept);
        REQUIRE(now.across == then.across);
        REQUIRE(now.down == then.down);
        // Another version of a font moves edges by a dot; a box that moved or is missing changes whole squares.
        int apart = 0, changed = 0;
        for (std::size_t i = 0; i < now.squares.size(); ++i) {
            int const difference = std::abs(now.squares[i] - then.squares[i]);
            apart += difference;
            changed += difference > 60;
        }
        CHECK(apart / static_cast<double>(now.squares.size()) < 4);
        CHECK(changed <= static_cast<int>(now.squares.size() / 100));
    }
}
