#include "documents/citations/citations.hpp"

#include "base/json.hpp"
#include "documents/citations/store.hpp"
#include "documents/registry/office.hpp"


using namespace office_house;
using namespace documents::citations;
using support::on_both_engines;

namespace {

std::string reading_of(std::string const& text) {
    return documents::reading::to_json(documents::reading::read(text)).dump();
}

base::PartialDate date(int year, unsigned month, unsigned day_of_month) { return {year, month, day_of_month}; }

std::string citing(std::string const& number, std::string const& words) {
    return "ỦY BAN NHÂN DÂN\nTỈNH SUỐI ĐÁ\n\nSố: " + number +
           "/UBND-KT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSuối Đá, ngày 20 tháng 10 "
           "năm "
           "2026\n\nV/v thực hiện\n\nKính gửi: Sở Việc làm.\n\n" +
           words + "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n";
}

} // namespace

TEST_CASE("one paper that is printed in several ways has one name") {
    CHECK(name_of("306/BLĐTBXH-VPQGGN") == name_of("306/LĐTBXH VPQGGN"));
    CHECK(name_of("306/SLĐTBXH-VP") == name_of("306/LĐTBOXH-VP"));
    CHECK(name_of("880/QĐ-TTg") != name_of("880/QĐ-UBND"));
    CHECK(name_of("") == "");
}

TEST_CASE("what is cited is read with its dates; what the words before it say is proposed") {
    auto const text = citing(
        "30", "Thực hiện Quyết định số 880/QĐ-TTg ngày 22/7/2022 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh yêu "
              "Sở Việc làm triển khai. Công văn này thay thế Công văn số 15/UBND-KT ngày 14/10/2026./.");
    auto const json = nlohmann::ordered_json::parse(reading_of(text));
    auto const citations = citations_of(json);
    REQUIRE(citations.size() == 2);
    CHECK(citations[0].printed == "880/QĐ-TTg");
    CHECK(citations[0].date->iso() == "2022-07-22");
    auto const proposals = proposals_of(json, text);
    REQUIRE(proposals.size() == 1);
    CHECK(proposals[0].relation == Relation::replaces);
    CHECK(proposals[0].printed == "15/UBND-KT");
    for (auto const* odd : {"not json", "[]", "{\"references\":7}", "{\"references\":[1,null,{}]}",
                            "{\"references\":[{\"number_symbol\":\"1/A\",\"mentions\":[[9999999,3],[1],\"x\"]}]}"}) {
        CAPTURE(odd);
        auto const trail = trail_of_stored({}, odd, "ngắn");
        CHECK(trail.citations.size() == (std::string_view{odd}.contains("1/A") ? 1 : 0));
        CHECK(trail.proposals.empty());
    }
}

TEST_CASE("of several papers with one number the date decides, then the issuer") {
    Known const other{PaperId{1}, "Công văn 12/UBND-VX", "", "UBND tỉnh Mường Lay", date(2026, 3, 1), false};
    Known const right{PaperId{2}, "Công văn 12/UBND-VX", "", "UBND tỉnh Suối Đá", date(2026, 5, 2), false};
    Known const gone{PaperId{3}, "Công văn 12/UBND-VX", "", "UBND tỉnh Suối Đá", date(2026, 5, 2), true};
    Citation citation{.name = "12/ubndvx",
                      .printed = "12/UBND-VX",
                      .type = {},
                      .issuer = {},
                      .date = date(2026, 5, 2),
                      .other_dates = {}};
    CHECK(resolve(citation, {other, right, gone}).paper->id == PaperId{2});
    CHECK(resolve(citation, {other}).match == Match::other_date);
    CHECK(resolve(citation, {}).match == Match::none);
    citation.date = std::nullopt;
    citation.issuer = "UBND tỉnh Mường Lay";
    CHECK(resolve(citation, {other, right}).paper->id == PaperId{1});
    CHECK(resolve(citation, {other, right}).match == Match::same);
}

TEST_CASE("papers know what they rest on, what rests on them, what is missing, and what was replaced") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const base = take(store, scope, letter("15", "kế hoạch cũ"));
        auto const follower =
            take(store, scope,
                 citing("31", "Thực hiện Công văn số 15/UBND-KT ngày 14/10/2026 và Quyết định số 880/QĐ-TTg ngày "
                              "22/7/2022, yêu cầu Sở Việc làm báo cáo."));
        auto const wrong_date = take(
            store, scope,
            citing("32", "Căn cứ Công văn số 15/UBND-KT ngày 13/10/2026, yêu cầu Sở Việc làm báo cáo. Công văn này "
                         "thay thế Công văn số 31/UBND-KT ngày 20/10/2026./."));
        take(store, clerk_of(kDepartment), citing("33", "Thực hiện Công văn số 15/UBND-KT ngày 14/10/2026, báo cáo."));
        auto session = store->lease();
        auto ties = ties_of(session, scope, follower);
        REQUIRE(ties.has_value());
        REQUIRE(ties->rests_on.size() == 2);
        CHECK(ties->rests_on[0].resolved.match == Match::same);
        CHECK(ties->rests_on[0].resolved.paper->id == base);
        CHECK(ties->rests_on[1].resolved.match == Match::none);
        CHECK(ties->two_dates.size() == 1); // 13/10 and 14/10
        CHECK(ties->two_dates[0] == "15/UBND-KT: 13/10/2026 và 14/10/2026");
        REQUIRE(ties->relations.size() == 1);
        CHECK(ties->relations[0].passive);
        CHECK(ties->relations[0].proposed);
        auto const under = ties_of(session, scope, base);
        CHECK(under->cited_by.size() == 2); // not the department's
        auto const other = ties_of(session, scope, wrong_date);
        CHECK(other->rests_on[0].resolved.match == Match::other_date);
        CHECK_FALSE(ties_of(session, clerk_of(kMinistry), base).has_value());
    });
}

TEST_CASE("a relation is set by hand or from a proposal, refused, and shown to both papers") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const old = take(store, scope, letter("15", "kế hoạch cũ"));
        auto const fresh =
            take(store, scope, citing("40", "Công văn này thay thế Công văn số 15/UBND-KT ngày 14/10/2026./."));
        auto const third =
            take(store, scope, citing("41", "Thực hiện Công văn số 15/UBND-KT ngày 14/10/2026, yêu cầu báo cáo./."));
        auto tx = store->write();
        auto const proposed = ties_of(tx, scope, fresh)->relations;
        REQUIRE(proposed.size() == 1);
        CHECK(decide(tx, scope, noon("2026-10-21"), fresh, proposed[0].id, true).has_value());
        auto const basis = ties_of(tx, scope, third)->rests_on;
        REQUIRE(basis.size() == 1);
        REQUIRE(basis[0].replaced_by.size() == 1);
        CHECK(basis[0].replaced_by[0].id == fresh);
        CHECK(ties_of(tx, scope, old)->relations.front().passive);
        CHECK(relate(tx, scope, noon("2026-10-21"), third, Relation::answers, "99/BVL-VP").has_value());
        CHECK_FALSE(relate(tx, scope, noon("2026-10-21"), third, Relation::answers, "99 / BVL - VP").has_value());
        CHECK_FALSE(relate(tx, scope, noon("2026-10-21"), third, Relation::answers, "41/UBND-KT").has_value());
        CHECK_FALSE(relate(tx, scope, noon("2026-10-21"), third, Relation::answers, " ").has_value());
        CHECK_FALSE(relate(tx, clerk_of(kDepartment), noon("2026-10-21"), third, Relation::answers, "7/A").has_value());
        CHECK(decide(tx, scope, noon("2026-10-21"), fresh, proposed[0].id, false).has_value());
        CHECK(ties_of(tx, scope, old)->relations.empty());
        CHECK(ties_of(tx, scope, third)->rests_on[0].replaced_by.empty());
        CHECK_FALSE(decide(tx, scope, noon("2026-10-21"), third, proposed[0].id, true).has_value());
    });
}

TEST_CASE("a paper that cites itself is told so and does not stand among those that rest on it") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const id =
            take(store, scope,
                 citing("50", "Thực hiện Công văn số 50/UBND-KT ngày 20/10/2026 và Công văn số 15/UBND-KT ngày "
                              "14/10/2026, yêu cầu Sở Việc làm báo cáo./."));
        auto session = store->lease();
        auto const ties = ties_of(session, scope, id);
        bool itself = false;
        for (auto const& cited : ties->rests_on) itself = itself || cited.itself;
        CHECK(itself == (ties->rests_on.size() == 2)); // the reader may leave the own number out
        CHECK(ties->cited_by.empty());
    });
}
