#include "text/money.hpp"

#include "text/numbers.hpp"
#include "text/scan.hpp"
#include "text/shadow.hpp"

#include <fmt/core.h>

namespace text {

base::Result<base::Money> parse_money(std::string_view typed) {
    std::string const folded = fold(typed);
    std::string_view rest = folded;
    rest.remove_prefix(scan::after_blanks(rest, 0, rest.size()));
    while (!rest.empty() && scan::is_blank(rest.back())) rest.remove_suffix(1);
    bool const negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(scan::after_blanks(rest, 1, rest.size()));
    auto const amount = amount_at(rest, 0);
    if (amount && amount->to == rest.size() && !amount->ambiguous)
        return base::Money::of(negative ? -amount->vnd : amount->vnd);
    if (amount && amount->to == rest.size())
        return base::fail(
            base::Code::invalid_input, fmt::format("“{}” có hai cách đọc hoặc lẻ dưới một đồng.", typed), {},
            "Dùng dấu phẩy cho phần thập phân, dấu chấm để ngăn hàng nghìn, ví dụ 1,5 tỷ đồng hoặc 1.500 triệu đồng.");
    if (rest.ends_with('%'))
        return base::fail(base::Code::invalid_input, fmt::format("“{}” là tỷ lệ, không phải số tiền.", typed), {},
                          "Ghi số tiền, ví dụ 1.250.000 đồng.");
    auto const number = TRY(parse_number(typed));
    if (number.decimals > 0)
        return base::fail(base::Code::invalid_input,
                          fmt::format("“{}” lẻ dưới một đồng hoặc thiếu đơn vị tính.", typed), {},
                          "Ghi số đồng nguyên (1.250.000) hoặc thêm đơn vị (1,25 triệu đồng).");
    return base::Money::of(number.scaled);
}

std::string print_money(base::Money amount) { return print_integer(amount.vnd()) + " đồng"; }

std::string print_millions(base::Money amount) {
    Decimal number{amount.vnd(), 6};
    while (number.decimals > 0 && number.scaled % 10 == 0) {
        number.scaled /= 10;
        --number.decimals;
    }
    return print_number(number);
}

} // namespace text
