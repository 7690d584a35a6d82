#include "directives/reminders/lease.hpp"

#include "identity/secrets.hpp"

#include <array>
#include <fmt/core.h>
#include <unistd.h>

namespace directives::reminders {

bool take_lease(db::Session& session, std::string const& name, std::string const& holder, db::Instant now,
                std::chrono::seconds span) {
    return session.run("INSERT INTO job_leases (name, holder, until_at) VALUES (:name, :holder, :until) ON CONFLICT "
                       "(name) DO UPDATE SET holder = :holder, until_at = :until WHERE job_leases.holder = :holder OR "
                       "job_leases.until_at <= :now",
                       {{"name", name}, {"holder", holder}, {"until", now + span}, {"now", now}}) > 0;
}

void give_up_lease(db::Session& session, std::string const& name, std::string const& holder) {
    session.run("DELETE FROM job_leases WHERE name = :name AND holder = :holder", {{"name", name}, {"holder", holder}});
}

std::string new_holder() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("{}:{}:{}", host.data(), ::getpid(), identity::random_token().substr(0, 8));
}

} // namespace directives::reminders
