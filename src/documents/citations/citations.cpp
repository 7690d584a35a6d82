#include "documents/citations/citations.hpp"

#include "documents/reading/symbols.hpp"
#include "site/json_body.hpp"
#include "text/search.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>

namespace documents::citations {
namespace {

using Json = nlohmann::ordered_json;

using site::text_in;

std::optional<base::PartialDate> date_in(std::string const& iso) {
    if (iso.empty()) return std::nullopt;
    auto const date = registry::parse_partial_date(iso.size() == 7 ? iso.substr(5) + '/' + iso.substr(0, 4) : iso);
    return date ? std::optional{*date} : std::nullopt;
}

/// Only the references: the rest of a reading is most of it.
Json parsed(std::string_view reading_json) {
    auto json = Json::parse(
        reading_json,
        [](int depth, Json::parse_event_t event, Json const& value) {
            return depth != 1 || event != Json::parse_event_t::key || value == "references";
        },
        false);
    return json;
}

/// Its references; empty where there are none.
Json const& references_of(Json const& reading) {
    static Json const kNone = Json::array();
    if (!reading.is_object()) return kNone;
    auto const found = reading.find("references");
    return found != reading.end() && found->is_array() ? *found : kNone;
}

Json const& list_in(Json const& object, char const* key) {
    static Json const kNone = Json::array();
    auto const found = object.find(key);
    return found != object.end() && found->is_array() ? *found : kNone;
}

/// Blank parts agree with anything.
bool agree(base::PartialDate const& left, base::PartialDate const& right) {
    return left.year == right.year && (!left.month || !right.month || left.month == right.month) &&
           (!left.day || !right.day || left.day == right.day);
}

bool dates_agree(Citation const& citation, Known const& paper) {
    if (!paper.date || !citation.date) return true;
    return agree(*citation.date, *paper.date) ||
           std::ranges::any_of(citation.other_dates, [&](auto const& other) { return agree(other, *paper.date); });
}

} // namespace

std::string name_of(std::string_view number_symbol) {
    auto const key = registry::number_key(number_symbol);
    auto const slash = key.find('/');
    if (slash == std::string::npos) return key;
    return key.substr(0, slash + 1) + text::fold(reading::symbol_key(key.substr(slash + 1)));
}

std::string_view code_of(Relation relation) {
    switch (relation) {
    case Relation::replaces: return "replaces";
    case Relation::amends: return "amends";
    case Relation::answers: return "answers";
    case Relation::encloses: break;
    }
    return "encloses";
}

std::optional<Relation> relation_of(std::string_view code) {
    for (auto const relation : {Relation::replaces, Relation::amends, Relation::answers, Relation::encloses})
        if (code == code_of(relation)) return relation;
    return std::nullopt;
}

std::string_view vietnamese(Relation relation) {
    switch (relation) {
    case Relation::replaces: return "Thay thế";
    case Relation::amends: return "Sửa đổi, bổ sung";
    case Relation::answers: return "Trả lời";
    case Relation::encloses: break;
    }
    return "Gửi kèm";
}

std::string_view vietnamese_passive(Relation relation) {
    switch (relation) {
    case Relation::replaces: return "Bị thay thế bởi";
    case Relation::amends: return "Được sửa đổi, bổ sung bởi";
    case Relation::answers: return "Được trả lời bởi";
    case Relation::encloses: break;
    }
    return "Được gửi kèm bởi";
}

std::vector<Citation> citations_of(Json const& reading) {
    std::vector<Citation> citations;
    for (auto const& reference : references_of(reading)) {
        if (!reference.is_object()) continue;
        Citation citation{.name = {},
                          .printed = text_in(reference, "number_symbol"),
                          .type = text_in(reference, "type"),
                          .issuer = text_in(reference, "issuer"),
                          .date = date_in(text_in(reference, "date")),
                          .other_dates = {}};
        citation.name = name_of(citation.printed);
        if (citation.name.empty() || !citation.name.contains('/')) continue;
        for (auto const& other : list_in(reference, "other_dates"))
            if (auto const date = date_in(other.is_string() ? other.get<std::string>() : std::string{}))
                citation.other_dates.push_back(*date);
        if (std::ranges::find(citations, citation.name, &Citation::name) == citations.end())
            citations.push_back(std::move(citation));
    }
    return citations;
}

std::vector<Proposal> proposals_of(Json const& reading, std::string_view text) {
    struct Wording {
        std::string_view folded;
        Relation relation;
    };
    static constexpr auto kWordings = std::to_array<Wording>({{"thay the", Relation::replaces},
                                                              {"bai bo", Relation::replaces},
                                                              {"sua doi", Relation::amends},
                                                              {"bo sung", Relation::amends},
                                                              {"dieu chinh", Relation::amends},
                                                              {"tra loi", Relation::answers},
                                                              {"phuc dap", Relation::answers},
                                                              {"gui kem", Relation::encloses},
                                                              {"kem theo", Relation::encloses}});
    constexpr std::size_t kLettersBefore = 40; // "thay thế [cho] Quyết định [số]" stands right before it
    auto const& references = references_of(reading);
    std::vector<Proposal> proposals;
    if (references.empty()) return proposals;
    text::Shadow const shadow{text};
    for (auto const& reference : references) {
        if (!reference.is_object()) continue;
        auto const printed = text_in(reference, "number_symbol");
        auto const name = name_of(printed);
        if (!name.contains('/')) continue;
        for (auto const& mention : list_in(reference, "mentions")) {
            if (!mention.is_array() || mention.size() != 2 || !mention[0].is_number_unsigned()) continue;
            auto const at = shadow.at_source(mention[0].get<std::uint32_t>());
            std::string_view before = shadow.folded().substr(0, at);
            before = before.substr(before.size() - std::min(before.size(), kLettersBefore));
            if (auto const stop = before.find_last_of(".;:\n"); stop != std::string_view::npos)
                before.remove_prefix(stop + 1);
            Wording const* nearest = nullptr;
            std::size_t place = 0;
            for (Wording const& wording : kWordings)
                if (auto const found = before.rfind(wording.folded);
                    found != std::string_view::npos && (nearest == nullptr || found > place)) {
                    nearest = &wording;
                    place = found;
                }
            if (nearest == nullptr) continue;
            auto const same = [&](Proposal const& one) {
                return one.relation == nearest->relation && one.name == name;
            };
            if (std::ranges::none_of(proposals, same)) proposals.push_back({nearest->relation, name, printed});
        }
    }
    return proposals;
}

Trail trail_of(registry::Head const& head, Json const& reading, std::string_view text) {
    Trail trail{.own = head.number.empty() ? std::string{} : name_of(registry::number_symbol(head)),
                .citations = citations_of(reading),
                .proposals = proposals_of(reading, text)};
    std::erase_if(trail.proposals, [&](Proposal const& one) { return one.name == trail.own; });
    return trail;
}

Trail trail_of_stored(registry::Head const& head, std::string_view reading_json, std::string_view text) {
    return trail_of(head, parsed(reading_json), text);
}

Resolved resolve(Citation const& citation, std::vector<Known> const& candidates) {
    auto const better = [&](Known const& left, Known const& right) {
        auto const rank = [&](Known const& one) {
            bool const issuer =
                !citation.issuer.empty() && text::search_key(one.issuer) == text::search_key(citation.issuer);
            return std::tuple{dates_agree(citation, one), issuer, !one.withdrawn, one.date, one.id};
        };
        return rank(left) > rank(right);
    };
    auto const best = std::ranges::min_element(candidates, better);
    if (best == candidates.end()) return {};
    return {dates_agree(citation, *best) ? Match::same : Match::other_date, *best};
}

} // namespace documents::citations
