#include "documents/reading/targets.hpp"

#include "documents/reading/phrases.hpp"
#include "documents/reading/subjects.hpp"
#include "documents/reading/zones.hpp"
#include "text/numbers.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// What is counted, longest first where one starts another.
constexpr auto kUnits = std::to_array<std::string_view>({"triệu đồng/người/năm",
                                                         "triệu đồng/người",
                                                         "triệu đồng/hộ/năm",
                                                         "triệu đồng/hộ",
                                                         "triệu đồng/năm",
                                                         "đồng/người",
                                                         "tiêu chí/xã",
                                                         "tiêu chí",
                                                         "lần",
                                                         "hộ gia đình",
                                                         "hộ",
                                                         "người lao động",
                                                         "người",
                                                         "lao động",
                                                         "xã",
                                                         "thôn, bản",
                                                         "xã, thị trấn",
                                                         "xã, phường",
                                                         "xóm",
                                                         "ấp",
                                                         "buôn",
                                                         "thôn",
                                                         "bản",
                                                         "mô hình",
                                                         "dự án",
                                                         "câu lạc bộ",
                                                         "lớp",
                                                         "căn nhà",
                                                         "nhà",
                                                         "căn",
                                                         "phòng học",
                                                         "công trình",
                                                         "km",
                                                         "ha",
                                                         "học sinh",
                                                         "học viên",
                                                         "doanh nghiệp",
                                                         "hợp tác xã",
                                                         "trường",
                                                         "trạm y tế",
                                                         "điểm %",
                                                         "điểm phần trăm",
                                                         "phần trăm",
                                                         "cuộc",
                                                         "lượt người",
                                                         "lượt",
                                                         "trẻ em",
                                                         "phiên",
                                                         "việc làm",
                                                         "sản phẩm",
                                                         "huyện",
                                                         "phường",
                                                         "cơ sở",
                                                         "tổ hợp tác",
                                                         "buổi",
                                                         "hội nghị",
                                                         "thành viên",
                                                         "giường bệnh/vạn dân",
                                                         "giường bệnh",
                                                         "bác sĩ",
                                                         "khu dân cư",
                                                         "ngôi nhà",
                                                         "chỗ làm việc",
                                                         "m²"});

Phrases const& units() {
    static Phrases const list{kUnits};
    return list;
}

struct Mark {
    Range number, whole; ///< the figure; the figure with its sign and unit
    text::Decimal value;
    std::string unit;
    bool percent = false;
};

std::optional<Mark> mark_at(Prose const& prose, std::size_t at, std::size_t end) {
    auto const text = prose.folded();
    auto number = text::number_at(text, at);
    if (!number || number->to > end) return std::nullopt;
    Mark mark{{number->from, number->to}, {number->from, number->to}, number->number, {}, false};
    std::size_t next = number->to;
    // "1-1,5%": a span; the first figure is the one that is kept.
    for (auto const joint : {std::string_view{"-"}, std::string_view{" - "}})
        if (text.substr(next).starts_with(joint) && next + joint.size() < end && digit(text[next + joint.size()]))
            if (auto const upper = text::number_at(text, next + joint.size())) {
                next = upper->to;
                break;
            }
    // "7/12 xã": so many of so many.
    if (next + 1 < end && text[next] == '/' && digit(text[next + 1]))
        if (auto const of = text::number_at(text, next + 1); of && of->to < end && text[of->to] == ' ') next = of->to;
    while (next < end && text[next] == ' ') ++next;
    if (next < end && text[next] == '%') {
        mark.unit = "%";
        mark.percent = true;
        mark.whole.to = next + 1;
        if (text.substr(mark.whole.to, 4) == "/nam") mark.whole.to += 4;
        return mark;
    }
    auto const unit = units().find_at(prose, next, end);
    if (!unit) return std::nullopt;
    mark.unit = kUnits[unit->index];
    if (mark.unit == "phần trăm") mark.unit = "%", mark.percent = true;
    mark.whole.to = unit->range.to;
    return mark;
}

/// Words next to the figure that compare; they are no part of the indicator.
std::string comparator_of(std::string_view before, std::string_view after, std::size_t& sign_length) {
    struct Sign {
        text::Pattern pattern;
        std::string_view comparator;
    };
    static Sign const signs[] = {
        {text::Pattern{
             R"((?:dat |la |o muc |con |duy tri )*(?:it nhat|toi thieu|khong duoi|khong thap hon|tu)(?: dat| la| tu)* ?$)"},
         ">="},
        {text::Pattern{R"((?:\}|>=)\s?$)"}, ">="},
        {text::Pattern{R"((?:khong qua|toi da|khong vuot qua|khong vuot|khong cao hon) ?$)"}, "<="},
        {text::Pattern{R"((?:\{|<=)\s?$)"}, "<="},
        {text::Pattern{R"((?:dat |con |xuong )*(?:tren|hon|vuot) ?$)"}, ">"},
        {text::Pattern{R"(>\s?$)"}, ">"},
        {text::Pattern{R"((?:xuong |con |giam |o muc )*duoi ?$)"}, "<"},
        {text::Pattern{R"((?:xuong )?<\s?$)"}, "<"}};
    static text::Pattern const upwards{R"(^[^,;.]{0,18}tro len)"};
    static text::Pattern const downwards{R"(^[^,;.]{0,18}tro xuong)"};
    for (auto const& [pattern, comparator] : signs) {
        re2::StringPiece found;
        re2::StringPiece const input{before.data(), before.size()};
        if (!pattern.Match(input, 0, input.size(), RE2::UNANCHORED, &found, 1)) continue;
        sign_length = found.size();
        if (before.substr(before.size() - sign_length) == "tu " && !RE2::PartialMatch(after, upwards)) continue;
        // "tỷ lệ hộ nghèo giảm trên 4%": the movement says more than its bound.
        auto const moved = before.substr(0, before.size() - sign_length);
        if (moved.ends_with(" giam ")) return "giảm";
        if (moved.ends_with(" tang ") || moved.ends_with(" tang them ")) return "tăng";
        return std::string{comparator};
    }
    sign_length = 0;
    if (RE2::PartialMatch(after, upwards)) return ">=";
    if (RE2::PartialMatch(after, downwards)) return "<=";
    static text::Pattern const level{R"((?:con|xuong|xuong con|len|dat|la|len den|den) ?$)"};
    if (RE2::PartialMatch(before, level)) return "=";
    static text::Pattern const falling{R"((?:^| )giam(?: |$))"};
    static text::Pattern const rising{R"((?:^| )tang(?: them| binh quan| it nhat)?(?: |$)[^,;]{0,40}$)"};
    if (RE2::PartialMatch(before, falling)) return "giảm";
    if (RE2::PartialMatch(before, rising) && !before.contains("tang cuong")) return "tăng";
    return "=";
}

/// Leaves out what only leads to the figure: "phấn đấu", "đạt", "còn", "là", "đến năm 2025".
Range without_fillers(Prose const& prose, Range range) {
    static text::Pattern const leading{
        R"(^(?:[ ,:;-]|va |phan dau |den nam \d{4},? |nam \d{4},? |trong do:? |tiep tuc |co |qua do |bao dam |dam bao |den cuoi nam \d{4},? |hang nam,? |(?:den )?(?:het )?(?:ngay )?\d{1,2}/\d{1,2}(?:/\d{4})?,? )+)"};
    static text::Pattern const trailing{
        R"((?: |,|:|^)(?:dat|con|la|khoang|co|voi|tu|len|xuong|den|duoc|muc|ty le|toi thieu|it nhat|bang|o muc|giam|tang|tang them|dat ty le|duy tri|tren|duoi|hon|(?:giam|tang) binh quan|xuong con|va|cho|tu \d+(?:,\d+)? ?%)$)"};
    range = trimmed(prose.folded(), range, ",;:-.(<>{}");
    auto words = prose.folded(range);
    re2::StringPiece input{words.data(), words.size()};
    if (RE2::Consume(&input, leading)) range.from += words.size() - input.size();
    for (int i = 0; i < 4; ++i) {
        words = prose.folded(range);
        re2::StringPiece found;
        if (!trailing.Match(re2::StringPiece{words.data(), words.size()}, 0, words.size(), RE2::UNANCHORED, &found, 1))
            break;
        auto const cut = trimmed(prose.folded(), {range.from, range.to - found.size()}, ",:");
        if (cut.empty()) {
            range = cut;
            break;
        }
        range = cut;
    }
    return range;
}

class SentenceReader {
public:
    SentenceReader(Prose const& prose, Range sentence) : prose_{prose}, text_{prose.folded()}, sentence_{sentence} {}

    std::vector<Target> read() {
        constexpr std::size_t kMarksMax = 500; // of one sentence; more is a table without marks
        for (std::size_t at = sentence_.from; at < sentence_.to && marks_.size() < kMarksMax; ++at) {
            if (!digit(text_[at]) ||
                (at > 0 &&
                 (digit(text_[at - 1]) || (text_[at - 1] >= 'a' && text_[at - 1] <= 'z') || text_[at - 1] == '/' ||
                  text_[at - 1] == '-' || text_[at - 1] == '.' || text_[at - 1] == ',')))
                continue;
            auto const mark = mark_at(prose_, at, sentence_.to);
            if (!mark) {
                if (auto const number = text::number_at(text_, at)) at = number->to - 1;
                continue;
            }
            at = mark->whole.to - 1;
            if (starting_level(*mark) || far_end(*mark) || is_age_or_span(*mark)) continue;
            if (!marks_.empty() && only_compares(marks_.back(), *mark)) marks_.pop_back();
            marks_.push_back(*mark);
        }
        std::vector<Target> found;
        for (std::size_t i = 0; i < marks_.size(); ++i)
            if (auto target = target_of(i)) {
                // "… giảm 0,3%, còn dưới 0,8%": what is measured was said before.
                if (target->indicator.size() < 3 && !found.empty()) target->indicator = found.back().indicator;
                if (target->indicator.size() >= 3) found.push_back(std::move(*target));
            }
        return found;
    }

private:
    /// "từ 12,5% xuống còn 10%": the level it starts from is no aim.
    bool starting_level(Mark const& mark) const {
        auto const before = text_.substr(mark.whole.from > 4 ? mark.whole.from - 4 : 0, 4);
        auto const after = text_.substr(mark.whole.to, 24);
        static text::Pattern const goes_on{R"(^[^,;.]{0,16}(?:xuong|con|len))"};
        return before.ends_with("tu ") && !after.starts_with(" tro ") && RE2::PartialMatch(after, goes_on);
    }
    /// "từ 1,5% đến 2%": the far end of a span whose near end is kept.
    bool far_end(Mark const& mark) const {
        if (marks_.empty()) return false;
        auto const gap = text_.substr(marks_.back().whole.to, mark.whole.from - marks_.back().whole.to);
        auto const near = marks_.back().whole.from;
        return (gap == " den " || gap == "-" || gap == " - ") && near >= 3 && text_.substr(near - 3, 3) == "tu ";
    }
    bool is_age_or_span(Mark const& mark) const {
        auto const after = text_.substr(mark.whole.to, 14);
        auto const before =
            text_.substr(mark.whole.from > 16 ? mark.whole.from - 16 : 0, std::min<std::size_t>(mark.whole.from, 16));
        return after.starts_with(" tuoi") || before.ends_with("so voi ") || before.ends_with("ke tu ") ||
               before.ends_with("du an ") || (before.ends_with("tieu chi ") && mark.unit != "xã");
    }

    /// "số xã có tỷ lệ hộ nghèo trên 40% không quá 6 xã": the first figure is part of what the second one bounds.
    bool only_compares(Mark const& first, Mark const& second) const {
        static text::Pattern const comparing{
            R"(^ (?:la |con |dat |giam xuong |xuong )?(?:khong qua|toi da|it nhat|toi thieu|con|la|duoi|tren|dat) $)"};
        return RE2::FullMatch(text_.substr(first.whole.to, second.whole.from - first.whole.to), comparing);
    }

    /// Where the words between two figures part: what is left belongs to the earlier one.
    std::size_t parting(std::size_t from, std::size_t to) const {
        auto const gap = text_.substr(from, to - from);
        auto const first = gap.find_first_not_of(' ');
        if (first == gap.npos) return to;
        if (gap[first] == ',' || gap[first] == ';' || gap.substr(first).starts_with("va ")) return from;
        auto const comma = gap.rfind(", ");
        auto const also = gap.rfind(" va ");
        std::size_t cut = gap.npos;
        if (comma != gap.npos) cut = comma;
        if (also != gap.npos && (cut == gap.npos || also > cut)) cut = also;
        return cut == gap.npos ? to : from + cut;
    }

    std::optional<Target> target_of(std::size_t i) const {
        auto const& mark = marks_[i];
        std::size_t lead_from = i == 0 ? sentence_.from : parting(marks_[i - 1].whole.to, mark.whole.from);
        std::size_t tail_to = i + 1 < marks_.size() ? parting(mark.whole.to, marks_[i + 1].whole.from) : sentence_.to;
        Range lead{lead_from, mark.whole.from};
        auto const before = prose_.folded(lead);
        auto const after = text_.substr(mark.whole.to, sentence_.to - mark.whole.to);
        std::size_t sign = 0;
        Target target;
        target.comparator = comparator_of(before, after, sign);
        lead.to -= std::min(sign, lead.size());
        // "Tỷ lệ …: Mẫu giáo đạt …, Tiểu học đạt …": the stem belongs to each.
        std::string stem;
        if (auto const colon = text_.substr(sentence_.from, marks_[0].whole.from - sentence_.from).find(": ");
            colon != std::string_view::npos) {
            Range const before_colon = without_fillers(prose_, {sentence_.from, sentence_.from + colon});
            bool const list = marks_.size() > 1 && before_colon.size() > 8;
            if (list) {
                stem = prose_.slice(before_colon) + ": ";
                if (i == 0) lead.from = sentence_.from + colon + 1;
            }
        }
        static text::Pattern const closes{
            R"(^(?:\s*$|\s*[,;.:)]|\s*(?:tro len|tro xuong|so voi|hang nam|moi nam|/nam|vao nam|vao cuoi|trong nam|den nam|va|theo chuan|ke hoach|du toan)\b))"};
        bool lead_only = RE2::PartialMatch(after, closes) || tail_to <= mark.whole.to;
        // "từ 90% trở lên kế hoạch vốn được giao": what is counted goes on behind the bound.
        static text::Pattern const bound_then_more{
            R"(^ tro (?:len|xuong) (?:ke hoach|tong|so|ho|von|dan|lao|xa|thon|ban|nguoi|tre|cac|nguon|kinh))"};
        bool const more = RE2::PartialMatch(after, bound_then_more);
        Range const cleaned = without_fillers(prose_, lead);
        std::string indicator = prose_.slice(cleaned);
        // "Giải ngân tối thiểu 90% kế hoạch vốn được giao": two words before the figure do not say of what.
        static text::Pattern const of_what{R"(^ (?:ke hoach|du toan) )"};
        if (RE2::PartialMatch(after, of_what) && std::ranges::count(prose_.folded(cleaned), ' ') < 2) lead_only = false;
        if (!lead_only || more || indicator.empty()) {
            std::string const counted = mark.percent ? "" : mark.unit;
            Range const tail = trimmed(text_, {mark.whole.to + (more ? after.find(' ', 5) : 0), tail_to}, ",;.:");
            auto const behind = prose_.slice(tail);
            if (!counted.empty()) indicator += (indicator.empty() ? "" : " ") + counted;
            if (!behind.empty()) indicator += (indicator.empty() ? "" : " ") + behind;
        } else if (!mark.percent && mark.unit.find('/') == std::string::npos && mark.unit != "lần") {
            indicator += " (" + mark.unit + ")";
        }
        target.indicator = stem + indicator;
        target.value = mark.value.value();
        target.printed_value = prose_.slice(mark.number);
        target.unit = mark.unit;
        target.span = prose_.span({mark.whole.from, mark.whole.to});
        target.confidence = 0.85;
        return target;
    }

    Prose const& prose_;
    std::string_view text_;
    Range sentence_;
    std::vector<Mark> marks_;
};

} // namespace

std::vector<Target> targets_in(Prose const& prose, Range range) {
    std::vector<Target> found;
    for (auto const sentence : sentences(prose, range)) {
        auto of_sentence = SentenceReader{prose, sentence}.read();
        std::ranges::move(of_sentence, std::back_inserter(found));
    }
    return found;
}

std::vector<Target> targets(Prose const& prose, std::vector<Clause> const& tree, Frame const& frame) {
    std::vector<Target> found;
    bool const report = frame.header.type.value == "báo cáo";
    std::vector<Zone> zones(tree.size(), Zone::unknown);
    Zone flat = Zone::unknown; // of headings in capitals that stand outside the tree
    for (std::size_t i = 0; i < tree.size(); ++i) {
        auto const& clause = tree[i];
        auto const words = prose.folded(clause.text);
        Zone const above = clause.parent == Clause::kNone ? flat : zones[clause.parent];
        Zone own = Zone::unknown;
        if (clause.text.size() < 160 && (!clause.children.empty() || words.ends_with(":") || !clause.level))
            own = zone_of(words);
        zones[i] = own != Zone::unknown ? own : above;
        if (auto const colon = words.find(':');
            colon < 60 && own == Zone::unknown && zone_of(words.substr(0, colon)) == Zone::goals)
            zones[i] = Zone::goals;
        if (!clause.level && own != Zone::unknown && clause.parent == Clause::kNone) flat = own;
        static text::Pattern const aim{
            R"((?:phan dau|hoan thanh (?:tu |toi thieu |it nhat |tren )?\d+(?:,\d+)?%|giai ngan (?:dat )?(?:ty le )?(?:tu |toi thieu |it nhat |tren )?(?:100|9\d|8\d)(?:[,.]\d+)?%|tang \d+(?:,\d+)? lan|bao dam (?:dat )?(?:100|9\d)%|ty le giai ngan (?:dat )?(?:tren|toi thieu|it nhat) \d|den (?:het |cuoi )?nam \d{4},? (?:co |dat )?(?:tren |it nhat |toi thieu )?\d+(?:,\d+)?%))"};
        static text::Pattern const past{
            R"((?:^|[ ,])(?:da (?:dat|thuc hien|hoan thanh|giai ngan|giam|ho tro|co|duoc)|den nay|tinh den|luy ke|ket qua|so voi cung ky|nam truoc|thuc hien dat|uoc dat))"};
        bool const goals = zones[i] == Zone::goals;
        bool aimed = false; // an earlier sentence of the item has set an aim in percent
        for (auto const sentence : sentences(prose, clause.text)) {
            auto const said = prose.folded(sentence);
            bool const wanted =
                goals ? !(report && RE2::PartialMatch(said, past))
                      : RE2::PartialMatch(said, aim) && !RE2::PartialMatch(said, past) && zones[i] != Zone::results;
            static text::Pattern const goes_on{R"(^(?:tren |it nhat |toi thieu |co )?\d+(?:,\d+)?% )"};
            if (!wanted && aimed && RE2::PartialMatch(said, goes_on))
                std::ranges::move(targets_in(prose, sentence), std::back_inserter(found));
            if (!wanted) continue;
            aimed = said.contains('%');
            if (!goals) {
                // Outside goals a sentence talks of much else: from the word that sets the aim on.
                re2::StringPiece from;
                aim.Match(re2::StringPiece{said.data(), said.size()}, 0, said.size(), RE2::UNANCHORED, &from, 1);
                auto const start = sentence.from + static_cast<std::size_t>(from.data() - said.data());
                std::ranges::move(targets_in(prose, {start, sentence.to}), std::back_inserter(found));
            } else
                std::ranges::move(targets_in(prose, sentence), std::back_inserter(found));
        }
    }
    return found;
}

} // namespace documents::reading
