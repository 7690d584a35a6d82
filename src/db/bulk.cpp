#include "db/connection.hpp"

#include "base/ensure.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

namespace db {

namespace {

using NextRow = std::function<bool(std::vector<Value>&)>;

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

std::int64_t insert_sqlite(sqlite3* file, std::string_view table, std::span<std::string_view const> columns,
                           NextRow const& next) {
    auto const fail = [&] { return Failure{trouble_of_sqlite(sqlite3_extended_errcode(file)), sqlite3_errmsg(file)}; };
    std::string marks;
    for (std::size_t i = 0; i < columns.size(); ++i) marks += i == 0 ? "?" : ",?";
    auto const sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", table, fmt::join(columns, ", "), marks);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(file, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK) throw fail();
    std::unique_ptr<sqlite3_stmt, Finalize> const statement{prepared};

    std::int64_t count = 0;
    for (std::vector<Value> row; next(row); ++count) {
        ENSURE(row.size() == columns.size());
        for (int i = 0; Value const& value : row) {
            ++i;
            if (auto const* number = std::get_if<std::int64_t>(&value))
                sqlite3_bind_int64(prepared, i, *number);
            else if (auto const* real = std::get_if<double>(&value))
                sqlite3_bind_double(prepared, i, *real);
            else if (auto const* text = std::get_if<std::string>(&value))
                sqlite3_bind_text64(prepared, i, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
            else
                sqlite3_bind_null(prepared, i);
        }
        if (sqlite3_step(prepared) != SQLITE_DONE) throw fail();
        sqlite3_reset(prepared);
    }
    return count;
}

/// One field of COPY's text format.
void append_field(std::string& line, Value const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        fmt::format_to(std::back_inserter(line), "{}", *number);
    } else if (auto const* real = std::get_if<double>(&value)) {
        fmt::format_to(std::back_inserter(line), "{}", *real);
    } else if (auto const* text = std::get_if<std::string>(&value)) {
        for (char const c : *text) {
            switch (c) {
            case '\\': line += "\\\\"; break;
            case '\n': line += "\\n"; break;
            case '\r': line += "\\r"; break;
            case '\t': line += "\\t"; break;
            default: line += c;
            }
        }
    } else {
        line += "\\N";
    }
}

class Copy {
public:
    Copy(PGconn* server, std::string const& sql) : server_{server} {
        std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQexec(server, sql.c_str()), PQclear};
        if (PQresultStatus(result.get()) != PGRES_COPY_IN) throw_failure(result.get());
        open_ = true;
    }
    Copy(Copy const&) = delete;
    ~Copy() { // the rows' source threw: the server is told, and the connection can be used for the rollback
        if (!open_) return;
        PQputCopyEnd(server_, "the source of the rows failed");
        while (PGresult* const result = PQgetResult(server_)) PQclear(result);
    }

    void put(std::string const& bytes) {
        if (PQputCopyData(server_, bytes.data(), static_cast<int>(bytes.size())) != 1)
            throw Failure{Trouble::lost, PQerrorMessage(server_)};
    }

    void finish() {
        open_ = false;
        if (PQputCopyEnd(server_, nullptr) != 1) throw Failure{Trouble::lost, PQerrorMessage(server_)};
        std::unique_ptr<PGresult, decltype(&PQclear)> first{PQgetResult(server_), PQclear};
        while (PGresult* const rest = PQgetResult(server_)) PQclear(rest);
        if (PQresultStatus(first.get()) != PGRES_COMMAND_OK) throw_failure(first.get());
    }

private:
    [[noreturn]] void throw_failure(PGresult const* result) {
        char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        throw Failure{state == nullptr ? Trouble::lost : trouble_of_sqlstate(state), PQerrorMessage(server_)};
    }
    PGconn* server_;
    bool open_ = false;
};

std::int64_t insert_postgresql(PGconn* server, std::string_view table, std::span<std::string_view const> columns,
                               NextRow const& next) {
    constexpr std::size_t kBufferBytes = 64u << 10;
    Copy copy{server, fmt::format("COPY {} ({}) FROM STDIN", table, fmt::join(columns, ", "))};
    std::string buffer;
    std::int64_t count = 0;
    for (std::vector<Value> row; next(row); ++count) {
        ENSURE(row.size() == columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) buffer += '\t';
            append_field(buffer, row[i]);
        }
        buffer += '\n';
        if (buffer.size() < kBufferBytes) continue;
        copy.put(buffer);
        buffer.clear();
    }
    if (!buffer.empty()) copy.put(buffer);
    copy.finish();
    return count;
}

} // namespace

std::int64_t Transaction::bulk_insert(std::string_view table, std::span<std::string_view const> columns,
                                      NextRow const& next) {
    auto& connection = *lease().connection;
    return engine() == Engine::sqlite ? insert_sqlite(connection.sqlite(), table, columns, next)
                                      : insert_postgresql(connection.postgresql(), table, columns, next);
}

} // namespace db
