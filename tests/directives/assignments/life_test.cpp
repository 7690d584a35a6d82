#include "directives/assignments/life.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace directives;

namespace {

base::Date day(char const* iso) { return base::Date::parse(iso).value(); }

} // namespace

TEST_CASE("how a turn stands is computed from its state and its day") {
    struct Case {
        State state;
        char const* last;
        char const* submitted;
        char const* today;
        char const* words;
    };
    for (auto const& one : std::initializer_list<Case>{
             {State::not_started, "2024-10-11", "", "2024-10-01", "Còn 10 ngày"},
             {State::in_progress, "2024-10-11", "", "2024-10-09", "Còn 2 ngày"},
             {State::not_started, "2024-10-11", "", "2024-10-11", "Hạn hôm nay"},
             {State::not_started, "2024-10-11", "", "2024-10-14", "Quá hạn 3 ngày"},
             {State::returned, "2024-10-11", "", "2024-10-12", "Quá hạn 1 ngày"},
             {State::submitted, "2024-10-11", "2024-10-11", "2024-10-30", "Đã nộp, chờ tiếp nhận"},
             {State::submitted, "2024-10-11", "2024-10-12", "2024-10-30", "Nộp muộn 1 ngày, chờ tiếp nhận"},
             {State::accepted, "2024-10-11", "2024-10-10", "2024-10-30", "Hoàn thành"},
             {State::accepted, "2024-10-11", "2024-10-13", "2024-10-30", "Hoàn thành, nộp muộn 2 ngày"},
             {State::not_started, "", "", "2024-10-30", "Không có hạn tính được"},
             {State::withdrawn, "2024-10-11", "", "2024-10-30", "Không còn theo dõi"},
         }) {
        CAPTURE(one.words);
        Clocked turn{.state = one.state};
        if (*one.last) turn.last_day = day(one.last);
        if (*one.submitted) turn.submitted_on = day(one.submitted);
        CHECK(vietnamese(stand_of(turn, day(one.today))) == one.words);
    }
}

TEST_CASE("only acts that make sense may follow a state") {
    CHECK(after(State::not_started, Act::submit).value() == State::submitted);
    CHECK(after(State::submitted, Act::submit).value() == State::submitted); // a second reply
    CHECK(after(State::submitted, Act::send_back).value() == State::returned);
    CHECK(after(State::submitted, Act::accept).value() == State::accepted);
    CHECK(after(State::in_progress, Act::send_back).error().message == "Chưa có kết quả nộp lên để trả lại.");
    CHECK(after(State::submitted, Act::progress).error().message == "Kết quả đã nộp và đang chờ tiếp nhận.");
    for (auto const state : {State::accepted, State::withdrawn, State::handed_over})
        for (auto const act :
             {Act::submit, Act::accept, Act::send_back, Act::progress, Act::withdraw, Act::hand_over, Act::extend})
            CHECK_FALSE(after(state, act).has_value());
}

TEST_CASE("every state and event has a name that leads back to it") {
    for (auto const state : {State::not_started, State::in_progress, State::submitted, State::returned, State::accepted,
                             State::withdrawn, State::handed_over})
        CHECK(state_of(code_of(state)) == state);
    for (int i = 0; i <= static_cast<int>(EventKind::corrected); ++i)
        CHECK(event_kind_of(code_of(static_cast<EventKind>(i))) == static_cast<EventKind>(i));
    CHECK_FALSE(state_of("done"));
}

TEST_CASE("the hour glass tells with whom the time lay and whose step was late") {
    std::vector<Step> const steps{{EventKind::issued, day("2024-10-04")},    {EventKind::progress, day("2024-10-08")},
                                  {EventKind::submitted, day("2024-10-14")}, {EventKind::returned, day("2024-10-20")},
                                  {EventKind::submitted, day("2024-10-21")}, {EventKind::accepted, day("2024-10-22")}};
    auto const shares = shares_of(day("2024-10-01"), steps, day("2024-10-11"), day("2024-12-01"));
    REQUIRE(shares.size() == 5);
    CHECK(shares[0].whose == Share::Whose::follower_giving);
    CHECK(shares[0].days == 3);
    CHECK(shares[0].late_days == 0);
    CHECK(shares[1].whose == Share::Whose::body);
    CHECK(shares[1].days == 10);
    CHECK(shares[1].late_days == 3);
    CHECK(shares[2].whose == Share::Whose::follower_accepting);
    CHECK(shares[2].late_days == 6);
    CHECK(shares[4].days == 1);
}

TEST_CASE("the shares of the time make the whole time, whatever happened") {
    CHECK(rc::check([] {
        auto const start = day("2024-01-01");
        std::vector<Step> steps;
        int at = 0;
        for (auto const gap : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20))) {
            at += gap;
            steps.push_back(
                {*rc::gen::element(EventKind::issued, EventKind::submitted, EventKind::returned, EventKind::progress),
                 start.plus_days(at)});
        }
        auto const today = start.plus_days(at + *rc::gen::inRange(0, 100));
        auto const shares = shares_of(start, steps, start.plus_days(*rc::gen::inRange(0, 200)), today);
        int days = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            days += shares[i].days;
            RC_ASSERT(shares[i].late_days >= 0);
            RC_ASSERT(shares[i].late_days <= shares[i].days);
            if (i > 0) RC_ASSERT(shares[i].from == shares[i - 1].to);
        }
        RC_ASSERT(start.plus_days(days) == today);
    }));
}
