#include "directives/tables/store.hpp"

#include "documents/registry/office.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <thread>

using namespace directives::tables;
using office_house::clerk_of;
using office_house::day;
using office_house::kCommittee;
using office_house::kDepartment;
using office_house::kMinistry;
using office_house::kOffice;
using office_house::noon;
using support::Store;

namespace {

rights::Scope specialist_of(std::int64_t organisation, char const* actor = "Giàng A Sơn, chuyên viên") {
    auto scope = clerk_of(organisation);
    scope.capabilities = rights::capabilities_of(rights::Role::specialist);
    scope.actor = actor;
    return scope;
}

NewTable usual() {
    return {.title = "Tình hình ban hành kế hoạch",
            .as_of = day("2026-11-20"),
            .begins_on = day("2026-10-01"),
            .steps = usual_steps(),
            .units = {{"Văn phòng UBND tỉnh Suối Đá", OrganisationId{kOffice}},
                      {"Sở Việc làm tỉnh Suối Đá", OrganisationId{kDepartment}},
                      {"Hợp tác xã Bản Mới", {}}}};
}

TableId made(Store& store, NewTable const& table = usual()) {
    auto tx = store->write();
    auto const id = create(tx, specialist_of(kMinistry), noon("2026-11-20"), table);
    REQUIRE_MESSAGE(id.has_value(), id.error().message);
    tx.commit();
    return *id;
}

base::Result<Saved> save_as(Store& store, rights::Scope const& scope, TableId table,
                            std::vector<Change> const& changes) {
    auto tx = store->write();
    auto saved = save(tx, scope, noon("2026-11-21"), table, changes);
    if (saved && saved->changed) tx.commit();
    return saved;
}

std::vector<Row> rows_of(Store& store, TableId id) {
    auto session = store->lease();
    return read_rows(session, find_table(session, specialist_of(kMinistry), day("2026-11-21"), id).value());
}

std::int64_t audited(Store& store, char const* verb) {
    return store->lease()
        .find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = :verb", {{"verb", verb}})
        .value();
}

} // namespace

TEST_CASE("a table is defined in one act and keeps columns, units and what came from the paper") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto table = usual();
        table.values = {{"x", "x", "", "KH số 12/KH-UBND ngày 03/11/2026", ""}, {}, {"", "", "", "", "Chưa có"}};
        auto const id = made(store, table);
        auto session = store->lease();
        auto const found = find_table(session, specialist_of(kMinistry), day("2026-11-21"), id);
        REQUIRE(found.has_value());
        CHECK(found->steps == usual_steps());
        CHECK(found->row_count == 3);
        CHECK(found->begins_on == day("2026-10-01"));
        auto const rows = read_rows(session, *found);
        REQUIRE(rows.size() == 3);
        CHECK(rows[0].cells[3].value == "KH số 12/KH-UBND ngày 03/11/2026");
        CHECK(rows[0].cells[3].origin == Origin::paper);
        CHECK(rows[1].cells[0].version == 0);
        CHECK(rows[2].unit == OrganisationId{});
        CHECK(audited(store, "status_table") == 1);
        CHECK(history_of(session, *found, rows[0].id).size() == 3);
    });
}

TEST_CASE("what a new table lacks is told at its field, and nothing is kept") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        struct Case {
            char const* field;
            std::function<void(NewTable&)> spoil;
        };
        Case const cases[] = {
            {"title", [](NewTable& table) { table.title = "  "; }},
            {"heading-0", [](NewTable& table) { table.steps.clear(); }},
            {"heading-0", [](NewTable& table) { table.steps.resize(13, {.heading = "C"}); }},
            {"heading-1", [](NewTable& table) { table.steps[1].heading = table.steps[0].heading; }},
            {"heading-2", [](NewTable& table) { table.steps[2].part = Part::done; }},
            {"heading-4", [](NewTable& table) { table.steps[4].exclusive = 1; }},
            {"units", [](NewTable& table) { table.units.clear(); }},
            {"begins_on", [](NewTable& table) { table.begins_on = day("2026-11-21"); }},
        };
        for (auto const& one : cases) {
            CAPTURE(one.field);
            auto table = usual();
            one.spoil(table);
            auto tx = store->write();
            auto const id = create(tx, specialist_of(kMinistry), noon("2026-11-20"), table);
            REQUIRE_FALSE(id.has_value());
            CHECK(id.error().where == one.field);
        }
        auto tx = store->write();
        auto nobody = specialist_of(kMinistry);
        nobody.capabilities = rights::capabilities_of(rights::Role::reviewer);
        CHECK(create(tx, nobody, noon("2026-11-20"), usual()).error().code == base::Code::refused);
        auto foreign = usual();
        foreign.paper = PaperId{77};
        CHECK(create(tx, specialist_of(kMinistry), noon("2026-11-20"), foreign).error().code == base::Code::not_found);
    });
}

TEST_CASE("the holder writes every row, a unit its own, others nothing; strangers do not even see it") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const rows = rows_of(store, id);
        auto const mark = [&](std::size_t row) {
            return std::vector<Change>{{.row = rows[row].id, .step = 1, .typed = "x", .seen = 0}};
        };
        CHECK(save_as(store, specialist_of(kDepartment), id, mark(1))->cells.size() == 1);
        auto const refused = save_as(store, specialist_of(kDepartment), id, mark(0));
        REQUIRE(refused.has_value());
        CHECK(refused->troubles.size() == 1);
        CHECK_FALSE(refused->changed);
        CHECK(save_as(store, specialist_of(kMinistry), id, mark(0))->cells.size() == 1);
        CHECK(save_as(store, specialist_of(kCommittee), id, mark(2)).error().code == base::Code::not_found);
        auto supervisor = specialist_of(kCommittee);
        supervisor.capabilities = rights::capabilities_of(rights::Role::supervisor);
        supervisor.areas = rights::AreaSet::everything();
        auto session = store->lease();
        CHECK(find_table(session, supervisor, day("2026-11-21"), id).has_value());
        CHECK(save_as(store, supervisor, id, mark(2))->troubles.size() == 1);
        auto const now = rows_of(store, id);
        CHECK(now[0].cells[1].origin == Origin::holder);
        CHECK(now[1].cells[1].origin == Origin::unit);
        CHECK(now[2].cells[1].version == 0);
    });
}

TEST_CASE("who comes second gets both values and loses nothing") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const row = rows_of(store, id)[1].id;
        auto const holder = specialist_of(kMinistry), unit = specialist_of(kDepartment);
        CHECK(save_as(store, holder, id, {{.row = row, .step = 4, .typed = "đang trình", .seen = 0}})->changed);
        auto const late = save_as(
            store, unit, id,
            {{.row = row, .step = 4, .typed = "đã ký", .seen = 0}, {.row = row, .step = 1, .typed = "x", .seen = 0}});
        REQUIRE(late.has_value());
        REQUIRE(late->conflicts.size() == 1);
        CHECK(late->conflicts[0].mine == "đã ký");
        CHECK(late->conflicts[0].theirs.value == "đang trình");
        CHECK(late->conflicts[0].theirs.by == holder.actor);
        CHECK(late->cells.size() == 1); // what does not conflict is kept
        CHECK(rows_of(store, id)[1].cells[4].value == "đang trình");
        // Having seen it, the second may write over it; the same value twice is no change.
        CHECK(save_as(store, unit, id, {{.row = row, .step = 4, .typed = "đã ký", .seen = 1}})->changed);
        CHECK_FALSE(save_as(store, unit, id, {{.row = row, .step = 4, .typed = " đã ký", .seen = 1}})->changed);
        auto session = store->lease();
        auto const history = history_of(session, find_table(session, holder, day("2026-11-21"), id).value(), row);
        REQUIRE(history.size() == 3);
        CHECK(history[0].cell.value == "đã ký");
        CHECK(audited(store, "status_cells") == 3);
    });
}

TEST_CASE("a form that knows only when it was made does not write back what it never touched") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const row = rows_of(store, id)[1].id;
        auto const unit = specialist_of(kDepartment), holder = specialist_of(kMinistry);
        save_as(store, unit, id, {{.row = row, .step = 4, .typed = "cũ", .seen = 0}});
        auto const seen =
            find_table(*std::make_unique<db::Session>(store->lease()), holder, day("2026-11-21"), id)->revision;
        save_as(store, unit, id, {{.row = row, .step = 4, .typed = "mới", .seen = 1}});
        // The holder's page still shows "cũ" there, and changed another cell.
        auto const saved = save_as(store, holder, id,
                                   {{.row = row, .step = 4, .typed = "cũ", .seen_revision = seen},
                                    {.row = row, .step = 1, .typed = "x", .seen_revision = seen}});
        REQUIRE(saved.has_value());
        CHECK(saved->conflicts.empty());
        CHECK(rows_of(store, id)[1].cells[4].value == "mới");
        CHECK(rows_of(store, id)[1].cells[1].value == "x");
        auto const clash =
            save_as(store, holder, id, {{.row = row, .step = 4, .typed = "khác", .seen_revision = seen}});
        CHECK(clash->conflicts.size() == 1);
    });
}

TEST_CASE("a closed table takes nothing until it is opened again, both with a reason") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const row = rows_of(store, id)[0].id;
        auto const holder = specialist_of(kMinistry);
        auto const act = [&](auto const& change) {
            auto tx = store->write();
            auto done = change(tx);
            if (done) tx.commit();
            return done;
        };
        auto const when = noon("2026-11-21");
        CHECK(act([&](auto& tx) { return close(tx, holder, when, id, " "); }).error().where == "reason");
        CHECK(act([&](auto& tx) { return close(tx, specialist_of(kDepartment), when, id, "x"); }).error().code ==
              base::Code::refused);
        CHECK(act([&](auto& tx) { return close(tx, holder, when, id, "đã gửi Bộ"); }).has_value());
        CHECK(save_as(store, holder, id, {{.row = row, .step = 1, .typed = "x", .seen = 0}})
                  .error()
                  .message.contains("đã gửi Bộ"));
        CHECK(act([&](auto& tx) { return close(tx, holder, when, id, "lại"); }).error().code == base::Code::refused);
        CHECK(act([&](auto& tx) { return reopen(tx, holder, when, id, "bổ sung"); }).has_value());
        CHECK(save_as(store, holder, id, {{.row = row, .step = 1, .typed = "x", .seen = 0}})->changed);
    });
}

TEST_CASE("units come and go, each once; a row that was taken out stays in the store") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const holder = specialist_of(kMinistry);
        auto const when = noon("2026-11-21");
        Shelf shelf;
        auto const whole = [&] {
            auto tx = store->read();
            return shelf.whole(tx, find_table(tx, holder, day("2026-11-21"), id).value(), day("2026-11-21"));
        };
        CHECK(whole()->rows.size() == 3);
        {
            auto tx = store->write();
            std::vector<Unit> const units{{"Sở Việc làm tỉnh Suối Đá", OrganisationId{kDepartment}},
                                          {"UBND tỉnh Suối Đá", OrganisationId{kCommittee}}};
            CHECK(add_units(tx, holder, when, id, units).value() == 1);
            tx.commit();
        }
        {
            auto tx = store->write();
            CHECK(add_units(tx, holder, when, id, std::vector<Unit>{{"hợp tác xã  bản mới", {}}}).error().where ==
                  "units");
        }
        CHECK(whole()->rows.size() == 4);
        auto const gone = whole()->rows[2].id;
        {
            auto tx = store->write();
            CHECK(remove_row(tx, holder, when, id, gone, "").error().where == "reason");
            CHECK(remove_row(tx, holder, when, id, RowId{99}, "x").error().code == base::Code::not_found);
        }
        {
            auto tx = store->write();
            CHECK(remove_row(tx, holder, when, id, gone, "không thuộc diện").has_value());
            tx.commit();
        }
        auto const now = whole();
        REQUIRE(now->rows.size() == 3);
        CHECK(now->rows[2].unit == OrganisationId{kCommittee});
        CHECK(save_as(store, holder, id, {{.row = gone, .step = 1, .typed = "x", .seen = 0}})->troubles.size() == 1);
    });
}

TEST_CASE("the shelf shows every save at once, and reads only what changed") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const holder = specialist_of(kMinistry);
        Shelf shelf;
        auto const whole = [&] {
            auto tx = store->read();
            return shelf.whole(tx, find_table(tx, holder, day("2026-11-21"), id).value(), day("2026-11-21"));
        };
        auto const first = whole();
        CHECK(whole() == first);
        CHECK(first->evaluation.totals[1].value == 0);
        for (int i = 0; i < 3; ++i)
            save_as(store, holder, id,
                    {{.row = first->rows[static_cast<std::size_t>(i)].id, .step = 1, .typed = "x", .seen = 0}});
        CHECK(whole()->evaluation.totals[1].value == 3);
        auto tx = store->read();
        auto const table = find_table(tx, holder, day("2026-11-21"), id).value();
        auto const rows = read_rows(tx, table);
        auto const kept = shelf.whole(tx, table, day("2026-11-21"));
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t s = 0; s < rows[r].cells.size(); ++s)
                CHECK(kept->rows[r].cells[s].value == rows[r].cells[s].value);
    });
}

TEST_CASE("many units that save at once all get in, each under its own version") {
    support::on_both_engines([](Store& store) {
        office_house::add_organisations(*store);
        auto const id = made(store);
        auto const rows = rows_of(store, id);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < 3; ++t)
            threads.emplace_back([&, t] {
                for (std::int64_t i = 0; i < 5; ++i)
                    save_as(store, specialist_of(kMinistry), id,
                            {{.row = rows[t].id, .step = 4, .typed = "lần " + std::to_string(i), .seen = i}});
            });
        for (auto& thread : threads) thread.join();
        for (auto const& row : rows_of(store, id)) CHECK(row.cells[4].version == 5);
    });
}
