#pragma once

#include "html/template.hpp"
#include "imports/views.hpp"

namespace imports {

/// The rows of a batch: what they would change, or why they are rejected, with fields to mend them.
void add_table(html::Dictionary& preview, BatchView const& view, html::Markup const& csrf);

} // namespace imports
