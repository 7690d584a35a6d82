// Numbers, amounts and amounts in words at every place of any text.
#include "base/ensure.hpp"
#include "text/numbers.hpp"
#include "text/shadow.hpp"

#include <cstdint>

namespace {

void look_at(std::string_view text, std::size_t at) {
    auto const number = text::number_at(text, at);
    if (number) {
        ENSURE(number->from == at && number->to > at && number->to <= text.size());
        ENSURE(number->number.scaled >= 0 && number->number.decimals >= 0 && number->number.decimals <= 9);
        // What stands before a number changes nothing.
        auto const alone = text::number_at(text.substr(at), 0);
        ENSURE(alone && alone->to == number->to - at && alone->number == number->number && alone->ambiguous == number->ambiguous);
        ENSURE(text::to_vnd(number->number, 1'000'000).value_or(0) <= text::kAmountMax);
        auto const read = text::parse_number(text::print_number(number->number));
        ENSURE(read && *read == number->number);
    }
    if (auto const unit = text::money_unit_at(text, at)) {
        ENSURE(unit->from == at && unit->to > at && unit->to <= text.size() && unit->factor >= 1);
        ENSURE(text::to_vnd({15, 1}, unit->factor).has_value() == (unit->factor > 1));
    }
    if (auto const amount = text::amount_at(text, at)) {
        ENSURE(number && amount->from == at && amount->to > number->to && amount->to <= text.size());
        ENSURE(amount->vnd >= 0 && amount->vnd <= text::kAmountMax);
        ENSURE(text::from_words(text::in_words(amount->vnd)) == amount->vnd);
        auto const alone = text::amount_at(text.substr(at), 0);
        ENSURE(alone && alone->to == amount->to - at && alone->vnd == amount->vnd);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    std::string const folded = text::fold(bytes);
    for (std::size_t at = 0; at <= folded.size(); ++at) look_at(folded, at);
    for (std::size_t at = 0; at <= bytes.size(); ++at) look_at(bytes, at);
    if (auto const typed = text::parse_number(bytes)) ENSURE(*text::parse_number(text::print_number(*typed)) == *typed);
    if (auto const said = text::from_words(bytes)) ENSURE(text::from_words(text::in_words(*said)) == *said);
    return 0;
}
