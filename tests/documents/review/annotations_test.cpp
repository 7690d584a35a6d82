#include "documents/review/annotations.hpp"

#include "documents/reading/score.hpp"
#include "documents/registry/office.hpp"
#include "documents/review/store.hpp"

#include <filesystem>
#include <fstream>
#include <stdlib.h>

using namespace office_house;
using namespace documents::review;

namespace {

nlohmann::json json_in(std::filesystem::path const& path) {
    std::ifstream file{path};
    return nlohmann::json::parse(file);
}

} // namespace

TEST_CASE("a confirmed correction is exported as test data, and the reader's scorer finds the fault") {
    support::on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const text = letter("306", "báo cáo việc làm");
        auto const paper = take(store, scope, text);
        take(store, scope, letter("400", "chưa duyệt"));
        auto const confirmed_only = take_confirmed(store, scope, letter("401", "chỉ xác nhận phần đầu"));
        {
            auto tx = store->write();
            Save all;
            auto const items = items_of(tx, scope, find_paper(tx, scope, paper).value()).value();
            for (auto const& item : items)
                if (item.field == "symbol")
                    all.changes.push_back({.act = Act::correct, .seen = {item.id, 1}, .value = {{"value", "UBND-VX"}}});
                else if (is_open(item))
                    all.changes.push_back({.act = Act::confirm, .seen = {item.id, 1}});
            REQUIRE(save(tx, scope, noon("2026-10-16"), paper, all)->open == 0);
            REQUIRE(finish(tx, scope, noon("2026-10-16"), paper).has_value());
            tx.commit();
        }
        std::string name = (std::filesystem::temp_directory_path() / "annotations-XXXXXX").string();
        std::filesystem::path const folder = ::mkdtemp(name.data());
        auto const exported = export_annotations(*store, scope, folder / "out");
        REQUIRE(exported.has_value());
        CHECK(exported->papers == 1);
        CHECK(exported->unconfirmed == 1);
        CHECK(exported->open == 1);
        CHECK(exported->open_items > 3);
        auto const stem = folder / "out" / std::to_string(paper.number());
        auto const gold = json_in(stem.string() + ".json");
        CHECK(gold["header"]["symbol"] == "UBND-VX");
        CHECK(!std::filesystem::exists(folder / "out" / (std::to_string(confirmed_only.number()) + ".json")));
        std::ifstream file{stem.string() + ".txt"};
        std::string const read{std::istreambuf_iterator<char>{file}, {}};
        CHECK(read == text);

        nlohmann::json const found = documents::reading::to_json(documents::reading::read(read));
        auto const score = reading_score::compare(gold, found);
        CHECK(score.overall() < 1);
        auto mended = found;
        mended["header"]["symbol"] = "UBND-VX";
        CHECK(reading_score::compare(gold, mended).overall() == doctest::Approx(1));
        CHECK(!export_annotations(*store, scope, "/proc/nowhere").has_value());
        std::filesystem::remove_all(folder);
    });
}
