#pragma once

#include <string_view>

namespace directives {

/// A file of catalogue/directives/ as it lies in the program; empty where there is none of that name. The table is made by tools/embed.py.
std::string_view catalogue_file(std::string_view name);

} // namespace directives
