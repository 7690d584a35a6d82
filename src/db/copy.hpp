#pragma once

#include "db/schema.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace db {

struct TableCount {
    std::string table;
    std::int64_t rows;
};

/// Makes the tables of `migrations` in `into` and copies every row of `from`, as it stands at one moment and while it is being used. All rows or
/// none. Tables whose names begin with "search_" are left out: they are made of the others, by each engine in its own way, and whoever copies
/// has them made again (documents/search/index.hpp). Before: `from` was migrated by the same program. Errors: refused where `into` holds tables already; those of migrate().
base::Result<std::vector<TableCount>> copy_all(Database& from, Database& into, std::span<Migration const> migrations,
                                               Instant now);

/// Copies the file of a store on SQLite, as it stands at one moment and while it is being used, into one file. Throws Failure.
void snapshot_file(Database& from, std::filesystem::path const& path);

/// Closes the write-ahead log of a SQLite file that nobody uses: one file is left, which can be copied and read alone. Throws Failure.
void make_single_file(std::filesystem::path const& path);

/// SQLite: the pages of the file are sound; both: no row points to one that is missing. Empty: all is well.
std::vector<std::string> faults_of(Database& database);

/// How many rows each table has, by name; without those that copy_all leaves out.
std::vector<TableCount> count_rows(Database& database);

} // namespace db
