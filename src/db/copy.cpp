#include "db/copy.hpp"

#include "base/ensure.hpp"
#include "db/connection.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ranges>
#include <set>
#include <sqlite3.h>

namespace db {

namespace {

constexpr std::string_view kMigrations = "schema_migrations";

struct ColumnInfo {
    std::string name;
    Kind kind;
    bool identity;
};

std::vector<std::string> tables_of(Session& session) {
    return session.rows<std::string>(
        session.engine() == Engine::sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE "
              "'search!_%' ESCAPE '!' ORDER BY name"
            : "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() "
              "AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'search!_%' ESCAPE '!' ORDER BY 1");
}

Kind kind_of(std::string type) {
    std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (type.find("INT") != std::string::npos) return Kind::number;
    if (type.find("REAL") != std::string::npos || type.find("DOUBLE") != std::string::npos) return Kind::real;
    return Kind::text;
}

std::vector<ColumnInfo> columns_of(Session& session, std::string const& table) {
    std::vector<ColumnInfo> columns;
    bool const sqlite = session.engine() == Engine::sqlite;
    session.each<std::string, std::string, std::string>(
        sqlite ? "SELECT name, type, 'NO' FROM pragma_table_info(:table) ORDER BY cid"
               : "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT), CAST(is_identity AS TEXT) FROM "
                 "information_schema.columns "
                 "WHERE table_schema = current_schema() AND table_name = :table ORDER BY ordinal_position",
        {{"table", table}}, [&](std::string name, std::string type, std::string const& identity) {
            columns.push_back({std::move(name), kind_of(std::move(type)), identity == "YES"});
        });
    return columns;
}

/// Tables so that each stands after those that it points to.
std::vector<std::string> in_order_of_pointers(Session& session, std::vector<std::string> const& tables) {
    std::map<std::string, std::set<std::string>> points_to;
    for (auto const& table : tables) {
        auto const targets = session.rows<std::string>(
            session.engine() == Engine::sqlite
                ? "SELECT \"table\" FROM pragma_foreign_key_list(:table)"
                : "SELECT CAST(target.relname AS TEXT) FROM pg_constraint AS fk JOIN pg_class AS source ON source.oid "
                  "= fk.conrelid "
                  "JOIN pg_class AS target ON target.oid = fk.confrelid "
                  "WHERE fk.contype = 'f' AND source.relname = :table AND pg_table_is_visible(source.oid)",
            {{"table", table}});
        points_to[table].insert(targets.begin(), targets.end());
    }
    std::vector<std::string> ordered;
    std::set<std::string> placed;
    while (ordered.size() < tables.size()) {
        auto const before = ordered.size();
        for (auto const& table : tables) {
            bool const ready = std::ranges::all_of(
                points_to[table], [&](auto const& target) { return target == table || placed.contains(target); });
            if (placed.contains(table) || !ready) continue;
            ordered.push_back(table);
            placed.insert(table);
        }
        ENSURE(ordered.size() > before); // two tables that point to each other can not be filled in turn
    }
    return ordered;
}

std::int64_t copy_table(Transaction& from, Transaction& into, std::string const& table) {
    auto const columns = columns_of(into, table);
    std::vector<std::string_view> names;
    std::vector<Kind> column_kinds;
    for (auto const& column : columns) {
        names.push_back(column.name);
        column_kinds.push_back(column.kind);
    }
    // SOCI pushes rows and bulk_insert pulls them: the rows of one table go over in blocks.
    constexpr std::size_t kBlock = 5000;
    std::vector<std::vector<Value>> block;
    std::int64_t count = 0;
    auto const flush = [&] {
        std::size_t next = 0;
        count += into.bulk_insert(table, names, [&](std::vector<Value>& row) {
            if (next == block.size()) return false;
            row = std::move(block[next++]);
            return true;
        });
        block.clear();
    };
    from.query(fmt::format("SELECT {} FROM {}", fmt::join(names, ", "), table), {}, column_kinds,
               Session::Fetch::stream, [&](std::span<Value const> values) {
                   block.emplace_back(values.begin(), values.end());
                   if (block.size() == kBlock) flush();
               });
    flush();
    if (into.engine() == Engine::postgresql)
        for (auto const& column : columns)
            if (column.identity)
                into.each<std::int64_t>(fmt::format("SELECT setval(pg_get_serial_sequence(:table, :column), (SELECT "
                                                    "COALESCE(MAX({0}), 0) + 1 FROM {1}), FALSE)",
                                                    column.name, table),
                                        {{"table", table}, {"column", column.name}}, [](std::int64_t) {});
    return count;
}

} // namespace

base::Result<std::vector<TableCount>> copy_all(Database& from, Database& into, std::span<Migration const> migrations,
                                               Instant now) {
    if (auto session = into.lease(); !tables_of(session).empty())
        return base::fail(base::Code::refused, "Nơi nhận đã có dữ liệu.",
                          into.engine() == Engine::sqlite ? into.settings().place
                                                          : "PostgreSQL", // no password on the screen

                          "Chọn một thư mục hoặc cơ sở dữ liệu trống.");
    static_cast<void>(TRY(migrate(into, migrations, now)));
    auto source = from.read();
    auto target = into.write();
    auto const tables = in_order_of_pointers(target, tables_of(target));
    // What the migrations themselves put in stands among the rows of `from` too, as it became.
    for (auto const& table : std::views::reverse(tables))
        if (table != kMigrations && target.find<int>(fmt::format("SELECT 1 FROM {} LIMIT 1", table)))
            target.run(fmt::format("DELETE FROM {}", table));
    // Rows that point to later rows of their own table.
    if (target.engine() == Engine::sqlite) target.run_script("PRAGMA defer_foreign_keys=ON");
    std::vector<TableCount> copied;
    for (auto const& table : tables)
        if (table != kMigrations) copied.push_back({table, copy_table(source, target, table)});
    target.commit();
    std::ranges::sort(copied, {}, &TableCount::table);
    return copied;
}

namespace {

/// A SQLite file by its own interface, beside the pool.
class File {
public:
    explicit File(std::filesystem::path const& path) {
        if (sqlite3_open_v2(path.c_str(), &file_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK)
            fail();
    }
    File(File const&) = delete;
    ~File() { sqlite3_close(file_); }
    sqlite3* get() { return file_; }
    void close_log() {
        if (sqlite3_exec(file_, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    [[noreturn]] void fail() {
        Failure failure{trouble_of_sqlite(sqlite3_extended_errcode(file_)), sqlite3_errmsg(file_)};
        throw failure;
    }

private:
    sqlite3* file_ = nullptr;
};

} // namespace

void make_single_file(std::filesystem::path const& path) { File{path}.close_log(); }

void snapshot_file(Database& from, std::filesystem::path const& path) {
    ENSURE(from.engine() == Engine::sqlite);
    auto session = from.lease();
    File copy{path};
    sqlite3_backup* const backup = sqlite3_backup_init(copy.get(), "main", session.sqlite_handle(), "main");
    if (backup == nullptr) copy.fail();
    // In one step: the copy is of one moment, and in WAL mode writers go on meanwhile.
    int const step = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE) copy.fail();
    copy.close_log();
}

std::vector<std::string> faults_of(Database& database) {
    std::vector<std::string> faults;
    auto session = database.lease();
    if (session.engine() == Engine::postgresql) return faults; // the server holds its own constraints and checksums
    session.each<std::string>("SELECT integrity_check FROM pragma_integrity_check(100)", {},
                              [&](std::string const& line) {
                                  if (line != "ok") faults.push_back("tệp dữ liệu: " + line);
                              });
    session.each<std::string, std::optional<std::int64_t>, std::string>(
        "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100", {},
        [&](std::string const& table, std::optional<std::int64_t> row, std::string const& parent) {
            faults.push_back(fmt::format("bảng {}, dòng {}: bản ghi được nhắc đến trong bảng {} không còn", table,
                                         row.value_or(0), parent));
        });
    return faults;
}

std::vector<TableCount> count_rows(Database& database) {
    auto tx = database.read();
    std::vector<TableCount> counts;
    for (auto const& table : tables_of(tx))
        counts.push_back({table, tx.find<std::int64_t>(fmt::format("SELECT COUNT(*) FROM {}", table)).value_or(0)});
    return counts;
}

} // namespace db
