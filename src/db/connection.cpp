#include "db/connection.hpp"

#include <filesystem>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

// SOCI includes sqlite3.h inside of this namespace.
using sqlite_api::sqlite3_config;
using sqlite_api::sqlite3_exec;
using sqlite_api::sqlite3_extended_errcode;
using sqlite_api::sqlite3_free;

namespace db {

namespace {

sqlite_api::sqlite3* soci_handle(sqlite3* handle) { return reinterpret_cast<sqlite_api::sqlite3*>(handle); }

std::string connect_string(Settings const& settings) {
    if (settings.engine == Engine::postgresql) return settings.place;
    std::string quoted = "\"";
    for (char const c : settings.place) {
        if (c == '"') throw Failure{Trouble::other, "a path with a quotation mark: " + settings.place};
        quoted += c;
    }
    return "db=" + quoted + "\" timeout=5" + (settings.read_only ? " readonly=true" : "");
}

/// Before the first connection: no locks that many readers would queue for. SQLite else counts its memory under one lock for the whole program,
/// at every allocation; and a connection of ours is only ever used by whoever leases it.
void free_of_locks() {
    [[maybe_unused]] static bool const done = [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        return true;
    }();
}

} // namespace

Trouble trouble_of_sqlite(int extended_code) {
    switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return Trouble::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Trouble::foreign_key;
    default: break;
    }
    switch (extended_code & 0xFF) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return Trouble::check;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Trouble::busy;
    case SQLITE_FULL: return Trouble::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return Trouble::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Trouble::corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: return Trouble::lost;
    default: return Trouble::other;
    }
}

Trouble trouble_of_sqlstate(std::string_view state) {
    if (state.empty() || state.starts_with(' ')) return Trouble::lost; // libpq itself had to tell: no server answered
    if (state == "23505") return Trouble::unique;
    if (state == "23503") return Trouble::foreign_key;
    if (state.starts_with("23") || state.starts_with("22")) return Trouble::check;
    if (state == "40001" || state == "40P01" || state == "55P03" || state == "53300" || state == "57014")
        return Trouble::busy;
    if (state == "53100") return Trouble::full;
    if (state == "25006") return Trouble::read_only;
    if (state.starts_with("08") || state.starts_with("57P")) return Trouble::lost;
    if (state.starts_with("XX")) return Trouble::corrupt;
    return Trouble::other;
}

Connection::Connection(Settings const& settings) : engine_{settings.engine} {
    try {
        if (engine_ == Engine::sqlite) {
            free_of_locks();
            session_.open(soci::sqlite3, connect_string(settings));
        } else {
            session_.open(soci::postgresql, connect_string(settings));
        }
    } catch (std::exception const& thrown) {
        throw Failure{Trouble::lost, thrown.what()};
    }
    auto const milliseconds = std::to_string(settings.patience.count());
    if (engine_ == Engine::sqlite) {
        // FULL: in WAL mode a lesser setting may lose the last commits when the power goes.
        // Folding the log back into the file takes the writer's turn and two waits for the disk: at 16 MB, not at 4.
        if (!settings.read_only)
            for (char const* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=4000"}) run_raw(pragma);
        for (char const* pragma : {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY",
                                   "PRAGMA cache_size=-16000"})
            run_raw(pragma);
    } else {
        run_raw("SET client_encoding TO 'UTF8'");
        run_raw("SET lock_timeout TO " + milliseconds);
        run_raw("SET client_min_messages TO warning");
        // An application that died with its connection still open must not hold locks for ever.
        run_raw("SET idle_in_transaction_session_timeout TO 600000");
    }
}

sqlite3* Connection::sqlite() {
    if (engine_ != Engine::sqlite) return nullptr;
    return reinterpret_cast<sqlite3*>(static_cast<soci::sqlite3_session_backend*>(session_.get_backend())->conn_);
}

pg_conn* Connection::postgresql() {
    if (engine_ != Engine::postgresql) return nullptr;
    return static_cast<soci::postgresql_session_backend*>(session_.get_backend())->conn_;
}

void Connection::throw_sqlite(std::string detail) {
    throw Failure{trouble_of_sqlite(sqlite3_extended_errcode(soci_handle(sqlite()))), std::move(detail)};
}

void Connection::run_raw(std::string const& sql) {
    if (engine_ == Engine::sqlite) {
        char* message = nullptr;
        if (sqlite3_exec(soci_handle(sqlite()), sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
            std::string detail = message == nullptr ? "sqlite3_exec" : message;
            sqlite3_free(message);
            throw_sqlite(detail + " in: " + sql.substr(0, 200));
        }
        return;
    }
    std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQexec(postgresql(), sql.c_str()), PQclear};
    auto const status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    std::string const detail = PQerrorMessage(postgresql()) + (" in: " + sql.substr(0, 200));
    char const* const state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    auto const trouble = alive() && state != nullptr ? trouble_of_sqlstate(state) : Trouble::lost;
    lost_ = trouble == Trouble::lost;
    throw Failure{trouble, detail};
}

bool Connection::alive() { return engine_ == Engine::sqlite || (!lost_ && PQstatus(postgresql()) == CONNECTION_OK); }

void Connection::rethrow() {
    try {
        throw;
    } catch (soci::postgresql_soci_error const& thrown) {
        auto const trouble = alive() ? trouble_of_sqlstate(thrown.sqlstate()) : Trouble::lost;
        lost_ = trouble == Trouble::lost; // libpq itself may notice only later
        throw Failure{trouble, thrown.what()};
    } catch (soci::soci_error const& thrown) {
        if (engine_ == Engine::sqlite) throw_sqlite(thrown.what());
        throw Failure{alive() ? Trouble::other : Trouble::lost, thrown.what()};
    }
}

} // namespace db
