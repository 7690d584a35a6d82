#include "directives/tables/from_reading.hpp"

#include "base/json.hpp"
#include "directives/tables/findings.hpp"
#include "documents/samples.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>

using namespace directives::tables;

namespace {

struct Rebuilt {
    Table table;
    std::vector<Row> rows;
    Evaluation evaluation;
    std::map<std::string, int> faults;
};

Rebuilt rebuild(std::string_view text, char const* today) {
    Rebuilt made{
        .table = {.title = "T", .as_of = base::Date::parse(today).value()}, .rows = {}, .evaluation = {}, .faults = {}};
    auto const draft = draft_of(documents::reading::read(text), text);
    made.table.title = draft.title;
    made.table.steps = draft.steps;
    made.table.quoted = draft.quoted;
    for (auto const& row : draft.rows) {
        Row one{.label = row.label, .cells = {}};
        for (auto const& value : row.values) one.cells.push_back({.value = value});
        made.rows.push_back(std::move(one));
    }
    made.evaluation = evaluate(made.table, made.rows, base::Date::parse(today).value());
    for (auto const& finding : made.evaluation.findings) ++made.faults[std::string{code_of(finding.fault)}];
    return made;
}

std::string slurp(std::filesystem::path const& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("the table of a letter is rebuilt with its columns, its rows and its complaints") {
    auto const made = rebuild(documents::find_sample_text("bang-tinh-hinh")->text, "2025-11-28");
    CHECK(made.table.title == "Bảng tổng hợp tình hình phê duyệt kế hoạch (Công văn 3405/SNNMT-PTNT)");
    REQUIRE(made.table.steps.size() == 5);
    CHECK(made.table.steps[0] == Step{.heading = "Đã lấy ý kiến dự thảo"});
    CHECK(made.table.steps[1] == Step{.heading = "Đã ban hành", .exclusive = 1, .part = Part::done});
    CHECK(made.table.steps[2] == Step{.heading = "Chưa ban hành", .exclusive = 1, .part = Part::not_done});
    CHECK(made.table.steps[3] == Step{.heading = "Số, ngày văn bản", .kind = StepKind::document});
    CHECK(made.table.steps[4] == Step{.heading = "Ghi chú", .kind = StepKind::note});
    REQUIRE(made.rows.size() == 12);
    CHECK(made.rows[3].label == "Mường Ảng");
    CHECK(made.rows[3].cells[3].value == "QĐ số 188/QĐ-UBND ngày 14/11/2025");
    CHECK(made.rows[3].cells[4].value == "Ban hành bằng Quyết định");
    CHECK(made.rows[5].cells[0].value.empty());
    CHECK(made.evaluation.totals[1].value == 4);
    CHECK(made.evaluation.totals[2].value == 7);
    // 05/12 quoted and 4 in the table; Chiềng Sinh without its number; Sín Chải without a mark.
    CHECK(made.faults ==
          std::map<std::string, int>{{"count_mismatch", 1}, {"issued_without_number", 1}, {"row_without_mark", 1}});
}

TEST_CASE("a paper without such a table gives no rows") {
    auto const text = documents::find_sample_text("cong-van-bo")->text;
    CHECK(draft_of(documents::reading::read(text), text).rows.empty());
    CHECK(draft_of(documents::reading::read(""), "").rows.empty());
}

TEST_CASE("seed documents: the table of seventeen provinces is rebuilt as the gold says") {
    std::filesystem::path const shared = std::filesystem::path{BENVUNG_SOURCE_DIR} / "../shared";
    std::filesystem::path seed;
    if (std::filesystem::exists(shared / "seeds"))
        for (auto const& entry : std::filesystem::directory_iterator{shared / "seeds"})
            if (entry.path().filename().string().starts_with("000_")) seed = entry.path();
    if (seed.empty()) {
        MESSAGE("SKIPPED: the seed documents are not here.");
        return;
    }
    auto const made = rebuild(slurp(seed), "2023-02-08");
    auto const gold = nlohmann::json::parse(slurp(shared / "checks/seeds-gold/000.json"))["status_rows"];
    REQUIRE(made.rows.size() == gold.size());
    REQUIRE(made.table.steps.size() == 5);
    for (std::size_t i = 0; i < gold.size(); ++i) {
        CAPTURE(i);
        CHECK(made.rows[i].label == gold[i]["locality"].get<std::string>());
        CHECK((made.rows[i].cells[0].value == kMark) == gold[i]["draft_consulted"].get<bool>());
        CHECK((made.rows[i].cells[1].value == kMark) == gold[i]["issued"].get<bool>());
        CHECK((made.rows[i].cells[2].value == kMark) == gold[i]["not_issued"].get<bool>());
        auto const cited = cited_in(made.rows[i].cells[3].value);
        CHECK(cited.number_symbol ==
              (gold[i]["document"].is_null() ? "" : gold[i]["document"]["number_symbol"].get<std::string>()));
        if (cited.date) CHECK(cited.date->iso() == gold[i]["document"]["date"].get<std::string>());
        CHECK(made.rows[i].cells[4].value == (gold[i]["note"].is_null() ? "" : gold[i]["note"].get<std::string>()));
    }
    CHECK(made.faults ==
          std::map<std::string, int>{{"count_mismatch", 1}, {"issued_without_number", 1}, {"row_without_mark", 2}});
}
