#pragma once

#include "areas/list_plan.hpp"
#include "db/database.hpp"
#include "rights/scope.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Lists of areas from .csv, .xlsx, .ods: read, planned, written all or nothing.
namespace areas {

struct FileSettings {
    std::string name; ///< what the person calls the file
    Validity in =
        {}; ///< when the units are in force where a row does not say it; `from` is the first day of a merger's successors
    std::string legal_act = {};
};

struct AreaFile {
    AreaList list;
    std::string digest;             ///< BLAKE2b of the bytes
    std::string sheet;              ///< that was read: the first one with a header of ours in its first 30 rows
    std::int64_t header_row = 0;    ///< as the program shows it
    std::size_t rows = 0;           ///< below the header that hold something
    std::vector<std::string> notes; ///< of the reading, for the person
    std::vector<std::string> unknown_columns; ///< left aside
};

inline constexpr std::size_t kListRowsMost = 300'000; ///< twenty times the country's communes; then limit_exceeded
inline constexpr std::size_t kFaultsMost = 1'000;     ///< then the reading stops: the file is another one

/// Errors: those of office::read_sheets; invalid_input where no sheet has a header, or where neither the file nor the settings say since when.
base::Result<AreaFile> read_area_file(std::filesystem::path const& path, FileSettings const& settings);

enum class Mode { dry_run, write };

struct Imported {
    ListPlan plan;
    bool written = false; ///< there was something to write, nothing was rejected, and it was no dry run
};

/// Plans over the store as it is, and writes where nothing is rejected. Errors: refused.
base::Result<Imported> import_area_file(db::Database& database, rights::Scope const& scope, db::Instant when,
                                        AreaFile const& file, FileSettings const& settings, Mode mode,
                                        std::int64_t import_id = 0);

/// Puts the outlines of a GeoJSON file to the units that have the features' codes on `on`. A feature whose code or name fits no unit comes back
/// as a fault and nothing is written. Errors: those of read_geojson; refused.
struct OutlinesImported {
    std::size_t outlines = 0;
    std::vector<base::Error> faults = {};
};
base::Result<OutlinesImported> import_outlines(db::Database& database, rights::Scope const& scope, db::Instant when,
                                               std::filesystem::path const& path, std::string const& name,
                                               base::Date on, Mode mode);

/// The outcome as a person reads it in a terminal, lines ended by '\n'.
std::string report_of(Imported const& imported, AreaFile const& file, FileSettings const& settings, Atlas const& after);

} // namespace areas
