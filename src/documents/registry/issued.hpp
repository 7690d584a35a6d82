#pragma once

#include "documents/registry/papers.hpp"

namespace documents::registry {

/// A confirmed paper with a number, as other domains cite it.
struct IssuedPaper {
    PaperId id;
    OrganisationId issuer;
    Head head; ///< type, number, symbol, date and subject alone
};
struct IssuedQuery {
    std::span<OrganisationId const> issuers;
    std::vector<std::string> types = {}; ///< lower case: "kế hoạch"; empty: all
    std::string about = {};              ///< the subject has all its words, with or without diacritics
    std::optional<base::Date> from = {}; ///< not before that day
};
/// What these bodies issued and the scope may see, by issuer, the newest first; papers without a whole date are among the last.
std::vector<IssuedPaper> issued_by(db::Session& session, rights::Scope const& scope, IssuedQuery const& query);

} // namespace documents::registry
