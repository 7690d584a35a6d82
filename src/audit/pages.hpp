#pragma once

#include "site/list.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace audit {

struct PageServices {
    site::ListServices lists;
    /// Chains that a scope may read besides that of its own organisation; nullopt: all.
    std::function<std::optional<std::vector<std::int64_t>>(rights::Scope const&)> chains;
    std::vector<site::Word> verbs; ///< acts, as people read them
};

inline constexpr char kAuditAddress[] = "/audit";

///   GET /audit (list, .xlsx, .csv)   capability read_audit
///   GET /audit/{row}                 one act, before and after side by side
void register_pages(site::Routes& routes, PageServices services);

} // namespace audit
