#include "directives/reminders/message.hpp"

#include "directives/assignments/rows.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace directives::reminders {
namespace {

constexpr std::size_t kActionLetters = 300;

bool wanted_of_body(State state) {
    return state == State::not_started || state == State::in_progress || state == State::returned;
}

} // namespace

std::string message_of(std::span<Turn const> turns, std::span<Duty const> duties, std::span<Directive const> directives,
                       base::Date today) {
    /// One due day of one duty.
    std::map<std::pair<std::int64_t, std::optional<base::Date>>, std::vector<Turn const*>> groups;
    for (Turn const& turn : turns)
        if (wanted_of_body(turn.state)) groups[{turn.duty.number(), turn.last_day}].push_back(&turn);
    if (groups.empty()) return {};
    std::string text = fmt::format("NHẮC VIỆC (đến {})\n", today.vietnamese());
    for (auto& [key, late] : groups) {
        std::ranges::sort(late, {}, [](Turn const* turn) { return turn->organisation_name; });
        auto const& first = *late.front();
        auto const duty = std::ranges::find(duties, first.duty, &Duty::id);
        auto const directive = std::ranges::find(directives, first.directive, &Directive::id);
        text += "\n";
        if (duty != duties.end()) text += fmt::format("Việc: {}\n", rows::short_words(duty->action, kActionLetters));
        if (directive != directives.end()) text += fmt::format("Theo: {}\n", directive->title);
        if (first.last_day) text += fmt::format("Ngày cuối còn kịp: {}\n", first.last_day->vietnamese());
        text += fmt::format("Chưa có kết quả ({}):\n", late.size());
        for (Turn const* turn : late) {
            auto const stand = vietnamese(stand_of(turn->clocked(), today));
            text += fmt::format("- {}: {}\n", turn->organisation_name,
                                turn->state == State::returned ? stand + ", bị trả lại" : stand);
        }
    }
    return text;
}

} // namespace directives::reminders
