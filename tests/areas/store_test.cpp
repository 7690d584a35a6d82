#include "areas/store.hpp"

#include "areas/checks.hpp"
#include "areas/outline.hpp"
#include "areas/provinces.hpp"
#include "areas/sample.hpp"
#include "areas/special_lists.hpp"
#include "support/store.hpp"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>

using namespace areas;
using namespace areas::sample;
using support::everything;
using support::on_both_engines;
using support::Store;

namespace {

db::Instant const kWhen{};

void put_provinces(Store& store) {
    auto tx = store->write();
    REQUIRE(put_known_provinces(tx, everything(), kWhen).value());
    tx.commit();
}

Atlas loaded(Store& store) {
    auto session = store->lease();
    return load_atlas(session, everything()).value();
}

AreaId id_of(Atlas const& atlas, char const* code, char const* on) {
    auto const found = atlas.with_code(AreaCode::parse(code).value(), day(on));
    REQUIRE(found.size() == 1);
    return found[0]->id;
}

AreaList list_of(std::vector<std::vector<std::string>> const& rows, Validity in) {
    ListReader reader{header_of(rows.front()).value(), in};
    for (std::size_t i = 1; i < rows.size(); ++i) reader.add(i + 1, rows[i]);
    return std::move(reader).finish();
}

/// What the import does in one transaction; the plan that was written.
ListPlan import(Store& store, rights::Scope const& scope, AreaList list, std::int64_t batch = 0) {
    auto tx = store->write();
    AreaId const first = begin_import(tx, scope).value();
    Atlas const atlas = load_atlas(tx, scope).value();
    ListPlan plan = list.shape == ListShape::mergers ? plan_mergers(atlas, list, day("2025-07-01"), "Nghị quyết số 1")
                                                     : plan_units(atlas, std::move(list), first);
    REQUIRE(mark_known_parts(tx, scope, plan));
    if (!plan.rejected.empty()) return plan;
    auto const done = apply_plan(tx, scope, kWhen, plan, "danh-muc.csv", "digest", batch);
    REQUIRE(done.has_value());
    tx.commit();
    return plan;
}

std::vector<std::vector<std::string>> const kOldList{{"level", "code", "name", "parent_code"},
                                                     {"district", "990", "Huyện Chè", "01"},
                                                     {"commune", "99001", "Xã Vườn Chè", "990"},
                                                     {"commune", "99002", "Xã Đồi Sim", "990"}};
std::vector<std::vector<std::string>> const kNewList{{"level", "code", "name", "parent_code"},
                                                     {"commune", "99001", "Xã Chè Mới", "01"}};

bool same(Atlas const& left, Atlas const& right) {
    if (left.units().size() != right.units().size() || !std::ranges::equal(left.successions(), right.successions()))
        return false;
    return std::ranges::equal(left.units(), right.units(), [](Unit const& one, Unit const& other) {
        return one.id == other.id && one.level == other.level && one.in == other.in && one.titles == other.titles &&
               one.codes == other.codes && one.parents == other.parents;
    });
}

} // namespace

TEST_CASE("the known provinces are put in once and read back as they are") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        {
            auto tx = store->write();
            CHECK_FALSE(put_known_provinces(tx, everything(), kWhen).value());
        }
        Atlas const atlas = loaded(store);
        KnownAreas known = known_provinces();
        std::ranges::sort(known.successions, {},
                          [](Succession const& s) { return std::tuple{s.successor, s.predecessor}; });
        CHECK(same(atlas, Atlas{known.units, known.successions}));
        auto session = store->lease();
        CHECK(revision(session, everything()).value() == 1);
    });
}

TEST_CASE("lists of both dates and their mergers are imported; the same files twice change nothing") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        CHECK(import(store, everything(), list_of(kOldList, kOld)).added.size() == 3);
        CHECK(import(store, everything(), list_of(kNewList, kNew)).added.size() == 1);
        AreaList const mergers = list_of(
            {{"new_code", "new_name", "formed_from"}, {"99001", "Xã Chè Mới", "Xã Vườn Chè, Xã Đồi Sim, Thôn Nà Lừa"}},
            kNew);
        CHECK(import(store, everything(), mergers).successions.size() == 2);
        Atlas const atlas = loaded(store);
        auto session = store->lease();
        auto const before = revision(session, everything()).value();
        CHECK(atlas.from(id_of(atlas, "99002", "2025-06-30")).front()->legal_act == "Nghị quyết số 1");
        CHECK(import(store, everything(), list_of(kOldList, kOld)).changes_nothing());
        CHECK(import(store, everything(), list_of(kNewList, kNew)).changes_nothing());
        CHECK(revision(session, everything()).value() == before);
        CHECK(import(store, everything(), mergers).changes_nothing());
        CHECK(same(loaded(store), atlas));
        CHECK(waiting_parts(session, everything()).value().size() == 1);
        auto const faults = check(atlas.units(), atlas.successions());
        CHECK_FALSE(has_errors(faults));
    });
}

TEST_CASE("the rows behind the list follow every change on both engines") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        auto const count = [&] {
            auto session = store->lease();
            return session.find<std::int64_t>("SELECT COUNT(*) FROM area_rows").value();
        };
        CHECK(count() == 86);
        import(store, everything(), list_of(kOldList, kOld), 7);
        CHECK(count() == 89);
        {
            auto tx = store->write();
            REQUIRE(retitle(tx, everything(), kWhen, id_of(loaded(store), "75", "2025-07-01"),
                            {"Thành phố Đồng Nai", Kind::city}, day("2026-01-01"), ""));
            REQUIRE(undo_import(tx, everything(), 7));
            tx.commit();
        }
        CHECK(count() == 87); // one province in two times
    });
}

TEST_CASE("a batch is taken back as one, unless others stand on it") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        Atlas const before = loaded(store);
        import(store, everything(), list_of(kOldList, kOld), 7);
        import(store, everything(), list_of({kOldList[0], {"commune", "99009", "Xã Ven", "990"}}, kOld), 8);
        {
            auto tx = store->write();
            auto const refused = undo_import(tx, everything(), 7);
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == base::Code::refused);
            CHECK(undo_import(tx, everything(), 8).has_value()); // the transaction goes on
            CHECK(undo_import(tx, everything(), 7).has_value());
            CHECK(undo_import(tx, everything(), 7).error().code == base::Code::not_found);
            tx.commit();
        }
        CHECK(same(loaded(store), before));
        import(store, everything(), list_of(kOldList, kOld), 9);
        import(store, everything(), list_of({kOldList[0], {"commune", "99001", "Xã Vươn Che", "990"}}, kOld), 10);
        auto tx = store->write();
        CHECK(undo_import(tx, everything(), 10).has_value());
        Atlas const atlas = load_atlas(tx, everything()).value();
        CHECK(atlas.unit(id_of(atlas, "99001", "2025-06-30")).title().name == "Xã Vườn Chè");
    });
}

TEST_CASE("a person without the right changes nothing, and one of another province nothing outside of it") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        rights::Scope reader = everything();
        reader.capabilities = {rights::Capability::read_areas};
        rights::Scope elsewhere = everything();
        elsewhere.areas = rights::AreaSet::of({id_of(loaded(store), "04", "2025-06-30")});
        AreaId const hanoi = id_of(loaded(store), "01", "2025-06-30");
        auto tx = store->write();
        CHECK_FALSE(begin_import(tx, reader));
        CHECK_FALSE(put_known_provinces(tx, reader, kWhen));
        CHECK_FALSE(retitle(tx, reader, kWhen, hanoi, {"Thành phố Mới", Kind::city}, {}, ""));
        CHECK_FALSE(retitle(tx, elsewhere, kWhen, hanoi, {"Thành phố Mới", Kind::city}, {}, ""));
        CHECK_FALSE(add_special_list(tx, reader, kWhen, {{}, "a", "A", "", ""}));
        CHECK_FALSE(put_outlines(tx, elsewhere, kWhen, {{hanoi, Outline{}}}, "x"));
        ListPlan const plan = plan_units(load_atlas(tx, everything()).value(), list_of(kOldList, kOld),
                                         begin_import(tx, everything()).value());
        CHECK_FALSE(apply_plan(tx, elsewhere, kWhen, plan, "x", ""));
        rights::Scope nobody = everything();
        nobody.capabilities = {};
        CHECK_FALSE(load_atlas(tx, nobody));
        CHECK_FALSE(waiting_parts(tx, nobody));
        CHECK_FALSE(special_lists(tx, nobody));
    });
}

TEST_CASE("a unit changes its name and kind on a day, and keeps its former name") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        AreaId const area = id_of(loaded(store), "75", "2025-07-01");
        auto tx = store->write();
        CHECK_FALSE(retitle(tx, everything(), kWhen, area, {"Xã Đồng Nai", Kind::commune}, day("2026-01-01"), ""));
        CHECK_FALSE(retitle(tx, everything(), kWhen, area, {"Thành phố Đồng Nai", Kind::city}, day("2025-01-01"), ""));
        CHECK_FALSE(retitle(tx, everything(), kWhen, area, {"Thành phố  Đồng Nai", Kind::city}, day("2026-01-01"), ""));
        REQUIRE(retitle(tx, everything(), kWhen, area, {"Thành phố Đồng Nai", Kind::city}, day("2026-01-01"),
                        "Nghị quyết số 2"));
        tx.commit();
        Atlas const atlas = loaded(store);
        CHECK(atlas.unit(area).title_at(day("2025-12-31")).name == "Tỉnh Đồng Nai");
        CHECK(atlas.unit(area).title_at(day("2026-01-01")) == Title{"Thành phố Đồng Nai", Kind::city});
        CHECK(numbers(atlas.with_name({.name = "tỉnh đồng nai", .on = day("2026-02-01")})) ==
              std::to_string(area.number()));
    });
}

TEST_CASE("a waiting name is decided by a person and becomes succession") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        auto list = kOldList;
        list.push_back({"district", "991", "Huyện Quế", "01"});
        list.push_back({"commune", "99101", "Xã Đồi Sim", "991"});
        import(store, everything(), list_of(list, kOld));
        import(store, everything(), list_of(kNewList, kNew));
        import(
            store, everything(),
            list_of({{"new_code", "new_name", "formed_from"}, {"99001", "Xã Chè Mới", "phần còn lại của xã Đồi Sim"}},
                    kNew));
        auto tx = store->write();
        auto const waiting = waiting_parts(tx, everything()).value();
        REQUIRE(waiting.size() == 1);
        REQUIRE(waiting[0].part.candidates.size() == 2);
        CHECK_FALSE(decide_part(tx, everything(), kWhen, waiting[0].id + 1, {}));
        CHECK_FALSE(decide_part(tx, everything(), kWhen, waiting[0].id, waiting[0].part.successor)); // itself
        REQUIRE(decide_part(tx, everything(), kWhen, waiting[0].id, waiting[0].part.candidates[1]));
        CHECK(waiting_parts(tx, everything()).value().empty());
        Atlas const atlas = load_atlas(tx, everything()).value();
        auto const into = atlas.into(waiting[0].part.successor);
        REQUIRE(into.size() == 1);
        CHECK(into[0]->change == Change::remainder);
    });
}

TEST_CASE("special lists hold dated members") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        AreaId const old = id_of(loaded(store), "15", "2025-06-30");
        AreaId const now = id_of(loaded(store), "15", "2025-07-01");
        auto tx = store->write();
        AreaListId const list =
            add_special_list(tx, everything(), kWhen, {{}, "tinh-ngheo", "Tỉnh nghèo", "Quyết định số 3", ""}).value();
        CHECK_FALSE(add_special_list(tx, everything(), kWhen, {{}, "tinh-ngheo", "Tỉnh nghèo", "", ""}));
        CHECK_FALSE(add_special_list(tx, everything(), kWhen, {{}, "Tỉnh nghèo", "Tỉnh nghèo", "", ""}));
        REQUIRE(add_member(tx, everything(), kWhen, list, old, {day("2021-01-01"), {}}, "Quyết định số 3"));
        CHECK_FALSE(add_member(tx, everything(), kWhen, list, old, {day("2022-01-01"), {}}, "")); // already
        CHECK_FALSE(add_member(tx, everything(), kWhen, list, now, {day("2021-01-01"), day("2021-12-31")},
                               "")); // did not exist
        CHECK_FALSE(add_member(tx, everything(), kWhen, AreaListId{99}, old, {}, ""));
        auto const members = members_of(tx, everything(), list, day("2023-01-01")).value();
        REQUIRE(members.size() == 1);
        CHECK_FALSE(end_member(tx, everything(), kWhen, members[0].id, day("2020-12-31"), ""));
        REQUIRE(end_member(tx, everything(), kWhen, members[0].id, day("2025-06-30"), "Quyết định số 4"));
        CHECK(members_of(tx, everything(), list, day("2025-07-01")).value().empty());
        CHECK(memberships_of(tx, everything(), old).value().size() == 1);
        CHECK(special_lists(tx, everything()).value().size() == 1);
    });
}

TEST_CASE("outlines are kept and drawn") {
    auto const features = read_geojson(R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"15","name":"Lào Cai"},"geometry":{"type":"Polygon","coordinates":[[[104,22],[105,22],[105,23],[104,22]]]}},
        {"type":"Feature","properties":{"code":1,"name":"x"},"geometry":{"type":"MultiPolygon","coordinates":[[[[104,22],[105,22],[105,23],[104,22]]],[[[106,22],[107,22],[107,23],[106,22]]]]}}]})");
    REQUIRE(features);
    REQUIRE(features->size() == 2);
    CHECK((*features)[1].outline.rings.size() == 2);
    Outline const& outline = (*features)[0].outline;
    CHECK(unpacked(packed(outline)).rings == outline.rings);
    MapFrame const frame = frame_of({&outline}, 100);
    CHECK(frame.height > 100);
    CHECK(path_of(outline, frame).starts_with("M"));
    CHECK(path_of(outline, frame).ends_with("Z"));
    on_both_engines([&](Store& store) {
        put_provinces(store);
        AreaId const area = id_of(loaded(store), "15", "2025-07-01");
        AreaId const other = id_of(loaded(store), "04", "2025-07-01");
        auto tx = store->write();
        REQUIRE(put_outlines(tx, everything(), kWhen, {{area, outline}}, "bản đồ thử"));
        auto const before = revision(tx, everything()).value();
        REQUIRE(put_outlines(tx, everything(), kWhen, {{area, outline}}, "bản đồ thử"));
        CHECK(revision(tx, everything()).value() == before);
        auto const found = outlines_of(tx, everything(), {other, area}).value();
        CHECK_FALSE(found[0]);
        CHECK(found[1]->rings == outline.rings);
    });
}

TEST_CASE("a file of outlines that is not one is told in words") {
    struct Case {
        std::string json;
        std::string message;
    };
    Case const cases[] = {
        {"", "Tệp không phải JSON."},
        {"[1]", "Tệp không phải FeatureCollection của GeoJSON."},
        {R"({"type":"FeatureCollection","features":[{}]})", "Đối tượng không có thuộc tính code."},
        {R"({"type":"FeatureCollection","features":[{"properties":{"code":"1"}}]})",
         "Hình không phải Polygon hoặc MultiPolygon."},
        {R"({"type":"FeatureCollection","features":[{"properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":[[[500000,2300000]]]}}]})",
         "Có điểm nằm ngoài trái đất: tọa độ không phải độ."},
        {R"({"type":"FeatureCollection","features":[{"properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":[[["a"]]]}}]})",
         "Có điểm không phải cặp kinh độ, vĩ độ."},
        {std::string(100'000, '['), "Tệp lồng nhau quá sâu so với GeoJSON."}};
    for (Case const& c : cases) {
        CAPTURE(c.json.substr(0, 100));
        auto const read = read_geojson(c.json);
        REQUIRE_FALSE(read);
        CHECK(read.error().message == c.message);
    }
}

TEST_CASE("an atlas in memory follows the store") {
    on_both_engines([](Store& store) {
        put_provinces(store);
        Atlases atlases{*store};
        auto const first = atlases.now();
        CHECK(first == atlases.now());
        import(store, everything(), list_of(kOldList, kOld));
        CHECK(atlases.now()->units().size() == first->units().size() + 3);
    });
}
