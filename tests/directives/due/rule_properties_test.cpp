#include "directives/due/rule.hpp"

#include "base/json.hpp"
#include "documents/reading/deadlines.hpp"
#include "documents/reading/recurrence.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace directives::due;
using base::Date;
namespace reading = documents::reading;

namespace {

Date day(char const* iso) { return Date::parse(iso).value(); }

Calendar const& calendar() {
    static Calendar const one = Calendar::built_in();
    return one;
}

rc::Gen<Date> any_day() {
    return rc::gen::map(rc::gen::inRange(0, 3'000), [](int days) { return Date::of(2019, 1, 1)->plus_days(days); });
}

rc::Gen<std::string> any_rrule() {
    return rc::gen::exec([] {
        auto const number = [](int least, int most) { return std::to_string(*rc::gen::inRange(least, most + 1)); };
        auto const sign = *rc::gen::element(std::string{}, std::string{"-"});
        std::string rrule =
            *rc::gen::element(std::string{"FREQ=MONTHLY;BYMONTHDAY="}, std::string{"FREQ=WEEKLY;BYDAY="},
                              std::string{"FREQ=YEARLY;BYMONTHDAY="}, std::string{"FREQ=DAILY"});
        if (rrule.ends_with("BYDAY="))
            rrule += *rc::gen::element(std::string{"MO"}, std::string{"FR"}, std::string{"WE,SU"});
        else if (rrule.ends_with("="))
            rrule += number(1, 31) + "," + sign + number(1, 31);
        if (rrule.contains("YEARLY")) rrule += ";BYMONTH=" + number(1, 12) + "," + number(1, 12);
        if (*rc::gen::arbitrary<bool>()) rrule += ";INTERVAL=" + number(1, 6);
        return rrule;
    });
}

rc::Gen<Rule> any_rule() {
    return rc::gen::exec([] {
        Rule rule;
        rule.kind = *rc::gen::element(Kind::once, Kind::recurring, Kind::recurring, Kind::relative, Kind::none);
        rule.bound = *rc::gen::element(Bound::before, Bound::by, Bound::on, Bound::within);
        rule.time = *rc::gen::element(std::string{}, std::string{"17:00"});
        rule.day = *any_day();
        rule.rrule = *any_rrule();
        rule.from = rule.kind == Kind::once ? std::nullopt : std::optional{*any_day()};
        if (*rc::gen::arbitrary<bool>()) rule.until = *any_day();
        rule.anchor = "ngày ký";
        if (*rc::gen::arbitrary<bool>()) rule.anchor_day = *any_day();
        rule.offset_days = *rc::gen::inRange(-30, 31);
        rule.working_days = *rc::gen::arbitrary<bool>();
        rule.lead_days = *rc::gen::element(0, 0, 3);
        rule.roll = *rc::gen::element(Roll::none, Roll::next_working_day, Roll::previous_working_day);
        rule.text = *rc::gen::element(std::string{}, std::string{"trước ngày “20”"});
        return rule;
    });
}

} // namespace

TEST_CASE("what the days of any rule have in common") {
    CHECK(rc::check("days are sorted, unique, within the rule's own time, and in time by its bound", [] {
        auto const rule = *any_rule();
        bool const good = check(rule, calendar()).has_value();
        auto const all = dues(rule, calendar());
        RC_ASSERT(all.size() <= kInstancesMax);
        if (good && rule.kind == Kind::recurring) RC_ASSERT(!all.empty());
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const& due = all[i];
            if (i > 0) RC_ASSERT(all[i - 1].day < due.day && all[i - 1].last_day < due.last_day);
            if (rule.kind == Kind::recurring) {
                RC_ASSERT(due.day >= *rule.from);
                RC_ASSERT(due.day <= rule.until.value_or(*Date::of(rule.from->year(), 12, 31)));
            }
            if (rule.roll != Roll::next_working_day)
                RC_ASSERT((rule.bound == Bound::before && rule.time.empty() ? due.last_day < due.day
                                                                            : due.last_day <= due.day));
            if (rule.roll != Roll::none) RC_ASSERT(calendar().works(due.last_day));
            RC_ASSERT(due.time.empty() || due.time == rule.time);
        }
    }));
    CHECK(rc::check("the next days are the end of all days", [] {
        auto const rule = *any_rule();
        auto const today = *any_day();
        auto const all = dues(rule, calendar());
        auto const next = next_dues(rule, calendar(), today, kInstancesMax);
        RC_ASSERT(next.size() <= all.size());
        RC_ASSERT(std::equal(next.begin(), next.end(), all.end() - static_cast<std::ptrdiff_t>(next.size())));
        for (auto const& due : next) RC_ASSERT(due.last_day >= today);
        if (next.size() < all.size()) RC_ASSERT(all[all.size() - next.size() - 1].last_day < today);
        RC_ASSERT(next_dues(rule, calendar(), today, 12).size() == std::min<std::size_t>(12, next.size()));
    }));
    CHECK(rc::check("a rule comes back from the store as it went", [] {
        auto const rule = *any_rule();
        auto const again = rule_from_json(to_json(rule));
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == rule);
        RC_ASSERT(!vietnamese(rule).empty());
    }));
}

TEST_CASE("what a document prints becomes the days that the reader tells") {
    struct Case {
        char const *printed, *document, *days;
    };
    // Sentences of our own in the forms of administrative-documents.md 5.5; the first four days.
    Case const cases[] = {
        {"Các sở báo cáo trước ngày 25/02/2023.", "2023-01-10", "2023-02-25>2023-02-24"},
        {"Gửi báo cáo trước 17h00 ngày 10/6/2024.", "2024-06-01", "2024-06-10"},
        {"Gửi về Sở trong ngày 11/10/2024.", "2024-10-01", "2024-10-11"},
        {"Hoàn thành chậm nhất là ngày 30/11/2024.", "2024-10-01", "2024-11-30"},
        {"Gửi báo cáo trước ngày 15/12.", "2024-10-01", "2024-12-15>2024-12-14"},
        {"Hoàn thành trong tháng 10/2024.", "2024-10-01", "2024-10-31"},
        {"Báo cáo trong quý I năm 2024.", "2024-01-05", "2024-03-31"},
        {"Báo cáo mỗi tháng ít nhất 02 lần: lần 1 vào ngày 15, lần 2 vào ngày cuối mỗi tháng, kể từ tháng 10/2024.",
         "2024-09-20", "2024-10-15 2024-10-31 2024-11-15 2024-11-30"},
        {"Định kỳ hằng tháng báo cáo vào ngày 12 và trước 03 ngày cuối mỗi tháng.", "2024-10-02",
         "2024-10-12 2024-10-28 2024-11-12 2024-11-27"},
        {"Định kỳ hằng quý báo cáo trước ngày 20 tháng cuối quý.", "2024-05-02",
         "2024-06-20>2024-06-19 2024-09-20>2024-09-19 2024-12-20>2024-12-19"},
        {"Báo cáo trước ngày 05 của tháng sau.", "2024-10-07", "2024-11-05>2024-11-04 2024-12-05>2024-12-04"},
        {"Báo cáo trước ngày 15/6 và 15/12 hằng năm.", "2024-02-01", "2024-06-15>2024-06-14 2024-12-15>2024-12-14"},
        {"Báo cáo vào thứ Sáu hằng tuần.", "2024-12-10", "2024-12-13 2024-12-20 2024-12-27"},
        // A paper of the last days of a year: the next year's days.
        {"Báo cáo trước ngày 05 của tháng sau.", "2024-12-30",
         "2025-01-05>2025-01-04 2025-02-05>2025-02-04 2025-03-05>2025-03-04 2025-04-05>2025-04-04"},
        {"Trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản.", "2024-10-01", ""},
        {"Báo cáo định kỳ, đột xuất theo quy định.", "2024-10-01", ""},
    };
    for (auto const& [printed, document, days] : cases) {
        CAPTURE(printed);
        text::Shadow const shadow{printed};
        reading::Prose const prose{shadow};
        reading::DocumentTime const time{
            base::PartialDate{day(document).year(), day(document).month(), day(document).day()}};
        auto const found = reading::deadlines_in(prose, {0, prose.folded().size()}, time);
        REQUIRE_FALSE(found.empty());
        auto const& read = found[reading::leading(found)];
        auto const rule = rule_of(read, day(document));
        reading::Reading whole;
        whole.obligations.emplace_back().deadline = read;
        CHECK(rule_of_json(reading::to_json(whole)["obligations"][0]["deadline"].dump(), day(document)) == rule);
        std::string told;
        auto const all = dues(rule, calendar());
        for (std::size_t i = 0; i < std::min<std::size_t>(4, all.size()); ++i) {
            told += (i == 0 ? "" : " ") + all[i].day.iso();
            if (all[i].last_day != all[i].day) told += ">" + all[i].last_day.iso();
        }
        CHECK(told == days);
        // The reader's own preview names the same days.
        if (rule.kind != Kind::recurring) continue;
        auto const next = reading::next_dates(read.rrule, read.from, day(document), 4);
        for (std::size_t i = 0; i < std::min(next.size(), all.size()) && i < 4; ++i)
            if (rule.rrule == read.rrule) CHECK(all[i].day == next[i]);
    }
}

TEST_CASE("before a day and before the last days of a month stand side by side") {
    reading::Deadline read;
    read.kind = reading::DeadlineKind::recurring;
    read.bound = reading::Bound::before;
    read.rrule = "FREQ=MONTHLY;BYMONTHDAY=12,-4";
    read.text = "trước ngày 12 và trước 03 ngày cuối mỗi tháng";
    auto const rule = rule_of(read, day("2024-10-01"));
    CHECK(rule.rrule == "FREQ=MONTHLY;BYMONTHDAY=11,-4");
    CHECK(rule.bound == Bound::by);
    CHECK(dues(rule, calendar())[1].last_day == day("2024-10-28"));
}

TEST_CASE("what is no rule is not taken for one") {
    for (auto const* json : {"", "[]", "{", "null", R"({"kind":"hourly"})", R"({"kind":1})", R"({"day":"2024-02-31"})",
                             R"({"offset_days":1e9})", R"({"offset_days":"5"})", R"({"roll":"up"})",
                             R"({"working_days":1})", R"({"text":[]})"}) {
        CAPTURE(json);
        CHECK_FALSE(rule_from_json(json));
        CHECK(rule_of_json(json, day("2024-01-01")).kind == Kind::none);
    }
    CHECK(rule_from_json("{}")->kind == Kind::none);
}
