#include "db/schema.hpp"

#include "db/copy.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>
#include <thread>

using support::on_both_engines;
using support::Store;

namespace {

db::Migration const kFirst{
    "things", 1, "things",
    "-- What there is.\nCREATE TABLE things (id $id, name $text NOT NULL);\n\n"
    "-- sqlite:\nCREATE TRIGGER no_delete BEFORE DELETE ON things BEGIN\n"
    "    SELECT RAISE(ABORT, 'never: kept');\nEND;\n\n"
    "-- postgresql:\nCREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN\n"
    "    RAISE EXCEPTION 'never';\nEND $body$;\n\n"
    "-- postgresql:\nCREATE TRIGGER no_delete BEFORE DELETE ON things EXECUTE FUNCTION refuse();\n"};
db::Migration const kSecond{"things", 2, "weight", "ALTER TABLE things ADD COLUMN weight BIGINT NOT NULL DEFAULT 0;\n"};

} // namespace

TEST_CASE("migrations run once, in order, and keep what was there") {
    on_both_engines(
        [](Store& store) {
            std::vector<db::Migration> migrations{kFirst};
            CHECK(db::migrate(*store, migrations, {})->applied == std::vector<std::string>{"things/001-things"});
            store->lease().run("INSERT INTO things (name) VALUES ('a')");
            migrations.push_back(kSecond);
            CHECK(db::migrate(*store, migrations, {})->applied == std::vector<std::string>{"things/002-weight"});
            CHECK(db::migrate(*store, migrations, {})->applied.empty());
            CHECK(store->lease().find<std::string, std::int64_t>("SELECT name, weight FROM things") ==
                  std::tuple{std::string{"a"}, std::int64_t{0}});
            CHECK_THROWS_AS(store->lease().run("DELETE FROM things"), db::Failure);
        },
        Store::Schema::none);
}

TEST_CASE("a migration that fails leaves the store as it was") {
    on_both_engines(
        [](Store& store) {
            db::Migration const wrong{"things", 2, "wrong",
                                      "CREATE TABLE more (id $id);\n\nCREATE TABLE things (id $id);\n"};
            CHECK(db::migrate(*store, std::vector{kFirst}, {}).has_value());
            CHECK_THROWS_AS(static_cast<void>(db::migrate(*store, std::vector{kFirst, wrong}, {})), db::Failure);
            CHECK(db::count_rows(*store).size() == 2); // things and the list of migrations
        },
        Store::Schema::none);
}

TEST_CASE("a store of a newer program and a changed migration are refused in words") {
    on_both_engines(
        [](Store& store) {
            CHECK(db::migrate(*store, std::vector{kFirst, kSecond}, {}).has_value());
            auto const older = db::migrate(*store, std::vector{kFirst}, {});
            REQUIRE_FALSE(older.has_value());
            CHECK(older.error().message ==
                  "Dữ liệu này đã được một phiên bản mới hơn của chương trình dùng (things/002).");
            auto other = kFirst;
            other.text += "\n";
            CHECK_FALSE(db::migrate(*store, std::vector{other, kSecond}, {}).has_value());
        },
        Store::Schema::none);
}

TEST_CASE("two servers that start at once migrate once") {
    on_both_engines(
        [](Store& store) {
            std::vector<db::Migration> const migrations{kFirst, kSecond};
            std::size_t applied[2]{};
            std::vector<std::thread> servers;
            for (auto& count : applied)
                servers.emplace_back([&] {
                    db::Database database{store->settings()};
                    count = db::migrate(database, migrations, {})->applied.size();
                });
            for (auto& server : servers) server.join();
            CHECK(applied[0] + applied[1] == 2);
        },
        Store::Schema::none);
}

TEST_CASE("the embedded migrations apply, one folder after the other") {
    on_both_engines([](Store& store) {
        CHECK(db::migrate(*store, db::embedded_migrations(), {})->applied.empty());
        CHECK(db::faults_of(*store).empty());
    });
}

TEST_CASE("a store is copied whole to the other engine, and again back") {
    std::vector<db::Migration> const migrations{
        kFirst,
        {"parts", 1, "parts",
         "CREATE TABLE parts (id $id, whole_id BIGINT REFERENCES parts (id), "
         "thing_id BIGINT NOT NULL REFERENCES things (id), made DATE, share DOUBLE PRECISION);\n\n"
         "CREATE TABLE state (revision BIGINT);\n\nINSERT INTO state (revision) VALUES (1);\n"}};
    auto const fill = [&](Store& store) {
        CHECK(db::migrate(*store, migrations, {}).has_value());
        auto tx = store->write();
        tx.run("INSERT INTO things (id, name) VALUES (7, :name)", {{"name", "tab\tĐắk Lắk"}});
        tx.run("INSERT INTO parts (id, thing_id, made, share) VALUES (2, 7, '2025-07-01', 0.1)");
        tx.run("INSERT INTO parts (id, whole_id, thing_id) VALUES (1, 2, 7)");
        tx.run("UPDATE state SET revision = 5");
        tx.commit();
    };
    using Part =
        std::tuple<std::int64_t, std::optional<std::int64_t>, std::optional<base::Date>, std::optional<double>>;
    auto const parts = [](Store& store) {
        return store->lease()
            .rows<std::int64_t, std::optional<std::int64_t>, std::optional<base::Date>, std::optional<double>>(
                "SELECT id, whole_id, made, share FROM parts ORDER BY id");
    };
    for (auto const& [from_engine, into_engine] : {std::pair{db::Engine::sqlite, db::Engine::postgresql},
                                                   std::pair{db::Engine::postgresql, db::Engine::sqlite}}) {
        Store from{from_engine, Store::Schema::none}, into{into_engine, Store::Schema::none};
        fill(from);
        auto const copied = db::copy_all(*from, *into, migrations, {});
        REQUIRE(copied.has_value());
        CHECK(copied->size() == 3);
        CHECK(into->lease().rows<std::int64_t>("SELECT revision FROM state") == std::vector<std::int64_t>{5});
        CHECK(parts(into) == parts(from));
        CHECK(parts(into).at(0) == Part{1, 2, std::nullopt, std::nullopt});
        // New rows get numbers that are free.
        CHECK(into->lease().find<std::int64_t>("INSERT INTO things (name) VALUES ('b') RETURNING id").value() == 8);
        CHECK_FALSE(db::copy_all(*from, *into, migrations, {}).has_value());
        CHECK(db::faults_of(*into).empty());
    }
}
