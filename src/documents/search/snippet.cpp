#include "documents/search/snippet.hpp"

#include "text/search.hpp"

#include <algorithm>
#include <set>

namespace documents::search {
namespace {

constexpr std::size_t kSliceBytes = 1024;         ///< folded at once
constexpr std::size_t kReadBytes = 512u << 10;    ///< so much of a text is looked through
constexpr std::size_t kBefore = 70, kAfter = 200; ///< bytes of the source shown round a place
constexpr std::size_t kNear = 220;                ///< letters of the key within which hits belong together

struct Place {
    std::size_t from, to; ///< letters of the key
    std::size_t needle;
};

/// Every place where a needle stands as whole words, in order.
std::vector<Place> places_of(text::SearchKey const& key, std::vector<std::string> const& needles) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < needles.size(); ++i)
        for (auto at = key.find(needles[i]); at; at = key.find(needles[i], *at + 1)) {
            auto const to = *at + needles[i].size();
            if (to == key.key().size() || key.key()[to] == ' ') places.push_back({*at, to, i});
        }
    std::ranges::sort(places, {}, [](Place const& place) { return std::pair{place.from, place.needle}; });
    return places;
}

/// What a place is worth with those that follow near: how many needles, then how many stand side by side in the order typed.
struct Worth {
    std::size_t needles = 0, in_order = 0;
    auto operator<=>(Worth const&) const = default;
};

Worth worth_from(std::vector<Place> const& places, std::size_t first) {
    std::set<std::size_t> seen;
    Worth worth;
    for (std::size_t i = first; i < places.size() && places[i].from <= places[first].from + kNear; ++i) {
        seen.insert(places[i].needle);
        if (i > first && places[i].needle == places[i - 1].needle + 1 && places[i].from == places[i - 1].to + 1)
            ++worth.in_order;
    }
    worth.needles = seen.size();
    worth.in_order = std::min(worth.in_order, std::size_t{4});
    return worth;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/// A place to part the text near `at`, not within a word: an end of a line, else a blank, else the end of a letter.
std::size_t cut_near(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    constexpr std::size_t kBack = 256;
    auto const back = text.substr(at - std::min(at, kBack), std::min(at, kBack));
    if (auto const line = back.rfind('\n'); line != std::string_view::npos) return at - back.size() + line + 1;
    if (auto const blank = back.rfind(' '); blank != std::string_view::npos) return at - back.size() + blank + 1;
    while (at > 0 && is_continuation(text[at])) --at;
    return at;
}

void append_clean(std::string& out, std::string_view text) {
    for (char const c : text) {
        if (!is_blank(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
}

/// Spans in order, those that overlap as one.
std::vector<text::Span> merged(std::vector<text::Span> spans) {
    std::ranges::sort(spans, {}, &text::Span::from);
    std::vector<text::Span> all;
    for (auto const span : spans) {
        if (!all.empty() && span.from <= all.back().to)
            all.back().to = std::max(all.back().to, span.to);
        else
            all.push_back(span);
    }
    return all;
}

std::vector<Piece> cut_into_pieces(std::string_view text, std::size_t from, std::size_t to,
                                   std::vector<text::Span> const& marks) {
    std::vector<Piece> pieces;
    auto const add = [&](std::string_view part, bool mark) {
        std::string clean;
        if (!pieces.empty() && pieces.back().text.ends_with(' ')) { // no blank twice
            while (!part.empty() && is_blank(part.front())) part.remove_prefix(1);
        }
        if (!part.empty() && is_blank(part.front())) clean += ' ';
        append_clean(clean, part);
        if (!clean.empty()) pieces.push_back({clean, mark});
    };
    std::size_t at = from;
    for (auto const mark : marks) {
        if (mark.from >= to || mark.to <= at) continue;
        add(text.substr(at, mark.from - at), false);
        add(text.substr(mark.from, std::min<std::size_t>(mark.to, to) - mark.from), true);
        at = std::min<std::size_t>(mark.to, to);
    }
    add(text.substr(at, to - at), false);
    return pieces;
}

/// How many needles stand in a key. Makes no places: most slices of a text are done with by this.
std::size_t needles_in(std::string_view key, std::vector<std::string> const& needles) {
    auto const stands = [&](std::string const& needle) {
        for (auto at = key.find(needle); at != std::string_view::npos; at = key.find(needle, at + 1)) {
            auto const to = at + needle.size();
            if ((at == 0 || key[at - 1] == ' ') && (to == key.size() || key[to] == ' ')) return true;
        }
        return false;
    };
    return static_cast<std::size_t>(std::ranges::count_if(needles, stands));
}

struct Best {
    Worth worth;
    std::size_t slice_from = 0, slice_to = 0;
    std::vector<text::Span> marks; ///< bytes of the text
};

} // namespace

std::optional<Snippet> snippet(std::string_view text, std::vector<std::string> const& needles) {
    if (needles.empty()) return std::nullopt;
    Best best;
    for (std::size_t at = 0; at < std::min(text.size(), kReadBytes);) {
        auto end = cut_near(text, at + kSliceBytes);
        if (end <= at) end = std::min(text.size(), at + kSliceBytes + 4);
        auto const slice = text.substr(at, end - at);
        // One needle can not stand better than the best one so far, several may.
        auto const here = needles_in(text::search_key(slice), needles);
        if (here < std::max<std::size_t>(1, best.worth.needles) || (here == 1 && best.worth.needles == 1)) {
            at = end;
            continue;
        }
        text::SearchKey const key{slice};
        auto const places = places_of(key, needles);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (i > 0 && places[i].from < places[i - 1].to) continue;
            auto const worth = worth_from(places, i);
            if (!(best.worth < worth)) continue;
            best = {worth, at, end, {}};
            for (std::size_t j = i; j < places.size() && places[j].from <= places[i].from + kNear; ++j) {
                auto const span = key.span(places[j].from, places[j].to);
                best.marks.push_back(
                    {static_cast<decltype(span.from)>(at + span.from), static_cast<decltype(span.to)>(at + span.to)});
            }
        }
        if (best.worth.needles == needles.size()) break;
        at = end;
    }
    if (best.marks.empty()) return std::nullopt;
    best.marks = merged(std::move(best.marks));
    // From the beginning of a word to the end of one.
    std::size_t const hit = best.marks.front().from;
    std::size_t from = hit - std::min(hit, kBefore);
    while (from > 0 && from < hit && !is_blank(text[from - 1])) ++from;
    while (from < hit && is_continuation(text[from])) ++from;
    std::size_t to = std::min(text.size(), hit + kAfter);
    to = std::max<std::size_t>(to, best.marks.front().to);
    while (to < text.size() && !is_blank(text[to]) && to < hit + 2 * kAfter) ++to;
    while (to < text.size() && is_continuation(text[to])) ++to;
    Snippet found{.pieces = cut_into_pieces(text, from, to, best.marks),
                  .hit = hit,
                  .whole = best.worth.needles == needles.size()};
    if (from > 0) found.pieces.insert(found.pieces.begin(), Piece{"… ", false});
    if (to < text.size()) found.pieces.push_back({" …", false});
    return found;
}

std::vector<Piece> marked(std::string_view text, std::vector<std::string> const& needles) {
    text::SearchKey const key{text};
    std::vector<text::Span> marks;
    for (auto const& place : places_of(key, needles)) marks.push_back(key.span(place.from, place.to));
    return cut_into_pieces(text, 0, text.size(), merged(std::move(marks)));
}

} // namespace documents::search
