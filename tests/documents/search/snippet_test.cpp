#include "documents/search/snippet.hpp"

#include <doctest/doctest.h>

using namespace documents::search;

namespace {

std::string told(std::vector<Piece> const& pieces) {
    std::string text;
    for (auto const& piece : pieces) text += piece.marked ? "[" + piece.text + "]" : piece.text;
    return text;
}

} // namespace

TEST_CASE("a snippet shows the hit in its original spelling") {
    std::string const text = "Kế hoạch hỗ trợ\nchăn nuôi TRÂU, BÒ cho hộ nghèo.";
    CHECK(told(snippet(text, {"trau", "bo"})->pieces) == "Kế hoạch hỗ trợ chăn nuôi [TRÂU], [BÒ] cho hộ nghèo.");
    CHECK(told(snippet(text, {"ho ngheo"})->pieces) == "Kế hoạch hỗ trợ chăn nuôi TRÂU, BÒ cho [hộ nghèo].");
    CHECK(told(snippet(text, {"ho tro chan nuoi"})->pieces).starts_with("Kế hoạch [hỗ trợ chăn nuôi] TRÂU"));
    CHECK_FALSE(snippet(text, {"heo"}));
    CHECK_FALSE(snippet(text, {"ngh"})); // words are whole, as in the index
    CHECK_FALSE(snippet(text, {}));
    CHECK_FALSE(snippet("", {"trau"}));
}

TEST_CASE("of several places the one where the words stand together is shown") {
    std::string text = "Họ ở xa. ";
    for (int i = 0; i < 100; ++i) text += "Nội dung khác của văn bản. ";
    text += "Rà soát hộ nghèo năm 2024. ";
    for (int i = 0; i < 100; ++i) text += "Nội dung khác của văn bản. ";
    auto const found = snippet(text, {"ho", "ngheo"});
    REQUIRE(found);
    CHECK(told(found->pieces).find("Rà soát [hộ] [nghèo] năm 2024.") != std::string::npos);
    CHECK(found->whole);
    CHECK(text.substr(found->hit).starts_with("hộ nghèo năm 2024"));
    CHECK(told(found->pieces).starts_with("… "));
    CHECK(told(found->pieces).ends_with(" …"));
}

TEST_CASE("a place far down a long text is found, and half a hit is better than none") {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "đoạn văn\n";
    text += "mắc ca";
    auto const found = snippet(text, {"mac ca", "khong co"});
    REQUIRE(found);
    CHECK_FALSE(found->whole);
    CHECK(text.substr(found->hit) == "mắc ca");
}

TEST_CASE("a subject keeps all its letters and shows each word that was meant") {
    CHECK(told(marked("Hỗ trợ hộ nghèo, hộ cận nghèo", {"ho", "ngheo"})) == "[Hỗ] trợ [hộ] [nghèo], [hộ] cận [nghèo]");
    CHECK(told(marked("Giao vốn", {})) == "Giao vốn");
    CHECK(marked("", {"a"}).empty());
}

TEST_CASE("bytes that are no text make no trouble") {
    std::string const broken = "tr\xc3\xa2u \xff\xfe b\xc3 " + std::string(9000, '\xbf') + " dê";
    static_cast<void>(snippet(broken, {"trau", "de"}));
    static_cast<void>(marked(broken, {"trau", "de"}));
}
