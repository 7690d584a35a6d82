#pragma once

#include <span>
#include <string_view>

namespace db {

/// A migration as it lies in the program; the table is made by tools/embed.py, folders in the order of the house.
struct EmbeddedSchema {
    std::string_view name; ///< "areas/001-areas"
    std::string_view text;
};

std::span<EmbeddedSchema const> embedded_schema();

} // namespace db
