#include "organisations/resolution_index.hpp"

#include <algorithm>

/// Collective names, lists of names, and places that stand for their committees.
namespace organisations {

using areas::Unit;

namespace {

bool is_any(std::vector<words::Word> const& read, std::size_t at, std::initializer_list<std::string_view> phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) { return words::stands_at(read, at, phrase); });
}

} // namespace

Resolution Reading::locality(Words const& read) const {
    std::size_t at = 0;
    bool const plural = is_any(read, 0, {"cac", "tung", "moi"});
    if (plural) ++at;
    bool const localities = words::stands_at(read, at, "dia phuong");
    if (!localities && places::kind_words(read, at) == 0 && !(words::stands_at(read, at, "cap"))) return {};
    Resolution found = at_place(index_.committees, read, 0);
    if (found.outcome == Outcome::none && plural) { // "các huyện Phước Sơn, Bắc Trà My"
        std::size_t const kind = places::kind_words(read, at);
        Words one{read.begin() + 1, read.end()};
        if (kind > 0) found = at_place(index_.committees, one, 0);
    }
    if (found.outcome != Outcome::none) found.reason = "UBND của địa bàn; " + found.reason;
    return found;
}

Resolution Reading::group(Words const& read) const {
    std::set<Kind> kinds;
    bool localities = false;
    std::size_t at = 0;
    while (at < read.size()) {
        if (is_any(read, at, {"cac", "cua", "thuoc"})) {
            ++at;
            continue;
        }
        if (words::stands_at(read, at, "dia phuong") && !kinds.empty()) {
            localities = true;
            at += 2;
            continue;
        }
        auto const word =
            std::ranges::find_if(index_.groups, [&](auto const& one) { return words::stands_at(read, at, one.words); });
        if (word == index_.groups.end()) break;
        kinds.insert(word->kinds.begin(), word->kinds.end());
        at += words::count_of(word->words);
    }
    if (kinds.empty()) return {};
    std::set<Level> const levels{Level::province, Level::district, Level::commune};
    std::size_t const cut = narrowed_from(read, at);
    auto const place = places::place_of(index_.atlas, printed_, read, at, cut, issuer_, levels);
    if (!place) return {};
    using Sort = places::Place::Sort;
    std::vector<Unit const*> units = place->units;
    if (place->sort == Sort::unsaid) units = {issuer_.unit};
    if (place->sort == Sort::central) units = {nullptr};
    Meant meant;
    for (Rule const& rule : index_.catalogue.rules())
        if (kinds.contains(rule.kind)) meant.rules.push_back(&rule);
    Resolution found{.outcome = Outcome::group,
                     .candidates = candidates(meant, units),
                     .reason = {},
                     .narrowed_by = rest(read, cut)};
    if (localities)
        std::ranges::move(candidates(index_.committees,
                                     places::below(index_.atlas, issuer_, places::next_below(index_.atlas, issuer_))),
                          std::back_inserter(found.candidates));
    std::erase_if(found.candidates,
                  [&](Candidate const& one) { return !one.exists || one.identity == context_.issuer; });
    if (found.candidates.empty()) return {};
    found.reason = "tên gọi chung";
    std::string const narrowing = words::key_of(found.narrowed_by);
    if (narrowing.contains("co ten") || narrowing.contains("neu tren") || narrowing.contains("noi tren"))
        return named_above(found);
    return found;
}

void Reading::by_addressees(Resolution& found) const {
    Context plain = context_;
    plain.addressees.clear();
    std::vector<AreaId> areas;
    for (auto const& addressee : context_.addressees) {
        auto const resolved = Reading{index_, addressee, plain}.resolve();
        if (resolved.outcome != Outcome::one && resolved.outcome != Outcome::group) continue;
        for (auto const& one : resolved.candidates)
            if (one.identity.area) areas.push_back(one.identity.area);
    }
    std::vector<Candidate> theirs;
    for (auto const& one : found.candidates)
        if (std::ranges::any_of(
                areas, [&](AreaId area) { return index_.atlas.is_within(one.identity.area, area, context_.on); }))
            theirs.push_back(one);
    if (theirs.empty() || theirs.size() == found.candidates.size()) return;
    found.outcome = theirs.size() == 1 ? Outcome::one : Outcome::group;
    found.candidates = std::move(theirs);
    found.reason = "trong địa bàn của nơi nhận văn bản";
}

Resolution Reading::named_above(Resolution const& whole) const {
    std::vector<Candidate> above;
    Context plain = context_;
    plain.addressees.clear();
    for (auto const& addressee : context_.addressees) {
        auto resolved = Reading{index_, addressee, plain}.resolve();
        if (resolved.outcome == Outcome::one || resolved.outcome == Outcome::group)
            std::ranges::move(resolved.candidates, std::back_inserter(above));
    }
    std::erase_if(above, [&](Candidate const& one) {
        Rule const* const rule = index_.catalogue.find(one.identity.rule);
        return rule != nullptr &&
               rule->kind == Kind::committee; // sở, ngành: the committees among the addressees are not meant
    });
    if (above.empty()) return whole;
    return {Outcome::group, tidy(std::move(above)), "những nơi nhận có tên trong văn bản", {}};
}

Resolution Reading::list(Words const& read) const {
    // "Các Sở, ngành: Tài chính, Y tế, Ban Dân tộc tỉnh": what stands before ':' is said once for all.
    auto const colon = static_cast<std::uint32_t>(std::min(printed_.find(':'), printed_.size()));
    std::size_t at = 0;
    std::string head;
    if (colon < printed_.size()) {
        while (at < read.size() && read[at].from < colon) {
            if (is_any(read, at, {"so", "bo", "phong"}) && head.empty()) head = read[at].key;
            ++at;
        }
        if (head.empty() && at > 0) at = 0;
    }
    Resolution found{.outcome = Outcome::group, .reason = "danh sách"};
    std::vector<Meant const*> waiting; // "HĐND, UBND tỉnh": the place stands behind the last
    std::size_t items = 0;
    std::string unknown;
    constexpr std::size_t kFormWordsMax = 16;
    while (at < read.size()) {
        if (read[at].key == "cac") {
            ++at;
            continue;
        }
        Meant const* meant = nullptr;
        std::size_t end = at;
        for (std::size_t length = std::min(read.size() - at, kFormWordsMax); length > 0 && meant == nullptr; --length) {
            std::string const form = words::squash(read, at, at + length);
            auto known = head.empty() ? index_.forms.end() : index_.forms.find(head + form);
            if (known == index_.forms.end()) known = index_.forms.find(form);
            if (known != index_.forms.end()) {
                meant = &known->second;
                end = at + length;
            }
        }
        if (meant == nullptr) {
            unknown += (unknown.empty() ? "" : " ") + rest({read[at]}, 0);
            ++at;
            continue;
        }
        // The longest place that follows, up to the next body.
        std::size_t place_end = end;
        Resolution here;
        for (std::size_t to = std::min(read.size(), end + 8); to >= end; --to) {
            Words const part{read.begin() + static_cast<std::ptrdiff_t>(at),
                             read.begin() + static_cast<std::ptrdiff_t>(to)};
            here = at_place(*meant, part, end - at);
            place_end = to;
            if (here.outcome != Outcome::none || to == end) break;
        }
        bool const said = place_end > end;
        if (said)
            for (Meant const* const before : waiting) {
                Words const part{read.begin() + static_cast<std::ptrdiff_t>(at),
                                 read.begin() + static_cast<std::ptrdiff_t>(place_end)};
                std::ranges::move(at_place(*before, part, end - at).candidates, std::back_inserter(found.candidates));
            }
        if (said) waiting.clear();
        if (here.outcome == Outcome::several && !said && head.empty())
            waiting.push_back(meant);
        else if (here.outcome != Outcome::none)
            std::ranges::move(here.candidates, std::back_inserter(found.candidates));
        ++items;
        at = place_end;
    }
    if (!unknown.empty()) found.reason += "; không nhận ra: " + unknown;
    found.candidates = tidy(std::move(found.candidates));
    if (items < 2 || found.candidates.empty() || (!unknown.empty() && head.empty())) return {};
    return found;
}

} // namespace organisations
