#pragma once

#include "documents/intake/pages.hpp"

namespace documents::intake {

/// The list of files with the drop zone above it.
void register_list(site::Routes& routes, PageServices const& services);

} // namespace documents::intake
