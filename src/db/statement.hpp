#pragma once

#include "db/database.hpp"

#include <deque>
#include <list>
#include <memory>
#include <soci/soci.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Inside of db/: a statement that was prepared on one connection, and those that are kept there for the next time.
namespace db {

class Connection;

class Statement {
public:
    /// `once` costs one round trip to a server, `again` two and then one with nothing to parse, and often nothing to plan.
    enum class Use { once, again };
    Statement(Connection& connection, std::string_view sql, Binds const& binds, std::span<Kind const> columns, Use use);

    bool execute(Binds const& binds); ///< of the same names and kinds as before
    bool fetch() { return statement_.fetch(); }
    std::int64_t changed() { return statement_.get_affected_rows(); }
    std::span<Value const> values();
    void rest(); ///< lets go of the rows, and of the lock that reading them holds

private:
    /// What SOCI reads into or from while a statement lives.
    struct Slot {
        long long number = 0;
        double real = 0;
        std::string text;
        soci::indicator indicator = soci::i_ok;
    };
    Engine engine_;
    std::vector<Kind> kinds_;
    std::deque<Slot> slots_; ///< of the binds, then of the columns
    std::vector<Value> values_;
    soci::statement statement_; ///< last: it points into the slots
};

/// Statements of one connection that come again and again. What comes for the first time is not kept: lists put theirs together from what a
/// person chose, and most of those never come back.
class Statements {
public:
    /// A statement while it is used. It lies in nobody else's hands: a callback may run the same one again.
    class Taken {
    public:
        Taken(Statements& owner, Connection& connection, std::string_view sql, Binds const& binds,
              std::span<Kind const> columns);
        ~Taken();
        Taken(Taken const&) = delete;
        Statement* operator->() { return statement_.get(); }

    private:
        Statements& owner_;
        std::string key_;
        int exceptions_;
        bool keep_ = false;
        std::unique_ptr<Statement> statement_;
    };

private:
    struct Kept {
        std::string key;
        std::unique_ptr<Statement> statement; ///< none: seen once
    };
    std::unique_ptr<Statement> take(std::string const& key, bool& seen);
    void put(std::string key, std::unique_ptr<Statement> statement);

    std::list<Kept> kept_; ///< the one that was used last comes first
    std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
};

} // namespace db
