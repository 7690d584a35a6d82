#include "documents/search/search.hpp"

#include "documents/registry/office.hpp"
#include "documents/search/index.hpp"
#include "documents/search/papers.hpp"

#include <fmt/core.h>
#include <set>

using namespace office_house;
using namespace documents::search;
using namespace papers_to_find;
using support::on_both_engines;

namespace {

Results found(Store& store, std::string const& typed, rights::Scope const& scope = clerk_of(kOffice),
              Filters const& filters = {}, Order order = Order::newest, std::int64_t page = 1) {
    auto session = store->lease();
    auto results = search(session, scope, {.typed = typed, .filters = filters, .order = order, .page = page});
    REQUIRE(results.has_value());
    return *std::move(results);
}

/// Numbers of the hits, in their order.
std::string numbers(Results const& results) {
    std::string text;
    for (auto const& hit : results.hits) text += (text.empty() ? "" : " ") + hit.head.number;
    return text;
}

std::string told(std::vector<Piece> const& pieces) {
    std::string text;
    for (auto const& piece : pieces) text += piece.marked ? "[" + piece.text + "]" : piece.text;
    return text;
}

} // namespace

TEST_CASE("papers are found by words without diacritics, newest first") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        struct Case {
            char const *typed, *numbers;
        };
        Case const cases[] = {
            {"trâu bò", "2 306 1"},
            {"TRAU BO", "2 306 1"},
            {"\"trâu bò\"", "2 1"},
            {"trâu -dê", "306 1"},
            {"-dê", "306 1 30"},
            {"hộ nghèo", "2 1"},
            {"\"hộ nghèo\"", "1"},
            {"306/LĐTBXH", "306"},
            {"306/ld", "306"},
            {"số:306", "306"},
            {"số:30", "30"},
            {"ký hiệu:LĐTBXH", "306"},
            {"ký hiệu:VPQGGN", "306"},
            {"ký hiệu:UBND-KT", "2 1 30"},
            {"cơ quan:bộ lao động", "306"},
            {"loại:kế hoạch", "30"},
            {"trích yếu:giảm nghèo", "306"},
            {"trâu từ 4/2026 đến 5/2026", "2 306"},
            {"ngày:2025", "30"},
            {"trâu ngày:5/2026", "2"},
            {"không có chữ nào như thế", ""},
            {"", ""},
        };
        for (auto const& c : cases) {
            CAPTURE(c.typed);
            auto const results = found(store, c.typed);
            CHECK(numbers(results) == c.numbers);
            CHECK(results.total == std::ssize(results.hits));
        }
    });
}

TEST_CASE("a hit shows where it stands") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        auto const results = found(store, "trau bo can");
        REQUIRE(results.hits.size() == 1);
        CHECK(told(results.hits[0].snippet) == "Hỗ trợ chăn nuôi [trâu], [bò] và dê cho hộ [cận] nghèo.");
        CHECK(results.hits[0].clause == "2.b");
        CHECK(results.hits[0].dated == "2026-05-02");
        auto const in_subject = found(store, "\"trâu bò sinh sản\"");
        REQUIRE(in_subject.hits.size() == 1);
        CHECK(told(in_subject.hits[0].subject) == "Hỗ trợ [trâu bò sinh sản]");
        CHECK(in_subject.hits[0].snippet.empty());
        auto const number = found(store, "306/ld");
        REQUIRE(number.hits.size() == 1);
        CHECK(told(number.hits[0].title) == "Công văn [306/LĐTBXH-VPQGGN]");
    });
}

TEST_CASE("by rank the words in the subject come first, then those side by side") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        auto const ranked = found(store, "trâu bò", clerk_of(kOffice), {}, Order::rank);
        CHECK(numbers(ranked) == "1 2 306");
        CHECK(ranked.total == 3);
        CHECK(found(store, "ngày:2026", clerk_of(kOffice), {}, Order::rank).order == Order::newest);
    });
}

TEST_CASE("filters narrow what is found, and stand for themselves too") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        make_all(store, {{.number = "77", .subject = "trâu rút", .on = "2026-07-01", .state = "withdrawn"}});
        auto const scope = clerk_of(kOffice);
        CHECK(numbers(found(store, "", scope, {.type = "kế hoạch"})) == "30");
        CHECK(numbers(found(store, "trâu", scope, {.issuer = "bộ lao động"})) == "306");
        CHECK(numbers(found(store, "trâu", scope, {.state = PaperState::withdrawn})) == "77");
        CHECK(numbers(found(store, "trâu", scope, {.state = PaperState::confirmed})) == "2 306 1");
        CHECK(numbers(found(store, "trâu", scope, {.from = day("2026-04-03"), .to = day("2026-05-01")})) == "306");
        CHECK(numbers(found(store, "trâu từ 1/2026 đến 4/2026", scope, {.from = day("2026-04-01")})) == "306");
        CHECK(numbers(found(store, "", scope, {.from = day("2027-01-01")})).empty());
    });
}

TEST_CASE("papers of a register in or out are those of one's own books") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const paper = take_confirmed(store, scope, letter("12", "giao vốn trồng mắc ca"));
        take_confirmed(store, scope, letter("13", "thu hoạch mắc ca"));
        auto const in = book(store, scope, Direction::in);
        {
            auto tx = store->write();
            REQUIRE(enter(tx, scope, noon("2026-10-15"), day("2026-10-15"), in, paper, day("2026-10-15"), {}));
            tx.commit();
        }
        CHECK(numbers(found(store, "mắc ca", scope)) == "13 12");
        CHECK(numbers(found(store, "mắc ca", scope, {.direction = Direction::in})) == "12");
        CHECK(numbers(found(store, "mắc ca", scope, {.direction = Direction::out})).empty());
    });
}

TEST_CASE("only what the scope may see is found") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        CHECK(numbers(found(store, "nước sạch")).empty());
        CHECK(numbers(found(store, "nước sạch", clerk_of(kDepartment))) == "3065");
        CHECK(numbers(found(store, "trâu", clerk_of(kDepartment))).empty());
        CHECK(numbers(found(store, "nước sạch", support::everything())) == "3065");
        auto nobody = clerk_of(kOffice);
        nobody.capabilities = {};
        auto session = store->lease();
        CHECK_FALSE(search(session, nobody, {.typed = "trâu"}).has_value());
        CHECK_FALSE(suggest(session, nobody, "306").has_value());
    });
}

TEST_CASE("search follows intake, correction and sending in their own transaction") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const id = take(store, scope, letter("41", "trồng cây mắc ca"));
        CHECK(numbers(found(store, "mắc ca", scope)) == "41");
        CHECK(numbers(found(store, "mắc ca", clerk_of(kDepartment))).empty());
        {
            auto tx = store->write();
            auto const paper = find_paper(tx, scope, id);
            auto head = paper->head;
            head.number = "42";
            head.subject = "trồng cây sơn tra";
            REQUIRE(correct_head(tx, scope, noon("2026-10-16"), id, paper->version, head, "").has_value());
            give_access(tx, id, OrganisationId{kDepartment});
            tx.commit();
        }
        CHECK(numbers(found(store, "sơn tra", scope)) == "42");
        CHECK(numbers(found(store, "số:41", scope)).empty());
        CHECK(numbers(found(store, "mắc ca", clerk_of(kDepartment))) == "42"); // the text still has it
        CHECK(found(store, "mắc ca", support::everything()).total == 1);
        {
            auto tx = store->write();
            static_cast<void>(
                take_in(tx, scope, noon("2026-10-15"), day("2026-10-15"), paper_of(letter("43", "việc bị bỏ dở"))));
        }
        CHECK(numbers(found(store, "bỏ dở", scope)).empty());
    });
}

TEST_CASE("many hits are counted to a thousand and paged through, each once") {
    on_both_engines([](Store& store) {
        {
            auto tx = store->write();
            for (int i = 0; i < 1100; ++i)
                make(tx, {.number = std::to_string(i + 1),
                          .subject = i % 100 == 0 ? "Vốn hiếm" : "Vốn",
                          .on = base::Date::parse("2024-01-01")->plus_days(i).iso(),
                          .text = i % 3 == 0 ? "hộ nghèo" : "hộ"});
            tx.commit();
        }
        auto const scope = clerk_of(kOffice);
        auto const all = found(store, "vốn");
        CHECK(all.total == kFound + 1);
        CHECK_FALSE(all.exact());
        CHECK(all.pages() == 50);
        CHECK(all.hits.size() == 20);
        CHECK(all.hits[0].head.number == "1100");
        CHECK(found(store, "nghèo").total == 367);
        CHECK(numbers(found(store, "hiếm")) == "1001 901 801 701 601 501 401 301 201 101 1");
        for (auto const order : {Order::newest, Order::rank}) {
            std::set<std::string> seen;
            for (std::int64_t page = 1; page <= 19; ++page) {
                auto const results = found(store, "hộ nghèo", scope, {}, order, page);
                for (auto const& hit : results.hits) CHECK(seen.insert(hit.head.number).second);
            }
            CHECK(seen.size() == 367);
        }
        CHECK(found(store, "nghèo", scope, {}, Order::newest, 900).page == 19);
        CHECK(found(store, "vốn", scope, {}, Order::newest, 50).hits.back().head.number == "101");
        CHECK(found(store, "vốn", support::everything(), {}, Order::newest, 2).hits[0].head.number == "1080");
    });
}

TEST_CASE("a month with very many papers is looked through once, then what is older") {
    on_both_engines([](Store& store) {
        {
            auto tx = store->write();
            for (int i = 0; i < 1300; ++i)
                make(tx, {.number = std::to_string(i + 1),
                          .on = fmt::format("2026-10-{:02}", i % 28 + 1),
                          .text = i % 3 == 0 ? "hộ" : "hộ nghèo"});
            for (int i = 0; i < 20; ++i) make(tx, {.number = "cũ", .on = "2025-03-01", .text = "hộ nghèo"});
            tx.commit();
        }
        CHECK(found(store, "nghèo").total == 866 + 20);
        CHECK(found(store, "nghèo", clerk_of(kOffice), {}, Order::newest, 45).hits.back().head.number == "cũ");
    });
}

TEST_CASE("an index that was lost is made again") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        {
            auto tx = store->write();
            tx.run("DELETE FROM search_papers");
            tx.commit();
        }
        CHECK(numbers(found(store, "trâu")).empty());
        {
            auto session = store->lease();
            CHECK(unindexed(session) == 5);
            CHECK(faults_of_index(session).size() == 1);
        }
        CHECK(rebuild(*store, Rebuild::missing) == 5);
        CHECK(numbers(found(store, "trâu")) == "2 306 1");
        CHECK(rebuild(*store, Rebuild::missing) == 0);
        CHECK(rebuild(*store, Rebuild::all) == 5);
        CHECK(numbers(found(store, "trâu")) == "2 306 1");
        auto session = store->lease();
        CHECK(faults_of_index(session).empty());
    });
}

TEST_CASE("a number as it is typed is completed") {
    on_both_engines([](Store& store) {
        make_all(store, letters());
        auto const suggested = [&](char const* typed, rights::Scope const& scope) {
            auto session = store->lease();
            std::string text;
            auto const all = suggest(session, scope, typed).value();
            for (auto const& suggestion : all) text += suggestion.title + "; ";
            return text;
        };
        auto const scope = clerk_of(kOffice);
        CHECK(suggested("306/LĐTBXH", scope) == "Công văn 306/LĐTBXH-VPQGGN; ");
        CHECK(suggested("số: 306", scope) == "Công văn 306/LĐTBXH-VPQGGN; ");
        CHECK(suggested("30", scope) == "Kế hoạch 30/UBND-KT; Công văn 306/LĐTBXH-VPQGGN; ");
        CHECK(suggested("30", clerk_of(kDepartment)) == "Công văn 3065/UBND-KT; ");
        CHECK(suggested("", scope).empty());
        CHECK(suggested("trâu", scope).empty());
        CHECK(suggested("9999999", scope).empty());
    });
}

TEST_CASE("a text of very many different words is indexed as far as there is room") {
    on_both_engines([](Store& store) {
        std::string text;
        for (int i = 0; i < 120'000; ++i) text += "chu" + std::to_string(i * 7919) + " ";
        make_all(store, {{.number = "1", .subject = "dài", .text = text}});
        CHECK(numbers(found(store, "dài")) == "1");
    });
}
