#include "organisations/store.hpp"

#include "organisations/country.hpp"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <set>

using namespace organisations;
using sample::Country;
using sample::day;
using support::everything;

namespace {

std::string names(std::vector<Related> const& list) {
    std::string text;
    for (auto const& one : list) text += (text.empty() ? "" : "; ") + one.name;
    return text;
}

} // namespace

TEST_CASE("bodies of an area are kept with names, both lines and successors, and generating twice changes nothing") {
    support::on_both_engines([](support::Store& store) {
        Country country{*store};
        auto const first = country.generate();
        CHECK(first.added > 150);
        CHECK(country.acts("organisation_generation") == 1);
        auto const again = country.generate();
        CHECK(again.changes_nothing());
        CHECK(again.same == first.added);
        CHECK(country.acts("organisation_generation") == 1);

        AreaId const city = country.area("01", "2026-01-01");
        AreaId const district = country.area("990", "2025-01-01");
        auto const division = country.id({"phong-ldtbxh", district});
        auto const body = country.one(division);
        CHECK(body.name_at(day("2024-01-01")) == "Phòng Lao động - Thương binh và Xã hội huyện Chè");
        CHECK(body.in.until == day("2025-02-28"));
        CHECK(body.certainty == Certainty::recalled);
        auto const relations = country.relations(division);
        CHECK(names(relations.superiors) == "UBND huyện Chè; Sở Lao động - Thương binh và Xã hội thành phố Hà Nội");
        CHECK(names(relations.successors) == "Phòng Nội vụ huyện Chè; Phòng Nông nghiệp và Môi trường huyện Chè");
        CHECK(names(country.relations(country.id({"ubnd-huyen", district})).successors) == "UBND xã Chè Mới");
        auto const ministry = country.relations(country.id({"bo-nnmt", {}}));
        CHECK(names(ministry.subordinates) ==
              "Văn phòng Điều phối nông thôn mới Trung ương; Văn phòng Quốc gia về giảm nghèo; Sở Nông "
              "nghiệp và Môi trường thành phố Hà Nội");
        CHECK(std::ranges::find(ministry.leads, "DA1", &std::pair<std::string, Validity>::first) !=
              ministry.leads.end());
        auto session = country.store.lease();
        CHECK(in_area(session, everything(), city).value().size() > 50);
        auto const found = search(session, everything(), "ubnd xa che", day("2026-01-01"), 5).value();
        REQUIRE(found.size() == 2); // its office too
        CHECK(found[0].name_at(day("2026-01-01")) == "UBND xã Chè Mới");
    });
}

TEST_CASE("a body is added, given another name and ended, each with its audit row, and the resolver knows it") {
    support::on_both_engines([](support::Store& store) {
        Country country{*store};
        country.generate();
        Resolvers resolvers{country.store, country.atlases, country.catalogue};
        AreaId const city = country.area("01", "2026-01-01");
        Context const context{.on = day("2026-01-01"), .area = city};
        CHECK(resolvers.now()->resolver.resolve("Quỹ Vì người nghèo thành phố", context).outcome == Outcome::none);
        auto const front = country.id({"mttq-tinh", city});
        auto const home = country.id({"so-nv", city});
        auto const atlas = country.atlases.now();
        auto const made = [&] {
            auto tx = country.store.write();
            auto const id = add(tx, everything(), {}, *atlas,
                                {.name = "  Quỹ Vì  người nghèo thành phố Hà Nội ",
                                 .kind = Kind::other,
                                 .level = Level::province,
                                 .area = city,
                                 .superior = front,
                                 .source = "Quyết định 1"});
            tx.commit();
            return id;
        }();
        REQUIRE(made.has_value());
        auto fund = country.one(*made);
        CHECK(fund.names.front().text == "Quỹ Vì người nghèo thành phố Hà Nội");
        CHECK(names(country.relations(*made).superiors) == "Ủy ban MTTQ Việt Nam thành phố Hà Nội");
        auto resolved = resolvers.now()->resolver.resolve("Quỹ Vì người nghèo thành phố Hà Nội", context);
        REQUIRE(resolved.outcome == Outcome::one);
        CHECK(resolved.candidates.front().id == *made);

        auto const labour = country.id({"so-ldtbxh", city});
        {
            auto alias = country.store.write();
            REQUIRE(add_alias(alias, everything(), {}, labour, "Sở Lao động HN").has_value());
            CHECK(add_alias(alias, everything(), {}, labour, "Sở Lao động HN").error().code ==
                  base::Code::invalid_input);
            CHECK(add_alias(alias, everything(), {}, labour, " ... ").error().code == base::Code::invalid_input);
            CHECK(add_alias(alias, everything(), {}, OrganisationId{999'999}, "A").error().code ==
                  base::Code::not_found);
            REQUIRE(end(alias, everything(), {}, labour, day("2025-03-15"), home, "Nghị quyết 9").has_value());
            CHECK(end(alias, everything(), {}, labour, day("2025-03-15"), {}, "").error().code ==
                  base::Code::invalid_input);
            CHECK(end(alias, everything(), {}, *made, day("2026-01-01"), labour, "").error().code ==
                  base::Code::invalid_input);
            alias.commit();
        }
        Context const march{.on = day("2025-03-10"), .area = city};
        auto const before = resolvers.now()->resolver.resolve("Sở Lao động HN", march);
        REQUIRE(before.outcome == Outcome::one);
        CHECK(before.candidates.front().exists);
        CHECK(names(country.relations(labour).successors) == "Sở Nội vụ thành phố Hà Nội");
        for (auto const& above : country.relations(labour).superiors) CHECK(above.in.until <= day("2025-03-15"));
        CHECK(country.generate().changes_nothing()); // what people changed stays
        CHECK(country.one(labour).in.until == day("2025-03-15"));
        CHECK(country.acts("organisation_creation") == 1);
        CHECK(country.acts("organisation_alias") == 1);
        CHECK(country.acts("organisation_end") == 1);
    });
}

TEST_CASE("a new body must fit its area, its level and those that are there") {
    support::on_both_engines([](support::Store& store) {
        Country country{*store};
        country.generate();
        AreaId const city = country.area("01", "2026-01-01");
        AreaId const district = country.area("990", "2025-01-01");
        auto const atlas = country.atlases.now();
        struct Case {
            NewOrganisation wanted;
            char const* where;
        };
        Case const cases[] = {
            {{.name = " ", .kind = Kind::other, .level = Level::province, .area = city, .source = {}}, "Tên"},
            {{.name = std::string(400, 'a'), .kind = Kind::other, .level = Level::province, .area = city, .source = {}},
             "Tên"},
            {{.name = "Sở Tài chính thành phố Hà Nội",
              .kind = Kind::department,
              .level = Level::province,
              .area = city,
              .source = {}},
             "Tên"},
            {{.name = "A", .kind = Kind::other, .level = Level::central, .area = city, .source = {}}, "Địa bàn"},
            {{.name = "A", .kind = Kind::other, .level = Level::province, .area = {}, .source = {}}, "Địa bàn"},
            {{.name = "A", .kind = Kind::other, .level = Level::commune, .area = city, .source = {}}, "Cấp"},
            {{.name = "A",
              .kind = Kind::other,
              .level = Level::district,
              .area = district,
              .in = {.from = day("2025-07-01"), .until = {}},
              .source = {}},
             "Từ ngày"},
            {{.name = "A",
              .kind = Kind::other,
              .level = Level::province,
              .area = city,
              .in = {.from = day("2025-07-02"), .until = day("2025-07-01")},
              .source = {}},
             "Đến hết ngày"},
            {{.name = "A",
              .kind = Kind::other,
              .level = Level::province,
              .area = city,
              .superior = OrganisationId{999'999},
              .source = {}},
             "Trực thuộc"}};
        for (Case const& c : cases) {
            CAPTURE(c.where);
            auto tx = country.store.write();
            auto const made = add(tx, everything(), {}, *atlas, c.wanted);
            REQUIRE(!made.has_value());
            CHECK(made.error().code == base::Code::invalid_input);
            CHECK(made.error().where == c.where);
        }
    });
}

TEST_CASE("without the right or outside of one's areas nothing is read or changed") {
    support::on_both_engines([](support::Store& store) {
        Country country{*store};
        country.generate();
        AreaId const city = country.area("01", "2026-01-01");
        auto none = everything();
        none.capabilities = {};
        auto elsewhere = everything();
        elsewhere.areas = rights::AreaSet::of({country.area("04", "2026-01-01")});
        auto const body = country.id({"so-tai-chinh", city});
        auto const ministry = country.id({"bo-tai-chinh", {}});
        auto const atlas = country.atlases.now();
        {
            auto session = country.store.lease();
            CHECK(!find(session, none, body).has_value());
            CHECK(!relations_of(session, none, body).has_value());
            CHECK(!in_area(session, none, city).has_value());
            CHECK(!search(session, none, "so", day("2026-01-01"), 5).has_value());
            CHECK(!ids_of(session, none, {}).has_value());
            CHECK(find(session, elsewhere, body).has_value());
        }
        for (auto const& scope : {none, elsewhere}) {
            auto tx = country.store.write();
            CHECK(!generate_into(tx, scope, {}, country.catalogue, *atlas, {.within = {city}}).has_value());
            CHECK(!add(tx, scope, {}, *atlas,
                       {.name = "A", .kind = Kind::other, .level = Level::province, .area = city, .source = {}})
                       .has_value());
            CHECK(!add(tx, scope, {}, *atlas,
                       {.name = "A", .kind = Kind::other, .level = Level::central, .area = {}, .source = {}})
                       .has_value());
            CHECK(!end(tx, scope, {}, body, day("2026-01-01"), {}, "").has_value());
            CHECK(!end(tx, scope, {}, ministry, day("2026-01-01"), {}, "").has_value());
            CHECK(!add_alias(tx, scope, {}, body, "A").has_value());
        }
    });
}
