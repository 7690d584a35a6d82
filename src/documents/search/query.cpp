#include "documents/search/query.hpp"

#include "documents/registry/paper.hpp"
#include "documents/search/lexemes.hpp"
#include "text/dates.hpp"
#include "text/search.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace documents::search {
namespace {

using registry::number_key;

constexpr std::size_t kPhraseWordsMax = 16;

/// A piece of what was typed: up to a blank, or what stands between quotes.
struct Piece {
    std::string text;
    bool quoted = false;
    bool excluded = false; ///< a minus stood before it
};

constexpr std::array<std::string_view, 8> kQuotes{"\"", "“", "”", "„", "‟", "«", "»", "″"};
constexpr std::array<std::string_view, 7> kBlanks{" ", "\t", "\n", "\r", "\v", "\u00a0", "\u3000"};
constexpr std::array<std::string_view, 3> kDashes{"-", "–", "−"};

template <std::size_t N>
std::size_t at_one_of(std::string_view rest, std::array<std::string_view, N> const& marks) {
    for (auto const mark : marks)
        if (rest.starts_with(mark)) return mark.size();
    return 0;
}

std::vector<Piece> pieces_of(std::string_view typed) {
    std::vector<Piece> pieces;
    Piece piece;
    auto const close = [&] {
        if (!piece.text.empty()) pieces.push_back(piece);
        piece = {};
    };
    while (!typed.empty()) {
        if (auto const quote = at_one_of(typed, kQuotes); quote > 0) {
            close();
            typed.remove_prefix(quote);
            piece.quoted = !piece.quoted;
            if (!piece.quoted) continue;
            while (!typed.empty() && at_one_of(typed, kQuotes) == 0) {
                piece.text += typed.front();
                typed.remove_prefix(1);
            }
            // A minus that stood alone before the quotes is theirs.
            if (!pieces.empty() && !pieces.back().quoted && pieces.back().text == "-") {
                pieces.pop_back();
                piece.excluded = true;
            }
            typed.remove_prefix(typed.empty() ? 0 : at_one_of(typed, kQuotes));
            close();
        } else if (auto const blank = at_one_of(typed, kBlanks); blank > 0) {
            close();
            typed.remove_prefix(blank);
        } else if (auto const dash = at_one_of(typed, kDashes); dash > 0 && piece.text.empty() && typed.size() > dash) {
            typed.remove_prefix(dash);
            if (at_one_of(typed, kBlanks) > 0) continue; // "Điện Biên - Lai Châu": no minus
            if (at_one_of(typed, kQuotes) > 0)
                pieces.push_back({"-"});
            else
                piece.excluded = true;
        } else {
            piece.text += typed.front();
            typed.remove_prefix(1);
        }
    }
    close();
    return pieces;
}

enum class Named { none, number, symbol, issuer, type, subject, day };

Named field_named(std::string_view key) {
    struct Name {
        std::string_view key;
        Named field;
    };
    static constexpr Name kNames[] = {{"so", Named::number},
                                      {"so ki hieu", Named::number},
                                      {"ki hieu", Named::symbol},
                                      {"co quan", Named::issuer},
                                      {"noi gui", Named::issuer},
                                      {"ban hanh", Named::issuer},
                                      {"ngay", Named::day},
                                      {"loai", Named::type},
                                      {"loai van ban", Named::type},
                                      {"trich yeu", Named::subject},
                                      {"co quan ban hanh", Named::issuer}};
    for (auto const& name : kNames)
        if (name.key == key) return name.field;
    return Named::none;
}

/// "quyết định", as `pieces` from `at` begin: how many pieces it takes; 0 where no known type stands there.
std::size_t type_at(std::vector<Piece> const& pieces, std::size_t at, std::string_view first) {
    std::size_t longest = 0;
    std::string key;
    constexpr std::size_t kPiecesMax = 5;
    for (std::size_t count = 1; count <= kPiecesMax && at + count <= pieces.size(); ++count) {
        auto const& piece = pieces[at + count - 1];
        if (piece.quoted || piece.excluded) break;
        key += (key.empty() ? "" : " ") + text::search_key(count == 1 ? first : std::string_view{piece.text});
        for (auto const type : registry::types())
            if (text::search_key(type) == key) longest = count;
    }
    return longest;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "306/LĐTBXH", "19/2023/NĐ-CP"; not "3/2023".
bool is_number_and_symbol(std::string_view text) {
    auto const folded = text::fold(text);
    if (folded.empty() || !is_digit(folded.front())) return false;
    auto const slash = folded.find('/');
    if (slash == std::string::npos || slash > 8) return false;
    return std::any_of(folded.begin() + static_cast<std::ptrdiff_t>(slash), folded.end(),
                       [](char c) { return c >= 'a' && c <= 'z'; });
}

class Parser {
public:
    explicit Parser(std::string_view typed) : pieces_{pieces_of(typed)} {}

    Query take() {
        while (at_ < pieces_.size()) {
            if (query_.terms.size() >= kTermsMax) {
                query_.cut = true;
                break;
            }
            if (!field() && !days(Bare::no) && !number()) words();
        }
        return std::move(query_);
    }

private:
    enum class Bare { no, yes }; ///< whether one bound and a year alone are days

    Piece const& now() const { return pieces_[at_]; }

    static void add_words(Query& query, Term term, std::string_view printed) {
        term.words = words_of(printed);
        term.words.resize(std::min(term.words.size(), kPhraseWordsMax));
        term.printed = printed;
        if (!term.words.empty()) query.terms.push_back(std::move(term));
    }

    void words() {
        Term term;
        term.excluded = now().excluded;
        add_words(query_, std::move(term), now().text);
        ++at_;
    }

    /// "306/LĐTBXH", also after "số".
    bool number() {
        std::size_t at = at_;
        if (!pieces_[at].quoted && at + 1 < pieces_.size() && text::search_key(pieces_[at].text) == "so") ++at;
        auto const& piece = pieces_[at];
        if (piece.quoted || !is_number_and_symbol(piece.text)) return false;
        Term term{.kind = Term::Kind::number_key,
                  .words = {},
                  .key = number_key(piece.text),
                  .excluded = piece.excluded,
                  .printed = piece.text};
        query_.terms.push_back(std::move(term));
        at_ = at + 1;
        return true;
    }

    struct Name {
        Named field = Named::none;
        std::size_t pieces = 0; ///< that the name takes, the one with the colon too
        std::string rest;       ///< what stands behind the colon in the same piece
    };

    Name name_at(std::size_t at) const {
        constexpr std::size_t kNameWordsMax = 4;
        std::string before;
        for (std::size_t count = 1; count <= kNameWordsMax && at + count <= pieces_.size(); ++count) {
            auto const& piece = pieces_[at + count - 1];
            if (piece.quoted || (piece.excluded && count > 1)) return {};
            auto const colon = piece.text.find(':');
            if (colon == std::string::npos) {
                before += piece.text + ' ';
                continue;
            }
            auto const field = field_named(text::search_key(before + piece.text.substr(0, colon)));
            if (field == Named::none) return {};
            return {field, count, piece.text.substr(colon + 1)};
        }
        return {};
    }

    bool field() {
        auto const name = name_at(at_);
        if (name.field == Named::none) return false;
        bool const excluded = now().excluded;
        at_ += name.pieces;
        if (!name.rest.empty()) { // the value begins in the piece of the name
            --at_;
            pieces_[at_] = {name.rest};
        }
        if (at_ >= pieces_.size()) return true;
        if (name.field == Named::day) {
            if (!days(Bare::yes)) words();
            return true;
        }
        Term term;
        term.excluded = excluded;
        std::string value = now().text;
        bool const quoted = now().quoted;
        std::size_t count = 1;
        switch (name.field) {
        case Named::number:
            term.kind = is_number_and_symbol(value) ? Term::Kind::number_key : Term::Kind::number;
            break;
        case Named::symbol: term.kind = Term::Kind::symbol; break;
        case Named::type:
            term.kind = Term::Kind::type;
            if (!quoted) count = std::max<std::size_t>(1, type_at(pieces_, at_, value));
            break;
        case Named::issuer:
        case Named::subject:
            term.kind = name.field == Named::issuer ? Term::Kind::issuer : Term::Kind::subject;
            if (!quoted) count = length_of_value();
            break;
        case Named::day:
        case Named::none: break;
        }
        for (std::size_t i = 1; i < count; ++i) value += ' ' + pieces_[at_ + i].text;
        at_ += count;
        if (term.kind == Term::Kind::number || term.kind == Term::Kind::number_key) term.key = number_key(value);
        if (term.kind == Term::Kind::symbol)
            for (auto const& word : words_of(value)) term.key += word;
        add_words(query_, std::move(term), value);
        return true;
    }

    /// How many pieces from here belong to one field of text.
    std::size_t length_of_value() {
        std::size_t count = 0;
        for (auto const start = at_; start + count < pieces_.size(); ++count) {
            auto const& piece = pieces_[start + count];
            if (count > 0) {
                if (piece.quoted || piece.excluded || name_at(start + count).field != Named::none) break;
                if (is_number_and_symbol(piece.text) || range_at(start + count, Bare::no).pieces > 0) break;
            }
            if (piece.text.ends_with(',') || piece.text.ends_with(';')) return count + 1;
        }
        return std::max<std::size_t>(count, 1);
    }

    struct Range {
        std::optional<base::Date> from, to;
        std::size_t pieces = 0; ///< 0: none stands there
    };
    struct Day {
        base::PartialDate date;
        std::size_t pieces;
    };

    /// A date at the beginning of the piece `at`, also "ngày 1/2/2023", "năm 2023".
    std::optional<Day> day_at(std::size_t at, Bare bare) const {
        constexpr std::size_t kPiecesMax = 10; // "ngày 28 tháng 6 năm 2023"
        std::string folded;
        std::vector<std::size_t> ends;
        for (std::size_t i = at; i < pieces_.size() && i < at + kPiecesMax && !pieces_[i].quoted; ++i) {
            if (i > at) folded += ' ';
            folded += text::fold(pieces_[i].text);
            ends.push_back(folded.size());
        }
        std::size_t from = folded.starts_with("ngay ") ? 5 : 0;
        std::size_t to = 0;
        std::optional<base::PartialDate> date;
        if (auto const match = text::date_at(folded, from)) {
            date = match->partial();
            to = match->to;
        } else if (bare == Bare::yes) {
            if (folded.substr(from).starts_with("nam ")) from += 4;
            int year = 0;
            auto const digits = std::string_view{folded}.substr(from, 4);
            auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), year);
            if (read.ptr == digits.data() + 4 && year >= 1900 && year <= 2199) date = {year, {}, {}}, to = from + 4;
        }
        if (!date || date->year < 1900 || date->year > 2199) return std::nullopt;
        // It ends where a piece ends; a comma may follow.
        for (std::size_t i = 0; i < ends.size(); ++i)
            if (ends[i] >= to) {
                auto const left = std::string_view{folded}.substr(to, ends[i] - to);
                if (left.find_first_not_of(",.;)") != std::string_view::npos) return std::nullopt;
                return Day{*date, i + 1};
            }
        return std::nullopt;
    }

    static base::Date first_of(base::PartialDate const& date) {
        return base::Date::of(date.year, date.month.value_or(1), date.day.value_or(1)).value();
    }
    static base::Date last_of(base::PartialDate const& date) {
        if (date.day) return first_of(date);
        return base::Date::last_of_month(date.year, date.month.value_or(12));
    }

    Range range_at(std::size_t at, Bare bare) const {
        if (at >= pieces_.size() || pieces_[at].quoted) return {};
        auto const word = [&](std::size_t i) {
            return i < pieces_.size() && !pieces_[i].quoted ? text::search_key(pieces_[i].text) : std::string{};
        };
        auto const is_until = [](std::string const& key) { return key == "den" || key == "toi"; };
        Range range;
        std::size_t next = at;
        if (word(next) == "tu") {
            auto const day = day_at(next + 1, bare);
            if (!day) return {};
            range.from = first_of(day->date);
            next += 1 + day->pieces;
            if (word(next) == "het") ++next;
            if (is_until(word(next))) {
                if (auto const last = day_at(next + (word(next + 1) == "het" ? 2 : 1), bare)) {
                    range.to = last_of(last->date);
                    next += (word(next + 1) == "het" ? 2 : 1) + last->pieces;
                }
            }
            if (bare == Bare::no && !range.to) return {};
        } else if (bare == Bare::yes) {
            bool const until = is_until(word(next)), before = word(next) == "truoc", after = word(next) == "sau";
            auto const day = day_at(next + (until || before || after), bare);
            if (!day) return {};
            next += (until || before || after) + day->pieces;
            if (!until && !before) range.from = after ? last_of(day->date).plus_days(1) : first_of(day->date);
            if (!after) range.to = before ? first_of(day->date).plus_days(-1) : last_of(day->date);
        } else {
            return {};
        }
        if (range.from && range.to && *range.to < *range.from) std::swap(range.from, range.to);
        range.pieces = next - at;
        return range;
    }

    bool days(Bare bare) {
        auto const range = range_at(at_, bare);
        if (range.pieces == 0) return false;
        query_.from = range.from;
        query_.to = range.to;
        at_ += range.pieces;
        return true;
    }

    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
    Query query_;
};

} // namespace

Query parse(std::string_view typed) {
    bool const cut = typed.size() > kTypedBytesMax;
    if (cut) {
        std::size_t end = kTypedBytesMax;
        while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0u) == 0x80u) --end;
        typed = typed.substr(0, end);
    }
    auto query = Parser{typed}.take();
    query.cut = query.cut || cut;
    return query;
}

std::vector<std::string> plain_words(Query const& query) {
    std::vector<std::string> words;
    for (auto const& term : query.terms)
        if (term.kind == Term::Kind::words && !term.excluded)
            words.insert(words.end(), term.words.begin(), term.words.end());
    return words;
}

} // namespace documents::search
