#pragma once

#include "documents/matters/matters.hpp"
#include "documents/registry/pages.hpp"

namespace documents::matters {

inline constexpr char kMattersAddress[] = "/documents/matters";

///   GET  /documents/matters                               the organisation's; .xlsx, .csv
///   GET  /documents/matters/new; POST /documents/matters
///   GET  /documents/matters/{matter}                      its papers; POST …/papers, …/papers/{paper}/removal, …/closing, …/reopening
void register_pages(site::Routes& routes, registry::PageServices const& services);

/// The part of a paper's page: the matters in which it is, and a form to put it into one. Empty where there is nothing to show.
html::Markup render_for_paper(db::Session& session, site::Visitor const& visitor, PaperId paper);

} // namespace documents::matters
