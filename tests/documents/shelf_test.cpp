#include "documents/shelf.hpp"

#include <doctest/doctest.h>

using namespace documents;
using namespace std::chrono_literals;

namespace {

Result named(std::string name, std::size_t size = 0) {
    Result result;
    result.name = std::move(name);
    result.text.assign(size, 'x');
    return result;
}

} // namespace

TEST_CASE("a result can be looked at for 30 minutes, and is gone then") {
    base::FixedClock clock{base::Date::parse("2024-10-11").value()};
    Shelf shelf{clock};
    auto const token = shelf.put(named("a.txt"));
    CHECK(token.size() == 32);
    CHECK(shelf.put(named("b.txt")) != token);
    clock.set(clock.now() + 29min);
    REQUIRE(shelf.find(token));
    CHECK(shelf.find(token)->name == "a.txt");
    CHECK(!shelf.find("nobody knows"));
    clock.set(clock.now() + 1min);
    CHECK(!shelf.find(token));
    CHECK(shelf.bytes() == 0);
}

TEST_CASE("the shelf gives up its oldest results when there are too many or they are too large") {
    base::FixedClock clock{base::Date::parse("2024-10-11").value()};
    Shelf shelf{clock, {.results = 3, .bytes = 100'000}};
    std::vector<std::string> tokens;
    for (int i = 0; i < 5; ++i) {
        tokens.push_back(shelf.put(named("x")));
        clock.set(clock.now() + 1s);
    }
    CHECK(!shelf.find(tokens[1]));
    CHECK(shelf.find(tokens[2]));
    auto const large = shelf.put(named("large", 90'000)); // alone above the limit: still there to be looked at
    CHECK(shelf.find(large));
    CHECK(!shelf.find(tokens[4]));
}

TEST_CASE("files sent together stand on one list, the bad ones too") {
    base::FixedClock clock{base::Date::parse("2024-10-11").value()};
    Shelf shelf{clock, {.list_entries = 3}};
    auto const list = shelf.put_on_list("", {.name = "a.txt", .token = "1"});
    CHECK(shelf.put_on_list(list, {.name = "b.pdf", .token = "", .error = {base::Code::invalid_input, "Tệp rỗng."}}) ==
          list);
    CHECK(shelf.put_on_list("unknown", {.name = "c.txt", .token = "3"}) != list);
    REQUIRE(shelf.find_list(list).size() == 2);
    CHECK(shelf.find_list(list)[1].error.message == "Tệp rỗng.");
    for (int i = 0; i < 9; ++i) shelf.put_on_list(list, {.name = "more", .token = "4"});
    CHECK(shelf.find_list(list).size() == 3);
    clock.set(clock.now() + 31min);
    CHECK(shelf.find_list(list).empty());
}
