#include "documents/reading/clauses.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string_view>

using reading_test::Sample;

TEST_CASE("the path of an item is made of the enumerators above it") {
    struct Case {
        std::string_view text, paths;
    };
    Case const cases[] = {
        {"1. Một.\n2. Hai.\n3. Ba.", "1 | 2 | 3"},
        {"1. Một:\na) Ý đầu.\nb) Ý sau.\n2. Hai.", "1 | 1.a | 1.b | 2"},
        {"I. PHẦN MỘT\n1. Mục:\na) Ý:\n- Gạch.\n- Gạch.\nII. PHẦN HAI\n1. Mục.",
         "I | I.1 | I.1.a | I.1.a.-1 | I.1.a.-2 | II | II.1"},
        {"1. Một:\n- Gạch:\n+ Cộng.\n+ Cộng.\n- Gạch.\n2. Hai:\n- Gạch.",
         "1 | 1.-1 | 1.-1.+1 | 1.-1.+2 | 1.-2 | 2 | 2.-1"},
        {"1. Một\n1.1. Nhỏ.\n1.2. Nhỏ.\n2. Hai\n2.1. Nhỏ.", "1 | 1.1 | 1.2 | 2 | 2.1"},
        {"II. HAI\n1. Một\n1.1. Nhỏ\n1.1.1. Bé.", "II | II.1 | II.1.1 | II.1.1.1"},
        {"d) Bốn.\nđ) Năm.\ne) Sáu.", "d | đ | e"},
        {"- Gạch.\n- Gạch.", "-1 | -2"},
        {"Điều 1. Giao vốn:\n1. Khoản.\n2. Khoản.\nĐiều 2. Hiệu lực.", "Điều 1 | Điều 1.1 | Điều 1.2 | Điều 2"},
        // free paragraphs
        {"Mở đầu nói chung.\n1. Một.", "p1 | 1"},
        {"1. Một.\nĐoạn dưới mục một.\n2. Hai.", "1 | 1.p1 | 2"},
        {"1. Một.\nTrên đây là các nội dung, đề nghị thực hiện./.", "1 | p1"},
        // rows and footnotes are no items
        {"1. Một.\nSTT\tTên\tSố\n1\tA\t2\n2. Hai.", "1 | 2"},
        {"1. Một.\n¹ Theo báo cáo.\n2. Hai.", "1 | 2"},
        {"", ""},
    };
    for (auto const& [text, paths] : cases) {
        CAPTURE(text);
        std::vector<std::string> found;
        for (auto const& clause : Sample{text}.tree()) found.push_back(clause.path);
        CHECK(reading_test::joined(found) == paths);
    }
}

TEST_CASE("an item knows its parent, its children and its own words") {
    Sample const sample{"1. Sở Nội vụ:\na) Rà soát.\nb) Tổng hợp.\n2. Sở Y tế."};
    auto const tree = sample.tree();
    REQUIRE(tree.size() == 4);
    CHECK(tree[0].children == std::vector<std::size_t>{1, 2});
    CHECK(tree[1].parent == 0);
    CHECK(tree[3].parent == documents::reading::Clause::kNone);
    CHECK(sample.prose.slice(tree[0].text) == "Sở Nội vụ:");
    CHECK(sample.prose.slice(tree[2].text) == "Tổng hợp.");
    CHECK(sample.prose.slice(tree[2].whole) == "b) Tổng hợp.");
}

TEST_CASE("hundreds of nested and unordered enumerators end in a tree all the same") {
    std::string text;
    for (int i = 0; i < 500; ++i)
        for (auto const* start : {"+ ", "c) ", "I. ", "3.2.1. ", "- ", "Điều 9. ", "(4) "})
            text += std::string{start} + "Mục nào đó.\n";
    Sample const sample{text};
    auto const tree = sample.tree();
    CHECK(tree.size() == 3500);
    for (std::size_t i = 0; i < tree.size(); ++i)
        if (tree[i].parent != documents::reading::Clause::kNone) CHECK(tree[i].parent < i);
}
