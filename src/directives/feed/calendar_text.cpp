#include "directives/feed/feed.hpp"

#include <charconv>
#include <fmt/core.h>
#include <libical/ical.h>
#include <memory>

namespace directives::feed {
namespace {

constexpr int kHanoi = 7; // hours ahead of UTC, all through the year

icaltimetype day_of(base::Date day) {
    icaltimetype time{};
    time.year = day.year();
    time.month = static_cast<int>(day.month());
    time.day = static_cast<int>(day.day());
    time.is_date = 1;
    return time;
}

icaltimetype moment_of(db::Instant at) {
    return icaltime_from_timet_with_zone(std::chrono::system_clock::to_time_t(at), 0, icaltimezone_get_utc_timezone());
}

/// "17:00" in Vietnam of a day.
db::Instant moment_of(base::Date day, std::string const& time) {
    int hour = 0, minute = 0;
    std::from_chars(time.data(), time.data() + 2, hour);
    std::from_chars(time.data() + 3, time.data() + 5, minute);
    return db::Instant{day.days()} + std::chrono::hours{hour - kHanoi} + std::chrono::minutes{minute};
}

icalcomponent* event_of(Entry const& entry, db::Instant now, std::string const& site) {
    auto* const event = icalcomponent_new_vevent();
    auto const add = [&](icalproperty* property) { icalcomponent_add_property(event, property); };
    add(icalproperty_new_uid(fmt::format("turn-{}@benvung", entry.turn.number()).c_str()));
    add(icalproperty_new_dtstamp(moment_of(now)));
    add(icalproperty_new_sequence(static_cast<int>(entry.version)));
    if (entry.time.empty()) {
        add(icalproperty_new_dtstart(day_of(entry.last_day)));
        add(icalproperty_new_dtend(day_of(entry.last_day.plus_days(1)))); // the end is not counted in
    } else {
        auto const end = moment_of(entry.last_day, entry.time);
        add(icalproperty_new_dtstart(moment_of(end - std::chrono::minutes{30})));
        add(icalproperty_new_dtend(moment_of(end)));
    }
    add(icalproperty_new_summary(entry.summary.c_str()));
    if (!entry.description.empty()) add(icalproperty_new_description(entry.description.c_str()));
    add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)); // a due day does not make anybody busy
    if (!site.empty())
        add(icalproperty_new_url(fmt::format("{}/directives/turns/{}", site, entry.turn.number()).c_str()));
    return event;
}

} // namespace

std::string calendar_text(std::vector<Entry> const& entries, db::Instant now, std::string const& site) {
    static bool const calm = [] {
        icalerror_set_errors_are_fatal(0);
        return true;
    }();
    static_cast<void>(calm);
    std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> const calendar{icalcomponent_new_vcalendar(),
                                                                            icalcomponent_free};
    auto const add = [&](icalproperty* property) { icalcomponent_add_property(calendar.get(), property); };
    add(icalproperty_new_version("2.0"));
    add(icalproperty_new_prodid("-//benvung//directives//VI"));
    add(icalproperty_new_method(ICAL_METHOD_PUBLISH));
    auto* const name = icalproperty_new_x("Hạn công việc (Bền Vững)");
    icalproperty_set_x_name(name, "X-WR-CALNAME");
    add(name);
    for (Entry const& entry : entries) icalcomponent_add_component(calendar.get(), event_of(entry, now, site));
    std::unique_ptr<char, void (*)(void*)> const text{icalcomponent_as_ical_string_r(calendar.get()),
                                                      icalmemory_free_buffer};
    return text ? std::string{text.get()} : std::string{};
}

} // namespace directives::feed
