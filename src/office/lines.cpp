#include "office/lines.hpp"

#include "office/flow.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace office::layout {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Whether a printed word reaches below the line: "gửi", "nghị", "(15".
bool has_descender(std::string const& word) {
    static constexpr std::string_view kBelow[] = {"g", "j", "p", "q", "y", "Q", ",", ";", "(", ")", "/", "ạ", "ặ",
                                                  "ậ", "ẹ", "ệ", "ị", "ọ", "ộ", "ợ", "ụ", "ự", "ỵ", "Ạ", "Ặ", "Ậ",
                                                  "Ẹ", "Ệ", "Ị", "Ọ", "Ộ", "Ợ", "Ụ", "Ự", "ý", "ỳ", "ỷ", "ỹ"};
    return std::ranges::any_of(kBelow, [&](std::string_view letter) { return word.contains(letter); });
}

} // namespace

double slant_of(std::vector<Word> const& words) {
    if (words.size() < 30) return 0;
    // Where lines lie level, the feet of the words crowd into few rows: the angle with the sharpest crowding wins.
    double best = 0, best_score = -1, level_score = 0;
    std::vector<double> heights;
    for (Word const& word : words) heights.push_back(word.y1 - word.y0);
    double const bin = std::max(median(heights) / 6, 1.0);
    for (int step = -40; step <= 40; ++step) {
        double const angle = step * 0.1 * std::numbers::pi / 180;
        double const tangent = std::tan(angle);
        std::map<long, double> rows;
        for (Word const& word : words) {
            double const x = (word.x0 + word.x1) / 2;
            rows[std::lround((word.y1 - x * tangent) / bin)] += word.x1 - word.x0;
        }
        double score = 0;
        for (auto const& [row, weight] : rows) score += weight * weight;
        if (step == 0) level_score = score;
        if (score > best_score) {
            best_score = score;
            best = angle;
        }
    }
    return best_score > level_score * 1.05 ? best : 0;
}

void set_upright(std::vector<Word>& words, double slant) {
    if (slant == 0) return;
    double const tangent = std::tan(slant);
    for (Word& word : words) {
        double const x = (word.x0 + word.x1) / 2, y = (word.y0 + word.y1) / 2;
        double const down = -x * tangent, right = y * tangent;
        // The box of a slanted word is too tall by its own fall.
        double const excess = std::min(std::abs((word.x1 - word.x0) * tangent), (word.y1 - word.y0) * 0.4) / 2;
        word.x0 += right;
        word.x1 += right;
        word.y0 += down + excess;
        word.y1 += down - excess;
    }
}

Line line_of(std::vector<Word> words) {
    Line line;
    line.words = std::move(words);
    std::vector<double> heights, middles;
    line.x0 = line.words.front().x0;
    line.top = line.words.front().y0;
    for (Word const& word : line.words) {
        line.x0 = std::min(line.x0, word.x0);
        line.x1 = std::max(line.x1, word.x1);
        line.top = std::min(line.top, word.y0);
        line.bottom = std::max(line.bottom, word.y1);
        heights.push_back(word.y1 - word.y0);
        middles.push_back((word.y0 + word.y1) / 2);
    }
    line.middle = median(std::move(middles));
    std::ranges::sort(heights);
    line.height = heights[heights.size() * 3 / 4]; // a recognised "na" is lower than "Đạ" in the same line
    // The box of a recognised word is as tall as its letters: only the feet of words tell where its line stands.
    std::vector<double> feet;
    for (Word const& word : line.words)
        if (word.confidence < 100 && !has_descender(word.text) && word.y1 - word.y0 > 0.5 * line.height)
            feet.push_back(word.y1);
    if (!feet.empty()) line.middle = median(std::move(feet)) - 0.36 * line.height;
    return line;
}

std::vector<Line> lines_of(std::vector<Word> words) {
    std::ranges::sort(words, {}, [](Word const& word) { return word.y0 + word.y1; });
    struct Open {
        std::vector<Word> words;
        double middle_sum = 0, weight = 0, height = 0;
        double middle() const { return middle_sum / weight; }
    };
    std::vector<Open> open;
    for (Word& word : words) {
        double const middle = (word.y0 + word.y1) / 2, height = word.y1 - word.y0;
        Open* home = nullptr;
        for (auto at = open.rbegin(); at != open.rend() && at - open.rbegin() < 12; ++at) {
            double const apart = std::abs(at->middle() - middle);
            if (apart > 0.36 * std::max(at->height, height)) continue;
            bool const overlaps = std::ranges::any_of(at->words, [&](Word const& other) {
                double const both = std::min(other.x1, word.x1) - std::max(other.x0, word.x0);
                return both > 0.3 * std::min(other.x1 - other.x0, word.x1 - word.x0) && apart > 0.15 * height;
            });
            if (!overlaps && (home == nullptr || apart < std::abs(home->middle() - middle))) home = &*at;
        }
        if (home == nullptr) home = &open.emplace_back();
        double const weight = (word.x1 - word.x0) * height;
        home->middle_sum += middle * weight;
        home->weight += weight;
        home->height = std::max(home->height, height);
        home->words.push_back(std::move(word));
    }
    std::vector<Line> lines;
    for (Open& each : open) {
        std::ranges::sort(each.words, {}, &Word::x0);
        lines.push_back(line_of(std::move(each.words)));
    }
    std::ranges::sort(lines, {}, &Line::middle);
    return lines;
}

std::string text_of(Line const& line) {
    std::string out;
    Word const* before = nullptr;
    for (Word const& word : line.words) {
        bool const touches = before != nullptr && word.x0 - before->x1 < 0.06 * line.height;
        bool const small = word.y1 - word.y0 < 0.75 * line.height && word.y1 < line.bottom - 0.2 * line.height &&
                           (word.y0 + word.y1) / 2 < line.middle;
        bool const raised = small && word.confidence >= 100 && all_digits(word.text) && line.words.size() > 1;
        if (before != nullptr && !touches && !(raised && word.x0 - before->x1 < 0.15 * line.height)) out += ' ';
        out += raised ? flow::superscript(word.text) : word.text;
        if (raised && before == nullptr) out += ' ';
        before = raised && before == nullptr ? nullptr : &word;
    }
    return out;
}

void append_line(std::string& text, std::string const& next) {
    bool const broken_symbol = text.size() > 2 && (text.ends_with('-') || text.ends_with('/')) &&
                               text[text.size() - 2] != ' ' && !next.empty() && next.front() != ' ' &&
                               next.front() != '-';
    if (!broken_symbol && !text.empty()) text += ' ';
    text += next;
}

bool is_enumerator(std::string_view word) {
    if (word == "-" || word == "+" || word == "*" || word == "–" || word == "—" || word == "•" || word == "●" ||
        word == "○" || word == "■" || word == "▪" || word == "►")
        return true;
    if (word.size() < 2 || word.size() > 12) return false;
    bool const opened = word.front() == '(';
    std::string_view body = word.substr(opened ? 1 : 0);
    if (!std::string_view{".):/"}.contains(body.back()))
        return !opened && body.contains('.') && body.find_first_not_of("0123456789.") == std::string_view::npos &&
               body.front() != '.';
    if (body.back() == '/' && !all_digits(body.substr(0, body.size() - 1))) return false;
    body.remove_suffix(1);
    if (body.empty()) return false;
    if (body.find_first_not_of("0123456789.") == std::string_view::npos) return body.size() <= 8 && body.front() != '.';
    if (body.find_first_not_of("IVX") == std::string_view::npos) return true;
    if (opened && body.find_first_not_of("ivx") == std::string_view::npos) return true;
    return (body.size() == 1 && std::isalpha(static_cast<unsigned char>(body.front()))) || body == "đ" || body == "Đ" ||
           (body.size() == 2 && std::isalpha(static_cast<unsigned char>(body[0])) && body[1] >= '0' && body[1] <= '9');
}

std::size_t enumerator_words(Line const& line) {
    if (line.words.empty()) return 0;
    if (is_enumerator(line.words[0].text)) return 1;
    if (line.words.size() < 2) return 0;
    std::string const first = text::fold(line.words[0].text);
    static constexpr std::string_view kHeads[] = {"dieu", "chuong", "muc", "phan", "khoan",
                                                  "bieu", "can",    "xet", "theo"};
    if (first == "can" && text::fold(line.words[1].text) == "cu") return 2; // "Căn cứ …;" one under the other
    bool const head =
        std::ranges::find(kHeads, first) != std::end(kHeads) && line.words[0].text.front() != first.front();
    std::string_view number = line.words[1].text;
    bool const numbered =
        is_enumerator(number) || number.find_first_not_of("0123456789IVX.:") == std::string_view::npos;
    return head && numbered ? 2 : 0;
}

} // namespace office::layout
