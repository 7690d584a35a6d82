#pragma once

#include "db/database.hpp"
#include "rights/scope.hpp"

#include <cstddef>
#include <filesystem>

namespace documents::review {

struct Exported {
    std::size_t papers = 0;
    std::size_t unconfirmed = 0; ///< left out: drafts, withdrawn
    std::size_t open = 0;        ///< left out: confirmed, but something in them was never looked at
    std::size_t open_items = 0;  ///< so many things
};

/// Writes what people confirmed as test data for the reader: for each confirmed paper in which nothing is open NUMBER.txt (the text that
/// was read) and NUMBER.json (the annotation, in the schema of the reader's tests); both are read by its scorer. The folder is made
/// where it is missing; files of an export before are written over. Errors: refused; unavailable (the folder can not be written).
base::Result<Exported> export_annotations(db::Database& database, rights::Scope const& scope,
                                          std::filesystem::path const& folder);

} // namespace documents::review
