#include "text/numbers.hpp"

#include "text/scan.hpp"

#include <algorithm>
#include <iterator>

namespace text {

namespace {

using namespace scan;

constexpr std::size_t kBlanksMax = 12;

template <std::size_t N>
bool is_one_of(std::string_view word, std::string_view const (&words)[N]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// A bare "triệu" or "tỷ" counts anything ("triệu người", "tỷ USD", "98 tỷ lệ"). It is money only where the sentence goes on with one
/// of these words, or does not go on. Left out on purpose: "do" (đô la), "con" (con gà), "o" (ô tô), "le" (tỷ lệ).
constexpr std::string_view kGoOn[] = {"cho",   "tu",   "de",   "trong", "von",  "va",   "thuoc", "la",    "thi",
                                      "dat",   "bang", "so",   "tang",  "giam", "duoc", "tai",   "theo",  "voi",
                                      "hoac",  "den",  "tren", "moi",   "nam",  "gom",  "bao",   "nguon", "ngan",
                                      "nstw",  "nsdp", "nsnn", "chiem", "da",   "nhu",  "hon",   "tro",   "ung",
                                      "tuong", "phan", "doi",  "cua",   "bo",   "ho",   "nen",   "khi"};
/// Words that "đồng" begins or that follow a head count: "05 đồng chí", "1.200 đồng bào". Only small numbers count people.
constexpr std::string_view kNotDong[] = {"chi",   "bao",  "thoi", "nghiep", "vien", "tac",  "bo",  "minh",
                                         "thuan", "hanh", "phuc", "ho",     "doi",  "tien", "lua", "ruong",
                                         "giam",  "chu",  "nai",  "thap",   "hoi",  "xuan", "anh", "van"};
constexpr std::int64_t kHeadCountMax = 100'000;
/// What a rate is counted by: "40 triệu đồng mỗi hộ", "một năm".
constexpr std::string_view kRateBy[] = {"nguoi", "ho", "nha", "can", "thang", "nam",  "xa", "thon",
                                        "ban",   "mo", "hoc", "lao", "khau",  "ngay", "lop"};

struct Unit {
    std::size_t to = 0;
    std::int64_t factor = 1;
    bool dong = false;   ///< the word đồng stands there
    bool letter = false; ///< as the mere letter "đ"
};

std::int64_t multiplier(std::string_view word) {
    if (word == "trieu") return 1'000'000;
    if (word == "ty" || word == "ti") return 1'000'000'000;
    if (word == "nghin" || word == "ngan") return 1'000;
    if (word == "tram") return 100;
    if (word == "chuc") return 10;
    return 0;
}

bool names_dong(std::string_view word) { return word == "dong" || word == "vnd" || word == "d"; }

/// "dong", "d", "vnd" after a multiplier, or nothing.
void take_dong(std::string_view folded, Unit& unit) {
    std::size_t const at = after_blanks(folded, unit.to, kBlanksMax);
    auto const word = word_at(folded, at);
    if (!names_dong(word)) return;
    unit.to = at + word.size();
    unit.dong = true;
}

/// "tr.đ", "trđ", "tr đồng", "tr. đồng": the short form needs its đồng, since "tr." is also a page.
std::optional<Unit> short_million_at(std::string_view folded, std::size_t at) {
    auto const word = word_at(folded, at);
    if (word == "trd" || word == "trdong" || word == "trvnd") return Unit{at + word.size(), 1'000'000, true};
    if (word != "tr") return std::nullopt;
    std::size_t const dot = after_blanks(folded, at + 2, 2);
    Unit unit{letter_at(folded, dot) == '.' ? dot + 1 : at + 2, 1'000'000};
    take_dong(folded, unit);
    return unit.dong ? std::optional{unit} : std::nullopt;
}

/// "triệuđồng", "tỷđồng", as glued words come out of a PDF.
std::optional<Unit> glued_at(std::string_view word, std::size_t at) {
    for (std::string_view const tail : {"dong", "vnd", "d"}) {
        if (!word.ends_with(tail)) continue;
        auto const factor = multiplier(word.substr(0, word.size() - tail.size()));
        if (factor > 0) return Unit{at + word.size(), factor, true};
    }
    return std::nullopt;
}

/// The unit of money that starts at or after blanks.
std::optional<Unit> unit_after(std::string_view folded, std::size_t from) {
    std::size_t const at = after_blanks(folded, from, kBlanksMax);
    if (auto const unit = short_million_at(folded, at)) return unit;
    auto const word = word_at(folded, at);
    if (names_dong(word)) return Unit{at + word.size(), 1, true, word == "d"};
    if (auto const unit = glued_at(word, at)) return unit;
    Unit unit{at + word.size(), multiplier(word)};
    if (unit.factor == 0) return std::nullopt;
    std::size_t const next_at = after_blanks(folded, unit.to, kBlanksMax); // "nghìn tỷ", "trăm triệu"
    auto const next = word_at(folded, next_at);
    if (unit.factor <= 1'000)
        if (auto const second = multiplier(next); second > unit.factor)
            unit = {next_at + next.size(), unit.factor * second};
    take_dong(folded, unit);
    return unit;
}

/// number × factor in đồng, halves rounded up; nullopt where it is more than an amount can be. `exact` falls where đồng had to be split.
std::optional<std::int64_t> in_dong(Decimal number, std::int64_t factor, bool& exact) {
    __int128 scaled = static_cast<__int128>(number.scaled) * factor;
    __int128 divisor = 1;
    for (int i = 0; i < number.decimals; ++i) divisor *= 10;
    exact = exact && scaled % divisor == 0;
    scaled = (scaled + divisor / 2) / divisor;
    if (scaled > kAmountMax) return std::nullopt;
    return static_cast<std::int64_t>(scaled);
}

/// Whether a bare "triệu" or "tỷ" that ends at `to` ends a statement about money.
bool stands_alone(std::string_view folded, std::size_t to) {
    std::size_t const at = after_blanks(folded, to, kBlanksMax);
    int breaks = 0;
    for (std::size_t i = to; i < at; ++i) {
        if (folded[i] == '\n') ++breaks;
        if (breaks == 2 || folded[i] == '\t') return true; // a new paragraph, a new cell
    }
    char const next = letter_at(folded, at);
    if (is_digit(next)) return breaks > 0; // "2 tỷ 500 hộ" is unclear, a new line "2. Dự án" is not
    if (!is_letter(next)) return true;
    auto const word = word_at(folded, at);
    if (word == "ngan") return folded.substr(at).starts_with("ngan sach");
    if (word == "ho") return folded.substr(at).starts_with("ho tro");
    if (word == "bo") return folded.substr(at).starts_with("bo tri");
    if (word == "bao") return folded.substr(at).starts_with("bao gom");
    return is_one_of(word, kGoOn);
}

/// Whether a lone "đồng" after this number is the currency.
bool is_currency(std::string_view folded, NumberMatch const& number, Unit const& unit) {
    bool const whole = number.number.decimals == 0;
    char const next = letter_at(folded, unit.to);
    if (unit.letter) { // "khoản 5 đ)", "số 1234d/KH" are no money; "1.250.000đ" is
        bool const grouped =
            std::any_of(folded.begin() + static_cast<std::ptrdiff_t>(number.from),
                        folded.begin() + static_cast<std::ptrdiff_t>(number.to), [](char c) { return !is_digit(c); });
        return grouped ? number.number.scaled >= 1'000 : number.number.scaled >= 1'000 && next != '/' && next != ')';
    }
    if (!whole || number.number.scaled >= kHeadCountMax) return true;
    return !is_one_of(word_at(folded, after_blanks(folded, unit.to, 3)), kNotDong);
}

/// "/người", "/01 hộ", "mỗi hộ": a rate. "1.200 triệu đồng/1.300 triệu đồng" and "/tổng số" compare two amounts.
bool is_rate(std::string_view folded, std::size_t to) {
    std::size_t at = after_blanks(folded, to, 3);
    if (letter_at(folded, at) != '/') {
        auto const by = word_at(folded, at);
        return (by == "moi" || by == "mot") &&
               is_one_of(word_at(folded, after_blanks(folded, at + by.size(), 3)), kRateBy);
    }
    at = after_blanks(folded, at + 1, 3);
    if (is_letter(letter_at(folded, at))) return word_at(folded, at) != "tong" && word_at(folded, at) != "ke";
    auto const number = number_at(folded, at);
    return number && !unit_after(folded, number->to);
}

struct Part {
    NumberMatch number;
    Unit unit;
};

std::optional<Part> part_at(std::string_view folded, std::size_t at) {
    auto const number = number_at(folded, at);
    if (!number) return std::nullopt;
    auto const unit = unit_after(folded, number->to);
    if (!unit) return std::nullopt;
    return Part{*number, *unit};
}

/// The smaller part that goes on after "2 tỷ": "500 triệu".
std::optional<Part> next_part(std::string_view folded, Part const& before) {
    if (before.unit.dong || before.unit.factor < 1'000 || before.number.number.decimals > 0) return std::nullopt;
    std::size_t const at = after_blanks(folded, before.unit.to, 3);
    if (at == before.unit.to) return std::nullopt;
    auto const part = part_at(folded, at);
    if (!part || part->unit.factor >= before.unit.factor || part->number.number.decimals > 0 || part->unit.letter)
        return std::nullopt;
    if (part->number.number.scaled >= before.unit.factor / part->unit.factor) return std::nullopt;
    return part;
}

} // namespace

std::optional<AmountMatch> amount_at(std::string_view folded, std::size_t at) {
    auto part = part_at(folded, at);
    if (!part) return std::nullopt;
    bool exact = true;
    AmountMatch amount{at, part->unit.to};
    bool const lone_dong = part->unit.factor == 1;
    if (lone_dong && !is_currency(folded, part->number, part->unit)) return std::nullopt;
    for (std::optional<Part> next = part; next; next = next_part(folded, *part)) {
        part = next;
        auto const value = in_dong(part->number.number, part->unit.factor, exact);
        if (!value || *value > kAmountMax - amount.vnd) return std::nullopt;
        amount.vnd += *value;
        amount.ambiguous = amount.ambiguous || part->number.ambiguous;
    }
    if (!part->unit.dong) {
        std::size_t const half = after_blanks(folded, part->unit.to, 3); // "2 tỷ rưỡi"
        if (part->number.number.decimals == 0 && word_at(folded, half) == "ruoi") {
            amount.vnd += part->unit.factor / 2;
            part->unit.to = half + 4;
            take_dong(folded, part->unit);
        }
    }
    if (amount.vnd > kAmountMax) return std::nullopt;
    if (!part->unit.dong && (part->unit.factor < 1'000'000 || !stands_alone(folded, part->unit.to)))
        return std::nullopt;
    amount.to = part->unit.to;
    amount.ambiguous = amount.ambiguous || !exact;
    amount.per_something = is_rate(folded, amount.to);
    return amount;
}

std::optional<MoneyUnit> money_unit_at(std::string_view folded, std::size_t at) {
    bool const inside_word = at > 0 && is_letter(letter_at(folded, at - 1));
    if (inside_word || !is_letter(letter_at(folded, at))) return std::nullopt;
    auto const unit = unit_after(folded, at);
    if (!unit || !unit->dong || unit->letter) return std::nullopt;
    if (unit->factor == 1 && is_one_of(word_at(folded, after_blanks(folded, unit->to, 3)), kNotDong))
        return std::nullopt;
    return MoneyUnit{at, unit->to, unit->factor};
}

std::optional<std::int64_t> to_vnd(Decimal number, std::int64_t factor) {
    if (number.scaled < 0 || factor < 1 || factor > kAmountMax) return std::nullopt;
    bool exact = true;
    auto const vnd = in_dong(number, factor, exact);
    return exact ? vnd : std::nullopt;
}

} // namespace text
