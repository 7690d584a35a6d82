#include "documents/reading/money.hpp"

#include "documents/reading/subjects.hpp"
#include "text/numbers.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>

namespace documents::reading {

namespace {

template <class T, std::size_t N>
std::optional<T> last_named(std::string_view folded, std::array<std::pair<std::string_view, T>, N> const& words) {
    std::optional<T> found;
    std::size_t best = 0;
    for (auto const& [word, meaning] : words) {
        auto const at = folded.rfind(word);
        if (at == folded.npos || (found && at + word.size() <= best)) continue;
        found = meaning;
        best = at + word.size();
    }
    return found;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string shortened(std::string label) {
    static text::Pattern const ends{R"([\s,;:.(\-–]+$)"};
    RE2::Replace(&label, ends, "");
    return label;
}

} // namespace

std::optional<Source> source_named(std::string_view folded) {
    static constexpr auto words =
        std::to_array<std::pair<std::string_view, Source>>({{"ngan sach trung uong", Source::central},
                                                            {"nstw", Source::central},
                                                            {"ns trung uong", Source::central},
                                                            {"ngan sach tw", Source::central},
                                                            {"nguon trung uong", Source::central},
                                                            {"von trung uong", Source::central},
                                                            {"trung uong ho tro", Source::central},
                                                            {"trung uong cap", Source::central},
                                                            {"trung uong", Source::central},
                                                            {"ngan sach dia phuong", Source::local},
                                                            {"nsdp", Source::local},
                                                            {"ngan sach tinh", Source::local},
                                                            {"ngan sach huyen", Source::local},
                                                            {"ngan sach xa", Source::local},
                                                            {"ngan sach cap tinh", Source::local},
                                                            {"ngan sach cap huyen", Source::local},
                                                            {"ngan sach cap xa", Source::local},
                                                            {"ngan sach thanh pho", Source::local},
                                                            {"ns tinh", Source::local},
                                                            {"ns huyen", Source::local},
                                                            {"ns xa", Source::local},
                                                            {"doi ung", Source::local},
                                                            {"von dia phuong", Source::local},
                                                            {"nst", Source::local},
                                                            {"nsh", Source::local},
                                                            {"nsx", Source::local},
                                                            {"huy dong khac", Source::other},
                                                            {"nguon khac", Source::other},
                                                            {"von khac", Source::other},
                                                            {"huy dong", Source::other},
                                                            {"xa hoi hoa", Source::other},
                                                            {"tin dung", Source::other},
                                                            {"von vay", Source::other},
                                                            {"dong gop", Source::other},
                                                            {"hop phap khac", Source::other},
                                                            {"quy vi nguoi ngheo", Source::other},
                                                            {"doanh nghiep, nguoi dan", Source::other},
                                                            {"doi ung cua dan", Source::other},
                                                            {"dan doi ung", Source::other},
                                                            {"nguoi dan gop", Source::other},
                                                            {"ngan sach nha nuoc", Source::state},
                                                            {"nsnn", Source::state}});
    return last_named(folded, words);
}

std::optional<Expenditure> expenditure_named(std::string_view folded) {
    static constexpr auto words =
        std::to_array<std::pair<std::string_view, Expenditure>>({{"von dau tu", Expenditure::investment},
                                                                 {"dau tu phat trien", Expenditure::investment},
                                                                 {"dtpt", Expenditure::investment},
                                                                 {"dau tu cong", Expenditure::investment},
                                                                 {"chi dau tu", Expenditure::investment},
                                                                 {"von dt", Expenditure::investment},
                                                                 {"su nghiep", Expenditure::recurrent},
                                                                 {"von sn", Expenditure::recurrent},
                                                                 {"chi thuong xuyen", Expenditure::recurrent},
                                                                 {"kinh phi thuong xuyen", Expenditure::recurrent}});
    return last_named(folded, words);
}

void ComponentTracker::see(Prose const& prose, Range item) {
    static text::Pattern const project{
        R"(^(?:\* |thuc hien )?(?:du an|da|noi dung thanh phan|noi dung so|chuong trinh thanh phan) (?:thanh phan )?(?:so )?(\d{1,2}|i{1,3}|iv|v)?\s*[:.\-(,]?)"};
    static text::Pattern const sub{R"(^(?:\* )?(?:tieu du an|tda)(?: (?:so )?\d{1,2})?\s*[:.\-(,]?)"};
    auto words = prose.folded(item);
    auto const first_amount = words.find(" trieu dong");
    if (words.size() > 320 && first_amount == words.npos) return;
    auto const title_end = [&](Range range) {
        // The title ends before the first amount, or before ", trong đó".
        static text::Pattern const money{
            R"([:,(]? ?(?:(?:tong |kinh phi|voi |so von|la |von )[^:;]{0,60})?\d[\d.,]* ?(?:trieu|ty|nghin|dong))"};
        auto const text = prose.folded(range);
        re2::StringPiece found;
        if (money.Match(re2::StringPiece{text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, &found, 1))
            return range.from + static_cast<std::size_t>(found.data() - text.data());
        return range.to;
    };
    bool const is_sub = RE2::PartialMatch(words, sub);
    if (!is_sub && !RE2::PartialMatch(words, project)) return;
    auto const title = shortened(prose.slice({item.from, title_end(item)}));
    if (is_sub) {
        sub_ = title;
        ++number_;
        return;
    }
    project_ = title;
    auto const colon = title.find_first_of(":.");
    project_head_ = title.substr(0, std::min(colon, title.size()));
    sub_.clear();
    ++number_;
}

std::string ComponentTracker::label() const {
    if (sub_.empty()) return project_;
    if (project_.empty()) return sub_;
    return project_head_ + " - " + sub_;
}

std::string ComponentTracker::component() const {
    return inside() ? fmt::format("{}|{}", project_head_, sub_) : std::string{};
}

namespace {

class MoneyReader {
public:
    MoneyReader(Prose const& prose, std::vector<Clause> const& tree, std::vector<Finding>& findings)
        : prose_{prose}, tree_{tree}, findings_{findings}, text_{prose.folded()} {}

    std::vector<MoneyLine> read() {
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            auto const& clause = tree_[i];
            if (clause.level && *clause.level <= Level::roman) components_.leave();
            components_.see(prose_, clause.text);
            read_clause(i);
        }
        return std::move(lines_);
    }

private:
    void read_clause(std::size_t i) {
        auto const& clause = tree_[i];
        Range const range = clause.text;
        std::size_t after_last = range.from;
        std::optional<std::size_t> whole; // the line that "trong đó" breaks down
        if (clause.parent != Clause::kNone)
            if (auto const found = whole_of_.find(clause.parent); found != whole_of_.end()) whole = found->second;
        bool parts = whole.has_value();
        std::optional<std::size_t> outer; // the whole that a bracket interrupts
        bool bracketed = false;
        auto const breakdown = prose_.folded(range).rfind("trong do"); // found once: an item may be the whole document
        for (std::size_t at = range.from; at < range.to; ++at) {
            if (!digit(text_[at]) || (at > 0 && digit(text_[at - 1]))) continue;
            auto const number = text::number_at(text_, at);
            // "20/11/2024", "905/QĐ": not an amount; "52.318 triệu đồng/118.905 triệu đồng": two of them.
            if (at > 1 && text_[at - 1] == '/' && digit(text_[at - 2])) {
                if (number) at = std::max(at, number->to - 1);
                continue;
            }
            auto const amount = text::amount_at(text_, at);
            if (!amount || amount->to > range.to) {
                if (number) at = std::max(at, number->to - 1);
                continue;
            }
            if (is_rate(range, *amount)) {
                at = amount->to - 1;
                after_last = amount->to;
                continue;
            }
            auto const lead = Range{after_last, amount->from};
            auto const words = prose_.folded(lead);
            bool const announced = words.contains("trong do") || words.contains(" gom") || words.contains("bao gom") ||
                                   words.starts_with(" (");
            if (!lines_.empty() && announced && last_clause_ == i) {
                if (words.starts_with(" (") && !words.contains(')'))
                    outer = parts ? whole : std::nullopt, bracketed = true;
                parts = true, whole = lines_.size() - 1;
            } else if (bracketed && words.contains(')'))
                whole = outer, parts = outer.has_value(), bracketed = false;
            auto line = line_of(*amount, lead, tail_of(*amount, range), parts ? whole : std::nullopt);
            check_words(*amount, range, line);
            lines_.push_back(std::move(line));
            last_clause_ = i;
            after_last = amount->to;
            // "(vốn sự nghiệp)" behind an amount is its own and not the next one's.
            if (auto const tail = tail_of(*amount, range);
                text_.substr(tail.from, 2) == " (" && tail.to > tail.from && text_[tail.to - 1] == ')')
                after_last = tail.to;
            at = amount->to - 1;
            // "10.881 triệu đồng, trong đó:" with the parts as items below or beside.
            if (breakdown != std::string_view::npos && range.from + breakdown >= after_last && !parts)
                whole = lines_.size() - 1;
        }
        auto const words = prose_.folded(range);
        if (last_clause_ == i && (words.ends_with("trong do:") || words.ends_with("trong do") ||
                                  words.ends_with("cu the:") || words.ends_with("gom:") || words.ends_with(":"))) {
            whole_of_[i] = first_line_of(i);
            if (clause.parent != Clause::kNone && !clause.level) whole_of_[clause.parent] = first_line_of(i);
        }
    }

    std::size_t first_line_of(std::size_t) const {
        // The whole is the first amount of the item that announces its parts.
        return lines_.size() - 1;
    }

    /// Words behind the amount up to the next mark: "(Vốn sự nghiệp)", "từ ngân sách tỉnh".
    Range tail_of(text::AmountMatch const& amount, Range range) const {
        std::size_t end = amount.to;
        std::size_t opened = 0;
        for (; end < range.to && end < amount.to + 170; ++end) {
            char const c = text_[end];
            if (c == '(' && opened == 0) opened = end;
            // "(vốn đầu tư 24,5 tỷ đồng, …)" breaks the amount down, it does not qualify it.
            if (digit(c)) return {amount.to, opened > 0 ? opened : end};
            if (c == ')' && opened == 0) break;
            if (c == ')') {
                // "(Ba tỷ … đồng) vốn sự nghiệp": behind the amount in words the sentence goes on.
                opened = 0;
                if (end + 2 < range.to && text_[end + 1] == ' ' && text_[end + 2] >= 'a' && text_[end + 2] <= 'z')
                    continue;
                ++end;
                break;
            }
            if (opened == 0 && (c == ',' || c == ';' || c == '.' || c == ':')) break;
        }
        return {amount.to, opened > 0 ? opened : end};
    }

    bool is_rate(Range range, text::AmountMatch const& amount) const {
        if (amount.per_something) return true;
        auto const from = std::max(range.from, amount.from > 60 ? amount.from - 60 : 0);
        auto const before = text_.substr(from, amount.from - from);
        static text::Pattern const rate{
            R"((?:thu nhap|muc chuan|chuan ngheo|muc song|dinh muc|muc ho tro|muc vay|muc thu|muc luong|binh quan (?:dau nguoi|moi)|khau|cho vay toi da|moi ho|nguoi/thang|moi [a-z ]{2,30}(?:khong qua|toi da)|khong qua moi)[^,;.]*$)"};
        if (RE2::PartialMatch(before, rate)) return true;
        auto const after = text_.substr(amount.to, std::min<std::size_t>(range.to - amount.to, 12));
        bool const of_another = after.starts_with("/") && after.size() > 1 && digit(after[1]); // "… đồng/118.905 …"
        return (after.starts_with("/") && !of_another) || after.starts_with(" moi ho") ||
               after.starts_with(" mot ho") || after.starts_with(" cho moi");
    }

    MoneyLine line_of(text::AmountMatch const& amount, Range lead, Range tail, std::optional<std::size_t> whole) const {
        MoneyLine line;
        line.amount_vnd = amount.vnd;
        Range const printed{amount.from, amount.to};
        line.printed = prose_.slice(printed);
        line.span = prose_.span(printed);
        line.confidence = amount.ambiguous ? 0.4 : 0.95;
        // What the amount is of stands right before it.
        constexpr std::size_t kNear = 240;
        auto const before = prose_.folded({lead.size() > kNear ? lead.to - kNear : lead.from, lead.to});
        auto const behind = prose_.folded(tail);
        auto source = source_named(before);
        if (!source) source = source_named(behind);
        auto type = expenditure_named(before);
        if (!type) type = expenditure_named(behind);
        // A part has what its whole has, unless it says otherwise.
        if (!source && whole && type) source = lines_[*whole].source;
        if (whole && source && !type && lines_[*whole].type != Expenditure::unknown) type = lines_[*whole].type;
        line.source = source.value_or(Source::total);
        line.type = type.value_or(Expenditure::unknown);
        line.component = components_.component();
        line.overall = !components_.inside();
        line.label = components_.inside() ? components_.label() : label_of(lead);
        if (line.label.empty() && whole) line.label = lines_[*whole].label;
        if (line.overall && whole) line.label = lines_[*whole].label;
        return line;
    }

    std::string label_of(Range lead) const {
        lead = trimmed(text_, lead, ",;:.(");
        // The last sentence before the amount.
        auto const words = prose_.folded(lead);
        auto const stop = words.find_last_of(";");
        if (stop != words.npos) lead.from += stop + 1;
        auto label = shortened(prose_.slice(lead));
        static text::Pattern const tail{
            R"((?:,? (?:là|dự kiến|với số tiền|số tiền|gồm|tổng số|khoảng|trong đó|là dự kiến))+$)"};
        RE2::Replace(&label, tail, "");
        return label;
    }

    /// "(Bằng chữ: …)" repeats the figure.
    void check_words(text::AmountMatch const& amount, Range range, MoneyLine& line) {
        static text::Pattern const pattern{
            R"(^[ ,;]*\(?(?:bang chu|viet bang chu)[: ]+([a-z, ]+?)(?: dong)?(?: chan)?(?:\.|\)|/|;|$))"};
        auto const after = text_.substr(amount.to, std::min<std::size_t>(range.to - amount.to, 240));
        re2::StringPiece words;
        if (!RE2::PartialMatch(after, pattern, &words)) return;
        auto const said = text::from_words(std::string_view{words.data(), words.size()});
        if (!said || *said == amount.vnd) return;
        auto const from = amount.to + static_cast<std::size_t>(words.data() - after.data());
        Finding finding;
        finding.code = "words_mismatch";
        finding.message = fmt::format("Số tiền bằng chữ ({} đồng) khác số tiền bằng số ({}).",
                                      text::print_integer(*said), line.printed);
        finding.span = prose_.span({from, from + words.size()});
        findings_.push_back(std::move(finding));
        line.confidence = 0.5;
    }

    Prose const& prose_;
    std::vector<Clause> const& tree_;
    std::vector<Finding>& findings_;
    std::string_view text_;
    ComponentTracker components_;
    std::vector<MoneyLine> lines_;
    std::map<std::size_t, std::size_t> whole_of_;
    std::size_t last_clause_ = Clause::kNone;
};

} // namespace

std::vector<MoneyLine> money_in(Prose const& prose, std::vector<Clause> const& tree, std::vector<Finding>& findings) {
    return MoneyReader{prose, tree, findings}.read();
}

} // namespace documents::reading
