#include "documents/review/store.hpp"

#include "documents/registry/office.hpp"

#include <barrier>
#include <thread>

using namespace documents::review;
using namespace office_house;
using documents::registry::PaperId;

namespace {

std::vector<Item> items_in(Store& store, PaperId paper, rights::Scope const& scope = clerk_of(kOffice)) {
    auto session = store->lease();
    return items_of(session, scope, find_paper(session, scope, paper).value()).value();
}

Item field(std::vector<Item> const& items, std::string_view name) {
    auto const found = std::ranges::find(items, name, &Item::field);
    REQUIRE(found != items.end());
    return *found;
}

Item first(std::vector<Item> const& items, Kind kind) {
    auto const found = std::ranges::find(items, kind, &Item::kind);
    REQUIRE(found != items.end());
    return *found;
}

base::Result<Saved> put(Store& store, PaperId paper, Save const& wanted,
                        rights::Scope const& scope = clerk_of(kOffice)) {
    auto tx = store->write();
    auto saved = save(tx, scope, noon("2026-10-16"), paper, wanted);
    if (saved) tx.commit();
    return saved;
}

Save one(Change change, std::string token = {}, std::string reason = {}) {
    return {std::move(token), std::move(reason), {std::move(change)}};
}

Change change_of(Act act, Item const& item, Json value = {}) {
    return {.act = act, .seen = {item.id, item.version}, .value = std::move(value)};
}

std::int64_t acts(Store& store, char const* verb) {
    return store->lease()
        .find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = :verb", {{"verb", verb}})
        .value();
}

PaperId new_paper(Store& store) {
    add_organisations(*store);
    return take(store, clerk_of(kOffice), letter("306", "báo cáo việc làm"));
}

} // namespace

TEST_CASE("a paper that is taken in has the items of its reading, all open") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const items = items_in(store, paper);
        CHECK(field(items, "number").proposal["value"] == "306");
        CHECK(first(items, Kind::duty).proposal["deadline"]["date"] == "2026-10-30");
        CHECK(std::ranges::all_of(items, [](auto const& item) { return item.state == State::proposed; }));
        CHECK(open_count(items) > 8);
    });
}

TEST_CASE("a correction stands beside the proposal, and the head of the paper follows") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const before = items_in(store, paper);
        Save wanted;
        wanted.changes = {
            change_of(Act::correct, field(before, "number"), {{"value", "307"}}),
            change_of(Act::confirm, field(before, "symbol")),
            change_of(Act::correct, first(before, Kind::duty), {{"assignees", {"Sở Việc làm", "Sở Mới"}}})};
        auto const saved = put(store, paper, wanted);
        REQUIRE(saved.has_value());
        CHECK(saved->items.size() == 3);
        CHECK(saved->conflicts.empty());
        CHECK(saved->open == open_count(before) - 3);
        auto const after = items_in(store, paper);
        auto const number = field(after, "number");
        CHECK(number.state == State::corrected);
        CHECK(number.proposal["value"] == "306");
        CHECK(number.value["value"] == "307");
        CHECK(number.version == 2);
        CHECK(number.changed_by == "Lò Thị Hoa, văn thư");
        CHECK(field(after, "symbol").state == State::confirmed);
        auto session = store->lease();
        CHECK(find_paper(session, clerk_of(kOffice), paper)->head.number == "307");
        CHECK(acts(store, "paper_review") == 1); // one row for the whole save
        CHECK(acts(store, "paper_correction") == 1);
    });
}

TEST_CASE("of two reviewers at once the second is told of the first, and nothing is lost") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const seen = first(items_in(store, paper), Kind::duty);
        auto other = clerk_of(kOffice);
        other.actor = "Giàng A Sơn, chuyên viên";
        REQUIRE(put(store, paper, one(change_of(Act::correct, seen, {{"action", "việc của Sơn"}})), other)
                    ->conflicts.empty());
        auto const late = put(store, paper, one(change_of(Act::correct, seen, {{"action", "việc của Hoa"}})));
        REQUIRE(late.has_value());
        REQUIRE(late->conflicts.size() == 1);
        CHECK(late->items.empty());
        auto const& conflict = late->conflicts.front();
        CHECK(conflict.mine["action"] == "việc của Hoa");
        CHECK(conflict.theirs.value["action"] == "việc của Sơn");
        CHECK(conflict.theirs.changed_by == "Giàng A Sơn, chuyên viên");
        CHECK(first(items_in(store, paper), Kind::duty).value["action"] == "việc của Sơn");

        // Keep mine: the same again, having seen theirs.
        REQUIRE(put(store, paper, one(change_of(Act::correct, conflict.theirs, {{"action", "việc của Hoa"}})))
                    ->conflicts.empty());
        auto session = store->lease();
        auto const history = history_of(session, clerk_of(kOffice), paper, seen.id).value();
        REQUIRE(history.size() == 2);
        CHECK(history[0].value["action"] == "việc của Sơn");
        CHECK(history[1].value["action"] == "việc của Hoa");
    });
}

TEST_CASE("two who want the same do not conflict, and what does not conflict of a save is kept") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const seen = items_in(store, paper);
        REQUIRE(put(store, paper, one(change_of(Act::confirm, field(seen, "type")))));
        REQUIRE(put(store, paper, one(change_of(Act::correct, field(seen, "number"), {{"value", "9"}}))));
        Save wanted;
        wanted.changes = {change_of(Act::confirm, field(seen, "type")), change_of(Act::reject, field(seen, "number")),
                          change_of(Act::correct, field(seen, "date"), {{"value", "32/1/2026"}}),
                          change_of(Act::confirm, field(seen, "subject"))};
        auto const saved = put(store, paper, wanted);
        REQUIRE(saved.has_value());
        CHECK(saved->items.size() == 2);
        REQUIRE(saved->conflicts.size() == 1);
        CHECK(saved->conflicts.front().change == 1);
        CHECK(saved->conflicts.front().mine.is_null());
        REQUIRE(saved->troubles.size() == 1);
        CHECK(saved->troubles.front().change == 2);
        CHECK(field(items_in(store, paper), "type").version == 2);
    });
}

TEST_CASE("a save that comes again because its answer was lost is carried out once") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        Change add{.act = Act::add, .kind = Kind::duty, .value = {{"action", "việc thêm"}, {"assignees", {"Sở Mới"}}}};
        REQUIRE(put(store, paper, one(add, "token-1")));
        auto const again = put(store, paper, one(add, "token-1"));
        REQUIRE(again.has_value());
        CHECK(again->conflicts.empty());
        auto const items = items_in(store, paper);
        CHECK(std::ranges::count(items, State::added, &Item::state) == 1);
        CHECK(acts(store, "paper_review") == 1);
        REQUIRE(put(store, paper, one(add, "token-2")));
        CHECK(std::ranges::count(items_in(store, paper), State::added, &Item::state) == 2);
    });
}

TEST_CASE("duties are split and joined, and every step can be taken back") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const duty = first(items_in(store, paper), Kind::duty);
        Change apart{.act = Act::split, .seen = {duty.id, 1}, .actions = {"rà soát", "báo cáo", "trình duyệt"}};
        auto const saved = put(store, paper, one(apart));
        REQUIRE(saved.has_value());
        REQUIRE(saved->items.size() == 3);
        CHECK(saved->items[0].value["action"] == "rà soát");
        CHECK(saved->items[2].origin == duty.id);
        CHECK(saved->items[2].state == State::added);
        CHECK(saved->items[2].value["deadline"]["date"] == "2026-10-30");
        CHECK(put(store, paper, one(apart))->conflicts.size() == 1);

        Change together{.act = Act::join, .seen = {duty.id, 2}};
        for (std::size_t i = 1; i < 3; ++i) together.others.push_back({saved->items[i].id, 1});
        auto const joined = put(store, paper, one(together));
        REQUIRE(joined.has_value());
        CHECK(joined->items.front().value["action"] == "rà soát; báo cáo; trình duyệt");
        CHECK(joined->items.back().state == State::rejected);

        CHECK(put(store, paper, one({.act = Act::reopen, .seen = {duty.id, 3}}))->items.front().state ==
              State::proposed);
        auto const back = put(store, paper, one({.act = Act::reopen, .seen = {saved->items[1].id, 2}}));
        CHECK(back->items.front().state == State::added);
        CHECK(back->items.front().value["action"] == "báo cáo");
        CHECK(put(store, paper, one({.act = Act::split, .seen = {duty.id, 4}, .actions = {"một"}}))->troubles.size() ==
              1);
    });
}

TEST_CASE("a paper is confirmed when nothing is open, and corrected afterwards only with a reason") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const end = [&] {
            auto tx = store->write();
            auto done = finish(tx, clerk_of(kOffice), noon("2026-10-16"), paper);
            if (done) tx.commit();
            return done;
        };
        auto const early = end();
        REQUIRE(!early.has_value());
        CHECK(early.error().message.starts_with("Còn "));
        Save all;
        for (auto const& item : items_in(store, paper))
            if (is_open(item)) all.changes.push_back(change_of(Act::confirm, item));
        CHECK(put(store, paper, all)->open == 0);
        REQUIRE(end().has_value());
        CHECK(end().has_value()); // twice is once

        auto const number = field(items_in(store, paper), "number");
        auto const change = change_of(Act::correct, number, {{"value", "308"}});
        auto const refused = put(store, paper, one(change));
        REQUIRE(!refused.has_value());
        CHECK(refused.error().where == "Lý do sửa");
        REQUIRE(put(store, paper, one(change, "", "đọc nhầm số")).has_value());
        auto session = store->lease();
        auto const history = history_of(session, clerk_of(kOffice), paper, number.id).value();
        REQUIRE(history.size() == 2);
        CHECK(history[0].state == State::confirmed);
        CHECK(history[1].reason == "đọc nhầm số");
        CHECK(find_paper(session, clerk_of(kOffice), paper)->head.number == "308");
    });
}

TEST_CASE("a paper whose head alone was confirmed is reviewed on, and its head changed only with a reason") {
    support::on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const paper = take_confirmed(store, clerk_of(kOffice), letter("306", "báo cáo việc làm"));
        auto const items = items_in(store, paper);
        CHECK(put(store, paper, one(change_of(Act::reject, first(items, Kind::duty)))).has_value());
        CHECK(put(store, paper, one(change_of(Act::confirm, field(items, "number")))).has_value());
        auto const change = change_of(Act::correct, field(items, "symbol"), {{"value", "UBND-TH"}});
        CHECK(put(store, paper, one(change)).error().where == "Lý do sửa");
        CHECK(put(store, paper, one(change, "", "đọc nhầm ký hiệu")).has_value());
    });
}

TEST_CASE("a head that was changed elsewhere is shown as it is") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        {
            auto tx = store->write();
            auto head = find_paper(tx, clerk_of(kOffice), paper)->head;
            head.subject = "báo cáo khác";
            REQUIRE(correct_head(tx, clerk_of(kOffice), noon("2026-10-16"), paper, 1, head, "").has_value());
            tx.commit();
        }
        auto const subject = field(items_in(store, paper), "subject");
        CHECK(subject.said()["value"] == "báo cáo khác");
        CHECK(subject.proposal["value"] == "báo cáo việc làm");
        REQUIRE(put(store, paper, one(change_of(Act::reopen, subject))).has_value());
        auto session = store->lease();
        CHECK(find_paper(session, clerk_of(kOffice), paper)->head.subject == "báo cáo việc làm");
    });
}

TEST_CASE("an issuer that is corrected in the review is tied to the body of that name") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const issuer_id = [&] {
            auto session = store->lease();
            return find_paper(session, clerk_of(kOffice), paper)->head.issuer_id;
        };
        auto const correct = [&](char const* name) {
            auto const item = field(items_in(store, paper), "issuer");
            REQUIRE(put(store, paper, one(change_of(Act::correct, item, {{"value", name}}))).has_value());
        };
        correct("Sở Việc làm tỉnh Suối Đá");
        CHECK(issuer_id() == rights::OrganisationId{kDepartment});
        correct("Sở không có trong danh mục");
        CHECK(!issuer_id());
        correct("Bộ Việc làm");
        CHECK(issuer_id() == rights::OrganisationId{kMinistry});
    });
}

TEST_CASE("nobody reviews what is not theirs") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const item = field(items_in(store, paper), "number");
        auto const change = one(change_of(Act::confirm, item));
        CHECK(put(store, paper, change, clerk_of(kDepartment)).error().code == base::Code::not_found);
        auto reader = clerk_of(kOffice);
        reader.capabilities = {rights::Capability::read_documents};
        CHECK(put(store, paper, change, reader).error().code == base::Code::refused);
        CHECK(!items_in(store, paper, reader).empty());
        // A supervisor of everything looks and changes nothing, even with the right to register for another body.
        auto supervisor = clerk_of(kDepartment);
        supervisor.areas = rights::AreaSet::everything();
        supervisor.capabilities.add(rights::Capability::supervise);
        CHECK(!items_in(store, paper, supervisor).empty());
        CHECK(!put(store, paper, change, supervisor).has_value());
        // An item of another paper is none of this one.
        auto const second = take(store, clerk_of(kOffice), letter("400", "việc khác"));
        CHECK(put(store, second, change)->troubles.size() == 1);
        auto session = store->lease();
        CHECK(history_of(session, clerk_of(kOffice), second, item.id)->empty());
        CHECK(!history_of(session, clerk_of(kDepartment), paper, item.id).has_value());
        CHECK(figures(session, clerk_of(kDepartment))->empty());
    });
}

TEST_CASE("figures count by kind and by month of the first decision") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const items = items_in(store, paper);
        Save wanted;
        wanted.changes = {change_of(Act::confirm, field(items, "number")),
                          change_of(Act::correct, field(items, "symbol"), {{"value", "UBND-TH"}}),
                          change_of(Act::correct, field(items, "parent_issuer"), {{"value", "Tỉnh"}}),
                          change_of(Act::reject, first(items, Kind::duty))};
        REQUIRE(put(store, paper, wanted));
        auto session = store->lease();
        auto const counted = figures(session, clerk_of(kOffice)).value();
        REQUIRE(counted.size() == 1);
        auto const& month = counted.at("2026-10");
        CHECK(month.at(Kind::header).confirmed == 1);
        CHECK(month.at(Kind::header).corrected == 1);
        CHECK(month.at(Kind::header).added == 1);
        CHECK(month.at(Kind::duty).rejected == 1);
    });
}

TEST_CASE("many who save at once conflict or are kept, and every version is there once") {
    support::on_both_engines([](Store& store) {
        auto const paper = new_paper(store);
        auto const duty = first(items_in(store, paper), Kind::duty);
        constexpr int kThreads = 8;
        std::barrier start{kThreads};
        std::atomic<int> kept{0}, told{0};
        {
            std::vector<std::jthread> people;
            for (int i = 0; i < kThreads; ++i)
                people.emplace_back([&, i] {
                    auto scope = clerk_of(kOffice);
                    scope.actor = "Người " + std::to_string(i);
                    start.arrive_and_wait();
                    auto const saved =
                        put(store, paper, one(change_of(Act::correct, duty, {{"action", "việc " + std::to_string(i)}})),
                            scope);
                    if (!saved) return;
                    (saved->conflicts.empty() ? kept : told) += 1;
                });
        }
        CHECK(kept == 1);
        CHECK(told == kThreads - 1);
        CHECK(first(items_in(store, paper), Kind::duty).version == 2);
    });
}
