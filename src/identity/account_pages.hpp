#pragma once

#include "identity/pages.hpp"

namespace identity {

void register_account_pages(site::Routes& routes, PageServices services);

/// "14:05 21/11/2026", in Vietnam.
std::string print_instant(db::Instant instant);
/// "từ 01/07/2025", "từ 01/07/2025 đến 31/12/2026".
std::string print_term(Term const& term);

} // namespace identity
