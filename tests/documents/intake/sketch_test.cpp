#include "documents/intake/likeness.hpp"
#include "documents/intake/sketch.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace documents::intake;

namespace {

std::vector<std::string> words(std::mt19937& dice, std::size_t count) {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back("tu" + std::to_string(dice() % 5000));
    return made;
}

std::string text_of(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += word + " ";
    return text;
}

bool share_a_band(Shingles const& left, Shingles const& right) {
    auto const l = bands_of(left), r = bands_of(right);
    for (std::size_t i = 0; i < l.size(); ++i)
        if (l[i] == r[i]) return true;
    return false;
}

} // namespace

TEST_CASE("texts are compared by their words, not by case, diacritics, marks or lines") {
    auto const one = shingles_of("Yêu cầu các xã báo cáo trước ngày 15/12/2026.");
    CHECK(percent_alike(one, shingles_of("YÊU CẦU các xã\nbáo cáo, trước  ngày 15-12-2026")) == 100);
    CHECK(percent_alike(one, shingles_of("Kế hoạch vốn đầu tư phát triển năm sau của tỉnh")) == 0);
    CHECK(shingles_of("hai từ").empty());
    CHECK(shingles_of("").empty());
    CHECK(percent_alike({}, {}) == 0);
    CHECK(percent_alike(shingles_of("a b c d"), shingles_of("a b c e")) == 33);
}

TEST_CASE("texts that are nearly the same meet in a band, others do not") {
    std::mt19937 dice{7};
    int met = 0, strangers = 0;
    for (int round = 0; round < 200; ++round) {
        auto text = words(dice, 300);
        auto const original = shingles_of(text_of(text));
        for (int i = 0; i < 6; ++i)
            text[dice() % text.size()] = "sai"; // 2 % of the words, as recognition misreads them
        auto const changed = shingles_of(text_of(text));
        CHECK(percent_alike(original, changed) >= kNearlySame);
        met += share_a_band(original, changed);
        strangers += share_a_band(original, shingles_of(text_of(words(dice, 300))));
    }
    CHECK(met >= 198);
    CHECK(strangers == 0);
}

TEST_CASE("two papers with different printed numbers are two, however alike their words are") {
    auto const face = [](char const* issuer, char const* number, bool recognised = false) {
        Face made;
        made.head.issuer = issuer;
        made.head.number = number;
        made.head.symbol = "UBND-KT";
        made.recognised = recognised;
        return made;
    };
    CHECK(may_be_one(face("UBND tỉnh", "15"), face("UBND TỈNH", "15")));
    CHECK_FALSE(may_be_one(face("UBND tỉnh", "15"), face("UBND tỉnh", "16")));
    CHECK_FALSE(may_be_one(face("UBND xã A", "15"), face("UBND xã B", "15")));
    CHECK(may_be_one(face("UBND tỉnh", "15"), face("UBND tỉnh", "")));
    CHECK(may_be_one(face("UBND tỉnh", "15"), face("UBND tỉnh", "16", true)));
}
