#include "audit/audit.hpp"
#include "audit/verify.hpp"

#include "support/store.hpp"

#include <doctest/doctest.h>
#include <sstream>
#include <thread>

using support::on_both_engines;
using support::Store;

namespace {

rights::Scope scope_of(std::int64_t organisation) {
    auto scope = support::everything();
    scope.organisation = rights::OrganisationId{organisation};
    scope.actor = "Lò Thị Hoa, văn thư";
    return scope;
}

audit::Act act(int number) {
    return {.verb = "area_change",
            .object = "area/" + std::to_string(number),
            .label = "Xã số " + std::to_string(number),
            .before = R"({"Tên":"Xã cũ"})",
            .after = R"({"Tên":"Xã mới"})",
            .note = "QĐ 15/QĐ-UBND"};
}

void write_rows(Store& store, std::int64_t organisation, int count) {
    auto tx = store->write();
    for (int i = 1; i <= count; ++i)
        audit::write(tx, scope_of(organisation), db::Instant{std::chrono::microseconds{i}}, act(i));
    tx.commit();
}

/// Somebody who goes round the program.
void tamper(Store& store, char const* sql) {
    auto tx = store->write();
    if (tx.engine() == db::Engine::sqlite) {
        tx.run_script("DROP TRIGGER audit_rows_no_update");
        tx.run_script("DROP TRIGGER audit_rows_no_delete");
    } else {
        tx.run_script("ALTER TABLE audit_rows DISABLE TRIGGER audit_rows_only_added");
    }
    tx.run_script(sql);
    tx.commit();
}

} // namespace

TEST_CASE("each organisation has a chain of its own, numbered without gaps") {
    on_both_engines([](Store& store) {
        auto tx = store->write();
        CHECK(audit::write(tx, scope_of(7), {}, act(1)) == 1);
        CHECK(audit::write(tx, scope_of(8), {}, act(2)) == 1);
        CHECK(audit::write(tx, scope_of(7), {}, act(3)) == 2);
        tx.commit();
        auto const verdict = audit::verify(*store);
        CHECK(verdict.chains == 2);
        CHECK(verdict.rows == 3);
        CHECK(verdict.faults.empty());
    });
}

TEST_CASE("an act that is rolled back leaves no row, and the next takes its number") {
    on_both_engines([](Store& store) {
        {
            auto tx = store->write();
            audit::write(tx, scope_of(7), {}, act(1));
        }
        auto tx = store->write();
        CHECK(audit::write(tx, scope_of(7), {}, act(2)) == 1);
        tx.commit();
        CHECK(audit::verify(*store).faults.empty());
    });
}

TEST_CASE("the first broken row of a chain is named") {
    struct Case {
        char const* sql;
        std::int64_t number;
        char const* what;
    };
    Case const cases[] = {
        {"UPDATE audit_rows SET label = 'Xã số 31' WHERE chain = 7 AND number = 3", 3, "dòng 3 không còn như lúc ghi"},
        {"UPDATE audit_rows SET at = at + 1 WHERE chain = 7 AND number = 1", 1, "dòng 1 không còn như lúc ghi"},
        {"DELETE FROM audit_rows WHERE chain = 7 AND number = 4", 4, "thiếu dòng 4: sau dòng 3 là dòng 5"},
        {"DELETE FROM audit_rows WHERE chain = 7 AND number > 4", 5, "thiếu dòng 5: nhật ký phải có 6 dòng"},
        {"DELETE FROM audit_rows WHERE chain = 7", 1, "thiếu dòng 1: nhật ký phải có 6 dòng"},
        {"DELETE FROM audit_heads WHERE chain = 7", 1, "dòng 1 thừa: nhật ký chỉ có 0 dòng"},
        {"UPDATE audit_heads SET number = 4 WHERE chain = 7", 5, "dòng 5 thừa: nhật ký chỉ có 4 dòng"},
        {"UPDATE audit_rows SET hash = 'x' WHERE chain = 7 AND number = 6", 6, "dòng 6 không còn như lúc ghi"},
        {"INSERT INTO audit_rows SELECT chain, 7, at, person, post, on_behalf_of, actor, client, channel, verb, "
         "object, "
         "label, before_json, after_json, note, hash, day, folded FROM audit_rows WHERE chain = 7 AND number = 6",
         7, "dòng 7 không còn như lúc ghi"},
        {"UPDATE audit_heads SET hash = 'x' WHERE chain = 7", 7, "dòng 6 không khớp với dấu cuối của nhật ký"},
        {"UPDATE audit_rows SET actor = client, client = actor WHERE chain = 7 AND number = 2", 2,
         "dòng 2 không còn như lúc ghi"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.sql);
        on_both_engines([&](Store& store) {
            write_rows(store, 7, 6);
            write_rows(store, 9, 2);
            tamper(store, c.sql);
            auto const verdict = audit::verify(*store);
            REQUIRE(verdict.faults.size() == 1);
            CHECK(verdict.faults[0].chain == 7);
            CHECK(verdict.faults[0].number == c.number);
            CHECK(verdict.faults[0].what == c.what);
            CHECK(audit::verify(*store, 9).faults.empty());
        });
    }
}

TEST_CASE("rows of the log can neither be changed nor removed by the program") {
    on_both_engines([](Store& store) {
        write_rows(store, 7, 2);
        CHECK_THROWS_AS(store->lease().run("UPDATE audit_rows SET note = 'x'"), db::Failure);
        CHECK_THROWS_AS(store->lease().run("DELETE FROM audit_rows"), db::Failure);
    });
}

TEST_CASE("an exported log verifies without a store, and a changed byte in it is found") {
    on_both_engines([](Store& store) {
        write_rows(store, 7, 5);
        write_rows(store, 9, 3);
        std::ostringstream out;
        CHECK(audit::export_log(*store, out) == 8);
        auto const whole = out.str();
        {
            std::istringstream in{whole};
            auto const verdict = audit::verify_export(in);
            REQUIRE(verdict.has_value());
            CHECK(verdict->rows == 8);
            CHECK(verdict->chains == 2);
            CHECK(verdict->faults.empty());
        }
        {
            auto changed = whole;
            changed.replace(changed.find("Xã số 3"), std::string_view{"Xã số 3"}.size(), "Xã số 4");
            std::istringstream in{changed};
            auto const verdict = audit::verify_export(in);
            REQUIRE(verdict->faults.size() == 1);
            CHECK(verdict->faults[0].number == 3);
        }
        {
            auto shorter = whole;
            auto const from = shorter.find("{\"row\":{\"chain\":9,\"number\":2");
            shorter.erase(from, shorter.find('\n', from) + 1 - from);
            std::istringstream in{shorter};
            auto const verdict = audit::verify_export(in);
            REQUIRE(verdict->faults.size() == 1);
            CHECK(verdict->faults[0].what == "thiếu dòng 2: sau dòng 1 là dòng 3");
        }
        auto const error_of = [](std::string const& file) {
            std::istringstream in{file};
            return audit::verify_export(in).error().message;
        };
        auto const second = whole.find("{\"row\":{\"chain\":9");
        auto const end = whole.rfind("{\"end");
        CHECK(error_of(whole.substr(0, whole.rfind("{\"head"))) == "Tệp bị cắt: thiếu dòng kết thúc.");
        CHECK(error_of(whole.substr(0, second)) == "Tệp bị cắt: thiếu dòng kết thúc.");
        CHECK(error_of("") == "Tệp bị cắt: thiếu dòng kết thúc.");
        CHECK(error_of(whole.substr(0, second) + whole.substr(end)) ==
              "Tệp lúc ghi có 8 dòng nhật ký của 2 cơ quan, nay có 5 của 1.");
        CHECK(error_of(whole + whole) == "Sau dòng kết thúc không còn dòng nào nữa.");
        CHECK(error_of(std::string(9u << 20, '[')) == "Dòng này quá dài.");
        for (char const* garbage :
             {"x", "{}", "[1]", "{\"row\":1}", "{\"row\":{\"number\":\"x\"}}", "{\"row\":{\"number\":1e300}}",
              "{\"row\":{\"label\":[]}}", "{\"head\":{\"chain\":1.5}}", "{\"end\":{\"rows\":null}}"}) {
            CAPTURE(garbage);
            std::istringstream in{garbage};
            CHECK_FALSE(audit::verify_export(in).has_value());
        }
    });
}

TEST_CASE("many writers of one chain come one after the other") {
    on_both_engines([](Store& store) {
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 6; ++writer)
            writers.emplace_back([&] {
                for (int i = 0; i < 10; ++i) write_rows(store, 7, 2);
            });
        for (auto& writer : writers) writer.join();
        auto const verdict = audit::verify(*store);
        CHECK(verdict.rows == 120);
        CHECK(verdict.faults.empty());
    });
}

TEST_CASE("on PostgreSQL writers of different organisations do not wait for each other") {
    Store store{db::Engine::postgresql};
    auto settings = store->settings();
    settings.patience = std::chrono::milliseconds{200};
    db::Database impatient{settings};
    write_rows(store, 7, 1);
    write_rows(store, 8, 1);
    auto held = impatient.write();
    audit::write(held, scope_of(7), {}, act(1)); // not committed: the head of 7 is locked
    {
        auto tx = impatient.write();
        audit::write(tx, scope_of(8), {}, act(1));
        tx.commit();
    }
    {
        auto tx = impatient.write();
        CHECK_THROWS_AS(audit::write(tx, scope_of(7), {}, act(1)), db::Failure);
    }
    held.commit();
    CHECK(audit::verify(*store).faults.empty());
}
