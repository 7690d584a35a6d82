// Measures the reader on documents with annotations made by hand. BENVUNG_SHOW=1 prints the table and every difference.
#include "documents/reading/reading.hpp"
#include "documents/reading/score.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Every NAME.json of `annotations` against the reading of the .txt in `texts` whose name starts with NAME.
reading_score::Score score_of(std::filesystem::path const& texts, std::filesystem::path const& annotations) {
    reading_score::Score all;
    std::vector<std::filesystem::path> golds;
    for (auto const& entry : std::filesystem::directory_iterator{annotations})
        if (entry.path().extension() == ".json") golds.push_back(entry.path());
    std::ranges::sort(golds);
    for (auto const& gold : golds) {
        std::filesystem::path document;
        for (auto const& entry : std::filesystem::directory_iterator{texts})
            if (entry.path().extension() == ".txt" && entry.path().stem().string().starts_with(gold.stem().string())) document = entry.path();
        REQUIRE_MESSAGE(!document.empty(), "no document for ", gold.string());
        auto const found = documents::reading::to_json(documents::reading::read(bytes_of(document)));
        auto score = reading_score::compare(nlohmann::json::parse(bytes_of(gold)), nlohmann::json::parse(found.dump()));
        for (auto& difference : score.differences) difference = gold.stem().string() + ": " + difference;
        all.add(score);
    }
    return all;
}

void hold(reading_score::Score const& score, double overall, double each) {
    bool const show = std::getenv("BENVUNG_SHOW") != nullptr;
    if (show) {
        MESSAGE(score.table());
        for (auto const& difference : score.differences) MESSAGE(difference);
    }
    CAPTURE(score.table());
    CHECK(score.overall() >= overall);
    for (auto const& [section, tally] : score.sections) {
        CAPTURE(section);
        CHECK(tally.f1() >= each);
    }
}

} // namespace

TEST_CASE("the reader reads the regression documents as their annotations say") {
    std::filesystem::path const corpus = std::filesystem::path{BENVUNG_SOURCE_DIR} / "tests/documents/reading/corpus";
    // The floors are what has been reached, rounded down: a change may raise them, never lower.
    hold(score_of(corpus, corpus), 0.97, 0.93);
}

TEST_CASE("the reader reads the five seed documents as their annotations say") {
    std::filesystem::path const shared = std::filesystem::path{BENVUNG_SOURCE_DIR} / "../shared";
    if (!std::filesystem::is_directory(shared / "seeds")) {
        MESSAGE("SKIPPED: the folder with the seed documents is not here");
        return;
    }
    hold(score_of(shared / "seeds", shared / "checks/seeds-gold"), 0.99, 0.92);
}
