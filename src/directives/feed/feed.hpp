#pragma once

#include "db/database.hpp"
#include "directives/assignments/life.hpp"

#include <optional>
#include <string>
#include <vector>

/// The due days of a post as a calendar (RFC 5545) that phones and mail programs read by a secret address. Who knows the address reads it, so it
/// can be revoked at any time; the store keeps only its hash; it ends with the post, or when the person is blocked.
namespace directives::feed {

struct Feed {
    std::int64_t id = 0;
    db::Instant made;
    std::optional<db::Instant> read = {};
    std::string post; ///< "Chuyên viên"
};
std::vector<Feed> feeds_of(db::Session& session, rights::PersonId person); ///< those not revoked, newest first

/// For the post in which the scope acts. The secret is answered once and kept nowhere. Errors: refused (no post in an organisation), limit_exceeded
/// (kFeedsMax at once).
inline constexpr std::int64_t kFeedsMax = 5;
base::Result<std::string> make_feed(db::Transaction& tx, rights::Scope const& scope, db::Instant when);
/// Of the scope's person. Errors: not_found.
base::Result<void> revoke_feed(db::Transaction& tx, rights::Scope const& scope, db::Instant when, std::int64_t feed);

struct Entry {
    TurnId turn;
    std::int64_t version = 1;
    base::Date last_day;
    std::string time; ///< "17:00"; "" for the whole day
    std::string summary, description;
};
/// What the holder of the secret sees on a day: open turns of the bodies of the post. Errors: not_found for any secret that opens nothing, the
/// same words for all reasons.
base::Result<std::vector<Entry>> entries(db::Session& session, base::Date today, std::string_view secret);
/// Notes that the feed was read, at most once an hour.
void note_reading(db::Session& session, db::Instant when, std::string_view secret);

/// The calendar as text, with CRLF. UID "turn-12@benvung" stays the same for ever; a whole day is a DATE, a time of the day is in UTC.
/// `site`: address of the program for links; "": none.
std::string calendar_text(std::vector<Entry> const& entries, db::Instant now, std::string const& site);

} // namespace directives::feed
