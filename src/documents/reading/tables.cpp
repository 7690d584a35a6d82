#include "documents/reading/tables.hpp"

#include "documents/reading/bodies.hpp"
#include "documents/reading/lines.hpp"
#include "documents/reading/money.hpp"
#include "text/numbers.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>

namespace documents::reading {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::vector<Range> cells_of(Prose const& prose, Range row) {
    std::vector<Range> cells;
    auto const text = prose.folded();
    for (std::size_t at = row.from; at <= row.to;) {
        auto const end = std::min(text.find('\t', at), row.to);
        cells.push_back(trimmed(text, {at, end}));
        at = end + 1;
    }
    return cells;
}

/// Whether a row names columns: words without figures, one of them a word that heads columns.
bool names_columns(Prose const& prose, std::vector<Range> const& cells) {
    static text::Pattern const word{
        R"(^(?:stt|tt|so tt|s ?tt|dia phuong|don vi|co quan|noi dung|nhiem vu|ten |chi tieu|tong|du an|nguon|von|ngan sach|nstw|nsdp|thoi (?:gian|han)|ghi chu|da |chua |so |ke hoach|muc tieu|(?:huyen|xa|tinh|thon)(?:$|[,/(])|trong do|dau tu|su nghiep|san pham|cong ty|tien do|ket qua|chu tri|phoi hop|cong viec|danh muc))"};
    std::size_t named = 0, figures = 0;
    for (auto const cell : cells) {
        auto const words = prose.folded(cell);
        if (words == "x") return false; // a mark stands below a header, never in it
        named += RE2::PartialMatch(words, word);
        figures += !words.empty() &&
                   std::ranges::all_of(words, [](char c) { return digit(c) || c == '.' || c == ',' || c == ' '; });
    }
    return named >= 1 && figures == 0;
}

/// "(1) (2) (3)=(1)+(2)", "A B 1 2 3": the line of column numbers.
bool numbers_columns(Prose const& prose, std::vector<Range> const& cells) {
    return cells.size() >= 3 &&
           std::ranges::all_of(
               cells,
               [&](Range cell) {
                   auto const words = prose.folded(cell);
                   return words.empty() ||
                          (words.size() <= 14 &&
                           std::ranges::all_of(
                               words, [](char c) { return digit(c) || std::string_view{"()=+-ab/ "}.contains(c); }) &&
                           !words.contains('.'));
               }) &&
           std::ranges::count_if(cells, [&](Range cell) { return !cell.empty(); }) >= 3 &&
           prose.folded(cells[0]) != "1";
}

/// The names of columns from header lines that stand above one another. A line with fewer cells than its table has lost the extent of
/// its merged cells: what stands below says where each begins.
void name_columns(Prose const& prose, std::vector<std::vector<Range>> headers, std::size_t width, Table& table) {
    for (std::size_t h = 0; h + 1 < headers.size(); ++h) {
        auto& upper = headers[h];
        auto const& lower = headers[h + 1];
        auto const first = static_cast<std::size_t>(
            std::ranges::find_if(lower, [](Range cell) { return !cell.empty(); }) - lower.begin());
        if (first >= lower.size() || first >= upper.size()) continue;
        if (upper.size() < width && lower.size() > upper.size()) {
            std::vector<Range> spread{upper.begin(), upper.begin() + static_cast<std::ptrdiff_t>(first)};
            std::size_t parent = first;
            std::string_view const opening = prose.folded(lower[first]);
            for (std::size_t c = first; c < width; ++c) {
                bool const named = c < lower.size() && !lower[c].empty();
                bool const repeats = named && c > first && prose.folded(lower[c]) == opening;
                bool const must_move = width - c <= upper.size() - parent - (c > first ? 1 : 0);
                if (c > first && (repeats || must_move || !named) && parent + 1 < upper.size()) ++parent;
                spread.push_back(upper[parent]);
            }
            upper = std::move(spread);
        } else
            // Merged cells that were kept as empty ones: the name goes on to the right.
            for (std::size_t c = first + 1; c < std::min(upper.size(), lower.size()); ++c)
                if (upper[c].empty() && !lower[c].empty()) upper[c] = upper[c - 1];
    }
    table.columns.resize(width);
    table.printed_columns.resize(width);
    for (auto const& header : headers)
        for (std::size_t c = 0; c < std::min(width, header.size()); ++c) {
            if (header[c].empty()) continue;
            auto& name = table.columns[c];
            auto& printed = table.printed_columns[c];
            name += (name.empty() ? "" : " ") + std::string{prose.folded(header[c])};
            printed += (printed.empty() ? "" : " ") + prose.slice(header[c]);
        }
}

std::size_t column(Table const& table, text::Pattern const& pattern) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (RE2::PartialMatch(table.columns[c], pattern)) return c;
    return static_cast<std::size_t>(-1);
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

Range whole(std::vector<Range> const& row) {
    Range range{};
    for (auto const cell : row)
        if (!cell.empty()) range = range.empty() ? cell : Range{range.from, cell.to};
    return range;
}

/// "x", "X", "xx": a mark in a cell, however often it was read.
bool is_cross(std::string_view words) {
    return !words.empty() && words.size() <= 3 && std::ranges::all_of(words, [](char c) { return c == 'x'; });
}

} // namespace

Range cell(std::vector<Range> const& row, std::size_t at) { return at < row.size() ? row[at] : Range{}; }

bool is_total(std::string_view words) {
    static text::Pattern const pattern{R"(^(?:tong(?: cong| so| von)?|cong|toan (?:tinh|huyen|xa)|tong hop)\b)"};
    return RE2::PartialMatch(words, pattern);
}

double unit_of(std::string_view words) {
    static text::Pattern const pattern{
        R"((?:(?:dvt|don vi(?: tinh)?|dvi tinh)[^a-z0-9]{0,4}|\()(trieu|ty|ti|nghin|ngan|1\.000|1000)?\s?(?:d\b|dong|vnd))"};
    std::string unit;
    if (!RE2::PartialMatch(words, pattern, &unit)) return 0;
    if (unit == "trieu") return 1e6;
    if (unit == "ty" || unit == "ti") return 1e9;
    if (unit == "nghin" || unit == "ngan" || unit == "1.000" || unit == "1000") return 1e3;
    return 1;
}

std::vector<Table> tables(Prose const& prose) {
    std::vector<Table> found;
    auto const& paragraphs = prose.paragraphs();
    for (std::size_t p = prose.body(); p < paragraphs.size(); ++p) {
        if (!paragraphs[p].row) continue;
        Table table;
        std::size_t const first = p;
        for (std::size_t back = 1; back <= 4 && back <= first; ++back) {
            auto const words = prose.folded(paragraphs[first - back]);
            if (auto const unit = unit_of(words); unit > 0 && table.unit_vnd == 0)
                table.unit_vnd = unit;
            else if (table.caption.empty() && words.size() < 200)
                table.caption = prose.slice(paragraphs[first - back]);
        }
        bool in_header = true;
        std::size_t header_rows = 0;
        std::vector<std::vector<Range>> headers;
        for (; p < paragraphs.size(); ++p) {
            auto const& row = paragraphs[p];
            if (!row.row) {
                // A wrapped cell or a heading row of one cell may stand between rows.
                bool const goes_on = p + 1 < paragraphs.size() && paragraphs[p + 1].row && row.size() < 120 &&
                                     !row.gap_before && !is_annex_head(prose.cased(row)) &&
                                     !names_columns(prose, cells_of(prose, paragraphs[p + 1]));
                if (!goes_on) break;
                if (!in_header) table.rows.push_back({row});
                continue;
            }
            auto cells = cells_of(prose, row);
            if (in_header && numbers_columns(prose, cells)) {
                ++header_rows;
                continue;
            }
            if (in_header && header_rows < 4 && names_columns(prose, cells)) {
                if (unit_of(prose.folded(row)) > 0 && table.unit_vnd == 0) table.unit_vnd = unit_of(prose.folded(row));
                headers.push_back(std::move(cells));
                ++header_rows;
                continue;
            }
            in_header = false;
            if (numbers_columns(prose, cells) && table.rows.empty()) continue;
            table.rows.push_back(std::move(cells));
        }
        std::size_t width = 0;
        for (auto const& row : table.rows) width = std::max(width, row.size());
        for (auto const& header : headers) width = std::max(width, header.size());
        name_columns(prose, std::move(headers), width, table);
        if (!table.rows.empty()) found.push_back(std::move(table));
        if (p < paragraphs.size()) --p;
    }
    return found;
}

namespace {

/// Rows whose columns have drifted apart from their header, as tabs do when they are printed: what the marks mean is told by how far
/// they stand apart, by the paper cited and by the note.
std::vector<StatusRow> drifted_status_rows(Prose const& prose, Table const& table,
                                           std::vector<Citation> const& citations) {
    static text::Pattern const header{R"(^(?:stt|tt|s tt) .*\bda .*\bchua )"};
    static text::Pattern const drafted{R"((?:du thao|lay y kien|xin y kien))"};
    static text::Pattern const cross{R"(^x+(?: |$))"};
    auto const names = text::fold(table.caption);
    if (!RE2::PartialMatch(names, header)) return {};
    bool const has_draft = RE2::PartialMatch(names, drafted);
    auto const starts = [](Citation const& citation) { return citation.range.from; };
    std::vector<StatusRow> found;
    for (auto const& row : table.rows) {
        if (row.size() < 2 || row[0].empty() || !digit(prose.folded()[row[0].from])) continue;
        StatusRow status;
        status.stt = prose.slice(row[0]);
        std::vector<std::size_t> marks;
        for (std::size_t c = 1; c < row.size(); ++c) {
            auto part = row[c];
            status.cells.push_back(prose.slice(part));
            if (RE2::PartialMatch(prose.folded(part), cross)) {
                marks.push_back(c);
                // "x Đang hoàn thiện": behind the mark a note goes on.
                auto const rest = prose.folded(part).find_first_not_of('x');
                part = rest == std::string_view::npos ? Range{} : trimmed(prose.folded(), {part.from + rest, part.to});
            }
            if (part.empty()) continue;
            // Words before the marks are the place, behind them a note; the paper is cited apart.
            bool const paper = prose.folded(part).contains('/');
            if (paper) continue;
            auto& into = marks.empty() && status.locality.size() + part.size() < 40 ? status.locality : status.note;
            into += (into.empty() ? "" : " ") + prose.slice(part);
        }
        Range all = row.front();
        for (auto const part : row) all.to = std::max(all.to, part.to);
        auto const cited = std::ranges::lower_bound(citations, all.from, {}, starts);
        if (cited != citations.end() && cited->range.to <= all.to) status.document = cited->reference;
        bool const apart = marks.size() >= 2 && marks[1] - marks[0] >= 2;
        status.draft_consulted =
            has_draft && (marks.size() >= 2 || (marks.size() == 1 && !status.document && status.note.empty()));
        bool const marked = marks.size() >= (has_draft ? 2u : 1u);
        status.not_issued = marked && !status.document && (apart || !status.note.empty());
        status.issued = marked && !status.not_issued;
        status.span = prose.span(all);
        status.confidence = 0.6;
        if (!status.locality.empty()) found.push_back(std::move(status));
    }
    return found;
}

} // namespace

std::vector<StatusRow> status_rows(Prose const& prose, Table const& table, std::vector<Citation> const& citations) {
    static text::Pattern const done{
        R"(^(?:da |so da|tinh trang da)(?:.*(?:ban hanh|phe duyet|thuc hien|bao cao|gui|hoan thanh|trien khai|co|phan bo|xay dung|nop|ra soat|thanh lap|giao|bo tri|kien toan))?)"};
    static text::Pattern const undone{R"(^(?:chua |khong ))"};
    static text::Pattern const drafted{R"((?:du thao|lay y kien|xin y kien|dang xay dung|dang trinh))"};
    static text::Pattern const place{R"((?:dia phuong|don vi|huyen|^xa|tinh|co quan|ten |thon|so, nganh|phuong))"};
    static text::Pattern const paper{
        R"((?:so qd|so kh|so,|so hieu|so van ban|van ban|so ky hieu|quyet dinh|ke hoach|so cv|so nq|so bc))"};
    static text::Pattern const remark{R"((?:ghi chu|ly do|tien do|hien trang))"};
    static text::Pattern const ordinal{R"(^(?:stt|tt|so tt|s ?tt)$)"};
    auto const draft_at = column(table, drafted);
    std::size_t done_at = kNone, undone_at = kNone;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c == draft_at) continue;
        if (done_at == kNone && RE2::PartialMatch(table.columns[c], done)) done_at = c;
        if (undone_at == kNone && RE2::PartialMatch(table.columns[c], undone)) undone_at = c;
    }
    // One column may say it in words: "Đã ban hành", "Chưa ban hành".
    static text::Pattern const state{R"(^(?:tinh trang|trang thai|ket qua thuc hien|tien do|tinh hinh)\b)"};
    auto const state_at = done_at == kNone && undone_at == kNone ? column(table, state) : kNone;
    auto const says = [&](std::vector<Range> const& row, std::string_view word) {
        return state_at != kNone && prose.folded(cell(row, state_at)).starts_with(word);
    };
    bool const in_words =
        state_at != kNone &&
        std::ranges::count_if(table.rows, [&](auto const& row) { return says(row, "da ") || says(row, "chua "); }) *
                2 >=
            static_cast<std::ptrdiff_t>(table.rows.size());
    if (done_at == kNone && undone_at == kNone && !in_words) return drifted_status_rows(prose, table, citations);
    auto const stt_at = column(table, ordinal);
    auto const place_at = column(table, place);
    auto const note_at = column(table, remark);
    std::size_t paper_at = kNone;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (paper_at == kNone && c != state_at && c != done_at && c != undone_at && c != draft_at && c != place_at &&
            RE2::PartialMatch(table.columns[c], paper))
            paper_at = c;
    std::vector<StatusRow> found;
    for (auto const& row : table.rows) {
        auto const ticked = [&](std::size_t at) {
            auto const mark = prose.folded(cell(row, at));
            return at != kNone && (is_cross(mark) || mark == "v" || mark == "co" || mark == "+" || mark == "1" ||
                                   mark == "?" || mark == "da" || (mark.starts_with("x ") && mark.size() < 6));
        };
        auto const place_cell = cell(row, place_at == kNone ? 1 : place_at);
        if (row.size() < 2 || place_cell.empty() || is_total(prose.folded(place_cell)) ||
            is_total(prose.folded(cell(row, 0))))
            continue;
        StatusRow status;
        status.stt = prose.slice(cell(row, stt_at == kNone ? 0 : stt_at));
        status.locality = prose.slice(place_cell);
        status.draft_consulted = ticked(draft_at);
        status.issued = ticked(done_at) || (in_words && says(row, "da "));
        status.not_issued = ticked(undone_at) || (in_words && says(row, "chua "));
        status.note = prose.slice(cell(row, note_at));
        auto const all = whole(row);
        auto const starts = [](Citation const& citation) { return citation.range.from; };
        auto const cited = std::ranges::lower_bound(citations, all.from, {}, starts);
        if (cited != citations.end() && cited->range.to <= all.to) status.document = cited->reference;
        // "Đã ban hành" may hold the paper itself instead of a mark.
        if (done_at != kNone && !status.issued && status.document && cell(row, done_at).size() > 4)
            status.issued = true;
        for (auto const part : row) status.cells.push_back(prose.slice(part));
        status.span = prose.span(all);
        status.confidence = table.columns.size() == row.size() ? 0.95 : 0.75;
        found.push_back(std::move(status));
    }
    return found;
}

std::vector<Obligation> task_rows(Prose const& prose, Table const& table, Frame const& frame) {
    static text::Pattern const task{R"((?:nhiem vu|noi dung|cong viec|ten cong viec|dau viec))"};
    static text::Pattern const lead{
        R"((?:chu tri|thuc hien$|don vi thuc hien|co quan thuc hien|phan cong|don vi phu trach|nguoi thuc hien|co quan, don vi))"};
    static text::Pattern const help{R"(phoi hop)"};
    static text::Pattern const time{R"((?:thoi gian|thoi han|han hoan thanh|hoan thanh|tien do|thoi diem))"};
    static text::Pattern const ordinal{R"(^(?:stt|tt|so tt|s ?tt)$)"};
    auto const task_at = column(table, task);
    auto const lead_at = column(table, lead);
    auto const help_at = column(table, help);
    auto const time_at = column(table, time);
    auto const stt_at = column(table, ordinal);
    if (task_at == kNone || lead_at == kNone || task_at == lead_at) return {};
    std::vector<Obligation> found;
    DocumentTime const document_time{frame.header.date};
    std::size_t number = 0;
    std::vector<std::string> last_assignees;
    for (auto const& row : table.rows) {
        auto const what = cell(row, task_at);
        auto const who = cell(row, lead_at);
        auto const when = cell(row, time_at);
        if (row.size() < 3 || what.empty() || (who.empty() && when.empty())) continue;
        Obligation duty;
        ++number;
        auto const stt = cell(row, stt_at == kNone ? 0 : stt_at);
        duty.clause = !stt.empty() && stt.size() < 8 ? "PL." + prose.slice(trimmed(prose.folded(), stt, ".)"))
                                                     : fmt::format("PL.{}", number);
        for (auto const& body : bodies_of(prose, who)) duty.assignees.push_back(body.name);
        auto const same = prose.folded(who);
        if ((same.starts_with("nhu tren") || same == "-nt-" || same == "nt") && !last_assignees.empty())
            duty.assignees = last_assignees;
        if (duty.assignees.empty()) continue;
        last_assignees = duty.assignees;
        if (help_at != kNone && !cell(row, help_at).empty())
            for (auto const& body : bodies_of(prose, cell(row, help_at))) duty.coordinators.push_back(body.name);
        duty.action = prose.slice(what);
        if (!when.empty()) {
            auto dates = deadlines_in(prose, when, document_time);
            if (dates.empty()) dates = bare_deadline(prose, when, document_time);
            if (!dates.empty()) {
                auto const best = leading(dates);
                duty.deadline = dates[best];
                for (std::size_t i = 0; i < dates.size(); ++i)
                    if (i != best) duty.other_deadlines.push_back(dates[i]);
            }
        }
        duty.span = prose.span(whole(row));
        duty.confidence = 0.9;
        found.push_back(std::move(duty));
    }
    return found;
}

std::vector<Target> target_rows(Prose const& prose, Table const& table) {
    static text::Pattern const indicator{R"((?:chi tieu|noi dung|ten chi tieu|muc tieu$))"};
    static text::Pattern const unit{R"((?:don vi(?: tinh)?$|dvt|don vi tinh))"};
    static text::Pattern const value{R"((?:muc tieu|ke hoach|chi tieu nam|nam 20\d\d|phan dau|giao|ty le|giam))"};
    auto const unit_at = column(table, unit);
    auto const indicator_at = column(table, indicator);
    if (indicator_at == kNone || unit_at == kNone || table.unit_vnd > 0) return {};
    std::size_t value_at = kNone;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (c != unit_at && c != indicator_at && RE2::PartialMatch(table.columns[c], value) &&
            !table.columns[c].contains("thuc hien")) {
            value_at = c;
            break;
        }
    if (value_at == kNone) return {};
    std::vector<Target> found;
    for (auto const& row : table.rows) {
        auto const at = cell(row, value_at);
        auto const name = cell(row, indicator_at);
        if (at.empty() || name.empty()) continue;
        std::size_t from = at.from;
        auto const words = prose.folded(at);
        auto const first = words.find_first_of("0123456789");
        if (first == words.npos) continue;
        from += first;
        auto const figure = text::number_at(prose.folded(), from);
        if (!figure) continue;
        Target target;
        target.indicator = prose.slice(name);
        target.value = figure->number.value();
        target.printed_value = prose.slice({figure->from, figure->to});
        target.unit = prose.slice(cell(row, unit_at));
        auto const before = words.substr(0, first);
        auto const name_words = prose.folded(name);
        target.comparator =
            before.contains(">") || before.contains("tren")                                                ? ">"
            : before.contains("}") || before.contains("tu ") || before.contains("it nhat")                 ? ">="
            : before.contains("<") || before.contains("duoi")                                              ? "<"
            : before.contains("{")                                                                         ? "<="
            : before.contains("giam") || name_words.starts_with("giam") || name_words.contains("muc giam") ? "giảm"
            : before.contains("tang") || name_words.starts_with("tang")                                    ? "tăng"
                                                                                                           : "=";
        if (prose.folded().substr(figure->to, 12).contains("tro len")) target.comparator = ">=";
        target.span = prose.span(whole(row));
        target.confidence = 0.85;
        found.push_back(std::move(target));
    }
    return found;
}

} // namespace documents::reading
