#include "documents/reading/score.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using nlohmann::json;
using reading_score::compare;

TEST_SUITE("the measure of a reading") {

    TEST_CASE("words ignore case, punctuation and where the tone mark stands") {
        using reading_score::words;
        CHECK(words("Ủy ban nhân dân – tỉnh; “HOÀ BÌNH”") == words("uỷ ban nhân dân tỉnh Hòa Bình"));
        CHECK(words(" , ").empty());
        CHECK(words("12/UBND-KT") == std::vector<std::string>{"12", "ubnd", "kt"});
    }

    TEST_CASE("a text is covered by one that says more, but is not alike") {
        CHECK(reading_score::covered("gửi báo cáo", "gửi báo cáo về Sở Tài chính") == doctest::Approx(1));
        CHECK(reading_score::alike("gửi báo cáo", "gửi báo cáo về Sở Tài chính") == doctest::Approx(0.6));
        CHECK(reading_score::covered("gửi gửi báo cáo", "gửi báo cáo") == doctest::Approx(0.75));
        CHECK(reading_score::covered("", "gửi báo cáo") == 0);
    }

    TEST_CASE("two rules are the same when they name the same days") {
        using reading_score::same_rule;
        CHECK(same_rule("FREQ=MONTHLY;BYMONTHDAY=15,-1", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1,15"));
        CHECK(same_rule("FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=12,6"));
        CHECK(same_rule("FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR"));
        CHECK_FALSE(same_rule("FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=16"));
        CHECK_FALSE(same_rule("FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"));
        CHECK_FALSE(same_rule("FREQ=MONTHLY;BYMONTHDAY=15", ""));
    }

    TEST_CASE("optional items count neither for nor against") {
        json const gold =
            json::parse(R"({"obligations": [{"action": "gửi báo cáo"}, {"action": "quan tâm", "optional": true}]})");
        json const without = json::parse(R"({"obligations": [{"action": "gửi báo cáo"}]})");
        json const with = json::parse(R"({"obligations": [{"action": "gửi báo cáo"}, {"action": "quan tâm"}]})");
        json const wrong = json::parse(R"({"obligations": [{"action": "gửi báo cáo"}, {"action": "khác hẳn"}]})");
        CHECK(compare(gold, without).overall() == 1);
        CHECK(compare(gold, with).overall() == 1);
        CHECK(compare(gold, wrong).sections["obligations"].extra == 1);
    }

    TEST_CASE("a wrong day, a wrong kind and a wrong bound of a deadline are told apart") {
        auto const doc = [](char const* deadline) {
            json out;
            out["obligations"].push_back({{"action", "gửi báo cáo"}, {"deadline", json::parse(deadline)}});
            return out;
        };
        json const gold = doc(R"({"kind": "once", "date": "2024-10-11", "bound": "on"})");
        json const period = doc(R"({"kind": "once", "date": "2024-12-31", "bound": "by", "approx": true})");
        json const right = doc(R"({"kind": "once", "date": "2024-10-11", "bound": "on"})");
        json const by = doc(R"({"kind": "once", "date": "2024-10-11", "bound": "by"})");
        json const later = doc(R"({"kind": "once", "date": "2024-10-12", "bound": "on"})");
        json const none = doc(R"({"kind": "none", "date": null})");
        CHECK(compare(gold, right).overall() == 1);
        CHECK(compare(gold, by).sections["deadlines"].right == 1);
        CHECK(compare(gold, by).sections["deadline bounds"].right == 0);
        CHECK(compare(gold, later).sections["deadlines"].f1() == 0);
        CHECK(compare(gold, none).sections["deadlines"].missed == 1);
        CHECK(compare(gold, none).sections["deadlines"].extra == 0);
        CHECK(compare(period, doc(R"({"kind": "once", "date": "2024-12-20"})")).sections["deadlines"].f1() == 1);
        CHECK(compare(period, doc(R"({"kind": "once", "date": "2024-10-20"})")).sections["deadlines"].f1() == 0);
    }

    TEST_CASE("an empty reading scores nothing, and a header field that was inferred may be missing") {
        json const gold = json::parse(
            R"({"header": {"issuer": "Sở Y tế", "number": "12", "inferred": ["issuer"]}, "findings": ["blank_date"]})");
        auto score = compare(gold, json::object());
        CHECK(score.sections["header"].missed == 1);
        CHECK(score.sections["findings"].missed == 1);
        CHECK(score.overall() == 0);
    }

    TEST_CASE("every annotation of the regression set agrees with itself") {
        std::filesystem::path const folder =
            std::filesystem::path{BENVUNG_SOURCE_DIR} / "tests/documents/reading/corpus";
        int annotations = 0;
        for (auto const& entry : std::filesystem::directory_iterator{folder}) {
            if (entry.path().extension() != ".json") continue;
            INFO(entry.path().filename().string());
            json found = json::parse(std::ifstream{entry.path()});
            json const gold = found;
            json codes = json::array();
            for (json const& code : gold.value("findings", json::array())) codes.push_back({{"code", code}});
            if (gold.contains("findings")) found["findings"] = codes;
            auto const score = compare(gold, found);
            for (auto const& line : score.differences) INFO(line);
            CHECK(score.overall() == doctest::Approx(1));
            CHECK(std::filesystem::exists(std::filesystem::path{entry.path()}.replace_extension(".txt")));
            ++annotations;
        }
        CHECK(annotations >= 20);
    }

} // TEST_SUITE
