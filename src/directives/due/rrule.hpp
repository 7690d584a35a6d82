#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace directives::due {

/// The parts of an RRULE, "FREQ=MONTHLY;BYMONTHDAY=15,-1", as views of it. What is no NAME=VALUE is left out; of a name given twice the first counts.
class RuleParts {
public:
    explicit RuleParts(std::string_view rrule);

    std::string_view text(std::string_view name) const; ///< "" where there is none
    /// "15,-1" as numbers; none for a part that is not there, nullopt where one is no number.
    std::optional<std::vector<int>> numbers(std::string_view name) const;
    bool only(std::initializer_list<std::string_view> names) const; ///< no other part is there

private:
    std::vector<std::pair<std::string_view, std::string_view>> parts_;
};

} // namespace directives::due
