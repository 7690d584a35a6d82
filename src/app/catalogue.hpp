#pragma once

#include <string_view>

namespace app {

/// A file of catalogue/app/ as it lies in the program: the demonstration's invented units. The table is made by tools/embed.py.
std::string_view catalogue_file(std::string_view name);

} // namespace app
