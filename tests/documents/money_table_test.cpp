#include "documents/money_table.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace documents;
using reading::Expenditure;
using reading::MoneyLine;
using reading::Proof;
using reading::Source;

namespace {

MoneyLine line(std::string component, Source source, Expenditure type, std::int64_t millions, bool overall = false) {
    MoneyLine made;
    made.label = "Dự án " + component;
    made.component = std::move(component);
    made.source = source;
    made.type = type;
    made.amount_vnd = millions * 1'000'000;
    made.overall = overall;
    return made;
}

/// "162 161* -": millions, computed ones with a star, nothing as a dash.
std::string told(std::vector<MoneyCell> const& cells) {
    std::string all;
    for (auto const& cell : cells) {
        if (!all.empty()) all += ' ';
        all += cell.vnd ? print_millions(*cell.vnd, 0) + (cell.line ? "" : "*") : "-";
    }
    return all;
}

} // namespace

TEST_CASE("a plan's amounts make a table that foots") {
    auto const none = Expenditure::unknown;
    std::vector<MoneyLine> const lines{
        line("", Source::total, none, 100, true),
        line("", Source::central, none, 95, true),
        line("", Source::local, none, 5, true),
        line("1", Source::central, none, 80),
        line("1", Source::central, Expenditure::investment, 60),
        line("1", Source::central, Expenditure::recurrent, 20),
        line("2", Source::total, none, 20),
        line("2", Source::central, Expenditure::recurrent, 15),
        line("2", Source::local, none, 5),
    };
    auto const table = money_table(lines, {});
    CHECK(table.columns == std::vector<std::string>{"Tổng", "NSTW", "NSTW đầu tư", "NSTW sự nghiệp", "NSĐP"});
    REQUIRE(table.rows.size() == 2);
    CHECK(told(table.rows[0].cells) == "80* 80 60 20 -");
    CHECK(told(table.rows[1].cells) == "20 15* - 15 5");
    REQUIRE(table.sum);
    CHECK(told(table.sum->cells) == "100* 95* 60* 35* 5*");
    REQUIRE(table.printed);
    CHECK(told(table.printed->cells) == "100 95 - - 5");
    CHECK(table.differences[0] == 0);
    CHECK(!table.differences[2]); // the document prints no total for it
}

TEST_CASE("a total is only called wrong where the reading proved it") {
    std::vector<MoneyLine> const lines{line("", Source::total, Expenditure::unknown, 100, true),
                                       line("1", Source::total, Expenditure::unknown, 80)};
    CHECK(!money_table(lines, {}).differences[0]);
    std::vector<Proof> const proofs{
        {.label = "", .whole_vnd = 100, .parts_vnd = 100, .parts = {}, .whole = 0},
        {.label = "", .whole_vnd = 100'000'000, .parts_vnd = 80'000'000, .parts = {1}, .whole = 0}};
    CHECK(money_table(lines, proofs).differences[0] == 20'000'000);
}

TEST_CASE("a project that has parts is not added to them") {
    auto const none = Expenditure::unknown;
    std::vector<MoneyLine> const lines{line("", Source::total, none, 30, true), line("1", Source::total, none, 30),
                                       line("1.1", Source::total, none, 10), line("1.2", Source::total, none, 20)};
    CHECK(told(money_table(lines, {}).sum->cells) == "30*");
}

TEST_CASE("no amount is lost from the table") {
    auto const none = Expenditure::unknown;
    CHECK(money_table({}, {}).columns.empty());
    std::vector<MoneyLine> const twice{line("1", Source::total, none, 10), line("1", Source::total, none, 20)};
    CHECK(money_table(twice, {}).rows.size() == 2);
    std::vector<MoneyLine> const only_total{line("", Source::total, none, 10, true)};
    auto const table = money_table(only_total, {});
    CHECK(table.rows.size() == 1);
    CHECK(!table.sum);
}

TEST_CASE("million đồng are printed with the same decimals down the table") {
    struct Case {
        std::int64_t vnd;
        int decimals;
        char const* printed;
    };
    Case const cases[] = {{162'756'000'000, 0, "162.756"},
                          {2'486'500'000, 1, "2.486,5"},
                          {1, 6, "0,000001"},
                          {0, 0, "0"},
                          {-1'500'000, 1, "−1,5"}};
    for (auto const& [vnd, decimals, printed] : cases) {
        MoneyLine one;
        one.amount_vnd = vnd;
        CHECK(million_decimals(std::span{&one, 1}) == decimals);
        CHECK(print_millions(vnd, decimals) == printed);
    }
}
