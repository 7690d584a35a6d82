#include "documents/reading/phrases.hpp"

#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

std::string plain_spelling(std::string_view printed) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> moved = {{{"uỷ", "ủy"},
                                                                                             {"uý", "úy"},
                                                                                             {"uỳ", "ùy"},
                                                                                             {"uỹ", "ũy"},
                                                                                             {"uỵ", "ụy"},
                                                                                             {"oà", "òa"},
                                                                                             {"oá", "óa"},
                                                                                             {"oả", "ỏa"},
                                                                                             {"oã", "õa"},
                                                                                             {"oạ", "ọa"},
                                                                                             {"oè", "òe"},
                                                                                             {"oé", "óe"},
                                                                                             {"oẻ", "ỏe"},
                                                                                             {"oẹ", "ọe"}}};
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words = {
        {{"kĩ", "kỹ"}, {"quí", "quý"}, {"lí", "lý"}, {"tỉ", "tỷ"}, {"ngàn", "nghìn"}, {"hàng", "hằng"}}};
    std::string plain = text::lower(printed);
    for (auto const& [from, to] : moved)
        for (auto at = plain.find(from); at != plain.npos; at = plain.find(from, at + to.size())) {
            // "quỷ", "quý": the u belongs to q.
            if (from[0] == 'u' && at > 0 && plain[at - 1] == 'q') continue;
            // "hoàng", "huỳnh": before a consonant the mark stands there in either way of writing.
            if (auto const next = at + from.size(); next < plain.size() && plain[next] >= 'a' && plain[next] <= 'z')
                continue;
            plain.replace(at, from.size(), to);
        }
    for (auto const& [from, to] : words)
        for (auto at = plain.find(from); at != plain.npos; at = plain.find(from, at + to.size())) {
            auto const part = [&](std::size_t i) {
                return i < plain.size() && plain[i] != ' ' && plain[i] != ',' && plain[i] != '.';
            };
            if ((at > 0 && part(at - 1)) || part(at + from.size())) continue;
            plain.replace(at, from.size(), to);
        }
    return plain;
}

Phrases::Phrases(std::span<std::string_view const> printed) {
    for (std::size_t i = 0; i < printed.size(); ++i) {
        Entry entry{text::fold(printed[i]), plain_spelling(printed[i]), i};
        by_letter_[entry.folded[0] - 'a'].push_back(std::move(entry));
    }
    for (auto& entries : by_letter_)
        std::ranges::stable_sort(entries,
                                 [](Entry const& a, Entry const& b) { return a.folded.size() > b.folded.size(); });
}

namespace {

/// Whether recognition may have lost a mark or two: one letter in six may differ, none in a short word ("tư" is not "tự").
bool nearly(std::string_view a, std::string_view b, std::size_t letters) {
    auto const next = [](std::string_view text, std::size_t& at) {
        auto const from = at++;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) ++at;
        return text.substr(from, at - from);
    };
    std::size_t differ = 0, i = 0, j = 0;
    while (i < a.size() && j < b.size()) differ += next(a, i) != next(b, j);
    return letters >= 8 && i == a.size() && j == b.size() && differ * 6 <= letters;
}

} // namespace

std::optional<Phrases::Match> Phrases::find_at(Prose const& prose, std::size_t at, std::size_t end) const {
    auto const text = prose.folded();
    if (at >= end || text[at] < 'a' || text[at] > 'z') return std::nullopt;
    for (auto const& entry : by_letter_[text[at] - 'a']) {
        if (at + entry.folded.size() > end) continue;
        if (text.compare(at, entry.folded.size(), entry.folded) != 0 || !word_ends(text, at + entry.folded.size()))
            continue;
        Range const range{at, at + entry.folded.size()};
        if (prose.printed(range) == entry.printed)
            return Match{entry.index, range}; // nearly always, and no copy is made
        auto const spelling = plain_spelling(prose.slice(range));
        if (spelling == entry.printed || (prose.recognised() && nearly(spelling, entry.printed, entry.folded.size())))
            return Match{entry.index, range};
    }
    return std::nullopt;
}

} // namespace documents::reading
