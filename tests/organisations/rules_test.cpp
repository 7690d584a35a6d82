#include "organisations/rules.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace organisations;

namespace {

base::Date day(char const* iso) { return base::Date::parse(iso).value(); }

char const* const kWords = "fields:\n  - {key: xd, name: Xây dựng, short: [XD]}\n";

} // namespace

TEST_CASE("every rule of the built-in catalogue names its source and is told from the others") {
    auto const catalogue = Catalogue::built_in();
    CHECK(catalogue.rules().size() > 180);
    for (Rule const& rule : catalogue.rules()) {
        CAPTURE(rule.key);
        CHECK(!rule.source.empty());
        CHECK(!rule.forms.empty());
        CHECK(catalogue.find(rule.key) == &rule);
        for (auto const& [prefix, name] : rule.names) CHECK(name.find('[') == name.npos);
    }
    CHECK(catalogue.find("so-khong-co") == nullptr);
}

TEST_CASE("a field is spelt out in every form of the name") {
    auto const catalogue = Catalogue::built_in();
    Rule const& labour = *catalogue.find("so-ldtbxh");
    CHECK(labour.names.front().second == "Sở Lao động - Thương binh và Xã hội {area}");
    for (char const* form : {"Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH", "SLĐTBXH"}) {
        CAPTURE(form);
        CHECK(std::ranges::find(labour.forms, form) != labour.forms.end());
    }
}

TEST_CASE(
    "a component of the programme is led by the ministry of the day, a part without its own by that of the whole") {
    struct Case {
        char const* component;
        char const* on;
        char const* leader;
    };
    Case const cases[] = {{"DA1", "2024-01-01", "bo-ldtbxh"}, {"DA1.2", "2025-02-28", "bo-ldtbxh"},
                          {"DA1.2", "2025-03-01", "bo-nnmt"}, {"DA3.1", "2024-01-01", "bo-nnptnt"},
                          {"DA3.2", "2026-01-01", "bo-yt"},   {"DA4.3", "2024-01-01", "bo-ldtbxh"},
                          {"DA4.3", "2025-04-01", "bo-nv"},   {"DA5", "2023-01-01", "bo-xd"},
                          {"DA6.1", "2023-01-01", "bo-tttt"}, {"DA7.2", "2025-03-01", "bo-nnmt"},
                          {"DA3", "2024-01-01", nullptr},     {"DA9", "2024-01-01", nullptr}};
    auto const catalogue = Catalogue::built_in();
    for (Case const& c : cases) {
        CAPTURE(c.component);
        CAPTURE(c.on);
        Lead const* const lead = catalogue.lead(c.component, day(c.on));
        if (c.leader == nullptr)
            CHECK(lead == nullptr);
        else {
            REQUIRE(lead != nullptr);
            CHECK(lead->rule == c.leader);
        }
    }
}

TEST_CASE("a catalogue with a fault is refused with the entry that is wrong") {
    struct Case {
        char const* bodies;
        char const* where;
    };
    Case const cases[] = {
        {"rules:\n  - {key: a, kind: sở, level: province, name: 'Sở A {area}'}\n", "a"},
        {"rules:\n  - {key: a, kind: department, level: province, name: 'Sở A', source: x, certainty: read}\n", "a"},
        {"rules:\n  - {key: a, kind: department, level: province, name: 'Sở [y] {area}', source: x, certainty: read}\n",
         "a"},
        {"rules:\n  - {key: a, kind: department, level: province, name: 'Sở A {area}', certainty: read}\n", "a"},
        {"rules:\n  - {key: a, kind: department, level: province, name: 'Sở A {area}', source: x, certainty: sure}\n",
         "a"},
        {"rules:\n  - {key: a, kind: department, level: province, name: 'Sở A {area}', source: x, certainty: read, "
         "from: 2025-02-30}\n",
         "a"},
        {"rules:\n  - {key: a, kind: department, level: province, name: 'Sở A {area}', source: x, certainty: read, "
         "committee: [b]}\n",
         "a"},
        {"rules:\n  - {key: a, kind: ministry, level: central, name: A, source: x, certainty: read}\n"
         "  - {key: a, kind: ministry, level: central, name: B, source: x, certainty: read}\n",
         "a"},
        {"rules: []\nsuccessions:\n  - {from: a, to: b, on: 2025-01-01, certainty: read}\n", "a → b"}};
    for (Case const& c : cases) {
        CAPTURE(c.bodies);
        auto const made = Catalogue::parse(c.bodies, kWords, "leads: []\n");
        REQUIRE(!made.has_value());
        CHECK(made.error().where == c.where);
    }
    CHECK(!Catalogue::parse("rules: [", kWords, "").has_value());
    CHECK(Catalogue::parse("rules:\n  - {key: a, kind: department, level: province, name: 'Sở [xd] {area}', source: x, "
                           "certainty: read}\n",
                           kWords, "leads: []\n")
              .has_value());
}

TEST_CASE("an identity is read back as it was written") {
    for (Identity const& identity : {Identity{"so-tai-chinh", AreaId{49}}, Identity{"bo-tai-chinh", {}}}) {
        auto const back = Identity::parse(identity.text());
        REQUIRE(back.has_value());
        CHECK(*back == identity);
    }
    for (char const* text : {"", "/49", "so/", "so/x", "so/4x", "so/-1", "so/0"}) {
        CAPTURE(text);
        CHECK(!Identity::parse(text).has_value());
    }
}
