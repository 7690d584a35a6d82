#pragma once

#include "base/clock.hpp"
#include "documents/registry/originals.hpp"
#include "organisations/store.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <filesystem>

namespace documents::review {

/// What the pages of the review are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    registry::Originals const& originals;
    std::filesystem::path scratch;                 ///< a folder that exists, for pictures of pages
    organisations::Resolvers* resolvers = nullptr; ///< null: names of bodies are shown as printed
};

inline constexpr char kFiguresAddress[] = "/documents/review/figures";

///   GET  /documents/papers/{paper}/review               document and items side by side
///   POST /documents/papers/{paper}/review               the plain form: items marked as right, or all the rest of a section
///   POST /documents/papers/{paper}/review/changes       JSON of the script (requests.hpp)
///   POST /documents/papers/{paper}/review/confirmation  the person is done
///   GET  /documents/papers/{paper}/review/selection     ?kind= and ?from=&to= (bytes of the text) or ?quote=: an item made of it, JSON
///   GET  /documents/papers/{paper}/review/bodies        ?q=: whom the name means on the paper's day, and bodies to pick from, JSON
///   GET  /documents/papers/{paper}/pages/{page}         "3.png": a page of the original as a picture
///   GET  /documents/review/dates                     ?rule=&from=: the next 12 dates of a recurrence, JSON
///   GET  /documents/review/figures                   how often the reader was right
void register_pages(site::Routes& routes, PageServices services);

///   GET  /api/v1/documents/{paper}/review               all items, and the confirmed result in the schema of the reader
///   POST /api/v1/documents/{paper}/review               as …/review/changes
///   GET  /api/v1/documents/{paper}/review/{item}        what people made of one item, every version
void register_api(site::Routes& routes, PageServices services);

} // namespace documents::review
