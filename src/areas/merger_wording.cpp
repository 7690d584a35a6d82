#include "areas/merger_wording.hpp"

#include "areas/name.hpp"
#include "text/pattern.hpp"
#include "text/search.hpp"

#include <algorithm>

namespace areas {
namespace {

/// [from, to) in letters of the shadow.
struct Range {
    std::size_t from = 0;
    std::size_t to = 0;
    bool empty() const { return from >= to; }
};

struct Piece {
    Range whole;
    std::vector<Range> heads;  ///< what stands outside of parentheses
    std::vector<Range> asides; ///< what stands inside, without them
    bool after_and = false;    ///< "và" stands before it
};

/// What a list hands on from one piece to the next.
struct Carry {
    Share share = Share::whole;
    bool phrase_is_open = false; ///< a share phrase stood alone and its names are still to come
    std::optional<Kind> kind = {};
    bool is_plural = false; ///< "các xã": what follows are names, also one that begins with "Bản"
};

Range trimmed(std::string_view folded, Range range) {
    constexpr std::string_view around = " \t\n.;:/,*";
    while (!range.empty() && around.find(folded[range.from]) != std::string_view::npos) ++range.from;
    while (!range.empty() && around.find(folded[range.to - 1]) != std::string_view::npos) --range.to;
    return range;
}

/// Cuts at commas, semicolons and "và" outside of parentheses. A parenthesis that is never closed reaches to the end.
std::vector<Piece> pieces_of(std::string_view folded) {
    std::vector<Piece> pieces;
    Piece piece;
    std::size_t head = 0;
    std::size_t aside = 0;
    int depth = 0;
    auto const end_piece = [&](std::size_t at, std::size_t next, bool is_and = false) {
        if (depth == 0) piece.heads.push_back({std::min(head, at), at}); // "và và": the second begins inside the first
        piece.whole.to = at;
        pieces.push_back(std::move(piece));
        piece = Piece{.whole = {next, next}, .heads = {}, .asides = {}, .after_and = is_and};
        head = next;
    };
    for (std::size_t at = 0; at < folded.size(); ++at) {
        char const c = folded[at];
        if (c == '(' && depth++ == 0) {
            piece.heads.push_back({head, at});
            aside = at + 1;
        } else if (c == ')' && depth > 0 && --depth == 0) {
            piece.asides.push_back({aside, at});
            head = at + 1;
        } else if (depth == 0 && (c == ',' || c == ';')) {
            end_piece(at, at + 1);
        } else if (depth == 0 && c == ' ' && folded.substr(at, 4) == " va ") {
            end_piece(at, at + 4, true);
            at += 2; // the blank behind "và" may open the next " và "
        }
    }
    if (depth > 0) piece.asides.push_back({aside, folded.size()});
    end_piece(folded.size(), folded.size());
    return pieces;
}

bool consume(std::string_view& text, text::Pattern const& pattern, re2::StringPiece* word = nullptr) {
    re2::StringPiece input{text.data(), text.size()};
    bool const found = word ? RE2::Consume(&input, pattern, word) : RE2::Consume(&input, pattern);
    if (found) text = {input.data(), input.size()};
    return found;
}

/// Takes share phrases off the front of a piece. Returns how many letters they took.
std::size_t take_phrases(std::string_view text, Carry& carry) {
    static text::Pattern const share{
        R"(\s*(?:va )?(?:(?:sap xep|nhap|giu nguyen) )?(mot phan|1 phan|toan bo|phan con l\w+)(?:\s+(?:dien tich(?: tn| tu nhien)?|quy mo dan so|dan so))*(?:\s+(?:cua?|thuoc))*(?:\s+(cac))?(?:\s+|$))"};
    static text::Pattern const more{
        R"(\s*(?:va )?(?:dien tich(?: tn| tu nhien)?|quy mo dan so|dan so)(?:\s+(?:cua?|thuoc))*(?:\s+(cac))?(?:\s+|$))"};
    static text::Pattern const plural{R"(\s*(?:va )?(?:cua )?(cac)\s+)"};
    std::size_t const size = text.size();
    for (bool moved = true; moved;) {
        re2::StringPiece word;
        re2::StringPiece many;
        re2::StringPiece input{text.data(), text.size()};
        moved = RE2::Consume(&input, share, &word, &many);
        if (moved) {
            bool const all = word == "toan bo";
            // "một phần diện tích, toàn bộ quy mô dân số của X": of the unit it is still a part.
            if (!(all && carry.phrase_is_open && carry.share != Share::whole))
                carry.share = all ? Share::whole : word.starts_with("phan con") ? Share::remainder : Share::part;
            carry.phrase_is_open = true;
        } else {
            moved = RE2::Consume(&input, carry.phrase_is_open ? more : plural, &many);
            if (!moved && carry.phrase_is_open) moved = RE2::Consume(&input, plural, &many);
        }
        if (!many.empty()) carry.is_plural = true;
        text = {input.data(), input.size()};
    }
    return size - text.size();
}

bool is_of_communes(std::optional<Kind> kind) { return kind && level_of(*kind) == Level::commune; }

class Reader {
public:
    explicit Reader(std::string_view wording) : shadow_{wording} {}

    FormedFrom read() {
        static text::Pattern const unchanged{R"(\s*giu nguyen(?: hien trang)?[\s.;/]*)"};
        std::string_view const folded = shadow_.folded();
        if (RE2::FullMatch(re2::StringPiece{folded.data(), folded.size()}, unchanged)) {
            found_.unchanged = true;
            return std::move(found_);
        }
        for (Piece const& piece : pieces_of(folded)) read_piece(piece);
        return std::move(found_);
    }

private:
    std::string_view letters(Range range) const { return shadow_.folded().substr(range.from, range.to - range.from); }
    std::string printed(Range range) const { return tidy_name(shadow_.slice(range.from, range.to)); }

    void read_piece(Piece const& piece) {
        Range head = piece.heads.empty() ? Range{} : trimmed(shadow_.folded(), piece.heads.front());
        std::size_t const taken = take_phrases(letters(head), carry_);
        head = trimmed(shadow_.folded(), {head.from + taken, head.to});
        bool const closes = cut_closing(head) || closes_later(piece);
        if (head.empty()) {
            if (!carry_.phrase_is_open && !trimmed(shadow_.folded(), piece.whole).empty()) add_unread(piece);
            return;
        }
        FormedPart part{.name = {}, .share = carry_.share};
        Range const range = trimmed(shadow_.folded(), piece.whole);
        part.span = shadow_.span(range.from, range.to);
        read_name(head, part);
        part.after_and = piece.after_and && part.kind_is_inherited;
        for (Range const& aside : piece.asides) read_aside(aside, part);
        carry_.phrase_is_open = false;
        if (closes) {
            carry_.share = Share::whole;
            carry_.is_plural = false;
        }
        if (part.name.empty())
            add_unread(piece);
        else
            found_.parts.push_back(std::move(part));
    }

    void add_unread(Piece const& piece) {
        Range const range = trimmed(shadow_.folded(), piece.whole);
        found_.unread.push_back(shadow_.span(range.from, range.to));
    }

    /// Takes "sau khi sắp xếp …" off the end; whether it stood there.
    bool cut_closing(Range& head) const {
        static text::Pattern const closing{R"(\s*\bsau khi (?:sap|nhap|dieu chinh|thanh lap|chia|tach))"};
        re2::StringPiece const text{shadow_.folded().data() + head.from, head.to - head.from};
        re2::StringPiece match;
        if (!closing.Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1)) return false;
        head = trimmed(shadow_.folded(), {head.from, head.from + static_cast<std::size_t>(match.data() - text.data())});
        return true;
    }

    bool closes_later(Piece const& piece) const {
        return std::ranges::any_of(piece.heads.size() > 1 ? std::span{piece.heads}.subspan(1)
                                                          : std::span<Range const>{},
                                   [&](Range range) { return cut_closing(range); });
    }

    void read_name(Range head, FormedPart& part) {
        // "các phường Phường Giáp Bát", "xã  Xã Vầy Nưa": the word stands twice.
        bool has_kind = false;
        for (;;) {
            text::Span const span = shadow_.span(head.from, head.to);
            std::string_view const source = shadow_.source().substr(span.from, span.to - span.from);
            NameParts const parts = split_name(source);
            if (parts.prefix.empty() || (has_kind && !is_of_communes(parts.kind))) break;
            if (!is_of_communes(parts.kind) && carry_.is_plural && is_of_communes(carry_.kind)) break;
            std::size_t const next =
                shadow_.at_source(span.from + static_cast<std::uint32_t>(parts.bare.data() - source.data()));
            if (next >= head.to) break; // behind the word stand only bytes that are no letters
            part.kind = parts.is_city_word ? Kind::district : parts.kind;
            has_kind = true;
            head.from = next;
        }
        if (has_kind)
            carry_.kind = part.kind;
        else {
            part.kind = carry_.kind;
            part.kind_is_inherited = part.kind.has_value();
        }
        cut_repetition(head);
        part.name = printed(head);
    }

    /// "Yên Định  Xã Yên Định" is "Yên Định".
    void cut_repetition(Range& head) const {
        static text::Pattern const again{R"(\s(?:Xa|Phuong|Thi tran)\s)"};
        re2::StringPiece const text{shadow_.cased().data() + head.from, head.to - head.from};
        re2::StringPiece match;
        if (!again.Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1)) return;
        std::size_t const left = static_cast<std::size_t>(match.data() - text.data());
        auto const key = [](re2::StringPiece name) { return text::search_key({name.data(), name.size()}); };
        if (key(text.substr(0, left)) == key(text.substr(left + match.size())))
            head = trimmed(shadow_.folded(), {head.from, head.from + left});
    }

    void read_aside(Range aside, FormedPart& part) const {
        static text::Pattern const place{R"(\s*(?:thuoc )?((?:huyen|quan|thi xa|thanh pho|tp|tx|tinh)[. ]+[^,]+))"};
        std::string_view const text = letters(aside);
        std::string_view rest = text;
        re2::StringPiece word;
        while (consume(rest, place, &word)) {
            std::size_t const from = aside.from + static_cast<std::size_t>(word.data() - text.data());
            std::string const name = printed({from, from + word.size()});
            (word.starts_with("tinh") ? part.province : part.district) = name;
            while (!rest.empty() && (rest.front() == ',' || rest.front() == ' ')) rest.remove_prefix(1);
        }
        if (text.find("phan con l") != std::string_view::npos)
            part.share = Share::remainder;
        else if (text.find("mot phan") != std::string_view::npos)
            part.share = Share::part;
    }

    text::Shadow shadow_;
    Carry carry_;
    FormedFrom found_;
};

} // namespace

std::string_view code_of(Share share) {
    switch (share) {
    case Share::whole: return "whole";
    case Share::part: return "part";
    case Share::remainder: return "remainder";
    }
    return {};
}

std::optional<Share> share_from_code(std::string_view code) {
    for (Share const share : {Share::whole, Share::part, Share::remainder})
        if (code_of(share) == code) return share;
    return std::nullopt;
}

FormedFrom read_merger_wording(std::string_view wording) { return Reader{wording}.read(); }

} // namespace areas
