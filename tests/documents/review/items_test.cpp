#include "documents/review/items.hpp"

#include "documents/reading/reading.hpp"
#include "documents/review/values.hpp"
#include "documents/samples.hpp"

#include <doctest/doctest.h>

using namespace documents::review;

namespace {

Json reading_of(char const* sample) {
    return documents::reading::to_json(documents::reading::read(documents::find_sample_text(sample)->text));
}

Item duty(char const* clause, char const* action, char const* assignee, Json deadline = {{"kind", "none"}}) {
    Item item{.id = {}, .kind = Kind::duty, .field = {}};
    item.proposal = Json{{"clause", clause},
                         {"assignees", {assignee}},
                         {"coordinators", Json::array()},
                         {"via", Json::array()},
                         {"action", action},
                         {"condition", nullptr},
                         {"consequence", nullptr},
                         {"deadline", std::move(deadline)},
                         {"urgent", false},
                         {"span", {10, 60}},
                         {"confidence", 0.9}};
    return item;
}

} // namespace

TEST_CASE("a reading becomes one item for each field of the head and each thing found, none decided") {
    for (auto const& sample : documents::sample_texts()) {
        CAPTURE(sample.name);
        auto const reading = documents::reading::to_json(documents::reading::read(sample.text));
        auto const items = items_of(reading);
        for (Kind const kind : kKinds) {
            auto const count = static_cast<std::size_t>(std::ranges::count(items, kind, &Item::kind));
            CHECK(count == (kind == Kind::header ? header_fields().size() : reading[section_of(kind)].size()));
        }
        CHECK(std::ranges::all_of(items, [](Item const& item) { return item.state == State::proposed; }));
        CHECK(open_count(items) > 5);
    }
}

TEST_CASE("the confirmed result of an untouched review is what the reader read") {
    for (auto const& sample : documents::sample_texts()) {
        CAPTURE(sample.name);
        auto const reading = documents::reading::to_json(documents::reading::read(sample.text));
        auto const result = annotations(items_of(reading));
        for (Kind const kind : kKinds) {
            if (kind == Kind::header) continue;
            CHECK(result[section_of(kind)] == reading[section_of(kind)]);
        }
        for (auto const& field : header_fields()) {
            CAPTURE(field.name);
            CHECK(result["header"][field.name] == reading["header"][field.name]);
        }
    }
}

TEST_CASE("what is misshapen in a stored reading is left out and stops nothing") {
    CHECK(items_of(Json(nullptr)).size() == header_fields().size());
    CHECK(
        items_of(Json::parse(R"({"header": 3, "obligations": {"a": 1}, "money": [1, null, {"label": "x"}]})")).size() ==
        header_fields().size() + 1);
}

TEST_CASE("a decision says whether the reader was right") {
    struct Case {
        char const* told;
        Json proposal, value;
        State state;
    };
    Case const cases[] = {
        {"the same", {{"value", "306"}, {"confidence", 0.8}}, {{"value", "306"}}, State::confirmed},
        {"another", {{"value", "306"}}, {{"value", "307"}}, State::corrected},
        {"wrongly found", {{"value", "306"}}, {{"value", nullptr}}, State::rejected},
        {"not found", {{"value", nullptr}}, {{"value", "306"}}, State::added},
        {"rightly blank", {{"value", nullptr}}, {{"value", nullptr}}, State::confirmed},
        {"an empty list is blank", {{"value", Json::array()}}, {{"value", nullptr}}, State::confirmed},
    };
    for (auto const& [told, proposal, value, state] : cases) {
        CAPTURE(told);
        Item item{.id = {}, .kind = Kind::header, .field = "number"};
        item.proposal = proposal;
        CHECK(decide(item, value).state == state);
    }
    auto item = duty("2.b", "rà soát hộ nghèo", "UBND các xã");
    auto value = item.proposal;
    value["span"] = {1, 2};
    CHECK(decide(item, value).state == State::confirmed);
    value["deadline"] = {{"kind", "once"}, {"date", "2026-12-15"}};
    CHECK(decide(item, value).state == State::corrected);
}

TEST_CASE("what is left to be looked at counts proposals and the fields that every document has") {
    Item found{.id = {}, .kind = Kind::header, .field = "place"};
    found.proposal = {{"value", "Hà Nội"}};
    Item blank{.id = {}, .kind = Kind::header, .field = "directed_by"};
    blank.proposal = {{"value", nullptr}};
    Item number{.id = {}, .kind = Kind::header, .field = "number"};
    number.proposal = {{"value", nullptr}};
    Item done = duty("1", "x", "y");
    done.state = State::confirmed;
    Item const items[] = {found, blank, number, done, duty("2", "x", "y")};
    CHECK(open_count(items) == 3);
}

TEST_CASE("a split duty keeps everything but the action, and each part finds its words in the text") {
    std::string const text = "2. b) Sở A rà soát hộ nghèo; tổng hợp báo cáo UBND tỉnh trước ngày 15/12/2026.";
    auto item =
        duty("2.b", "rà soát hộ nghèo; tổng hợp báo cáo UBND tỉnh", "Sở A", {{"kind", "once"}, {"date", "2026-12-15"}});
    item.proposal["span"] = {0, text.size()};
    std::string const actions[] = {"rà soát hộ nghèo", "tổng hợp báo cáo UBND tỉnh"};
    auto const parts = split(item, actions, text);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0]["clause"] == "2.b");
    CHECK(parts[1]["clause"] == "2.b#2");
    CHECK(parts[1]["assignees"] == Json{"Sở A"});
    CHECK(parts[1]["deadline"]["date"] == "2026-12-15");
    for (auto const& part : parts) {
        auto const place = place_of(part).value();
        CHECK(text.substr(place.from, place.to - place.from) == part["action"].get<std::string>());
    }
}

TEST_CASE("joined duties name every body once and keep the first deadline that there is") {
    auto const first = duty("1", "rà soát", "Sở A");
    auto second = duty("2", "báo cáo", "Sở B", {{"kind", "once"}, {"date", "2026-12-15"}});
    second.proposal["assignees"] = {"Sở B", "Sở A"};
    second.proposal["span"] = {100, 140};
    Item const duties[] = {first, second};
    auto const whole = join(duties);
    CHECK(whole["action"] == "rà soát; báo cáo");
    CHECK(whole["assignees"] == Json{"Sở A", "Sở B"});
    CHECK(whole["deadline"]["date"] == "2026-12-15");
    CHECK(whole["span"] == Json{10, 140});
}

TEST_CASE("rejected items are not in the result, corrected and added ones are as a person has them") {
    auto items = items_of(reading_of("cong-van-bo"));
    auto const duties = std::ranges::count(items, Kind::duty, &Item::kind);
    auto const at = std::ranges::find(items, Kind::duty, &Item::kind);
    at->state = State::rejected;
    auto& symbol = *std::ranges::find(items, "symbol", &Item::field);
    symbol.state = State::corrected;
    symbol.value = {{"value", "LĐTBXH-KHTC"}};
    Item added = duty("9", "việc thêm", "Sở A");
    added.state = State::added;
    added.value = added.proposal;
    added.proposal = nullptr;
    added.position = 1;
    items.push_back(added);
    auto const result = annotations(items);
    CHECK(result["obligations"].size() == static_cast<std::size_t>(duties));
    CHECK(result["obligations"][0]["action"] == "việc thêm");
    CHECK(result["header"]["symbol"] == "LĐTBXH-KHTC");
}

TEST_CASE("the reader is right in what stood, and found what was there at all") {
    Tally tally;
    CHECK(!tally.right());
    CHECK(!tally.found());
    tally.add(State::confirmed, true, 6);
    tally.add(State::corrected, true, 2);
    tally.add(State::rejected, true, 2);
    tally.add(State::added, false, 2);
    tally.add(State::confirmed, false, 50); // blank and rightly so
    tally.add(State::rejected, false, 50);  // added and taken back by a person
    CHECK(tally.right().value() == doctest::Approx(0.6));
    CHECK(tally.found().value() == doctest::Approx(0.8));
}
