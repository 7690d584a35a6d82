#include "directives/feed/feed.hpp"

#include "directives/house.hpp"

#include <libical/ical.h>
#include <memory>

using namespace directive_house;
using namespace directives::feed;
using support::on_both_engines;

namespace {

/// A scope of a person of the body, whose post is in the store until the end of 2024.
rights::Scope holder(db::Database& store, House& house, OrganisationId body) {
    auto scope = house.person(body, {rights::Role::specialist}, "Lò Thị An");
    auto tx = store.write();
    scope.person =
        tx.find<rights::PersonId>("INSERT INTO persons (name, name_key, sort_key, user_name, password_hash, "
                                  "must_change, created_at) VALUES ('An', 'x', 'x', 'an', 'x', 0, 0) RETURNING id")
            .value();
    scope.post =
        tx.find<rights::PostId>("INSERT INTO posts (person_id, organisation_id, title, from_day, until_day) VALUES "
                                "(:id, :body, 'Chuyên viên', '2020-01-01', '2024-12-31') RETURNING id",
                                {{"id", scope.person}, {"body", body}})
            .value();
    tx.commit();
    return scope;
}

} // namespace

TEST_CASE("a calendar shows the due days of a post to who knows its secret, until it is revoked") {
    on_both_engines([](Store& store) {
        House house{store};
        house.issued(house.department());
        auto const scope = holder(*store, house, house.body("ubnd-huyen", "990"));
        std::string secret;
        {
            auto tx = store->write();
            secret = make_feed(tx, scope, noon(day("2024-10-05"))).value();
            tx.commit();
        }
        auto const count = [&](std::string_view given, char const* on) {
            auto session = store->lease();
            auto const found = entries(session, day(on), given);
            return found ? std::ssize(*found) : -1;
        };
        CHECK(count(secret, "2024-10-05") > 3);
        // Only the hash is kept, and a wrong secret is told as little as one that never was.
        CHECK(house.count("SELECT COUNT(*) FROM calendar_feeds WHERE secret_hash = '" + secret + "'") == 0);
        auto wrong = secret;
        wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
        CHECK(count(wrong, "2024-10-05") == -1);
        CHECK(count("", "2024-10-05") == -1);
        CHECK(count(std::string(100'000, 'A'), "2024-10-05") == -1);
        CHECK(count(secret, "2025-01-01") == -1); // the post has ended
        store->lease().run("UPDATE persons SET blocked_at = 1");
        CHECK(count(secret, "2024-10-05") == -1);
        store->lease().run("UPDATE persons SET blocked_at = NULL");
        {
            auto session = store->lease();
            note_reading(session, noon(day("2024-10-05")), secret);
            auto const feeds = feeds_of(session, scope.person);
            REQUIRE(feeds.size() == 1);
            CHECK(feeds[0].read.has_value());
        }
        auto other = scope;
        other.person = rights::PersonId{scope.person.number() + 1};
        auto const id = house.count("SELECT MAX(id) FROM calendar_feeds");
        {
            auto tx = store->write();
            CHECK(revoke_feed(tx, other, noon(day("2024-10-06")), id).error().code == base::Code::not_found);
            REQUIRE(revoke_feed(tx, scope, noon(day("2024-10-06")), id).has_value());
            CHECK_FALSE(revoke_feed(tx, scope, noon(day("2024-10-06")), id).has_value());
            tx.commit();
        }
        CHECK(count(secret, "2024-10-06") == -1);
        auto tx = store->write();
        for (int i = 0; i < kFeedsMax; ++i) REQUIRE(make_feed(tx, scope, noon(day("2024-10-07"))).has_value());
        CHECK(make_feed(tx, scope, noon(day("2024-10-07"))).error().code == base::Code::limit_exceeded);
    });
}

TEST_CASE("the calendar reads back as it was meant, with stable names") {
    std::vector<Entry> const given = {{.turn = TurnId{7},
                                       .version = 3,
                                       .last_day = day("2024-10-11"),
                                       .time = {},
                                       .summary = "Hạn: Báo cáo; kết quả, gấp",
                                       .description = "Dòng một\nDòng hai"},
                                      {.turn = TurnId{8},
                                       .version = 1,
                                       .last_day = day("2024-12-31"),
                                       .time = "17:00",
                                       .summary = "Hạn: Nộp",
                                       .description = ""}};
    auto const text = calendar_text(given, noon(day("2024-10-05")), "https://benvung.quangnam.gov.vn");
    CHECK(text.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(text.contains("UID:turn-7@benvung\r\n"));
    CHECK(text.contains("DTSTART;VALUE=DATE:20241011\r\n"));
    CHECK(text.contains("DTEND;VALUE=DATE:20241012\r\n"));
    CHECK(text.contains("DTEND:20241231T100000Z\r\n")); // 17:00 in Hà Nội
    CHECK(text.contains("SEQUENCE:3\r\n"));
    CHECK(calendar_text(given, noon(day("2024-10-05")), "https://benvung.quangnam.gov.vn") == text);
    std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> const parsed{icalparser_parse_string(text.c_str()),
                                                                          icalcomponent_free};
    REQUIRE(parsed);
    CHECK(icalcomponent_count_errors(parsed.get()) == 0);
    CHECK(icalcomponent_count_components(parsed.get(), ICAL_VEVENT_COMPONENT) == 2);
    auto* const first = icalcomponent_get_first_component(parsed.get(), ICAL_VEVENT_COMPONENT);
    CHECK(std::string{icalcomponent_get_summary(first)} == "Hạn: Báo cáo; kết quả, gấp");
    CHECK(std::string{icalcomponent_get_description(first)} == "Dòng một\nDòng hai");
    CHECK(calendar_text({}, noon(day("2024-10-05")), "").contains("END:VCALENDAR"));
}
