#include "directives/due/calendar.hpp"

#include "directives/catalogue.hpp"

#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <memory>
#include <numbers>
#include <rapidcheck.h>
#include <string>
#include <unicode/calendar.h>
#include <unicode/timezone.h>

using base::Date;
using directives::due::Calendar;
using directives::due::DayKind;

namespace {

Date day(char const* iso) { return Date::parse(iso).value(); }

Calendar const& calendar() {
    static Calendar const one = Calendar::built_in();
    return one;
}

rc::Gen<Date> any_day() {
    return rc::gen::map(rc::gen::inRange(0, 6'200), [](int days) { return Date::of(2019, 1, 1)->plus_days(days); });
}

// ---- The lunar calendar by the sun and the moon: an independent twin of the dated data. Jean Meeus, Astronomical Algorithms (the short series of
// the mean new moon, chapter 49 as of the first edition, and of the sun's apparent longitude), days counted at UTC+`zone`.

constexpr double kRadians = std::numbers::pi / 180;

double new_moon(int k) {
    double const t = k / 1236.85, m = (359.2242 + 29.10535608 * k - 0.0000333 * t * t) * kRadians,
                 mm = (306.0253 + 385.81691806 * k + 0.0107306 * t * t) * kRadians,
                 f = (21.2964 + 390.67050646 * k - 0.0016528 * t * t) * kRadians;
    double const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t * t +
                        0.00033 * std::sin((166.56 + 132.87 * t - 0.009173 * t * t) * kRadians);
    double const moved = (0.1734 - 0.000393 * t) * std::sin(m) + 0.0021 * std::sin(2 * m) - 0.4068 * std::sin(mm) +
                         0.0161 * std::sin(2 * mm) - 0.0004 * std::sin(3 * mm) + 0.0104 * std::sin(2 * f) -
                         0.0051 * std::sin(m + mm) - 0.0074 * std::sin(m - mm) + 0.0004 * std::sin(2 * f + m) -
                         0.0004 * std::sin(2 * f - m) - 0.0006 * std::sin(2 * f + mm) + 0.0010 * std::sin(2 * f - mm) +
                         0.0005 * std::sin(2 * mm + m);
    double const delta = -0.000278 + 0.000265 * t + 0.000262 * t * t; // of the clock against the earth's turning
    return mean + moved - delta;
}

long day_of_moon(int k, int zone) { return std::lround(std::floor(new_moon(k) + 0.5 + zone / 24.0)); }

/// Which twelfth of the sun's way the day begins in; 9 begins with the winter solstice.
int sun_part(long julian, int zone) {
    double const t = (static_cast<double>(julian) - 0.5 - zone / 24.0 - 2451545.0) / 36525,
                 m = (357.5291 + 35999.0503 * t) * kRadians;
    double const longitude = 280.46645 + 36000.76983 * t + (1.9146 - 0.004817 * t) * std::sin(m) +
                             0.019993 * std::sin(2 * m) + 0.00029 * std::sin(3 * m);
    return static_cast<int>(std::fmod(std::fmod(longitude, 360) + 360, 360) / 30);
}

constexpr long kEpoch = 2440588; // 1970-01-01
Date date_of(long julian) { return *Date::of(std::chrono::sys_days{std::chrono::days{julian - kEpoch}}); }
long julian_of(Date date) { return date.days().time_since_epoch().count() + kEpoch; }

/// The first days of the eleventh month of the year before (it holds the winter solstice) and of those after it.
Date lunar(int year, int month, int of_month, int zone) {
    auto const eleventh = [&](int in) {
        int k = static_cast<int>((static_cast<double>(julian_of(*Date::of(in, 12, 31))) - 2415021) / 29.530588853);
        while (sun_part(day_of_moon(k, zone), zone) >= 9) --k;
        return k;
    };
    int const first = eleventh(year - 1), next = eleventh(year);
    bool leap = next - first == 13;
    int number = 11;
    for (int k = first; k < next; ++k) {
        // In a year of thirteen the first month in which the sun stays within one twelfth bears no number of its own.
        if (leap && k > first && sun_part(day_of_moon(k, zone), zone) == sun_part(day_of_moon(k + 1, zone), zone)) {
            leap = false;
            continue;
        }
        if (number == month) return date_of(day_of_moon(k, zone) + of_month - 1);
        number = number % 12 + 1;
    }
    return *Date::of(1900, 1, 1);
}

/// By ICU, which reckons as China does.
Date chinese(int year, int month, int of_month) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> const own{icu::Calendar::createInstance(
        icu::TimeZone::createTimeZone("Asia/Shanghai"), icu::Locale{"zh@calendar=chinese"}, status)};
    REQUIRE(U_SUCCESS(status));
    for (auto at = *Date::of(year, 1, 1); at.year() == year; at = at.plus_days(1)) {
        own->setTime(static_cast<double>(at.days().time_since_epoch().count()) * 86'400'000.0 + 4 * 3'600'000.0,
                     status);
        if (own->get(UCAL_MONTH, status) == month - 1 && own->get(UCAL_DATE, status) == of_month &&
            own->get(UCAL_IS_LEAP_MONTH, status) == 0)
            return at;
    }
    return *Date::of(1900, 1, 1);
}

/// The days of a year that bear a name, without what replaces them.
std::vector<Date> named(int year, std::string_view name) {
    std::vector<Date> days;
    for (auto const& [at, note] : calendar().notes(*Date::of(year, 1, 1), *Date::of(year, 12, 31)))
        if (note.kind == DayKind::holiday && note.name == name) days.push_back(at);
    return days;
}

} // namespace

TEST_CASE("a day is worked, or is off for a reason that is told") {
    struct Case {
        char const* day;
        DayKind kind;
        char const* name;
    };
    using enum DayKind;
    Case const cases[] = {
        {"2024-10-11", working, ""},
        {"2024-10-12", weekend, ""},
        {"2024-10-13", weekend, ""},
        {"2024-01-01", holiday, "Tết Dương lịch"},
        {"2022-01-01", holiday, "Tết Dương lịch"}, // a Saturday
        {"2022-01-03", substitute, "Nghỉ bù Tết Dương lịch (01/01/2022)"},
        {"2024-02-08", holiday, "Tết Nguyên đán"},
        {"2024-02-12", holiday, "Tết Nguyên đán"},
        {"2024-02-13", substitute, "Nghỉ bù Tết Nguyên đán (10/02/2024)"},
        {"2024-02-14", substitute, "Nghỉ bù Tết Nguyên đán (11/02/2024)"},
        {"2024-02-15", working, ""},
        // Three holidays in a row, two of them on a weekend: both are taken after the third.
        {"2023-04-29", holiday, "Giỗ Tổ Hùng Vương"},
        {"2023-05-01", holiday, "Ngày Quốc tế lao động"},
        {"2023-05-02", substitute, "Nghỉ bù Giỗ Tổ Hùng Vương (29/04/2023)"},
        {"2023-05-03", substitute, "Nghỉ bù Ngày Chiến thắng (30/04/2023)"},
        {"2023-05-04", working, ""},
        {"2024-04-29", substitute, "Nghỉ hoán đổi, làm bù ngày 04/05/2024"},
        {"2024-05-04", made_up, "Làm bù cho ngày 29/04/2024"},
        {"2020-09-03", working, ""}, // one day of Quốc khánh before 2021
        {"2024-09-03", holiday, "Quốc khánh (ngày liền kề)"},
        {"2026-11-24", working, "Ngày Văn hóa Việt Nam"}, // announced, not law
    };
    for (auto const& [iso, kind, name] : cases) {
        CAPTURE(iso);
        auto const note = calendar().at(day(iso));
        CHECK(note.kind == kind);
        CHECK(note.name == name);
        CHECK(calendar().works(day(iso)) == (kind == working || kind == made_up));
    }
}

TEST_CASE("what is only expected or recalled says so, and what the law says does not") {
    CHECK(calendar().at(day("2028-01-29")).expected);       // mùng 4: the notice may choose otherwise
    CHECK_FALSE(calendar().at(day("2028-01-26")).expected); // mùng 1
    CHECK(calendar().at(day("2027-09-03")).expected);       // the day beside 2/9
    CHECK_FALSE(calendar().at(day("2027-09-02")).expected);
    CHECK(calendar().at(day("2026-08-31")).recalled);
    CHECK_FALSE(calendar().at(day("2024-04-29")).recalled);
    CHECK(calendar().at(day("2026-11-24")).expected);
    for (auto const& [at, note] : calendar().notes(day("2018-01-01"), day("2036-12-31"))) {
        CAPTURE(at.iso());
        CHECK_FALSE(note.source.empty());
        CHECK_FALSE((note.expected && note.recalled));
    }
}

TEST_CASE("the lunar days are those of the sun and the moon at Hà Nội, and China's but for the year that is named") {
    std::string differs, icu_differs;
    for (int year = 2019; year <= 2035; ++year) {
        CAPTURE(year);
        auto const tet = named(year, "Tết Nguyên đán");
        REQUIRE(tet.size() == 5);
        auto const first = lunar(year, 1, 1, 7), ancestors = lunar(year, 3, 10, 7);
        // Mùng 1 is the second or third of the five.
        CHECK((tet[1] == first || tet[2] == first));
        CHECK(named(year, "Giỗ Tổ Hùng Vương") == std::vector{ancestors});
        if (lunar(year, 1, 1, 8) != first || lunar(year, 3, 10, 8) != ancestors) differs += std::to_string(year) + " ";
        if (chinese(year, 1, 1) != lunar(year, 1, 1, 8) || chinese(year, 3, 10) != lunar(year, 3, 10, 8))
            icu_differs += std::to_string(year) + " ";
    }
    CHECK(differs == "2030 ");
    CHECK(lunar(2030, 1, 1, 8) == day("2030-02-03"));
    // ICU reckons as China does, but its moon is some minutes off: in both years the new moon falls within minutes of midnight in Beijing.
    CHECK(icu_differs == "2027 2030 ");
    // The other known year, for the twin's own sake.
    CHECK(lunar(2007, 1, 1, 7) == day("2007-02-17"));
    CHECK(lunar(2007, 1, 1, 8) == day("2007-02-18"));
    CHECK(chinese(2007, 1, 1) == day("2007-02-18"));
}

TEST_CASE("working days are counted over weekends, holidays and swaps") {
    CHECK(calendar().plus_working_days(day("2024-10-11"), 1) == day("2024-10-14"));
    CHECK(calendar().plus_working_days(day("2024-10-11"), 5) == day("2024-10-18"));
    CHECK(calendar().plus_working_days(day("2024-10-12"), 1) == day("2024-10-14"));
    CHECK(calendar().plus_working_days(day("2024-02-07"), 1) == day("2024-02-15"));
    CHECK(calendar().plus_working_days(day("2024-05-03"), 1) == day("2024-05-04")); // a Saturday that is worked
    CHECK(calendar().plus_working_days(day("2024-02-15"), -1) == day("2024-02-07"));
    CHECK(calendar().plus_working_days(day("2024-02-10"), 0) == day("2024-02-10"));
    CHECK(calendar().next_working(day("2024-02-08")) == day("2024-02-15"));
    CHECK(calendar().previous_working(day("2024-02-14")) == day("2024-02-07"));
    CHECK(calendar().working_days_between(day("2024-10-11"), day("2024-10-18")) == 5);
    CHECK(calendar().working_days_between(day("2024-10-18"), day("2024-10-11")) == -5);
    // The ends of what a date can be do not hang.
    CHECK(calendar().plus_working_days(*Date::of(2199, 12, 31), 3) == *Date::of(2199, 12, 31));
    CHECK(calendar().plus_working_days(*Date::of(1900, 1, 1), -3) == *Date::of(1900, 1, 1));
}

TEST_CASE("counting working days forward and back are each other's inverse") {
    CHECK(rc::check("plus then between", [] {
        auto const from = *any_day();
        auto const count = *rc::gen::inRange(-60, 61);
        auto const to = calendar().plus_working_days(from, count);
        RC_ASSERT(calendar().working_days_between(from, to) == count);
        if (count != 0) RC_ASSERT(calendar().works(to));
    }));
    CHECK(rc::check("there and back", [] {
        auto const from = calendar().next_working(*any_day());
        auto const count = *rc::gen::inRange(0, 61);
        RC_ASSERT(calendar().plus_working_days(calendar().plus_working_days(from, count), -count) == from);
    }));
    CHECK(rc::check("the next working day works and nothing between does", [] {
        auto const from = *any_day();
        auto const to = calendar().next_working(from);
        RC_ASSERT(calendar().works(to));
        for (auto at = from; at < to; at = at.plus_days(1)) RC_ASSERT(!calendar().works(at));
    }));
}

TEST_CASE("an administrator's day wins over the catalogue, and a wrong one is told") {
    auto own = Calendar::built_in();
    REQUIRE(own.set(day("2027-02-05"), {.kind = DayKind::substitute, .name = "Nghỉ theo thông báo"}));
    CHECK_FALSE(own.works(day("2027-02-05")));
    REQUIRE(own.set(day("2027-01-01"), {.kind = DayKind::working, .name = "Trực"}));
    CHECK(own.works(day("2027-01-01")));
    CHECK(own.set(day("2027-01-04"), {.kind = DayKind::holiday}).error().where == "name");
    CHECK(own.set(day("2027-01-04"), {.kind = DayKind::weekend, .name = "?"}).error().where == "kind");
    CHECK(own.set(day("2027-01-04"), {.kind = DayKind::made_up, .name = "?"}).error().where == "kind");
    // Nobody works for years: an answer comes all the same.
    for (auto at = day("2030-01-01"); at < day("2033-01-01"); at = at.plus_days(1))
        REQUIRE(own.set(at, {.kind = DayKind::holiday, .name = "Nghỉ"}));
    CHECK(own.next_working(day("2030-06-01")) == day("2030-06-01"));
}

TEST_CASE("a fault of the catalogue is told with its line") {
    auto const with = [](std::string from, std::string to) {
        std::string text{directives::catalogue_file("holidays.yaml")};
        auto const at = text.find(from);
        REQUIRE(at != text.npos);
        text.replace(at, from.size(), to);
        return Calendar::parse(text);
    };
    struct Case {
        char const *from, *to, *told;
    };
    Case const cases[] = {
        {"day: 04-30", "day: 04-31", "04-31"},
        {"new_year: 2019-02-05", "new_year: 2019-02-30", "2019-02-30"},
        {"certainty: read", "certainty: sure", "certainty"},
        {"years: {first: 2019, last: 2035}", "years: {first: 2035, last: 2019}", "last"},
        {"swaps:", "swap:", "swaps"},
        {"made_up: 2024-05-04", "made_up: 2024-05-06", "Hoán đổi"},
        {"days: 5", "days: 500", "days"},
        {"  - {name: Quốc khánh, day", "  - {day", "name"},
        {"yearly:", "yearly: [", "không đọc được"},
    };
    for (auto const& [from, to, told] : cases) {
        CAPTURE(to);
        auto const parsed = with(from, to);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().message.contains(told));
        CHECK(parsed.error().where.starts_with("dòng "));
    }
}
