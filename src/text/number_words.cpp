#include "text/numbers.hpp"

#include "text/scan.hpp"
#include "text/shadow.hpp"

#include <array>
#include <limits>
#include <vector>

namespace text {

namespace {

using namespace scan;

constexpr std::uint64_t kThousand = 1'000, kMillion = 1'000'000, kBillion = 1'000'000'000;
constexpr std::array<char const*, 10> kDigitNames = {"không", "một", "hai", "ba",  "bốn",
                                                     "năm",   "sáu", "bảy", "tám", "chín"};

void append(std::string& words, std::string_view word) {
    if (!words.empty()) words += ' ';
    words += word;
}

/// 1..999. Below a higher group its hundreds are always said: "một nghìn không trăm linh năm".
void say_group(std::string& words, std::uint64_t value, bool below_higher) {
    std::uint64_t const hundreds = value / 100, tens = value / 10 % 10, ones = value % 10;
    if (hundreds > 0 || below_higher) {
        append(words, kDigitNames[hundreds]);
        append(words, "trăm");
        if (tens == 0 && ones > 0) append(words, "linh");
    }
    if (tens == 1) append(words, "mười");
    if (tens > 1) {
        append(words, kDigitNames[tens]);
        append(words, "mươi");
    }
    if (ones == 0) return;
    if (ones == 1 && tens > 1)
        append(words, "mốt");
    else if (ones == 4 && tens > 1)
        append(words, "tư");
    else if (ones == 5 && tens > 0)
        append(words, "lăm");
    else
        append(words, kDigitNames[ones]);
}

/// Any positive number: what stands before the last "tỷ" is said like a number of its own ("một nghìn tỷ", "một tỷ tỷ").
void say(std::string& words, std::uint64_t value) {
    if (value >= kBillion) {
        say(words, value / kBillion);
        append(words, "tỷ");
    }
    struct Scale {
        std::uint64_t size;
        char const* name;
    };
    for (auto const [size, name] : {Scale{kMillion, "triệu"}, Scale{kThousand, "nghìn"}, Scale{1, ""}}) {
        std::uint64_t const group = value / size % 1'000;
        if (group == 0) continue;
        say_group(words, group, value / size / 1'000 > 0);
        if (*name != '\0') append(words, name);
    }
}

/// The words of an amount, read from the left. Colloquial short forms of two meanings ("một triệu hai", "hai trăm tư") are refused.
class Reader {
public:
    explicit Reader(std::vector<std::string_view> words) : words_{std::move(words)} {}

    std::optional<std::int64_t> number() {
        bool const negative = take("am");
        auto const magnitude = positive();
        if (take("dong") && take("viet") && !take("nam")) return std::nullopt;
        take("chan");
        auto constexpr kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (!magnitude || at_ != words_.size() || *magnitude > kMax + (negative ? 1 : 0)) return std::nullopt;
        return static_cast<std::int64_t>(negative ? 0 - *magnitude : *magnitude);
    }

private:
    struct Group {
        std::uint64_t value = 0;
        bool lone_digit = false; ///< "hai": below a higher group it could mean 2 or a tenth of that group
    };

    std::string_view peek(std::size_t ahead = 0) const {
        return at_ + ahead < words_.size() ? words_[at_ + ahead] : std::string_view{};
    }
    bool take(std::string_view word) {
        if (peek() != word) return false;
        ++at_;
        return true;
    }
    bool take_either(std::string_view word, std::string_view other) { return take(word) || take(other); }

    static std::optional<std::uint64_t> digit_of(std::string_view word) {
        struct Name {
            std::string_view word;
            std::uint64_t digit;
        };
        static constexpr Name kNames[] = {{"khong", 0}, {"mot", 1}, {"hai", 2}, {"ba", 3},   {"bon", 4},
                                          {"tu", 4},    {"nam", 5}, {"lam", 5}, {"nham", 5}, {"sau", 6},
                                          {"bay", 7},   {"tam", 8}, {"chin", 9}};
        for (auto const& name : kNames)
            if (name.word == word) return name.digit;
        return std::nullopt;
    }

    /// One digit, moved past; `from` is the least it may be.
    std::optional<std::uint64_t> digit(std::uint64_t from) {
        auto const value = digit_of(peek());
        if (!value || *value < from) return std::nullopt;
        ++at_;
        return value;
    }

    /// "mười lăm", "hai mươi", "ba mươi mốt", "hai chục".
    std::optional<std::uint64_t> tens() {
        std::uint64_t value = 10;
        if (!take("muoi")) {
            auto const count = digit_of(peek());
            bool const named = peek(1) == "muoi" || peek(1) == "chuc";
            if (!count || !named || *count < (peek(1) == "muoi" ? 2u : 1u)) return std::nullopt;
            value = *count * 10;
            bool const dozens = peek(1) == "chuc";
            at_ += 2;
            if (dozens) return value;
        }
        return value + digit(1).value_or(0);
    }

    std::optional<Group> group() {
        if (digit_of(peek()) && peek(1) == "tram") {
            Group hundreds{*digit(0) * 100};
            ++at_;
            if (take_either("linh", "le")) {
                auto const ones = digit(1);
                if (!ones) return std::nullopt;
                hundreds.value += *ones;
            } else if (take("ruoi")) {
                hundreds.value += 50;
            } else if (auto const rest = tens()) {
                hundreds.value += *rest;
            }
            return hundreds;
        }
        if (at_ > 0 && take_either("linh", "le")) { // "một nghìn linh năm"
            auto const ones = digit(1);
            return ones ? std::optional{Group{*ones}} : std::nullopt;
        }
        if (auto const value = tens()) return Group{*value};
        if (auto const value = digit(0)) return Group{*value, true};
        return std::nullopt;
    }

    std::uint64_t scale() {
        if (take("trieu")) return kMillion;
        if (take_either("nghin", "ngan")) return kThousand;
        return 1;
    }

    /// What stands between two "tỷ": groups of falling scale. nullopt where a word fits nowhere.
    std::optional<std::uint64_t> block(bool below_higher) {
        std::uint64_t value = 0;
        for (std::uint64_t bound = kBillion; bound > 1;) {
            std::size_t const before = at_;
            auto const next = group();
            if (!next) return at_ == before && bound < kBillion ? std::optional{value} : std::nullopt;
            std::uint64_t const unit = scale();
            if (unit >= bound) return std::nullopt;
            if (next->lone_digit && unit == 1 && below_higher) return std::nullopt;
            value += next->value * unit;
            if (unit > 1 && next->value < 100 && take("ruoi")) {
                half_ = true;
                return value + unit / 2;
            }
            bound = unit;
            below_higher = true;
        }
        return value;
    }

    std::optional<std::uint64_t> positive() {
        std::uint64_t total = 0;
        for (bool first = true;; first = false) {
            bool const needed = first;
            if (needed || !ends()) {
                auto const next = block(!first);
                if (!next || __builtin_add_overflow(total, *next, &total)) return std::nullopt;
            }
            if (half_ || !take_either("ty", "ti")) return total;
            do {
                if (total == 0 || __builtin_mul_overflow(total, kBillion, &total)) return std::nullopt;
                if (total < 100 * kBillion && take("ruoi")) return total + kBillion / 2;
            } while (take_either("ty", "ti"));
            if (ends()) return total;
        }
    }

    bool ends() const { return at_ == words_.size() || peek() == "dong" || peek() == "chan"; }

    std::vector<std::string_view> words_;
    std::size_t at_ = 0;
    bool half_ = false;
};

bool is_edge(char c) { return is_blank(c) || std::string_view{"().,:;/\"'"}.find(c) != std::string_view::npos; }

} // namespace

std::string in_words(std::int64_t number) {
    if (number == 0) return kDigitNames[0];
    std::string words = number < 0 ? "âm" : "";
    auto const bits = static_cast<std::uint64_t>(number);
    say(words, number < 0 ? 0 - bits : bits);
    return words;
}

std::optional<std::int64_t> from_words(std::string_view words) {
    std::string const folded = fold(words);
    std::string_view rest = folded;
    auto const trim = [&rest] {
        while (!rest.empty() && is_edge(rest.front())) rest.remove_prefix(1);
        while (!rest.empty() && is_edge(rest.back())) rest.remove_suffix(1);
    };
    trim();
    if (constexpr std::string_view kInWords = "bang chu"; rest.starts_with(kInWords)) {
        rest.remove_prefix(kInWords.size());
        trim();
    }
    std::vector<std::string_view> split;
    for (std::size_t at = 0; at < rest.size();) {
        if (is_blank(rest[at]) || rest[at] == ',') {
            ++at;
            continue;
        }
        std::size_t const to = after_letters(rest, at);
        if (to == at) return std::nullopt;
        split.push_back(rest.substr(at, to - at));
        at = to;
    }
    return Reader{std::move(split)}.number();
}

} // namespace text
