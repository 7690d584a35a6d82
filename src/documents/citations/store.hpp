#pragma once

#include "db/database.hpp"
#include "documents/citations/citations.hpp"
#include "documents/registry/papers.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// All SQL of citations and relations. Which papers are shown, registry::visible says: a paper that one may not see is as if it were not in the
/// register. Changing a relation asks for Capability::register_documents and writes its audit row.
namespace documents::citations {

using RelationId = base::Id<struct RelationTag>;

/// Follows a paper: its own name, what it cites, what its wording proposes. Called whenever head or reading change.
void follow(db::Transaction& tx, db::Instant when, PaperId paper, Trail const& trail);

struct Arrived {
    PaperId paper;
    Trail const* trail;
};
/// The same of papers that come in, of which nothing is kept yet.
void follow_new(db::Transaction& tx, db::Instant when, std::span<Arrived const> papers);

struct Cited {
    Citation citation;
    Resolved resolved;
    std::vector<Known> replaced_by; ///< set relations: the basis no longer holds
    bool itself = false;            ///< the paper cites itself
};

struct Related {
    RelationId id;
    Relation relation;
    bool passive = false;  ///< the other one says it of this one
    bool proposed = false; ///< nobody has set it yet
    std::string printed;
    std::optional<Known> other;
};

/// Everything that the page of citations shows.
struct Ties {
    std::vector<Cited> rests_on;
    std::vector<Known> cited_by; ///< at most kCitedByMost, the newest first
    bool cited_by_more = false;
    std::vector<Related> relations;
    std::vector<std::string> two_dates; ///< "880/QĐ-TTg: 22/07/2022 và 27/07/2022"
};
inline constexpr std::size_t kCitedByMost = 200;

base::Result<Ties> ties_of(db::Session& session, rights::Scope const& scope, PaperId paper);

/// Errors: refused, not_found, invalid_input (no number, the paper's own number, the relation is there already).
base::Result<void> relate(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper,
                          Relation relation, std::string const& number_symbol);
/// A person sets or refuses a proposal, or takes a relation back. Errors: refused, not_found.
base::Result<void> decide(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper,
                          RelationId relation, bool holds);

} // namespace documents::citations
