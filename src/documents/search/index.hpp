#pragma once

#include "documents/registry/papers.hpp"

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Keeps the index of search in step with the papers. What is indexed: lexemes.hpp.
namespace documents::search {

/// Indexes a paper as it stands in the store now (head, current reading, who may see it), in place of what was indexed before. To be
/// called at the end of whatever changes one of these, in its transaction; does nothing where there is no such paper.
void index(db::Transaction& tx, registry::PaperId paper);

/// As index() where the paper is in the index already: somebody else may see it now.
void index_again(db::Transaction& tx, registry::PaperId paper);

/// What is indexed of a paper that comes in, worked out without the store.
struct Indexed {
    std::string clauses, lexemes;
};
Indexed indexed_of(registry::Head const& head, nlohmann::ordered_json const& reading, std::string_view text);

struct Arrived {
    registry::PaperId paper;
    base::Date day;                ///< papers.listed_day
    registry::OrganisationId seer; ///< the only one that may see it
    Indexed const* indexed;
};
/// Before: they are not in the index.
void index_new(db::Transaction& tx, std::span<Arrived const> papers);

/// Papers that search can not find.
std::int64_t unindexed(db::Session& session);

/// What `benvung verify` says: papers that search can not find, in words; empty where there are none.
std::vector<std::string> faults_of_index(db::Session& session);

enum class Rebuild {
    missing, ///< papers that are not indexed: after a copy between engines or an upgrade
    all      ///< everything anew: what is no longer needed goes too
};
/// Works in transactions of some hundred papers, so that others may write meanwhile. Returns how many papers were indexed. `all` empties
/// the index first: until it ends, search finds less.
std::int64_t rebuild(db::Database& database, Rebuild which, std::function<bool()> const& go_on = {});

} // namespace documents::search
