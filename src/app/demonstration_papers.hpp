#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "documents/registry/originals.hpp"

#include <filesystem>
#include <string_view>

namespace app {

/// Books and papers of one office, as if a clerk had taken them in: some confirmed and numbered, some waiting. Before: the organisations are
/// there. Errors: of the disk.
base::Result<void> add_demonstration_papers(db::Database& store, base::Clock const& clock,
                                            documents::registry::Originals& originals,
                                            std::filesystem::path const& scratch, std::string_view office,
                                            std::string_view clerk);

} // namespace app
