#include "imports/readers.hpp"

#include "base/money.hpp"
#include "text/dates.hpp"
#include "text/numbers.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace imports {

namespace {

using office::Cell;
using office::CellKind;
using Reader = std::function<base::Result<std::string>(Cell const&)>;

std::string single_blanked(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::unexpected<base::Error> wrong(std::string message, std::string mend) {
    return base::fail(base::Code::invalid_input, std::move(message), {}, std::move(mend));
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A number cell has the file's own digits ("-1234.50"); a text cell is what a person typed.
base::Result<text::Decimal> decimal_of(Cell const& cell) {
    if (cell.kind != CellKind::number) {
        bool const negative = cell.text.starts_with('-');
        auto number = text::parse_number(std::string_view{cell.text}.substr(negative ? 1 : 0));
        if (number && negative) number->scaled = -number->scaled;
        return number;
    }
    text::Decimal number;
    bool negative = false, fraction = false;
    for (char const c : cell.text) {
        if (c == '-')
            negative = true;
        else if (c == '.')
            fraction = true;
        else if (c < '0' || c > '9' || number.scaled > 99'999'999'999'999'999 || number.decimals >= 9)
            return wrong(fmt::format("Số “{}” quá lớn hoặc có quá nhiều chữ số lẻ.", cell.text),
                         "Kiểm tra ô này trong tệp.");
        else {
            number.scaled = number.scaled * 10 + (c - '0');
            if (fraction) ++number.decimals;
        }
    }
    if (negative) number.scaled = -number.scaled;
    while (number.decimals > 0 && number.scaled % 10 == 0) number.scaled /= 10, --number.decimals;
    return number;
}

} // namespace

Reader text_of(std::size_t letters_max) {
    return [letters_max](Cell const& cell) -> base::Result<std::string> {
        auto text = single_blanked(text::nfc(cell.text));
        if (letters_in(text) > letters_max)
            return wrong(fmt::format("Ô dài {} chữ, nhiều nhất là {}.",
                                     text::print_integer(static_cast<std::int64_t>(letters_in(text))), letters_max),
                         "Viết ngắn lại.");
        return text;
    };
}

Reader code_of(std::size_t length) {
    return [length](Cell const& cell) -> base::Result<std::string> {
        auto digits = single_blanked(cell.text);
        if (!all_digits(digits) || (length > 0 && digits.size() > length))
            return wrong(fmt::format("“{}” không phải là mã.", digits),
                         length > 0 ? fmt::format("Nhập mã gồm {} chữ số.", length)
                                    : std::string{"Nhập mã chỉ gồm chữ số."});
        if (digits.size() < length) digits.insert(0, length - digits.size(), '0');
        return digits;
    };
}

base::Result<std::string> date_of(Cell const& cell) {
    if (cell.date) return cell.date->iso();
    if (cell.kind == CellKind::number)
        return wrong(fmt::format("Ô chứa số {}, không phải ngày.", cell.text),
                     "Định dạng ô là ngày, hoặc nhập như 27/3/2024.");
    auto const date = TRY(text::parse_date(cell.text));
    return date.iso();
}

base::Result<std::string> integer_of(Cell const& cell) {
    auto const number = TRY(decimal_of(cell));
    if (number.decimals > 0)
        return wrong(fmt::format("“{}” không phải là số nguyên.", cell.text), "Nhập số không có phần lẻ.");
    return std::to_string(number.scaled);
}

Reader money_of(std::int64_t unit_vnd) {
    return [unit_vnd](Cell const& cell) -> base::Result<std::string> {
        auto const number = TRY(decimal_of(cell));
        bool const negative = number.scaled < 0;
        auto const vnd =
            text::to_vnd({.scaled = negative ? -number.scaled : number.scaled, .decimals = number.decimals}, unit_vnd);
        if (!vnd)
            return wrong(fmt::format("Số tiền “{}” quá lớn hoặc lẻ dưới một đồng.", cell.text),
                         "Nhập số tiền tròn đồng.");
        return std::to_string(negative ? -*vnd : *vnd);
    };
}

Reader one_of(std::vector<std::pair<std::string, std::vector<std::string>>> words) {
    std::vector<std::pair<std::string, std::string>> keys; // folded word -> key
    std::string choices;
    for (auto const& [key, written] : words) {
        keys.emplace_back(text::search_key(key), key);
        for (auto const& word : written) keys.emplace_back(text::search_key(word), key);
        choices += fmt::format("{}“{}”", choices.empty() ? "" : ", ", written.empty() ? key : written.front());
    }
    return [keys = std::move(keys), choices = std::move(choices)](Cell const& cell) -> base::Result<std::string> {
        auto const folded = text::search_key(cell.text);
        auto const found = std::ranges::find(keys, folded, [](auto const& pair) { return pair.first; });
        if (found == keys.end())
            return wrong(fmt::format("“{}” không có trong danh sách.", single_blanked(cell.text)),
                         fmt::format("Nhập một trong: {}.", choices));
        return found->second;
    };
}

} // namespace imports
