#pragma once

#include "base/result.hpp"

namespace app {

/// Says on stderr what happened, where, and how to mend it. Returns the exit code for a refusal.
int tell(base::Error const& error);

} // namespace app
