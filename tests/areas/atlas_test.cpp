#include "areas/atlas.hpp"

#include "areas/sample.hpp"

#include <chrono>
#include <doctest/doctest.h>

using namespace areas;
using namespace areas::sample;

namespace {

/// Two provinces that became one; a commune whose code went to another extent; a name that two communes share.
Atlas small_atlas() {
    return Atlas{{
                     unit(1, "Tỉnh Thượng Sơn", Kind::province, "90", kOld),
                     unit(2, "Tỉnh Hạ Sơn", Kind::province, "91", kOld),
                     unit(3, "Tỉnh Hạ Sơn", Kind::province, "90", kNew),
                     unit(11, "Huyện Đồi Chè", Kind::district, "901", kOld, 1),
                     unit(12, "Thị xã Bến Đá", Kind::district, "911", kOld, 2),
                     unit(21, "Xã Hòa An", Kind::commune, "90001", kOld, 11),
                     unit(22, "Xã Mỹ Lý", Kind::commune, "90004", kOld, 11),
                     unit(23, "Phường Hoá An", Kind::ward, "91001", kOld, 12),
                     unit(24, "Xã Hòa An", Kind::commune, "91004", kOld, 12),
                     unit(31, "Xã Mỹ Lý", Kind::commune, "90001", kNew, 3),
                     unit(32, "Phường Bến Đá", Kind::ward, "91001", kNew, 3),
                 },
                 {step(1, 3, Change::merge), step(2, 3, Change::merge), step(21, 31, Change::merge),
                  step(22, 31, Change::merge), step(23, 32, Change::merge), step(24, 32, Change::part),
                  step(24, 31, Change::remainder)}};
}

} // namespace

TEST_CASE("a code means what it meant that day") {
    Atlas const atlas = small_atlas();
    AreaCode const code = AreaCode::parse("90001").value();
    CHECK(numbers(atlas.with_code(code, day("2025-06-30"))) == "21");
    CHECK(numbers(atlas.with_code(code, day("2025-07-01"))) == "31");
    CHECK(numbers(atlas.with_code(code)) == "21 31");
    CHECK(numbers(atlas.with_code(AreaCode::parse("901").value(), day("2026-01-01"))).empty());
}

TEST_CASE(
    "a name is found without diacritics, with its kind, at a day, below a unit, and by what it was called before") {
    Atlas const atlas = small_atlas();
    struct Case {
        std::string name;
        std::string on;
        std::int64_t within;
        std::string found;
    };
    Case const cases[] = {
        {"hoa an", "2025-06-30", 0, "21 23 24"},
        {"Hòa An", "2025-06-30", 0, "21 24 23"},
        {"Hoà An", "2025-06-30", 0, "21 24 23"},
        {"xã hoà an", "2025-06-30", 0, "21 24"},
        {"phuong hoa an", "2025-06-30", 0, "23"},
        {"Xã Hòa An", "2025-06-30", 1, "21"},
        {"Xã Hòa An", "2025-06-30", 12, "24"},
        {"Hòa An", "2026-01-01", 0, "31 32"},
        {"huyện Đồi Chè", "2026-01-01", 0, "31"},
        {"Mỹ Lí", "", 0, "31 22"},
        {"TX. Bến Đá", "2025-06-30", 0, "12"},
        {"tỉnh hạ sơn", "2025-07-01", 0, "3"},
        {"Thượng Sơn", "2025-07-01", 0, "3"},
        {"Không Có", "2025-07-01", 0, ""},
        {"", "2025-07-01", 0, ""},
        {"xã", "2025-07-01", 0, ""},
    };
    for (Case const& c : cases) {
        CAPTURE(c.name);
        CAPTURE(c.on);
        NameQuery query{.name = c.name};
        if (!c.on.empty()) query.on = day(c.on.c_str());
        if (c.within != 0) query.within = AreaId{c.within};
        CHECK(numbers(atlas.with_name(query)) == c.found);
    }
}

TEST_CASE("the tree is that of the day, and of the nearest day for a unit that was gone") {
    Atlas const atlas = small_atlas();
    CHECK(numbers(atlas.ancestors(AreaId{21}, day("2025-06-30"))) == "11 1");
    CHECK(numbers(atlas.ancestors(AreaId{21}, day("2026-01-01"))) == "11 1");
    CHECK(numbers(atlas.children(AreaId{3}, day("2025-07-01"))) == "31 32");
    CHECK(numbers(atlas.children(AreaId{1}, day("2025-07-01"))).empty());
    CHECK(numbers(atlas.descendants(AreaId{2}, day("2025-06-30"))) == "12 23 24");
    CHECK(numbers(atlas.provinces(day("2025-06-30"))) == "1 2");
    CHECK(atlas.full_name(AreaId{23}, day("2026-01-01")) == "Phường Hoá An, thị xã Bến Đá, tỉnh Hạ Sơn");
    CHECK(atlas.is_within(AreaId{24}, AreaId{2}, day("2025-06-30")));
    CHECK_FALSE(atlas.is_within(AreaId{24}, AreaId{1}, day("2025-06-30")));
}

TEST_CASE("what became of a unit follows its succession, and of a district that of its communes") {
    Atlas const atlas = small_atlas();
    auto const whole = atlas.became(AreaId{21}, day("2026-01-01"));
    CHECK(numbers(whole) == "31");
    CHECK(whole.front().whole);
    auto const divided = atlas.became(AreaId{24}, day("2026-01-01"));
    CHECK(numbers(divided) == "31 32");
    CHECK_FALSE(divided.front().whole);
    CHECK(numbers(atlas.became(AreaId{12}, day("2026-01-01"))) == "31 32");
    CHECK(numbers(atlas.became(AreaId{31}, day("2026-01-01"))) == "31");
    CHECK(numbers(atlas.came_from(AreaId{31}, day("2025-01-01"))) == "21 22 24");
    CHECK(numbers(atlas.came_from(AreaId{3}, day("2025-01-01"))) == "1 2");
}

TEST_CASE("a circle in faulty data does not hold anybody up") {
    Atlas const atlas{{unit(1, "Xã Một", Kind::commune, "1", kOld, 2), unit(2, "Xã Hai", Kind::commune, "2", kOld, 1)},
                      {step(1, 2, Change::merge), step(2, 1, Change::merge)}};
    CHECK(numbers(atlas.ancestors(AreaId{1}, day("2025-01-01"))) == "2");
    CHECK(numbers(atlas.became(AreaId{1}, day("2026-01-01"))).empty());
    CHECK(numbers(atlas.descendants(AreaId{1}, day("2025-01-01"))) == "2");
}

TEST_CASE("fourteen thousand units are indexed in a blink") {
    std::vector<Unit> units;
    std::vector<Succession> successions;
    for (std::int64_t i = 1; i <= 14'000; ++i)
        units.push_back(unit(i, i <= 63 ? "Tỉnh Thượng Sơn" : "Xã Hòa Bình Thượng",
                             i <= 63 ? Kind::province : Kind::commune, std::to_string(10'000 + i), kOld,
                             i <= 63 ? 0 : i % 63 + 1));
    for (std::int64_t i = 100; i < 13'000; ++i) successions.push_back(step(i, i + 1, Change::part));
    auto const start = std::chrono::steady_clock::now();
    Atlas const atlas{std::move(units), std::move(successions)};
    auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    MESSAGE("atlas of 14 000 units: " << took.count() << " ms");
    CHECK(atlas.units().size() == 14'000);
    CHECK(took.count() < 2'000); // generous: this build is slow and shares the machine
}
