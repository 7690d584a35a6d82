#include "office/columns.hpp"

#include "text/shadow.hpp"

#include <algorithm>
#include <optional>

namespace office::layout {
namespace {

using Kind = Section::Kind;

struct Gap {
    double from, to;
    double width() const { return to - from; }
};

bool motto_starts(Line const& line, std::size_t at) {
    if (at + 1 >= line.words.size()) return false;
    std::string const first = text::fold(line.words[at].text), second = text::fold(line.words[at + 1].text);
    if (first == "cong" && second == "hoa" && at + 3 < line.words.size())
        return text::fold(line.words[at + 3].text) == "hoi";
    if (first == "dang" && second == "cong")
        return at + 2 < line.words.size() && text::fold(line.words[at + 2].text) == "san";
    return first == "doc" && second == "lap";
}

std::optional<std::size_t> find_motto(Line const& line) {
    for (std::size_t at = 0; at < line.words.size(); ++at)
        if (motto_starts(line, at)) return at;
    return {};
}

bool starts_with(Line const& line, std::string_view folded) { return text::fold(text_of(line)).starts_with(folded); }

/// The gaps of a line that are no mere blanks.
std::vector<Gap> wide_gaps(Line const& line) {
    std::vector<double> widths;
    for (std::size_t at = 1; at < line.words.size(); ++at) widths.push_back(line.words[at].x0 - line.words[at - 1].x1);
    if (widths.empty()) return {};
    std::vector<double> sorted = widths;
    std::ranges::sort(sorted);
    double const usual = sorted[sorted.size() / 2];
    double const wide = std::max(1.1 * line.height, sorted.size() >= 4 ? 2.5 * usual : 0.0);
    std::vector<Gap> gaps;
    for (std::size_t at = 1; at < line.words.size(); ++at) {
        bool const motto = motto_starts(line, at) && widths[at - 1] > 0.2 * line.height;
        bool const after_enumerator = at == 1 && is_enumerator(line.words[0].text) && widths[0] < 3 * line.height;
        if (motto || (widths[at - 1] > wide && !after_enumerator))
            gaps.push_back({line.words[at - 1].x1, line.words[at].x0});
    }
    return gaps;
}

Line part_of(Line const& line, double from, double to) {
    std::vector<Word> words;
    for (Word const& word : line.words) {
        double const middle = (word.x0 + word.x1) / 2;
        if (middle >= from && middle < to) words.push_back(word);
    }
    return words.empty() ? Line{} : line_of(std::move(words));
}

// Two columns.

struct Columns {
    Kind kind = Kind::columns;
    Gap alley{};
    std::size_t end = 0; ///< the line after the last
    std::size_t two_sided = 0;
};

/// Follows the alley that opens in line `start` down the page.
Columns follow(std::vector<Line> const& lines, std::size_t start, Gap alley) {
    Columns found{.alley = alley, .end = start + 1, .two_sided = 1};
    auto const motto = find_motto(lines[start]);
    if (motto && *motto > 0)
        found.kind = Kind::header;
    else if (is_recipients(lines[start]))
        found.kind = Kind::signature;
    Line const right = part_of(lines[start], alley.to, 1e9), left = part_of(lines[start], -1e9, alley.to);
    double const right_middle = (right.x0 + right.x1) / 2, right_width = right.width();
    double const left_middle = (left.x0 + left.x1) / 2;
    bool about = false;
    double left_low = left.middle, right_low = right.middle, left_edge = left.x0;
    double const em = lines[start].height;
    for (std::size_t at = start + 1; at < lines.size(); ++at) {
        Line const& line = lines[at];
        if (line.middle - std::max(left_low, right_low) > 10 * em) break;
        if (is_recipients(line) && found.kind != Kind::header) found.kind = Kind::signature;
        std::optional<Gap> shared;
        for (Gap const& gap : wide_gaps(line)) {
            Gap const both{std::max(gap.from, found.alley.from), std::min(gap.to, found.alley.to)};
            if (both.width() > 0.3 * em) shared = both;
        }
        if (shared) {
            if (found.kind == Kind::columns && line.middle - std::max(left_low, right_low) > 3 * em) break;
            found.alley = *shared;
            found.end = at + 1;
            ++found.two_sided;
            left_low = right_low = line.middle;
            left_edge = std::min(left_edge, line.x0);
            continue;
        }
        // "V/v" may be wider than the issuer above it: it stands under the issuer all the same.
        bool const about_line = text::fold(text_of(line)).starts_with("v/v");
        bool const under = found.kind == Kind::header && (about_line || about) &&
                           std::abs((line.x0 + line.x1) / 2 - left_middle) < 1.5 * em && line.x1 < right_middle - em;
        about = under;
        bool const at_left =
            under || line.x1<found.alley.to - 0.3 * em, at_right = line.x0> found.alley.from + 0.3 * em;
        double const middle = (line.x0 + line.x1) / 2;
        double const down = line.middle - (at_left ? left_low : right_low);
        bool keeps = false;
        switch (found.kind) {
        case Kind::header:
            // A centred title below the header is in neither column.
            keeps = at_left ? under || (down < 3.2 * em && line.x1 < found.alley.from + 2 * em)
                            : at_right && down < 4 * em && std::abs(middle - right_middle) < 0.2 * right_width + em;
            break;
        case Kind::signature:
            keeps = at_left ? down < 2.2 * em && line.x0 < left_edge + 3 * em : at_right && down < 10 * em;
            break;
        default: keeps = at_right && !at_left && down < 2 * em; break;
        }
        if (!keeps) break;
        if (at_left) {
            if (!under) found.alley.from = std::max(found.alley.from, line.x1);
            left_low = line.middle;
        } else {
            found.alley.to = std::min(found.alley.to, line.x0);
            right_low = line.middle;
        }
        found.end = at + 1;
    }
    return found;
}

bool is_convincing(Columns const& columns, Line const& first) {
    if (columns.kind != Kind::columns || columns.two_sided >= 3 || starts_with(first, "kinh gui") ||
        starts_with(first, "so:"))
        return true;
    if (columns.alley.width() > 2.5 * first.height && columns.two_sided >= 2) return true;
    std::string const right = text::fold(text_of(part_of(first, columns.alley.to, 1e9)));
    return right.contains(", ngay ") || right.starts_with("kt.") || right.starts_with("tm.") ||
           right.starts_with("tl.") || right.starts_with("q.");
}

// Tables without borders.

struct Alleys {
    std::vector<Gap> gaps;
    std::size_t end = 0;
    std::size_t full_rows = 0; ///< with two gaps or more
};

Alleys follow_table(std::vector<Line> const& lines, std::size_t start) {
    Alleys found{wide_gaps(lines[start]), start + 1, 1};
    for (std::size_t at = start + 1; at < lines.size(); ++at) {
        Line const& line = lines[at];
        if (line.middle - lines[at - 1].middle > 2.5 * line.height) break;
        std::vector<Gap> kept;
        for (Gap const& alley : found.gaps) {
            // What of the alley the line's words leave free.
            double from = alley.from, to = alley.to;
            bool crossed = false;
            for (Word const& word : line.words) {
                if (word.x1 <= from || word.x0 >= to) continue;
                if (word.x0 <= from && word.x1 >= to)
                    crossed = true;
                else if (word.x0 - from > to - word.x1)
                    to = word.x0;
                else
                    from = word.x1;
            }
            if (!crossed && to - from > 0.35 * line.height) kept.push_back({from, to});
        }
        if (kept.size() < 2 || kept.size() * 2 < found.gaps.size() + 1) break;
        bool const full = wide_gaps(line).size() >= 2;
        found.gaps = std::move(kept);
        found.full_rows += full;
        found.end = at + 1;
    }
    return found;
}

flow::Table table_of(std::vector<Line> const& lines, std::size_t start, Alleys const& alleys) {
    flow::Table table;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = start; at < alleys.end; ++at) {
        std::vector<std::string> cells;
        double from = -1e9;
        for (std::size_t column = 0; column <= alleys.gaps.size(); ++column) {
            double const to =
                column < alleys.gaps.size() ? (alleys.gaps[column].from + alleys.gaps[column].to) / 2 : 1e9;
            Line const part = part_of(lines[at], from, to);
            cells.push_back(part.words.empty() ? std::string{} : text_of(part));
            from = to;
        }
        // A line without its first cell goes on with the row above.
        bool const tight = at > start && lines[at].middle - lines[at - 1].middle < 1.3 * lines[at].height;
        if (!rows.empty() && cells.front().empty() && tight)
            for (std::size_t column = 0; column < cells.size(); ++column) {
                if (!cells[column].empty()) append_line(rows.back()[column], cells[column]);
            }
        else
            rows.push_back(std::move(cells));
    }
    for (auto& cells : rows) {
        flow::Row row;
        for (std::string& text : cells) {
            flow::Cell cell;
            if (!text.empty()) cell.blocks.push_back({flow::Paragraph{std::move(text), {}, false}});
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

bool is_recipients(Line const& line) {
    std::string const text = text::fold(text_of(line)).substr(0, 16);
    return text.starts_with("noi nhan") || (text.contains("nhan:") && text.find("nhan:") < 8);
}

std::vector<Section> sections_of(std::vector<Line> lines) {
    std::vector<Section> sections;
    auto const body = [&]() -> std::vector<Line>& {
        if (sections.empty() || sections.back().kind != Kind::body) sections.emplace_back();
        return sections.back().left;
    };
    for (std::size_t at = 0; at < lines.size();) {
        auto const gaps = wide_gaps(lines[at]);
        if (gaps.size() >= 2 && !find_motto(lines[at])) {
            Alleys const alleys = follow_table(lines, at);
            if (alleys.full_rows >= 3) {
                sections.push_back({Kind::table, {}, {}, table_of(lines, at, alleys)});
                at = alleys.end;
                continue;
            }
        }
        if (gaps.empty()) {
            body().push_back(lines[at++]);
            continue;
        }
        Gap alley = *std::ranges::max_element(gaps, {}, &Gap::width);
        if (auto const motto = find_motto(lines[at]); motto && *motto > 0)
            alley = {lines[at].words[*motto - 1].x1, lines[at].words[*motto].x0};
        Columns const columns = follow(lines, at, alley);
        if (!is_convincing(columns, lines[at])) {
            body().push_back(lines[at++]);
            continue;
        }
        Section section{columns.kind, {}, {}, {}};
        double const middle = (columns.alley.from + columns.alley.to) / 2;
        // What stands one-sided just above belongs to the columns too: the issuer that begins higher than the motto, the signer's title.
        if (!sections.empty() && sections.back().kind == Kind::body) {
            auto& above = sections.back().left;
            std::size_t first = above.size();
            double low = lines[at].middle;
            while (first > 0) {
                Line const& line = above[first - 1];
                bool const sided =
                    line.x0 > columns.alley.from || (columns.kind == Kind::header && line.x1 < columns.alley.to);
                if (!sided || low - line.middle > 2.2 * line.height) break;
                low = line.middle;
                --first;
            }
            for (std::size_t each = first; each < above.size(); ++each)
                (above[each].x0 > columns.alley.from ? section.right : section.left).push_back(above[each]);
            above.resize(first);
            if (above.empty()) sections.pop_back();
        }
        for (; at < columns.end; ++at) {
            auto const line_gaps = wide_gaps(lines[at]);
            bool const parted =
                std::ranges::any_of(line_gaps, [&](Gap const& gap) { return gap.from <= middle && gap.to >= middle; });
            if (!parted) { // one-sided, even where it reaches over
                ((lines[at].x0 + lines[at].x1) / 2 < middle ? section.left : section.right).push_back(lines[at]);
                continue;
            }
            Line left = part_of(lines[at], -1e9, middle), right = part_of(lines[at], middle, 1e9);
            if (!left.words.empty()) section.left.push_back(std::move(left));
            if (!right.words.empty()) section.right.push_back(std::move(right));
        }
        sections.push_back(std::move(section));
    }
    return sections;
}

} // namespace office::layout
