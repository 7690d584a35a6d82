#include "directives/reminders/plan.hpp"

#include "directives/assignments/rows.hpp"
#include "directives/reminders/notices.hpp"
#include "directives/reminders/rule.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace directives::reminders {
namespace {

using base::Date;

/// A PostgreSQL transaction with a lower number may commit after one with a higher: what was told is looked over again for so many numbers.
constexpr std::int64_t kOverlapTurns = 2000, kOverlapEvents = 500;

struct Open {
    TurnId turn;
    OrganisationId body, follower;
    std::string body_name, action, title;
    Date last_day;
};

std::string turn_address(TurnId turn) { return fmt::format("/directives/turns/{}", turn.number()); }

/// The body above on that day, in the line of committees first.
OrganisationId superior_of(db::Session& session, OrganisationId body, Date today) {
    return session
        .find<OrganisationId>("SELECT superior_id FROM organisation_superiors WHERE organisation_id = :body AND "
                              "(valid_from IS NULL OR valid_from <= :today) AND (valid_until IS NULL OR valid_until "
                              ">= :today) ORDER BY line, superior_id LIMIT 1",
                              {{"body", body}, {"today", today}})
        .value_or(OrganisationId{});
}

bool sees(db::Session& session, TurnId turn, OrganisationId organisation) {
    return session
        .find<std::int64_t>(
            "SELECT 1 FROM turns t WHERE t.id = :turn AND (t.follower_id = :own OR EXISTS (SELECT 1 FROM "
            "directive_overseers o WHERE o.directive_id = t.directive_id AND o.organisation_id = :own))",
            {{"turn", turn}, {"own", organisation}})
        .has_value();
}

void remind(db::Transaction& tx, db::Instant when, Date today, Open const& open, Told const& told) {
    auto const what = fmt::format("“{}” ({})", rows::short_words(open.action, 120), open.title);
    Notice notice{
        .organisation = open.body,
        .audience = rights::Capability::report_duties,
        .kind = std::string{code_of(told.stage)},
        .key = fmt::format("turn/{}/{}/{}/{}", open.turn.number(), code_of(told.stage), told.step, open.last_day.iso()),
        .text = {},
        .address = turn_address(open.turn)};
    auto const days = (open.last_day.days() - today.days()).count();
    switch (told.stage) {
    case Stage::upcoming:
        notice.text = fmt::format("Còn {} ngày: {}, hạn {}.", days, what, open.last_day.vietnamese());
        break;
    case Stage::today: notice.text = fmt::format("Hạn hôm nay: {}.", what); break;
    case Stage::overdue:
        notice.text = fmt::format("Quá hạn {} ngày: {}, hạn {}.", -days, what, open.last_day.vietnamese());
        break;
    case Stage::escalation: {
        auto const above = superior_of(tx, open.body, today);
        notice.organisation = above ? above : open.follower;
        notice.audience = rights::Capability::approve;
        notice.text =
            fmt::format("{} quá hạn {} ngày: {}, hạn {}.", open.body_name, -days, what, open.last_day.vietnamese());
        if (!sees(tx, open.turn, notice.organisation)) notice.address.clear();
        break;
    }
    }
    add_notice(tx, when, today, notice);
}

/// Who is told of an event, and in which words; nobody for kinds that are not here.
struct Message {
    char const* kind;
    bool to_follower;
    char const* words;
};
constexpr Message kMessages[] = {
    {"submitted", true, "đã nộp kết quả"},
    {"extension_asked", true, "xin gia hạn"},
    {"escalated", true, "báo cáo vượt thẩm quyền"},
    {"returned", false, "Kết quả bị trả lại"},
    {"accepted", false, "Kết quả đã được tiếp nhận"},
    {"extension_granted", false, "Được gia hạn"},
    {"extension_refused", false, "Không được gia hạn"},
    {"answered", false, "Có trả lời về nội dung vượt thẩm quyền"},
    {"withdrawn", false, "Nhiệm vụ được thu hồi"},
    {"silence", false, "Ghi nhận mặc định do không báo cáo"},
};

std::int64_t cursor_of(db::Session& session, char const* name, std::int64_t otherwise) {
    if (auto const found =
            session.find<std::int64_t>("SELECT value FROM job_cursors WHERE name = :name", {{"name", name}}))
        return *found;
    session.run("INSERT INTO job_cursors (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING",
                {{"name", name}, {"value", otherwise}});
    return otherwise;
}

void set_cursor(db::Session& session, char const* name, std::int64_t value) {
    session.run("UPDATE job_cursors SET value = :value WHERE name = :name AND value < :value",
                {{"name", name}, {"value", value}});
}

std::int64_t last_id(db::Session& session, std::string const& table) {
    return session.find<std::optional<std::int64_t>>("SELECT MAX(id) FROM " + table).value_or(std::nullopt).value_or(0);
}

void tell_given(db::Transaction& tx, db::Instant when, Date today) {
    auto const cursor = cursor_of(tx, "turns", last_id(tx, "turns"));
    auto const begun = cursor_of(tx, "turns_begun", cursor);
    std::vector<Notice> made;
    std::int64_t seen = cursor;
    tx.each<TurnId, std::int64_t, OrganisationId, std::string, std::string, std::optional<Date>>(
        "SELECT t.id, t.assignment_id, t.organisation_id, u.action, d.title, t.last_day FROM turns t JOIN duties u ON "
        "u.id = t.duty_id JOIN directives d ON d.id = t.directive_id WHERE t.id > :from AND t.id > :begun AND "
        "t.position = 1 ORDER BY t.id",
        {{"from", cursor - kOverlapTurns}, {"begun", begun}},
        [&](TurnId turn, std::int64_t assignment, OrganisationId body, std::string const& action,
            std::string const& title, std::optional<Date> last_day) {
            seen = std::max(seen, turn.number());
            made.push_back({.organisation = body,
                            .audience = rights::Capability::report_duties,
                            .kind = "given",
                            .key = fmt::format("given/{}", assignment),
                            .text = fmt::format("Được giao: “{}” ({}){}.", rows::short_words(action, 120), title,
                                                last_day ? ", hạn " + last_day->vietnamese() : std::string{}),
                            .address = turn_address(turn)});
        });
    for (auto const& notice : made) add_notice(tx, when, today, notice);
    set_cursor(tx, "turns", std::max(seen, last_id(tx, "turns")));
}

} // namespace

std::size_t plan_reminders(db::Transaction& tx, db::Instant when, Date today, std::size_t most) {
    std::vector<Open> open;
    tx.each<TurnId, OrganisationId, OrganisationId, std::string, std::string, std::string, Date>(
        "SELECT t.id, t.organisation_id, t.follower_id, t.body, u.action, d.title, t.last_day FROM turns t JOIN duties "
        "u ON u.id = t.duty_id JOIN directives d ON d.id = t.directive_id LEFT JOIN turn_reminders r ON r.turn_id = "
        "t.id WHERE t.is_open = 1 AND t.listed_day <= :limit AND t.state IN ('not_started', 'in_progress', 'returned') "
        "AND (r.turn_id IS NULL OR r.looked_on <> :today OR r.last_day <> t.last_day) ORDER BY t.listed_day, t.id "
        "LIMIT :most",
        {{"limit", today.plus_days(kBeforeMax)}, {"today", today}, {"most", static_cast<std::int64_t>(most)}},
        [&](TurnId turn, OrganisationId body, OrganisationId follower, std::string name, std::string action,
            std::string title, Date last_day) {
            open.push_back({turn, body, follower, std::move(name), std::move(action), std::move(title), last_day});
        });
    std::map<OrganisationId, ReminderRule> rules;
    for (Open const& one : open) {
        auto const known = rules.find(one.follower);
        auto const& rule =
            known != rules.end() ? known->second : rules.emplace(one.follower, rule_of(tx, one.follower)).first->second;
        for (auto const& told : told_of(rule, one.last_day, today)) remind(tx, when, today, one, told);
        tx.run("INSERT INTO turn_reminders (turn_id, looked_on, last_day) VALUES (:turn, :today, :last) ON CONFLICT "
               "(turn_id) DO UPDATE SET looked_on = :today, last_day = :last",
               {{"turn", one.turn}, {"today", today}, {"last", one.last_day}});
    }
    return open.size();
}

void tell_events(db::Transaction& tx, db::Instant when, Date today) {
    tell_given(tx, when, today);
    auto const cursor = cursor_of(tx, "events", last_id(tx, "turn_events"));
    auto const begun = cursor_of(tx, "events_begun", cursor);
    std::vector<Notice> made;
    std::int64_t seen = cursor;
    tx.each<std::int64_t, std::string, TurnId, OrganisationId, OrganisationId, std::string, std::string, std::string,
            std::string>(
        "SELECT e.id, e.kind, t.id, t.organisation_id, t.follower_id, t.body, u.action, d.title, e.note FROM "
        "turn_events e JOIN turns t ON t.id = e.turn_id JOIN duties u ON u.id = t.duty_id JOIN directives d ON d.id = "
        "t.directive_id WHERE e.id > :from AND e.id > :begun ORDER BY e.id",
        {{"from", cursor - kOverlapEvents}, {"begun", begun}},
        [&](std::int64_t event, std::string const& kind, TurnId turn, OrganisationId body, OrganisationId follower,
            std::string const& name, std::string const& action, std::string const& title, std::string const& note) {
            seen = std::max(seen, event);
            auto const message = std::ranges::find(kMessages, kind, &Message::kind);
            if (message == std::end(kMessages)) return;
            auto const what = fmt::format("“{}” ({})", rows::short_words(action, 120), title);
            made.push_back(
                {.organisation = message->to_follower ? follower : body,
                 .audience =
                     message->to_follower ? rights::Capability::assign_duties : rights::Capability::report_duties,
                 .kind = kind,
                 .key = fmt::format("event/{}", event),
                 .text = fmt::format("{}{}: {}{}", message->to_follower ? name + " " : std::string{}, message->words,
                                     what, note.empty() ? "." : ". " + rows::short_words(note, 200)),
                 .address = turn_address(turn)});
        });
    for (auto const& notice : made) add_notice(tx, when, today, notice);
    set_cursor(tx, "events", seen);
}

} // namespace directives::reminders
