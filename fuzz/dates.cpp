// Dates at every place of any text, dates and period codes as typed.
#include "base/ensure.hpp"
#include "base/period.hpp"
#include "text/dates.hpp"
#include "text/shadow.hpp"

#include <cstdint>

namespace {

void look_at(std::string_view text, std::size_t at) {
    auto const match = text::date_at(text, at);
    if (!match) return;
    ENSURE(match->from == at && match->to > at && match->to <= text.size());
    ENSURE(match->year || match->month);
    ENSURE(!match->year || (*match->year >= 1900 && *match->year <= 2199));
    ENSURE(match->impossible || !match->month || (*match->month >= 1 && *match->month <= 12));
    if (match->impossible) ENSURE(!match->whole() && !match->partial());
    if (auto const date = match->whole()) {
        ENSURE(match->partial() && match->partial()->whole() == date);
        ENSURE(text::parse_date(date->vietnamese()).value() == *date);
        ENSURE(base::Date::parse(date->iso()).value() == *date);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    std::string const folded = text::fold(bytes);
    for (std::size_t at = 0; at <= folded.size(); ++at) look_at(folded, at);
    for (std::size_t at = 0; at <= bytes.size(); ++at) look_at(bytes, at);
    if (auto const typed = text::parse_date(bytes)) ENSURE(text::parse_date(typed->iso()).value() == *typed);
    if (auto const period = base::Period::parse(bytes)) {
        ENSURE(period->code() == bytes && period->contains(period->last_day()));
        if (auto const next = period->next()) ENSURE(*next > *period && next->previous() == period);
    }
    return 0;
}
