#pragma once

#include "audit/chain.hpp"
#include "db/database.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace audit {

struct Fault {
    std::int64_t chain;
    std::int64_t number; ///< of the first row that is broken or missing
    std::string what;    ///< "dòng 17 không còn như lúc ghi"
};

struct Verdict {
    std::int64_t chains = 0, rows = 0;
    std::vector<Fault> faults; ///< the first of each chain
};

/// Follows every chain of the store, or the one asked for, in constant memory.
Verdict verify(db::Database& store, std::optional<std::int64_t> chain = {});

/// Writes all chains as JSON Lines: {"row":{…}} in order of chain and number, each chain ended by {"head":{"chain","number","hash"}},
/// the whole by {"end":{"chains","rows"}}, so that a file that was cut is known. Returns the number of rows.
std::int64_t export_log(db::Database& store, std::ostream& out);

/// Follows an exported log, without a store, in constant memory. Errors: invalid_input with the line, for what is no such log, or a part of one.
base::Result<Verdict> verify_export(std::istream& in);

} // namespace audit
