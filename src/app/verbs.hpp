#pragma once

#include "site/list.hpp"

#include <vector>

namespace app {

/// What the domains write into the audit log, as people read it. A test holds it against the sources.
std::vector<site::Word> audit_verbs();

} // namespace app
