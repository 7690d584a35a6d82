#pragma once

#include "db/values.hpp"
#include "directives/assignments/life.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// How turns are grouped on boards, in matrices and in counts.
namespace directives::boards {

/// The columns of a board; every Standing but `off` belongs to one.
enum class Group {
    overdue, ///< with the body, past its last day
    due,     ///< today, or within kSoonDays
    ahead,   ///< further away, or without a day
    waiting, ///< submitted, not accepted yet
    done
};
inline constexpr std::size_t kGroups = 5;
inline constexpr std::array<Group, kGroups> kAllGroups{Group::overdue, Group::due, Group::ahead, Group::waiting,
                                                       Group::done};

std::optional<Group> group_of(Standing standing); ///< nullopt for off
std::string_view code_of(Group group);            ///< "overdue"
std::optional<Group> group_from(std::string_view code);
std::string_view vietnamese(Group group); ///< "Quá hạn"

/// How many turns of each group.
struct Counts {
    std::array<std::size_t, kGroups> of{};
    std::size_t operator[](Group group) const { return of[static_cast<std::size_t>(group)]; }
    void add(Group group, std::size_t count = 1) { of[static_cast<std::size_t>(group)] += count; }
    Counts& operator+=(Counts const& other);
    std::size_t all() const;
    friend bool operator==(Counts const&, Counts const&) = default;
};

/// stand_of() as SQL over the alias of turns: code_of(Standing). It uses :today and :soon.
std::string standing_sql(std::string_view alias);
/// Condition over the alias that holds for the turns of one group, in a form that the indexes serve.
std::string group_sql(std::string_view alias, Group group);
/// Binds :today and :soon where `sql` uses them: an engine takes no value that nobody asks for.
void bind_days(db::Binds& binds, std::string_view sql, base::Date today);

/// Class of the badge, "bv-st bv-st-overdue": a colour and the shape of a mark, so that a print in black still tells.
std::string_view badge_class(Standing standing);
/// "Quá hạn 3 ngày (25/02/2023)": the stand with its last day, where it has one and the day matters.
std::string badge_text(Stand const& stand, std::optional<base::Date> last_day);

} // namespace directives::boards
