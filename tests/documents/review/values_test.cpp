#include "documents/review/values.hpp"

#include "documents/review/summary.hpp"

#include <doctest/doctest.h>

using namespace documents::review;

namespace {

Json parsed(char const* text) { return Json::parse(text); }

} // namespace

TEST_CASE("a typed value is taken as people write it, or refused in words that name the field") {
    struct Case {
        Kind kind;
        char const* typed;
        char const* key;    ///< what is looked at
        char const* result; ///< as JSON; null: refused
        char const* where;  ///< of the refusal
    };
    Case const cases[] = {
        {Kind::money, R"({"label":"A","source":"NSTW","amount_vnd":"45.500 triệu đồng"})", "amount_vnd", "45500000000",
         nullptr},
        {Kind::money, R"({"label":"A","source":"NSTW","amount_vnd":1250000})", "amount_vnd", "1250000", nullptr},
        {Kind::money, R"({"label":"A","source":"NSTW","amount_vnd":"1.5 tỷ"})", "", nullptr, "Số tiền"},
        {Kind::money, R"({"label":"A","source":"NSTW","amount_vnd":-1})", "", nullptr, "Số tiền"},
        {Kind::money, R"({"label":"A","source":"NSTW"})", "", nullptr, "Số tiền"},
        {Kind::money, R"({"label":" ","source":"NSTW","amount_vnd":1})", "", nullptr, "Nội dung"},
        {Kind::money, R"({"label":"A","source":"vay","amount_vnd":1})", "", nullptr, "Nguồn"},
        {Kind::target, R"({"indicator":"Tỷ lệ","comparator":">=","value":"38,50","unit":"%"})", "value", "38.5",
         nullptr},
        {Kind::target, R"({"indicator":"Tỷ lệ","comparator":"~","value":"38"})", "", nullptr, "So sánh"},
        {Kind::target, R"({"indicator":"Tỷ lệ","comparator":"=","value":"nhiều"})", "", nullptr, "Mức"},
        {Kind::reference, R"({"number_symbol":"90/QĐ-TTg","date":"18/01/2022"})", "date", R"("2022-01-18")", nullptr},
        {Kind::reference, R"({"number_symbol":"90/QĐ-TTg","date":"30/02/2022"})", "", nullptr, "Ngày"},
        {Kind::reference, R"({"issuer":"Thủ tướng"})", "", nullptr, "Số, ký hiệu"},
        {Kind::duty, R"({"action":"  báo cáo  "})", "action", R"("báo cáo")", nullptr},
        {Kind::duty, R"({"action":""})", "", nullptr, "Việc"},
        {Kind::duty, R"({"action":"x","owner":"y"})", "", nullptr, "owner"},
        {Kind::duty, R"({"action":"x","assignees":[" Sở A ",""]})", "assignees", R"(["Sở A"])", nullptr},
        {Kind::duty, R"({"action":"x","assignees":"Sở A"})", "", nullptr, "Ai làm"},
        {Kind::duty, R"({"action":"x","span":[0,5]})", "span", "[0,5]", nullptr},
        {Kind::duty, R"({"action":"x","span":[0,5000]})", "", nullptr, "Chỗ trong văn bản"},
        {Kind::duty, R"({"action":"x","span":[5,5]})", "", nullptr, "Chỗ trong văn bản"},
        {Kind::duty, R"(["action"])", "", nullptr, ""},
        {Kind::status,
         R"({"locality":"Lạng Sơn","issued":true,"document":{"type":"kế hoạch","number_symbol":"213/KH-UBND","date":"15/10/2022"}})",
         "document", R"({"type":"kế hoạch","number_symbol":"213/KH-UBND","date":"2022-10-15"})", nullptr},
        {Kind::status, R"({"locality":""})", "", nullptr, "Địa phương"},
    };
    for (auto const& [kind, typed, key, result, where] : cases) {
        CAPTURE(typed);
        auto const made = checked(kind, "", {}, parsed(typed), 1000);
        if (result != nullptr) {
            REQUIRE(made.has_value());
            CHECK(made->at(key) == parsed(result));
        } else {
            REQUIRE(!made.has_value());
            CHECK(made.error().where == where);
            CHECK(!made.error().message.empty());
        }
    }
}

TEST_CASE("what was not typed again stays as it was") {
    auto const before = parsed(
        R"({"clause":"2","assignees":["Sở A"],"action":"x","span":[3,9],"confidence":0.5,"references":["1/QĐ"]})");
    auto const made = checked(Kind::duty, "", before, parsed(R"({"action":"y"})"), 1000).value();
    CHECK(made["action"] == "y");
    CHECK(made["assignees"] == parsed(R"(["Sở A"])"));
    CHECK(made["span"] == parsed("[3,9]"));
    CHECK(made["references"] == parsed(R"(["1/QĐ"])"));
    CHECK(!made.contains("confidence")); // was the reader's
}

TEST_CASE("a field of the head is a text, a list or a date that may lack its day") {
    struct Case {
        char const* field;
        char const* typed;
        char const* value; ///< null: refused
    };
    Case const cases[] = {{"issuer", R"({"value":" Sở  Tài chính "})", R"("Sở  Tài chính")"},
                          {"issuer", R"({"value":""})", "null"},
                          {"date", R"({"value":"8/2/2023"})", R"("2023-02-08")"},
                          {"date", R"({"value":"06/2023"})", R"("2023-06")"},
                          {"date", R"({"value":"2023"})", R"("2023")"},
                          {"date", R"({"value":"31/2/2023"})", nullptr},
                          {"date", R"({"value":"13/2023"})", nullptr},
                          {"addressees", R"({"value":["Sở A","","Sở B"]})", R"(["Sở A","Sở B"])"},
                          {"addressees", R"({"value":"Sở A"})", nullptr},
                          {"colour", R"({"value":"x"})", nullptr}};
    for (auto const& [field, typed, value] : cases) {
        CAPTURE(field);
        CAPTURE(typed);
        auto const made = checked(Kind::header, field, {}, parsed(typed), 1000);
        CHECK(made.has_value() == (value != nullptr));
        if (made && value != nullptr) CHECK(made->at("value") == parsed(value));
    }
}

TEST_CASE("a recurrence is never finer than a day and always names one") {
    struct Case {
        char const* rule;
        bool good;
    };
    Case const cases[] = {{"FREQ=MONTHLY;BYMONTHDAY=15,-1", true},
                          {"rrule:freq=weekly;byday=fr", true},
                          {"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", true},
                          {"FREQ=DAILY", true},
                          {"FREQ=DAILY;UNTIL=20031231", true}, // ended, but a rule
                          {"FREQ=SECONDLY", false},
                          {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", false},
                          {"FREQ=MINUTELY", false},
                          {"FREQ=HOURLY;INTERVAL=24", false},
                          {"FREQ=DAILY;BYHOUR=8,9", false},
                          {"FREQ=DAILY;BYSECOND=1", false},
                          {"FREQ=MONTHLY;BYMINUTE=3;BYMONTHDAY=1", false},
                          {"FREQ=MONTHLY", false},
                          {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", false},
                          {"hằng tháng", false},
                          {"", false}};
    for (auto const& [rule, good] : cases) {
        CAPTURE(rule);
        CHECK(checked_rule(rule, "").has_value() == good);
    }
}

TEST_CASE("a deadline is a day, a rule, an event or none") {
    struct Case {
        char const* typed;
        bool good;
        char const* said; ///< in the summary
    };
    Case const cases[] = {
        {R"({"kind":"none"})", true, ""},
        {R"({"kind":"once","date":"15/12/2026","bound":"before"})", true, "trước 15/12/2026"},
        {R"({"kind":"once"})", false, ""},
        {R"({"kind":"once","date":"15/12/2026","bound":"never"})", false, ""},
        {R"({"kind":"recurring","rrule":"FREQ=MONTHLY;BYMONTHDAY=15","from":"10/2024"})", true, "FREQ=MONTHLY"},
        {R"({"kind":"recurring","rrule":"FREQ=SECONDLY"})", false, ""},
        {R"({"kind":"relative","anchor":"ngày nhận văn bản","offset_days":10,"working_days":true})", true,
         "trong 10 ngày làm việc kể từ ngày nhận văn bản"},
        {R"({"kind":"relative","offset_days":10})", false, ""},
        {R"({"kind":"relative","anchor":"x","offset_days":"mười"})", false, ""},
        {R"({"kind":"relative","anchor":"x","offset_days":-1})", false, ""},
        {R"({"kind":"sometimes"})", false, ""},
        {R"("15/12/2026")", false, ""},
    };
    for (auto const& [typed, good, said] : cases) {
        CAPTURE(typed);
        Json const value{{"action", "báo cáo"}, {"deadline", parsed(typed)}};
        auto const made = checked(Kind::duty, "", {}, value, 1000);
        CHECK(made.has_value() == good);
        if (!good) continue;
        CHECK(summary(Kind::duty, "", *made).contains(said));
        CHECK(same_content(Kind::duty, *made, checked(Kind::duty, "", *made, value, 1000).value()));
    }
}

TEST_CASE("an item is said in one paragraph") {
    CHECK(summary(Kind::money, "",
                  parsed(R"({"label":"Dự án 1","source":"NSTW","type":"đầu tư","amount_vnd":45500000000})")) ==
          "Dự án 1: 45.500.000.000 đồng, NSTW, đầu tư");
    CHECK(summary(Kind::header, "date", parsed(R"({"value":"2023-06"})")) == "tháng 6/2023 (ngày để trống)");
    CHECK(summary(Kind::reference, "",
                  parsed(R"({"type":"quyết định","number_symbol":"90/QĐ-TTg","date":"2022-01-18"})")) ==
          "Quyết định 90/QĐ-TTg, 18/01/2022");
    CHECK(summary(Kind::duty, "", nullptr).empty());
}
