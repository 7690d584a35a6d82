#include "audit/verify.hpp"
#include "imports/batch.hpp"
#include "imports/digest.hpp"
#include "imports/imports.hpp"
#include "imports/work.hpp"

#include "imports/sample.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using imports::FileRun;
using imports::run_file;
using support::on_both_engines;
using support::Store;

namespace {

base::FixedClock const kClock{*base::Date::of(2026, 11, 21)};

FileRun of(sample::File const& file) { return {.file = file.path(), .name = "thon.csv", .reason = "QĐ 15/QĐ-UBND"}; }

std::int64_t acts(Store& store) { return audit::verify(*store).rows; }

sample::Villages all(Store& store) {
    auto session = store->lease();
    return sample::villages(session);
}

} // namespace

TEST_CASE("a file is written all or nothing, and its second time changes nothing") {
    on_both_engines([](Store& store) {
        sample::make_table(*store);
        sample::Domain const domain;
        sample::File const file{"Mã thôn;Tên thôn;Số hộ\n0001;Bản Một;20\n0002;Bản Hai;1.030\n"};
        auto const first = run_file(*store, kClock, support::everything(), domain, of(file));
        REQUIRE(first);
        CHECK(first->written);
        CHECK(first->counts == imports::Counts{.added = 2});
        CHECK(all(store) == sample::Villages{{"0001", {"Bản Một", "20"}}, {"0002", {"Bản Hai", "1030"}}});
        CHECK(acts(store) == 1);

        auto const second = run_file(*store, kClock, support::everything(), domain, of(file));
        REQUIRE(second);
        CHECK_FALSE(second->written);
        CHECK(second->counts == imports::Counts{.same = 2});
        CHECK(second->repeats == first->batch);
        CHECK(imports::report_of(*second, of(file)).find("đã được nhập ở lô số 1") != std::string::npos);
        CHECK(acts(store) == 1);

        sample::File const later{"Mã số;Thôn, bản;Số hộ\n1;Bản Một;21\n2;Bản Hai;1.030\n3;Bản Ba;7\n"};
        auto const third = run_file(*store, kClock, support::everything(), domain, of(later));
        REQUIRE(third);
        CHECK(third->counts == imports::Counts{.added = 1, .changed = 1, .same = 1});
        auto session = store->lease();
        auto const found = imports::findings_after(session, third->batch, imports::Verdict::changed, 0, 10);
        REQUIRE(found.size() == 1);
        REQUIRE(found[0].finding.changes.size() == 1);
        CHECK(found[0].finding.changes[0].before == "20");
        CHECK(found[0].finding.changes[0].after == "21");
    });
}

TEST_CASE("twelve bad rows are each told with sheet, row and column, and stop the batch unless they are left behind") {
    on_both_engines([](Store& store) {
        sample::make_table(*store);
        sample::Domain const domain;
        sample::File const file{sample::with_bad_rows(30)};
        sample::File const returned{"", "tra-lai.xlsx"};
        auto run = of(file);
        run.rejected_file = returned.path();
        auto const outcome = run_file(*store, kClock, support::everything(), domain, run);
        REQUIRE(outcome);
        CHECK_FALSE(outcome->written);
        CHECK(outcome->counts == imports::Counts{.added = 30, .rejected = 12});
        REQUIRE(outcome->faults.size() == 12);
        CHECK(outcome->faults[0].where.ends_with("dòng 32, cột C"));
        CHECK(outcome->faults[6].message == "Thiếu “Mã thôn”.");
        CHECK(outcome->faults[11].message == "Mã 0001 đã có ở dòng 2.");
        CHECK(outcome->ignored_columns == std::vector<std::string>{"Ghi chú"});
        CHECK(all(store).empty());
        CHECK(acts(store) == 0);

        // What was returned is a file for the same import: the same rows are rejected, but for the one that was twice in the first file.
        auto again = of(file);
        again.file = returned.path();
        again.dry_run = true;
        auto const read_back = run_file(*store, kClock, support::everything(), domain, again);
        REQUIRE(read_back);
        CHECK(read_back->counts == imports::Counts{.added = 1, .rejected = 11});
        CHECK(read_back->ignored_columns ==
              std::vector<std::string>{"Ghi chú", "Lý do bị từ chối", "Dòng trong tệp gốc"});

        run.leave_rejected = true;
        auto const left = run_file(*store, kClock, support::everything(), domain, run);
        REQUIRE(left);
        CHECK(left->written);
        CHECK(all(store).size() == 30);
    });
}

TEST_CASE("the headings are found in row 7, and a row that numbers the columns is passed over") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    sample::Domain const domain;
    sample::File const file{"UBND HUYỆN THAN UYÊN;;;\n;DANH SÁCH THÔN, BẢN;;\n;(Kèm theo Quyết định số 15);;\n\n"
                            "Năm 2024;;;\n;;;\nSTT;MÃ THÔN;Tên  thôn;Số hộ (hộ)\n(1);(2);(3);(4)\n"
                            "1;0001;Bản Một;20\n2;0002;Bản Hai;30\n;;;\n;;Người lập biểu;\n"};
    auto run = of(file);
    run.dry_run = true;
    auto const outcome = run_file(*store, kClock, support::everything(), domain, run);
    REQUIRE(outcome);
    CHECK(outcome->header_row == 7);
    CHECK(outcome->counts == imports::Counts{.added = 2, .rejected = 1}); // the signer is no village, and is said so
    CHECK(all(store).empty());
}

TEST_CASE("what breaks in the middle of writing leaves nothing behind") {
    on_both_engines([](Store& store) {
        sample::make_table(*store);
        sample::Domain domain;
        domain.interrupt = [] { throw std::runtime_error{"pulled the plug"}; };
        sample::File const file{"Mã thôn;Tên thôn\n0001;Bản Một\n0002;Bản Hai\n0003;Bản Ba\n"};
        CHECK_THROWS_AS(static_cast<void>(run_file(*store, kClock, support::everything(), domain, of(file))),
                        std::runtime_error);
        CHECK(all(store).empty());
        CHECK(acts(store) == 0);

        domain.interrupt = [] {};
        auto const outcome = run_file(*store, kClock, support::everything(), domain, of(file));
        REQUIRE(outcome);
        CHECK(outcome->written);
        CHECK(all(store).size() == 3);
    });
}

TEST_CASE("a batch is undone as one act, but not under later changes") {
    on_both_engines([](Store& store) {
        sample::make_table(*store);
        sample::Domain const domain;
        sample::File const first{"Mã thôn;Tên thôn;Số hộ\n0001;Bản Một;20\n0002;Bản Hai;30\n"};
        sample::File const second{"Mã thôn;Tên thôn;Số hộ\n0002;Bản Hai;31\n0003;Bản Ba;7\n"};
        auto const scope = support::everything();
        auto const one = run_file(*store, kClock, scope, domain, of(first));
        REQUIRE(one);
        auto const after_first = all(store);
        auto const two = run_file(*store, kClock, scope, domain, of(second));
        REQUIRE(two);

        auto const early = imports::undo_batch(*store, kClock, scope, domain, one->batch, "nhầm");
        REQUIRE_FALSE(early);
        CHECK(early.error().mend == fmt::format("Hoàn tác lô số {} trước.", two->batch.number()));

        CHECK(imports::undo_batch(*store, kClock, scope, domain, two->batch, "nhầm"));
        CHECK(all(store) == after_first);
        CHECK_FALSE(imports::undo_batch(*store, kClock, scope, domain, two->batch, "nhầm"));
        CHECK(imports::undo_batch(*store, kClock, scope, domain, one->batch, "nhầm"));
        CHECK(all(store).empty());
        CHECK(acts(store) == 4);
        CHECK(audit::verify(*store).faults.empty());

        // After the undo the same file may be brought again.
        auto const again = run_file(*store, kClock, scope, domain, of(first));
        REQUIRE(again);
        CHECK(again->written);
    });
}

TEST_CASE("without the right nothing is read, and another organisation's batch does not exist") {
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    sample::Domain const domain;
    sample::File const file{"Mã thôn;Tên thôn\n0001;Bản Một\n"};
    auto mine = support::everything();
    mine.person = rights::PersonId{1};
    mine.organisation = rights::OrganisationId{7};
    auto const outcome = run_file(*store, kClock, mine, domain, of(file));
    REQUIRE(outcome);

    auto reader = mine;
    reader.capabilities = {rights::Capability::read_areas};
    CHECK(run_file(*store, kClock, reader, domain, of(file)).error().code == base::Code::refused);

    auto other = mine;
    other.organisation = rights::OrganisationId{8};
    auto const undone = imports::undo_batch(*store, kClock, other, domain, outcome->batch, "");
    REQUIRE_FALSE(undone);
    CHECK(undone.error().code == base::Code::not_found);
}

TEST_CASE("a file of no use is told in words and leaves no rows") {
    struct Case {
        char const* text;
        char const* message;
    };
    Case const cases[] = {
        {"", "Tệp rỗng"},
        {"Họ;Tên\nA;B\n", "Không tìm thấy dòng tiêu đề"},
        {"Mã thôn;Số hộ\n0001;5\n", "Tệp thiếu cột “Tên thôn”."},
        {"Mã thôn;Tên thôn\n", "không có dòng nào"},
    };
    Store store{db::Engine::sqlite};
    sample::make_table(*store);
    sample::Domain const domain;
    for (Case const& c : cases) {
        CAPTURE(c.text);
        sample::File const file{c.text};
        auto const outcome = run_file(*store, kClock, support::everything(), domain, of(file));
        REQUIRE_FALSE(outcome);
        CAPTURE(outcome.error().message);
        CHECK(outcome.error().message.find(c.message) != std::string::npos);
    }
    auto session = store->lease();
    CHECK(*session.find<std::int64_t>("SELECT COUNT(*) FROM import_rows") == 0);
}

TEST_CASE("settings are checked before the file is read") {
    Store store{db::Engine::sqlite};
    sample::Domain const domain;
    sample::File const file{"Mã thôn;Tên thôn\n0001;Bản Một\n"};
    auto run = of(file);
    run.settings = {{"from", "31/02/2024"}};
    auto const outcome = run_file(*store, kClock, support::everything(), domain, run);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().where == "Có hiệu lực từ ngày");
    CHECK(imports::parse_settings(domain, {{"from", "1/7/2025"}})->at("from") == "2025-07-01");
}

TEST_CASE("the preview's counts are what the commit does, whatever the file and the store hold") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> before,
                       std::vector<std::pair<std::uint8_t, std::uint8_t>> rows) {
        Store store{db::Engine::sqlite};
        sample::make_table(*store);
        sample::Domain const domain;
        auto const file_of = [](auto const& pairs) {
            std::string text = "Mã thôn;Tên thôn;Số hộ\n";
            for (auto const& [code, count] : pairs)
                text += fmt::format("{:04};Bản;{}\n", code % 16, count % 5 == 4 ? "x" : std::to_string(count % 5));
            return text;
        };
        sample::File const first{file_of(before)}, second{file_of(rows)};
        auto run = of(first);
        run.leave_rejected = true;
        static_cast<void>(run_file(*store, kClock, support::everything(), domain, run));
        auto const then = all(store);
        run.file = second.path();
        run.dry_run = true;
        auto const preview = run_file(*store, kClock, support::everything(), domain, run);
        RC_ASSERT(all(store) == then);
        run.dry_run = false;
        auto const done = run_file(*store, kClock, support::everything(), domain, run);
        RC_ASSERT(preview.has_value() == done.has_value());
        if (!done) return;
        RC_ASSERT(preview->counts == done->counts);
        auto const now = all(store);
        std::int64_t added = 0, changed = 0;
        for (auto const& [code, village] : now) {
            auto const old = then.find(code);
            if (old == then.end())
                ++added;
            else if (old->second != village)
                ++changed;
        }
        RC_ASSERT(added == done->counts.added);
        RC_ASSERT(changed == done->counts.changed);
    }));
}
