#pragma once

#include "db/database.hpp"
#include "db/statement.hpp"

#include <cstddef>
#include <exception>
#include <memory>
#include <semaphore>
#include <soci/soci.h>
#include <string>
#include <string_view>

struct sqlite3;
struct pg_conn;

/// Inside of db/: one connection to the engine. Other folders do not include this.
namespace db {

class Connection {
public:
    explicit Connection(Settings const& settings); ///< throws Failure

    Engine engine() const { return engine_; }
    soci::session& soci() { return session_; }
    sqlite3* sqlite();
    pg_conn* postgresql();
    Statements& statements() { return statements_; }

    /// One statement without values to bind, by the engine's own interface: SOCI would read colons in it.
    void run_raw(std::string const& sql);

    /// The exception in flight as a Failure.
    [[noreturn]] void rethrow();
    bool alive(); ///< false: the server has gone

private:
    [[noreturn]] void throw_sqlite(std::string detail);
    Engine engine_;
    soci::session session_;
    Statements statements_; ///< after the session: they are let go before it closes
    bool lost_ = false;
};

Trouble trouble_of_sqlite(int extended_code);
Trouble trouble_of_sqlstate(std::string_view state);

/// Held by a Session while it lives.
struct Session::Lease {
    std::shared_ptr<Database::State> state;
    std::unique_ptr<Connection> connection;
    bool writer = false; ///< holds the right to write to the file
    bool in_transaction = false;
    bool query_only = false;
    ~Lease();
};

} // namespace db
