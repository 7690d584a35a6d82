#include "db/database.hpp"

#include "support/store.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <thread>

using base::Date;
using support::on_both_engines;
using support::Store;

namespace {

void make_table(Store& store) {
    store->lease().run_script(
        "CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, born DATE, price BIGINT, "
        "weight DOUBLE PRECISION, CHECK (id > 0))");
}

db::Trouble trouble_of(std::function<void()> const& act) {
    try {
        act();
    } catch (db::Failure const& failure) {
        return failure.trouble();
    }
    FAIL("nothing was thrown");
    return db::Trouble::other;
}

} // namespace

TEST_CASE("what is written is read back in the same types on both engines") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            auto tx = store->write();
            auto const price = base::Money::of(162'756'000'000).value();
            CHECK(
                tx.run("INSERT INTO things (id, name, born, price, weight) VALUES (:id, :name, :born, :price, :weight)",
                       {{"id", 9'007'199'254'740'993},
                        {"name", "Xã Mường Than: 'một' \\ :id"},
                        {"born", Date::of(2025, 7, 1).value()},
                        {"price", price},
                        {"weight", 0.1}}) == 1);
            tx.run("INSERT INTO things (id, name) VALUES (1, :name)", {{"name", ""}});
            tx.commit();

            auto session = store->lease();
            auto const rows = session.rows<std::int64_t, std::string, std::optional<Date>, std::optional<base::Money>,
                                           std::optional<double>>(
                "SELECT id, name, born, price, weight FROM things ORDER BY id DESC");
            REQUIRE(rows.size() == 2);
            CHECK(std::get<0>(rows[0]) == 9'007'199'254'740'993);
            CHECK(std::get<1>(rows[0]) == "Xã Mường Than: 'một' \\ :id");
            CHECK(std::get<2>(rows[0])->iso() == "2025-07-01");
            CHECK(std::get<3>(rows[0]) == price);
            CHECK(std::get<4>(rows[0]) == 0.1);
            CHECK_FALSE(std::get<2>(rows[1]));
            CHECK(session.find<std::int64_t>("SELECT COUNT(*) FROM things").value() == 2);
            CHECK_FALSE(session.find<std::string>("SELECT name FROM things WHERE id = :id", {{"id", 5}}));
        },
        Store::Schema::none);
}

TEST_CASE("a name may stand twice in a statement and a list of numbers is one value") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            auto tx = store->write();
            for (int id = 1; id <= 5; ++id)
                tx.run("INSERT INTO things (id, name) VALUES (:id, :name)", {{"id", id}, {"name", std::to_string(id)}});
            CHECK(tx.rows<std::int64_t>("SELECT id FROM things WHERE id = :id OR name = CAST(:id AS TEXT)", {{"id", 3}})
                      .size() == 1);
            std::vector<std::int64_t> const wanted{2, 4, 9};
            auto const sql = "SELECT id FROM things WHERE id IN " + db::in_list(tx.engine(), "wanted") + " ORDER BY id";
            CHECK(tx.rows<std::int64_t>(sql, {{"wanted", db::list_of(wanted)}}) == std::vector<std::int64_t>{2, 4});
            CHECK(tx.rows<std::int64_t>(sql, {{"wanted", db::list_of({})}}).empty());
        },
        Store::Schema::none);
}

TEST_CASE("a transaction that is not committed leaves nothing") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            {
                auto tx = store->write();
                tx.run("INSERT INTO things (id, name) VALUES (1, 'a')");
            }
            CHECK(store->lease().find<std::int64_t>("SELECT COUNT(*) FROM things").value() == 0);
            { // moved on, then committed
                auto tx = store->write();
                tx.run("INSERT INTO things (id, name) VALUES (1, 'a')");
                auto other = std::move(tx);
                other.commit();
            }
            CHECK(store->lease().find<std::int64_t>("SELECT COUNT(*) FROM things").value() == 1);
        },
        Store::Schema::none);
}

TEST_CASE("the troubles of both engines have one set of names") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            store->lease().run_script("CREATE TABLE parts (thing_id BIGINT REFERENCES things (id))");
            auto const failing = [&](char const* sql) {
                return trouble_of([&] {
                    auto tx = store->write();
                    tx.run("INSERT INTO things (id, name) VALUES (1, 'a')");
                    tx.run(sql);
                    tx.commit();
                });
            };
            using enum db::Trouble;
            CHECK(failing("INSERT INTO things (id, name) VALUES (1, 'b')") == unique);
            CHECK(failing("INSERT INTO things (id, name) VALUES (2, 'a')") == unique);
            CHECK(failing("INSERT INTO things (id, name) VALUES (0, 'b')") == check);
            CHECK(failing("INSERT INTO things (id) VALUES (2)") == check);
            CHECK(failing("INSERT INTO parts (thing_id) VALUES (7)") == foreign_key);
            CHECK(failing("INSERT INTO nothing (thing_id) VALUES (7)") == other);
            CHECK(trouble_of([&] { store->read().run("INSERT INTO things (id, name) VALUES (1, 'a')"); }) == read_only);
            // A session that read only can write again.
            store->lease().run("INSERT INTO things (id, name) VALUES (3, 'c')");
        },
        Store::Schema::none);
}

TEST_CASE("after a savepoint was undone the transaction goes on") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            auto tx = store->write();
            tx.run("INSERT INTO things (id, name) VALUES (1, 'a')");
            CHECK_THROWS_AS(tx.savepoint([&] { tx.run("INSERT INTO things (id, name) VALUES (1, 'b')"); }),
                            db::Failure);
            tx.run("INSERT INTO things (id, name) VALUES (2, 'b')");
            tx.commit();
            CHECK(store->lease().find<std::int64_t>("SELECT COUNT(*) FROM things").value() == 2);
        },
        Store::Schema::none);
}

TEST_CASE("a reading transaction sees one picture while others write") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            auto reader = store->read();
            auto const count = [&] { return reader.find<std::int64_t>("SELECT COUNT(*) FROM things").value(); };
            CHECK(count() == 0);
            store->lease().run("INSERT INTO things (id, name) VALUES (1, 'a')");
            CHECK(count() == 0);
        },
        Store::Schema::none);
}

TEST_CASE("writers wait for their turn and none is lost") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            store->lease().run("INSERT INTO things (id, name, price) VALUES (1, 'counter', 0)");
            std::vector<std::thread> writers;
            for (int writer = 0; writer < 8; ++writer)
                writers.emplace_back([&] {
                    for (int turn = 0; turn < 20; ++turn) {
                        auto tx = store->write();
                        auto const old = tx.find<std::int64_t>(tx.engine() == db::Engine::postgresql
                                                                   ? "SELECT price FROM things WHERE id = 1 FOR UPDATE"
                                                                   : "SELECT price FROM things WHERE id = 1");
                        tx.run("UPDATE things SET price = :price WHERE id = 1", {{"price", old.value() + 1}});
                        tx.commit();
                    }
                });
            for (auto& writer : writers) writer.join();
            CHECK(store->lease().find<std::int64_t>("SELECT price FROM things").value() == 160);
        },
        Store::Schema::none);
}

TEST_CASE("a lease that nobody gives back times out for the next") {
    on_both_engines(
        [](Store& store) {
            auto settings = store->settings();
            settings.connections = 1;
            settings.patience = std::chrono::milliseconds{50};
            db::Database small{settings};
            auto held = small.lease();
            CHECK(trouble_of([&] { static_cast<void>(small.lease()); }) == db::Trouble::busy);
        },
        Store::Schema::none);
}

TEST_CASE("a second writer of the file gives up in time") {
    Store store{db::Engine::sqlite, Store::Schema::none};
    auto settings = store->settings();
    settings.patience = std::chrono::milliseconds{50};
    db::Database other{settings};
    auto held = other.write();
    CHECK(trouble_of([&] { static_cast<void>(other.write()); }) == db::Trouble::busy);
}

TEST_CASE("bulk rows arrive as they are") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            std::vector<std::string> const names{"tab\tand\nline\r", "back\\slash \\N", "", "Đắk Lắk"};
            auto const insert = [&](db::Transaction& tx) {
                std::size_t next = 0;
                std::string_view const columns[] = {"id", "name", "born", "weight"};
                return tx.bulk_insert("things", columns, [&](std::vector<db::Value>& row) {
                    if (next == names.size()) return false;
                    row = {static_cast<std::int64_t>(next + 1), names[next], db::Value{}, 0.5};
                    ++next;
                    return true;
                });
            };
            auto tx = store->write();
            CHECK(insert(tx) == 4);
            CHECK(tx.rows<std::string>("SELECT name FROM things ORDER BY id") == names);
            CHECK(trouble_of([&] { insert(tx); }) == db::Trouble::unique);
        },
        Store::Schema::none);
}

TEST_CASE("where the source of bulk rows throws the connection can still be used") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            std::string_view const columns[] = {"id", "name"};
            {
                auto tx = store->write();
                int next = 0;
                auto const source = [&](std::vector<db::Value>& row) {
                    if (++next == 3) throw std::runtime_error{"no more"};
                    row = {std::int64_t{next}, std::to_string(next)};
                    return true;
                };
                CHECK_THROWS_AS(tx.bulk_insert("things", columns, source), std::runtime_error);
            }
            CHECK(store->lease().find<std::int64_t>("SELECT COUNT(*) FROM things").value() == 0);
        },
        Store::Schema::none);
}

TEST_CASE("a large result streams, also beside other statements") {
    on_both_engines(
        [](Store& store) {
            make_table(store);
            {
                auto tx = store->write();
                std::string_view const columns[] = {"id", "name"};
                std::int64_t next = 0;
                tx.bulk_insert("things", columns, [&](std::vector<db::Value>& row) {
                    row = {++next, std::to_string(next)};
                    return next <= 2500;
                });
                tx.commit();
            }
            auto tx = store->read();
            std::int64_t sum = 0, asked = 0;
            tx.stream<std::int64_t>("SELECT id FROM things WHERE id > :least", {{"least", 10}}, [&](std::int64_t id) {
                sum += id;
                if (id % 500 == 0)
                    asked += tx.find<std::int64_t>("SELECT id FROM things WHERE id = :id", {{"id", id}}).value();
            });
            CHECK(sum == 2500 * 2501 / 2 - 55);
            CHECK(asked == 500 + 1000 + 1500 + 2000 + 2500);
        },
        Store::Schema::none);
}

TEST_CASE("a server lost in the middle of a transaction is told and the next transaction works") {
    auto& server = support::Postgres::shared();
    Store store{db::Engine::postgresql, Store::Schema::none};
    make_table(store);
    store->lease().run("INSERT INTO things (id, name) VALUES (1, 'kept')");
    {
        auto tx = store->write();
        tx.run("INSERT INTO things (id, name) VALUES (2, 'lost')");
        server.kill();
        CHECK(trouble_of([&] { tx.run("INSERT INTO things (id, name) VALUES (3, 'lost')"); }) == db::Trouble::lost);
    }
    CHECK(trouble_of([&] { static_cast<void>(store->write()); }) == db::Trouble::lost);
    server.start_again();
    auto tx = store->write();
    CHECK(tx.rows<std::string>("SELECT name FROM things") == std::vector<std::string>{"kept"});
    CHECK(db::error_of({db::Trouble::lost, ""}).message == "Mất kết nối với cơ sở dữ liệu, chưa có gì được lưu.");
}

TEST_CASE("a server lost during the commit leaves the outcome open and says so") {
    auto& server = support::Postgres::shared();
    Store store{db::Engine::postgresql, Store::Schema::none};
    make_table(store);
    auto tx = store->write();
    tx.run("INSERT INTO things (id, name) VALUES (2, 'perhaps')");
    server.kill();
    CHECK(trouble_of([&] { tx.commit(); }) == db::Trouble::commit_uncertain);
    server.start_again();
}

TEST_CASE("a file that is no database is told as damaged") {
    Store store{db::Engine::sqlite, Store::Schema::none};
    auto const path = store.place() + ".txt";
    if (auto* const file = std::fopen(path.c_str(), "w")) {
        for (int i = 0; i < 2000; ++i) std::fputs("not a database ", file);
        std::fclose(file);
    }
    CHECK(trouble_of([&] { db::Database{db::settings_of(path)}; }) == db::Trouble::corrupt);
}

TEST_CASE("a statement that comes again and again answers each time by what it is given") {
    on_both_engines([](Store& store) {
        make_table(store);
        constexpr char kInsert[] = "INSERT INTO things (id, name, born) VALUES (:id, :name, :born)";
        constexpr char kNames[] = "SELECT name FROM things WHERE id >= :id ORDER BY id";
        std::optional<Date> const blank;
        auto const day = Date::of(2026, 11, 21);
        auto tx = store->write();
        for (std::int64_t id = 1; id <= 8; ++id)
            tx.run(kInsert, {{"id", id},
                             {"name", std::string(static_cast<std::size_t>(id), 'x')},
                             {"born", id % 2 == 0 ? blank : std::optional{*day}}});
        for (int round = 0; round < 3; ++round) {
            // Refused in vain, then carried out again; the rest of the transaction stands.
            CHECK(trouble_of([&] {
                      tx.savepoint([&] { tx.run(kInsert, {{"id", 1}, {"name", "y"}, {"born", *day}}); });
                  }) == db::Trouble::unique);
            CHECK(tx.rows<std::string>(kNames, {{"id", 7}}) == std::vector<std::string>{"xxxxxxx", "xxxxxxxx"});
            CHECK(tx.find<std::string>(kNames, {{"id", 3}}) == "xxx"); // the rows after it are left
            CHECK_FALSE(tx.find<std::string>(kNames, {{"id", 9}}));
            CHECK(tx.find<std::optional<Date>>("SELECT born FROM things WHERE id = :id", {{"id", 2 + round}}).value() ==
                  (round == 1 ? std::optional{*day} : blank));
            // The same one within itself.
            std::size_t letters = 0;
            tx.each<std::string>(kNames, {{"id", 6}}, [&](std::string const& outer) {
                for (auto const& inner : tx.rows<std::string>(kNames, {{"id", 7}}))
                    letters += outer.size() * inner.size();
            });
            CHECK(letters == (6 + 7 + 8) * (7 + 8));
        }
        tx.commit();

        // What was read and left holds no lock: the table can be changed, and the statement knows the change.
        auto session = store->lease();
        for (int round = 0; round < 3; ++round)
            CHECK(session.find<std::string>("SELECT name FROM things ORDER BY id") == "x");
        session.run_script("ALTER TABLE things ADD COLUMN extra BIGINT DEFAULT 7");
        CHECK(session.find<std::string>("SELECT name FROM things ORDER BY id") == "x");
        CHECK(session.run("UPDATE things SET extra = extra + 1 WHERE id > :id", {{"id", 4}}) == 4);
        // More of them than are kept.
        for (int round = 0; round < 3; ++round)
            for (int i = 0; i < 150; ++i)
                CHECK(session.find<int>(fmt::format("SELECT {} + COUNT(*) FROM things WHERE id > :id", i),
                                        {{"id", round}}) == i + 8 - round);
    });
}

TEST_CASE("a full disk is told in words, and nothing of the transaction stays") {
    Store store{db::Engine::sqlite};
    make_table(store);
    {
        auto tx = store->write();
        tx.run("INSERT INTO things (id, name) VALUES (1, 'trước')");
        tx.commit();
    }
    {
        auto tx = store->write();
        auto const pages = tx.find<std::int64_t>("SELECT page_count + 20 FROM pragma_page_count").value();
        tx.run_script(
            fmt::format("PRAGMA max_page_count={}", pages)); // the engine then says what it says of a full disk
        auto const fill = [&] {
            for (std::int64_t id = 2; id < 1000; ++id)
                tx.run("INSERT INTO things (id, name) VALUES (:id, :name)",
                       {{"id", id}, {"name", std::to_string(id) + std::string(4000, 'x')}});
        };
        try {
            fill();
            FAIL("it fitted");
        } catch (db::Failure const& failure) {
            CHECK(failure.trouble() == db::Trouble::full);
            CHECK(db::error_of(failure).message.contains("Ổ đĩa của máy chủ đã đầy, chưa có gì được lưu"));
        }
    }
    auto session = store->lease();
    CHECK(session.find<std::int64_t>("SELECT COUNT(*) FROM things") == 1);
    session.run_script("PRAGMA max_page_count=1000000");
    CHECK(session.run("INSERT INTO things (id, name) VALUES (2, 'sau')") == 1);
}
