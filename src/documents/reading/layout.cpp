#include "documents/reading/layout.hpp"

#include "documents/reading/lines.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }

/// The words that open the body of a document (administrative-documents.md 5.1: basis, purpose, lead-in).
constexpr std::array<std::string_view, 46> kOpenings = {"can cu",
                                                        "thuc hien",
                                                        "xet",
                                                        "theo",
                                                        "tai",
                                                        "de",
                                                        "nham",
                                                        "ngay",
                                                        "trong",
                                                        "vua qua",
                                                        "sau khi",
                                                        "tren co so",
                                                        "tiep theo",
                                                        "qua",
                                                        "hien nay",
                                                        "uy ban nhan dan",
                                                        "ubnd",
                                                        "bo",
                                                        "so",
                                                        "van phong",
                                                        "phong",
                                                        "thuong truc",
                                                        "ban chi dao",
                                                        "trien khai",
                                                        "tiep tuc",
                                                        "thoi gian qua",
                                                        "nam",
                                                        "duoc su",
                                                        "phuc vu",
                                                        "chuan bi",
                                                        "hoi dong nhan dan",
                                                        "chu tich",
                                                        "thu tuong",
                                                        "quyet dinh",
                                                        "co so",
                                                        "lien quan",
                                                        "hom nay",
                                                        "vao hoi",
                                                        "den",
                                                        "chuong trinh",
                                                        "thi hanh",
                                                        "chap hanh",
                                                        "uy ban mttq",
                                                        "ban",
                                                        "nghi quyet",
                                                        "quan triet"};

class Reader {
public:
    explicit Reader(text::Shadow const& shadow) : shadow_{shadow} {}

    Layout lay_out() {
        split();
        mark_rows();
        find_body();
        find_ending();
        join();
        return std::move(layout_);
    }

private:
    std::string_view folded(Line const& line) const { return shadow_.folded().substr(line.from, line.size()); }
    std::string_view cased(Line const& line) const { return shadow_.cased().substr(line.from, line.size()); }
    std::string_view source(Line const& line) const {
        auto const span = shadow_.span(line.from, line.to);
        return shadow_.source().substr(span.from);
    }

    /// A rule ("____", "-----"), or a page number ("2", "- 2 -", "Trang 2/5") that stands alone on its line.
    static bool is_noise(std::string_view line) {
        if (std::ranges::none_of(line, [](char c) { return (c >= '0' && c <= '9') || small(c); }))
            return line.find_first_of("+x%") == line.npos && line != "-";
        if (line.contains("page break") && line.size() < 40) return true;
        if (line.starts_with("trang ") && line.size() < 14) return std::ranges::none_of(line.substr(6), small);
        auto const digits =
            static_cast<std::size_t>(std::ranges::count_if(line, [](char c) { return c >= '0' && c <= '9'; }));
        return digits > 0 && digits <= 3 &&
               std::ranges::all_of(line, [](char c) { return blank(c) || c == '-' || (c >= '0' && c <= '9'); });
    }

    /// A star right at the line's start vanishes from the shadow: "* Mục tiêu" is a bullet, "**306**" is bold.
    bool star_bullet(Line const& line) const {
        auto const first = shadow_.span(line.from, line.from).from;
        auto const text = shadow_.source();
        std::size_t at = first;
        while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
        return at > 0 && at < first && text[at - 1] == '*' && (at == 1 || text[at - 2] == '\n' || text[at - 2] == ' ');
    }

    static bool is_footnote(std::string_view from_source) {
        static constexpr std::string_view marks[] = {"¹", "²",   "³",   "⁴",   "⁵",   "⁶",   "⁷",  "⁸",
                                                     "⁹", "[1:", "[2:", "[3:", "[4:", "[5:", "[6:"};
        return std::ranges::any_of(marks, [&](auto mark) { return from_source.starts_with(mark); });
    }

    void split() {
        auto const text = shadow_.folded();
        bool gap = false, page = false;
        for (std::size_t at = 0; at <= text.size();) {
            auto end = text.find('\n', at);
            if (end == text.npos) end = text.size();
            Line line;
            line.from = at;
            line.to = end;
            while (line.from < line.to && blank(text[line.from])) page |= text[line.from] == '\f', ++line.from;
            while (line.to > line.from && blank(text[line.to - 1])) page |= text[line.to - 1] == '\f', --line.to;
            // Strokes that recognition saw before the text: "__ - Trình …", "._ gỡ …".
            while (line.to - line.from > 2 &&
                   (text[line.from] == '_' || (text[line.from] == '.' && text[line.from + 1] == '_')))
                ++line.from;
            while (line.from < line.to && blank(text[line.from])) ++line.from;
            if (line.from == line.to)
                gap = true;
            else if (is_noise(folded(line))) {
                bool const numbered =
                    folded(line).find_first_of("0123456789") != std::string_view::npos || folded(line).contains("page");
                page |= numbered;
                gap |= !numbered;
            } else {
                line.gap_before = gap;
                line.page_before = page;
                gap = page = false;
                line.footnote = is_footnote(source(line));
                line.enumerator =
                    star_bullet(line) ? Enumerator{Level::star, "*", 0} : enumerator_of(cased(line), source(line));
                layout_.lines.push_back(line);
            }
            at = end + 1;
        }
        mend_first_words();
    }

    /// Some extractions break a line behind its first word: "ỦY / BAN NHÂN DÂN", "Số: / 412/QĐ-UBND", "Yên / Bái, ngày …".
    void mend_first_words() {
        std::vector<Line> mended;
        for (auto const& line : layout_.lines) {
            // "Số:" and "/UBND-VX2" stay one line however far the blank between them is.
            bool const number = !mended.empty() && folded(mended.back()) == "so:" &&
                                (folded(line)[0] == '/' || (folded(line)[0] >= '0' && folded(line)[0] <= '9'));
            bool const date = !mended.empty() && (!line.gap_before) && breaks_date(mended.back(), line);
            if (number || date ||
                (!mended.empty() && !line.gap_before && !line.enumerator && is_first_word(mended.back()))) {
                auto& first = mended.back();
                first.to = line.to;
                if (!first.enumerator || first.enumerator->level != Level::star)
                    first.enumerator = enumerator_of(cased(first), source(first));
            } else
                mended.push_back(line);
        }
        std::erase_if(mended, [&](Line const& line) { return is_bare_bullet(line); });
        layout_.lines = std::move(mended);
    }

    bool is_first_word(Line const& line) const {
        auto const text = folded(line);
        if (line.enumerator && line.enumerator->length >= line.size()) return true; // "1." / "Sở Tài chính"
        if (line.enumerator || text.size() > 8) return is_bare_bullet(line);
        return text == "so:" || is_bare_bullet(line) || std::ranges::all_of(text, small);
    }

    /// "Quảng Nam, ngày / 13 tháng 7 năm 2023".
    bool breaks_date(Line const& before, Line const& line) const {
        static text::Pattern const head{R"((?:^|,| )ngay(?: \d{1,2})?$)"};
        static text::Pattern const rest{R"(^(?:\d{1,2} )?thang (?:\d|\.))"};
        return before.size() < 60 && RE2::PartialMatch(folded(before), head) && RE2::PartialMatch(folded(line), rest);
    }

    bool is_bare_bullet(Line const& line) const { return folded(line) == "-" || folded(line) == "+"; }

    /// How many cells a line shows: by tabs, or by gaps of three blanks and more. A tab behind an enumerator parts nothing.
    std::size_t cells(Line const& line) const {
        auto const text = folded(line);
        std::size_t tabs = 0, gaps = 0;
        for (std::size_t i = line.enumerator ? line.enumerator->length : 0; i < text.size(); ++i) {
            if (text[i] == '\t') ++tabs;
            if (text[i] != ' ') continue;
            std::size_t const from = i;
            while (i < text.size() && blank(text[i])) ++i;
            if (i - from >= 3) ++gaps;
            --i;
        }
        return 1 + (tabs > 0 ? tabs : gaps);
    }

    void mark_rows() {
        auto& lines = layout_.lines;
        std::vector<std::size_t> counts(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) counts[i] = cells(lines[i]);
        auto const beside = [&](std::size_t i) {
            return std::max(i > 0 ? counts[i - 1] : 1, i + 1 < counts.size() ? counts[i + 1] : 1);
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            bool const tabbed = folded(lines[i]).contains('\t');
            lines[i].row = (tabbed && counts[i] >= 3) || (counts[i] >= 2 && tabbed && beside(i) >= 2) ||
                           (counts[i] >= 3 && beside(i) >= 3);
            if (!lines[i].row) continue;
            lines[i].enumerator.reset();
            // Empty cells at either end keep the columns in their places.
            auto const text = shadow_.folded();
            if (!folded(lines[i]).contains('\t')) continue;
            while (lines[i].from > 0 && text[lines[i].from - 1] == '\t') --lines[i].from;
            while (lines[i].to < text.size() && text[lines[i].to] == '\t') ++lines[i].to;
        }
    }

    bool opens_body(Line const& line) const {
        if (is_capitals(cased(line))) return line.enumerator && line.enumerator->level <= Level::roman;
        if (line.enumerator && line.enumerator->level != Level::dash && line.enumerator->level != Level::plus)
            return true;
        return starts_with_any(folded(line), kOpenings);
    }

    void find_body() {
        auto const& lines = layout_.lines;
        enum class In { head, subject, title, addressees } in = In::head;
        std::size_t since = 0; // lines read in this state
        bool evidence = false; // anything that only a header has
        std::size_t i = 0;
        for (; i < lines.size() && i < 80; ++i, ++since) {
            Line const& line = lines[i];
            auto const text = folded(line);
            if (line.row && cells(line) >= 4) break;
            if (text.starts_with("kinh gui") || text.contains("\tkinh gui") || text.ends_with(" dien:")) {
                in = In::addressees, since = 0, evidence = true;
                continue;
            }
            if (in == In::addressees) {
                char const last = shadow_.folded()[lines[i - 1].to - 1];
                bool const item = line.enumerator && line.enumerator->level >= Level::letter;
                bool const after_item = since > 1;
                if (item || (since == 1 && text.size() < 200 && last == ':')) continue;
                if (is_place_date(text) || is_state_name(text) || is_motto(text)) continue;
                if (after_item && last != '.' && last != ';' && !line.gap_before && !opens_body(line)) continue;
                if (last == ';' && text.size() < 160 && !opens_body(line)) continue;
                if ((small(text[0]) && small(cased(line)[0])) && last != '.') continue;
                if (text.starts_with("v/v")) {
                    in = In::subject, since = 0;
                    continue;
                }
                break;
            }
            if (is_state_name(text) || is_motto(text) || is_number_line(text) || is_place_date(text)) {
                evidence = true;
                if (in == In::subject) in = In::head;
                continue;
            }
            if (text.starts_with("v/") || text.starts_with("ve viec:")) {
                in = In::subject, since = 0, evidence = true;
                continue;
            }
            if (in == In::subject) {
                bool const goes_on = !line.gap_before || small(cased(line)[0]);
                if (goes_on && !is_capitals(cased(line)) && since < 7 && text.size() < 220) continue;
                in = In::head;
            }
            if (!title_type(cased(line)).empty() && is_capitals(cased(line)) && !line.enumerator) {
                in = In::title, since = 0, evidence = true;
                continue;
            }
            if (in == In::title) {
                bool const small_after_capitals =
                    since > 1 && is_capitals(cased(lines[i - 1])) && !is_capitals(cased(line));
                bool const abstract = since == 1 || (!line.gap_before && since < 6 &&
                                                     !(opens_body(line) && since > 1 && ends_sentence(lines[i - 1])));
                if (abstract && !line.enumerator && !is_basis(text) && !(small_after_capitals && opens_body(line)))
                    continue;
                if (is_basis(text) || (small_after_capitals && opens_body(line))) break;
                if (text.starts_with("(")) continue; // "(Kèm theo …)", "(Lần 2)"
                if (!is_capitals(cased(line))) {
                    if (line.enumerator || opens_body(line) || text.size() >= 60) break;
                }
            }
            if (is_capitals(cased(line)) && !line.enumerator) {
                evidence |= i < 4;
                continue;
            }
            if (i < 12 && cells(line) >= 2 && !line.row) continue; // two columns merged line by line
            if (opens_body(line) && (text.size() >= 40 || line.enumerator)) break;
            if (text.size() >= 90) break;
        }
        layout_.body = evidence ? i : 0;
        if (!evidence) layout_.body = 0;
    }

    static bool is_basis(std::string_view text) {
        return text.starts_with("can cu") || text.starts_with("xet ") || text.starts_with("theo de nghi");
    }
    bool ends_sentence(Line const& line) const {
        char const last = shadow_.folded()[line.to - 1];
        return last == '.' || last == ';' || last == ':';
    }

    void find_ending() {
        auto const& lines = layout_.lines;
        layout_.ending = lines.size();
        for (std::size_t i = layout_.body; i < lines.size(); ++i) {
            auto const text = folded(lines[i]);
            if (is_recipients_head(text) || (is_signature_mark(cased(lines[i])) && is_capitals(cased(lines[i])))) {
                layout_.ending = i;
                return;
            }
            if (text.ends_with("./.") && i + 1 < lines.size()) {
                layout_.ending = i + 1;
                return;
            }
            if (i > layout_.body + 2 && is_title_line(lines[i])) {
                layout_.ending = i;
                return;
            }
        }
    }

    /// A bare title in capitals behind the body starts another document: a plan attached to the letter.
    bool is_title_line(Line const& line) const {
        auto const text = cased(line);
        return text.size() <= 14 && !line.enumerator && is_capitals(text) && title_type(text).size() > 0 &&
               folded(line) != "quyet dinh" && !text.ends_with(":");
    }

    /// The width of hard-wrapped text in letters; 0 where a paragraph is one line.
    std::size_t wrap_width() const {
        std::vector<std::size_t> sizes;
        for (auto const& line : layout_.lines)
            if (!line.row && line.size() >= 40) sizes.push_back(line.size());
        if (sizes.size() < 4) return 0;
        std::ranges::sort(sizes);
        // In wrapped text most lines are about as long as the longest; a few, such as cells and headings, may be longer.
        std::size_t const wide = sizes[sizes.size() * 3 / 4];
        auto const full = std::ranges::count_if(
            sizes, [&](std::size_t size) { return size * 10 >= wide * 8 && size * 10 <= wide * 12; });
        auto const over = std::ranges::count_if(sizes, [&](std::size_t size) { return size * 10 > wide * 13; });
        auto const all = static_cast<std::ptrdiff_t>(sizes.size());
        bool const wrapped = wide <= 140 && full * 10 >= all * 5 && over * 10 <= all;
        return wrapped ? wide : 0;
    }

    void join() {
        auto& lines = layout_.lines;
        std::size_t const width = wrap_width();
        std::size_t gaps = 0;
        for (auto const& line : lines) gaps += line.gap_before;
        bool const gaps_part = gaps * 4 >= lines.size();
        for (std::size_t i = layout_.body + 1; i < lines.size(); ++i) {
            bool const in_ending = i >= layout_.ending && i < layout_.ending + 40;
            if (!in_ending) lines[i].continues = continues(lines[i - 1], lines[i], width, gaps_part);
            footnote_open_ = lines[i].footnote || (footnote_open_ && lines[i].continues);
        }
    }

    bool continues(Line const& before, Line const& line, std::size_t width, bool gaps_part) const {
        if (before.row || line.row || line.footnote) return false;
        bool const in_footnote = before.footnote || (before.continues && footnote_open_);
        auto const text = cased(line);
        if (line.enumerator) {
            // "(1) …; (2) …" of one sentence, broken before a number.
            if (line.enumerator->level == Level::group && width > 0 && !line.gap_before &&
                before.size() * 10 >= width * 7 && shadow_.folded()[before.to - 1] != '.')
                return true;
            // A name with its own dash, broken before it: "… Lao động / - Thương binh và Xã hội".
            return line.enumerator->level == Level::dash && folded(line).starts_with("- thuong binh") &&
                   folded(before).ends_with("lao dong");
        }
        char const last = shadow_.folded()[before.to - 1];
        if (last == '-' && before.size() > 20) return true; // "số 1368/KH- / UBND"
        bool const open = last != '.' && last != ';' && last != ':' && last != '!' && last != '?';
        if (is_capitals(cased(before)) || is_capitals(text)) {
            bool const heading = is_capitals(cased(before)) && is_capitals(text);
            bool const abbreviation = line.size() <= 12 && open && width > 0;
            return open && !line.gap_before && ((heading && !title_starts(text)) || abbreviation);
        }
        bool const fits_not = width > 0 && before.size() + 1 + first_word(text) >= width * 85 / 100;
        if (small(text[0])) return open || (fits_not && !line.gap_before);
        if (line.gap_before && !line.page_before) return false;
        if (last == ',' && !line.gap_before) return true;
        if (open && line.page_before && width == 0) return !(text[0] >= 'A' && text[0] <= 'Z') || before.size() > 60;
        if (!fits_not) return false;
        return open || in_footnote || (last == '.' && gaps_part) || (last == ';' && gaps_part);
    }

    static bool title_starts(std::string_view text) { return !title_type(text).empty(); }
    static std::size_t first_word(std::string_view text) { return std::min(text.find(' '), text.size()); }

    text::Shadow const& shadow_;
    Layout layout_;
    bool footnote_open_ = false; ///< while lines are joined: the paragraph before is a footnote
};

} // namespace

Layout lay_out(text::Shadow const& shadow) { return Reader{shadow}.lay_out(); }

} // namespace documents::reading
