#include "documents/marks.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using documents::mark;
using documents::Mark;
using documents::MarkedText;

namespace {

/// "[duty.deadline+:text]" for each segment: the marks over it, '+' for each that begins; cells parted by '|', lines by '/'.
std::string told(MarkedText const& marked, std::vector<Mark> const& marks) {
    std::string all;
    for (auto const& line : marked.lines) {
        if (!all.empty()) all += '/';
        if (line.page_break) all += '=';
        for (std::size_t cell = 0; cell < line.cells.size(); ++cell) {
            if (cell > 0) all += '|';
            for (auto const& segment : line.cells[cell]) {
                if (segment.marks.empty()) {
                    all += segment.text;
                    continue;
                }
                all += '[';
                for (auto const i : segment.marks) all += marks[i].item;
                all += std::string(segment.begins.size(), '+') + ':';
                all += segment.text;
                all += ']';
            }
        }
    }
    return all;
}

} // namespace

TEST_CASE("marks cut a text into segments, wherever they begin, end and overlap") {
    struct Case {
        std::string_view text;
        std::vector<Mark> marks;
        std::string_view expected;
    };
    auto const at = [](std::uint32_t from, std::uint32_t to, std::string item) {
        return Mark{{from, to}, "duty", std::move(item), "", ""};
    };
    Case const cases[] = {
        {"", {}, ""},
        {"abc", {}, "abc"},
        {"abcdef", {at(1, 3, "A")}, "a[A+:bc]def"},
        {"abcdef", {at(0, 6, "A"), at(2, 4, "B")}, "[A+:ab][BA+:cd][A:ef]"},
        {"abcdef", {at(0, 4, "A"), at(2, 6, "B")}, "[A+:ab][AB+:cd][B:ef]"},
        {"abcdef", {at(1, 3, "A"), at(1, 5, "B")}, "a[AB++:bc][B:de]f"},
        {"abcdef", {at(2, 2, "A"), at(9, 12, "B"), at(4, 90, "C")}, "abcd[C+:ef]"},
        {"ab\n\ncd", {at(1, 6, "A")}, "a[A+:b]/[A:cd]"},
        {"ab\n\ncd", {at(2, 6, "A")}, "ab/[A+:cd]"},
        {"a\tbc\t\nd", {at(0, 4, "A")}, "[A+:a]|[A:bc]|/d"},
        {"a\n\f\nb", {}, "a/=/b"},
        {"đất", {at(1, 3, "A")}, "[A+:đấ]t"}, // a span that ends inside letters takes the whole letters
    };
    for (auto const& [text, marks, expected] : cases) {
        CAPTURE(text);
        CHECK(told(mark(text, marks, 1000), marks) == expected);
    }
}

TEST_CASE("a long text is cut between two letters, and says so") {
    auto const marked = mark("đất đai", {}, 4);
    CHECK(marked.cut);
    CHECK(told(marked, {}) == "đ");
}

TEST_CASE("no letter of a text is lost or doubled by its marks") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> const& spans) {
        std::string const text =
            "Ủy ban nhân dân\thuyện, thị xã\n\nthành phố báo cáo trước ngày 15/12/2024 về Sở.\nNơi nhận:";
        std::vector<Mark> marks;
        for (auto const& [from, to] : spans) marks.push_back({{from, to}, "duty", "x", "", ""});
        std::string all;
        std::vector<int> begun(marks.size());
        for (auto const& line : mark(text, marks, text.size()).lines)
            for (auto const& cell : line.cells)
                for (auto const& segment : cell) {
                    all += segment.text;
                    for (auto const i : segment.begins) ++begun[i];
                }
        std::string plain;
        for (char const c : text)
            if (c != '\n' && c != '\t') plain += c;
        RC_ASSERT(all == plain);
        for (int const times : begun) RC_ASSERT(times <= 1);
    }));
}
