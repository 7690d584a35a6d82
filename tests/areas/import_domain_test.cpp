#include "areas/import_domain.hpp"

#include "areas/sample.hpp"
#include "areas/store.hpp"
#include "imports/imports.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace areas;
using namespace areas::sample;
using support::everything;
using support::on_both_engines;
using support::Store;

namespace {

base::FixedClock const kClock{day("2026-03-01")};

imports::FileOutcome run(Store& store, imports::Domain const& domain, std::string const& bytes,
                         imports::Settings settings, bool leave = false) {
    auto const path = std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "-nhap.csv");
    std::ofstream{path, std::ios::binary} << bytes;
    imports::FileRun const wanted{
        .file = path, .name = "nhap.csv", .settings = std::move(settings), .leave_rejected = leave};
    auto const outcome = imports::run_file(*store, kClock, everything(), domain, wanted);
    std::filesystem::remove(path);
    if (!outcome) FAIL(outcome.error().message);
    return *outcome;
}

std::string const kOldFile =
    "Mã;Tên;Mã cấp trên;Cấp\n990;Huyện Chè;01;huyện\n99001;Xã Vườn Chè;990;xã\n99002;Xã Đồi Sim;990;xã\n";

void put_provinces(Store& store) {
    auto tx = store->write();
    REQUIRE(put_known_provinces(tx, everything(), {}).value());
    tx.commit();
}

std::size_t units(Store& store) { return Atlases{*store}.now()->units().size(); }

} // namespace

TEST_CASE("a list of areas goes through the import framework, once, and comes back out as one batch") {
    auto const domain = units_import();
    on_both_engines([&](Store& store) {
        put_provinces(store);
        auto const first = run(store, *domain, kOldFile, {{"until", "30/06/2025"}});
        CHECK(first.written);
        CHECK(first.counts.added == 3);
        CHECK(units(store) == 89);
        auto const again = run(store, *domain, kOldFile + "99002;Xã Đồi Sim;990;xã\n", {{"until", "30/06/2025"}});
        CHECK(again.counts.same == 3);
        CHECK(again.counts.rejected == 1); // a row twice
        CHECK_FALSE(again.written);
        auto const respelt =
            run(store, *domain, "Mã;Tên;Mã cấp trên;Cấp\n99001;Xã Vươn Che;990;xã\n", {{"until", "30/06/2025"}});
        CHECK(respelt.counts.changed == 1);
        CHECK_FALSE(
            imports::undo_batch(*store, kClock, everything(), *domain, first.batch, "nhầm")); // the later one first
        CHECK(imports::undo_batch(*store, kClock, everything(), *domain, respelt.batch, "nhầm"));
        CHECK(imports::undo_batch(*store, kClock, everything(), *domain, first.batch, "nhầm"));
        CHECK(units(store) == 86);
    });
}

TEST_CASE("rejected rows are told and left out, and what lies below a rejected unit with them") {
    auto const domain = units_import();
    on_both_engines([&](Store& store) {
        put_provinces(store);
        std::string const file = "level,code,name,parent_code,from,until\n"
                                 "district,990,Huyện Chè,01,,30/06/2025\n"
                                 "district,991,Huyện Sai,02,,\n"            // its province ended
                                 "commune,99101,Xã Con,991,,30/06/2025\n"   // below it
                                 "commune,99001,Vườn Chè,990,,30/06/2025\n" // no word for its kind
                                 "commune,99002,Xã Đồi Sim,990,,30/06/2025\n";
        auto const outcome = run(store, *domain, file, {}, true);
        CHECK(outcome.written);
        CHECK(outcome.counts == imports::Counts{.added = 2, .changed = 0, .same = 0, .rejected = 3});
        CHECK(outcome.faults.size() >= 3);
        CHECK(units(store) == 88);
    });
}

TEST_CASE("mergers go through the import framework; what is not clear is noted and waits") {
    auto const lists = units_import();
    auto const mergers = mergers_import();
    on_both_engines([&](Store& store) {
        put_provinces(store);
        run(store, *lists, kOldFile, {{"until", "2025-06-30"}});
        run(store, *lists, "Mã;Tên;Mã cấp trên;Cấp\n99001;Xã Chè Mới;01;xã\n", {{"from", "2025-07-01"}});
        std::string const file =
            "Mã mới;Tên mới;Hình thành từ\n99001;Xã Chè Mới;\"Xã Vườn Chè, Xã Đồi Sim, Thôn Nà Lừa\"\n";
        auto const outcome = run(store, *mergers, file, {{"from", "1/7/2025"}});
        CHECK(outcome.written);
        CHECK(outcome.counts.added == 1);
        auto session = store->lease();
        CHECK(waiting_parts(session, everything()).value().size() == 1);
        auto const again = run(store, *mergers, file + "\n", {{"from", "01/07/2025"}});
        CHECK(again.counts.same == 1);
        CHECK(imports::undo_batch(*store, kClock, everything(), *mergers, outcome.batch, ""));
        CHECK(waiting_parts(session, everything()).value().empty());
        auto const wrong = run(store, *mergers, "Mã mới;Hình thành từ\n77777;Xã Vườn Chè\n", {{"from", "1/7/2025"}});
        CHECK(wrong.counts.rejected == 1);
    });
}
