#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace documents::reading {

/// The next days on which a recurring deadline falls: `today` or later, in order, at most `count` (never more than 100).
///
/// `rrule` is RFC 5545 without "RRULE:"; only FREQ=DAILY, WEEKLY, MONTHLY and YEARLY are accepted, and only where the rule itself says the day
/// (BYDAY, BYMONTHDAY, ...): a day that would come from the start alone is not invented. `from` is "2024-10-15", "2024-10", "2024" or
/// empty: no date before it. Empty where the rule can not be computed or has ended.
std::vector<base::Date> next_dates(std::string_view rrule, std::string_view from, base::Date today, std::size_t count);

struct Between {
    base::Date start;       ///< where the rule begins: what INTERVAL and COUNT count from
    base::Date first, last; ///< days outside are left out
};

/// The days of a rule within `between`, in order, each once, at most `count`. Accepts what next_dates accepts.
std::vector<base::Date> dates_of(std::string_view rrule, Between between, std::size_t count);

} // namespace documents::reading
