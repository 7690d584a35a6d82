#pragma once

#include "documents/reading/header.hpp"

namespace documents::reading {

/// Recipients and signature; sets Frame::ending and Frame::annex. Before: Frame::body is set.
/// Source: Nghị định 30/2020/NĐ-CP, annex I, boxes 7 and 9b. The two columns may be merged line by line.
void read_ending(Prose const& prose, Frame& frame);

} // namespace documents::reading
