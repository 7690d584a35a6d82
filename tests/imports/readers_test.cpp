#include "imports/readers.hpp"

#include <doctest/doctest.h>

using office::Cell;
using office::CellKind;

namespace {

Cell typed(std::string text) { return {.kind = CellKind::text, .text = std::move(text)}; }
Cell number(std::string text) { return {.kind = CellKind::number, .text = std::move(text)}; }

} // namespace

TEST_CASE("a cell becomes one canonical value, or words that say what to type") {
    using Reader = std::function<base::Result<std::string>(Cell const&)>;
    struct Case {
        char const* what;
        Reader read;
        Cell cell;
        std::string value; ///< "": refused
    };
    auto const kind = imports::one_of({{"commune", {"Xã"}}, {"ward", {"Phường"}}});
    Case const cases[] = {
        {"blanks are made single", imports::text_of(), typed("  Mường \n Than "), "Mường Than"},
        {"too long", imports::text_of(3), typed("Mười"), ""},
        {"just long enough", imports::text_of(4), typed("Mười"), "Mười"},
        {"zeros are put back", imports::code_of(5), number("4"), "00004"},
        {"a code with a letter", imports::code_of(5), typed("0004A"), ""},
        {"a code too long", imports::code_of(2), typed("123"), ""},
        {"any length", imports::code_of(), typed("123456"), "123456"},
        {"a date as people type it", imports::date_of, typed("1/7/2025"), "2025-07-01"},
        {"a date cell",
         imports::date_of,
         {.kind = CellKind::date, .text = "01/07/2025", .date = base::Date::of(2025, 7, 1)},
         "2025-07-01"},
        {"a bare number is no date", imports::date_of, number("45839"), ""},
        {"a day that is not", imports::date_of, typed("31/02/2024"), ""},
        {"thousands in a text", imports::integer_of, typed("1.234"), "1234"},
        {"a number cell is not read the Vietnamese way", imports::integer_of, number("1.234"), ""},
        {"a whole number cell", imports::integer_of, number("-12"), "-12"},
        {"zeros after the point", imports::integer_of, number("12.00"), "12"},
        {"money in million", imports::money_of(1'000'000), typed("162.756"), "162756000000"},
        {"money with decimals", imports::money_of(1'000'000), typed("1,5"), "1500000"},
        {"money of two readings", imports::money_of(1'000'000), typed("1.5"), ""},
        {"a number cell has one reading", imports::money_of(1'000'000), number("1.5"), "1500000"},
        {"less than a đồng", imports::money_of(), number("0.5"), ""},
        {"too much", imports::money_of(1'000'000), number("99999999999"), ""},
        {"negative", imports::money_of(), typed("-500"), "-500"},
        {"a word of a list", kind, typed("PHUONG"), "ward"},
        {"its key", kind, typed("commune"), "commune"},
        {"another word", kind, typed("Huyện"), ""},
    };
    for (Case const& c : cases) {
        CAPTURE(c.what);
        auto const value = c.read(c.cell);
        CHECK(value.has_value() == !c.value.empty());
        if (value)
            CHECK(*value == c.value);
        else
            CHECK_FALSE(value.error().message.empty());
    }
}
