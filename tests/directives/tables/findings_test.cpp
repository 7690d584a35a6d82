#include "directives/tables/findings.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace directives::tables;

namespace {

base::Date day(char const* iso) { return base::Date::parse(iso).value(); }

Table usual() {
    return {.title = "Ban hành kế hoạch",
            .as_of = day("2025-11-28"),
            .begins_on = day("2025-10-10"),
            .steps = usual_steps()};
}

Row row_of(std::string label, std::vector<std::string> values) {
    Row row{.label = std::move(label), .cells = {}};
    for (auto& value : values) row.cells.push_back({.value = std::move(value)});
    row.cells.resize(usual_steps().size());
    return row;
}

std::vector<std::string> codes(Evaluation const& evaluation, std::size_t row) {
    std::vector<std::string> found;
    for (auto i = evaluation.of_row[row].first; i < evaluation.of_row[row].second; ++i)
        found.emplace_back(code_of(evaluation.findings[i].fault));
    return found;
}

} // namespace

TEST_CASE("a cell keeps what was typed in one spelling, and four nothings apart") {
    struct Case {
        StepKind kind;
        char const *typed, *kept; ///< null: refused
    };
    Case const cases[] = {
        {StepKind::mark, "x", "x"},
        {StepKind::mark, " X ", "x"},
        {StepKind::mark, "✓", "x"},
        {StepKind::mark, "có", "x"},
        {StepKind::mark, "", ""},
        {StepKind::mark, "–", "-"},
        {StepKind::mark, "...", "…"},
        {StepKind::mark, "chưa", nullptr},
        {StepKind::mark, "0", nullptr},
        {StepKind::date, "3/11/2025", "2025-11-03"},
        {StepKind::date, "31/02/2025", nullptr},
        {StepKind::date, "-", "-"},
        {StepKind::date, "tuần sau", nullptr},
        {StepKind::number, "1.234,50", "1.234,50"},
        {StepKind::number, "1234", "1.234"},
        {StepKind::number, "0", "0"},
        {StepKind::number, "1.5", nullptr},
        {StepKind::number, "1,2345", nullptr},
        {StepKind::number, "nhiều", nullptr},
        {StepKind::document, " KH số 21/KH-UBND ngày 03/11/2025 ", "KH số 21/KH-UBND ngày 03/11/2025"},
        {StepKind::note, "hai\ndòng", "hai dòng"},
        {StepKind::note, "…", "…"},
        {StepKind::note, "x", "x"},
    };
    for (auto const& one : cases) {
        CAPTURE(one.typed);
        auto const kept = parse_value(one.kind, one.typed);
        CHECK(kept.has_value() == (one.kept != nullptr));
        if (kept && one.kept) CHECK(*kept == one.kept);
        if (!kept) CHECK_FALSE(kept.error().mend.empty());
    }
    CHECK(parse_value(StepKind::note, std::string(1001, 'a')).has_value() == false);
    CHECK(shown(StepKind::date, "2025-11-03") == "03/11/2025");
    CHECK(shown(StepKind::date, "-") == "-");
}

TEST_CASE("what a person reads in a cell is what may be typed again") {
    CHECK(rc::check([] {
        auto const scaled = *rc::gen::inRange<std::int64_t>(0, 999'999'999);
        auto const decimals = *rc::gen::inRange(0, 4);
        std::string typed = std::to_string(scaled);
        if (decimals > 0) typed += "," + std::string(static_cast<std::size_t>(decimals), '7');
        auto const kept = parse_value(StepKind::number, typed);
        RC_PRE(kept.has_value());
        RC_ASSERT(parse_value(StepKind::number, shown(StepKind::number, *kept)).value() == *kept);
    }));
}

TEST_CASE("number and date of a paper are found in the words of a cell") {
    struct Case {
        char const *value, *number, *date;
        bool numbered;
    };
    Case const cases[] = {
        {"KH số 21/KH-UBND ngày 03/11/2025", "21/KH-UBND", "2025-11-03", true},
        {"QĐ số 188/QĐ-UBND ngày 14 tháng 11 năm 2025", "188/QĐ-UBND", "2025-11-14", true},
        {"15/2024/NQ-HĐND", "15/2024/NQ-HĐND", nullptr, true},
        {"03/11/2025", "", "2025-11-03", false},
        {"số 12", "", nullptr, true},
        {"Kế hoạch", "", nullptr, false},
        {"", "", nullptr, false},
        {"-", "", nullptr, false},
        {"…", "", nullptr, false},
        {"306 /LĐTBXH-VPQGGN", "306/LĐTBXH-VPQGGN", nullptr, true},
        {"số 7/KH-UBND ngày 31/02/2025", "7/KH-UBND", nullptr, true},
    };
    for (auto const& one : cases) {
        CAPTURE(one.value);
        auto const cited = cited_in(one.value);
        CHECK(cited.number_symbol == one.number);
        CHECK(cited.numbered == one.numbered);
        CHECK(cited.date.has_value() == (one.date != nullptr));
        if (cited.date && one.date) CHECK(cited.date->iso() == one.date);
    }
}

TEST_CASE("each fault of a row is told, and what is right is left alone") {
    using Codes = std::vector<std::string>;
    struct Case {
        std::vector<std::string> values; ///< consulted, issued, not issued, paper, note
        Codes codes;
    };
    Case const cases[] = {
        {{"x", "x", "", "KH số 21/KH-UBND ngày 03/11/2025", ""}, {}},
        {{"x", "x", "", "", "Chưa gửi văn bản"}, {"issued_without_number"}},
        {{"x", "x", "", "Kế hoạch", ""}, {"issued_without_number"}},
        {{"x", "x", "", "-", ""}, {"issued_without_number"}},
        {{"", "", "", "", "Không có báo cáo"}, {"row_without_mark"}},
        {{"", "", "", "", ""}, {"row_without_mark"}},
        {{"", "", "-", "", ""}, {}},
        {{"", "…", "", "", ""}, {}},
        {{"x", "x", "x", "12/KH-UBND ngày 14/11/2025", ""}, {"two_marks"}},
        {{"x", "", "x", "", ""}, {}},
        {{"x", "", "x", "12/KH-UBND ngày 14/11/2025", ""}, {"number_not_issued"}},
        {{"x", "x", "", "12/KH-UBND ngày 14/11/2025", "Đang hoàn thiện"}, {"note_contradicts"}},
        {{"x", "x", "", "12/KH-UBND ngày 14/11/2025", "Ban hành bằng Quyết định"}, {}},
        {{"x", "", "x", "", "Đã ban hành ngày 5"}, {"note_contradicts"}},
        {{"x", "", "x", "", "Đang hoàn thiện trình UBND"}, {}},
        {{"x", "x", "", "12/KH-UBND ngày 01/12/2025", ""}, {"date_in_future"}},
        {{"x", "x", "", "12/KH-UBND ngày 09/10/2025", ""}, {"date_too_early"}},
        {{"x", "x", "", "12/KH-UBND ngày 10/10/2025", ""}, {}},
    };
    for (auto const& one : cases) {
        std::vector<Row> const rows{row_of("Nà Tấu", one.values)};
        auto const evaluation = evaluate(usual(), rows, day("2025-11-30"));
        CAPTURE(one.values[1] + "|" + one.values[2] + "|" + one.values[3] + "|" + one.values[4]);
        CHECK(codes(evaluation, 0) == one.codes);
    }
}

TEST_CASE("one number in two rows is told on one day, and is nothing strange on two") {
    auto const twice = [](char const* first, char const* second) {
        std::vector<Row> const rows{row_of("Nà Tấu", {"", "x", "", first}), row_of("Pa Ham", {"", "x", "", second})};
        auto const evaluation = evaluate(usual(), rows, day("2025-11-30"));
        return codes(evaluation, 0).size() == 1 && codes(evaluation, 0) == codes(evaluation, 1) &&
               codes(evaluation, 0)[0] == "number_twice";
    };
    CHECK(twice("21/KH-UBND ngày 03/11/2025", "KH số 21/KH-UBND ngày 3/11/2025"));
    CHECK(twice("21/KH-UBND", "21/KH-UBND ngày 03/11/2025"));
    CHECK(twice("21/KH-UBND", "21/KH-UBND"));
    CHECK_FALSE(twice("21/KH-UBND ngày 03/11/2025", "21/KH-UBND ngày 04/11/2025"));
    CHECK_FALSE(twice("21/KH-UBND ngày 03/11/2025", "22/KH-UBND ngày 03/11/2025"));
}

TEST_CASE("what the letter quotes is held against the rows") {
    struct Case {
        char const* quoted;
        std::size_t findings;
        bool note;
    };
    std::vector<Row> const rows{row_of("A", {"", "x", "", "1/KH-UBND ngày 01/11/2025"}), row_of("B", {"", "", "x"}),
                                row_of("C", {"", "-", "-"})};
    Case const cases[] = {
        {"01/03 xã thuộc diện xây dựng Kế hoạch đã ban hành", 0, false},
        {"02/03 xã đã ban hành", 1, false},
        {"1/3 xã chưa ban hành", 0, false},
        {"2/3 xã chưa ban hành", 1, true},
        {"1/4 địa phương đã phê duyệt", 1, false},
        {"ngày 10/10 các xã", 0, false},
        {"", 0, false},
    };
    for (auto const& one : cases) {
        CAPTURE(one.quoted);
        auto table = usual();
        table.quoted = one.quoted;
        auto const evaluation = evaluate(table, rows, day("2025-11-30"));
        CHECK(evaluation.findings.size() == one.findings);
        if (one.findings == 0 || evaluation.findings.empty()) continue;
        CHECK(evaluation.findings[0].fault == Fault::count);
        CHECK_FALSE(evaluation.findings[0].row.has_value());
        CHECK(evaluation.findings[0].note == one.note);
    }
    auto const quoted =
        quoted_in("đến nay mới có 05/12 xã thuộc diện xây dựng Kế hoạch đã ban hành (có bảng); còn 08/17 địa "
                  "phương chưa phê duyệt Kế hoạch theo Quyết định.");
    REQUIRE(quoted.size() == 2);
    CHECK(quoted[0].count == 5);
    CHECK(quoted[0].of == 12);
    CHECK_FALSE(quoted[0].negative);
    CHECK(quoted[1].negative);
    CHECK(quoted[1].text == "08/17 địa phương chưa phê duyệt Kế hoạch");
}

TEST_CASE("totals are the details, whatever stands in the cells") {
    CHECK(rc::check([] {
        Table table{.title = "T",
                    .as_of = day("2025-11-28"),
                    .steps = {{.heading = "M", .kind = StepKind::mark, .exclusive = 1, .part = Part::done},
                              {.heading = "S", .kind = StepKind::number}}};
        auto const marks =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("", "x", "-", "…"));
        std::vector<Row> rows;
        std::int64_t sum = 0, marked = 0;
        for (auto const& mark : marks) {
            auto const number = *rc::gen::inRange<std::int64_t>(0, 100'000);
            rows.push_back(
                {.label = "R",
                 .cells = {{.value = mark}, {.value = parse_value(StepKind::number, std::to_string(number)).value()}}});
            sum += number;
            marked += mark == "x";
        }
        auto const evaluation = evaluate(table, rows, day("2025-11-30"));
        auto const& total = evaluation.totals[0];
        RC_ASSERT(total.value == marked);
        RC_ASSERT(total.value + total.none + total.unknown + total.blank == static_cast<std::int64_t>(rows.size()));
        RC_ASSERT(evaluation.totals[1].scaled == sum * 1000);
        RC_ASSERT(evaluation.of_row.size() == rows.size());
        RC_ASSERT(
            std::ranges::all_of(evaluation.findings, [](Finding const& finding) { return !finding.text.empty(); }));
    }));
}
