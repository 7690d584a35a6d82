#pragma once

#include "identity/pages.hpp"

namespace identity {

void register_admin_pages(site::Routes& routes, PageServices services);

} // namespace identity
