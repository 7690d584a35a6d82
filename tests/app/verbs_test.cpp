#include "app/verbs.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <re2/re2.h>
#include <sstream>

TEST_CASE("every act that a domain writes into the log has its words") {
    auto const verbs = app::audit_verbs();
    RE2 const pattern{R"re(\.verb = (?:[a-z_.()!]+ \? )?"([a-z_]+)"(?: : "([a-z_]+)")?)re"};
    int found = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{BENVUNG_SOURCE_DIR "/src"}) {
        if (entry.path().extension() != ".cpp") continue;
        std::stringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        auto const source = text.str();
        re2::StringPiece rest{source};
        std::string one, other;
        while (RE2::FindAndConsume(&rest, pattern, &one, &other)) {
            for (auto const& verb : {one, other}) {
                if (verb.empty()) continue;
                ++found;
                INFO(verb, " in ", entry.path().filename().string());
                CHECK(std::ranges::any_of(verbs, [&](auto const& word) { return word.value == verb; }));
            }
        }
    }
    CHECK(found > 20);
}
