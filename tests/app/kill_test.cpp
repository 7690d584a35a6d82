// kill -9 at any moment of an import: all of it is there, or nothing, and the store is sound.
#include "app/checks.hpp"
#include "app/data_folder.hpp"
#include "app/store.hpp"
#include "identity/identity.hpp"
#include "support/postgres.hpp"

#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <stdlib.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kUnits = 1500, kRounds = 6;

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "benvung-kill-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

pid_t start(std::vector<std::string> words, app::StorePlace const& place) {
    words.insert(words.begin(), BENVUNG_PROGRAM);
    words.insert(words.end(), {"--data", place.data});
    if (!place.database.empty()) words.insert(words.end(), {"--database", place.database});
    std::fflush(nullptr);
    pid_t const child = ::fork();
    if (child != 0) return child;
    int const nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    std::vector<char*> raw;
    for (auto& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    ::execv(BENVUNG_PROGRAM, raw.data());
    ::_exit(127);
}

pid_t start_import(fs::path const& list, app::StorePlace const& place) {
    return start({"areas", "import", list.string(), "--from", "2025-07-01"}, place);
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

/// How many communes the store has, which must be as if the import had been or had not been.
std::int64_t communes_in(app::StorePlace const& place) {
    base::SystemClock const clock;
    auto const store = app::open_store(place, clock);
    REQUIRE(store.has_value());
    CHECK(app::faults_of_store(**store).empty());
    auto session = (*store)->lease();
    auto const communes = session.find<std::int64_t>("SELECT COUNT(*) FROM area_units WHERE level = 'commune'").value();
    auto const acts = session.find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = 'area_import'").value();
    CHECK(acts == (communes > 0 ? 1 : 0));
    return communes;
}

/// A store with one office and its clerk "van.thu".
void prepare_office(app::StorePlace const& place) {
    base::SystemClock const clock;
    auto const store = app::open_store(place, clock);
    REQUIRE(store.has_value());
    auto tx = (*store)->write();
    tx.run(
        "INSERT INTO organisations (id, identity, kind, level, name, name_sort, searched, source, certainty, changed) "
        "VALUES (11, NULL, 'office', 'central', 'Văn phòng', 'Văn phòng', '', '', 'read', 0)");
    tx.run("INSERT INTO organisation_names (organisation_id, name, alias) VALUES (11, 'Văn phòng', 0)");
    auto const made = identity::create_person(
        tx, rights::Scope::of_operator("test"), {db::to_instant(clock.now()), clock.today()},
        {.name = "Lò Thị Hoa", .user_name = "van.thu", .password_hash = "x", .must_change = false},
        {.organisation = rights::OrganisationId{11},
         .area = {},
         .title = "Văn thư",
         .term = {base::Date::of(2025, 7, 1).value()},
         .roles = {rights::Role::clerk}});
    REQUIRE(made.has_value());
    tx.commit();
}

/// Papers in the store; each has its original, and no job is lost.
std::int64_t papers_in(app::StorePlace const& place) {
    base::SystemClock const clock;
    auto const store = app::open_store(place, clock);
    REQUIRE(store.has_value());
    CHECK(app::faults_of_store(**store).empty());
    CHECK(app::faults_of_originals(**store, fs::path{place.data} / app::kOriginals).empty());
    auto session = (*store)->lease();
    auto const papers = session.find<std::int64_t>("SELECT COUNT(*) FROM papers").value();
    CHECK(papers == session.find<std::int64_t>("SELECT COUNT(*) FROM intake_jobs WHERE state = 'taken'").value());
    CHECK(papers == session.find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = 'paper_intake'").value());
    return papers;
}

} // namespace

TEST_CASE("an intake of a folder that is killed at any moment goes on where it stopped, with no file lost or doubled") {
    constexpr int kLetters = 120;
    Folder const folder;
    fs::create_directories(folder.path / "in");
    for (int i = 1; i <= kLetters; ++i)
        std::ofstream{folder.path / "in" / (std::to_string(i) + ".txt")}
            << "ỦY BAN NHÂN DÂN\nTỈNH SUỐI ĐÁ\n\nSố: " << i
            << "/UBND-KT\n\nSuối Đá, ngày 14 tháng 10 năm 2026\n\nV/v việc thứ " << i
            << "\n\nKính gửi: Sở Việc làm.\n\nYêu cầu báo cáo trước ngày 30/10/2026./.\n";
    std::mt19937 dice{20261122};
    for (bool const server : {false, true}) {
        INFO("engine: ", std::string{server ? "PostgreSQL" : "SQLite"});
        app::StorePlace const place{.data = (folder.path / (server ? "pg" : "lite")).string(),
                                    .database = server ? support::Postgres::shared().new_database() : std::string{}};
        prepare_office(place);
        std::vector<std::string> const words{"documents", "import", (folder.path / "in").string(), "--as", "van.thu"};
        std::int64_t before = 0;
        for (int i = 0; i < kRounds && before < kLetters; ++i) {
            auto const child = start(words, place);
            std::this_thread::sleep_for(std::chrono::milliseconds{std::uniform_int_distribution<long>{50, 300}(dice)});
            ::kill(child, SIGKILL);
            wait_for(child);
            auto const now = papers_in(place);
            CHECK(now >= before);
            before = now;
        }
        CHECK(wait_for(start(words, place)) == 0);
        CHECK(papers_in(place) == kLetters);
    }
}

TEST_CASE("an import that is killed at any moment is whole or has never been") {
    Folder const folder;
    auto const list = folder.path / "communes.csv";
    {
        std::ofstream out{list};
        out << "level,code,name,parent_code\n";
        for (int i = 0; i < kUnits; ++i) out << "commune," << 20000 + i << ",Xã Số " << i << ",12\n";
    }
    std::mt19937 dice{20261121};
    for (bool const server : {false, true}) {
        INFO("engine: ", std::string{server ? "PostgreSQL" : "SQLite"});
        int round = 0;
        auto const new_place = [&] {
            return app::StorePlace{.data =
                                       (folder.path / ((server ? "pg-" : "lite-") + std::to_string(round++))).string(),
                                   .database = server ? support::Postgres::shared().new_database() : std::string{}};
        };
        auto const whole = new_place();
        auto const start = Clock::now();
        REQUIRE(wait_for(start_import(list, whole)) == 0);
        auto const length = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
        CHECK(communes_in(whole) == kUnits);

        for (int i = 0; i < kRounds; ++i) {
            auto const place = new_place();
            auto const child = start_import(list, place);
            std::this_thread::sleep_for(
                std::chrono::microseconds{std::uniform_int_distribution<long>{length / 10, length}(dice)});
            ::kill(child, SIGKILL);
            wait_for(child);
            auto const communes = communes_in(place);
            CHECK((communes == 0 || communes == kUnits));
            // The same file again ends what was begun, or changes nothing.
            CHECK(wait_for(start_import(list, place)) == 0);
            CHECK(communes_in(place) == kUnits);
        }
    }
}
