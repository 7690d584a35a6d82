#pragma once

#include "documents/registry/pages.hpp"

namespace documents::citations {

///   GET  /documents/papers/{paper}/citations              what it rests on, what rests on it, relations
///   POST /documents/papers/{paper}/relations              kind, other (number and symbol)
///   POST /documents/papers/{paper}/relations/{relation}   holds=1 or 0
void register_pages(site::Routes& routes, registry::PageServices const& services);

} // namespace documents::citations
