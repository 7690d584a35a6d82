#pragma once

#include "site/list.hpp"

/// Inside of site/: a list and what its address asks for, as SQL.
namespace site {

/// Which columns a person chose last; one for each list, by its path.
inline constexpr char kColumnsCookie[] = "benvung_columns";

struct ListQuestion {
    std::string rows;    ///< SELECT key, columns FROM … WHERE … ORDER BY …, without LIMIT
    std::string counted; ///< the same with a last column: how many rows there are, at most kCounted + 1
    db::Binds binds;
    std::vector<db::Kind> kinds; ///< of `rows`
};

/// Before: the session is of the store that the list stands in (a search in many rows looks up its words first).
ListQuestion list_question(db::Session& session, List const& list, ListState const& state);

} // namespace site
