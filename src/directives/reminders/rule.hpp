#pragma once

#include "base/date.hpp"
#include "db/database.hpp"
#include "rights/scope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace directives::reminders {

using rights::OrganisationId;

/// How an organisation reminds those whose reports it waits for.
struct ReminderRule {
    std::vector<int> before = {7, 3, 1}; ///< days before the last day, falling
    bool on_day = true;
    int overdue_every = 3;  ///< from the first day past, each so many days; 0: not
    int escalate_after = 5; ///< so many days late: the superior is told, once; 0: not

    friend bool operator==(ReminderRule const&, ReminderRule const&) = default;
};
inline constexpr int kBeforeMax = 60, kBeforeCount = 8;

enum class Stage { upcoming, today, overdue, escalation };
std::string_view code_of(Stage stage);

struct Told {
    Stage stage;
    int step; ///< upcoming: the days before that the rule names; overdue: the 1st, 2nd … time; else 0

    friend bool operator==(Told const&, Told const&) = default;
};
/// What is to be told of an open turn on a day. It depends on nothing but the days, so a server that was off tells what stands now and leaves
/// out what is past; who asks twice gets the same.
std::vector<Told> told_of(ReminderRule const& rule, base::Date last_day, base::Date today);

/// "7, 3, 1" -> {7, 3, 1}. Errors: invalid_input "before".
base::Result<std::vector<int>> parse_days_before(std::string_view typed);

ReminderRule rule_of(db::Session& session, OrganisationId organisation); ///< the defaults where nothing was set
/// For the scope's own organisation. Errors: refused, invalid_input ("before", "overdue_every", "escalate_after").
base::Result<void> set_rule(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                            ReminderRule const& rule);

} // namespace directives::reminders
