#include "text/numbers.hpp"

#include "text/shadow.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

TEST_CASE("a number in a document ends where its printed form ends") {
    struct Case { std::string_view text; std::string_view number; std::int64_t scaled; int decimals; bool ambiguous; };
    Case const cases[] = {
        {"1.234.567,89 tấn", "1.234.567,89", 123456789, 2, false}, {"162.756 triệu", "162.756", 162756, 0, false},
        {"38,50%", "38,50", 3850, 2, false}, {"05 ngày", "05", 5, 0, false}, {"0", "0", 0, 0, false},
        {"1 234 567 đồng", "1 234 567", 1234567, 0, false}, {"1\u00a0234", "1 234", 1234, 0, false}, {"219a/KH-UBND", "219", 219, 0, false},
        {"4.550.", "4.550", 4550, 0, false}, {"2023.", "2023", 2023, 0, false}, {"1, 2", "1", 1, 0, false},
        {"1.5", "1.5", 15, 1, true}, {"12.75%", "12.75", 1275, 2, true}, {"1.2345", "1.2345", 12345, 4, true},
        {"0.125 ha", "0.125", 125, 3, true}, {"2023.162", "2023.162", 2023162, 3, true},
        {"1.2.3", "1", 1, 0, true}, {"25.02.2023", "25", 25, 0, true}, {"1.234.5", "1.234.5", 12345, 1, true},
        {"1,234", "1,234", 1234, 3, false}, {"1,234,567", "1,234,567", 1234567, 0, true}, {"1,234.56", "1,234.56", 123456, 2, true},
        {"1,2,3", "1", 1, 0, false}, {"2021,2022", "2021", 2021, 0, false},
        {"1 213/KH", "1", 1, 0, false}, {"1 100% xã", "1", 1, 0, false}, {"1 234.567", "1", 1, 0, false}, {"12 34", "12", 12, 0, false},
        {"08 213", "08", 8, 0, false}, {"2023 162", "2023", 2023, 0, false}, {"1\n234", "1", 1, 0, false},
        {"999.999.999.999.999.999", "999.999.999.999.999.999", 999999999999999999, 0, false}, {"0,000000001", "0,000000001", 1, 9, false},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        std::string const folded = text::fold(c.text);
        auto const match = text::number_at(folded, 0);
        REQUIRE(match);
        CHECK(folded.substr(match->from, match->to - match->from) == c.number);
        CHECK(match->number.scaled == c.scaled);
        CHECK(match->number.decimals == c.decimals);
        CHECK(match->ambiguous == c.ambiguous);
    }
}

TEST_CASE("no number stands where no digit stands or where the digits overflow") {
    for (std::string_view const none : {"", "a1", "-5", ".5", "1234567890123456789", "0,1234567890"}) {
        CAPTURE(none);
        CHECK_FALSE(text::number_at(none, 0));
    }
    CHECK_FALSE(text::number_at("12", 2));
    CHECK_FALSE(text::number_at("12", 200));
}

TEST_CASE("an amount is a number with a unit of money") {
    struct Case { std::string_view text; std::string_view amount; std::int64_t vnd; };
    Case const cases[] = {
        {"162.756 triệu đồng, trong đó", "162.756 trieu dong", 162'756'000'000}, {"1,8 tỷ đồng", "1,8 ty dong", 1'800'000'000},
        {"1.250.000 đồng", "1.250.000 dong", 1'250'000}, {"45,5 tr.đ", "45,5 tr.d", 45'500'000}, {"45,5trđ;", "45,5trd", 45'500'000},
        {"45,5 tr đồng", "45,5 tr dong", 45'500'000}, {"45 tr. đồng", "45 tr. dong", 45'000'000}, {"500 nghìn đồng", "500 nghin dong", 500'000},
        {"500 ngàn đồng", "500 ngan dong", 500'000}, {"2 tỷ 500 triệu đồng", "2 ty 500 trieu dong", 2'500'000'000},
        {"1 tỉ 250 triệu 300 nghìn đồng", "1 ti 250 trieu 300 nghin dong", 1'250'300'000}, {"2 tỷ rưỡi", "2 ty ruoi", 2'500'000'000},
        {"3 triệu rưỡi đồng", "3 trieu ruoi dong", 3'500'000}, {"1,2 nghìn tỷ đồng", "1,2 nghin ty dong", 1'200'000'000'000},
        {"162.756\ntriệu đồng", "162.756\ntrieu dong", 162'756'000'000}, {"162.756  triệu\n\nđồng", "162.756  trieu\n\ndong", 162'756'000'000},
        {"162.756triệuđồng", "162.756trieudong", 162'756'000'000}, {"1.250.000đ", "1.250.000d", 1'250'000}, {"(1.250.000đ)", "1.250.000d", 1'250'000},
        {"1.250.000 VNĐ", "1.250.000 vnd", 1'250'000}, {"5000đ", "5000d", 5'000}, {"500 triệu.", "500 trieu", 500'000'000},
        {"500 triệu cho xã", "500 trieu", 500'000'000}, {"500 triệu\tx", "500 trieu", 500'000'000}, {"12 tỷ (vốn sự nghiệp)", "12 ty", 12'000'000'000},
        {"2.000.000 đồng chi cho", "2.000.000 dong", 2'000'000}, {"1 234 triệu đồng", "1 234 trieu dong", 1'234'000'000}, {"0 đồng", "0 dong", 0},
        {"2 tỷ 500 hộ", "", 0}, {"98 tỷ lệ", "", 0}, {"5,3% tỷ lệ", "", 0}, {"98 ty le", "", 0}, {"1,2 triệu người", "", 0},
        {"2 tỷ USD", "", 0}, {"3 triệu đô la", "", 0}, {"05 đồng chí", "", 0}, {"1.200 đồng bào", "", 0}, {"500 nghìn", "", 0},
        {"5 đ)", "", 0}, {"1234d/KH", "", 0}, {"162.756", "", 0}, {"60 lao động", "", 0}, {"5 triệu lượt", "", 0},
        {"5 tr.", "", 0}, {"10.000.000 tỷ đồng", "", 0}, {"100%", "", 0}, {"", "", 0},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        std::string const folded = text::fold(c.text);
        auto const match = text::amount_at(folded, folded.starts_with('(') ? 1 : 0);
        REQUIRE(match.has_value() == !c.amount.empty());
        if (!match) continue;
        CHECK(folded.substr(match->from, match->to - match->from) == c.amount);
        CHECK(match->vnd == c.vnd);
        CHECK_FALSE(match->ambiguous);
        CHECK_FALSE(match->per_something);
    }
}

TEST_CASE("an amount by the head, the household or the year is a rate") {
    struct Case { std::string_view text; bool rate; };
    Case const cases[] = {
        {"40 triệu đồng/người", true}, {"40 triệu đồng/hộ/năm", true}, {"40 triệu đồng / hộ", true}, {"40 triệu/người", true},
        {"60 triệu đồng/01 hộ", true}, {"60 triệu đồng mỗi hộ", true}, {"60 triệu đồng một năm", true}, {"500.000đ/người", true},
        {"1.200 triệu đồng/1.300 triệu đồng", false}, {"1.200 triệu đồng/tổng số", false}, {"60 triệu đồng cho mỗi hộ", false},
        {"60 triệu đồng", false}, {"60 triệu đồng/", false},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        auto const match = text::amount_at(text::fold(c.text), 0);
        REQUIRE(match);
        CHECK(match->per_something == c.rate);
    }
}

TEST_CASE("an amount that could be meant otherwise is marked") {
    CHECK(text::amount_at("1.5 ty dong", 0)->ambiguous);
    CHECK(text::amount_at("1.5 ty dong", 0)->vnd == 1'500'000'000);
    CHECK(text::amount_at("1,5 dong", 0)->ambiguous);
    CHECK(text::amount_at("1,2345 nghin dong", 0)->ambiguous);
    CHECK_FALSE(text::amount_at("1,234 nghin dong", 0)->ambiguous);
}

TEST_CASE("the head of a table names the unit of its cells") {
    struct Case { std::string_view text; std::int64_t factor; };
    Case const cases[] = {{"triệu đồng", 1'000'000}, {"Triệu  đồng)", 1'000'000}, {"tr.đ", 1'000'000}, {"nghìn đồng", 1'000}, {"tỷ đồng", 1'000'000'000},
                          {"đồng", 1},               {"VNĐ", 1},                  {"triệu", 0},        {"đồng bào", 0},       {"đ", 0},
                          {"hộ", 0},                 {"", 0},                     {" triệu đồng", 0}};
    for (Case const& c : cases) {
        CAPTURE(c.text);
        auto const unit = text::money_unit_at(text::fold(c.text), 0);
        CHECK((unit ? unit->factor : 0) == c.factor);
    }
    CHECK_FALSE(text::money_unit_at("hopdong", 3));
    CHECK(text::to_vnd({8465, 1}, 1'000'000) == 846'500'000);
    CHECK_FALSE(text::to_vnd({15, 1}, 1));
    CHECK_FALSE(text::to_vnd({text::kAmountMax, 0}, 1'000));
    CHECK_FALSE(text::to_vnd({-1, 0}, 1));
}

TEST_CASE("a typed number is taken whole or refused") {
    struct Case { std::string_view typed; std::int64_t scaled; int decimals; };
    Case const cases[] = {
        {"1.234.567,89", 123456789, 2}, {"1 234", 1234, 0}, {" 12,5% ", 125, 1}, {"1.000đ", 1000, 0}, {"1.000 VNĐ", 1000, 0},
        {"-1.000", -1000, 0}, {"1.234", 1234, 0}, {"1234567", 1234567, 0}, {"0", 0, 0},
    };
    for (Case const& c : cases) {
        CAPTURE(c.typed);
        auto const number = text::parse_number(c.typed);
        REQUIRE(number);
        CHECK(*number == text::Decimal{c.scaled, c.decimals});
    }
    for (std::string_view const none : {"", " ", "%", "-", "abc", "12a", "1.2.3", "1,2,3", "12 34", "1--2", "99999999999999999999"}) {
        CAPTURE(none);
        CHECK_FALSE(text::parse_number(none));
    }
}

TEST_CASE("an ambiguous dot is refused with both readings") {
    auto const number = text::parse_number("12.75");
    REQUIRE_FALSE(number);
    CHECK(number.error().message == "“12.75” có hai cách đọc: 12,75 (dấu chấm là dấu thập phân) hoặc 1.275 (dấu chấm ngăn hàng nghìn).");
    CHECK(number.error().mend.find("Ghi 12,75 hoặc 1.275") == 0);
    CHECK(text::parse_number("1,234,567").error().mend.find("Ghi 1.234.567:") == 0);
}

TEST_CASE("a printed number is read back as it was") {
    CHECK(text::print_integer(0) == "0");
    CHECK(text::print_integer(1234567) == "1.234.567");
    CHECK(text::print_integer(-1000) == "-1.000");
    CHECK(text::print_number({5, 3}) == "0,005");
    CHECK(text::print_integer(INT64_MIN) == "-9.223.372.036.854.775.808");
    CHECK(rc::check("parse_number(print_number(n)) == n", [] {
        text::Decimal const number{*rc::gen::inRange<std::int64_t>(-999'999'999'999'999'999, 1'000'000'000'000'000'000), *rc::gen::inRange(0, 10)};
        auto const read = text::parse_number(text::print_number(number));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == number);
    }));
}
