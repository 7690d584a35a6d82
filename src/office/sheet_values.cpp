#include "office/sheet_values.hpp"

#include "office/plain_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>

namespace office::sheet_values {
namespace {

using Shows = NumberFormat::Shows;

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::ptrdiff_t kExponentMax = 400;
constexpr std::size_t kDoubleDigits = 15; ///< what every double keeps, and what Excel shows

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// -12.5E+3 in its parts.
struct Decimal {
    bool negative = false;
    std::string_view whole, fraction;
    std::ptrdiff_t exponent = 0;
    bool has_exponent = false;
};

std::optional<Decimal> split(std::string_view source) {
    Decimal out;
    std::size_t at = 0;
    auto const digits = [&] {
        std::size_t const from = at;
        while (at < source.size() && is_digit(source[at])) ++at;
        return source.substr(from, at - from);
    };
    if (at < source.size() && (source[at] == '-' || source[at] == '+')) out.negative = source[at++] == '-';
    out.whole = digits();
    if (at < source.size() && source[at] == '.') {
        ++at;
        out.fraction = digits();
    }
    if (out.whole.empty() && out.fraction.empty()) return std::nullopt;
    if (at < source.size() && (source[at] == 'e' || source[at] == 'E')) {
        ++at;
        out.has_exponent = true;
        if (at < source.size() && source[at] == '+') ++at;
        auto const [end, error] = std::from_chars(source.data() + at, source.data() + source.size(), out.exponent);
        if (error != std::errc{} || std::abs(out.exponent) > kExponentMax) return std::nullopt;
        at = static_cast<std::size_t>(end - source.data());
    }
    if (at != source.size()) return std::nullopt;
    return out;
}

/// Moves the point by the exponent and writes the digits.
void write_plain(Decimal const& number, std::string& out) {
    std::string digits{number.whole};
    digits += number.fraction;
    auto point = static_cast<std::ptrdiff_t>(number.whole.size()) + number.exponent;
    if (point < 0) digits.insert(0, static_cast<std::size_t>(-point), '0'), point = 0;
    if (point > static_cast<std::ptrdiff_t>(digits.size()))
        digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
    std::string_view whole = std::string_view{digits}.substr(0, static_cast<std::size_t>(point));
    std::string_view fraction = std::string_view{digits}.substr(static_cast<std::size_t>(point));
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
    out.clear();
    if (whole.empty() && fraction.empty()) {
        out = "0";
        return;
    }
    if (number.negative) out += '-';
    out += whole.empty() ? std::string_view{"0"} : whole;
    if (!fraction.empty()) (out += '.') += fraction;
}

std::optional<double> as_double(std::string_view source) {
    if (source.starts_with('+')) source.remove_prefix(1);
    double value = 0;
    auto const [end, error] = std::from_chars(source.data(), source.data() + source.size(), value);
    if (error != std::errc{} || end != source.data() + source.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool is_letter(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] | 32) >= 'a' && (text[at] | 32) <= 'z';
}

bool is_only_blanks(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

std::string clock(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// A day of any year that a spreadsheet may name, and a time of that day.
void show_day(Cell& cell, std::chrono::sys_days day, std::int64_t seconds) {
    cell.date = base::Date::of(day);
    cell.kind = cell.date ? CellKind::date : CellKind::text; // 31/12/9999 is more than base::Date holds
    std::chrono::year_month_day const ymd{day};
    cell.text = cell.date ? cell.date->vietnamese()
                          : fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(ymd.day()),
                                        static_cast<unsigned>(ymd.month()), static_cast<int>(ymd.year()));
    if (seconds > 0) (cell.text += ' ') += clock(seconds);
}

void show_serial(Cell& cell, double serial, Shows shows, Epoch epoch) {
    using std::chrono::sys_days, std::chrono::days;
    constexpr double kSerialMax = 2'958'466; // 1 January 10000
    if (serial < 0 || serial >= kSerialMax) {
        cell.kind = CellKind::error; // what Excel shows as well
        cell.text = "#####";
        return;
    }
    auto const total = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(kDaySeconds)));
    std::int64_t const whole = total / kDaySeconds, seconds = total % kDaySeconds;
    bool const is_day_zero = whole == 0 && !(epoch == Epoch::year_1904 && shows == Shows::date);
    if (shows == Shows::elapsed || is_day_zero) {
        cell.kind = CellKind::text;
        cell.text = clock(total);
        return;
    }
    if (epoch == Epoch::year_1904)
        return show_day(cell, sys_days{std::chrono::year{1904} / 1 / 1} + days{whole}, seconds);
    if (whole == 60) { // Excel counts a day that never was, as Lotus 1-2-3 did
        cell.kind = CellKind::error;
        cell.text = "29/02/1900";
        return;
    }
    show_day(cell, sys_days{std::chrono::year{1899} / 12 / (whole < 60 ? 31 : 30)} + days{whole}, seconds);
}

/// Characters that stand in a text as they are: ASCII without controls, Latin letters beyond the signs, the Vietnamese letters.
bool is_clean(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) continue;
        auto const next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
        if (byte >= 0xC3 && byte <= 0xCA && (next & 0xC0u) == 0x80u)
            at += 1;
        else if (byte == 0xE1 && (next == 0xBA || next == 0xBB) && at + 2 < text.size() &&
                 (static_cast<unsigned char>(text[at + 2]) & 0xC0u) == 0x80u)
            at += 2;
        else if (byte != '\n' && byte != '\t')
            return false;
    }
    return true;
}

} // namespace

bool plain_number(std::string_view source, std::string& out) {
    auto number = split(source);
    if (!number) return false;
    std::size_t const digits = number->whole.size() + number->fraction.size();
    if (digits <= kDoubleDigits && !number->has_exponent && number->fraction.empty() && source.back() != '.' &&
        !number->whole.starts_with('0')) {
        out.assign(source.starts_with('+') ? source.substr(1) : source); // the usual whole number
        return true;
    }
    if (digits > kDoubleDigits && (number->has_exponent || !number->fraction.empty())) {
        char rounded[40];
        auto const value = as_double(source);
        if (value) std::snprintf(rounded, sizeof rounded, "%.*e", static_cast<int>(kDoubleDigits) - 1, *value);
        if (value && as_double(rounded) == value) {
            auto const shorter = split(rounded);
            if (shorter) {
                write_plain(*shorter, out);
                return true;
            }
        }
    }
    write_plain(*number, out);
    return true;
}

NumberFormat built_in_format(unsigned id) {
    if (id == 9 || id == 10) return {.percent = true};
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        id == 57 || id == 58)
        return {.shows = Shows::date};
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return {.shows = Shows::time};
    if (id == 46) return {.shows = Shows::elapsed};
    return {};
}

NumberFormat format_of_code(std::string_view code) {
    NumberFormat out;
    bool day = false, hour = false, month = false;
    std::size_t zeros = 0, others = 0;
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    auto const ahead = [&](std::size_t at, std::string_view word) {
        return code.size() - at >= word.size() && std::ranges::equal(code.substr(at, word.size()), word, {}, lower);
    };
    for (std::size_t at = 0; at < code.size() && code[at] != ';';
         ++at) { // the first section is that of positive numbers
        char const c = lower(code[at]);
        zeros += c == '0';
        others += c != '0';
        if (c == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '[') {
            std::size_t const end = code.find(']', at);
            std::string_view const inside = code.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
            if (!inside.empty() && std::ranges::all_of(inside, [&](char i) {
                    return lower(i) == lower(inside[0]) && std::string_view{"hms"}.contains(lower(i));
                }))
                out.shows = Shows::elapsed;
            at = std::min(end, code.size());
        } else if (ahead(at, "general")) {
            at += 6;
        } else if (ahead(at, "am/pm")) {
            at += 4;
        } else if (c == 'e' && at + 1 < code.size() && (code[at + 1] == '+' || code[at + 1] == '-')) {
            ++at; // scientific
        } else {
            day = day || c == 'd' || c == 'y' || c == 'e' || c == 'b';
            hour = hour || c == 'h' || c == 's';
            month = month || c == 'm';
            out.percent = out.percent || c == '%';
        }
    }
    if (out.shows != Shows::elapsed)
        out.shows = day || (month && !hour) ? Shows::date : hour ? Shows::time : Shows::number;
    if (others == 0 && zeros >= 2 && zeros <= 30) out.zeros = static_cast<std::uint8_t>(zeros);
    if (out.shows != Shows::number) out.percent = false;
    return out;
}

void show_number(Cell& cell, std::string_view source, NumberFormat format, Epoch epoch) {
    if (!plain_number(source, cell.text)) return show_text(cell, source);
    cell.kind = CellKind::number;
    if (format.shows != Shows::number) return show_serial(cell, as_double(cell.text).value_or(-1), format.shows, epoch);
    cell.percent = format.percent;
    if (format.zeros > cell.text.size() && std::ranges::all_of(cell.text, is_digit))
        cell.text.insert(0, format.zeros - cell.text.size(), '0');
}

void show_iso_date(Cell& cell, std::string_view source) {
    int year = 0, hour = 0, minute = 0, second = 0, used = 0;
    unsigned month = 0, day = 0;
    char text[32];
    if (source.size() >= sizeof text) return show_text(cell, source);
    std::memcpy(text, source.data(), source.size());
    text[source.size()] = '\0';
    auto const is_time = [&](char const* at) {
        int end = 0;
        if (std::sscanf(at, "%2d:%2d%n:%2d", &hour, &minute, &end, &second) < 2) return false;
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    };
    if (source.size() >= 10 && std::sscanf(text, "%4d-%2u-%2u%n", &year, &month, &day, &used) == 3 && used == 10) {
        std::chrono::year_month_day const ymd{std::chrono::year{year}, std::chrono::month{month},
                                              std::chrono::day{day}};
        bool const whole = text[used] == '\0' || ((text[used] == 'T' || text[used] == ' ') && is_time(text + used + 1));
        if (ymd.ok() && year >= 1 && whole)
            return show_day(cell, std::chrono::sys_days{ymd}, hour * 3600 + minute * 60 + second);
    }
    if (is_time(text[0] == 'T' ? text + 1 : text)) {
        cell.kind = CellKind::text;
        cell.text = clock(hour * 3600 + minute * 60 + second);
        return;
    }
    show_text(cell, source);
}

void show_duration(Cell& cell, std::string_view source) {
    std::int64_t total = 0;
    std::size_t at = source.starts_with("PT") ? 2 : std::string_view::npos;
    while (at < source.size()) {
        std::int64_t count = 0;
        auto const [end, error] = std::from_chars(source.data() + at, source.data() + source.size(), count);
        at = static_cast<std::size_t>(end - source.data());
        if (error != std::errc{} || count < 0 || count > 10'000'000) return show_text(cell, source);
        if (at < source.size() && (source[at] == '.' || source[at] == ',')) // parts of a second are not shown
            at = std::min(source.find('S', at), source.size());
        char const unit = at < source.size() ? source[at++] : '\0';
        if (unit != 'H' && unit != 'M' && unit != 'S') return show_text(cell, source);
        total += count * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
    }
    if (at == std::string_view::npos) return show_text(cell, source);
    cell.kind = CellKind::text;
    cell.text = clock(total);
}

void show_text(Cell& cell, std::string_view text) {
    cell.text.clear();
    append_clean(cell.text, text);
    if (is_only_blanks(cell.text)) cell.text.clear();
    cell.kind = cell.text.empty() ? CellKind::empty : CellKind::text;
}

void append_clean(std::string& out, std::string_view text) {
    if (is_clean(text))
        out += text;
    else
        out += cleaned(text);
}

bool lost_marks(std::string_view text) {
    for (std::size_t at = text.find('?', 1); at < text.size(); at = text.find('?', at + 1))
        if (is_letter(text, at - 1) && is_letter(text, at + 1) && !text.contains("://")) return true;
    return false;
}

bool looks_like_old_font(std::string_view text) {
    if (text.size() < 3) return false;
    for (std::size_t at = text.find('\xC2'); at < text.size() - 1; at = text.find('\xC2', at + 2)) {
        // ¨ ă, © â, ª ê, « ô, ¬ ơ, the soft hyphen ư, ® đ, µ à, ¸ á, ¹ ạ: between letters no other text has them.
        bool const sign = std::string_view{"\xA8\xA9\xAA\xAB\xAC\xAD\xAE\xB5\xB8\xB9"}.contains(text[at + 1]);
        if (sign && is_letter(text, at + 2) && (at == 0 || is_letter(text, at - 1) || text[at - 1] == ' ')) return true;
    }
    return false;
}

} // namespace office::sheet_values
