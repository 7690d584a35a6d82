#pragma once

#include "documents/reading/header.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

namespace documents::reading {

/// What does not add up, is blank, or contradicts itself; appended to `reading.findings`.
void find_contradictions(Prose const& prose, Frame const& frame, Reading& reading);

} // namespace documents::reading
