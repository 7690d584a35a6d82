#pragma once

#include "office/sheet_reader.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The cells of a row as they are staged: a JSON array, null for an empty cell, a text for a text, {"k":"number","t":"1.5"} for the others, so
/// that a number is not read as something typed.
namespace imports {

std::string json_of(std::span<office::Cell const> cells);
std::vector<office::Cell> cells_of(std::string_view json); ///< throws std::runtime_error: the store is damaged

} // namespace imports
