#include "documents/reading/bodies.hpp"

#include "documents/reading/body_words.hpp"
#include "documents/reading/phrases.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

namespace {

using namespace words;

using namespace std::string_view_literals;

Phrases const& heads() {
    static Phrases const list{kHeads};
    return list;
}
Phrases const& generic() {
    static Phrases const list{kGeneric};
    return list;
}
Phrases const& fields() {
    static Phrases const list{kFields};
    return list;
}
Phrases const& compounds() {
    static Phrases const list{kCompounds};
    return list;
}
Phrases const& nouns() {
    static Phrases const list{kNouns};
    return list;
}
Phrases const& duty_words() {
    static Phrases const list{kDutyWords};
    return list;
}

bool capital(char c) { return c >= 'A' && c <= 'Z'; }

bool head_at(Prose const& prose, std::size_t at, std::size_t end) {
    auto const found = heads().find_at(prose, at, end);
    if (!found) return false;
    auto const printed = kHeads[found->index];
    // Words that are also plain nouns name a body only where a name or a group follows.
    auto const next = found->range.to + 1;
    if (printed == "trường" && prose.folded().substr(std::min(next, end)).starts_with("hop ")) return false;
    if (printed == "báo" || printed == "đài" || printed == "vụ" || printed == "cục" || printed == "thuế" ||
        printed == "thống kê" || printed == "hội" || printed == "viện" || printed == "trường")
        return next < end && (capital(prose.cased()[next]) || capital(prose.cased()[at]));
    if (printed == "xã" || printed == "huyện" || printed == "thôn" || printed == "phường" || printed == "tỉnh" ||
        printed == "thành phố" || printed == "thị xã" || printed == "thị trấn" || printed == "đặc khu")
        return next < end && capital(prose.cased()[next]);
    return true;
}

/// The word that ends right before `at`.
std::string_view word_before(std::string_view folded, std::size_t at) {
    while (at > 0 && folded[at - 1] == ' ') --at;
    std::size_t from = at;
    while (from > 0 && !word_starts(folded, from)) --from;
    return folded.substr(from, at - from);
}

bool kept_in_name(std::string_view before, std::string_view verb) {
    return std::ranges::any_of(kKeepsVerb,
                               [&](auto const& pair) { return pair.first == before && verb.starts_with(pair.second); });
}

std::size_t closing_bracket(std::string_view text, std::size_t at, std::size_t end) {
    auto const close = text.find(')', at);
    return close == text.npos || close >= end ? end : close;
}

/// "UBND các huyện", "các xã": a group of places, whose names may follow.
bool plural_place(std::string_view folded) {
    static text::Pattern const pattern{
        R"((?:^|\s)cac (?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|thon|ban)\s*$)"};
    return RE2::PartialMatch(folded, pattern);
}

/// Where the list that starts at `at` ends.
std::size_t end_of_names(Prose const& prose, std::size_t at, std::size_t end) {
    auto const text = prose.folded();
    auto const cased = prose.cased();
    constexpr std::size_t kListLettersMax =
        3000; // longer ones are no list, and a document must not cost the square of its length
    end = std::min(end, at + kListLettersMax);
    bool list_opened = false;
    for (std::size_t i = at; i < end; ++i) {
        char const c = text[i];
        if (c == '(') {
            auto const close = closing_bracket(text, i, end);
            if (close - i > 60) return i;
            i = close;
            continue;
        }
        if (c == '.' && (i + 1 >= end || text[i + 1] == ' ' || text[i + 1] == '/') && !(i > 0 && capital(cased[i - 1])))
            return i;
        if (c == '\t' || c == '\n' || c == '!' || c == '?' || c == '"') return i;
        if (c == ':') {
            bool const names_follow =
                fields().find_at(prose, i + 2, end) || head_at(prose, i + 2, end) ||
                (plural_place(text.substr(at, i - at)) && !duty_words().find_at(prose, i + 2, end));
            bool const collective = !list_opened && names_follow && i + 2 < end && capital(cased[i + 2]);
            if (!collective) return i;
            list_opened = true;
            continue;
        }
        if (c == ';') {
            if (i + 2 < end && text[i + 1] == ' ' &&
                (head_at(prose, i + 2, end) || (list_opened && fields().find_at(prose, i + 2, end))))
                continue;
            return i;
        }
        if (word_starts(text, i))
            if (auto const name = compounds().find_at(prose, i, end)) {
                i = name->range.to - 1; // "đầu tư và xây dựng": its verb is part of a name
                continue;
            }
        if (i > at && word_starts(text, i) && !capital(cased[i])) {
            if (auto const verb = duty_words().find_at(prose, i, end)) {
                // "các sở, ngành chủ trì dự án, tiểu dự án": the verb says which ones.
                static text::Pattern const leading_project{
                    R"(^chu tri (?:cac )?(?:du an|tieu du an|noi dung|hop phan|chuong trinh))"};
                if (RE2::PartialMatch(text.substr(i, 30), leading_project) && text[i - 2] != ',') continue;
                static text::Pattern const chosen{
                    R"(^duoc (?:giao|phan cong|kiem tra|thanh tra|chon|thu huong|uy quyen|giam sat))"};
                if (RE2::PartialMatch(text.substr(i, 24), chosen) || nouns().find_at(prose, i, end)) continue;
                auto const before = word_before(text, i);
                // "cơ quan tham mưu" is a name, "các ngành liên quan tham mưu" is none.
                bool const related = text.substr(0, i).ends_with("lien quan ");
                if (related || !kept_in_name(before, text.substr(i))) return i;
            }
        }
    }
    return end;
}

enum class Kind { other, department, ministry, division };

Kind kind_of(std::string_view folded) {
    if (folded.starts_with("cac ")) folded.remove_prefix(4);
    auto const is = [&](std::string_view word) { return folded.starts_with(word) && word_ends(folded, word.size()); };
    if (is("so") || folded.starts_with("giam doc so") || folded.starts_with("giam doc cac so")) return Kind::department;
    if (is("bo"))
        return folded.starts_with("bo chi huy") || folded.starts_with("bo tu lenh") ? Kind::other : Kind::ministry;
    if (is("phong") || is("truong phong") || is("truong cac phong")) return Kind::division;
    return Kind::other;
}

std::string_view prefix_of(Kind kind) {
    switch (kind) {
    case Kind::department: return "Sở ";
    case Kind::ministry: return "Bộ ";
    case Kind::division: return "Phòng ";
    case Kind::other: break;
    }
    return {};
}

/// Cuts a list into names; `range` holds nothing but names.
class Splitter {
public:
    Splitter(Prose const& prose, Range range) : prose_{prose}, text_{prose.folded()}, range_{range} {}

    std::vector<Body> split() {
        range_ = trimmed(text_, range_, ".;,:");
        std::size_t from = range_.from;
        // "Các sở: A, B": what stands before ':' only says what the fields are.
        auto const colon = text_.substr(range_.from, range_.size()).find(':');
        if (colon != std::string_view::npos) {
            kind_ = kind_of(text_.substr(range_.from));
            listing_ = true;
            set_stem({range_.from, range_.from + colon});
            from = range_.from + colon + 1;
        } else
            plural_place_inline();
        while (from < range_.to) {
            Range part{from, part_end(from)};
            char const mark = part.to < range_.to ? text_[part.to] : ';';
            add(trimmed(text_, part, ",;"), mark_before_);
            mark_before_ = mark;
            from = part.to + (mark == ' ' ? 4 : 1); // " va " is parted at its first blank
        }
        for (auto& body : bodies_) body.name = clean(body);
        return std::move(bodies_);
    }

private:
    /// "UBND các huyện" gives the stem "UBND huyện " for the names that follow.
    void set_stem(Range range) {
        auto const words = text_.substr(range.from, range.size());
        auto const plural = words.rfind("cac ");
        if (plural == std::string_view::npos || !plural_place(words)) return;
        stem_ = prose_.slice({range.from, range.from + plural});
        if (!stem_.empty()) stem_ += ' ';
        stem_ += prose_.slice({range.from + plural + 4, range.to}) + " ";
    }
    /// "Ủy ban nhân dân các xã Tam Giang, Đất Mũi": names right behind the plural.
    void plural_place_inline() {
        static text::Pattern const pattern{R"(cac (?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|thon) )"};
        auto const words = text_.substr(range_.from, range_.size());
        re2::StringPiece found;
        if (!pattern.Match(re2::StringPiece{words.data(), words.size()}, 0, words.size(), RE2::UNANCHORED, &found, 1))
            return;
        auto const names = range_.from + static_cast<std::size_t>(found.data() - words.data()) + found.size();
        if (names >= range_.to || !capital(prose_.cased()[names])) return;
        set_stem({range_.from, names - 1});
        inline_names_ = names;
    }

    std::size_t part_end(std::size_t from) const {
        std::size_t guard = from;
        for (std::size_t i = from; i < range_.to; ++i) {
            if (word_starts(text_, i)) {
                if (auto const field = fields().find_at(prose_, i, range_.to)) guard = std::max(guard, field->range.to);
                if (auto const name = compounds().find_at(prose_, i, range_.to))
                    guard = std::max(guard, name->range.to);
            }
            if (i < guard) continue;
            if (text_[i] == '(') {
                i = closing_bracket(text_, i, range_.to);
                continue;
            }
            if (text_[i] == ',' || text_[i] == ';') return i;
            if (text_.compare(i, 4, " va ") == 0 && i + 4 < range_.to) return i;
        }
        return range_.to;
    }

    void add(Range part, char mark) {
        if (part.empty()) return;
        Range named = part;
        if (inline_names_ > part.from && inline_names_ < part.to) {
            named.from = inline_names_;
            return push(named, stem_);
        }
        if (!stem_.empty() && capital(prose_.cased()[part.from]) && !head_at(prose_, part.from, part.to))
            return push(named, stem_);
        for (auto const lead : {"cac dong chi "sv, "dong chi "sv, "cua "sv})
            if (text_.substr(named.from, named.size()).starts_with(lead) && bodies_.empty()) named.from += lead.size();
        auto const text = text_.substr(part.from, part.size());
        bool const collective =
            !bodies_.empty() &&
            (text_.substr(bodies_.back().range.from, bodies_.back().range.size()).contains("cac ") ||
             listing_generic());
        if (!bodies_.empty() && mark != ';') {
            auto const word = generic().find_at(prose_, part.from, part.to);
            bool const proper = word && word->range.to + 1 < part.to && capital(prose_.cased()[word->range.to + 1]);
            bool const place = word && !capital(prose_.cased()[part.from]) && !proper &&
                               (collective || !head_at(prose_, part.from, part.to));
            if (place) return extend(part);
        }
        if (auto const field = fields().find_at(prose_, part.from, part.to);
            field && field->range.to - part.from + 12 >= part.size()) {
            Kind const kind = kind_ != Kind::other ? kind_ : bodies_.empty() ? Kind::other : last_kind_;
            // "Thanh tra tỉnh" is no Sở, and the police are a ministry only.
            bool const headless =
                !text.starts_with("thanh tra") && (kind == Kind::ministry || !text.starts_with("cong an"));
            if (kind != Kind::other && headless) {
                push(named, prefix_of(kind));
                last_kind_ = kind;
                return;
            }
        }
        if (bodies_.empty() || mark == ';' || head_at(prose_, part.from, part.to) || listing_) {
            auto const bare = kind_of(text);
            // "các Sở Tài chính, Y tế": the plural belongs to the list, not to the name.
            bool const plural_of_one =
                text.starts_with("cac ") && bare != Kind::other &&
                fields().find_at(prose_, part.from + 4 + (bare == Kind::division ? 6 : 3), part.to);
            if (plural_of_one) named.from = part.from + 4;
            return push(named, {});
        }
        if (capital(prose_.cased()[part.from]) && mark != ' ') {
            // "UBND huyện A, B": the same kind of body in another place.
            auto const last = text_.substr(bodies_.back().range.from, bodies_.back().range.size());
            for (auto const lead : {"ubnd huyen "sv, "ubnd xa "sv, "huyen "sv, "xa "sv, "uy ban nhan dan huyen "sv,
                                    "uy ban nhan dan xa "sv})
                if (last.starts_with(lead))
                    return push(named,
                                prose_.slice({bodies_.back().range.from, bodies_.back().range.from + lead.size()}) +
                                    " ");
        }
        extend(part);
    }

    /// "thủ trưởng các cơ quan", "sở, ngành": what stands so far names nobody in particular.
    bool listing_generic() const {
        auto const& last = bodies_.back();
        auto const words = text_.substr(last.range.from, last.range.size());
        return last.name.empty() && (words.starts_with("thu truong") || words == "so" || words.starts_with("so, "));
    }
    void push(Range range, std::string_view prefix) {
        bodies_.push_back({std::string{prefix}, range});
        last_kind_ = kind_of(text_.substr(range.from, range.size()));
    }
    void extend(Range part) { bodies_.back().range.to = part.to; }
    /// "Bộ Tài chính (Cơ quan thường trực …)": what the body is besides is no part of its name.
    std::string clean(Body const& body) const {
        static text::Pattern const aside{R"( \((?:co quan|don vi|sau day|goi tat|viet tat|qua |la )[^)]*\)?$)"};
        auto range = body.range;
        auto const words = text_.substr(range.from, range.size());
        re2::StringPiece found;
        if (words.contains('(') &&
            aside.Match(re2::StringPiece{words.data(), words.size()}, 0, words.size(), RE2::UNANCHORED, &found, 1))
            range.to -= found.size();
        return body.name + prose_.slice(range);
    }

    Prose const& prose_;
    std::string_view text_;
    Range range_;
    Kind kind_ = Kind::other;
    Kind last_kind_ = Kind::other; ///< of the name before: "Sở Tài chính, Y tế, Tư pháp"
    bool listing_ = false;
    std::string stem_;
    std::size_t inline_names_ = 0;
    char mark_before_ = ';';
    std::vector<Body> bodies_;
};

} // namespace

std::optional<BodyList> bodies_at(Prose const& prose, std::size_t at, std::size_t end) {
    if (!head_at(prose, at, end)) return std::nullopt;
    auto const stop = end_of_names(prose, at, end);
    Range const range = trimmed(prose.folded(), {at, stop}, ",;:-");
    if (range.empty()) return std::nullopt;
    BodyList list{range, Splitter{prose, range}.split()};
    if (list.bodies.empty()) return std::nullopt;
    return list;
}

std::vector<Body> bodies_of(Prose const& prose, Range range) { return Splitter{prose, range}.split(); }

bool duty_word_at(Prose const& prose, std::size_t at, std::size_t end) {
    return duty_words().find_at(prose, at, end).has_value();
}

} // namespace documents::reading
