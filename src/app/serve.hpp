#pragma once

#include "app/command_line.hpp"

namespace app {

/// Serves until SIGTERM or SIGINT; then stops within two seconds. Prints the address to open on stdout once it listens.
int serve(Serve const& wanted);

} // namespace app
