#include "db/connection.hpp"

#include "base/ensure.hpp"

#include <atomic>
#include <deque>
#include <fmt/format.h>

namespace db {

namespace {

/// What SOCI reads into or from while a statement lives.
struct Slot {
    long long number = 0;
    double real = 0;
    std::string text;
    soci::indicator indicator = soci::i_ok;
};

class Statement {
public:
    Statement(soci::session& session, std::string_view sql, Binds const& binds, std::span<Kind const> columns)
        : statement_{session}, kinds_{columns} {
        for (Bind const& bind : binds) add(bind);
        for (Kind const kind : columns) {
            Slot& slot = slots_.emplace_back();
            switch (kind) {
            case Kind::number: statement_.exchange(soci::into(slot.number, slot.indicator)); break;
            case Kind::real: statement_.exchange(soci::into(slot.real, slot.indicator)); break;
            case Kind::text: statement_.exchange(soci::into(slot.text, slot.indicator)); break;
            }
        }
        values_.resize(columns.size());
        statement_.alloc();
        statement_.prepare(std::string{sql}, soci::details::st_one_time_query);
        statement_.define_and_bind();
    }

    bool execute() { return statement_.execute(true); }
    bool fetch() { return statement_.fetch(); }
    std::int64_t changed() { return statement_.get_affected_rows(); }

    std::span<Value const> values() {
        auto const first = slots_.size() - kinds_.size();
        for (std::size_t i = 0; i < kinds_.size(); ++i) {
            Slot const& slot = slots_[first + i];
            if (slot.indicator == soci::i_null)
                values_[i] = std::monostate{};
            else if (kinds_[i] == Kind::number)
                values_[i] = static_cast<std::int64_t>(slot.number);
            else if (kinds_[i] == Kind::real)
                values_[i] = slot.real;
            else
                values_[i] = slot.text;
        }
        return values_;
    }

private:
    void add(Bind const& bind) {
        Slot& slot = slots_.emplace_back();
        if (auto const* number = std::get_if<std::int64_t>(&bind.value)) {
            slot.number = *number;
            statement_.exchange(soci::use(slot.number, bind.name));
        } else if (auto const* real = std::get_if<double>(&bind.value)) {
            slot.real = *real;
            statement_.exchange(soci::use(slot.real, bind.name));
        } else if (auto const* text = std::get_if<std::string>(&bind.value)) {
            ENSURE(text->find('\0') == std::string::npos); // both engines would cut it there without a word
            slot.text = *text;
            statement_.exchange(soci::use(slot.text, bind.name));
        } else {
            slot.indicator = soci::i_null;
            statement_.exchange(soci::use(slot.text, slot.indicator, bind.name));
        }
    }

    soci::statement statement_;
    std::span<Kind const> kinds_;
    std::deque<Slot> slots_;
    std::vector<Value> values_;
};

/// FETCH of so many rows at a time from PostgreSQL.
constexpr int kFetchRows = 1000;

} // namespace

std::int64_t Session::run(std::string_view sql, Binds const& binds) {
    auto& connection = *lease_->connection;
    try {
        Statement statement{connection.soci(), sql, binds, {}};
        statement.execute();
        return statement.changed();
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
            Statement declare{
                connection.soci(), fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, sql), binds, {}};
            declare.execute();
            for (bool more = true; more;) {
                Statement rows{connection.soci(), fmt::format("FETCH {} FROM {}", kFetchRows, cursor), {}, columns};
                more = rows.execute();
                if (more) do
                        take(rows.values());
                    while (rows.fetch());
            }
            connection.run_raw("CLOSE " + cursor);
            return;
        }
        Statement statement{connection.soci(), sql, binds, columns};
        if (!statement.execute()) return;
        do take(statement.values());
        while (fetch != Fetch::first && statement.fetch());
    } catch (soci::soci_error const&) {
        connection.rethrow();
    }
}

} // namespace db
