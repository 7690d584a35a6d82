#include "areas/checks.hpp"

#include "areas/sample.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace areas;
using namespace areas::sample;

namespace {

std::vector<Rule> rules_of(std::vector<Unit> const& units, std::vector<Succession> const& successions = {}) {
    std::vector<Rule> rules;
    for (Fault const& fault : check(units, successions)) {
        CHECK(fault.told.message.ends_with('.'));
        CHECK(fault.told.mend.ends_with('.'));
        CHECK_FALSE(fault.told.where.empty());
        rules.push_back(fault.rule);
    }
    return rules;
}

using Rules = std::vector<Rule>;

} // namespace

TEST_CASE("units that agree have no fault") {
    CHECK(
        rules_of({unit(1, "Tỉnh Một", Kind::province, "90", kOld), unit(2, "Huyện Hai", Kind::district, "901", kOld, 1),
                  unit(3, "Tỉnh Ba", Kind::province, "91", kNew)},
                 {step(1, 3, Change::merge)})
            .empty());
    CHECK(rules_of({}).empty());
}

TEST_CASE("each fault in dated units is found and told with its mend") {
    Unit const province = unit(1, "Tỉnh Một", Kind::province, "90", kOld);
    Unit const forever = unit(1, "Tỉnh Một", Kind::province, "90", {});
    SUBCASE("two units with one code on one day") {
        CHECK(rules_of({forever, unit(2, "Xã A", Kind::commune, "90001", kOld, 1),
                        unit(3, "Xã B", Kind::commune, "90001", {day("2025-06-30"), {}}, 1)}) ==
              Rules{Rule::code_twice});
    }
    SUBCASE("a code that changes meaning is allowed and told") {
        auto const faults = check(std::vector{forever, unit(2, "Xã A", Kind::commune, "90001", kOld, 1),
                                              unit(3, "Xã B", Kind::commune, "90001", kNew, 1)},
                                  {});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].rule == Rule::code_changed_meaning);
        CHECK_FALSE(has_errors(faults));
        CHECK(faults[0].told.message == "Mã 90001 đổi ý nghĩa: đến hết 30/06/2025 là Xã A, từ 01/07/2025 là Xã B.");
    }
    SUBCASE("a parent that ends before its child") {
        CHECK(rules_of({province, unit(2, "Xã A", Kind::commune, "90001", {}, 1)}) == Rules{Rule::parent_not_alive});
    }
    SUBCASE("a parent that begins after its child") {
        CHECK(rules_of({unit(1, "Tỉnh Một", Kind::province, "90", kNew),
                        unit(2, "Xã A", Kind::commune, "90001", {}, 1)}) == Rules{Rule::parent_not_alive});
    }
    SUBCASE("a unit that ends before it begins") {
        Validity const wrong{day("2025-07-01"), day("2025-06-30")};
        auto const rules = rules_of({unit(1, "Tỉnh Một", Kind::province, "90", wrong)});
        CHECK(std::ranges::all_of(rules, [](Rule rule) { return rule == Rule::ends_before_it_begins; }));
        CHECK_FALSE(rules.empty());
    }
    SUBCASE("a parent that is missing, and none at all") {
        CHECK(rules_of({unit(2, "Xã A", Kind::commune, "90001", {}, 7)}) == Rules{Rule::parent_missing});
        CHECK(rules_of({unit(2, "Xã A", Kind::commune, "90001", {})}) == Rules{Rule::no_parent});
    }
    SUBCASE("a gap between two parents") {
        Unit child = unit(2, "Xã A", Kind::commune, "90001", {});
        child.parents = {{AreaId{1}, {{}, day("2025-06-30")}}, {AreaId{1}, {day("2025-07-02"), {}}}};
        CHECK(rules_of({forever, child}) == Rules{Rule::no_parent});
        child.parents[1].in.from = day("2025-07-01");
        CHECK(rules_of({forever, child}).empty());
        child.parents[1].in.from = day("2025-06-30");
        CHECK(rules_of({forever, child}) == Rules{Rule::several_parents});
    }
    SUBCASE("a child on its parent's level") {
        CHECK(rules_of({forever, unit(2, "Tỉnh Hai", Kind::province, "91", {}, 1)}) == Rules{Rule::parent_level});
    }
    SUBCASE("parents in a circle") {
        auto const rules =
            rules_of({unit(2, "Xã A", Kind::commune, "90001", {}, 3), unit(3, "Xã B", Kind::commune, "90002", {}, 2)});
        CHECK(std::ranges::count(rules, Rule::parent_circle) == 1);
    }
    SUBCASE("succession in a circle, to itself, to nobody, at a wrong time") {
        std::vector<Unit> const two{unit(1, "Tỉnh Một", Kind::province, "90", kOld),
                                    unit(2, "Tỉnh Hai", Kind::province, "91", kNew),
                                    unit(3, "Tỉnh Ba", Kind::province, "92", {})};
        auto const round = rules_of(two, {step(1, 2, Change::merge), step(2, 1, Change::part)});
        CHECK(std::ranges::count(round, Rule::succession_circle) == 1);
        CHECK(rules_of(two, {step(1, 1, Change::merge)}) == Rules{Rule::succession_circle});
        CHECK(rules_of(two, {step(1, 9, Change::merge)}) == Rules{Rule::succession_missing});
        CHECK(rules_of(two, {step(3, 2, Change::merge)}) == Rules{Rule::succession_time}); // lives on
        CHECK(rules_of(two, {step(3, 2, Change::part)}).empty());
        CHECK(rules_of(two, {{AreaId{3}, AreaId{1}, Change::part, day("2025-07-01")}}) == Rules{Rule::succession_time});
    }
}

TEST_CASE("whatever units point where, checking ends") {
    CHECK(rc::check("any tree", [] {
        std::vector<Unit> units;
        std::vector<Succession> successions;
        auto const size = *rc::gen::inRange<std::int64_t>(0, 12);
        for (std::int64_t i = 1; i <= size; ++i) {
            auto const kind = *rc::gen::element(Kind::province, Kind::district, Kind::commune);
            units.push_back(unit(i, "Xã A", kind, std::to_string(*rc::gen::inRange(1, 5)),
                                 *rc::gen::element(kOld, kNew, Validity{}), *rc::gen::inRange<std::int64_t>(0, 14)));
            successions.push_back(step(i, *rc::gen::inRange<std::int64_t>(1, 14), Change::merge));
        }
        auto const faults = check(units, successions);
        Atlas const atlas{units, successions};
        for (Unit const& one : units) {
            RC_ASSERT(atlas.descendants(one.id, day("2025-06-30")).size() <= units.size());
            RC_ASSERT(atlas.became(one.id, day("2026-01-01")).size() <= units.size());
            RC_ASSERT(atlas.came_from(one.id, day("2024-01-01")).size() <= units.size());
        }
    }));
}
