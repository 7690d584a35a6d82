#pragma once

#include "imports/domain.hpp"

#include <memory>

/// What the import framework is told of areas: lists of units (our columns or the official ones), and lists of mergers.
namespace areas {

inline constexpr char kUnitsImport[] = "areas";
inline constexpr char kMergersImport[] = "area-mergers";

std::unique_ptr<imports::Domain> units_import();
std::unique_ptr<imports::Domain> mergers_import();

} // namespace areas
