#include "directives/due/editor.hpp"

#include "html/template.hpp"

#include <algorithm>
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

Date const kToday = day("2024-10-07");

TypedRule typed(std::initializer_list<std::pair<char const*, char const*>> values) {
    http::Fields fields;
    for (auto const& [name, value] : values) fields.add(std::string{"due_"} + name, value);
    return TypedRule::of(fields);
}

} // namespace

TEST_CASE("a posted form becomes the rule that its words mean") {
    struct Case {
        TypedRule typed;
        char const* words;
    };
    Case const cases[] = {
        {typed({{"kind", "once"}, {"bound", "before"}, {"day", " 25/02/2025 "}}), "trước ngày 25/02/2025"},
        {typed({{"kind", "once"}, {"bound", "before"}, {"day", "25-2-25"}, {"time", "17h"}}),
         "trước 17:00 ngày 25/02/2025"},
        {typed({{"kind", "once"}, {"day", "31/12/2024"}, {"approximate", "2024-12-31"}}),
         "chậm nhất ngày 31/12/2024 (hết kỳ)"},
        {typed({{"kind", "once"}, {"day", "30/12/2024"}, {"approximate", "2024-12-31"}}), "chậm nhất ngày 30/12/2024"},
        {typed({{"kind", "mid_end"}, {"from", "01/10/2024"}, {"until", "31/12/2024"}, {"bound", "on"}}),
         "vào ngày 15 và ngày cuối mỗi tháng, từ 01/10/2024 đến 31/12/2024"},
        {typed({{"kind", "twelve_end"}}), "chậm nhất ngày 12 và trước 03 ngày cuối mỗi tháng, từ 07/10/2024"},
        {typed({{"kind", "month"}, {"days", "5, ngày 20 và cuối tháng"}}),
         "chậm nhất ngày 05, ngày 20 và ngày cuối mỗi tháng, từ 07/10/2024"},
        {typed({{"kind", "quarter_end"}, {"days", "20"}, {"bound", "before"}}),
         "trước ngày 20 tháng cuối quý, từ 07/10/2024"},
        {typed({{"kind", "quarter_begin"}, {"days", "5"}, {"until", "31/12/2025"}}),
         "chậm nhất ngày 05 tháng đầu quý, từ 07/10/2024 đến 31/12/2025"},
        {typed({{"kind", "year"}, {"dates", "15/6 và 10/12"}, {"until", "31/12/2025"}}),
         "chậm nhất ngày 15/6 và ngày 10/12 hằng năm, từ 07/10/2024 đến 31/12/2025"},
        {typed({{"kind", "week"}, {"weekday", "FR"}, {"every", "2"}}),
         "chậm nhất thứ Sáu, 2 tuần một lần, từ 07/10/2024"},
        {typed({{"kind", "daily"}, {"until", "31/10/2024"}}), "hằng ngày, từ 07/10/2024 đến 31/10/2024"},
        {typed({{"kind", "relative"}, {"offset", "5"}, {"unit", "working"}, {"anchor", "ngày nhận được văn bản"}}),
         "trong 05 ngày làm việc kể từ ngày nhận được văn bản"},
        {typed({{"kind", "relative"}, {"offset", "3"}, {"side", "before"}, {"anchor", "cuộc họp"}}),
         "chậm nhất 03 ngày trước cuộc họp"},
        {typed({{"kind", "none"}, {"text", "kịp thời"}}), "kịp thời"},
        {typed({{"kind", "once"}, {"day", "12/10/2024"}, {"roll", "previous"}}),
         "chậm nhất ngày 12/10/2024; gặp ngày nghỉ thì nộp vào ngày làm việc liền trước"},
    };
    for (auto const& [form, words] : cases) {
        auto const rule = form.read(calendar(), kToday);
        REQUIRE_MESSAGE(rule.has_value(), words);
        CHECK(vietnamese(*rule) == words);
        // … and the form of that rule means the same.
        auto const again = TypedRule::of(*rule).read(calendar(), kToday);
        REQUIRE_MESSAGE(again.has_value(), words);
        CHECK(*again == *rule);
    }
}

TEST_CASE("days of different months are one rule, and give just those days") {
    auto const rule =
        typed({{"kind", "year"}, {"dates", "31/3, 15/6, 10/12"}, {"from", "01/01/2024"}, {"until", "31/12/2025"}})
            .read(calendar(), kToday);
    REQUIRE(rule);
    std::string told;
    for (auto const& due : dues(*rule, calendar())) told += due.day.iso() + " ";
    CHECK(told == "2024-03-31 2024-06-15 2024-12-10 2025-03-31 2025-06-15 2025-12-10 ");
}

TEST_CASE("a form that can not be read names its input, and keeps what was typed") {
    struct Case {
        TypedRule typed;
        char const *input, *told;
    };
    Case const cases[] = {
        {typed({{"kind", "once"}}), "due_day", "chưa có ngày"},
        {typed({{"kind", "once"}, {"day", "31/02/2025"}}), "due_day", "31/02/2025"},
        {typed({{"kind", "once"}, {"day", "mai"}}), "due_day", "mai"},
        {typed({{"kind", "once"}, {"day", "10/10/2024"}, {"start", "11/10/2024"}}), "due_day", "đứng trước"},
        {typed({{"kind", "once"}, {"day", "10/10/2024"}, {"time", "25h"}}), "due_time", "25h"},
        {typed({{"kind", "once"}, {"day", "10/10/2024"}, {"time", "1:2:3"}}), "due_time", "1:2:3"},
        {typed({{"kind", "hourly"}}), "due_kind", "Chọn"},
        {typed({{"kind", "month"}}), "due_days", "Chưa ghi ngày"},
        {typed({{"kind", "month"}, {"days", "32"}}), "due_days", "32"},
        {typed({{"kind", "month"}, {"days", "mùng năm"}}), "due_days", "mung nam"},
        {typed({{"kind", "month"}, {"days", "5"}, {"every", "0"}}), "due_every", "“0”"},
        {typed({{"kind", "month"}, {"days", "5"}, {"until", "01/10/2024"}}), "due_until", "đứng trước"},
        {typed({{"kind", "year"}, {"dates", "31/2"}}), "due_dates", "Tháng 2 không có ngày 31"},
        {typed({{"kind", "year"}, {"dates", "29/2, 15/6"}}), "due_dates", "29/2"},
        {typed({{"kind", "year"}, {"dates", "15"}}), "due_dates", "ngày/tháng"},
        {typed({{"kind", "year"}, {"dates", "15/6"}}), "due_dates", "không có ngày nào"}, // this year's is over
        {typed({{"kind", "week"}, {"weekday", "XX"}}), "due_weekday", "thứ"},
        {typed({{"kind", "daily"}, {"until", "31/12/2030"}}), "due_until", "400"},
        {typed({{"kind", "relative"}, {"offset", "5"}}), "due_anchor", "việc gì"},
        {typed({{"kind", "relative"}, {"offset", "-5"}, {"anchor", "ngày ký"}}), "due_offset", "-5"},
        {typed({{"kind", "kept"}, {"rrule", "FREQ=SECONDLY"}}), "due_kind", "Chỉ lặp lại"},
    };
    REQUIRE(html::load_templates());
    for (auto const& [form, input, said] : cases) {
        auto const rule = form.read(calendar(), kToday);
        REQUIRE_FALSE_MESSAGE(rule.has_value(), said);
        CHECK(rule.error().where == input);
        CHECK((rule.error().message + rule.error().mend).contains(said));
        auto const page = std::string{form.render(calendar(), kToday, rule.error(), "x-").text()};
        CHECK(page.contains("bv-field-error"));
        CHECK(page.contains("id=\"x-due_day\""));
    }
    auto const kept = std::string{typed({{"kind", "once"}, {"day", "<31/02>"}}).render(calendar(), kToday).text()};
    CHECK(kept.contains("value=\"&lt;31/02&gt;\""));
    CHECK(kept.contains("Chưa tính được"));
}

TEST_CASE("the preview tells the next twelve days with weekday, and who does not work then") {
    REQUIRE(html::load_templates());
    auto const rule =
        typed({{"kind", "mid_end"}, {"from", "01/10/2024"}, {"until", "31/12/2025"}}).read(calendar(), kToday);
    REQUIRE(rule);
    auto const part = std::string{render_preview(*rule, calendar(), kToday).text()};
    std::size_t rows = 0;
    for (auto at = part.find("<th scope=\"row\">"); at != part.npos; at = part.find("<th scope=\"row\">", at + 1))
        ++rows;
    CHECK(rows == 12);
    CHECK(part.contains("15/10/2024"));
    CHECK(part.contains("thứ Ba"));
    CHECK(part.contains("nghỉ cuối tuần")); // 30/11/2024
}

TEST_CASE("a rule that no choice can say is kept as it is") {
    Rule const rule{.kind = Kind::recurring, .rrule = "FREQ=MONTHLY;BYDAY=-1FR", .from = day("2024-10-01")};
    auto const form = TypedRule::of(rule);
    CHECK(form.kind == "kept");
    CHECK(form.read(calendar(), kToday).value() == rule);
    REQUIRE(html::load_templates());
    CHECK(std::string{form.render(calendar(), kToday).text()}.contains("Giữ quy tắc đã có"));
}

TEST_CASE("days that would bring 29/2 of leap years along are refused") {
    for (char const* const list : {"2/1, 29/1, 2/2", "29/1, 29/2", "2/2, 29/2"}) {
        auto const refused = parse_year_days(list);
        REQUIRE_MESSAGE(!refused, list);
        CHECK(refused.error().message.contains("29/2"));
    }
    CHECK(print_year_days(parse_year_days("29/2").value()) == "29/2");
    CHECK(print_year_days(parse_year_days("28/1, 28/2").value()) == "28/1, 28/2");
}

TEST_CASE("lists of days go to rules and back") {
    CHECK(rc::check("days of a month", [] {
        auto days = *rc::gen::nonEmpty(rc::gen::unique<std::vector<int>>(rc::gen::inRange(1, 32)));
        if (days.size() > 24) days.resize(24);
        std::string list;
        for (int const one : days) list += std::to_string(one) + ", ";
        auto sorted = days;
        std::ranges::sort(sorted);
        RC_ASSERT(parse_month_days(list).value() == sorted);
    }));
    CHECK(rc::check("days of a year", [] {
        auto picked = *rc::gen::nonEmpty(rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 365)));
        if (picked.size() > 12) picked.resize(12);
        std::vector<Date> wanted;
        std::string list;
        for (int const one : picked) {
            wanted.push_back(Date::of(2023, 1, 1)->plus_days(one));
            list += std::to_string(wanted.back().day()) + "/" + std::to_string(wanted.back().month()) + "; ";
        }
        std::ranges::sort(wanted);
        auto const rrule = parse_year_days(list);
        if (!rrule) { // 29 of another month beside February
            RC_ASSERT(rrule.error().message.contains("29/2"));
            return;
        }
        auto const again = print_year_days(*rrule);
        RC_ASSERT(again.has_value());
        RC_ASSERT(parse_year_days(*again).value() == *rrule);
        std::vector<Date> got;
        for (auto const& due : dues({.kind = Kind::recurring, .rrule = *rrule, .from = day("2023-01-01")}, calendar()))
            got.push_back(due.day);
        RC_ASSERT(got == wanted);
    }));
}
