#include "base/period.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using base::Date;
using base::Period;
using base::PeriodKind;

TEST_CASE("a period has a code, a name, a first and a last day, and neighbours") {
    struct Case { std::string_view code, label, first, last, next, previous; };
    Case const cases[] = {
        {"2024-10-I", "Nửa đầu tháng 10/2024", "2024-10-01", "2024-10-15", "2024-10-II", "2024-09-II"},
        {"2024-02-II", "Nửa cuối tháng 2/2024", "2024-02-16", "2024-02-29", "2024-03-I", "2024-02-I"},
        {"2024-01-I", "Nửa đầu tháng 1/2024", "2024-01-01", "2024-01-15", "2024-01-II", "2023-12-II"},
        {"2024-10", "Tháng 10/2024", "2024-10-01", "2024-10-31", "2024-11", "2024-09"},
        {"2024-12", "Tháng 12/2024", "2024-12-01", "2024-12-31", "2025-01", "2024-11"},
        {"2024-Q3", "Quý III/2024", "2024-07-01", "2024-09-30", "2024-Q4", "2024-Q2"},
        {"2024-Q4", "Quý IV/2024", "2024-10-01", "2024-12-31", "2025-Q1", "2024-Q3"},
        {"2024-H1", "6 tháng đầu năm 2024", "2024-01-01", "2024-06-30", "2024-H2", "2023-H2"},
        {"2024-H2", "6 tháng cuối năm 2024", "2024-07-01", "2024-12-31", "2025-H1", "2024-H1"},
        {"2024", "Năm 2024", "2024-01-01", "2024-12-31", "2025", "2023"},
        {"2021-2025", "Giai đoạn 2021-2025", "2021-01-01", "2025-12-31", "2026-2030", "2016-2020"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.code);
        auto const period = Period::parse(c.code);
        REQUIRE(period);
        CHECK(period->code() == c.code);
        CHECK(period->label() == c.label);
        CHECK(period->first_day().iso() == c.first);
        CHECK(period->last_day().iso() == c.last);
        CHECK(period->next()->code() == c.next);
        CHECK(period->previous()->code() == c.previous);
        CHECK(period->contains(period->first_day()));
        CHECK(period->contains(period->last_day()));
        CHECK_FALSE(period->contains(period->first_day().plus_days(-1)));
        CHECK_FALSE(period->contains(period->last_day().plus_days(1)));
    }
}

TEST_CASE("what is no code of a period is refused with the forms there are") {
    for (std::string_view const none : {"", "24", "2024-", "2024-13", "2024-00", "2024-1", "2024-Q0", "2024-Q5", "2024-H3", "2024-q1", "2024-Qx", "2024-10-III",
                                        "2024-10-", "2025-2021", "2024-2024", "1899", "2200", "2024-10-I ", "20x4"}) {
        CAPTURE(none);
        auto const period = Period::parse(none);
        REQUIRE_FALSE(period);
        CHECK(period.error().mend.find("2024-Q3") != std::string::npos);
    }
}

TEST_CASE("the calendar of periods ends with the calendar of dates") {
    CHECK_FALSE(Period::year(2199)->next());
    CHECK_FALSE(Period::month(2199, 12)->next());
    CHECK_FALSE(Period::half_month(1900, 1, 1)->previous());
    CHECK_FALSE(Period::years(2190, 2199)->next());
}

TEST_CASE("periods stand in the order of their first day, the shorter first") {
    std::string_view const order[] = {"2024-01-I", "2024-01", "2024-Q1", "2024-H1", "2024", "2024-2025", "2024-01-II", "2024-02"};
    for (std::size_t i = 1; i < std::size(order); ++i) CHECK(*Period::parse(order[i - 1]) < *Period::parse(order[i]));
    CHECK(Period::quarter(2024, 3)->contains(*Period::month(2024, 9)));
    CHECK_FALSE(Period::quarter(2024, 3)->contains(*Period::month(2024, 10)));
}

TEST_CASE("every day lies in exactly one period of each kind, and periods join without a gap") {
    CHECK(rc::check("periods tile the calendar", [] {
        auto const day = Date::of(1901, 1, 1)->plus_days(*rc::gen::inRange(0, 108'000));
        for (auto const kind : {PeriodKind::half_month, PeriodKind::month, PeriodKind::quarter, PeriodKind::half_year, PeriodKind::year}) {
            auto const period = Period::holding(kind, day);
            RC_ASSERT(period.contains(day));
            RC_ASSERT(period.next()->first_day() == period.last_day().plus_days(1));
            RC_ASSERT(*period.next()->previous() == period);
            RC_ASSERT(Period::parse(period.code()).value() == period);
        }
    }));
}
