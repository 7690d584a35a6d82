#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "documents/registry/originals.hpp"

#include <filesystem>
#include <string_view>

namespace app {

/// A letter of the province, issued some weeks ago to its communes and departments: some reported, one late, some not at all. `leader` of
/// `committee` gave it.
base::Result<void> add_demonstration_duties(db::Database& store, base::Clock const& clock,
                                            documents::registry::Originals& originals,
                                            std::filesystem::path const& scratch, std::string_view committee,
                                            std::string_view leader);

} // namespace app
