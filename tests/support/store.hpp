#pragma once

#include "db/schema.hpp"
#include "rights/scope.hpp"
#include "support/postgres.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace support {

/// An empty store of one engine, thrown away at the end of the test.
class Store {
public:
    enum class Schema { none, all };
    explicit Store(db::Engine engine, Schema schema = Schema::all);
    ~Store();
    Store(Store const&) = delete;

    db::Engine engine() const { return engine_; }
    db::Database& operator*() { return *database_; }
    db::Database* operator->() { return database_.get(); }
    std::string const& place() const { return place_; }
    void reopen(); ///< as after the end of the program

private:
    db::Engine engine_;
    std::filesystem::path folder_;
    std::string place_;
    std::unique_ptr<db::Database> database_;
};

/// Runs a test once for each engine, on an empty store of its own.
void on_both_engines(std::function<void(Store&)> const& test, Store::Schema schema = Store::Schema::all);

/// A scope that may do everything, for tests of stores that are about something else.
rights::Scope everything();

} // namespace support
