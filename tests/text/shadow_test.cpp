#include "text/shadow.hpp"

#include <doctest/doctest.h>

TEST_CASE("a shadow has one ASCII letter for each letter of the source") {
    struct Case { char const* source; char const* folded; };
    Case const cases[] = {
        {"Ủy ban nhân dân", "uy ban nhan dan"}, {"Uỷ ban", "uy ban"}, {"ĐƯỜNG đôn đốc", "duong don doc"},
        {"Số: **306** /LĐTBXH–VPQGGN", "so: 306 /ldtbxh-vpqggn"}, {"ngày\u00a015/12", "ngay 15/12"},
        {"Hu\u031b\u0301ng", "hung"}, {"“ba cứng”", "\"ba cung\""}, {"30m²¹", "30m21"}, {"", ""},
    };
    for (Case const& c : cases) {
        CAPTURE(c.source);
        CHECK(text::Shadow{c.source}.folded() == c.folded);
    }
}

TEST_CASE("a place in the shadow maps back to its bytes in the source") {
    std::string const source = "Số: **306** /LĐ";
    text::Shadow const shadow{source};
    auto const at = shadow.folded().find("306");
    auto const span = shadow.span(at, at + 3);
    CHECK(source.substr(span.from, span.to - span.from) == "306");
    CHECK(shadow.slice(0, shadow.size()) == "Số: 306 /LĐ");
    CHECK(shadow.at_source(span.from) == at);
}

TEST_CASE("malformed bytes become question marks and nothing is refused") {
    CHECK(text::Shadow{"a\xff\xedz\xed\xa0\x80"}.folded() == "a??z???");
}
