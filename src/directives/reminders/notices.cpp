#include "directives/reminders/notices.hpp"

#include "directives/assignments/store.hpp"

#include <fmt/core.h>

namespace directives::reminders {
namespace {

using base::Date;
using rights::Capability;
using rights::Scope;

/// "n.…" of what the scope may read; nothing at all for who acts for no organisation or is no person.
std::string readable(db::Session& session, Scope const& scope, Date today, db::Binds& binds) {
    std::vector<std::int64_t> own;
    for (auto const body : own_bodies(session, scope, today)) own.push_back(body.number());
    if (own.empty() || !scope.person) return {};
    std::string audiences;
    for (auto const capability : {Capability::report_duties, Capability::assign_duties, Capability::approve})
        if (scope.may(capability))
            audiences += fmt::format("{}'{}'", audiences.empty() ? "" : ", ", rights::name_of(capability));
    if (audiences.empty()) return {};
    binds.push_back({"own", db::list_of(own)});
    return fmt::format("n.organisation_id IN {} AND n.audience IN ({})", db::in_list(session.engine(), "own"),
                       audiences);
}

constexpr std::string_view kIsRead =
    "(EXISTS (SELECT 1 FROM notice_marks m WHERE m.person_id = :me AND m.organisation_id = n.organisation_id AND "
    "m.up_to >= n.id) OR EXISTS (SELECT 1 FROM notice_reads r WHERE r.person_id = :me AND r.notice_id = n.id))";

} // namespace

bool add_notice(db::Transaction& tx, db::Instant when, Date today, Notice const& notice) {
    return tx.run("INSERT INTO notices (organisation_id, audience, kind, told_key, text, address, made_at, made_on) "
                  "VALUES (:organisation, :audience, :kind, :key, :text, :address, :at, :today) ON CONFLICT (told_key) "
                  "DO NOTHING",
                  {{"organisation", notice.organisation},
                   {"audience", rights::name_of(notice.audience)},
                   {"kind", notice.kind},
                   {"key", notice.key},
                   {"text", notice.text},
                   {"address", notice.address},
                   {"at", when},
                   {"today", today}}) > 0;
}

std::int64_t unread(db::Session& session, Scope const& scope, Date today) {
    db::Binds binds{{"me", scope.person}};
    auto const mine = readable(session, scope, today, binds);
    if (mine.empty()) return 0;
    return session
        .find<std::int64_t>(fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM notices n WHERE {} AND NOT {} LIMIT {}) x",
                                        mine, kIsRead, kCountMax),
                            binds)
        .value_or(0);
}

std::vector<Shown> notices_for(db::Session& session, Scope const& scope, Date today, std::int64_t most) {
    std::vector<Shown> shown;
    db::Binds binds{{"me", scope.person}, {"most", most}};
    auto const mine = readable(session, scope, today, binds);
    if (mine.empty()) return shown;
    session.each<std::int64_t, std::string, std::string, std::string, db::Instant, std::int64_t>(
        fmt::format("SELECT n.id, n.kind, n.text, n.address, n.made_at, CASE WHEN {} THEN 1 ELSE 0 END FROM notices n "
                    "WHERE {} ORDER BY n.id DESC LIMIT :most",
                    kIsRead, mine),
        binds,
        [&](std::int64_t id, std::string kind, std::string text, std::string address, db::Instant at,
            std::int64_t read) {
            shown.push_back({id, std::move(kind), std::move(text), std::move(address), at, read != 0});
        });
    return shown;
}

base::Result<std::string> open_notice(db::Transaction& tx, Scope const& scope, Date today, std::int64_t notice) {
    db::Binds binds{{"id", notice}};
    auto const mine = readable(tx, scope, today, binds);
    auto const address =
        mine.empty() ? std::nullopt
                     : tx.find<std::string>("SELECT n.address FROM notices n WHERE n.id = :id AND " + mine, binds);
    if (!address)
        return base::fail(base::Code::not_found, "Không có thông báo này.", {}, "Mở lại danh sách thông báo.");
    tx.run("INSERT INTO notice_reads (person_id, notice_id) VALUES (:me, :id) ON CONFLICT (person_id, notice_id) DO "
           "NOTHING",
           {{"me", scope.person}, {"id", notice}});
    return *address;
}

void read_all(db::Transaction& tx, Scope const& scope, Date today, std::int64_t newest) {
    if (!scope.person) return;
    for (auto const body : own_bodies(tx, scope, today)) {
        tx.run("INSERT INTO notice_marks (person_id, organisation_id, up_to) VALUES (:me, :own, :newest) ON CONFLICT "
               "(person_id, organisation_id) DO UPDATE SET up_to = :newest WHERE notice_marks.up_to < :newest",
               {{"me", scope.person}, {"own", body}, {"newest", newest}});
        tx.run("DELETE FROM notice_reads WHERE person_id = :me AND notice_id IN (SELECT id FROM notices WHERE "
               "organisation_id = :own AND id <= :newest)",
               {{"me", scope.person}, {"own", body}, {"newest", newest}});
    }
}

} // namespace directives::reminders
