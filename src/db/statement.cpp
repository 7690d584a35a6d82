#include "db/statement.hpp"

#include "base/ensure.hpp"
#include "db/connection.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace db {
namespace {

constexpr std::size_t kKeptMost = 100;

/// Statements with the same key may be executed by the same prepared one: SOCI binds each value by its kind.
std::string key_of(std::string_view sql, Binds const& binds, std::span<Kind const> columns) {
    std::string key{sql};
    for (Bind const& bind : binds) {
        key += '\0';
        key += static_cast<char>('0' + bind.value.index());
        key += bind.name;
    }
    key += '\0';
    for (Kind const kind : columns) key += static_cast<char>('0' + static_cast<int>(kind));
    return key;
}

} // namespace

Statement::Statement(Connection& connection, std::string_view sql, Binds const& binds, std::span<Kind const> columns,
                     Use use)
    : engine_{connection.engine()}, kinds_{columns.begin(), columns.end()}, statement_{connection.soci()} {
    for (Bind const& bind : binds) {
        Slot& slot = slots_.emplace_back();
        if (std::holds_alternative<std::int64_t>(bind.value))
            statement_.exchange(soci::use(slot.number, bind.name));
        else if (std::holds_alternative<double>(bind.value))
            statement_.exchange(soci::use(slot.real, bind.name));
        else
            statement_.exchange(soci::use(slot.text, slot.indicator, bind.name));
    }
    for (Kind const kind : kinds_) {
        Slot& slot = slots_.emplace_back();
        switch (kind) {
        case Kind::number: statement_.exchange(soci::into(slot.number, slot.indicator)); break;
        case Kind::real: statement_.exchange(soci::into(slot.real, slot.indicator)); break;
        case Kind::text: statement_.exchange(soci::into(slot.text, slot.indicator)); break;
        }
    }
    values_.resize(kinds_.size());
    statement_.alloc();
    statement_.prepare(std::string{sql},
                       use == Use::again ? soci::details::st_repeatable_query : soci::details::st_one_time_query);
    statement_.define_and_bind();
}

bool Statement::execute(Binds const& binds) {
    ENSURE(binds.size() + kinds_.size() == slots_.size());
    for (std::size_t i = 0; i < binds.size(); ++i) {
        Slot& slot = slots_[i];
        if (auto const* number = std::get_if<std::int64_t>(&binds[i].value)) {
            slot.number = *number;
        } else if (auto const* real = std::get_if<double>(&binds[i].value)) {
            slot.real = *real;
        } else if (auto const* text = std::get_if<std::string>(&binds[i].value)) {
            ENSURE(text->find('\0') == std::string::npos); // both engines would cut it there without a word
            slot.text = *text;
            slot.indicator = soci::i_ok;
        } else {
            slot.indicator = soci::i_null;
        }
    }
    return statement_.execute(true);
}

std::span<Value const> Statement::values() {
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

void Statement::rest() {
    if (engine_ == Engine::sqlite)
        sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_);
    else
        static_cast<soci::postgresql_statement_backend*>(statement_.get_backend())->result_.reset();
    constexpr std::size_t kLargeBytes = 4096; // whole texts are not kept for the next time
    for (Slot& slot : slots_)
        if (slot.text.capacity() > kLargeBytes) slot.text = std::string{};
    for (Value& value : values_) value = std::monostate{};
}

Statements::Taken::Taken(Statements& owner, Connection& connection, std::string_view sql, Binds const& binds,
                         std::span<Kind const> columns)
    : owner_{owner}, key_{key_of(sql, binds, columns)}, exceptions_{std::uncaught_exceptions()} {
    statement_ = owner.take(key_, keep_);
    if (!statement_)
        statement_ = std::make_unique<Statement>(connection, sql, binds, columns,
                                                 keep_ ? Statement::Use::again : Statement::Use::once);
}

Statements::Taken::~Taken() {
    // What failed is not kept: SOCI forgets the values that it sent in vain to PostgreSQL, and would leak them the next time.
    bool const failed = std::uncaught_exceptions() > exceptions_;
    try {
        if (keep_ && failed) return;
        if (keep_) statement_->rest();
        owner_.put(std::move(key_), keep_ ? std::move(statement_) : nullptr);
    } catch (...) {
        // It is prepared again next time.
    }
}

std::unique_ptr<Statement> Statements::take(std::string const& key, bool& seen) {
    auto const found = by_key_.find(key);
    seen = found != by_key_.end();
    if (!seen) return nullptr;
    auto const at = found->second;
    auto statement = std::move(at->statement);
    by_key_.erase(found);
    kept_.erase(at);
    return statement;
}

void Statements::put(std::string key, std::unique_ptr<Statement> statement) {
    if (auto const there = by_key_.find(key); there != by_key_.end()) { // the same one was used inside of this one
        if (statement && !there->second->statement) there->second->statement = std::move(statement);
        return;
    }
    kept_.push_front({std::move(key), std::move(statement)});
    by_key_.emplace(kept_.front().key, kept_.begin());
    if (kept_.size() <= kKeptMost) return;
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
}

} // namespace db
