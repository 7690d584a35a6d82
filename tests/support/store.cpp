#include "support/store.hpp"

#include <doctest/doctest.h>
#include <stdexcept>
#include <stdlib.h>

namespace support {

namespace {

void migrate(db::Database& database) {
    auto const done = db::migrate(database, db::embedded_migrations(), db::Instant{});
    if (!done) throw std::runtime_error{done.error().message};
}

/// A migrated database of which the others are copies: faster than to migrate each.
std::string const& model() {
    static std::string const address = [] {
        auto made = Postgres::shared().new_database();
        db::Database database{db::settings_of(made)};
        migrate(database);
        return made;
    }();
    return address;
}

} // namespace

Store::Store(db::Engine engine, Schema schema) : engine_{engine} {
    if (engine == db::Engine::postgresql) {
        place_ = Postgres::shared().new_database(schema == Schema::all ? model() : "");
        reopen();
        return;
    }
    std::string pattern = (std::filesystem::temp_directory_path() / "benvung-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"mkdtemp"};
    folder_ = pattern;
    place_ = (folder_ / "benvung.sqlite").string();
    reopen();
    if (schema == Schema::all) migrate(*database_);
}

void Store::reopen() {
    database_.reset();
    database_ = std::make_unique<db::Database>(db::settings_of(place_));
}

Store::~Store() {
    database_.reset();
    std::error_code ignored;
    if (engine_ == db::Engine::sqlite) std::filesystem::remove_all(folder_, ignored);
    // PostgreSQL's are removed with the server.
}

void on_both_engines(std::function<void(Store&)> const& test, Store::Schema schema) {
    for (db::Engine const engine : {db::Engine::sqlite, db::Engine::postgresql}) {
        INFO("engine: ", engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL");
        Store store{engine, schema};
        test(store);
    }
}

rights::Scope everything() { return rights::Scope::of_operator("Người kiểm thử"); }

} // namespace support
