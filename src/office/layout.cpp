#include "office/layout.hpp"

#include "office/columns.hpp"
#include "office/grid.hpp"
#include "office/lines.hpp"
#include "office/paragraphs.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace office {
namespace {

using namespace layout;
using flow::Block;
using flow::Paragraph;
using Kind = Section::Kind;

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_page_number(Line const& line) {
    std::string text = text::fold(text_of(line));
    std::erase_if(text, [](char c) { return c == '-' || c == ' ' || c == '|'; });
    if (text.starts_with("trang")) text.erase(0, 5);
    if (auto const slash = text.find('/'); slash != std::string::npos && slash > 0)
        return all_digits(text.substr(0, slash)) && all_digits(text.substr(slash + 1)) && text.size() <= 7;
    return all_digits(text) && text.size() <= 4;
}

struct Note {
    std::string mark, text;
};

/// Takes the small print at the foot of a page out of its lines.
std::vector<Note> take_notes(std::vector<Line>& lines, double body_height) {
    std::size_t first = lines.size();
    while (first > 0 && lines[first - 1].height < 0.86 * body_height) --first;
    // The block begins with a number; what stands above it in small print is something else.
    auto const mark_of = [](Line const& line) -> std::string {
        std::string_view const word = line.words.front().text;
        std::size_t digits = 0;
        while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
        bool const alone = digits == word.size();
        Word const& box = line.words.front();
        bool const raised = box.y1 - box.y0 < 0.85 * line.height || box.y1 < line.bottom - 0.15 * line.height;
        return digits > 0 && digits <= 3 && (alone || raised) && line.words.size() > 1
                   ? std::string{word.substr(0, digits)}
                   : std::string{};
    };
    while (first < lines.size() && mark_of(lines[first]).empty()) ++first;
    std::vector<Note> notes;
    long expected = -1;
    for (std::size_t at = first; at < lines.size(); ++at) {
        std::string const mark = mark_of(lines[at]);
        bool const begins = !mark.empty() && (expected < 0 || std::stol(mark) == expected);
        if (begins) {
            expected = std::stol(mark) + 1;
            Line rest = lines[at];
            std::string& word = rest.words.front().text;
            word.erase(0, mark.size());
            if (word.empty()) rest.words.erase(rest.words.begin());
            notes.push_back({flow::superscript(mark), text_of(line_of(std::move(rest.words)))});
        } else if (!notes.empty())
            append_line(notes.back().text, text_of(lines[at]));
    }
    lines.resize(first);
    return notes;
}

struct Sheet {
    std::vector<Line> lines;
    std::vector<Grid> grids;
    std::vector<Note> notes;
    double width = 0, height = 0;
    Measure body;
};

double weighted_height(std::vector<Sheet> const& sheets) {
    std::vector<std::pair<double, double>> heights; // height, how much of the text has it
    double total = 0;
    for (Sheet const& sheet : sheets)
        for (Line const& line : sheet.lines) {
            heights.emplace_back(line.height, line.width());
            total += line.width();
        }
    std::ranges::sort(heights);
    double seen = 0;
    for (auto const& [height, weight] : heights)
        if ((seen += weight) >= total / 2) return height;
    return 12;
}

void drop_page_number(Sheet& sheet, Origin origin) {
    auto& lines = sheet.lines;
    // A lone "2" is misread as often as not: what is that small, that far out, is no text.
    auto const speck = [&](Line const& line) {
        return origin == Origin::scan && line.width() < 24 &&
               (line.bottom < 0.08 * sheet.height || line.top > 0.92 * sheet.height);
    };
    while (!lines.empty() && speck(lines.front())) lines.erase(lines.begin());
    while (!lines.empty() && speck(lines.back())) lines.pop_back();
    if (!lines.empty() && lines.front().bottom < 0.12 * sheet.height && is_page_number(lines.front()))
        lines.erase(lines.begin());
    if (!lines.empty() && lines.back().top > 0.88 * sheet.height && is_page_number(lines.back())) lines.pop_back();
}

/// The distance of lines within paragraphs: the lower quarter among wide neighbours.
double pitch_of(std::vector<Sheet> const& sheets) {
    std::vector<double> found;
    for (Sheet const& sheet : sheets)
        for (std::size_t at = 1; at < sheet.lines.size(); ++at) {
            Line const &above = sheet.lines[at - 1], &line = sheet.lines[at];
            double const down = line.middle - above.middle;
            if (above.width() > 0.6 * (sheet.body.right - sheet.body.left) && down > 0.6 * line.height &&
                down < 2.2 * line.height)
                found.push_back(down);
        }
    if (found.size() < 4) return 0;
    std::ranges::sort(found);
    return found[found.size() / 4];
}

std::string row_text(flow::Row const& row) {
    std::string out;
    for (flow::Cell const& cell : row.cells) {
        for (Block const& block : cell.blocks)
            if (auto const* paragraph = std::get_if<Paragraph>(&block.content)) out += paragraph->text;
        out += '\t';
    }
    return out;
}

bool same_columns(Grid const& a, Grid const& b) {
    return a.columns.size() == b.columns.size() &&
           std::ranges::equal(a.columns, b.columns, [](double x, double y) { return std::abs(x - y) < 5; });
}

/// Puts the lower part of a table, from the next page, under the upper.
void append_table(flow::Table& upper, flow::Table lower) {
    std::size_t from = 0;
    while (from < lower.rows.size() && from < upper.rows.size() && from < 4 &&
           row_text(lower.rows[from]) == row_text(upper.rows[from]))
        ++from;
    if (from == lower.rows.size()) from = 0;
    for (; from < lower.rows.size(); ++from) upper.rows.push_back(std::move(lower.rows[from]));
}

class Composer {
public:
    explicit Composer(Origin origin) : origin_{origin}, paragraphs_{blocks_, origin} {}

    void page(Sheet& sheet) {
        paragraphs_.begin_page();
        std::size_t next_grid = 0;
        std::vector<Line> run;
        auto const flush = [&] {
            if (!run.empty()) sections(sections_of(std::move(run)), sheet.body);
            run = {};
        };
        bool first = true;
        for (Line& line : sheet.lines) {
            while (next_grid < sheet.grids.size() && sheet.grids[next_grid].top < line.middle) {
                flush();
                grid(sheet.grids[next_grid++], first);
                first = false;
            }
            run.push_back(std::move(line));
            first = false;
            last_grid_.reset();
        }
        flush();
        while (next_grid < sheet.grids.size()) {
            grid(sheet.grids[next_grid++], first);
            first = false;
        }
        for (Note& note : sheet.notes) {
            std::string const line = note.mark + ' ' + note.text;
            if (!paragraphs_.cite(note.mark, line)) paragraphs_.note_without_home(line);
        }
    }

    std::vector<Block> take() {
        paragraphs_.close();
        return std::move(blocks_);
    }

private:
    void grid(Grid& found, bool first_on_page) {
        if (first_on_page && last_grid_ && !blocks_.empty() && same_columns(*last_grid_, found)) {
            if (auto* upper = std::get_if<flow::Table>(&blocks_.back().content)) {
                append_table(*upper, std::move(found.table));
                paragraphs_.page_taken();
                return;
            }
        }
        paragraphs_.table(std::move(found.table));
        last_grid_ = std::move(found);
    }

    void sections(std::vector<Section> found, Measure const& body) {
        for (Section& section : found) {
            switch (section.kind) {
            case Kind::body:
                for (Line const& line : section.left) paragraphs_.line(line, body);
                break;
            case Kind::table:
                section.table.ruled = true; // columns enough to be data
                paragraphs_.table(std::move(section.table));
                break;
            default:
                paragraphs_.gap();
                column(section.left, section.kind, true);
                paragraphs_.gap();
                column(section.right, section.kind, false);
                paragraphs_.gap();
            }
        }
    }

    /// One column of two. Centred lines of an office's name or a signer's title stay lines; "V/v" and lists are paragraphs.
    void column(std::vector<Line> const& lines, Kind kind, bool left) {
        if (lines.empty()) return;
        Measure place = measure(lines, lines.front().height);
        bool const paragraphs = kind == Kind::columns || (kind == Kind::signature && left);
        if (paragraphs) {
            for (Line const& line : lines) {
                // The one heading every signature block has, and the one that recognition spoils.
                bool const spoilt = origin_ == Origin::scan && kind == Kind::signature && is_recipients(line) &&
                                    line.words.size() <= 3 && text_of(line).ends_with("nhận:");
                if (!spoilt) {
                    paragraphs_.line(line, place);
                    continue;
                }
                Line mended = line;
                mended.words.resize(1);
                mended.words[0].text = "Nơi nhận:";
                paragraphs_.single(mended);
            }
            paragraphs_.close();
            return;
        }
        bool about = false;
        std::vector<Word> words;
        double low = 0;
        auto const flush = [&] {
            if (!words.empty()) paragraphs_.single(line_of_words(words));
            words.clear();
        };
        std::string above;
        for (Line const& line : lines) {
            // The motto set in too narrow a column.
            std::string const folded = text::fold(text_of(line));
            bool const rest_of_motto = above.starts_with("cong hoa xa hoi") && !above.ends_with("nam") &&
                                       std::string_view{"cong hoa xa hoi chu nghia viet nam"}.ends_with(folded);
            above = rest_of_motto ? "" : folded;
            if (rest_of_motto) {
                paragraphs_.append_to_last(text_of(line));
                continue;
            }
            bool const begins =
                text::fold(text_of(line)).starts_with("v/v") || text::fold(text_of(line)).starts_with("ve viec");
            if (begins)
                about = true;
            else if (about && (line.middle - low > 1.6 * line.height || text::fold(text_of(line)).contains(", ngay")))
                about = false;
            if (!about || begins) flush();
            words.insert(words.end(), line.words.begin(), line.words.end());
            low = line.middle;
            if (!about) flush();
        }
        flush();
    }

    /// Words of several lines in reading order as if on one line: only the text counts.
    static Line line_of_words(std::vector<Word> const& words) {
        Line line;
        line.words = words;
        line.height = words.front().y1 - words.front().y0;
        line.middle = (words.front().y0 + words.front().y1) / 2;
        line.bottom = words.front().y1;
        double at = 0;
        for (Word& word : line.words) { // set out with plain blanks, so that nothing seems to touch
            double const width = word.x1 - word.x0;
            word.x0 = at;
            word.x1 = at + width;
            at += width + line.height;
            word.y0 = line.bottom - line.height;
            word.y1 = line.bottom;
        }
        return line;
    }

    Origin origin_;
    std::vector<Block> blocks_;
    Paragraphs paragraphs_;
    std::optional<Grid> last_grid_;
};

} // namespace

std::vector<Block> lay_out(std::vector<Page> pages, Origin origin) {
    std::vector<Sheet> sheets;
    for (Page& page : pages) {
        Sheet sheet;
        sheet.width = page.width;
        sheet.height = page.height;
        sheet.grids = take_grids(page);
        sheet.lines = lines_of(std::move(page.words));
        drop_page_number(sheet, origin);
        sheets.push_back(std::move(sheet));
    }
    double const body_height = weighted_height(sheets);
    double left = 1e9, right = 0;
    for (Sheet& sheet : sheets) {
        sheet.notes = take_notes(sheet.lines, body_height);
        std::vector<Line> wide;
        for (Line const& line : sheet.lines)
            if (line.width() > 0.45 * sheet.width) wide.push_back(line);
        sheet.body = measure(wide.size() >= 3 ? wide : sheet.lines, body_height);
        if (wide.size() >= 3) {
            left = std::min(left, sheet.body.left);
            right = std::max(right, sheet.body.right);
        } else if (right > left && right < sheet.width) { // too little on this page to measure it by
            sheet.body.left = std::min(sheet.body.left, left);
            sheet.body.right = std::max(sheet.body.right, right);
        }
    }
    double const pitch = pitch_of(sheets);
    Composer composer{origin};
    for (Sheet& sheet : sheets) {
        sheet.body.pitch = pitch;
        composer.page(sheet);
    }
    return composer.take();
}

} // namespace office
