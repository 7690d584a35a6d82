#pragma once

#include "imports/domain.hpp"

/// From a cell to a value, for Column::read. Errors say what to type instead.
namespace imports {

/// Single blanks, NFC; at most `letters_max` letters.
std::function<base::Result<std::string>(office::Cell const&)> text_of(std::size_t letters_max = 500);
/// Digits only; a spreadsheet that took the code for a number has lost its zeros: they are put back up to `length` (0: any length).
std::function<base::Result<std::string>(office::Cell const&)> code_of(std::size_t length = 0);
/// "2025-07-01", from a date cell or from "1/7/2025", "01-07-2025", "ngày 1 tháng 7 năm 2025".
base::Result<std::string> date_of(office::Cell const& cell);
/// "-1234": "1.234" and "1 234" of a text cell are 1234; a fraction is refused.
base::Result<std::string> integer_of(office::Cell const& cell);
/// Đồng, "162756000000", from a cell in units of `unit_vnd` (1 000 000 for triệu đồng); decimals by comma; what is no whole đồng is refused, and so
/// is a text like "12.75", which may mean two things.
std::function<base::Result<std::string>(office::Cell const&)> money_of(std::int64_t unit_vnd = 1);
/// One of the keys of `words` (key -> what people write), compared without case and diacritics.
std::function<base::Result<std::string>(office::Cell const&)>
one_of(std::vector<std::pair<std::string, std::vector<std::string>>> words);

} // namespace imports
