#include "text/search.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

TEST_CASE("a search key says words plainly, however they were typed") {
    struct Case {
        std::string_view source, key;
    };
    Case const cases[] = {
        {"Ủy ban nhân dân", "uy ban nhan dan"},
        {"Uỷ  ban\nnhân\u00a0dân", "uy ban nhan dan"},
        {"hoà bình", "hoa binh"},
        {"hòa bình", "hoa binh"},
        {"Lý Thường Kiệt", "li thuong kiet"},
        {"Lí Thường Kiệt", "li thuong kiet"},
        {"kỹ thuật", "ki thuat"},
        {"quý III", "qui iii"},
        {"Thuý", "thuy"},
        {"Thúi", "thui"},
        {"yên tĩnh", "yen tinh"},
        {"y tế", "y te"},
        {"tỷ lệ", "ti le"},
        {"huyện", "huyen"},
        {"LĐ-TB&XH", "ld tb xh"},
        {"306/LĐTBXH–VPQGGN", "306 ldtbxh vpqggn"},
        {"**Đắk Lắk**", "dak lak"},
        {"  ", ""},
        {"- . -", ""},
        {"", ""},
        {"Hu\u031b\u0301ng", "hung"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.source);
        CHECK(text::search_key(c.source) == c.key);
    }
}

TEST_CASE("what is found can be cut from the source") {
    struct Case {
        std::string_view source, words, cut;
    };
    Case const cases[] = {
        {"Sở Lao động – Thương binh và Xã hội", "lao dong thuong binh", "Lao động – Thương binh"},
        {"hộ nghèo, hộ cận nghèo", "can ngh", "cận ngh"},
        {"Nguyễn Thị Lý.", "li", "Lý"},
        {"con heo nghèo", "heo", "heo"},
        {"xã Tả\nVan", "ta van", "Tả\nVan"},
        {"Đắk Lắk", "dak lak", "Đắk Lắk"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.source);
        text::SearchKey const key{c.source};
        auto const at = key.find(c.words);
        REQUIRE(at);
        auto const span = key.span(*at, *at + c.words.size());
        CHECK(c.source.substr(span.from, span.to - span.from) == c.cut);
    }
}

TEST_CASE("a word is found from its beginning only, and again further on") {
    text::SearchKey const key{"hộ nghèo và hộ cận nghèo"};
    CHECK_FALSE(key.find("heo"));
    CHECK_FALSE(key.find(""));
    CHECK_FALSE(key.find("giau"));
    auto const first = key.find("ngheo");
    REQUIRE(first);
    auto const second = key.find("ngheo", *first + 1);
    REQUIRE(second);
    CHECK_FALSE(key.find("ngheo", *second + 1));
    CHECK(text::SearchKey{""}.span(0, 0) == text::Span{});
}

TEST_CASE("any bytes have a key of words whose places lie in the source, in order") {
    CHECK(rc::check("keys are words", [](std::string const& bytes) {
        text::SearchKey const key{bytes};
        for (char const c : key.key()) RC_ASSERT((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ');
        RC_ASSERT(key.key().find("  ") == std::string_view::npos);
        RC_ASSERT(text::search_key(key.key()) == key.key());
        RC_ASSERT(text::search_key(bytes) == key.key()); // made without places
        RC_ASSERT(text::fold(bytes) == text::Shadow{bytes}.folded());
        std::uint32_t before = 0;
        for (std::size_t i = 0; i < key.key().size(); ++i) {
            auto const span = key.span(i, i + 1);
            RC_ASSERT(before <= span.from && span.from <= span.to && span.to <= bytes.size());
            before = span.from;
        }
    }));
}
