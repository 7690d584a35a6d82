#include "directives/mail/outbox.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "identity/secrets.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace directives::mail {
namespace {

using base::Code;
using rights::Capability;
using rights::Scope;

constexpr std::size_t kRound = 100;
/// Longer than any attempt takes, so that one that still runs elsewhere is not taken for lost.
constexpr std::chrono::minutes kLost{10};

struct Claimed {
    std::int64_t mail = 0, attempt = 0;
    int tries = 0;
    Letter letter;
};

/// Takes the next letter that waits and records that it will be tried. Only one server gets it: the state changes with the row.
std::optional<Claimed> claim(db::Transaction& tx, db::Instant now, std::string const& sender) {
    auto const next = tx.find<std::int64_t>(
        "SELECT id FROM mails WHERE state = 'waiting' AND next_at <= :now ORDER BY next_at, id LIMIT 1",
        {{"now", now}});
    if (!next) return std::nullopt;
    if (tx.run("UPDATE mails SET state = 'trying', tries = tries + 1 WHERE id = :id AND state = 'waiting'",
               {{"id", *next}}) == 0)
        return std::nullopt;
    auto const row = tx.find<std::string, std::string, std::string, std::string, int>(
        "SELECT message_id, address, subject, body, tries FROM mails WHERE id = :id", {{"id", *next}});
    auto const& [message_id, address, subject, body, tries] = row.value();
    Claimed claimed{
        .mail = *next,
        .tries = tries,
        .letter = {
            .from = sender, .to = address, .message_id = message_id, .subject = subject, .body = body, .at = now}};
    claimed.attempt =
        tx.find<std::int64_t>("INSERT INTO mail_attempts (mail_id, begun_at) VALUES (:mail, :now) RETURNING id",
                              {{"mail", *next}, {"now", now}})
            .value();
    return claimed;
}

std::string code_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::sent: return "sent";
    case Outcome::failed: return "failed";
    case Outcome::refused: return "refused";
    case Outcome::uncertain: return "uncertain";
    }
    return "";
}

void settle(db::Transaction& tx, db::Instant now, Claimed const& claimed, Sent const& sent) {
    tx.run("UPDATE mail_attempts SET ended_at = :now, outcome = :outcome, said = :said WHERE id = :id",
           {{"now", now}, {"outcome", code_of(sent.outcome)}, {"said", sent.said}, {"id", claimed.attempt}});
    bool const again = sent.outcome == Outcome::failed && claimed.tries < kTriesMax;
    std::string const state = again ? "waiting" : sent.outcome == Outcome::failed ? "refused" : code_of(sent.outcome);
    auto const pause = std::chrono::minutes{5} * (1 << std::min(claimed.tries - 1, 6));
    tx.run("UPDATE mails SET state = :state, next_at = :next WHERE id = :id AND state = 'trying'",
           {{"state", state}, {"next", now + pause}, {"id", claimed.mail}});
}

base::Result<void> decide(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t mail,
                          std::string const& state, char const* verb) {
    TRY(rights::require(scope, Capability::administer_system));
    auto const row = tx.find<std::string, std::string, std::string>(
        "SELECT state, subject, address FROM mails WHERE id = :id", {{"id", mail}});
    if (!row) return base::fail(Code::not_found, "Không có thư này.", {}, "Mở lại danh sách thư.");
    auto const& [before, subject, address] = *row;
    bool const open = before == "uncertain" || before == "refused" || (state == "dropped" && before == "waiting");
    if (!open)
        return base::fail(Code::refused, "Thư này không còn chờ quyết định.", {},
                          "Tải lại trang để xem tình trạng mới nhất.");
    tx.run("UPDATE mails SET state = :state, next_at = :now, tries = 0 WHERE id = :id AND state = :before",
           {{"state", state}, {"now", when}, {"id", mail}, {"before", before}});
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("mail/{}", mail),
                  .label = subject,
                  .before = nlohmann::ordered_json{{"Tình trạng", before}}.dump(),
                  .after = nlohmann::ordered_json{{"Tình trạng", state}, {"Gửi đến", address}}.dump(
                      -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)});
    return {};
}

} // namespace

bool queue(db::Transaction& tx, db::Instant when, std::string const& host, NewMail const& mail) {
    auto const message_id =
        fmt::format("{}@{}", identity::random_token().substr(0, 32), host.empty() ? "benvung.local" : host);
    return tx.run(
               "INSERT INTO mails (person_id, told_key, message_id, address, subject, body, state, next_at, made_at) "
               "VALUES (:person, :key, :message, :address, :subject, :body, 'waiting', :now, :now) ON CONFLICT "
               "(told_key) DO NOTHING",
               {{"person", mail.person},
                {"key", mail.key},
                {"message", message_id},
                {"address", mail.address},
                {"subject", mail.subject},
                {"body", mail.body},
                {"now", when}}) > 0;
}

std::int64_t settle_lost_attempts(db::Transaction& tx, db::Instant when, db::Instant before) {
    auto const lost = tx.run(
        "UPDATE mails SET state = 'uncertain' WHERE state = 'trying' AND EXISTS (SELECT 1 FROM mail_attempts a WHERE "
        "a.mail_id = mails.id AND a.ended_at IS NULL AND a.begun_at < :before)",
        {{"before", before}});
    if (lost > 0)
        tx.run("UPDATE mail_attempts SET ended_at = :now, outcome = 'uncertain', said = 'không ghi được kết quả' WHERE "
               "ended_at IS NULL AND begun_at < :before",
               {{"now", when}, {"before", before}});
    return lost;
}

std::size_t deliver(db::Database& store, base::Clock const& clock, Vault const& vault, Sender const& send_one,
                    std::function<bool()> const& hold) {
    auto const now = [&] { return db::to_instant(clock.now()); };
    Settings settings;
    bool waits = false;
    {
        auto session = store.lease();
        settings = settings_of(session);
        waits =
            session
                .find<std::int64_t>("SELECT 1 FROM mails WHERE state = 'trying' OR (state = 'waiting' AND next_at <= "
                                    ":now) LIMIT 1",
                                    {{"now", now()}})
                .has_value();
    }
    if (!waits) return 0;
    {
        auto tx = store.write();
        settle_lost_attempts(tx, now(), now() - kLost);
        tx.commit();
    }
    if (!settings.active) return 0;
    Server server{
        .host = settings.server, .port = settings.port, .security = settings.security, .user_name = settings.user_name};
    std::string trouble;
    if (!settings.password_sealed.empty()) {
        if (auto password = vault.unseal(settings.password_sealed))
            server.password = *std::move(password);
        else
            trouble = "không mở được mật khẩu đã lưu: nhập lại trong cài đặt gửi thư";
    }
    std::size_t tried = 0;
    while (tried < kRound && hold()) {
        std::optional<Claimed> claimed;
        {
            auto tx = store.write();
            claimed = claim(tx, now(), settings.sender);
            if (claimed) tx.commit(); // before the connection: from here on this attempt is known
        }
        if (!claimed) break;
        ++tried;
        auto const sent = trouble.empty() ? send_one(server, claimed->letter) : Sent{Outcome::failed, trouble};
        auto tx = store.write();
        settle(tx, now(), *claimed, sent);
        tx.commit();
    }
    return tried;
}

base::Result<std::vector<Mail>> mails(db::Session& session, Scope const& scope, std::int64_t most) {
    TRY(rights::require(scope, Capability::administer_system));
    std::vector<Mail> found;
    session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, db::Instant, int>(
        "SELECT m.id, p.name, m.address, m.subject, m.message_id, m.state, m.made_at, m.tries FROM mails m JOIN "
        "persons p "
        "ON p.id = m.person_id ORDER BY CASE WHEN m.state IN ('uncertain', 'refused') THEN 0 ELSE 1 END, m.id DESC "
        "LIMIT "
        ":most",
        {{"most", most}},
        [&](std::int64_t id, std::string person, std::string address, std::string subject, std::string message,
            std::string state, db::Instant made, int tries) {
            found.push_back({.id = id,
                             .person = std::move(person),
                             .address = std::move(address),
                             .subject = std::move(subject),
                             .message_id = std::move(message),
                             .state = std::move(state),
                             .made = made,
                             .tries = tries});
        });
    std::vector<std::int64_t> ids;
    std::map<std::int64_t, Mail*> by_id;
    for (auto& mail : found) {
        ids.push_back(mail.id);
        by_id[mail.id] = &mail;
    }
    session.each<std::int64_t, db::Instant, std::optional<db::Instant>, std::optional<std::string>, std::string>(
        "SELECT mail_id, begun_at, ended_at, outcome, said FROM mail_attempts WHERE mail_id IN " +
            db::in_list(session.engine(), "ids") + " ORDER BY id",
        {{"ids", db::list_of(ids)}},
        [&](std::int64_t mail, db::Instant begun, std::optional<db::Instant> ended, std::optional<std::string> outcome,
            std::string said) {
            by_id.at(mail)->attempts.push_back({begun, ended, outcome.value_or(""), std::move(said)});
        });
    return found;
}

base::Result<void> send_again(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t mail) {
    return decide(tx, scope, when, mail, "waiting", "mail_retry");
}

base::Result<void> drop(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t mail) {
    return decide(tx, scope, when, mail, "dropped", "mail_drop");
}

} // namespace directives::mail
