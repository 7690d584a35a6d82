#include "documents/reading/reading.hpp"

#include "base/json.hpp"
#include "documents/reading/support.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <string_view>

using documents::reading::read;

namespace {

/// Milliseconds of the quicker of two readings; what they give must be printable.
double milliseconds(std::string const& text) {
    double best = 1e9;
    for (int i = 0; i < 2; ++i) {
        auto const begun = std::chrono::steady_clock::now();
        auto const reading = read(text);
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
        CHECK_NOTHROW((void)to_json(reading).dump());
    }
    return best;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

std::string noise(std::size_t bytes) {
    std::mt19937 random{7};
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(random() & 0xFFu);
    return text;
}

} // namespace

TEST_CASE("a text that says nothing gives nothing") {
    for (std::string const& text :
         {std::string{}, std::string{" "}, std::string(5000, '\n'), std::string(5000, ' '), std::string{"\t\t\n\f\n"},
          std::string{"\xef\xbb\xbf"}, std::string{"."}, std::string{"./."}, std::string(3, '\0')}) {
        CAPTURE(text.size());
        auto const reading = read(text);
        CHECK(reading.obligations.empty());
        CHECK(reading.references.empty());
        CHECK(reading.money.empty());
        CHECK(reading.targets.empty());
        CHECK(reading.findings.empty());
        CHECK(reading.header.issuer.value.empty());
    }
}

TEST_CASE("binary noise is read without harm, and its JSON is good UTF-8") {
    auto const reading = read(noise(200'000));
    CHECK(reading.obligations.empty());
    CHECK_NOTHROW((void)to_json(reading).dump());
    // Noise in the middle of a letter leaves what stands round it.
    auto const document = reading_test::letter(
        "Sở Nội vụ đề nghị:\n1. Rà soát hộ nghèo trước ngày 20/10/2024.\n2. \xff\xfe\xc3\x28 \xed\xa0\x80.\n");
    CHECK(read(document).header.number.value == "215");
    CHECK_NOTHROW((void)to_json(read(document)).dump());
}

TEST_CASE("a text in another language gives no duties") {
    auto const reading = read("Dear colleagues,\n\nPlease send your report before 20/10/2024. The budget is 10,000 "
                              "USD.\n\nBest regards,\nJohn");
    CHECK(reading.obligations.empty());
    CHECK(reading.money.empty());
    CHECK(reading.references.empty());
}

TEST_CASE("a document cut short anywhere is read up to where it ends") {
    auto const document = reading_test::letter(
        "Thực hiện Công văn số 12/UBND-VX ngày 02/9/2024, Sở Nội vụ đề nghị:\n1. Sở Tài chính bố trí 1.500 triệu đồng, "
        "trong đó: NSTW 1.000 triệu đồng; NSĐP 500 triệu đồng trước ngày 20/10/2024.");
    for (std::size_t length = 0; length <= document.size(); length += 7) {
        CAPTURE(length);
        auto const cut = document.substr(0, length);
        auto const json = to_json(read(cut));
        for (auto const* section : {"references", "obligations", "money", "targets", "findings"})
            for (auto const& item : json[section]) CHECK(item["span"][1] <= length);
    }
}

TEST_CASE("time grows with the length of the text, not with its square") {
    struct Case {
        std::string_view what;
        std::string small, large; ///< the large one is eight times the small one
    };
    auto const of = [](std::string_view what, std::string_view piece) {
        return Case{what, repeated(piece, 32'000), repeated(piece, 256'000)};
    };
    Case const cases[] = {
        of("one line", "đề nghị các xã rà soát hộ nghèo, "),
        of("short lines", "1. Rà soát.\n"),
        of("dashes", "- Gạch\n"),
        of("brackets", "("),
        of("slashes", "12/QĐ-UBND, "),
        of("figures", "10.000 triệu đồng; "),
        of("dates", "trước ngày 20/10/2024, "),
        of("bodies", "Sở Tài chính, "),
        of("rows", "1\tXã A\tx\t\t100\n"),
        of("letters without blanks", "a"),
        of("blanks", " "),
        of("percents", "10%, "),
    };
    for (auto const& [what, small, large] : cases) {
        CAPTURE(what);
        auto const few = milliseconds(small), many = milliseconds(large);
        CAPTURE(few);
        CAPTURE(many);
        // A square would take 64 times as long; 24 leaves room for caches and a busy machine.
        CHECK(many < 24 * std::max(few, 2.0));
    }
}

TEST_CASE("one line of a megabyte and twenty thousand short lines are read in seconds") {
    CHECK(milliseconds(repeated("Sở Nội vụ đề nghị UBND các xã rà soát hộ nghèo và gửi báo cáo, ", 1'000'000)) <
          20'000);
    CHECK(milliseconds(repeated("- Rà soát hộ\n", 20'000 * 16)) < 20'000);
}
