#include "app/backup.hpp"

#include "audit/audit.hpp"
#include "audit/verify.hpp"
#include "db/copy.hpp"
#include "db/schema.hpp"
#include "documents/registry/originals.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <stdlib.h>

namespace {

namespace fs = std::filesystem;

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "benvung-backup-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

base::FixedClock const kClock{base::Date::of(2026, 11, 21).value()};

/// The migrations leave tables empty; the list of migrations itself is what the tests of the domains' rows need not repeat.
app::StorePlace new_store(db::Engine engine, fs::path const& folder) {
    app::StorePlace place{.data = folder.string()};
    if (engine == db::Engine::postgresql) place.database = support::Postgres::shared().new_database();
    auto const store = app::open_store(place, kClock);
    REQUIRE(store.has_value());
    (*store)->lease().run_script("CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT NOT NULL)");
    (*store)->lease().run("INSERT INTO things (id, name) VALUES (1, 'Mường Than')");
    return place;
}

} // namespace

TEST_CASE("a backup is restored into an empty folder with the same rows") {
    Folder const folder;
    auto const place = new_store(db::Engine::sqlite, folder.path / "data");
    auto const backup = (folder.path / "backup").string();
    { // while somebody holds the store open and has just written
        auto const held = app::open_store(place, kClock);
        (*held)->lease().run("INSERT INTO things (id, name) VALUES (2, 'in the log')");
        CHECK(app::back_up({place, backup}, kClock) == app::kDone);
    }
    CHECK(app::verify({.place = {}, .backup = backup}, kClock) == app::kDone);
    CHECK(app::verify({.place = {}, .backup = backup}, kClock) == app::kDone); // looking changes nothing

    app::StorePlace const empty{.data = (folder.path / "restored").string()};
    CHECK(app::restore({empty, backup}, kClock) == app::kDone);
    auto const restored = app::open_store(empty, kClock);
    CHECK((*restored)->lease().rows<std::string>("SELECT name FROM things ORDER BY id") ==
          std::vector<std::string>{"Mường Than", "in the log"});
    CHECK(app::verify({.place = empty, .backup = {}}, kClock) == app::kDone);
}

TEST_CASE("nothing is written over: neither a backup nor data") {
    Folder const folder;
    auto const place = new_store(db::Engine::sqlite, folder.path / "data");
    auto const backup = (folder.path / "backup").string();
    CHECK(app::back_up({place, backup}, kClock) == app::kDone);
    CHECK(app::back_up({place, backup}, kClock) == app::kRefused);
    CHECK(app::restore({place, backup}, kClock) == app::kRefused);
}

TEST_CASE("a backup with one flipped byte is not restored") {
    Folder const folder;
    auto const place = new_store(db::Engine::sqlite, folder.path / "data");
    auto const backup = (folder.path / "backup").string();
    CHECK(app::back_up({place, backup}, kClock) == app::kDone);
    {
        std::fstream file{fs::path{backup} / app::kDatabaseFile, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(5000);
        file.put('\x7f');
    }
    CHECK(app::verify({.place = {}, .backup = backup}, kClock) == app::kRefused);
    app::StorePlace const empty{.data = (folder.path / "restored").string()};
    CHECK(app::restore({empty, backup}, kClock) == app::kRefused);
    CHECK_FALSE(fs::exists(empty.address()));
    CHECK(app::restore({empty, folder.path.string()}, kClock) == app::kRefused); // no backup at all
}

TEST_CASE("a damaged data file is found by verify") {
    Folder const folder;
    auto const place = new_store(db::Engine::sqlite, folder.path / "data");
    {
        auto const store = app::open_store(place, kClock);
        auto tx = (*store)->write();
        for (int id = 10; id < 2000; ++id)
            tx.run("INSERT INTO things (id, name) VALUES (:id, 'a row that fills pages of the file')", {{"id", id}});
        tx.commit();
    }
    db::make_single_file(place.address());
    {
        std::fstream file{place.address(), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(static_cast<std::streamoff>(fs::file_size(place.address())) - 8000);
        file << std::string(3000, '\x55');
    }
    CHECK(app::verify({.place = place, .backup = {}}, kClock) == app::kRefused);
}

TEST_CASE("a store on PostgreSQL is backed up, looked at, restored into a folder and moved back") {
    Folder const folder;
    app::StorePlace const server{.data = (folder.path / "node").string(),
                                 .database = support::Postgres::shared().new_database()};
    {
        auto const store = app::open_store(server, kClock);
        REQUIRE(store.has_value());
        auto tx = (*store)->write();
        for (int i = 0; i < 3; ++i)
            audit::write(tx, support::everything(), db::to_instant(kClock.now()),
                         {.verb = "sign_in", .object = "person/1", .label = "Lò Thị Hoa", .before = {}, .after = {}});
        tx.commit();
    }
    auto const backup = (folder.path / "backup").string();
    CHECK(app::back_up({server, backup}, kClock) == app::kDone);
    CHECK(app::verify({.place = {}, .backup = backup}, kClock) == app::kDone);
    app::StorePlace const restored{.data = (folder.path / "restored").string()};
    CHECK(app::restore({restored, backup}, kClock) == app::kDone);
    CHECK(app::verify({.place = restored, .backup = {}}, kClock) == app::kDone);
    {
        auto const store = app::open_store(restored, kClock);
        CHECK(audit::verify(**store).rows == 3);
    }
    app::StorePlace const other{.data = restored.data, .database = support::Postgres::shared().new_database()};
    CHECK(app::move({restored, other}, kClock) == app::kDone);
    CHECK(app::move({restored, other}, kClock) == app::kRefused); // there is something already
    auto const store = app::open_store(other, kClock);
    CHECK(audit::verify(**store).rows == 3);
    CHECK(audit::verify(**store).faults.empty());
}

TEST_CASE("the files of documents go with a backup, and one flipped byte of them is found") {
    using documents::registry::Originals;
    Folder const folder;
    auto const place = new_store(db::Engine::sqlite, folder.path / "data");
    std::vector<std::string> digests;
    {
        auto const store = app::open_store(place, kClock);
        auto tx = (*store)->write();
        Originals originals{fs::path{place.data} / "originals"};
        for (std::string const text : {"Công văn thứ nhất", "Công văn thứ hai"}) {
            std::ofstream{folder.path / "letter.txt"} << text;
            digests.push_back(originals.keep(folder.path / "letter.txt").value());
            documents::registry::record_original(tx, db::to_instant(kClock.now()), digests.back(),
                                                 static_cast<std::int64_t>(text.size()));
        }
        tx.commit();
    }
    CHECK(app::verify({.place = place, .backup = {}}, kClock) == app::kDone);
    auto const backup = (folder.path / "backup").string();
    CHECK(app::back_up({place, backup}, kClock) == app::kDone);
    CHECK(app::verify({.place = {}, .backup = backup}, kClock) == app::kDone);
    app::StorePlace const empty{.data = (folder.path / "restored").string()};
    CHECK(app::restore({empty, backup}, kClock) == app::kDone);
    CHECK(app::verify({.place = empty, .backup = {}}, kClock) == app::kDone);
    app::StorePlace const server{.data = (folder.path / "node").string(),
                                 .database = support::Postgres::shared().new_database()};
    CHECK(app::move({empty, server}, kClock) == app::kDone);
    CHECK(app::verify({.place = server, .backup = {}}, kClock) == app::kDone);

    auto const flipped = Originals{fs::path{backup} / "originals"}.path_of(digests[0]);
    fs::permissions(flipped, fs::perms::owner_write, fs::perm_options::add);
    {
        std::fstream file{flipped, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(3);
        file.put('\x7f');
    }
    CHECK(app::verify({.place = {}, .backup = backup}, kClock) == app::kRefused);

    fs::remove(Originals{fs::path{place.data} / "originals"}.path_of(digests[1]));
    CHECK(app::verify({.place = place, .backup = {}}, kClock) == app::kRefused);
    auto const second = (folder.path / "second").string();
    CHECK(app::back_up({place, second}, kClock) == app::kRefused); // told, and made all the same
    CHECK(fs::exists(Originals{fs::path{second} / "originals"}.path_of(digests[0])));
}
