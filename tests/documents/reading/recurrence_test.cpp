#include "documents/reading/recurrence.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <string>

namespace {

std::string joined(std::vector<base::Date> const& dates) {
    std::string all;
    for (auto const& date : dates) all += (all.empty() ? "" : " ") + date.iso();
    return all;
}

} // namespace

TEST_CASE("a recurring deadline is told by its next days") {
    struct Case {
        char const *rule, *from, *today, *dates;
    };
    Case const cases[] = {
        // "ngày 15 và ngày cuối tháng"
        {"FREQ=MONTHLY;BYMONTHDAY=15,-1", "", "2024-02-10", "2024-02-15 2024-02-29 2024-03-15"},
        {"FREQ=MONTHLY;BYMONTHDAY=15,-1", "", "2023-02-16", "2023-02-28 2023-03-15 2023-03-31"},
        // "trước ngày 25 hàng tháng": the day itself still counts
        {"FREQ=MONTHLY;BYMONTHDAY=25", "", "2024-11-25", "2024-11-25 2024-12-25 2025-01-25"},
        // "bắt đầu từ tháng 10/2024"
        {"FREQ=MONTHLY;BYMONTHDAY=5", "2024-10", "2024-03-01", "2024-10-05 2024-11-05 2024-12-05"},
        {"FREQ=MONTHLY;BYMONTHDAY=5", "2024-10-20", "2024-03-01", "2024-11-05 2024-12-05 2025-01-05"},
        // "thứ Sáu hàng tuần"
        {"FREQ=WEEKLY;BYDAY=FR", "", "2024-10-09", "2024-10-11 2024-10-18 2024-10-25"},
        // "15/6 và 15/12 hàng năm"
        {"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "", "2024-07-01", "2024-12-15 2025-06-15 2025-12-15"},
        {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "", "2023-01-01", "2024-02-29 2028-02-29 2032-02-29"},
        {"FREQ=DAILY", "", "2024-12-31", "2024-12-31 2025-01-01 2025-01-02"},
        {"FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20240201", "", "2024-01-15", "2024-02-01"},
        // A month without a 31st has no such day.
        {"FREQ=MONTHLY;BYMONTHDAY=31", "", "2024-04-01", "2024-05-31 2024-07-31 2024-08-31"},
    };
    for (auto const& [rule, from, today, dates] : cases) {
        CAPTURE(rule);
        CHECK(joined(documents::reading::next_dates(rule, from, base::Date::parse(today).value(), 3)) == dates);
    }
}

TEST_CASE("a rule that can not be computed gives no days, and gives them soon") {
    auto const begun = std::chrono::steady_clock::now();
    for (auto const* rule : {"", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY", "FREQ=MONTHLY", "FREQ=WEEKLY",
                             "FREQ=YEARLY;BYMONTH=6", "BYMONTHDAY=3", "nonsense", "FREQ=", "FREQ=MONTHLY;BYMONTHDAY=99",
                             "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}) {
        CAPTURE(rule);
        CHECK(documents::reading::next_dates(rule, "", base::Date::parse("2024-01-01").value(), 3).empty());
    }
    CHECK(documents::reading::next_dates("FREQ=DAILY", "soon", base::Date::parse("2024-01-01").value(), 3).empty());
    CHECK(documents::reading::next_dates("FREQ=DAILY;INTERVAL=1", "", base::Date::parse("2024-01-01").value(), 100'000)
              .size() == 100);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{2});
}
