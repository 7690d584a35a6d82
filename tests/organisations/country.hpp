#pragma once

#include "organisations/sample.hpp"
#include "organisations/store.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>

namespace organisations::sample {

/// A store with Hà Nội, a made-up district and two communes of it until 30 June 2025, and one commune since.
struct Country {
    explicit Country(db::Database& database) : store{database}, atlases{database} {
        auto tx = store.write();
        REQUIRE(areas::put_known_provinces(tx, support::everything(), {}).has_value());
        put(tx,
            {{"level", "code", "name", "parent_code"},
             {"district", "990", "Huyện Chè", "01"},
             {"commune", "99001", "Xã Vườn Chè", "990"},
             {"commune", "99002", "Xã Đồi Sim", "990"}},
            kOld);
        put(tx, {{"level", "code", "name", "parent_code"}, {"commune", "99001", "Xã Chè Mới", "01"}}, kNew);
        put(tx,
            {{"new_code", "new_name", "formed_from", "legal_act"},
             {"99001", "Xã Chè Mới", "Xã Vườn Chè, Xã Đồi Sim", "Nghị quyết số 1"}},
            kNew);
        tx.commit();
    }

    AreaId area(char const* code, char const* on) {
        return atlases.now()->with_code(areas::AreaCode::parse(code).value(), day(on)).at(0)->id;
    }
    Generated generate(rights::Scope const& scope = support::everything()) {
        auto tx = store.write();
        auto const done =
            generate_into(tx, scope, {}, catalogue, *atlases.now(), {.within = {area("01", "2026-01-01")}});
        REQUIRE(done.has_value());
        tx.commit();
        return *done;
    }
    OrganisationId id(Identity const& identity) {
        auto session = store.lease();
        auto const ids = ids_of(session, support::everything(), std::span{&identity, 1}).value();
        REQUIRE(ids.size() == 1);
        return ids.begin()->second;
    }
    Organisation one(OrganisationId id) {
        auto session = store.lease();
        return find(session, support::everything(), id).value().value();
    }
    Relations relations(OrganisationId id) {
        auto session = store.lease();
        return relations_of(session, support::everything(), id).value();
    }
    std::int64_t acts(std::string const& verb) {
        return store.lease()
            .find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = :verb", {{"verb", verb}})
            .value();
    }

    db::Database& store;
    areas::Atlases atlases;
    Catalogue catalogue = Catalogue::built_in();

private:
    static void put(db::Transaction& tx, std::vector<std::vector<std::string>> const& rows, Validity in) {
        areas::ListReader reader{areas::header_of(rows.front()).value(), in};
        for (std::size_t i = 1; i < rows.size(); ++i) reader.add(i + 1, rows[i]);
        areas::AreaList list = std::move(reader).finish();
        AreaId const first = areas::begin_import(tx, support::everything()).value();
        areas::Atlas const atlas = areas::load_atlas(tx, support::everything()).value();
        auto const plan = list.shape == areas::ListShape::mergers
                              ? areas::plan_mergers(atlas, list, day("2025-07-01"), "")
                              : areas::plan_units(atlas, std::move(list), first);
        REQUIRE(areas::apply_plan(tx, support::everything(), {}, plan, "x", "x").has_value());
    }
};

} // namespace organisations::sample
