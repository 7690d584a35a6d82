#include "directives/due/rule.hpp"

#include "base/clock.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace directives::due;
using base::Date;

namespace {

Date day(char const* iso) { return Date::parse(iso).value(); }

Calendar const& calendar() {
    static Calendar const one = Calendar::built_in();
    return one;
}

Rule recurring(char const* rrule, char const* from, char const* until = "", Bound bound = Bound::by) {
    Rule rule{.kind = Kind::recurring, .bound = bound, .rrule = rrule, .from = day(from)};
    if (*until) rule.until = day(until);
    return rule;
}

Rule once(char const* on, Bound bound, char const* time = "") {
    return {.kind = Kind::once, .bound = bound, .day = day(on), .time = time};
}

/// "2024-10-15 2024-10-31": the days that are named, with the last day where it is another.
std::string told(std::vector<Due> const& dues) {
    std::string all;
    for (auto const& due : dues) {
        all += (all.empty() ? "" : " ") + due.day.iso();
        if (due.last_day != due.day) all += ">" + due.last_day.iso();
        if (!due.time.empty()) all += "T" + due.time;
    }
    return all;
}

} // namespace

TEST_CASE("the forms of directives give their days") {
    struct Case {
        Rule rule;
        std::string days;
    };
    auto rolled = [](Rule rule, Roll roll) {
        rule.roll = roll;
        return rule;
    };
    auto early = [](Rule rule, int days) {
        rule.lead_days = days;
        return rule;
    };
    Rule const within{.kind = Kind::relative,
                      .bound = Bound::within,
                      .anchor = "ngày nhận được văn bản",
                      .anchor_day = day("2024-10-11"),
                      .offset_days = 5};
    auto working = within;
    working.working_days = true;
    auto ahead = within;
    ahead.bound = Bound::by;
    ahead.offset_days = -3;
    auto waiting = within;
    waiting.anchor_day.reset();
    Case const cases[] = {
        // "trước ngày 25/02/2023" is strictly before; with a time it is that day until then.
        {once("2023-02-25", Bound::before), "2023-02-25>2023-02-24"},
        {once("2024-06-10", Bound::before, "17:00"), "2024-06-10T17:00"},
        {once("2024-10-11", Bound::on), "2024-10-11"},
        {once("2024-10-11", Bound::by), "2024-10-11"},
        {once("2024-03-01", Bound::before), "2024-03-01>2024-02-29"},
        {once("2025-01-01", Bound::before), "2025-01-01>2024-12-31"},
        // "ngày 15 và ngày cuối mỗi tháng, kể từ tháng 10/2024": to the end of that year
        {recurring("FREQ=MONTHLY;BYMONTHDAY=15,-1", "2024-10-01"),
         "2024-10-15 2024-10-31 2024-11-15 2024-11-30 2024-12-15 2024-12-31"},
        {recurring("FREQ=MONTHLY;BYMONTHDAY=15,-1", "2024-01-01", "2024-03-14"),
         "2024-01-15 2024-01-31 2024-02-15 2024-02-29"},
        // "ngày 12 và trước 03 ngày cuối mỗi tháng"
        {recurring("FREQ=MONTHLY;BYMONTHDAY=12,-4", "2023-02-01", "2023-03-31"),
         "2023-02-12 2023-02-25 2023-03-12 2023-03-28"},
        // … which may be written as the last day, three days ahead.
        {early(recurring("FREQ=MONTHLY;BYMONTHDAY=-1", "2023-02-01", "2023-03-31"), 3), "2023-02-25 2023-03-28"},
        // "trước ngày 20 tháng cuối quý"
        {recurring("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "2024-04-01", "2024-12-31", Bound::before),
         "2024-06-20>2024-06-19 2024-09-20>2024-09-19 2024-12-20>2024-12-19"},
        // "ngày 05 của tháng sau": the report of December is due in January.
        {recurring("FREQ=MONTHLY;BYMONTHDAY=5", "2024-11-01", "2025-01-31"), "2024-11-05 2024-12-05 2025-01-05"},
        {recurring("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "2024-01-01", "2025-12-31", Bound::before),
         "2024-06-15>2024-06-14 2024-12-15>2024-12-14 2025-06-15>2025-06-14 2025-12-15>2025-12-14"},
        {recurring("FREQ=WEEKLY;BYDAY=FR", "2024-10-09", "2024-10-31"), "2024-10-11 2024-10-18 2024-10-25"},
        {recurring("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2024-10-09", "2024-11-10"), "2024-10-11 2024-10-25 2024-11-08"},
        {recurring("FREQ=MONTHLY;BYMONTHDAY=31", "2024-01-01", "2024-06-30"), "2024-01-31 2024-03-31 2024-05-31"},
        {recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2023-01-01", "2028-12-31"), "2024-02-29 2028-02-29"},
        {recurring("FREQ=MONTHLY;BYMONTHDAY=30,-1", "2024-04-01", "2024-05-31"), "2024-04-30 2024-05-30 2024-05-31"},
        // The last working day before a weekend, and the first after it.
        {rolled(once("2024-10-12", Bound::by, "17:00"), Roll::next_working_day), "2024-10-12>2024-10-14"},
        {rolled(once("2024-10-12", Bound::by), Roll::previous_working_day), "2024-10-12>2024-10-11"},
        {rolled(once("2024-10-14", Bound::before), Roll::previous_working_day), "2024-10-14>2024-10-11"},
        {rolled(once("2024-02-09", Bound::by), Roll::next_working_day), "2024-02-09>2024-02-15"},
        // Saturday, Sunday and Monday on one Monday: it is due once.
        {rolled(recurring("FREQ=DAILY", "2024-10-10", "2024-10-15"), Roll::next_working_day),
         "2024-10-10 2024-10-11 2024-10-14 2024-10-15"},
        {rolled(recurring("FREQ=DAILY", "2024-10-11", "2024-10-14"), Roll::previous_working_day),
         "2024-10-11 2024-10-14"},
        {within, "2024-10-16"},
        {working, "2024-10-18"},
        {ahead, "2024-10-08"},
        {waiting, ""},
        {Rule{.text = "kịp thời"}, ""},
    };
    for (auto const& [rule, days] : cases) {
        CAPTURE(vietnamese(rule));
        CHECK(check(rule, calendar()).has_value());
        CHECK(told(dues(rule, calendar())) == days);
    }
}

TEST_CASE("a rule that can not be is refused with its field and an example") {
    struct Case {
        Rule rule;
        char const *field, *told;
    };
    auto const with = [](Rule rule, auto change) {
        change(rule);
        return rule;
    };
    auto const monthly = recurring("FREQ=MONTHLY;BYMONTHDAY=15", "2024-10-01", "2024-12-31");
    Case const cases[] = {
        {{.kind = Kind::once}, "day", "chưa có ngày"},
        {with(once("2024-10-11", Bound::by), [](Rule& r) { r.from = day("2024-10-12"); }), "day", "đứng trước"},
        {once("2024-10-11", Bound::by, "24:00"), "time", "24:00"},
        {once("2024-10-11", Bound::by, "7h"), "time", "7h"},
        {with(monthly, [](Rule& r) { r.from.reset(); }), "from", "ngày bắt đầu"},
        {with(monthly, [](Rule& r) { r.until = day("2024-09-30"); }), "until", "đứng trước"},
        {with(monthly, [](Rule& r) { r.lead_days = -1; }), "lead_days", "từ 0"},
        {with(monthly, [](Rule& r) { r.lead_days = 61; }), "lead_days", "từ 0"},
        {with(monthly, [](Rule& r) { r.rrule = ""; }), "rrule", "lặp thế nào"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=MONTHLY"; }), "rrule", "ngày nào"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=WEEKLY"; }), "rrule", "thứ mấy"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=YEARLY;BYMONTHDAY=5"; }), "rrule", "tháng nào"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=HOURLY"; }), "rrule", "Chỉ lặp lại"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"; }), "rrule", "Chỉ lặp lại"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=DAILY;BYHOUR=3"; }), "rrule", "BYHOUR=3"},
        {with(monthly, [](Rule& r) { r.rrule = "FREQ=DAILY;FREQ=SECONDLY"; }), "rrule", "không có ngày nào"},
        {with(monthly, [](Rule& r) { r.rrule = "mỗi tháng"; }), "rrule", "mỗi tháng"},
        // 31 February
        {recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "2024-01-01", "2034-12-31"), "rrule", "không có ngày nào"},
        // The 15th of a year that is over.
        {recurring("FREQ=MONTHLY;BYMONTHDAY=15", "2024-12-16"), "rrule", "Từ 16/12/2024 đến 31/12/2024"},
        {recurring("FREQ=DAILY", "2024-01-01", "2025-02-05"), "until", "400"},
        {{.kind = Kind::relative, .offset_days = 5}, "anchor", "từ việc gì"},
        {{.kind = Kind::relative, .anchor = "ngày ký", .offset_days = 1001}, "offset_days", "1000"},
        {{.text = std::string(2001, 'a')}, "text", "2000"},
    };
    for (auto const& [rule, field, said] : cases) {
        CAPTURE(rule.rrule);
        CAPTURE(field);
        auto const checked = check(rule, calendar());
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == base::Code::invalid_input);
        CHECK(checked.error().where == field);
        CHECK_FALSE(checked.error().mend.empty());
        CHECK((checked.error().message + checked.error().mend).contains(said));
    }
    CHECK(dues(recurring("FREQ=DAILY", "2024-01-01", "2025-02-03"), calendar()).size() == 400); // just enough
    CHECK(check(recurring("FREQ=DAILY", "2024-01-01", "2025-02-03"), calendar()));
}

TEST_CASE("a rule that is good and yet may be a slip is warned of") {
    auto const said = [](Rule const& rule, char const* today) {
        std::string all;
        for (auto const& one : warnings(rule, calendar(), day(today))) all += one + "|";
        return all;
    };
    CHECK(said(once("2024-10-11", Bound::by), "2024-10-11") == "");
    CHECK(said(once("2024-10-11", Bound::by), "2024-10-12").contains("11/10/2024, đã qua"));
    CHECK(said(once("2024-10-11", Bound::before), "2024-10-11").contains("10/10/2024, đã qua"));
    CHECK(said(once("2024-10-12", Bound::by), "2024-10-01").contains("12/10/2024 là thứ Bảy"));
    CHECK(said(once("2024-09-02", Bound::by), "2024-08-01").contains("thứ Hai, Quốc khánh"));
    auto const monthly = recurring("FREQ=MONTHLY;BYMONTHDAY=15", "2024-01-01");
    CHECK(said(monthly, "2024-03-01").contains("2 kỳ đầu đã qua (đến 15/02/2024)"));
    CHECK(said(monthly, "2025-03-01").contains("Cả 12 kỳ đều đã qua"));
    auto far = once("2050-10-12", Bound::by);
    far.roll = Roll::next_working_day;
    CHECK(said(far, "2024-10-01").contains("Chưa có lịch nghỉ lễ năm 2050"));
    CHECK(said(Rule{.text = "kịp thời"}, "2024-10-01") == "");
}

TEST_CASE("the next days begin with the one that can still be met") {
    auto const rule = recurring("FREQ=MONTHLY;BYMONTHDAY=15,-1", "2024-10-01");
    CHECK(told(next_dues(rule, calendar(), day("2024-10-15"), 2)) == "2024-10-15 2024-10-31");
    CHECK(told(next_dues(rule, calendar(), day("2024-10-16"), 2)) == "2024-10-31 2024-11-15");
    CHECK(next_dues(rule, calendar(), day("2025-01-01"), 12).empty());
    CHECK(told(next_dues(once("2024-10-16", Bound::before), calendar(), day("2024-10-16"), 2)) == "");
}

TEST_CASE("the day changes at midnight in Vietnam, 17:00 by UTC, all through the year") {
    using std::chrono::hours, std::chrono::seconds;
    auto const rule = recurring("FREQ=DAILY", "2024-01-01", "2024-12-31");
    // Also on the days on which Europe and America change their clocks.
    for (auto const* iso : {"2024-03-10", "2024-03-31", "2024-10-27", "2024-11-03", "2024-12-31"}) {
        CAPTURE(iso);
        auto const midnight = day(iso).days() + hours{17};
        base::FixedClock const before{midnight - seconds{1}}, after{midnight};
        CHECK(before.today() == day(iso));
        CHECK(after.today() == day(iso).plus_days(1));
        CHECK(next_dues(rule, calendar(), before.today(), 1).front().day == day(iso));
    }
}

TEST_CASE("a rule is told to people in the words of their letters") {
    struct Case {
        Rule rule;
        char const* words;
    };
    Rule const within{.kind = Kind::relative,
                      .bound = Bound::within,
                      .anchor = "ngày nhận được văn bản",
                      .offset_days = 5,
                      .working_days = true};
    auto at_once = within;
    at_once.anchor = "được phê duyệt";
    at_once.offset_days = 0;
    auto quarter = once("2024-03-31", Bound::by);
    quarter.approximate = true;
    auto rolled = once("2024-10-12", Bound::by);
    rolled.roll = Roll::next_working_day;
    Case const cases[] = {
        {once("2023-02-25", Bound::before), "trước ngày 25/02/2023"},
        {once("2024-06-10", Bound::before, "17:00"), "trước 17:00 ngày 10/06/2024"},
        {once("2024-10-11", Bound::on), "trong ngày 11/10/2024"},
        {once("2024-10-11", Bound::by), "chậm nhất ngày 11/10/2024"},
        {quarter, "chậm nhất ngày 31/03/2024 (hết kỳ)"},
        {rolled, "chậm nhất ngày 12/10/2024; gặp ngày nghỉ thì lùi sang ngày làm việc kế tiếp"},
        {recurring("FREQ=MONTHLY;BYMONTHDAY=15,-1", "2024-10-01", "2024-12-31", Bound::on),
         "vào ngày 15 và ngày cuối mỗi tháng, từ 01/10/2024 đến 31/12/2024"},
        {recurring("FREQ=MONTHLY;BYMONTHDAY=12,-4", "2024-10-01"),
         "chậm nhất ngày 12 và trước 03 ngày cuối mỗi tháng, từ 01/10/2024"},
        {recurring("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "2024-10-01", "", Bound::before),
         "trước ngày 20 tháng cuối quý, từ 01/10/2024"},
        {recurring("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "2024-10-01", "", Bound::before),
         "trước ngày 15/6 và ngày 15/12 hằng năm, từ 01/10/2024"},
        {recurring("FREQ=WEEKLY;BYDAY=FR", "2024-10-01", "", Bound::on), "vào thứ Sáu hằng tuần, từ 01/10/2024"},
        {recurring("FREQ=DAILY", "2024-10-01", "2024-10-31"), "hằng ngày, từ 01/10/2024 đến 31/10/2024"},
        {recurring("FREQ=MONTHLY;BYDAY=-1FR", "2024-10-01"),
         "chậm nhất thứ Sáu cuối cùng của mỗi tháng, từ 01/10/2024"},
        {recurring("FREQ=YEARLY;BYYEARDAY=100", "2024-10-01"),
         "lặp lại theo quy tắc FREQ=YEARLY;BYYEARDAY=100, từ 01/10/2024"},
        {within, "trong 05 ngày làm việc kể từ ngày nhận được văn bản"},
        {at_once, "ngay khi được phê duyệt"},
        {Rule{.text = "kịp thời"}, "kịp thời"},
        {Rule{}, "không có thời hạn cụ thể"},
    };
    for (auto const& [rule, words] : cases) CHECK(vietnamese(rule) == words);
}
