#include "documents/intake/reread.hpp"

#include "base/json.hpp"
#include "documents/registry/office.hpp"
#include "documents/review/store.hpp"


using namespace office_house;
using namespace documents::intake;
using support::on_both_engines;
namespace review = documents::review;

namespace {

/// As an older reader would have left it: another issuer, and one duty less.
void age(Store& store, PaperId paper) {
    auto tx = store->write();
    auto const json =
        tx.find<std::string>("SELECT reading_json FROM paper_readings WHERE paper_id = :id", {{"id", paper}});
    auto reading = nlohmann::ordered_json::parse(*json);
    reading["header"]["subject"] = "trích yếu cũ";
    REQUIRE(reading["obligations"].size() == 1);
    reading["obligations"] = nlohmann::ordered_json::array();
    tx.run("UPDATE paper_readings SET reader = '2025.01', reading_json = :json WHERE paper_id = :id",
           {{"json", reading.dump()}, {"id", paper}});
    tx.run("DELETE FROM review_items WHERE paper_id = :id AND kind = 'duty'", {{"id", paper}});
    tx.run("UPDATE review_items SET proposal_json = :old WHERE paper_id = :id AND field = 'subject'",
           {{"old", R"({"value":"trích yếu cũ"})"}, {"id", paper}});
    tx.run("UPDATE papers SET subject = 'trích yếu cũ' WHERE id = :id", {{"id", paper}});
    tx.commit();
}

std::int64_t count(Store& store, std::string const& what) {
    return store->lease().find<std::int64_t>("SELECT COUNT(*) FROM " + what).value();
}

} // namespace

TEST_CASE("another reading is shown before it changes anything, then kept beside the old one") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const draft = take(store, scope, letter("15", "báo cáo nhanh"));
        auto const same = take(store, scope, letter("16", "việc khác"));
        age(store, draft);
        std::vector<Reread> told;
        auto const note = [&](Reread const& paper) { told.push_back(paper); };
        auto const operator_ = support::everything();
        auto const shown = reread_papers(*store, operator_, noon("2026-11-21"), Mode::show, note);
        REQUIRE(shown.has_value());
        CHECK(shown->papers == 2);
        CHECK(shown->changed == 1);
        REQUIRE(told.size() == 1);
        CHECK(told[0].paper == draft);
        std::string words;
        for (auto const& line : told[0].changes) words += line + "\n";
        CAPTURE(words);
        CHECK(words.contains("trích yếu cũ → báo cáo nhanh"));
        CHECK(words.contains("+ Việc"));
        CHECK(count(store, "paper_readings") == 2);

        CHECK(reread_papers(*store, operator_, noon("2026-11-21"), Mode::apply, note)->changed == 1);
        CHECK(count(store, "paper_readings WHERE paper_id = " + std::to_string(draft.number())) == 2);
        CHECK(count(store, "paper_readings WHERE current = 1") == 2);
        CHECK(count(store, "review_items WHERE kind = 'duty' AND paper_id = " + std::to_string(draft.number())) == 1);
        auto session = store->lease();
        CHECK(find_paper(session, scope, draft)->head.subject == "báo cáo nhanh");
        CHECK(find_paper(session, scope, same)->head.subject == "việc khác");
        CHECK(reread_papers(*store, operator_, noon("2026-11-22"), Mode::apply, note)->changed == 0);
        CHECK(reread_papers(*store, scope, noon("2026-11-22"), Mode::show, note).error().code == base::Code::refused);
    });
}

TEST_CASE("what a person confirmed or corrected stays when the paper is read again") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const corrected = take(store, scope, letter("15", "báo cáo nhanh"));
        age(store, corrected);
        {
            auto session = store->lease();
            auto head = find_paper(session, scope, corrected)->head;
            auto tx = store->write();
            head.subject = "trích yếu của văn thư";
            REQUIRE(correct_head(tx, scope, noon("2026-11-20"), corrected, 1, head, "").has_value());
            tx.commit();
        }
        auto const confirmed = take_confirmed(store, scope, letter("16", "việc khác"));
        age(store, confirmed);
        CHECK(reread_papers(*store, support::everything(), noon("2026-11-21"), Mode::apply, {})->changed == 2);
        auto session = store->lease();
        CHECK(find_paper(session, scope, corrected)->head.subject == "trích yếu của văn thư");
        CHECK(find_paper(session, scope, confirmed)->head.subject == "trích yếu cũ");
        CHECK(count(store, "review_items WHERE kind = 'duty' AND paper_id = " + std::to_string(confirmed.number())) ==
              0);
        CHECK(current_reading(session, scope, confirmed)->reader == kReader);
    });
}
