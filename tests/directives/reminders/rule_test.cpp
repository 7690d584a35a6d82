#include "directives/reminders/rule.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace directives::reminders;

namespace {

std::string told(ReminderRule const& rule, int days_left) {
    auto const today = *base::Date::of(2024, 10, 11);
    std::string all;
    for (auto const& one : told_of(rule, today.plus_days(days_left), today))
        all += std::string{code_of(one.stage)} + std::to_string(one.step) + " ";
    return all;
}

} // namespace

TEST_CASE("what is told of a turn follows from the days alone") {
    struct Case {
        int days_left;
        char const* told;
    };
    // 7, 3, 1 days before, on the day, each third day past, to the superior after five.
    Case const cases[] = {{8, ""},
                          {7, "upcoming7 "},
                          {6, "upcoming7 "}, // a server that was off yesterday still tells it
                          {4, "upcoming7 "},
                          {3, "upcoming3 "},
                          {2, "upcoming3 "},
                          {1, "upcoming1 "},
                          {0, "today0 "},
                          {-1, "overdue1 "},
                          {-3, "overdue1 "},
                          {-4, "overdue2 "},
                          {-5, "overdue2 escalation0 "},
                          {-7, "overdue3 escalation0 "}};
    for (auto const& [left, expected] : cases) {
        CAPTURE(left);
        CHECK(told({}, left) == expected);
    }
    ReminderRule const silent{.before = {}, .on_day = false, .overdue_every = 0, .escalate_after = 0};
    for (int left = -10; left <= 10; ++left) CHECK(told(silent, left) == "");
}

TEST_CASE("days before are read as people list them") {
    CHECK(parse_days_before("1, 7;3 7").value() == std::vector{7, 3, 1});
    CHECK(parse_days_before("").value().empty());
    for (auto const* wrong : {"0", "61", "-1", "ba", "1,2,3,4,5,6,7,8,9", "3x"}) {
        CAPTURE(wrong);
        CHECK(parse_days_before(wrong).error().where == "before");
    }
}
