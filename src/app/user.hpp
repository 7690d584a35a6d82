#pragma once

#include "app/command_line.hpp"
#include "base/clock.hpp"

namespace app {

/// Makes an administrator of the whole system, and prints the temporary password.
int create_user(UserCreate const& wanted, base::Clock const& clock);
/// A new temporary password for a user, by whoever has the machine.
int reset_user(UserReset const& wanted, base::Clock const& clock);

} // namespace app
