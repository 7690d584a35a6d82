#pragma once

#include "documents/review/pages.hpp"
#include "documents/review/view.hpp"

/// What pages and API of the review share. For the .cpp files of this folder.
namespace documents::review {

/// None where the segment is no number: the store then finds nothing.
PaperId paper_in(http::Request const& request);
base::Result<View> load_view(PageServices const& services, site::Visit const& visit, PaperId paper);
/// Carries out what the body asks for, and tells how it is afterwards.
http::Response change_items(PageServices const& services, site::Visit const& visit, bool markup);

} // namespace documents::review
