#include "documents/reading/references.hpp"

#include "documents/reading/bodies.hpp"
#include "documents/reading/lines.hpp"
#include "documents/reading/phrases.hpp"
#include "documents/reading/symbols.hpp"
#include "text/dates.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace documents::reading {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return capital(c) || (c >= 'a' && c <= 'z'); }

struct Symbol {
    Range number; ///< "4422", "219a"; of a party paper the whole "237-KH"
    Range symbol; ///< what follows the slash
};

/// Reads number and symbol round the slash at `slash`.
class SymbolReader {
public:
    SymbolReader(Prose const& prose, std::size_t slash) : text_{prose.cased()}, slash_{slash} {}

    std::optional<Symbol> read() const {
        std::size_t left = slash_;
        while (left > 0 && text_[left - 1] == ' ' && slash_ - left < 3) --left;
        if (left == 0) return std::nullopt;
        auto const number = ends_with_digit(left) ? plain_number(left) : party_number(left);
        if (!number) return std::nullopt;
        std::size_t right = slash_ + 1;
        while (right < text_.size() && text_[right] == ' ' && right - slash_ < 3) ++right;
        right = past_year(right);
        auto const end = end_of_groups(right);
        if (end == right) return std::nullopt;
        return Symbol{*number, {slash_ + 1, end}};
    }

private:
    bool ends_with_digit(std::size_t left) const {
        return digit(text_[left - 1]) || (left >= 2 && letter(text_[left - 1]) && digit(text_[left - 2]));
    }
    std::optional<Range> plain_number(std::size_t left) const {
        std::size_t from = left;
        if (letter(text_[from - 1])) --from;
        while (from > 0 && digit(text_[from - 1])) --from;
        if (left - from > 6) return std::nullopt;
        // "15/6/2024/…" and "1.053/…" are no numbers of documents.
        if (from > 0 && (text_[from - 1] == '/' || letter(text_[from - 1]))) return std::nullopt;
        return Range{from, left};
    }
    /// "237-KH/HU", "10 –NQ/TU": number, dash, type.
    std::optional<Range> party_number(std::size_t left) const {
        std::size_t at = left;
        while (at > 0 && letter(text_[at - 1]) && left - at < 6) --at;
        if (at == left || !capital(text_[at])) return std::nullopt;
        while (at > 0 && text_[at - 1] == ' ') --at;
        if (at == 0 || text_[at - 1] != '-') return std::nullopt;
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '-')) --at;
        std::size_t const digits_end = at;
        while (at > 0 && digit(text_[at - 1])) --at;
        if (at == digits_end || digits_end - at > 5) return std::nullopt;
        return Range{at, left};
    }
    std::size_t past_year(std::size_t right) const {
        std::size_t at = right;
        while (at < text_.size() && digit(text_[at])) ++at;
        if (at - right != 4) return right;
        while (at < text_.size() && text_[at] == ' ') ++at;
        if (at >= text_.size() || (text_[at] != '/' && text_[at] != '-')) return right;
        ++at;
        while (at < text_.size() && text_[at] == ' ') ++at;
        return at;
    }
    std::size_t group_end(std::size_t at) const {
        while (at < text_.size() && (letter(text_[at]) || digit(text_[at]) || text_[at] == '&')) ++at;
        return at;
    }
    static bool shouted(std::string_view group) {
        auto const capitals = std::ranges::count_if(group, capital);
        return capitals >= 2 && capitals * 2 >= static_cast<std::ptrdiff_t>(group.size());
    }
    std::size_t end_of_groups(std::size_t right) const {
        if (right >= text_.size() || !capital(text_[right])) return right;
        std::size_t end = group_end(right);
        auto const first = text_.substr(right, end - right);
        // The glued "QĐ-UBNDngày" keeps its capitals.
        if (!shouted(first) && !first.starts_with("TTg")) return right;
        end = right + capitals_of(first);
        while (end < text_.size()) {
            std::size_t at = end;
            while (at < text_.size() && text_[at] == ' ' && at - end < 2) ++at;
            if (at < text_.size() && text_[at] == '-') {
                ++at;
                while (at < text_.size() && text_[at] == ' ' && at < end + 4) ++at;
                if (at >= text_.size() || !(capital(text_[at]) || digit(text_[at]))) break;
                auto const next = group_end(at);
                auto const group = text_.substr(at, next - at);
                bool const fits = shouted(group) || group == "TTg" ||
                                  (group.size() <= 6 && capital(group[0]) && std::ranges::any_of(group, digit)) ||
                                  (group.size() == 1 && capital(group[0])) || group == "VPtc";
                if (!fits || (at > end + 1 && !shouted(group))) break;
                end = at + capitals_of(group);
                continue;
            }
            // "LĐT BXH-VPQGGN", "LĐTBOXH VPQGGN ngày": a blank inside the symbol.
            if (at == end + 1 && capital(text_[at])) {
                auto const next = group_end(at);
                auto const group = text_.substr(at, next - at);
                bool const goes_on =
                    next < text_.size() && (text_[next] == '-' || text_.substr(next).starts_with(" ngay"));
                if (group.size() >= 3 && std::ranges::all_of(group, capital) && goes_on) {
                    end = next;
                    continue;
                }
            }
            break;
        }
        return end;
    }
    static std::size_t capitals_of(std::string_view group) {
        // Cut a glued small word off: "UBNDngay" -> "UBND"; "TTg", "CTr", "TTr", "QyD" end in or hold one small letter.
        std::size_t end = group.size();
        std::size_t smalls = 0;
        while (end > 0 && !capital(group[end - 1]) && !digit(group[end - 1])) --end, ++smalls;
        return smalls >= 3 && end >= 2 ? end : group.size();
    }

    std::string_view text_;
    std::size_t slash_;
};

struct TypeWord {
    std::string_view printed, type;
};
constexpr auto kTypes = std::to_array<TypeWord>({{"nghị quyết liên tịch", "nghị quyết liên tịch"},
                                                 {"nghị quyết", "nghị quyết"},
                                                 {"nghị định", "nghị định"},
                                                 {"quyết định", "quyết định"},
                                                 {"chỉ thị", "chỉ thị"},
                                                 {"thông tư liên tịch", "thông tư liên tịch"},
                                                 {"thông tư", "thông tư"},
                                                 {"công văn", "công văn"},
                                                 {"văn bản", "văn bản"},
                                                 {"kế hoạch", "kế hoạch"},
                                                 {"thông báo kết luận", "thông báo"},
                                                 {"thông báo", "thông báo"},
                                                 {"báo cáo", "báo cáo"},
                                                 {"tờ trình", "tờ trình"},
                                                 {"hướng dẫn", "hướng dẫn"},
                                                 {"công điện", "công điện"},
                                                 {"kết luận", "kết luận"},
                                                 {"luật", "luật"},
                                                 {"chương trình", "chương trình"},
                                                 {"đề án", "đề án"},
                                                 {"giấy mời", "giấy mời"},
                                                 {"biên bản", "biên bản"},
                                                 {"phương án", "phương án"},
                                                 {"quy định", "quy định"},
                                                 {"quy chế", "quy chế"},
                                                 {"văn bản hợp nhất", "văn bản hợp nhất"},
                                                 {"qđ", "quyết định"},
                                                 {"kh", "kế hoạch"},
                                                 {"cv", "công văn"},
                                                 {"nq", "nghị quyết"},
                                                 {"tb", "thông báo"},
                                                 {"nđ", "nghị định"},
                                                 {"tt", "thông tư"},
                                                 {"ct", "chỉ thị"},
                                                 {"vb", "văn bản"},
                                                 {"bc", "báo cáo"},
                                                 {"ttr", "tờ trình"}});

/// The type word before the number, and where the citation starts.
struct Lead {
    std::size_t from;
    std::string_view type; ///< empty where no type word stands there
};

Lead lead_before(Prose const& prose, std::size_t number) {
    auto const text = prose.folded();
    std::size_t at = number;
    auto const back_over = [&](std::string_view word) {
        std::size_t end = at;
        while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ':')) --end;
        if (end < word.size() || text.substr(end - word.size(), word.size()) != word ||
            !word_starts(text, end - word.size()))
            return false;
        at = end - word.size();
        return true;
    };
    bool const numbered = back_over("so");
    if (numbered) back_over("so");
    static std::vector<std::pair<std::string, std::string_view>> const types = [] {
        std::vector<std::pair<std::string, std::string_view>> list;
        for (auto const& word : kTypes) list.emplace_back(text::fold(word.printed), word.type);
        std::ranges::stable_sort(list, [](auto const& a, auto const& b) { return a.first.size() > b.first.size(); });
        return list;
    }();
    for (auto const& [word, type] : types) {
        if (word.size() <= 3 && !numbered && word != "qd") continue;
        if (back_over(word)) return {at, type};
    }
    return {numbered ? at : number, {}};
}

/// "điểm a khoản 2 Điều 5" right before the type word.
std::string point_before(Prose const& prose, std::size_t& from) {
    static text::Pattern const pattern{
        R"(((?:diem [a-z]{1,2},? )?(?:(?:khoan|muc) [\dIVXivx]+(?:, \d+| va \d+)*,? )?(?:(?:dieu|phan|muc) [\dIVXivx]+,? )?(?:cua )?)$)"};
    auto const start = from > 48 ? from - 48 : 0;
    auto const before = prose.folded().substr(start, from - start);
    std::string found;
    if (!RE2::PartialMatch(before, pattern, &found) || found.empty()) return {};
    auto const range = trimmed(prose.folded(), {from - found.size(), from}, ",");
    if (range.empty()) return {};
    from = range.from;
    return prose.slice(range);
}

/// The date that follows number and symbol: ", ngày 22/7/2022", "ký ngày …", "(ngày …)".
std::optional<text::DateMatch> date_after(Prose const& prose, std::size_t at) {
    static text::Pattern const lead{R"(^[ ,;(]*(?:ky |ban hanh |de )?ngay:? ?)"};
    auto const rest = prose.folded().substr(at, 40);
    re2::StringPiece input{rest.data(), rest.size()};
    if (!RE2::Consume(&input, lead)) return std::nullopt;
    return text::date_at(prose.folded(), at + rest.size() - input.size());
}

/// "của <issuer>" behind the citation.
std::string issuer_after(Prose const& prose, std::size_t& at) {
    auto const text = prose.folded();
    static text::Pattern const lead{R"(^[ ,)]*cua (?:lien bo |ban thuong vu |dong chi )?)"};
    constexpr std::size_t kReach = 240; // a longer search for the line's end would cost the square of its length
    auto const near = text.substr(std::min(at, text.size()), kReach);
    std::size_t const end = at + std::min(near.find('\n'), near.size());
    auto const rest = text.substr(at, std::min<std::size_t>(end - at, 30));
    re2::StringPiece input{rest.data(), rest.size()};
    if (!RE2::Consume(&input, lead)) return {};
    auto const from = at + rest.size() - input.size();
    auto const list = bodies_at(prose, from, std::min(end, from + 160));
    if (!list) return {};
    auto range = list->bodies.front().range;
    static text::Pattern const about{R"( (?:ve|v/v|quy dinh|ngay|tai|so)(?: |$))"};
    auto const name = prose.folded(range);
    std::string_view cut = name;
    re2::StringPiece found;
    if (re2::StringPiece piece{name.data(), name.size()};
        about.Match(piece, 0, piece.size(), RE2::UNANCHORED, &found, 1) && !name.contains("quoc gia ve"))
        cut = name.substr(0, static_cast<std::size_t>(found.data() - name.data()));
    range.to = range.from + cut.size();
    at = range.to;
    return prose.slice(range);
}

} // namespace

std::vector<Citation> citations(Prose const& prose) {
    std::vector<Citation> found;
    auto const text = prose.folded();
    std::size_t own_line_end = 0;
    for (std::size_t p = 0; p < prose.body(); ++p)
        if (is_number_line(prose.folded(prose.paragraphs()[p])) || prose.folded(prose.paragraphs()[p]).contains("so:"))
            own_line_end = prose.paragraphs()[p].to;
    for (auto slash = text.find('/', own_line_end); slash != text.npos; slash = text.find('/', slash + 1)) {
        auto const symbol = SymbolReader{prose, slash}.read();
        if (!symbol) continue;
        static text::Pattern const form{R"((?:bieu|mau|phieu|phu luc|bieu mau)(?: so)?:? $)"};
        auto const before = text.substr(symbol->number.from > 16 ? symbol->number.from - 16 : 0,
                                        std::min<std::size_t>(symbol->number.from, 16));
        if (RE2::PartialMatch(before, form)) continue;
        Citation citation;
        auto& reference = citation.reference;
        citation.symbol_range = {symbol->number.from, symbol->symbol.to};
        auto const lead = lead_before(prose, symbol->number.from);
        std::size_t from = lead.from;
        std::size_t to = symbol->symbol.to;
        reference.number_symbol = tidy_symbol(prose.slice(citation.symbol_range), prose.recognised());
        reference.confidence = 0.95;
        if (!lead.type.empty())
            reference.type = lead.type;
        else if (!found.empty() && from - found.back().range.to <= 12 &&
                 !text.substr(found.back().range.to, from - found.back().range.to).contains('\n') &&
                 type_of_symbol(reference.number_symbol.substr(reference.number_symbol.find('/') + 1)) ==
                     type_of_symbol(found.back().reference.number_symbol.substr(
                         found.back().reference.number_symbol.find('/') + 1)))
            reference.type = found.back().reference.type;
        else {
            auto const slash_at = reference.number_symbol.find('/');
            auto const dash_at = reference.number_symbol.find('-');
            bool const party = dash_at < slash_at;
            reference.type =
                type_of_symbol(party ? reference.number_symbol.substr(dash_at + 1)
                                     : reference.number_symbol.substr(reference.number_symbol.find_last_of('/') + 1));
        }
        if (reference.type == "luật" && lead.type.empty() &&
            text.substr(from > 40 ? from - 40 : 0, 40).contains("nghi quyet"))
            reference.type = "nghị quyết";
        reference.point = point_before(prose, from);
        if (auto const date = date_after(prose, to)) {
            reference.date = date->partial();
            if (reference.date && !reference.date->whole() && reference.date->day) reference.date.reset();
            to = date->to;
        }
        std::size_t after = to;
        reference.issuer = issuer_after(prose, after);
        citation.range = {from, to};
        reference.span = prose.span(citation.range);
        reference.mentions = {reference.span};
        found.push_back(std::move(citation));
        slash = std::max(slash, symbol->symbol.to - 1);
    }
    // "Thông báo số A và Thông báo số B ngày d của X": date and issuer may be those of the whole list.
    for (std::size_t i = found.size(); i-- > 1;) {
        auto& earlier = found[i - 1];
        auto const& later = found[i];
        if (later.range.from < earlier.range.to) continue;
        auto const between = text.substr(earlier.range.to, later.range.from - earlier.range.to);
        static text::Pattern const joint{R"(^[ ,;]*(?:va |, |; )? *(?:cac |so )*$)"};
        if (between.size() > 14 || !RE2::FullMatch(between, joint)) continue;
        if (!earlier.reference.date && later.reference.date) {
            earlier.reference.date = later.reference.date;
            earlier.shared_date = true;
        }
        if (earlier.reference.issuer.empty() &&
            type_of_symbol(earlier.reference.number_symbol) == type_of_symbol(later.reference.number_symbol))
            earlier.reference.issuer = later.reference.issuer;
    }
    for (auto& citation : found)
        if (citation.reference.issuer.empty())
            citation.reference.issuer = issuer_of_symbol(citation.reference.number_symbol);
    return found;
}

std::vector<Reference> merged(std::vector<Citation> const& found, std::string_view own) {
    struct Entry {
        Reference reference;
        bool sure_date;
    };
    std::vector<Entry> entries;
    std::unordered_map<std::string, std::size_t> places;
    for (auto const& citation : found) {
        auto const& reference = citation.reference;
        auto const key = symbol_key(reference.number_symbol);
        if (!own.empty() && key == symbol_key(own)) continue;
        auto const [place, is_new] = places.try_emplace(key, entries.size());
        bool const sure = reference.date && !citation.shared_date;
        if (is_new) {
            entries.push_back({reference, sure});
            if (citation.shared_date) entries.back().reference.confidence = 0.6;
            continue;
        }
        auto* const same = &entries[place->second];
        auto& first = same->reference;
        first.mentions.push_back(reference.span);
        if (first.issuer.empty()) first.issuer = reference.issuer;
        if (first.point.empty()) first.point = reference.point;
        if (!reference.date || reference.date == first.date) {
            same->sure_date |= sure;
            continue;
        }
        if (!first.date)
            first.date = reference.date, same->sure_date = sure;
        else if (sure && !same->sure_date) {
            first.other_dates.push_back(*first.date);
            first.date = reference.date;
            first.confidence = 0.8;
            same->sure_date = true;
        } else
            first.other_dates.push_back(*reference.date);
    }
    std::vector<Reference> references;
    for (auto& entry : entries) references.push_back(std::move(entry.reference));
    return references;
}

} // namespace documents::reading
