// Imports a country as it was before and after a merger, 13 500 units with their succession, on both engines, and looks things up in it.
//   bench_areas_import
// Names and districts are made up; their number, the share of equal names and the length of the wordings are as on 1 July 2025.
#include "areas/file_import.hpp"
#include "areas/import_domain.hpp"
#include "areas/provinces.hpp"
#include "areas/store.hpp"
#include "base/clock.hpp"
#include "db/schema.hpp"
#include "imports/imports.hpp"
#include "support/postgres.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string name_of(int number) {
    static constexpr std::array<char const*, 20> first{"Tân", "Bình", "Phú",   "An",    "Xuân",  "Vĩnh",  "Yên",
                                                       "Mỹ",  "Hòa",  "Thanh", "Đông",  "Long",  "Phước", "Quảng",
                                                       "Sơn", "Đồng", "Minh",  "Nghĩa", "Trung", "Nam"};
    static constexpr std::array<char const*, 15> second{"Lập",  "Sơn",   "Hòa", "Thạnh", "Mai", "Lộc", "Phong", "Hưng",
                                                        "Tiến", "Thành", "Đức", "Quý",   "Lâm", "Hải", "Giang"};
    std::string name = std::string{first[static_cast<std::size_t>(number) % 20]} + " " +
                       second[static_cast<std::size_t>(number / 20) % 15];
    return number % 4 == 0 ? name + " " + std::to_string(number % 7 + 1) : name;
}

struct Files {
    fs::path before, after, mergers;
    std::size_t units = 0;
};

/// Eleven districts a province, fourteen communes each; three of them side by side become one.
Files make(fs::path const& folder) {
    Files files{folder / "before.csv", folder / "after.csv", folder / "mergers.csv"};
    std::ofstream before{files.before};
    std::ofstream after{files.after};
    std::ofstream mergers{files.mergers};
    before << "level,code,name,parent_code\n";
    after << "level,code,name,parent_code\n";
    mergers << "new_code,new_name,formed_from\n";
    areas::KnownAreas const known = areas::known_provinces();
    areas::Atlas const atlas{known.units, known.successions};
    auto const last = base::Date::of(2025, 6, 30).value();
    int district = 0;
    int commune = 0;
    char code[16];
    for (areas::Unit const* const province : atlas.provinces(last)) {
        auto const heir = atlas.became(province->id, last.plus_days(1)).at(0).unit;
        for (int d = 0; d < 11; ++d) {
            std::snprintf(code, sizeof code, "%03d", ++district);
            std::string const district_code = code;
            before << "district," << district_code << ",Huyện " << name_of(district * 13) << ","
                   << province->code()->digits() << "\n";
            ++files.units;
            std::string wording;
            for (int c = 0; c < 14; ++c) {
                std::snprintf(code, sizeof code, "%05d", ++commune);
                std::string const name = (c % 7 == 3 ? "Phường " : "Xã ") + name_of(commune * 7 + d);
                before << "commune," << code << "," << name << "," << district_code << "\n";
                ++files.units;
                wording += (wording.empty() ? "" : ", ") + name;
                if (c % 3 == 1) wording += " (huyện " + name_of(district * 13) + ")";
                if (c % 3 != 2 && c != 13) continue;
                after << "commune," << code << "," << name << "," << heir->code()->digits() << "\n";
                mergers << code << "," << name << ",\"" << wording << "\"\n";
                wording.clear();
                ++files.units;
            }
        }
    }
    return files;
}

void run(char const* engine, std::string const& place, Files const& files) {
    db::Database store{db::settings_of(place)};
    rights::Scope const scope = rights::Scope::of_operator("bench");
    if (!db::migrate(store, db::embedded_migrations(), {})) std::exit(1);
    {
        auto tx = store.write();
        if (!areas::put_known_provinces(tx, scope, {})) std::exit(1);
        tx.commit();
    }
    auto const first = base::Date::of(2025, 7, 1).value();
    auto const start = Clock::now();
    std::size_t written = 0;
    for (auto const& [path, in] :
         {std::pair{files.before, areas::Validity{{}, first.plus_days(-1)}},
          std::pair{files.after, areas::Validity{first, {}}}, std::pair{files.mergers, areas::Validity{first, {}}}}) {
        areas::FileSettings const settings{.name = path.filename().string(), .in = in, .legal_act = {}};
        auto const part = Clock::now();
        auto const file = areas::read_area_file(path, settings);
        auto const imported = file ? areas::import_area_file(store, scope, {}, *file, settings, areas::Mode::write)
                                   : std::unexpected{file.error()};
        if (!imported || !imported->plan.rejected.empty()) {
            std::fprintf(stderr, "%s was not taken: %s\n", settings.name.c_str(),
                         imported ? imported->plan.rejected.front().told.message.c_str()
                                  : imported.error().message.c_str());
            std::exit(1);
        }
        written += imported->plan.added.size();
        std::printf("  %-11s %6zu units, %6zu successions, %4zu for a person: %7.1f ms\n", settings.name.c_str(),
                    imported->plan.added.size(), imported->plan.successions.size(), imported->plan.open.size(),
                    milliseconds_since(part));
    }
    std::printf("%s: %zu units with succession in %.0f ms (aim: under 3000)\n", engine, written,
                milliseconds_since(start));

    areas::Atlases atlases{store};
    auto part = Clock::now();
    auto const atlas = atlases.now();
    std::printf("  atlas loaded and indexed in %.1f ms\n", milliseconds_since(part));
    part = Clock::now();
    std::vector<areas::Unit> units{atlas->units().begin(), atlas->units().end()};
    std::vector<areas::Succession> successions{atlas->successions().begin(), atlas->successions().end()};
    auto const indexed = Clock::now();
    areas::Atlas const again{std::move(units), std::move(successions)};
    std::printf("  indexed alone in %.1f ms (aim: under 50)\n", milliseconds_since(indexed));
    part = Clock::now();
    std::size_t found = 0;
    constexpr int kAsked = 10'000;
    for (int i = 0; i < kAsked; ++i) found += again.with_name({.name = "xã " + name_of(i), .on = first}).size();
    std::printf("  a name as of a day: %.1f us, %.1f candidates\n", milliseconds_since(part) * 1000 / kAsked,
                static_cast<double>(found) / kAsked);
}

/// The same by the import framework: staged, previewed, examined once more and written, each file a batch that can be undone.
void run_batches(char const* engine, std::string const& place, Files const& files) {
    db::Database store{db::settings_of(place)};
    rights::Scope const scope = rights::Scope::of_operator("bench");
    if (!db::migrate(store, db::embedded_migrations(), {})) std::exit(1);
    {
        auto tx = store.write();
        if (!areas::put_known_provinces(tx, scope, {})) std::exit(1);
        tx.commit();
    }
    base::FixedClock const clock{base::Date::of(2026, 11, 21).value()};
    auto const units = areas::units_import(), mergers = areas::mergers_import();
    auto const start = Clock::now();
    struct Step {
        imports::Domain const& domain;
        fs::path const& path;
        imports::Settings settings;
    };
    std::int64_t written = 0;
    for (Step const& step :
         {Step{*units, files.before, {{"until", "30/06/2025"}}}, Step{*units, files.after, {{"from", "01/07/2025"}}},
          Step{*mergers, files.mergers, {{"from", "01/07/2025"}}}}) {
        auto const part = Clock::now();
        auto const outcome =
            imports::run_file(store, clock, scope, step.domain,
                              {.file = step.path, .name = step.path.filename().string(), .settings = step.settings});
        if (!outcome || !outcome->written) {
            std::fprintf(stderr, "%s was not taken: %s\n", step.path.c_str(),
                         outcome ? "rejected rows" : outcome.error().message.c_str());
            std::exit(1);
        }
        written += outcome->counts.added;
        std::printf("  %-11s %6lld rows as a batch: %7.1f ms\n", step.path.filename().c_str(),
                    static_cast<long long>(outcome->counts.all()), milliseconds_since(part));
    }
    std::printf("%s, as batches: %lld rows in %.0f ms\n", engine, static_cast<long long>(written),
                milliseconds_since(start));
}

} // namespace

int main() {
    fs::path const folder = fs::temp_directory_path() / ("benvung-bench-areas-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    Files const files = make(folder);
    run("SQLite", (folder / "benvung.sqlite").string(), files);
    run("PostgreSQL", support::Postgres::shared().new_database(), files);
    run_batches("SQLite", (folder / "batches.sqlite").string(), files);
    run_batches("PostgreSQL", support::Postgres::shared().new_database(), files);
    fs::remove_all(folder);
}
