// The catalogue of days off: any text is read or refused with a line, and what was read answers for every day.
#include "base/ensure.hpp"
#include "directives/due/calendar.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace directives::due;
    if (size > 16'384) return 0;
    auto const calendar = Calendar::parse({reinterpret_cast<char const*>(data), size});
    if (!calendar) {
        ENSURE(!calendar.error().message.empty() && calendar.error().where.starts_with("dòng "));
        return 0;
    }
    auto const from = *base::Date::of(2024, 1, 1);
    auto const to = calendar->plus_working_days(from, 30);
    ENSURE(to > from && !kind_name(calendar->at(to).kind).empty());
    return 0;
}
