#include "directives/boards/standing.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <numeric>
#include <utility>

namespace directives::boards {

namespace {

struct Words {
    std::string_view code, vietnamese;
};
constexpr std::array<Words, kGroups> kWords{{{"overdue", "Quá hạn"},
                                             {"due", "Sắp đến hạn"},
                                             {"ahead", "Còn thời gian"},
                                             {"waiting", "Chờ tiếp nhận"},
                                             {"done", "Hoàn thành"}}};

constexpr std::string_view kWithBody = "state IN ('not_started', 'in_progress', 'returned')";

} // namespace

std::optional<Group> group_of(Standing standing) {
    switch (standing) {
    case Standing::overdue: return Group::overdue;
    case Standing::today:
    case Standing::soon: return Group::due;
    case Standing::ahead:
    case Standing::undated: return Group::ahead;
    case Standing::waiting:
    case Standing::waiting_late: return Group::waiting;
    case Standing::done:
    case Standing::done_late: return Group::done;
    case Standing::off: return std::nullopt;
    }
    std::unreachable();
}

std::string_view code_of(Group group) { return kWords.at(static_cast<std::size_t>(group)).code; }
std::string_view vietnamese(Group group) { return kWords.at(static_cast<std::size_t>(group)).vietnamese; }

std::optional<Group> group_from(std::string_view code) {
    auto const found = std::ranges::find(kAllGroups, code, [](Group group) { return code_of(group); });
    return found == kAllGroups.end() ? std::nullopt : std::optional{*found};
}

Counts& Counts::operator+=(Counts const& other) {
    for (std::size_t i = 0; i < kGroups; ++i) of[i] += other.of[i];
    return *this;
}
std::size_t Counts::all() const { return std::accumulate(of.begin(), of.end(), std::size_t{0}); }

std::string standing_sql(std::string_view alias) {
    return fmt::format(
        "CASE WHEN {0}.state IN ('withdrawn', 'handed_over') THEN 'off' "
        "WHEN {0}.state = 'accepted' THEN CASE WHEN {0}.submitted_on > {0}.last_day THEN 'done_late' "
        "ELSE 'done' END "
        "WHEN {0}.state = 'submitted' THEN CASE WHEN {0}.submitted_on > {0}.last_day THEN "
        "'waiting_late' ELSE 'waiting' END "
        "WHEN {0}.last_day IS NULL THEN 'undated' WHEN {0}.last_day < :today THEN 'overdue' "
        "WHEN {0}.last_day = :today THEN 'today' WHEN {0}.last_day <= :soon THEN 'soon' ELSE 'ahead' END",
        alias);
}

std::string group_sql(std::string_view alias, Group group) {
    // listed_day is last_day, or a day far ahead where there is none: what the indexes are ordered by.
    switch (group) {
    case Group::overdue:
        return fmt::format("{0}.is_open = 1 AND {0}.{1} AND {0}.listed_day < :today", alias, kWithBody);
    case Group::due:
        return fmt::format("{0}.is_open = 1 AND {0}.{1} AND {0}.listed_day >= :today AND {0}.listed_day <= :soon",
                           alias, kWithBody);
    case Group::ahead: return fmt::format("{0}.is_open = 1 AND {0}.{1} AND {0}.listed_day > :soon", alias, kWithBody);
    case Group::waiting: return fmt::format("{0}.is_open = 1 AND {0}.state = 'submitted'", alias);
    case Group::done: return fmt::format("{0}.is_open = 0 AND {0}.state = 'accepted'", alias);
    }
    std::unreachable();
}

void bind_days(db::Binds& binds, std::string_view sql, base::Date today) {
    if (sql.contains(":today")) binds.emplace_back("today", today);
    if (sql.contains(":soon")) binds.emplace_back("soon", today.plus_days(kSoonDays));
}

std::string_view badge_class(Standing standing) {
    switch (standing) {
    case Standing::overdue: return "bv-st bv-st-overdue";
    case Standing::today: return "bv-st bv-st-today";
    case Standing::soon: return "bv-st bv-st-soon";
    case Standing::ahead: return "bv-st bv-st-ahead";
    case Standing::undated: return "bv-st bv-st-undated";
    case Standing::waiting:
    case Standing::waiting_late: return "bv-st bv-st-waiting";
    case Standing::done:
    case Standing::done_late: return "bv-st bv-st-done";
    case Standing::off: return "bv-st bv-st-off";
    }
    std::unreachable();
}

std::string badge_text(Stand const& stand, std::optional<base::Date> last_day) {
    auto text = directives::vietnamese(stand);
    bool const open = stand.standing == Standing::overdue || stand.standing == Standing::today ||
                      stand.standing == Standing::soon || stand.standing == Standing::ahead;
    if (open && last_day) text += " (" + last_day->vietnamese() + ")";
    return text;
}

} // namespace directives::boards
