#include "documents/review/store.hpp"

#include <fmt/core.h>

namespace documents::review {

base::Result<std::vector<WithDuties>> with_duties(db::Session& session, rights::Scope const& scope,
                                                  std::span<rights::OrganisationId const> bodies, base::Date since,
                                                  std::size_t most) {
    TRY(rights::require(scope, rights::Capability::read_documents));
    std::vector<WithDuties> found;
    if (bodies.empty()) return found;
    std::vector<std::int64_t> numbers;
    for (auto const body : bodies) numbers.push_back(body.number());
    // A body and its office may both have the paper.
    session.each<PaperId, std::string, std::string, std::string, std::string, base::Date, std::int64_t>(
        fmt::format(
            "SELECT p.id, p.type, p.number, p.symbol, p.subject, p.listed_day, (SELECT COUNT(*) FROM "
            "review_items i WHERE i.paper_id = p.id AND i.kind = 'duty' AND i.state <> 'rejected') FROM papers "
            "p WHERE p.id IN (SELECT a.paper_id FROM paper_access a WHERE a.organisation_id IN {} AND a.day >= "
            ":since) AND p.state = 'confirmed' AND EXISTS (SELECT 1 FROM review_items i WHERE i.paper_id = p.id "
            "AND i.kind = 'duty' AND i.state <> 'rejected') ORDER BY p.listed_day DESC, p.id DESC LIMIT {}",
            db::in_list(session.engine(), "bodies"), most),
        {{"bodies", db::list_of(numbers)}, {"since", since}},
        [&](PaperId paper, std::string type, std::string number, std::string symbol, std::string subject,
            base::Date day, std::int64_t duties) {
            registry::Head head;
            head.type = std::move(type);
            head.number = std::move(number);
            head.symbol = std::move(symbol);
            found.push_back(
                {paper, registry::title_of(head), std::move(subject), day, static_cast<std::size_t>(duties)});
        });
    return found;
}

} // namespace documents::review
