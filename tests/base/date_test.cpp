#include "base/date.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using base::Date;

TEST_CASE("a date is a day that exists between 1900 and 2199") {
    struct Case { int year; unsigned month, day; bool exists; };
    Case const cases[] = {{2024, 2, 29, true},  {2023, 2, 29, false}, {2000, 2, 29, true}, {1900, 2, 29, false}, {2024, 4, 31, false},
                          {1900, 1, 1, true},   {1899, 12, 31, false}, {2199, 12, 31, true}, {2200, 1, 1, false},  {2024, 0, 1, false},
                          {2024, 13, 1, false}, {2024, 1, 0, false},  {2024, 257, 1, false}, {2024, 1, 257, false}};
    for (Case const& c : cases) {
        CAPTURE(c.year);
        CAPTURE(c.month);
        CAPTURE(c.day);
        CHECK(Date::of(c.year, c.month, c.day).has_value() == c.exists);
    }
}

TEST_CASE("a date is written for machines and for people") {
    auto const date = *Date::of(2023, 2, 8);
    CHECK(date.iso() == "2023-02-08");
    CHECK(date.vietnamese() == "08/02/2023");
    CHECK(Date::parse("2023-02-08") == date);
    for (std::string_view const none : {"", "2023-2-8", "2023-02-30", "2023/02/08", "2023-02-08 ", "-023-02-08", "+023-02-08", "2023-02--8"}) {
        CAPTURE(none);
        CHECK_FALSE(Date::parse(none));
    }
    CHECK(Date::parse("2023-02-30").error().message == "“2023-02-30” không phải một ngày có thật.");
}

TEST_CASE("the last day of a month knows the leap years") {
    CHECK(Date::last_of_month(2024, 2).day() == 29);
    CHECK(Date::last_of_month(2023, 2).day() == 28);
    CHECK(Date::last_of_month(2024, 4).day() == 30);
    CHECK(Date::last_of_month(2024, 12).day() == 31);
}

TEST_CASE("days are counted across months and years and stop at the ends of the range") {
    auto const date = *Date::of(2024, 2, 28);
    CHECK(date.plus_days(1) == *Date::of(2024, 2, 29));
    CHECK(date.plus_days(2) == *Date::of(2024, 3, 1));
    CHECK(date.plus_days(-59) == *Date::of(2023, 12, 31));
    CHECK(date.plus_days(0) == date);
    CHECK(date.plus_days(INT32_MAX) == *Date::of(2199, 12, 31));
    CHECK(date.plus_days(INT32_MIN) == *Date::of(1900, 1, 1));
}

TEST_CASE("every day is read back as it was written, and a day there and back is the same day") {
    CHECK(rc::check("parse(iso(d)) == d", [] {
        auto const date = Date::of(1900, 1, 1)->plus_days(*rc::gen::inRange(0, 109'572));
        RC_ASSERT(Date::parse(date.iso()).value() == date);
        RC_ASSERT(Date::of(date.days()) == date);
        auto const inside = *rc::gen::inRange(-300, 300);
        auto const moved = date.plus_days(inside);
        if (moved.year() > 1900 && moved.year() < 2199) RC_ASSERT(moved.plus_days(-inside) == date);
    }));
}

TEST_CASE("a draft's date is kept as far as it was written") {
    CHECK(base::PartialDate{2024, {}, {}}.iso() == "2024");
    CHECK(base::PartialDate{2023, 6, {}}.iso() == "2023-06");
    CHECK(base::PartialDate{2023, 6, 8}.iso() == "2023-06-08");
    CHECK_FALSE(base::PartialDate{2023, 6, {}}.whole());
    CHECK(base::PartialDate{2023, 6, 8}.whole() == Date::of(2023, 6, 8));
}
