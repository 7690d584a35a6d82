#include "text/money.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

TEST_CASE("money is typed with or without its unit") {
    struct Case { std::string_view typed; std::int64_t vnd; };
    Case const cases[] = {
        {"1.250.000 đồng", 1'250'000}, {"162.756 triệu đồng", 162'756'000'000}, {"1,8 tỷ", 1'800'000'000}, {" 1.250.000 ", 1'250'000}, {"1 250 000", 1'250'000},
        {"-500", -500}, {"- 1,5 tỷ đồng", -1'500'000'000}, {"0", 0}, {"500đ", 500}, {"2 tỷ 500 triệu", 2'500'000'000},
    };
    for (Case const& c : cases) {
        CAPTURE(c.typed);
        auto const money = text::parse_money(c.typed);
        REQUIRE(money);
        CHECK(money->vnd() == c.vnd);
    }
}

TEST_CASE("what is no clear amount is refused and the way out is told") {
    struct Case { std::string_view typed; base::Code code; };
    Case const cases[] = {
        {"", base::Code::invalid_input}, {"1.5", base::Code::invalid_input}, {"1.5 tỷ", base::Code::invalid_input}, {"1,5", base::Code::invalid_input},
        {"1,5 đồng", base::Code::invalid_input}, {"12%", base::Code::invalid_input}, {"hai triệu", base::Code::invalid_input},
        {"9.000.000.000.000.001", base::Code::limit_exceeded}, {"5 triệu người", base::Code::invalid_input},
    };
    for (Case const& c : cases) {
        CAPTURE(c.typed);
        auto const money = text::parse_money(c.typed);
        REQUIRE_FALSE(money);
        CHECK(money.error().code == c.code);
        CHECK_FALSE(money.error().mend.empty());
    }
}

TEST_CASE("money is printed to the đồng, and in millions without rounding") {
    CHECK(text::print_money(*base::Money::of(1'250'000)) == "1.250.000 đồng");
    CHECK(text::print_millions(*base::Money::of(162'756'000'000)) == "162.756");
    CHECK(text::print_millions(*base::Money::of(1'250'500)) == "1,2505");
    CHECK(text::print_millions(*base::Money::of(-1)) == "-0,000001");
    CHECK(text::print_millions(base::Money::zero()) == "0");
    CHECK(rc::check("parse_money(print_money(m)) == m", [] {
        auto const money = *base::Money::of(*rc::gen::inRange(-base::Money::kMax, base::Money::kMax + 1));
        RC_ASSERT(text::parse_money(text::print_money(money)).value() == money);
        RC_ASSERT(text::parse_money(text::print_millions(money) + " triệu đồng").value() == money);
    }));
}
