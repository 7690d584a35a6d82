#include "office/paragraphs.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

namespace office::layout {
namespace {

bool starts_lower(std::string const& text) {
    if (text.empty()) return false;
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    std::string const first = text.substr(0, end);
    return text::upper(first) != first;
}

bool ends_sentence(std::string const& text) { return !text.empty() && std::string_view{".;:!?"}.contains(text.back()); }

/// The right edge that most lines end at; the furthest where no edge is shared.
double right_edge(std::span<Line const> lines, double em) {
    lines = lines.first(
        std::min<std::size_t>(lines.size(), 500)); // each is held against each: more would only be a hostile page
    double furthest = 0, best = 0;
    std::size_t best_count = 2;
    for (Line const& line : lines) furthest = std::max(furthest, line.x1);
    for (Line const& line : lines) {
        auto const count = static_cast<std::size_t>(
            std::ranges::count_if(lines, [&](Line const& other) { return std::abs(other.x1 - line.x1) < 0.2 * em; }));
        if (count > best_count || (count == best_count && line.x1 > best && best > 0)) {
            best_count = count;
            best = line.x1;
        }
    }
    // A shared edge far inside is that of a list, not of the page.
    return best > furthest - 3 * em ? best : furthest;
}

} // namespace

Measure measure(std::vector<Line> const& lines, double em) {
    Measure found{.left = 1e9, .right = right_edge(lines, em), .pitch = 0};
    for (Line const& line : lines) found.left = std::min(found.left, line.x0);
    return found;
}

void Paragraphs::line(Line const& line, Measure const& place) {
    std::string text = text_of(line);
    bool const joins = open_ && continues(line, text, place);
    if (!joins) {
        close();
        open_ = Open{};
        open_->first = line.x0;
        open_->page_before = page_begins_;
    } else {
        if (open_->lines == 1) open_->next = line.x0;
        if (same_page_) open_->pitch = line.middle - open_->last.middle;
    }
    page_begins_ = false;
    same_page_ = true;
    if (joins)
        append_line(open_->text, text);
    else
        open_->text = std::move(text);
    open_->centred = is_centred(line, place);
    open_->last = line;
    ++open_->lines;
}

bool Paragraphs::cite(std::string const& mark, std::string const& note) {
    if (open_ && open_->text.contains(mark)) {
        open_->notes.push_back(note);
        return true;
    }
    for (std::size_t at = blocks_.size(); at > (page_block_ > 0 ? page_block_ - 1 : 0); --at)
        if (auto* paragraph = std::get_if<flow::Paragraph>(&blocks_[at - 1].content);
            paragraph != nullptr && paragraph->text.contains(mark)) {
            paragraph->notes.push_back(note);
            return true;
        }
    return false;
}

bool Paragraphs::is_centred(Line const& line, Measure const& place) {
    double const before = line.x0 - place.left, after = place.right - line.x1;
    return std::abs(before - after) < 0.9 * line.height && before > 0.5 * line.height;
}

bool Paragraphs::continues(Line const& line, std::string const& text, Measure const& place) const {
    double const em = line.height;
    bool const scan = origin_ == Origin::scan;
    double const down = line.middle - open_->last.middle;
    if (same_page_) {
        double const pitch = open_->pitch > 0 ? open_->pitch : place.pitch;
        if (pitch > 0 && down > (scan ? 1.35 : 1.2) * pitch) return false;
        if (down > 2.2 * em || down < 0) return false;
    }
    double const ratio = em / std::max(open_->last.height, 0.1);
    if (!scan && (ratio > 1.2 || ratio < 0.8)) return false;
    std::size_t const enumerator = enumerator_words(line);
    // A word that would still have fitted on the line above began a line on purpose.
    double const first_word = line.words.front().x1 - line.words.front().x0;
    bool const full = open_->last.x1 + 0.2 * em + first_word > place.right - (scan ? 0.5 : 0.2) * em;
    bool const flows_on = enumerator == 0 && starts_lower(text) && !ends_sentence(open_->text);
    bool const centred = is_centred(line, place);
    if (open_->centred && centred && line.x0 > place.left + 1.5 * em) {
        bool const same_case = (text::upper(text) == text) == (text::upper(open_->text) == open_->text);
        return same_case && enumerator == 0 &&
               (flows_on || open_->last.width() + 0.2 * em + first_word > place.right - place.left - em);
    }
    double const same = (scan ? 0.6 : 0.35) * em;
    if (!full && !flows_on) return false;
    if (open_->next) {
        if (std::abs(line.x0 - *open_->next) > same) return false;
        return enumerator == 0 || open_->first > *open_->next + same;
    }
    double const inward = line.x0 - open_->first;
    if (inward < -same) return line.x0 > place.left - 2 * same;
    if (inward <= same) {
        // Two lines at the indent of first lines are two paragraphs.
        return enumerator == 0 && (open_->first - place.left < em || (flows_on && !scan));
    }
    return inward < 4 * em && enumerator == 0 &&
           (is_enumerator(open_->text.substr(0, open_->text.find(' '))) || flows_on);
}

} // namespace office::layout
