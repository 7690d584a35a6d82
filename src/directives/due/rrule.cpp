#include "directives/due/rrule.hpp"

#include <algorithm>
#include <charconv>

namespace directives::due {

RuleParts::RuleParts(std::string_view rrule) {
    while (!rrule.empty()) {
        auto const end = std::min(rrule.find(';'), rrule.size());
        auto const part = rrule.substr(0, end);
        if (auto const equals = part.find('='); equals != part.npos && text(part.substr(0, equals)).empty())
            parts_.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        rrule.remove_prefix(std::min(end + 1, rrule.size()));
    }
}

std::string_view RuleParts::text(std::string_view name) const {
    auto const found = std::ranges::find(parts_, name, &std::pair<std::string_view, std::string_view>::first);
    return found == parts_.end() ? std::string_view{} : found->second;
}

std::optional<std::vector<int>> RuleParts::numbers(std::string_view name) const {
    std::vector<int> made;
    for (auto list = text(name); !list.empty();) {
        auto const end = std::min(list.find(','), list.size());
        int number = 0;
        auto const [at, error] = std::from_chars(list.data(), list.data() + end, number);
        if (error != std::errc{} || at != list.data() + end) return std::nullopt;
        made.push_back(number);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return made;
}

bool RuleParts::only(std::initializer_list<std::string_view> names) const {
    return std::ranges::all_of(parts_,
                               [&](auto const& part) { return std::ranges::find(names, part.first) != names.end(); });
}

} // namespace directives::due
