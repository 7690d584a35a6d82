#pragma once

#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

namespace documents::reading {

/// What the ends of a document tell, and which paragraphs lie between them.
struct Frame {
    Header header;
    std::size_t body = 0;   ///< first paragraph of the body
    std::size_t ending = 0; ///< first paragraph behind the body: recipients, signature
    std::size_t annex = 0;  ///< first paragraph behind recipients and signature
};

/// Reads the header (issuer, number, symbol, type, place, date, subject, addressees) and the ending (recipients, signer).
/// Source: Nghị định 30/2020/NĐ-CP, Điều 8 and annex I; both columns may stand one after the other or merged line by line.
Frame read_frame(Prose const& prose);

} // namespace documents::reading
