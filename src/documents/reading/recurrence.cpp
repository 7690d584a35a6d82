#include "documents/reading/recurrence.hpp"

#include <algorithm>
#include <libical/ical.h>
#include <memory>
#include <optional>
#include <string>

namespace documents::reading {
namespace {

constexpr std::size_t kRuleBytes = 400;
constexpr std::size_t kDatesMax = 100;
constexpr int kStepsMax = 200'000; // 500 years of days: a rule that begins long ago
base::Date const kLastDay = base::Date::last_of_month(2199, 12);

/// The first day of what `from` names.
std::optional<base::Date> first_day(std::string_view from) {
    std::string whole{from};
    if (whole.size() == 4) whole += "-01";
    if (whole.size() == 7) whole += "-01";
    auto date = base::Date::parse(whole);
    if (!date) return std::nullopt;
    return *date;
}

template <std::size_t N>
bool given(short const (&list)[N]) {
    return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/// Whether the rule says its days itself.
bool says_its_days(icalrecurrencetype const& rule) {
    switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE: return true;
    case ICAL_WEEKLY_RECURRENCE: return given(rule.by_day);
    case ICAL_MONTHLY_RECURRENCE: return given(rule.by_month_day) || given(rule.by_day);
    case ICAL_YEARLY_RECURRENCE:
        return given(rule.by_year_day) || given(rule.by_day) || (given(rule.by_month) && given(rule.by_month_day));
    default: return false; // an impossible FREQ=SECONDLY would never return
    }
}

} // namespace

std::vector<base::Date> next_dates(std::string_view rrule, std::string_view from, base::Date today, std::size_t count) {
    auto const bound = first_day(from);
    if (!from.empty() && !bound) return {};
    auto const start = bound.value_or(*base::Date::of(today.year(), 1, 1));
    return dates_of(rrule, {.start = start, .first = std::max(today, start), .last = kLastDay},
                    std::min(count, kDatesMax));
}

std::vector<base::Date> dates_of(std::string_view rrule, Between between, std::size_t count) {
    static bool const calm = [] {
        icalerror_set_errors_are_fatal(0);
        return true;
    }();
    static_cast<void>(calm);
    if (rrule.empty() || rrule.size() > kRuleBytes) return {};
    auto rule = icalrecurrencetype_from_string(std::string{rrule}.c_str());
    // libical owns what it allocates in the rule; nothing else points there afterwards.
    std::unique_ptr<char, void (*)(void*)> const scale{rule.rscale, icalmemory_free_buffer};
    if (!says_its_days(rule)) return {};

    icaltimetype first{}; // icaltime_null_date() has hour -1, and the iterator then stands still
    first.is_date = 1;
    first.year = between.start.year();
    first.month = static_cast<int>(between.start.month());
    first.day = static_cast<int>(between.start.day());

    std::unique_ptr<icalrecur_iterator, void (*)(icalrecur_iterator*)> const iterator{
        icalrecur_iterator_new(rule, first), icalrecur_iterator_free};
    if (!iterator) return {};
    std::vector<base::Date> dates;
    for (int step = 0; step < kStepsMax && dates.size() < count; ++step) {
        auto const next = icalrecur_iterator_next(iterator.get());
        if (icaltime_is_null_time(next)) break;
        auto const date = base::Date::of(next.year, static_cast<unsigned>(next.month), static_cast<unsigned>(next.day));
        if (!date || *date > between.last) break; // or past the years that we know
        // libical gives some days twice ("BYMONTHDAY=30,-1" in a month of 30 days).
        if (*date >= between.first && *date >= between.start && (dates.empty() || *date > dates.back()))
            dates.push_back(*date);
    }
    return dates;
}

} // namespace documents::reading
