#include "areas/provinces.hpp"

#include "areas/atlas.hpp"
#include "areas/checks.hpp"
#include "areas/sample.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace areas;
using namespace areas::sample;

TEST_CASE("63 provinces until 30 June 2025 and 34 since are known from the start, and agree") {
    KnownAreas const known = known_provinces();
    auto const faults = check(known.units, known.successions);
    CHECK_FALSE(has_errors(faults));
    Atlas const atlas{known.units, known.successions};
    CHECK(atlas.provinces(day("2025-06-30")).size() == 63);
    CHECK(atlas.provinces(day("2025-07-01")).size() == 34);
    CHECK(known.successions.size() == 52); // 11 were left as they were
    auto const cities = [&](char const* on) {
        return std::ranges::count_if(atlas.provinces(day(on)),
                                     [](Unit const* unit) { return unit->title().kind == Kind::city; });
    };
    CHECK(cities("2025-06-30") == 6);
    CHECK(cities("2025-07-01") == 6);
    for (Unit const& unit : known.units) CHECK(unit.title().name == text::nfc(unit.title().name));
}

TEST_CASE("seven province codes changed their meaning on 1 July 2025") {
    KnownAreas const known = known_provinces();
    Atlas const atlas{known.units, known.successions};
    std::string changed;
    for (Fault const& fault : check(known.units, known.successions)) {
        if (fault.rule != Rule::code_changed_meaning) continue;
        Unit const& now = atlas.unit(fault.unit);
        Unit const& before = atlas.unit(fault.other);
        if (now.title().name != before.title().name) changed += now.code()->digits() + " ";
    }
    CHECK(changed == "15 24 44 52 80 82 91 ");
}

TEST_CASE("what became of an old province is told by name, with and without diacritics") {
    KnownAreas const known = known_provinces();
    Atlas const atlas{known.units, known.successions};
    struct Case {
        std::string old;
        std::string now;
    };
    Case const cases[] = {{"yen bai", "Tỉnh Lào Cai"},
                          {"Tỉnh Hoà Bình", "Tỉnh Phú Thọ"},
                          {"ba ria vung tau", "Thành phố Hồ Chí Minh"},
                          {"Kon Tum", "Tỉnh Quảng Ngãi"},
                          {"Bắc Giang", "Tỉnh Bắc Ninh"},
                          {"Bắc Ninh", "Tỉnh Bắc Ninh"},
                          {"TP Hà Nội", "Thành phố Hà Nội"},
                          {"Sóc Trăng", "Thành phố Cần Thơ"},
                          {"dak nong", "Tỉnh Lâm Đồng"}};
    for (Case const& c : cases) {
        CAPTURE(c.old);
        auto const found = atlas.with_name({.name = c.old, .on = day("2025-07-01")});
        REQUIRE(found.size() == 1);
        CHECK(found[0].unit->title().name == c.now);
    }
}
