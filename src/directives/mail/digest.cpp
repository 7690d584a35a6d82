#include "directives/mail/digest.hpp"

#include "directives/assignments/rows.hpp"
#include "directives/mail/outbox.hpp"
#include "directives/mail/settings.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::mail {
namespace {

using base::Date;
using rights::Capability;

constexpr std::int64_t kLines = 30;
constexpr int kSoon = 7;

struct Reader {
    rights::PersonId person;
    std::string name, address;
};

/// A scope of no rights but to name the body: what bodies it acts for.
std::vector<std::int64_t> bodies_of(db::Session& session, rights::PersonId person, Date today, bool& accepts) {
    std::vector<std::int64_t> bodies;
    session.each<rights::OrganisationId, std::string>(
        "SELECT p.organisation_id, r.role FROM posts p JOIN post_roles r ON r.post_id = p.id WHERE p.person_id = "
        ":person "
        "AND p.organisation_id IS NOT NULL AND p.from_day <= :today AND (p.until_day IS NULL OR p.until_day >= :today)",
        {{"person", person}, {"today", today}}, [&](rights::OrganisationId body, std::string const& code) {
            auto const role = rights::role_of(code);
            if (!role) return;
            auto const may = rights::capabilities_of(*role);
            if (!may.has(Capability::report_duties) && !may.has(Capability::assign_duties)) return;
            accepts |= may.has(Capability::assign_duties);
            bodies.push_back(body.number());
        });
    std::vector<std::int64_t> all;
    for (auto const body : bodies) {
        rights::Scope scope;
        scope.organisation = rights::OrganisationId{body};
        for (auto const own : own_bodies(session, scope, today)) all.push_back(own.number());
    }
    std::ranges::sort(all);
    auto const again = std::ranges::unique(all);
    all.erase(again.begin(), again.end());
    return all;
}

/// A heading with its lines; "" where there is none.
std::string part(db::Session& session, std::string const& heading, std::string const& where, db::Binds binds,
                 Date today, std::string const& site) {
    std::string lines;
    std::int64_t count = 0;
    session.each<TurnId, std::string, std::string, std::optional<Date>, std::string>(
        "SELECT t.id, u.action, t.body, t.last_day, d.title FROM turns t JOIN duties u ON u.id = t.duty_id JOIN "
        "directives "
        "d ON d.id = t.directive_id WHERE " +
            where + " ORDER BY t.listed_day, t.id LIMIT " + std::to_string(kLines + 1),
        binds,
        [&](TurnId turn, std::string const& action, std::string const& body, std::optional<Date> last,
            std::string const& title) {
            if (++count > kLines) return;
            auto const late = last ? (today.days() - last->days()).count() : 0;
            lines += fmt::format("- {} ({}; {}){}{}\n", rows::short_words(action, 120), body, title,
                                 last ? ", hạn " + last->vietnamese() : std::string{},
                                 late > 0 ? fmt::format(", quá hạn {} ngày", late) : std::string{});
            if (!site.empty()) lines += fmt::format("  {}/directives/turns/{}\n", site, turn.number());
        });
    if (count == 0) return {};
    if (count > kLines) lines += "- … và các việc khác\n";
    return fmt::format("{}\n{}\n", heading, lines);
}

std::string body_of(db::Session& session, Reader const& reader, Date today, std::string const& site) {
    bool accepts = false;
    auto const bodies = bodies_of(session, reader.person, today, accepts);
    if (bodies.empty()) return {};
    db::Binds const binds{{"own", db::list_of(bodies)}, {"today", today}, {"soon", today.plus_days(kSoon)}};
    auto const own = db::in_list(session.engine(), "own");
    std::string const mine = "t.organisation_id IN " + own +
                             " AND t.is_open = 1 AND t.state IN ('not_started', 'in_progress', 'returned') AND ";
    auto text = part(session, "QUÁ HẠN", mine + "t.listed_day < :today",
                     {{"own", db::list_of(bodies)}, {"today", today}}, today, site);
    text += part(session, "HẠN HÔM NAY", mine + "t.listed_day = :today",
                 {{"own", db::list_of(bodies)}, {"today", today}}, today, site);
    text += part(session, "TRONG BẢY NGÀY TỚI", mine + "t.listed_day > :today AND t.listed_day <= :soon", binds, today,
                 site);
    if (accepts) {
        text +=
            part(session, "CHỜ TIẾP NHẬN", "t.follower_id IN " + own + " AND t.is_open = 1 AND t.state = 'submitted'",
                 {{"own", db::list_of(bodies)}}, today, site);
        text +=
            part(session, "ĐƠN VỊ KHÁC QUÁ HẠN",
                 "t.follower_id IN " + own +
                     " AND t.is_open = 1 AND t.state IN ('not_started', 'in_progress', 'returned') AND t.listed_day < "
                     ":today AND t.organisation_id NOT IN " +
                     own,
                 {{"own", db::list_of(bodies)}, {"today", today}}, today, site);
    }
    return text;
}

} // namespace

int minute_of_day(db::Instant when) {
    auto const local = std::chrono::floor<std::chrono::minutes>(when) + std::chrono::hours{7};
    return static_cast<int>((local - std::chrono::floor<std::chrono::days>(local)).count());
}

std::size_t queue_digests(db::Transaction& tx, db::Instant when, due::Calendar const& calendar) {
    auto const settings = settings_of(tx);
    auto const today = Date::of(std::chrono::floor<std::chrono::days>(when + std::chrono::hours{7}));
    if (!settings.active || !today || !calendar.works(*today) || minute_of_day(when) < settings.digest_minute) return 0;
    std::vector<Reader> readers;
    tx.each<rights::PersonId, std::string, std::string>(
        "SELECT w.person_id, p.name, w.address FROM mail_wishes w JOIN persons p ON p.id = w.person_id WHERE "
        "w.wants_digest = 1 AND p.blocked_at IS NULL AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.person_id = "
        "w.person_id "
        "AND m.told_key = 'digest/' || CAST(w.person_id AS VARCHAR(20)) || '/' || CAST(:day AS VARCHAR(10))) ORDER BY "
        "w.person_id",
        {{"day", today->iso()}}, [&](rights::PersonId person, std::string name, std::string address) {
            readers.push_back({person, std::move(name), std::move(address)});
        });
    auto const host = settings.sender.substr(std::min(settings.sender.find('@'), settings.sender.size()));
    std::size_t queued = 0;
    for (Reader const& reader : readers) {
        auto text = body_of(tx, reader, *today, settings.site_address);
        if (text.empty()) continue;
        text = fmt::format(
            "Kính gửi anh/chị {},\n\nViệc của anh/chị đến ngày {}:\n\n{}Thư này do hệ thống Bền Vững gửi. Bỏ nhận "
            "thư ở trang Thông báo.\n",
            reader.name, today->vietnamese(), text);
        queued += queue(tx, when, host.empty() ? host : host.substr(1),
                        {.person = reader.person,
                         .key = fmt::format("digest/{}/{}", reader.person.number(), today->iso()),
                         .address = reader.address,
                         .subject = fmt::format("Việc của anh/chị ngày {}", today->vietnamese()),
                         .body = std::move(text)});
    }
    return queued;
}

} // namespace directives::mail
