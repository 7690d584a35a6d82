// Every issuer and assignee of the annotated seed documents, which lie outside the project, against bodies of the areas of their day.
#include "areas/list_plan.hpp"
#include "areas/provinces.hpp"
#include "base/json.hpp"
#include "organisations/resolution.hpp"
#include "organisations/sample.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>

using namespace organisations;
using sample::day;

namespace {

std::filesystem::path const kShared = std::filesystem::path{BENVUNG_SOURCE_DIR} / "../shared";

areas::AreaList listed(char const* name, Validity in) {
    std::ifstream file{kShared / "data" / name};
    std::string line;
    std::optional<areas::ListReader> reader;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        std::vector<std::string> cells(1);
        for (char const c : line) // no quotes in these lists
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        if (!reader)
            reader.emplace(areas::header_of(cells).value(), in);
        else
            reader->add(number, cells);
    }
    return std::move(*reader).finish();
}

areas::Atlas country() {
    areas::KnownAreas known = areas::known_provinces();
    areas::Atlas atlas{known.units, known.successions};
    std::int64_t next = 1000;
    for (auto const& [name, in] :
         {std::pair{"areas-2025-06-30.csv", sample::kOld}, std::pair{"areas-2026-07.csv", sample::kNew}}) {
        auto const plan = areas::plan_units(atlas, listed(name, in), AreaId{next});
        known.units.insert(known.units.end(), plan.added.begin(), plan.added.end());
        next += static_cast<std::int64_t>(plan.added.size());
        atlas = areas::Atlas{known.units, known.successions};
    }
    return atlas;
}

base::Date last_day(std::string const& partial) {
    if (partial.size() == 4) return base::Date::last_of_month(std::stoi(partial), 12);
    if (partial.size() == 7)
        return base::Date::last_of_month(std::stoi(partial), static_cast<unsigned>(std::stoi(partial.substr(5))));
    return day(partial.c_str());
}

std::string told(Resolution const& found) {
    static char const* const outcomes[] = {"one", "group", "several", "none"};
    std::string text =
        std::string{outcomes[static_cast<int>(found.outcome)]} + " " + std::to_string(found.candidates.size());
    if (!found.candidates.empty())
        text += ": " + found.candidates.front().name + (found.candidates.front().exists ? "" : " (ended)");
    return text + " [" + found.reason + "]" + (found.narrowed_by.empty() ? "" : " <" + found.narrowed_by + ">");
}

} // namespace

TEST_CASE("seeds: issuers and assignees are resolved at the documents' dates") {
    if (!std::filesystem::exists(kShared / "checks/seeds-gold/000.json") ||
        !std::filesystem::exists(kShared / "data/areas-2026-07.csv")) {
        MESSAGE("SKIPPED: ../shared is not here");
        return;
    }
    auto const catalogue = Catalogue::built_in();
    auto const atlas = country();
    Resolver const resolver{catalogue, atlas};
    std::size_t names = 0;
    std::size_t single = 0;
    std::size_t groups = 0;
    std::string table;
    std::string open;
    auto const start = std::chrono::steady_clock::now();
    for (int seed = 0; seed < 5; ++seed) {
        auto const gold = nlohmann::json::parse(
            std::ifstream{kShared / "checks/seeds-gold" / ("00" + std::to_string(seed) + ".json")});
        auto const& header = gold["header"];
        base::Date const on = last_day(header["date"]);
        auto const take = [&](std::string const& name, Resolution const& found) {
            ++names;
            if (found.outcome == Outcome::one) ++single;
            if (found.outcome == Outcome::group) ++groups;
            table += "\n" + std::to_string(seed) + " " + name + " -> " + told(found);
            if (found.outcome != Outcome::one && found.outcome != Outcome::group)
                open += "\n" + std::to_string(seed) + " " + name + " -> " + told(found);
        };
        std::string const issuer = header["issuer"];
        auto const issued =
            resolver.resolve_issuer(issuer, header.value("parent_issuer", ""), header.value("place", ""), on);
        take(issuer, issued);
        REQUIRE(issued.outcome == Outcome::one);
        CHECK(issued.candidates.front().exists);
        Context context{
            .on = on, .issuer = issued.candidates.front().identity, .area = issued.candidates.front().identity.area};
        for (auto const& addressee : header["addressees"]) context.addressees.push_back(addressee);
        std::set<std::string> seen;
        for (auto const& obligation : gold["obligations"])
            for (char const* role : {"assignees", "coordinators", "via"})
                if (obligation.contains(role) && obligation[role].is_array())
                    for (std::string const name : obligation[role])
                        if (seen.insert(name).second) take(name, resolver.resolve(name, context));
        for (std::string const& name : context.addressees)
            if (seen.insert(name).second) take(name, resolver.resolve(name, context));
    }
    auto const took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    if (std::getenv("BENVUNG_TELL") != nullptr) MESSAGE(table);
    MESSAGE(single << " single and " << groups << " collective of " << names << " names resolved in " << took.count()
                   << " us; left to a person:" << open);
    CHECK(single + groups + 3 >= names);
}
