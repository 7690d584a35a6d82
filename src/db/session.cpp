#include "db/connection.hpp"

#include "base/ensure.hpp"

#include <atomic>
#include <fmt/core.h>

namespace db {

namespace {

/// FETCH of so many rows at a time from PostgreSQL.
constexpr int kFetchRows = 1000;

} // namespace

std::int64_t Session::run(std::string_view sql, Binds const& binds) {
    auto& connection = *lease_->connection;
    try {
        Statements::Taken statement{connection.statements(), connection, sql, binds, {}};
        statement->execute(binds);
        return statement->changed();
    } catch (soci::soci_error const&) {
        connection.rethrow();
    }
}

void Session::run_script(std::string const& sql) { lease_->connection->run_raw(sql); }
sqlite3* Session::sqlite_handle() { return lease_->connection->sqlite(); }

void Session::query(std::string_view sql, Binds const& binds, std::span<Kind const> columns, Fetch fetch,
                    std::function<void(std::span<Value const>)> const& take) {
    auto& connection = *lease_->connection;
    try {
        if (fetch == Fetch::stream && engine() == Engine::postgresql) {
            ENSURE(lease_->in_transaction);
            static std::atomic<unsigned> counter{0};
            auto const cursor = fmt::format("stream_{}", ++counter);
            Statement declare{connection,
                              fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, sql),
                              binds,
                              {},
                              Statement::Use::once};
            declare.execute(binds);
            for (bool more = true; more;) {
                Statement rows{
                    connection, fmt::format("FETCH {} FROM {}", kFetchRows, cursor), {}, columns, Statement::Use::once};
                more = rows.execute({});
                if (more) do
                        take(rows.values());
                    while (rows.fetch());
            }
            connection.run_raw("CLOSE " + cursor);
            return;
        }
        Statements::Taken statement{connection.statements(), connection, sql, binds, columns};
        if (!statement->execute(binds)) return;
        do take(statement->values());
        while (fetch != Fetch::first && statement->fetch());
    } catch (soci::soci_error const&) {
        connection.rethrow();
    }
}

} // namespace db
