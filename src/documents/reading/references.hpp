#pragma once

#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

#include <string>
#include <vector>

namespace documents::reading {

/// A place where a document is cited, before mentions of one document are brought together.
struct Citation {
    Range range;        ///< from the type word to the date
    Range symbol_range; ///< number and symbol alone
    Reference reference;
    bool shared_date = false; ///< the date stands behind a later citation of the same list and may not be this one's
};

/// Every citation in the order in which it stands, the document's own number line left out.
std::vector<Citation> citations(Prose const& prose);

/// One reference a document: mentions merged by number and symbol, the surest date first, others kept as `other_dates`.
/// `own` is the document's own number and symbol ("12/KH-UBND"), which an annex repeats.
std::vector<Reference> merged(std::vector<Citation> const& found, std::string_view own);

} // namespace documents::reading
