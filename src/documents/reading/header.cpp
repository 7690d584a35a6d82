#include "documents/reading/header.hpp"

#include "documents/reading/bodies.hpp"
#include "documents/reading/ending.hpp"
#include "documents/reading/lines.hpp"
#include "documents/reading/natural_case.hpp"
#include "documents/reading/phrases.hpp"
#include "documents/reading/symbols.hpp"
#include "text/dates.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

Field field(Prose const& prose, Range range, double confidence = 0.95) {
    Field made;
    range = trimmed(prose.folded(), range, ",");
    made.value = prose.slice(range);
    made.span = prose.span(range);
    made.confidence = confidence;
    return made;
}

/// The cells of a header line; the state name and the motto are cut off where a single blank merged the two columns.
std::vector<Range> cells(Prose const& prose, Range line) {
    std::vector<Range> found;
    auto const text = prose.folded();
    for (std::size_t at = line.from; at <= line.to;) {
        auto end = std::min(text.find('\t', at), line.to);
        Range const cell = trimmed(text, {at, end});
        if (!cell.empty()) {
            static text::Pattern const right_column{
                R"((?:cong hoa xa hoi|chu nghia viet nam|doc lap ?- ?tu do|dang cong san viet nam))"};
            auto const words = prose.folded(cell);
            re2::StringPiece match;
            if (right_column.Match(re2::StringPiece{words.data(), words.size()}, 0, words.size(), RE2::UNANCHORED,
                                   &match, 1) &&
                match.data() > words.data()) {
                auto const cut = cell.from + static_cast<std::size_t>(match.data() - words.data());
                found.push_back(trimmed(text, {cell.from, cut}));
                found.push_back({cut, cell.to});
            } else
                found.push_back(cell);
        }
        at = end + 1;
    }
    return found;
}

class HeaderReader {
public:
    HeaderReader(Prose const& prose, std::size_t end) : prose_{prose}, text_{prose.folded()}, end_{end} {}

    Header read() {
        for (std::size_t p = 0; p < end_; ++p) line(p);
        close_subject();
        issuer();
        type();
        return std::move(header_);
    }

private:
    enum class In { head, subject, title, addressees };

    void line(std::size_t p) {
        auto const& paragraph = prose_.paragraphs()[p];
        auto const words = prose_.folded(paragraph);
        auto const kinh_gui = words.find("kinh gui");
        if (kinh_gui != words.npos && (kinh_gui == 0 || words[kinh_gui - 1] == '\t' || words[kinh_gui - 1] == ' ')) {
            close_subject();
            in_ = In::addressees;
            addressees(Range{paragraph.from + kinh_gui + 8, paragraph.to});
            return;
        }
        bool const numbered = number(paragraph);
        bool const dated = place_date(paragraph);
        if (numbered || dated) {
            if (in_ == In::subject && !subject_.empty() && !numbered) {
                // The right column goes on beside the subject; its own left cell may still be part of it.
                auto const parts = cells(prose_, paragraph);
                if (parts.size() > 1 && !is_place_date(prose_.folded(parts[0]))) subject_.push_back(parts[0]);
            } else if (in_ != In::title && in_ != In::addressees)
                in_ = In::head;
            // "Số: 12/UBND-VX V/v …" on one line.
            if (auto const about = words.find("v/v"); about != words.npos)
                open_subject({paragraph.from + about, paragraph.to});
            return;
        }
        for (auto const cell : cells(prose_, paragraph)) piece(paragraph, cell);
    }

    void piece(Prose::Paragraph const& paragraph, Range cell) {
        auto const words = prose_.folded(cell);
        auto const cased = prose_.cased(cell);
        if (is_state_name(words) || is_motto(words) || words.contains("dang cong san viet nam")) return;
        if (words.starts_with("v/") || words.starts_with("ve viec:")) return open_subject(cell);
        static text::Pattern const stamp{
            R"(^(?:hoa toc|thuong khan|khan|toi mat|tuyet mat|mat|du thao|ban sao|sao y)[ .:-]*(?:lan \d+)?$)"};
        if (RE2::FullMatch(words, stamp)) return;
        if (words.ends_with(" dien:")) {
            in_ = In::addressees;
            close_subject();
            return;
        }
        if (in_ == In::addressees) return addressees(cell);
        if (in_ == In::subject) {
            bool const small = prose_.cased()[cell.from] >= 'a' && prose_.cased()[cell.from] <= 'z';
            bool const goes_on = (!paragraph.gap_before || small) && !is_capitals(cased) && cell.from >= paragraph.from;
            if (goes_on) {
                subject_.push_back(cell);
                return;
            }
            in_ = In::head;
        }
        if (is_capitals(cased) && !paragraph.enumerator) {
            auto const title = title_type(cased);
            if (!title.empty() && title_.empty() &&
                !(header_.symbol.value.empty() && capitals_.empty() && title == "chương trình")) {
                title_ = title;
                header_.type = field(prose_, cell);
                header_.type.value = title;
                in_ = In::title;
                // "KẾ HOẠCH THỰC HIỆN CHƯƠNG TRÌNH …": the abstract on the title's own line.
                auto const length = text::fold(title).size();
                if (Range const rest{cell.from + length, cell.to}; rest.size() > 3) subject_.push_back(rest);
                return;
            }
            if (in_ == In::title) {
                bool const goes_on =
                    subject_.empty() || (is_capitals(prose_.cased(subject_.back())) && !paragraph.gap_before);
                bool const authority = bodies_at(prose_, cell.from, cell.to) &&
                                       !duty_word_at(prose_, cell.from, cell.to) && !words.starts_with("ve ");
                subject_over_ = subject_over_ || (authority && !subject_.empty());
                if (goes_on && !authority && !subject_over_) subject_.push_back(cell);
                return;
            }
            capitals_.push_back(cell);
            return;
        }
        if (in_ == In::title && !words.starts_with("(")) {
            subject_.push_back(cell);
            return;
        }
        if (capitals_.empty() && in_ == In::head && title_.empty() && header_.number.value.empty() &&
            cell.size() < 70 && bodies_at(prose_, cell.from, cell.to))
            capitals_.push_back(cell);
    }

    void open_subject(Range cell) {
        in_ = In::subject;
        static text::Pattern const lead{R"(^(?:v ?/ ?[vwy]|ve viec)[:\s]*)"};
        auto const words = prose_.folded(cell);
        re2::StringPiece input{words.data(), words.size()};
        RE2::Consume(&input, lead);
        subject_ = {{cell.from + words.size() - input.size(), cell.to}};
    }

    void close_subject() {
        if (subject_.empty() || !header_.subject.value.empty()) return;
        std::string joined;
        Span span = prose_.span(subject_.front());
        for (auto const part : subject_) {
            auto const piece = prose_.slice(trimmed(text_, part));
            if (piece.empty() || piece.starts_with("(")) continue;
            if (!joined.empty()) joined += ' ';
            joined += piece;
            span.to = std::max(span.to, prose_.span(part).to);
            span.from = std::min(span.from, prose_.span(part).from);
        }
        if (text::fold(joined).starts_with("ve viec "))
            joined = joined.substr(joined.find(' ', joined.find(' ') + 1) + 1);
        if (joined.starts_with("V/v ")) joined = joined.substr(4);
        while (!joined.empty() && (joined.back() == '.' || joined.back() == ';')) joined.pop_back();
        header_.subject.value = joined;
        header_.subject.span = span;
        header_.subject.confidence = 0.9;
    }

    /// "Số: 306 /LĐTBXH-VPQGGN", "Số:    /KH-UBND", "Số 237-KH/HU", "Số: 22/2022/NQ-HĐND".
    bool number(Range line) {
        static text::Pattern const plain{
            R"((?:^|[\t ])S[oO]\s*[:.]?\s*((\d+[A-Za-z]?)?[\s.?_]*)/\s*((?:\d{4}\s*[/-]\s*)?[A-Z][A-Za-z0-9&]*(?:\s?[-.]\s?[A-Z0-9][A-Za-z0-9&]*| [A-Z]{3,}\b(?:-| *$|\t))*))"};
        static text::Pattern const party{R"((?:^|[\t ])S[oO]\s*[:.]?\s*(\d+)?[\s.]*-\s*([A-Z][A-Za-z]*/[A-Z]+))"};
        if (!header_.symbol.value.empty()) return false;
        auto const words = prose_.cased(line);
        if (!words.contains("So") && !words.contains("SO")) return false;
        // Recognition may lose the slash behind a blank number: "Số: LĐTBXH-BTXH".
        static text::Pattern const slashless{
            R"((?:^|[\t ])S[oO]\s*[:.] ?((?:[A-Z&]{2,}\d*)(?:-[A-Z0-9]+)+)\s*(?:$|\t))"};
        re2::StringPiece before, digits, symbol;
        bool const is_slashless = prose_.recognised() && RE2::PartialMatch(words, slashless, &symbol);
        bool const is_plain = !is_slashless && RE2::PartialMatch(words, plain, &before, &digits, &symbol);
        if (!is_slashless && !is_plain && !RE2::PartialMatch(words, party, &digits, &symbol)) return false;
        auto const range_of = [&](re2::StringPiece piece) {
            auto const from = line.from + static_cast<std::size_t>(piece.data() - words.data());
            return Range{from, from + piece.size()};
        };
        if (digits.data() != nullptr && !digits.empty())
            header_.number = field(prose_, range_of(digits));
        else if (is_plain)
            header_.number.span = prose_.span(range_of(before));
        Range range = trimmed(text_, range_of(symbol), "-.");
        header_.symbol = field(prose_, range);
        header_.symbol.value = tidy_symbol(header_.symbol.value, prose_.recognised());
        symbol_end_ = range.to;
        return true;
    }

    /// "Hà Nội, ngày 08 tháng 02 năm 2023", with what the draft left blank; not the "ngày" of a subject or of "(Kèm theo …)".
    bool place_date(Range line) {
        if (header_.date || !header_.place.value.empty()) return false;
        static text::Pattern const pattern{
            R"(((?:[a-z][a-z' -]*?)?)[ ,.]*\b(ngay[\s.?_/]*(\d{1,2})?[\s.?_/]*thang[\s.?_/]*(\d{1,2})?[\s.?_/]*nam[\s.?_/]*(20\d{2}|19\d{2})?)[\s.?_]*(?:$|\t))"};
        static text::Pattern const numeric{
            R"(((?:[a-z][a-z' -]*?)?)[ ,.]*\b(ngay +(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2}))\s*(?:$|\t))"};
        auto const words = text_.substr(line.from, line.size());
        if (!words.contains("ngay") || words.starts_with("(") || words.contains("kem theo")) return false;
        {
            auto from = line.from;
            if (symbol_end_ > line.from && symbol_end_ < line.to) from = symbol_end_;
            auto const part = text_.substr(from, line.to - from);
            re2::StringPiece place, whole, day, month, year;
            if (!RE2::PartialMatch(part, pattern, &place, &whole, &day, &month, &year) &&
                !RE2::PartialMatch(part, numeric, &place, &whole, &day, &month, &year))
                return false;
            auto const start =
                from + static_cast<std::size_t>((place.empty() ? whole.data() : place.data()) - part.data());
            if (!place.empty()) {
                Range const named = trimmed(text_, {start, start + place.size()}, ",. -");
                if (!named.empty() && named.size() < 40 && prose_.cased()[named.from] >= 'A' &&
                    prose_.cased()[named.from] <= 'Z')
                    header_.place = field(prose_, named);
            }
            auto const at = from + static_cast<std::size_t>(whole.data() - part.data());
            header_.date_item = field(prose_, {at, at + whole.size()});
            auto const value = [](re2::StringPiece piece) {
                unsigned v = 0;
                for (char const c : piece) v = digit(c) ? v * 10 + static_cast<unsigned>(c - '0') : v;
                return v;
            };
            if (!year.empty()) {
                base::PartialDate date{static_cast<int>(value(year)), std::nullopt, std::nullopt};
                if (!month.empty() && value(month) >= 1 && value(month) <= 12) date.month = value(month);
                if (date.month && !day.empty() && base::Date::of(date.year, *date.month, value(day)))
                    date.day = value(day);
                impossible_ = date.month && !day.empty() && !date.day;
                header_.date = date;
            }
            return true;
        }
    }

    void addressees(Range part) {
        auto const words = prose_.folded();
        while (part.from < part.to && (words[part.from] == ':' || words[part.from] == ' ' || words[part.from] == '\t'))
            ++part.from;
        part = trimmed(words, part);
        if (part.empty() || is_place_date(prose_.folded(part)) || is_state_name(prose_.folded(part))) return;
        bool const dashed = words[part.from] == '-' || words[part.from] == '+';
        static text::Pattern const several{R"(; ?- )"};
        bool const one_item = dashed && !RE2::PartialMatch(prose_.folded(part), several);
        if (dashed) part = trimmed(words, {part.from + 1, part.to});
        bool const goes_on = !dashed && !header_.addressees.empty() && !item_closed_;
        item_closed_ = words[part.to - 1] == ';' || words[part.to - 1] == '.';
        // Items printed on one line: "- A; - B." and "A; B".
        std::size_t from = part.from;
        bool first = true;
        for (std::size_t i = part.from; i <= part.to; ++i) {
            bool const cut =
                i == part.to || (words[i] == ';' && !one_item) ||
                (words.substr(i).starts_with(" - ") && bodies_at(prose_, i + 3, part.to) && words[i - 1] == ';');
            if (!cut) continue;
            Range item = trimmed(words, {from, i}, ".;,-?_");
            from = i + 1;
            if (item.empty()) continue;
            auto value = field(prose_, item);
            if (first && goes_on) {
                auto& last = header_.addressees.back();
                last.value += " " + value.value;
                last.span.to = value.span.to;
            } else
                header_.addressees.push_back(std::move(value));
            first = false;
        }
    }

    /// Capital lines of the left column, brought together to bodies: a line that names no kind of body goes on with the one before.
    void issuer() {
        struct Group {
            std::string name;
            Span span;
        };
        std::vector<Group> groups;
        for (auto const cell : capitals_) {
            auto const words = prose_.folded(cell);
            static text::Pattern const head{
                R"(^(?:ubnd|uy ban|hdnd|hoi dong|so |bo |van phong|vp |phong |ban |chi cuc|cuc |tong cuc|vu |tinh uy|huyen uy|thanh uy|thi uy|dang uy|dang bo|hoi |lien doan|lien minh|doan |tinh doan|mat tran|ubmttq|trung tam|truong |vien |toa an|kho bac|ngan hang|cong an|bao hiem|thanh tra|quoc hoi|chinh phu|thu tuong|kiem toan|ban chi dao|to cong tac|dai |bao |benh vien))"};
            static text::Pattern const place{R"(^(?:tinh|huyen|thi xa|thanh pho|tp|xa|phuong|thi tran|dac khu|quan) )"};
            if (words.size() < 3 || is_annex_head(prose_.cased(cell))) continue;
            bool const starts = RE2::PartialMatch(words, head);
            bool const party = words.starts_with("tinh uy") || words.starts_with("huyen uy") ||
                               words.starts_with("thi uy") || words.starts_with("thanh uy");
            if (groups.empty() || (starts && (party || !RE2::PartialMatch(words, place))))
                groups.push_back({prose_.slice(cell), prose_.span(cell)});
            else {
                groups.back().name += " " + prose_.slice(cell);
                groups.back().span.to = prose_.span(cell).to;
            }
        }
        std::erase_if(groups, [](Group const& group) { return group.name.size() < 5; });
        if (groups.empty()) return;
        // "HỘI ĐỒNG NHÂN DÂN" / "TỈNH X" are one; "CHỦ TỊCH …" above "Căn cứ" is the authority, not a second issuer.
        if (groups.size() > 1 && text::fold(groups.back().name).starts_with("chu tich")) groups.pop_back();
        auto& issuer = header_.issuer;
        issuer.value = natural_case(groups.back().name);
        issuer.span = groups.back().span;
        issuer.confidence = 0.95;
        if (groups.size() < 2) return;
        auto& parent = header_.parent_issuer;
        parent.value = natural_case(groups[groups.size() - 2].name);
        parent.span = groups[groups.size() - 2].span;
        parent.confidence = 0.95;
        qualify_issuer();
    }

    /// A department is named with its province: the committee above it says which.
    void qualify_issuer() {
        auto const parent = text::fold(header_.parent_issuer.value);
        auto const issuer = text::fold(header_.issuer.value);
        static text::Pattern const place{R"( (tinh|huyen|thanh pho|thi xa|xa|phuong|dac khu|thi tran|quan|tp\.?) )"};
        if (RE2::PartialMatch(issuer + " ", place) || parent.starts_with("bo ") || parent.starts_with("chinh phu"))
            return;
        if (issuer == "van phong") {
            header_.issuer.value += " " + header_.parent_issuer.value;
            return;
        }
        re2::StringPiece found;
        if (!place.Match(re2::StringPiece{parent}, 0, parent.size(), RE2::UNANCHORED, &found, 1)) return;
        // Words of the folded name and of the printed one stand at the same places.
        auto const word_index = std::count(parent.data(), found.data() + 1, ' ');
        std::string_view rest = header_.parent_issuer.value;
        for (auto i = word_index; i > 0; --i) rest.remove_prefix(rest.find(' ') + 1);
        header_.issuer.value += " " + std::string{rest};
    }

    void type() {
        if (!header_.type.value.empty()) return;
        if (header_.symbol.value.empty()) {
            if (!header_.subject.value.empty() && !header_.addressees.empty())
                header_.type.value = "công văn", header_.type.confidence = 0.7;
            return;
        }
        auto symbol = std::string_view{header_.symbol.value};
        if (symbol.size() > 5 && digit(symbol[0]) && symbol[4] == '/') symbol.remove_prefix(5);
        header_.type.value = type_of_symbol(symbol);
        header_.type.span = header_.symbol.span;
        header_.type.confidence = 0.9;
    }

public:
    bool impossible_date() const { return impossible_; }

private:
    Prose const& prose_;
    std::string_view text_;
    std::size_t end_;
    Header header_;
    In in_ = In::head;
    std::vector<Range> capitals_, subject_;
    std::string title_;
    bool subject_over_ = false; ///< the authority that decides stands behind the abstract
    std::size_t symbol_end_ = 0;
    bool item_closed_ = true;
    bool impossible_ = false;
};

/// An issuer that the header does not print: "<body> ban hành …", "Văn phòng UBND tỉnh thông báo", the place and the symbol.
void infer_issuer(Prose const& prose, Frame& frame) {
    auto& header = frame.header;
    if (!header.issuer.value.empty() || header.symbol.value.empty()) return;
    auto const symbol = text::fold(header.symbol.value);
    auto const place = text::fold(header.place.value);
    auto const text = prose.folded();
    std::string kind;
    if (symbol.starts_with("vp-") || symbol.contains("-vp"))
        kind = "Văn phòng Ủy ban nhân dân";
    else if (symbol.contains("ubnd"))
        kind = "Ủy ban nhân dân";
    else if (symbol.contains("hdnd"))
        kind = "Hội đồng nhân dân";
    else
        return;
    std::string level;
    static text::Pattern const named{
        R"((?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) (tinh|huyen|thanh pho|thi xa|xa|phuong|thi tran|dac khu)(?: ([a-z' ]{2,30}))?)"};
    re2::StringPiece input{text.data(), text.size()};
    std::string found, name;
    std::size_t seen = 0;
    while (seen++ < 60 && RE2::FindAndConsume(&input, named, &found, &name)) {
        if (!place.empty() && name.starts_with(place)) {
            level = found;
            break;
        }
        if (level.empty() && name.starts_with("thong bao")) level = found;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> levels = {{{"tinh", "tỉnh"},
                                                                                             {"huyen", "huyện"},
                                                                                             {"thanh pho", "thành phố"},
                                                                                             {"thi xa", "thị xã"},
                                                                                             {"xa", "xã"},
                                                                                             {"phuong", "phường"},
                                                                                             {"thi tran", "thị trấn"},
                                                                                             {"dac khu", "đặc khu"}}};
    for (auto const& [folded, printed] : levels)
        if (level == folded) kind += " " + std::string{printed};
    if (level.empty() || header.place.value.empty()) return;
    header.issuer.value = kind + " " + header.place.value;
    header.issuer.span = header.place.span;
    header.issuer.confidence = 0.6;
    header.issuer_inferred = true;
}

/// "đồng chí Dương Xuân Huyền, Phó Chủ tịch Thường trực UBND tỉnh có ý kiến chỉ đạo như sau".
void find_director(Prose const& prose, Frame& frame) {
    for (std::size_t p = frame.body; p < std::min(frame.ending, frame.body + 6); ++p) {
        auto const& paragraph = prose.paragraphs()[p];
        auto const words = prose.folded(paragraph);
        static text::Pattern const pattern{
            R"((?:dong chi|ong|ba) ([^;:.]{5,110}?),? (?:co y kien|da ket luan|ket luan|chi dao nhu sau|yeu cau nhu sau))"};
        re2::StringPiece name;
        if (!RE2::PartialMatch(words, pattern, &name)) continue;
        auto const from = paragraph.from + static_cast<std::size_t>(name.data() - words.data());
        frame.header.directed_by = field(prose, {from, from + name.size()}, 0.85);
        return;
    }
}

} // namespace

Frame read_frame(Prose const& prose) {
    Frame frame;
    frame.body = prose.body();
    frame.header = HeaderReader{prose, frame.body}.read();
    read_ending(prose, frame);
    infer_issuer(prose, frame);
    find_director(prose, frame);
    return frame;
}

} // namespace documents::reading
