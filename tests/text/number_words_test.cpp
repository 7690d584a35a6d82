#include "text/numbers.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

TEST_CASE("an amount is said as an accountant writes it") {
    struct Case { std::int64_t number; std::string_view words; };
    Case const cases[] = {
        {0, "không"}, {1, "một"}, {4, "bốn"}, {10, "mười"}, {11, "mười một"}, {14, "mười bốn"}, {15, "mười lăm"}, {20, "hai mươi"},
        {21, "hai mươi mốt"}, {24, "hai mươi tư"}, {25, "hai mươi lăm"}, {100, "một trăm"}, {101, "một trăm linh một"}, {105, "một trăm linh năm"},
        {110, "một trăm mười"}, {115, "một trăm mười lăm"}, {555, "năm trăm năm mươi lăm"}, {1000, "một nghìn"},
        {1005, "một nghìn không trăm linh năm"}, {1015, "một nghìn không trăm mười lăm"}, {10'000, "mười nghìn"},
        {1'000'005, "một triệu không trăm linh năm"}, {1'005'000, "một triệu không trăm linh năm nghìn"}, {1'250'000, "một triệu hai trăm năm mươi nghìn"},
        {162'756'000'000, "một trăm sáu mươi hai tỷ bảy trăm năm mươi sáu triệu"}, {1'000'000'000, "một tỷ"},
        {1'000'000'001, "một tỷ không trăm linh một"}, {1'000'000'000'000, "một nghìn tỷ"}, {1'000'000'000'000'000, "một triệu tỷ"},
        {1'000'000'000'000'000'000, "một tỷ tỷ"}, {-21, "âm hai mươi mốt"},
        {INT64_MIN, "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy "
                    "mươi lăm nghìn tám trăm linh tám"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.number);
        CHECK(text::in_words(c.number) == c.words);
        CHECK(text::from_words(c.words) == c.number);
    }
}

TEST_CASE("words are read in every spelling that papers use") {
    struct Case { std::string_view words; std::int64_t number; };
    Case const cases[] = {
        {"Một trăm lẻ năm", 105}, {"mot tram linh nam", 105}, {"hai mươi nhăm", 25}, {"hai mươi bốn", 24}, {"một nghìn linh năm", 1005},
        {"một ngàn năm mươi", 1050}, {"hai chục triệu", 20'000'000}, {"hai triệu rưỡi", 2'500'000}, {"ba tỉ rưỡi đồng", 3'500'000'000},
        {"hai trăm rưỡi", 250}, {"mười lăm nghìn đồng", 15'000}, {"mười lăm nghìn đồng chẵn./.", 15'000},
        {"(Một trăm sáu mươi hai tỷ, bảy trăm năm mươi sáu triệu đồng chẵn)", 162'756'000'000}, {"Năm triệu đồng Việt Nam", 5'000'000},
        {"một triệu không nghìn không trăm linh năm", 1'000'005}, {"không đồng", 0}, {"(Bằng chữ: Hai tỷ, năm trăm nghìn đồng)", 2'000'500'000}, {"một triệu\nhai nghìn", 1'002'000},
    };
    for (Case const& c : cases) {
        CAPTURE(c.words);
        CHECK(text::from_words(c.words) == c.number);
    }
}

TEST_CASE("words that are no number, or could be two, are refused") {
    for (std::string_view const words :
         {"", "đồng", "một hai", "một triệu hai", "một tỷ hai", "hai trăm tư", "hai trăm năm", "triệu", "tỷ", "một nghìn hai triệu", "một trăm linh", "linh năm",
          "một mươi", "hai mươi trăm", "12 triệu", "năm học", "một triệu rưỡi tỷ", "không tỷ", "một tỷ tỷ tỷ", "âm", "một - hai", "hai triệu đồng rưỡi"}) {
        CAPTURE(words);
        CHECK_FALSE(text::from_words(words));
    }
}

TEST_CASE("every number is the number its words say") {
    CHECK(rc::check("from_words(in_words(n)) == n", [](std::int64_t small) {
        auto const digits = *rc::gen::inRange(1, 20);
        std::uint64_t limit = 1;
        for (int i = 1; i < digits; ++i) limit *= 10;
        auto const any = static_cast<std::int64_t>(*rc::gen::arbitrary<std::uint64_t>() % limit);
        for (auto const number : {small, any, -any}) RC_ASSERT(text::from_words(text::in_words(number)) == number);
    }));
    for (std::int64_t number = 0; number < 12'000; ++number)
        if (text::from_words(text::in_words(number)) != number) FAIL_CHECK(number);
}
