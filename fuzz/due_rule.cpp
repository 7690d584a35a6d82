// A rule as the store or a form holds it, with any RRULE inside: it is refused or its days come soon, in order and few.
#include "base/ensure.hpp"
#include "directives/due/rule.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace directives::due;
    static Calendar const calendar = Calendar::built_in();
    static auto const today = *base::Date::of(2024, 10, 11);
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    auto const hold = [](Rule const& rule) {
        bool const good = check(rule, calendar).has_value();
        auto const all = dues(rule, calendar);
        ENSURE(all.size() <= kInstancesMax);
        for (std::size_t i = 1; i < all.size(); ++i)
            ENSURE(all[i - 1].day < all[i].day && all[i - 1].last_day < all[i].last_day);
        if (good && rule.kind == Kind::recurring) ENSURE(!all.empty());
        if (good) warnings(rule, calendar, today);
        ENSURE(!vietnamese(rule).empty());
        auto const again = rule_from_json(to_json(rule));
        ENSURE(again.has_value());
    };
    if (auto const rule = rule_from_json(input)) hold(*rule);
    hold(rule_of_json(input, today));
    hold({.kind = Kind::recurring, .rrule = std::string{input}, .from = today});
    return 0;
}
