#include "areas/name.hpp"

#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace areas {
namespace {

struct Prefix {
    std::string_view folded;
    std::optional<Kind> kind;
    bool short_form = false; ///< only with its full stop or where a number or a capital follows
};

// Longer words first: "thi tran" must not be taken for "thi".
constexpr std::array<Prefix, 32> kPrefixes{{
    {"thanh pho", std::nullopt},     {"to dan pho", Kind::village},
    {"khu dan cu", Kind::village},   {"khu pho", Kind::village},
    {"thi tran", Kind::township},    {"thi xa", Kind::district},
    {"dac khu", Kind::special_zone}, {"phum", Kind::village},
    {"phuong", Kind::ward},          {"quan", Kind::district},
    {"huyen", Kind::district},       {"tinh", Kind::province},
    {"buon", Kind::village},         {"khom", Kind::village},
    {"lang", Kind::village},         {"thon", Kind::village},
    {"xom", Kind::village},          {"ban", Kind::village},
    {"plei", Kind::village},         {"soc", Kind::village},
    {"ap", Kind::village},           {"xa", Kind::commune},
    {"tdp", Kind::village, true},    {"tp", std::nullopt, true},
    {"tx", Kind::district, true},    {"tt", Kind::township, true},
    {"kp", Kind::village, true},     {"dk", Kind::special_zone, true},
    {"q", Kind::district, true},     {"h", Kind::district, true},
    {"p", Kind::ward, true},         {"x", Kind::commune, true},
}};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Where the name goes on behind a prefix of `length` letters; npos where it is not a prefix here.
std::size_t behind(text::Shadow const& shadow, std::size_t from, Prefix const& prefix) {
    std::string_view const folded = shadow.folded();
    std::size_t at = from + prefix.folded.size();
    if (folded.substr(from, prefix.folded.size()) != prefix.folded || at >= folded.size())
        return std::string_view::npos;
    bool const dot = folded[at] == '.';
    bool const blank = is_blank(folded[at]);
    bool const digit = folded[at] >= '0' && folded[at] <= '9';
    if (prefix.short_form ? !(dot || blank || (digit && prefix.folded.size() == 1)) : !blank)
        return std::string_view::npos;
    // "H Nội", "X An": a lone letter and a blank are a prefix only in capitals ("P 4", "TP Huế"), with a stop in any case.
    if (prefix.short_form && !dot)
        for (std::size_t i = from; i < from + prefix.folded.size(); ++i)
            if (shadow.cased()[i] < 'A' || shadow.cased()[i] > 'Z') return std::string_view::npos;
    while (at < folded.size() && (folded[at] == '.' || is_blank(folded[at]))) ++at;
    return at < folded.size() ? at : std::string_view::npos;
}

/// A printed prefix whose diacritics are those of another word is none: "Tịnh Bắc", "Bản Mù" (a village) but "Bàn Long", "Xà Phiên", "Quán Thánh".
bool is_spelt_so(std::string_view printed, std::string_view folded) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> spelt{{{"tinh", "tỉnh"},
                                                                                          {"quan", "quận"},
                                                                                          {"huyen", "huyện"},
                                                                                          {"xa", "xã"},
                                                                                          {"phuong", "phường"},
                                                                                          {"ban", "bản"},
                                                                                          {"lang", "làng"},
                                                                                          {"thon", "thôn"},
                                                                                          {"xom", "xóm"},
                                                                                          {"ap", "ấp"},
                                                                                          {"buon", "buôn"},
                                                                                          {"khom", "khóm"},
                                                                                          {"soc", "sóc"},
                                                                                          {"thi xa", "thị xã"},
                                                                                          {"thi tran", "thị trấn"},
                                                                                          {"dac khu", "đặc khu"}}};
    std::string const lowered = text::lower(text::nfc(printed));
    if (lowered == folded) return true; // typed without diacritics
    auto const at = std::ranges::find(spelt, folded, &std::pair<std::string_view, std::string_view>::first);
    return at == spelt.end() || lowered == at->second;
}

/// The letters with a tone, by their base letter.
std::string_view toneless(std::string_view letter, char& tone) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> rows{{{"a", "àảãáạ"},
                                                                                         {"ă", "ằẳẵắặ"},
                                                                                         {"â", "ầẩẫấậ"},
                                                                                         {"e", "èẻẽéẹ"},
                                                                                         {"ê", "ềểễếệ"},
                                                                                         {"i", "ìỉĩíị"},
                                                                                         {"o", "òỏõóọ"},
                                                                                         {"ô", "ồổỗốộ"},
                                                                                         {"ơ", "ờởỡớợ"},
                                                                                         {"u", "ùủũúụ"},
                                                                                         {"ư", "ừửữứự"},
                                                                                         {"y", "ỳỷỹýỵ"}}};
    for (auto const& [base, toned] : rows) {
        std::size_t const at = toned.find(letter);
        if (at == std::string_view::npos) continue;
        std::size_t order = 0;
        for (std::size_t i = 0; i < at; ++i)
            if ((static_cast<unsigned char>(toned[i]) & 0xC0u) != 0x80u) ++order;
        tone = static_cast<char>('1' + order);
        return base;
    }
    return letter;
}

std::size_t letter_length(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - at);
}

void end_word(std::string& key, std::string& word, char tone) {
    if (word.empty()) return;
    if (!key.empty()) key += ' ';
    auto const vowels = [](std::string_view onset) {
        return std::ranges::any_of(
            onset, [](char c) { return std::string_view{"aeiouy"}.find(c) != std::string_view::npos || (c & 0x80); });
    };
    std::string_view const onset = std::string_view{word}.substr(0, word.size() - 1);
    if (word.size() > 1 && word.back() == 'y' && (onset == "qu" || onset == "đ" || !vowels(onset))) word.back() = 'i';
    key += word;
    if (tone != 0) key += tone;
    word.clear();
}

} // namespace

NameParts split_name(std::string_view name) {
    text::Shadow const shadow{name};
    std::string_view const folded = shadow.folded();
    std::size_t from = 0;
    while (from < folded.size() && is_blank(folded[from])) ++from;
    std::size_t end = folded.size();
    while (end > from && is_blank(folded[end - 1])) --end;
    auto const view = [&](std::size_t first, std::size_t last) {
        text::Span const span = shadow.span(first, last);
        return name.substr(span.from, span.to - span.from);
    };
    for (Prefix const& prefix : kPrefixes) {
        std::size_t const at = behind(shadow, from, prefix);
        if (at == std::string_view::npos || at >= end) continue;
        std::string_view const printed = view(from, from + prefix.folded.size());
        if (!prefix.short_form && !is_spelt_so(printed, prefix.folded)) continue;
        return {printed, view(at, end), prefix.kind, !prefix.kind.has_value()};
    }
    return {{}, view(from, end)};
}

std::string spelling_key(std::string_view name) {
    std::string const lowered = text::lower(text::nfc(name));
    std::string key;
    std::string word;
    char tone = 0;
    for (std::size_t at = 0; at < lowered.size();) {
        std::size_t const length = letter_length(lowered, at);
        std::string_view const letter = std::string_view{lowered}.substr(at, length);
        char const c = letter.front();
        bool const is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                             (length > 1 && !letter.starts_with("\xE2\x80") && letter != "\xC2\xA0");
        if (is_word)
            word += length == 1 ? letter : toneless(letter, tone);
        else {
            end_word(key, word, tone);
            tone = 0;
        }
        at += length;
    }
    end_word(key, word, tone);
    return key;
}

std::string tidy_name(std::string_view name) {
    std::string const composed = text::nfc(name);
    std::string tidy;
    bool blank = false;
    for (std::size_t at = 0; at < composed.size();) {
        std::size_t const length = letter_length(composed, at);
        std::string_view const letter = std::string_view{composed}.substr(at, length);
        if (is_blank(letter.front()) || letter == "\r" || letter == "\xC2\xA0")
            blank = !tidy.empty();
        else {
            if (blank) tidy += ' ';
            blank = false;
            tidy += letter;
        }
        at += length;
    }
    if (tidy.empty()) return tidy;
    std::size_t const first = letter_length(tidy, 0);
    return text::nfc(text::upper(tidy.substr(0, first)) + tidy.substr(first));
}

} // namespace areas
