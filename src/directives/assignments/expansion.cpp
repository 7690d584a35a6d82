#include "directives/assignments/expansion.hpp"

#include "documents/review/values.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <set>

namespace directives {

using documents::review::Json;
using organisations::Candidate;
using organisations::Outcome;

namespace {

/// The last day of what is printed of the date: a paper "of June 2024" is read with the bodies of the end of June.
base::Date day_of(documents::registry::Paper const& paper) {
    auto const& date = paper.head.date;
    if (!date || date->year < 1900 || date->year > 2199) return paper.listed_day;
    if (auto const whole = date->whole()) return *whole;
    return base::Date::last_of_month(date->year, date->month.value_or(12));
}

/// "Lạng Sơn" of the candidate's area: the name without the word in front.
std::string place_of(Candidate const& candidate, areas::Atlas const& atlas, base::Date on) {
    auto const* const unit = candidate.identity.area ? atlas.find(candidate.identity.area) : nullptr;
    return unit == nullptr ? std::string{} : text::search_key(atlas.full_name(unit->id, on));
}

bool names_place(std::string const& full, std::string const& wanted) {
    // "tinh lang son" holds "lang son" as whole words
    auto const at = full.find(wanted);
    if (wanted.empty() || at == std::string::npos) return false;
    bool const begins = at == 0 || full[at - 1] == ' ';
    auto const end = at + wanted.size();
    return begins && (end == full.size() || full[end] == ' ' || full[end] == ',');
}

enum class Wanted { all, issued, not_issued };

/// What a condition says of the rows of the table: "đối với địa phương chưa phê duyệt Kế hoạch".
Wanted wanted_rows(std::string const& condition) {
    auto const key = " " + text::search_key(condition) + " ";
    for (char const* act : {"phe duyet", "ban hanh", "xay dung"}) {
        if (key.find(std::string{" chua "} + act) != std::string::npos) return Wanted::not_issued;
        if (key.find(std::string{" da "} + act) != std::string::npos) return Wanted::issued;
    }
    return Wanted::all;
}

void narrow(NamedInDuty& name, std::string const& condition, PaperContext const& paper, areas::Atlas const& atlas) {
    if (paper.listed.empty() || name.found.candidates.size() < 2) return;
    if (name.found.outcome != Outcome::group && name.found.outcome != Outcome::several) return;
    Wanted const wanted = wanted_rows(condition);
    std::vector<std::string> places;
    for (auto const& one : name.found.candidates) places.push_back(place_of(one, atlas, paper.context.on));
    std::vector<Candidate> kept;
    for (auto const& row : paper.listed) {
        auto const key = text::search_key(row.locality);
        auto const at = std::ranges::find_if(places, [&](auto const& place) { return names_place(place, key); });
        if (at == places.end()) return; // the table is of something else
        if ((wanted == Wanted::issued && !row.issued) || (wanted == Wanted::not_issued && !row.not_issued)) continue;
        kept.push_back(name.found.candidates[static_cast<std::size_t>(at - places.begin())]);
    }
    if (kept.empty()) return;
    name.found.outcome = kept.size() == 1 ? Outcome::one : Outcome::group;
    name.found.candidates = std::move(kept);
    name.found.narrowed_by = wanted == Wanted::not_issued ? "các địa phương ghi “chưa” trong bảng của văn bản"
                             : wanted == Wanted::issued   ? "các địa phương ghi “đã” trong bảng của văn bản"
                                                          : "các địa phương trong bảng của văn bản";
}

} // namespace

PaperContext context_of(documents::registry::Paper const& paper, std::vector<documents::review::Item> const& items,
                        organisations::Resolver const& resolver) {
    auto const& head = paper.head;
    PaperContext known{.context = {.on = day_of(paper), .addressees = head.addressees}, .issuer = {}, .listed = {}};
    if (!head.issuer.empty()) {
        known.issuer = resolver.resolve_issuer(head.issuer, head.parent_issuer, head.place, known.context.on);
        if (known.issuer.outcome == Outcome::one) {
            known.context.issuer = known.issuer.candidates.front().identity;
            known.context.area = known.issuer.candidates.front().identity.area;
        }
    }
    for (auto const& item : items) {
        if (item.kind != documents::review::Kind::status) continue;
        auto const& row = item.said();
        if (!row.is_object()) continue;
        auto const locality = documents::review::text_in(row, "locality");
        if (locality.empty()) continue;
        known.listed.push_back({.locality = locality,
                                .issued = documents::review::member(row, "issued") == true,
                                .not_issued = documents::review::member(row, "not_issued") == true});
    }
    return known;
}

std::vector<NamedInDuty> names_in(Json const& duty, PaperContext const& paper, organisations::Resolver const& resolver,
                                  areas::Atlas const& atlas) {
    std::vector<NamedInDuty> names;
    std::set<std::string> seen;
    auto const condition = documents::review::text_in(duty, "condition");
    auto const add = [&](char const* key, char const* role) {
        for (auto const& printed : documents::review::texts_in(duty, key)) {
            if (printed.empty() || !seen.insert(text::search_key(printed)).second) continue;
            names.push_back({printed, role, resolver.resolve(printed, paper.context)});
            narrow(names.back(), condition, paper, atlas);
        }
    };
    add("assignees", "lead");
    add("coordinators", "coordinate");
    add("via", "via");
    return names;
}

} // namespace directives
