#pragma once

#include "documents/intake/jobs.hpp"
#include "documents/intake/sketch.hpp"

/// Whether a file that was read is a paper that the organisation has already.
namespace documents::intake {

/// What is compared of one text.
struct Face {
    registry::Head head;
    bool recognised = false; ///< by optical character recognition: its number may be misread
    Shingles shingles = {};
};

/// Whether two papers that are nearly the same in words may be one. Two that carry different numbers, or come from different bodies, are two
/// however alike their words are (a letter to each of twenty communes); a number that is blank or was read from a picture tells nothing.
bool may_be_one(Face const& left, Face const& right);

/// The paper among those that `own` may see: same bytes; same number, issuer and date; nearly the same words. Withdrawn ones do not count.
/// `bands`: of the face.
Like find_like(db::Session& session, rights::OrganisationId own, Digest const& digest, Face const& face,
               std::optional<Bands> const& bands);

/// The first paper that `own` may see with these bytes among its files; none where there is none.
PaperId paper_with_bytes(db::Session& session, rights::OrganisationId own, Digest const& digest);

void keep_sketch(db::Transaction& tx, PaperId paper, Bands const& bands);

} // namespace documents::intake
