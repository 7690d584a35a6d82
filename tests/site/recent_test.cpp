#include "site/recent.hpp"

#include "support/store.hpp"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>

using namespace site;

namespace {

struct Somebody {
    http::Request request{.path = "/directives/late"};
    site::Visitor visitor;
    explicit Somebody(std::int64_t organisation, char const* query = "") {
        visitor.scope = rights::Scope::of_operator("Người kiểm thử");
        visitor.scope.organisation = rights::OrganisationId{organisation};
        request.query.add("q", query);
    }
    site::Visit visit() const { return {request, visitor}; }
};

constexpr char kToday[] = "2026-11-21";

} // namespace

TEST_CASE("a page is made once until something is written") {
    support::on_both_engines([](support::Store& store) {
        Recent recent{*store};
        int made = 0;
        auto const page = [&](Somebody const& who, std::string_view on) {
            return recent.get(who.visit(), on, [&]() -> base::Result<Made> { return Made{std::to_string(++made), {}}; })
                .value()
                .title;
        };
        Somebody const one{1}, other{2}, narrower{1, "x"};
        CHECK(page(one, kToday) == "1");
        CHECK(page(one, kToday) == "1");
        CHECK(page(other, kToday) == "2");
        CHECK(page(narrower, kToday) == "3");
        CHECK(page(one, "2026-11-22") == "4");
        CHECK(page(one, kToday) == "1");
        {
            store->read().commit();
        }
        CHECK(page(one, kToday) == "1");
        {
            store->write();
        } // rolled back
        CHECK(page(one, kToday) == "1");
        store->write().commit();
        CHECK(page(one, kToday) == "5");
        Somebody two_fields{1, "x"};
        two_fields.request.query.add("r", "y");
        CHECK(page(two_fields, kToday) == "6");
        CHECK(page(Somebody{1, "x\nr\ty"}, kToday) == "7");
        CHECK(page(Somebody{1, "x\n1 r 1 y"}, kToday) == "8");
    });
}

TEST_CASE("an error is not kept, and who comes at the same time waits for the page") {
    support::Store store{db::Engine::sqlite};
    Recent recent{*store};
    Somebody const who{1};
    CHECK_FALSE(recent.get(who.visit(), kToday,
                           [] { return base::Result<Made>{base::fail(base::Code::unavailable, "bận", "", "")}; }));
    std::atomic<int> made{0};
    std::vector<std::jthread> all;
    for (int i = 0; i < 8; ++i)
        all.emplace_back([&] {
            (void)recent.get(who.visit(), kToday, [&]() -> base::Result<Made> {
                ++made;
                return Made{};
            });
        });
    all.clear();
    CHECK(made == 1);
}

TEST_CASE("what is kept stays within its bound") {
    support::Store store{db::Engine::sqlite};
    Recent recent{*store};
    int made = 0;
    auto const big = [&]() -> base::Result<Made> {
        ++made;
        return Made{{}, html::Markup::trusted(std::string(Recent::kBytesMost / 4, 'x'))};
    };
    for (std::int64_t i = 1; i <= 5; ++i) (void)recent.get(Somebody{i}.visit(), kToday, big);
    (void)recent.get(Somebody{5}.visit(), kToday, big);
    CHECK(made == 5);
    (void)recent.get(Somebody{1}.visit(), kToday, big);
    CHECK(made == 6);
}
