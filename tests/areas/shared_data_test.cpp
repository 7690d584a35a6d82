// The lists of both dates and the mergers of 1 July 2025, which lie outside the project.
#include "areas/list_plan.hpp"
#include "areas/provinces.hpp"
#include "areas/sample.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace areas;
using namespace areas::sample;

namespace {

std::filesystem::path const kData = std::filesystem::path{BENVUNG_SOURCE_DIR} / "../shared/data";

AreaList read(char const* name, Validity in) {
    std::ifstream file{kData / name};
    std::string line;
    std::optional<ListReader> reader;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (char const c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        if (!reader)
            reader.emplace(header_of(cells).value(), in);
        else
            reader->add(number, cells);
    }
    return std::move(*reader).finish();
}

} // namespace

TEST_CASE("shared data: every unit of both dates loads, and the mergers are resolved as far as their wording allows") {
    if (!std::filesystem::exists(kData / "succession-2025-07-01.csv")) {
        MESSAGE("SKIPPED: ../shared/data is not here");
        return;
    }
    KnownAreas known = known_provinces();
    Atlas atlas{known.units, known.successions};
    ListPlan const old = plan_units(atlas, read("areas-2025-06-30.csv", kOld), AreaId{1000});
    CHECK(old.rejected.empty());
    CHECK(old.same == 63);
    CHECK(old.added.size() == 696 + 10'035);
    known.units.insert(known.units.end(), old.added.begin(), old.added.end());
    atlas = Atlas{known.units, known.successions};
    ListPlan const now = plan_units(atlas, read("areas-2026-07.csv", kNew), AreaId{20'000});
    CHECK(now.rejected.empty());
    CHECK(now.same == 34);
    CHECK(now.added.size() == 3'321);
    known.units.insert(known.units.end(), now.added.begin(), now.added.end());
    atlas = Atlas{known.units, known.successions};
    auto const start = std::chrono::steady_clock::now();
    ListPlan const mergers = plan_mergers(atlas, read("succession-2025-07-01.csv", kNew), day("2025-07-01"), "");
    auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    CHECK(mergers.rejected.empty());
    std::string listed;
    for (OpenPart const& open : mergers.open)
        listed += "\n" + atlas.full_name(open.successor, day("2025-07-01")) + ": " + open.printed + ": " + open.why;
    MESSAGE(mergers.successions.size() << " of " << mergers.named << " names resolved in " << took.count()
                                       << " ms; for a person: " << mergers.open.size()
                                       << "; named nowhere: " << mergers.unclaimed.size() << listed);
    CHECK(mergers.open.size() <= 10);
    CHECK(mergers.unclaimed.size() <= 6);
    CHECK(mergers.successions.size() >= 10'560);

    known.successions.insert(known.successions.end(), mergers.successions.begin(), mergers.successions.end());
    atlas = Atlas{known.units, known.successions};
    CHECK(plan_units(atlas, read("areas-2025-06-30.csv", kOld), AreaId{40'000}).changes_nothing());
    CHECK(plan_units(atlas, read("areas-2026-07.csv", kNew), AreaId{40'000}).changes_nothing());
    CHECK(plan_mergers(atlas, read("succession-2025-07-01.csv", kNew), day("2025-07-01"), "").successions.empty());
    auto const found = atlas.with_name({.name = "phuong truc bach", .on = day("2026-01-01")});
    REQUIRE(found.size() == 1);
    CHECK(found[0].unit->title().name == "Phường Ba Đình");
}
