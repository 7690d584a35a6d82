#pragma once

#include "base/money.hpp"

#include <string>
#include <string_view>

/// Money as people type and read it.
namespace text {

/// "1.250.000 đồng", "162.756 triệu đồng", "1,8 tỷ", "1.250.000" (đồng), "-500". Errors: invalid_input where it is no amount, has a part of a đồng, or
/// can be read in two ways ("1.5 tỷ"); limit_exceeded beyond Money::kMax.
base::Result<base::Money> parse_money(std::string_view typed);

/// "1.250.000 đồng"
std::string print_money(base::Money amount);
/// The exact amount in millions, as plans print it: 162.756.000.000 -> "162.756", 1.250.500 -> "1,2505". Nothing is rounded.
std::string print_millions(base::Money amount);

} // namespace text
