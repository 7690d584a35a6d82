#include "app/areas.hpp"

#include "app/store.hpp"
#include "app/trouble.hpp"
#include "areas/file_import.hpp"
#include "areas/store.hpp"
#include "base/ensure.hpp"
#include "text/dates.hpp"

#include <cstdio>
#include <filesystem>

namespace app {
namespace {

base::Result<std::optional<base::Date>> read_day(std::string const& typed, char const* option) {
    if (typed.empty()) return std::optional<base::Date>{};
    auto const date = text::parse_date(typed);
    if (!date) return base::fail(date.error().code, date.error().message, option, date.error().mend);
    return std::optional{*date};
}

std::string name_of(std::string const& file) { return std::filesystem::path{file}.filename().string(); }

rights::Scope command_scope() { return rights::Scope::of_operator("Người vận hành (dòng lệnh)"); }

base::Result<int> run(ImportAreas const& wanted, base::Clock const& clock) {
    areas::FileSettings settings{.name = name_of(wanted.file), .in = {}, .legal_act = wanted.legal_act};
    settings.in.from = TRY(read_day(wanted.from, "--from"));
    settings.in.until = TRY(read_day(wanted.until, "--until"));
    auto const file = TRY(areas::read_area_file(wanted.file, settings));
    auto const store = TRY(open_store(wanted.place, clock));
    prepare_areas(*store, clock);
    auto const mode = wanted.dry_run ? areas::Mode::dry_run : areas::Mode::write;
    auto const imported =
        TRY(areas::import_area_file(*store, command_scope(), db::to_instant(clock.now()), file, settings, mode));
    std::string const report = areas::report_of(imported, file, settings, *areas::Atlases{*store}.now());
    bool const refused = !imported.plan.rejected.empty();
    std::fputs(report.c_str(), refused ? stderr : stdout);
    return refused ? kRefused : kDone;
}

base::Result<int> run(ImportOutlines const& wanted, base::Clock const& clock) {
    auto const on = TRY(read_day(wanted.on, "--on"));
    auto const store = TRY(open_store(wanted.place, clock));
    prepare_areas(*store, clock);
    auto const mode = wanted.dry_run ? areas::Mode::dry_run : areas::Mode::write;
    auto const imported = TRY(areas::import_outlines(*store, command_scope(), db::to_instant(clock.now()), wanted.file,
                                                     name_of(wanted.file), on.value_or(clock.today()), mode));
    for (base::Error const& fault : imported.faults) tell(fault);
    if (!imported.faults.empty()) {
        std::fputs("Chưa ghi đường bao nào.\n", stderr);
        return kRefused;
    }
    std::printf(wanted.dry_run ? "Chạy thử: %zu đường bao, chưa ghi.\n" : "Đã ghi %zu đường bao.\n", imported.outlines);
    return kDone;
}

template <class Wanted>
int told(Wanted const& wanted, base::Clock const& clock) {
    try {
        auto const done = run(wanted, clock);
        return done ? *done : tell(done.error());
    } catch (db::Failure const& failure) {
        return tell(db::error_of(failure));
    }
}

} // namespace

void prepare_areas(db::Database& store, base::Clock const& clock) {
    auto tx = store.write();
    auto const put =
        areas::put_known_provinces(tx, rights::Scope::of_operator("Chương trình"), db::to_instant(clock.now()));
    ENSURE(put.has_value()); // the operator may
    if (*put) tx.commit();
}

int import_areas(ImportAreas const& wanted, base::Clock const& clock) { return told(wanted, clock); }
int import_outlines(ImportOutlines const& wanted, base::Clock const& clock) { return told(wanted, clock); }

} // namespace app
