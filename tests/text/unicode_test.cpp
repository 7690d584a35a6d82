#include "text/unicode.hpp"

#include <doctest/doctest.h>
#include <string_view>

TEST_CASE("text comes out composed, and malformed bytes as the replacement character") {
    struct Case {
        std::string_view given, composed;
    };
    Case const cases[] = {{"", ""},
                          {"abc", "abc"},
                          {"Ủy ban – “3 cứng”", "Ủy ban – “3 cứng”"},
                          {"U\u0309y ban", "Ủy ban"},
                          {"ho\u0300a", "hòa"},
                          {"a\u0302\u0301", "ấ"},
                          {"\u212B", "Å"},
                          {"a\xffz", "a\uFFFDz"},
                          {"\xe1\xba", "\uFFFD"}};
    for (Case const& c : cases) {
        CAPTURE(c.given);
        CHECK(text::nfc(c.given) == c.composed);
    }
}

TEST_CASE("every Vietnamese capital has its small letter, and other alphabets theirs") {
    struct Case {
        std::string_view capitals, small;
    };
    Case const cases[] = {{"ĂÂĐÊÔƠƯ", "ăâđêôơư"},
                          {"ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬ", "àáảãạằắẳẵặầấẩẫậ"},
                          {"ÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊ", "èéẻẽẹềếểễệìíỉĩị"},
                          {"ÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢ", "òóỏõọồốổỗộờớởỡợ"},
                          {"ÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ", "ùúủũụừứửữựỳýỷỹỵ"},
                          {"UBND TỈNH – “A×B” 12%", "ubnd tỉnh – “a×b” 12%"},
                          {"ΑΒΓ ДЖ", "αβγ дж"}};
    for (Case const& c : cases) {
        CAPTURE(c.capitals);
        CHECK(text::lower(c.capitals) == c.small);
        CHECK(text::lower(c.small) == c.small);
    }
}

TEST_CASE("clean UTF-8 has no surrogates, overlong forms, NUL or cut characters") {
    CHECK(text::is_clean_utf8("Hà Tĩnh"));
    CHECK_FALSE(text::is_clean_utf8(std::string_view{"a\0b", 3}));
    CHECK_FALSE(text::is_clean_utf8("\xed\xa0\x80"));
    CHECK_FALSE(text::is_clean_utf8("\xc0\xaf"));
    CHECK_FALSE(text::is_clean_utf8("\xe1\xba"));
}
