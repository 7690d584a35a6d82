#pragma once

#include "db/values.hpp"

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

/// Storage on SQLite (one file) or PostgreSQL, by SOCI, which only the .cpp files of this folder include. SQL stands in the domains'
/// store.cpp, in the text that both engines share; what differs is here and in marked blocks of migrations (schema.hpp).
///
///   auto tx = database.write();
///   auto const id = tx.find<std::int64_t>("INSERT INTO areas (name) VALUES (:name) RETURNING id", {{"name", name}}).value();
///   for (auto const& [code, until] : tx.rows<std::string, std::optional<Date>>("SELECT code, until FROM area_codes WHERE area_id = :area",
///                                                                               {{"area", id}})) …
///   tx.commit();
struct sqlite3;

namespace db {

enum class Engine { sqlite, postgresql };

/// What went wrong in the engine, by one set of names for both.
enum class Trouble {
    unique,           ///< a UNIQUE or PRIMARY KEY constraint
    foreign_key,      ///< the row that is pointed to is missing, or the row is still pointed to
    check,            ///< a CHECK or NOT NULL constraint, or a value of the wrong kind
    busy,             ///< another held the lock for too long, a deadlock, no free connection: trying again may help
    lost,             ///< the connection to the server is gone; nothing of the transaction was kept
    commit_uncertain, ///< the connection went while COMMIT was under way: it may or may not have been kept
    full,             ///< no room on the disk
    read_only,        ///< the file or the server takes no writes
    corrupt,          ///< the file is damaged, or is no database
    other
};

/// The surroundings failed. Caught in one place, around a request, a job or a command.
class Failure : public std::exception {
public:
    Failure(Trouble trouble, std::string detail) : trouble_{trouble}, detail_{std::move(detail)} {}
    Trouble trouble() const { return trouble_; }
    char const* what() const noexcept override { return detail_.c_str(); } ///< the engine's own words, for the log
private:
    Trouble trouble_;
    std::string detail_;
};

/// What happened and how to mend it, told to the person.
base::Error error_of(Failure const& failure);

/// One connection while it is leased; gives it back when it goes. Statements outside of a transaction stand for themselves.
/// Every function throws Failure.
class Session {
public:
    Session(Session&&) noexcept;
    Session& operator=(Session&&) = delete;
    virtual ~Session();

    Engine engine() const;

    /// Rows that were changed.
    std::int64_t run(std::string_view sql, Binds const& binds = {});

    /// All rows: of one column as values, of several as tuples.
    template <class... Columns>
    std::vector<Row<Columns...>> rows(std::string_view sql, Binds const& binds = {}) {
        std::vector<Row<Columns...>> found;
        each<Columns...>(sql, binds, [&](Columns... values) { found.emplace_back(std::move(values)...); });
        return found;
    }

    /// The first row; nullopt where there is none.
    template <class... Columns>
    std::optional<Row<Columns...>> find(std::string_view sql, Binds const& binds = {}) {
        std::optional<Row<Columns...>> found;
        query(sql, binds, kinds<Columns...>, Fetch::first,
              [&](std::span<Value const> values) { found.emplace(read_row<Columns...>(values)); });
        return found;
    }

    /// `take(column, column, …)` for every row. PostgreSQL holds the whole result in memory: see stream.
    template <class... Columns, class Take>
    void each(std::string_view sql, Binds const& binds, Take take) {
        query(sql, binds, kinds<Columns...>, Fetch::all,
              [&](std::span<Value const> values) { std::apply(take, read_tuple<Columns...>(values)); });
    }

    /// As each, in constant memory on both engines. PostgreSQL: only inside a transaction.
    template <class... Columns, class Take>
    void stream(std::string_view sql, Binds const& binds, Take take) {
        query(sql, binds, kinds<Columns...>, Fetch::stream,
              [&](std::span<Value const> values) { std::apply(take, read_tuple<Columns...>(values)); });
    }

    enum class Fetch { first, all, stream };
    /// What the templates above stand on, for columns that are known only at run time.
    void query(std::string_view sql, Binds const& binds, std::span<Kind const> columns, Fetch fetch,
               std::function<void(std::span<Value const>)> const& take);

    /// Statements of ours without values, by the engine itself, which would trip over SOCI's reading of colons: migrations, pragmas.
    void run_script(std::string const& sql);
    sqlite3* sqlite_handle(); ///< for this folder; null on PostgreSQL

    struct Lease;

protected:
    explicit Session(std::unique_ptr<Lease> lease);
    Lease& lease() const { return *lease_; }
    bool holds() const { return lease_ != nullptr; } ///< false: moved from

private:
    friend class Database;
    std::unique_ptr<Lease> lease_;
};

/// Rolled back when it goes without commit().
class Transaction : public Session {
public:
    Transaction(Transaction&&) noexcept = default;
    ~Transaction() override;

    /// Returns only after the engine said that it is on the disk.
    void commit();

    /// Adds many rows at once: a prepared statement on SQLite, COPY on PostgreSQL. `next` fills one row, in the order of the columns,
    /// and returns false after the last. Returns how many. Constraints hold as for INSERT.
    std::int64_t bulk_insert(std::string_view table, std::span<std::string_view const> columns,
                             std::function<bool(std::vector<Value>&)> const& next);

    /// Runs `act`; where it throws Failure, undoes what it did, keeps the transaction alive, and throws on.
    void savepoint(std::function<void()> const& act);

    /// An empty table of this session for bulk rows on their way; gone with the transaction. `columns` as in CREATE TABLE.
    void staging_table(std::string_view name, std::string_view columns);

private:
    friend class Database;
    enum class Mode { read, write };
    Transaction(std::unique_ptr<Lease> lease, Mode mode);
    bool open_ = true, writes_ = false;
};

struct Settings {
    Engine engine = Engine::sqlite;
    std::string place;                          ///< path of the file, or "postgresql://…"
    std::size_t connections = 16;               ///< to PostgreSQL, or readers of the file
    bool read_only = false;                     ///< a SQLite file that must stay as it is, byte by byte
    std::chrono::milliseconds patience{10'000}; ///< for a free connection or the writers' lock, then Trouble::busy
};

/// "postgresql://…" or "postgres://…", else a path of a SQLite file.
Settings settings_of(std::string_view place);

/// Pool of connections to one store. Threads share it.
class Database {
public:
    /// Connects. SQLite: makes the file where it is missing; WAL, foreign keys on, synchronous=FULL. Throws Failure.
    explicit Database(Settings settings);
    ~Database();
    Database(Database const&) = delete;

    Engine engine() const;
    Settings const& settings() const;

    /// For single statements, without a transaction.
    Session lease();
    /// One unchanging picture of the data for all its statements; refuses to write.
    Transaction read();
    /// SQLite: waits for its turn as the one writer (BEGIN IMMEDIATE), never fails half-way for a lock. PostgreSQL: READ COMMITTED.
    Transaction write();

    /// How many writing transactions of this object were committed, or may have been. Counted after the commit: who asks for it, reads, and
    /// finds it unchanged later has missed nothing that was written here. Other programs on the same store do not count.
    std::uint64_t writes() const;

    struct State;

private:
    std::unique_ptr<Session::Lease> take();
    std::shared_ptr<State> state_;
};

/// "(SELECT …)" over the numbers that are bound under `name` by list_of: `WHERE area_id IN ` + in_list(tx.engine(), "areas").
/// (A vector bound to IN (:x) is silently wrong in SOCI.)
std::string in_list(Engine engine, std::string_view name);
std::string list_of(std::span<std::int64_t const> numbers);

/// One at a time for all servers on this store, until the transaction ends: PostgreSQL's advisory lock; nothing on SQLite, where a
/// writing transaction is alone already.
void lock(Transaction& tx, std::string_view name);

} // namespace db
