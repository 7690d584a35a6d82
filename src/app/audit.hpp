#pragma once

#include "app/command_line.hpp"
#include "base/clock.hpp"

namespace app {

/// Names the first broken row of each chain. kRefused where there is one.
int verify_audit(AuditVerify const& wanted, base::Clock const& clock);
int export_audit(AuditExport const& wanted, base::Clock const& clock);

} // namespace app
