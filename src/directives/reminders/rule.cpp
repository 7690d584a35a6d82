#include "directives/reminders/rule.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace directives::reminders {
namespace {

using base::Code;
using base::fail;
using Json = nlohmann::ordered_json;

std::string facts(ReminderRule const& rule) {
    return Json{{"Nhắc trước (ngày)", fmt::format("{}", fmt::join(rule.before, ", "))},
                {"Nhắc đúng ngày", rule.on_day ? "có" : "không"},
                {"Quá hạn, nhắc lại mỗi (ngày)", rule.overdue_every},
                {"Báo cấp trên sau (ngày)", rule.escalate_after}}
        .dump();
}

} // namespace

std::string_view code_of(Stage stage) {
    switch (stage) {
    case Stage::upcoming: return "upcoming";
    case Stage::today: return "today";
    case Stage::overdue: return "overdue";
    case Stage::escalation: return "escalation";
    }
    return "";
}

std::vector<Told> told_of(ReminderRule const& rule, base::Date last_day, base::Date today) {
    std::vector<Told> told;
    auto const left = static_cast<int>((last_day.days() - today.days()).count());
    if (left > 0) {
        int nearest = 0;
        for (int const days : rule.before)
            if (days >= left && (nearest == 0 || days < nearest)) nearest = days;
        if (nearest > 0) told.push_back({Stage::upcoming, nearest});
    } else if (left == 0) {
        if (rule.on_day) told.push_back({Stage::today, 0});
    } else {
        int const late = -left;
        if (rule.overdue_every > 0) told.push_back({Stage::overdue, (late - 1) / rule.overdue_every + 1});
        if (rule.escalate_after > 0 && late >= rule.escalate_after) told.push_back({Stage::escalation, 0});
    }
    return told;
}

base::Result<std::vector<int>> parse_days_before(std::string_view typed) {
    std::vector<int> days;
    for (std::size_t at = 0; at < typed.size();) {
        if (typed[at] == ' ' || typed[at] == ',' || typed[at] == ';') {
            ++at;
            continue;
        }
        int value = 0;
        auto const [end, error] = std::from_chars(typed.data() + at, typed.data() + typed.size(), value);
        if (error != std::errc{} || value < 1 || value > kBeforeMax || days.size() == kBeforeCount)
            return fail(Code::invalid_input,
                        fmt::format("Nhập nhiều nhất {} số ngày, mỗi số từ 1 đến {}.", kBeforeCount, kBeforeMax),
                        "before", "Ví dụ: 7, 3, 1.");
        days.push_back(value);
        at = static_cast<std::size_t>(end - typed.data());
    }
    std::ranges::sort(days, std::greater{});
    auto const again = std::ranges::unique(days);
    days.erase(again.begin(), again.end());
    return days;
}

ReminderRule rule_of(db::Session& session, OrganisationId organisation) {
    auto const row = session.find<std::string, bool, int, int>(
        "SELECT before_days, on_day, overdue_every, escalate_after FROM reminder_rules WHERE organisation_id = :own",
        {{"own", organisation}});
    if (!row) return {};
    auto const& [before, on_day, every, escalate] = *row;
    return {.before = parse_days_before(before).value_or(std::vector<int>{}),
            .on_day = on_day,
            .overdue_every = every,
            .escalate_after = escalate};
}

base::Result<void> set_rule(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                            ReminderRule const& rule) {
    TRY(rights::require(scope, rights::Capability::assign_duties));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào.", {},
                    "Chuyển sang vị trí trong một cơ quan ở góc trên bên phải.");
    if (rule.overdue_every < 0 || rule.overdue_every > 60)
        return fail(Code::invalid_input, "Nhắc lại mỗi 1 đến 60 ngày; 0 là không nhắc lại.", "overdue_every",
                    "Ví dụ 3.");
    if (rule.escalate_after < 0 || rule.escalate_after > 365)
        return fail(Code::invalid_input, "Báo cấp trên sau 1 đến 365 ngày; 0 là không báo.", "escalate_after",
                    "Ví dụ 5.");
    auto const before = rule_of(tx, scope.organisation);
    tx.run("INSERT INTO reminder_rules (organisation_id, before_days, on_day, overdue_every, escalate_after, "
           "changed_at, changed_by) VALUES (:own, :before, :on_day, :every, :after, :at, :by) ON CONFLICT "
           "(organisation_id) DO UPDATE SET before_days = :before, on_day = :on_day, overdue_every = :every, "
           "escalate_after = :after, changed_at = :at, changed_by = :by",
           {{"own", scope.organisation},
            {"before", fmt::format("{}", fmt::join(rule.before, ","))},
            {"on_day", rule.on_day},
            {"every", rule.overdue_every},
            {"after", rule.escalate_after},
            {"at", when},
            {"by", scope.actor}});
    audit::write(tx, scope, when,
                 {.verb = "reminder_rule",
                  .object = fmt::format("organisation/{}", scope.organisation.number()),
                  .label = "Cách nhắc việc",
                  .before = facts(before),
                  .after = facts(rule)});
    return {};
}

} // namespace directives::reminders
