#include "directives/feed/feed.hpp"

#include "audit/audit.hpp"
#include "directives/assignments/rows.hpp"
#include "identity/secrets.hpp"

#include <fmt/core.h>

namespace directives::feed {
namespace {

using base::Code;
using base::Date;
using base::fail;
using rights::Scope;

constexpr std::size_t kSecretBytes = 43;
constexpr std::int64_t kEntriesMax = 1000;

base::Error nothing() {
    return {Code::not_found, "Không có lịch nào ở địa chỉ này.", {}, "Mở trang Thông báo để lấy địa chỉ mới."};
}

void tell(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t feed, char const* verb) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("calendar-feed/{}", feed),
                  .label = "Lịch qua địa chỉ bí mật",
                  .before = {},
                  .after = {}});
}

} // namespace

std::vector<Feed> feeds_of(db::Session& session, rights::PersonId person) {
    std::vector<Feed> feeds;
    session.each<std::int64_t, db::Instant, std::optional<db::Instant>, std::string>(
        "SELECT f.id, f.made_at, f.read_at, p.title FROM calendar_feeds f JOIN posts p ON p.id = f.post_id WHERE "
        "f.person_id = :me AND f.revoked_at IS NULL ORDER BY f.id DESC",
        {{"me", person}}, [&](std::int64_t id, db::Instant made, std::optional<db::Instant> read, std::string post) {
            feeds.push_back({id, made, read, std::move(post)});
        });
    return feeds;
}

base::Result<std::string> make_feed(db::Transaction& tx, Scope const& scope, db::Instant when) {
    if (!scope.person || !scope.organisation || scope.on_behalf_of)
        return fail(Code::refused, "Vị trí công tác đang dùng không có lịch riêng.", {},
                    "Chuyển sang vị trí của chính anh/chị trong một cơ quan.");
    if (std::ssize(feeds_of(tx, scope.person)) >= kFeedsMax)
        return fail(Code::limit_exceeded, fmt::format("Mỗi người có nhiều nhất {} địa chỉ lịch.", kFeedsMax), {},
                    "Thu hồi một địa chỉ không dùng nữa.");
    auto secret = identity::random_token();
    auto const id =
        tx.find<std::int64_t>(
              "INSERT INTO calendar_feeds (person_id, post_id, secret_hash, made_at) VALUES (:me, "
              ":post, :hash, :at) RETURNING id",
              {{"me", scope.person}, {"post", scope.post}, {"hash", identity::hash_of_token(secret)}, {"at", when}})
            .value();
    tell(tx, scope, when, id, "calendar_feed");
    return secret;
}

base::Result<void> revoke_feed(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t feed) {
    if (tx.run("UPDATE calendar_feeds SET revoked_at = :at WHERE id = :id AND person_id = :me AND revoked_at IS NULL",
               {{"at", when}, {"id", feed}, {"me", scope.person}}) == 0)
        return std::unexpected{nothing()};
    tell(tx, scope, when, feed, "calendar_feed_end");
    return {};
}

base::Result<std::vector<Entry>> entries(db::Session& session, Date today, std::string_view secret) {
    if (secret.size() != kSecretBytes) return std::unexpected{nothing()};
    auto const organisation = session.find<rights::OrganisationId>(
        "SELECT p.organisation_id FROM calendar_feeds f JOIN posts p ON p.id = f.post_id JOIN persons o ON o.id = "
        "f.person_id WHERE f.secret_hash = :hash AND f.revoked_at IS NULL AND o.blocked_at IS NULL AND "
        "p.organisation_id IS "
        "NOT NULL AND p.person_id = f.person_id AND p.from_day <= :today AND (p.until_day IS NULL OR p.until_day >= "
        ":today)",
        {{"hash", identity::hash_of_token(secret)}, {"today", today}});
    if (!organisation) return std::unexpected{nothing()};
    Scope scope; // of no rights: it only names the body
    scope.organisation = *organisation;
    std::vector<std::int64_t> own;
    for (auto const body : own_bodies(session, scope, today)) own.push_back(body.number());
    std::vector<Entry> found;
    session.each<TurnId, std::int64_t, Date, std::optional<int>, std::string, std::string, std::string>(
        "SELECT t.id, t.version, t.last_day, t.due_minute, u.action, d.title, t.body FROM turns t JOIN duties u ON "
        "u.id = "
        "t.duty_id JOIN directives d ON d.id = t.directive_id WHERE t.organisation_id IN " +
            db::in_list(session.engine(), "own") +
            " AND t.is_open = 1 AND t.last_day IS NOT NULL AND t.state IN ('not_started', 'in_progress', 'returned') "
            "ORDER "
            "BY t.listed_day, t.id LIMIT :most",
        {{"own", db::list_of(own)}, {"most", kEntriesMax}},
        [&](TurnId turn, std::int64_t version, Date last, std::optional<int> minute, std::string const& action,
            std::string const& title, std::string const& body) {
            auto const time = minute ? fmt::format("{:02}:{:02}", *minute / 60, *minute % 60) : std::string{};
            found.push_back({.turn = turn,
                             .version = version,
                             .last_day = last,
                             .time = time,
                             .summary = "Hạn: " + rows::short_words(action, 120),
                             .description = fmt::format("{}\n{}\n{}", action, title, body)});
        });
    return found;
}

void note_reading(db::Session& session, db::Instant when, std::string_view secret) {
    session.run(
        "UPDATE calendar_feeds SET read_at = :at WHERE secret_hash = :hash AND (read_at IS NULL OR read_at < :old)",
        {{"at", when}, {"hash", identity::hash_of_token(secret)}, {"old", when - std::chrono::hours{1}}});
}

} // namespace directives::feed
