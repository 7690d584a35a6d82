#include "text/dates.hpp"

#include "text/shadow.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <rapidcheck.h>

TEST_CASE("a date in a document is read as far as it is written") {
    struct Case { std::string_view text; std::string_view date; std::string_view iso; };
    Case const cases[] = {
        {"25/02/2023 và", "25/02/2023", "2023-02-25"}, {"25-2-2023", "25-2-2023", "2023-02-25"}, {"25.02.2023.", "25.02.2023", "2023-02-25"},
        {"27/3/24", "27/3/24", "2024-03-27"}, {"22 / 7 / 2022", "22 / 7 / 2022", "2022-07-22"}, {"25/02/\n2023", "25/02/\n2023", "2023-02-25"},
        {"28 tháng 6 năm 2023", "28 thang 6 nam 2023", "2023-06-28"}, {"05 tháng 7 năm 2022 của", "05 thang 7 nam 2022", "2022-07-05"},
        {"28 tháng 6/2023", "28 thang 6/2023", "2023-06-28"}, {"15/6 năm 2024", "15/6 nam 2024", "2024-06-15"},
        {"10/2024)", "10/2024", "2024-10"}, {"tháng 10/2024", "thang 10/2024", "2024-10"}, {"tháng 6 năm 2023", "thang 6 nam 2023", "2023-06"},
        {"tháng 6, năm 2023", "thang 6, nam 2023", "2023-06"}, {"tháng 10/24", "thang 10/24", "2024-10"}, {"tháng 9.2024", "thang 9.2024", "2024-09"},
        {"tháng năm 2024", "thang nam 2024", "2024"}, {"tháng ... năm 2024", "thang ... nam 2024", "2024"}, {"tháng … năm 2024", "thang . nam 2024", "2024"},
        {"tháng          năm 2024", "thang          nam 2024", "2024"}, {"28 tháng ... năm 2024", "28 thang ... nam 2024", "2024"},
        {"29/02/2024", "29/02/2024", "2024-02-29"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        std::string const folded = text::fold(c.text);
        auto const match = text::date_at(folded, 0);
        REQUIRE(match);
        CHECK(folded.substr(match->from, match->to - match->from) == c.date);
        CHECK_FALSE(match->impossible);
        REQUIRE(match->partial());
        CHECK(match->partial()->iso() == c.iso);
    }
}

TEST_CASE("a date without its year keeps day and month") {
    struct Case { std::string_view text; std::string_view date; unsigned month, day; };
    Case const cases[] = {{"15/12 hằng năm", "15/12", 12, 15}, {"28 tháng 6, xong", "28 thang 6", 6, 28}, {"tháng 9;", "thang 9", 9, 0}, {"29/02", "29/02", 2, 29}};
    for (Case const& c : cases) {
        CAPTURE(c.text);
        std::string const folded = text::fold(c.text);
        auto const match = text::date_at(folded, 0);
        REQUIRE(match);
        CHECK(folded.substr(match->from, match->to - match->from) == c.date);
        CHECK_FALSE(match->year);
        CHECK(match->month == c.month);
        CHECK(match->day.value_or(0) == c.day);
        CHECK_FALSE(match->partial());
        CHECK_FALSE(match->whole());
    }
}

TEST_CASE("a day that no calendar has is marked, not mended") {
    for (std::string_view const text : {"31/02/2024", "29/02/2023", "31/13/2024", "31-4-2024", "31 thang 6 nam 2023", "0/5/2024", "30/02"}) {
        CAPTURE(text);
        auto const match = text::date_at(text, 0);
        REQUIRE(match);
        CHECK(match->impossible);
        CHECK_FALSE(match->whole());
        CHECK_FALSE(match->partial());
    }
}

TEST_CASE("what only looks like a date is none") {
    for (std::string_view const none :
         {"2022-2025", "4422/ld", "08/17", "03/2024/tt-bldtbxh", "111/2024/qh15", "15/12%", "1.2", "1.2.3", "10-12", "15/12/202", "15/12/20245",
          "13/2024", "10/2224", "thang 13", "thang", "thang 02 lan", "thangn 9", "thang 9.500", "6 thang dau nam", "12/5/kh", "", "ngay 5"}) {
        CAPTURE(none);
        CHECK_FALSE(text::date_at(none, 0));
    }
    CHECK_FALSE(text::date_at("125/02/2023", 1));
    CHECK_FALSE(text::date_at("25/02/2023", 3));
    CHECK_FALSE(text::date_at("hangthang 9", 4));
    CHECK_FALSE(text::date_at("15/12", 50));
}

TEST_CASE("a typed date is taken whole, in any of the usual forms") {
    for (std::string_view const typed : {"31/10/2024", " 31/10/2024 ", "31-10-2024", "31.10.2024", "31/10/24", "31-10-24", "2024-10-31", "2024/10/31",
                                         "ngày 31 tháng 10 năm 2024", "31 tháng 10 năm 2024", "Ngày 31/10/2024", "31 / 10 / 2024"}) {
        CAPTURE(typed);
        auto const date = text::parse_date(typed);
        REQUIRE(date);
        CHECK(date->iso() == "2024-10-31");
    }
}

TEST_CASE("a refused date says what is wrong") {
    struct Case { std::string_view typed; std::string_view message; };
    Case const cases[] = {
        {"31/02/2024", "Không có ngày “31/02/2024” trong lịch."}, {"2024-02-30", "Không có ngày “2024-02-30” trong lịch."},
        {"15/12", "“15/12” còn thiếu năm."}, {"10/2024", "“10/2024” còn thiếu ngày."}, {"tháng năm 2024", "“tháng năm 2024” còn thiếu tháng."},
        {"mai", "“mai” không phải một ngày."}, {"", "“” không phải một ngày."}, {"15/12/2024 x", "“15/12/2024 x” không phải một ngày."},
        {"15.12", "“15.12” không phải một ngày."},
    };
    for (Case const& c : cases) {
        CAPTURE(c.typed);
        auto const date = text::parse_date(c.typed);
        REQUIRE_FALSE(date);
        CHECK(date.error().message == c.message);
        CHECK(date.error().mend == "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 31/10/2024.");
    }
}

TEST_CASE("every day is read back from every form it is printed in") {
    CHECK(rc::check("parse_date(print(d)) == d", [] {
        auto const first = *base::Date::of(1900, 1, 1);
        auto const date = first.plus_days(*rc::gen::inRange(0, 109'571));
        std::string const printed[] = {date.iso(), date.vietnamese(), fmt::format("{}/{}/{}", date.day(), date.month(), date.year()),
                                       fmt::format("{}.{}.{}", date.day(), date.month(), date.year()),
                                       fmt::format("ngày {:02} tháng {} năm {}", date.day(), date.month(), date.year())};
        for (auto const& form : printed) {
            auto const read = text::parse_date(form);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == date);
        }
    }));
}
