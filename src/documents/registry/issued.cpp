#include "documents/registry/issued.hpp"

#include "text/search.hpp"

#include <algorithm>

namespace documents::registry {
namespace {

bool has_words(std::string_view text, std::string_view words) {
    auto const key = " " + text::search_key(text) + " ";
    auto wanted = text::search_key(words);
    for (std::size_t from = 0; from < wanted.size();) {
        auto const to = std::min(wanted.find(' ', from), wanted.size());
        if (!key.contains(" " + wanted.substr(from, to - from) + " ")) return false;
        from = to + 1;
    }
    return true;
}

} // namespace

std::vector<IssuedPaper> issued_by(db::Session& session, rights::Scope const& scope, IssuedQuery const& query) {
    if (!scope.may(rights::Capability::read_documents) || query.issuers.empty()) return {};
    std::vector<std::int64_t> issuers;
    for (auto const id : query.issuers) issuers.push_back(id.number());
    db::Binds binds{{"issuers", db::list_of(issuers)}};
    auto const may_see = visible(session, scope, "p.id", binds);
    std::vector<IssuedPaper> found;
    session.each<PaperId, OrganisationId, std::string, std::string, std::string, std::optional<base::Date>,
                 std::string>(
        "SELECT p.id, p.issuer_id, p.type, p.number, p.symbol, p.dated, p.subject FROM papers p WHERE p.issuer_id IN " +
            db::in_list(session.engine(), "issuers") + " AND p.state = 'confirmed' AND p.number <> '' AND " + may_see +
            " ORDER BY p.issuer_id, CASE WHEN p.dated IS NULL THEN 1 ELSE 0 END, p.listed_day DESC, p.id DESC",
        binds,
        [&](PaperId id, OrganisationId issuer, std::string type, std::string number, std::string symbol,
            std::optional<base::Date> day, std::string subject) {
            if (query.from && day && *day < *query.from) return;
            if (!query.types.empty() && std::ranges::find(query.types, type) == query.types.end()) return;
            if (!has_words(subject, query.about)) return;
            IssuedPaper one{id, issuer, {}};
            one.head.type = std::move(type);
            one.head.number = std::move(number);
            one.head.symbol = std::move(symbol);
            one.head.subject = std::move(subject);
            if (day) one.head.date = base::PartialDate{day->year(), day->month(), day->day()};
            found.push_back(std::move(one));
        });
    return found;
}

} // namespace documents::registry
