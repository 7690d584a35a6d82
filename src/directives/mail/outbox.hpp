#pragma once

#include "base/clock.hpp"
#include "directives/mail/settings.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Letters that wait to be sent, and what became of each attempt.
///
/// At most one send for each recorded attempt: the attempt's row is committed before the connection is made, its result after. A letter whose
/// attempt has no result (the program died) or ended between the end of the data and the server's answer is uncertain: it may have gone. It is
/// shown to the administrator and never repeated by itself. Whatever is sent again bears the same Message-ID, so that a mail program shows one.
namespace directives::mail {

struct NewMail {
    rights::PersonId person;
    std::string key; ///< there is only one with it: "digest/12/2026-11-21"
    std::string address, subject, body;
};
/// False: there is one with that key.
bool queue(db::Transaction& tx, db::Instant when, std::string const& host, NewMail const& mail);

inline constexpr int kTriesMax = 6;

/// Sends what waits, oldest first, until nothing does, `hold` says no, or 100 were tried. A failure that may pass is tried again after 5, 10, 20 …
/// minutes. Returns how many connections were made. `send_one` is send(), but for tests.
using Sender = std::function<Sent(Server const&, Letter const&)>;
std::size_t deliver(db::Database& store, base::Clock const& clock, Vault const& vault, Sender const& send_one,
                    std::function<bool()> const& hold);

/// Attempts without a result that began before `before`: their letters become uncertain. Returns how many.
std::int64_t settle_lost_attempts(db::Transaction& tx, db::Instant when, db::Instant before);

struct Attempt {
    db::Instant begun;
    std::optional<db::Instant> ended = {};
    std::string outcome, said; ///< outcome "": no result
};
struct Mail {
    std::int64_t id = 0;
    std::string person, address, subject, message_id, state;
    db::Instant made;
    int tries = 0;
    std::vector<Attempt> attempts = {};
};
/// Newest first; what waits for a person before all others. For Capability::administer_system. Errors: refused.
base::Result<std::vector<Mail>> mails(db::Session& session, rights::Scope const& scope, std::int64_t most);
/// A person decides about a letter that is uncertain or was refused: once more, or not at all. Errors: refused, not_found.
base::Result<void> send_again(db::Transaction& tx, rights::Scope const& scope, db::Instant when, std::int64_t mail);
base::Result<void> drop(db::Transaction& tx, rights::Scope const& scope, db::Instant when, std::int64_t mail);

} // namespace directives::mail
