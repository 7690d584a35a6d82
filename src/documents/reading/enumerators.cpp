#include "documents/reading/enumerators.hpp"

#include <array>

namespace documents::reading {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }
bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Reads a line from its start; every reader below either takes its form whole or leaves the cursor where it was.
struct Cursor {
    std::string_view text;
    std::size_t at = 0;
    char peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
    void skip_blanks() {
        while (blank(peek())) ++at;
    }
};

std::string_view run(std::string_view text, std::size_t at, std::string_view letters) {
    std::size_t end = at;
    while (end < text.size() && letters.contains(text[end])) ++end;
    return text.substr(at, end - at);
}

Enumerator made(Level level, std::string label, Cursor cursor) {
    cursor.skip_blanks();
    return {level, std::move(label), cursor.at};
}

/// "Điều 1." "Điều 12:" and "Phần thứ nhất", "Chương II", "Mục 3".
std::optional<Enumerator> worded(std::string_view line) {
    struct Head {
        std::string_view word;
        Level level;
        std::string_view label;
    };
    static constexpr Head heads[] = {{"Dieu ", Level::article, "Điều "},  {"DIEU ", Level::article, "Điều "},
                                     {"Phan ", Level::part, "Phần "},     {"PHAN ", Level::part, "Phần "},
                                     {"Chuong ", Level::part, "Chương "}, {"CHUONG ", Level::part, "Chương "},
                                     {"Muc ", Level::part, "Mục "},       {"MUC ", Level::part, "Mục "}};
    for (auto const& head : heads) {
        if (!line.starts_with(head.word)) continue;
        std::size_t at = head.word.size();
        if (line.substr(at).starts_with("thu ") || line.substr(at).starts_with("THU ")) at += 4;
        std::size_t const number_from = at;
        auto number = run(line, at, head.level == Level::article ? "0123456789" : "0123456789IVX");
        std::string label{head.label};
        static constexpr std::pair<std::string_view, std::string_view> ordinals[] = {
            {"nhat", "nhất"}, {"hai", "hai"}, {"ba", "ba"}, {"tu", "tư"}, {"nam", "năm"},
            {"NHAT", "nhất"}, {"HAI", "hai"}, {"BA", "ba"}, {"TU", "tư"}, {"NAM", "năm"}};
        if (number.empty() && number_from != head.word.size())
            for (auto const& [word, printed] : ordinals)
                if (line.substr(at).starts_with(word)) {
                    number = line.substr(at, word.size());
                    label += "thứ " + std::string{printed};
                }
        if (number.empty() || number.size() > 4) return std::nullopt;
        at += number.size();
        Cursor cursor{line, at};
        // "Điều 5 Nghị định này": a citation goes on with a capital, an article's own number ends in '.' or ':' or the line.
        if (cursor.peek() == '.' || cursor.peek() == ':')
            ++cursor.at;
        else if (head.level == Level::article || (cursor.peek() != '\0' && !blank(cursor.peek())))
            return std::nullopt;
        bool const worded_number = label.size() > head.label.size();
        return made(head.level, worded_number ? label : label + std::string{number}, cursor);
    }
    return std::nullopt;
}

std::optional<Enumerator> roman(std::string_view line) {
    auto const numeral = run(line, 0, "IVXL");
    if (numeral.empty() || numeral.size() > 5) return std::nullopt;
    Cursor cursor{line, numeral.size()};
    if (cursor.peek() == ' ' && (cursor.peek(1) == '.' || cursor.peek(1) == '-')) ++cursor.at;
    char const mark = cursor.peek();
    if (mark != '.' && mark != ')' && mark != '/' && mark != '-' && mark != ':') return std::nullopt;
    if (mark == '-' && !blank(cursor.peek(1))) return std::nullopt;
    if (mark == '/' && small(cursor.peek(1))) return std::nullopt; // "V/v"
    ++cursor.at;
    if (digit(cursor.peek())) return std::nullopt;
    return made(Level::roman, std::string{numeral}, cursor);
}

/// "1." "1)" "1.1." "1.1" "2.3.1" "1/" and "1-"; a bare "1 " is no enumerator, and neither are "10/6/2024" and "1.250 hộ".
std::optional<Enumerator> number(std::string_view line) {
    Cursor cursor{line};
    int depth = 0;
    std::string label;
    while (true) {
        auto const digits = run(line, cursor.at, "0123456789");
        if (digits.empty() || digits.size() > 2) break;
        if (depth > 0) label += '.';
        label += digits;
        cursor.at += digits.size();
        ++depth;
        if (cursor.peek() == '.' && digit(cursor.peek(1)) && depth < 4)
            ++cursor.at;
        else
            break;
    }
    if (depth == 0) return std::nullopt;
    if (digit(cursor.peek())) return std::nullopt; // "1.250"
    Level const level = depth == 1 ? Level::number : depth == 2 ? Level::sub_number : Level::sub_sub_number;
    if (cursor.peek() == ' ' && cursor.peek(1) == '.') ++cursor.at;
    char const mark = cursor.peek();
    if (mark == '.' || mark == ')')
        ++cursor.at;
    else if ((mark == '/' || mark == '-') && depth == 1 && blank(cursor.peek(1)))
        ++cursor.at;
    else if (depth < 2 || !blank(mark))
        return std::nullopt;
    if (cursor.peek() == ',' || cursor.peek() == '/' || cursor.peek() == '%') return std::nullopt;
    // "1.5 triệu" and "10.5%" are figures: a level without a final mark goes on with a capital.
    if (depth >= 2 && mark != '.' && mark != ')') {
        Cursor next = cursor;
        next.skip_blanks();
        if (!(next.peek() >= 'A' && next.peek() <= 'Z')) return std::nullopt;
    }
    return made(level, label, cursor);
}

std::optional<Enumerator> group(std::string_view line) {
    if (!line.starts_with("(")) return std::nullopt;
    auto const digits = run(line, 1, "0123456789");
    if (digits.empty() || digits.size() > 2 || line.substr(1 + digits.size(), 1) != ")") return std::nullopt;
    return made(Level::group, "(" + std::string{digits} + ")", Cursor{line, digits.size() + 2});
}

std::optional<Enumerator> letter(std::string_view line, std::string_view source) {
    auto const numeral = run(line, 0, "ivx");
    if (numeral.size() >= 2 && line.substr(numeral.size(), 1) == ")")
        return made(Level::small_roman, std::string{numeral}, Cursor{line, numeral.size() + 1});
    if (line.size() < 2 || !(small(line[0]) || (line[0] >= 'A' && line[0] <= 'H'))) return std::nullopt;
    Cursor cursor{line, 1};
    if (cursor.peek() == ' ' && cursor.peek(1) == ')') ++cursor.at;
    char const mark = cursor.peek();
    bool const dotted = mark == '.' && (blank(cursor.peek(1)) || (cursor.peek(1) >= 'A' && cursor.peek(1) <= 'Z'));
    if (mark != ')' && !dotted) return std::nullopt;
    if (!small(line[0]) && mark == '.' && !blank(cursor.peek(1))) return std::nullopt; // "T.Ư", "A.Nguyễn"
    ++cursor.at;
    bool const d_bar = line[0] == 'd' && source.starts_with("đ");
    return made(small(line[0]) ? Level::letter : Level::roman, d_bar ? "đ" : std::string{line[0]}, cursor);
}

std::optional<Enumerator> bullet(std::string_view line, std::string_view source) {
    if (source.starts_with("* ") || source.starts_with("*\t")) return Enumerator{Level::star, "*", 0};
    if (line.starts_with("-") && !line.starts_with("--")) {
        Cursor cursor{line, 1};
        if (digit(cursor.peek())) return std::nullopt;
        return made(Level::dash, "-", cursor);
    }
    if (line.starts_with("+")) return made(Level::plus, "+", Cursor{line, 1});
    return std::nullopt;
}

} // namespace

std::optional<Enumerator> enumerator_of(std::string_view cased, std::string_view source) {
    if (auto found = bullet(cased, source)) return found;
    if (auto found = worded(cased)) return found;
    if (auto found = roman(cased)) return found;
    if (auto found = group(cased)) return found;
    if (auto found = number(cased)) return found;
    return letter(cased, source);
}

} // namespace documents::reading
