#pragma once

#include "base/result.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace html {

/// The names that a template uses, by section: what ctemplate itself does not tell.
struct Shape {
    using Names = std::set<std::string, std::less<>>;
    Names values, markers;
    std::map<std::string, Shape, std::less<>> sections;

    Names all_values() const; ///< with those of the sections inside
    Names all_markers() const;
    Shape const* find_section(std::string_view name) const; ///< here or deeper
};

/// Reads a template and holds the rules of the house. Errors: invalid_input for `:none`, a pragma of its own, style="…", a variable inside
/// <script>, sections that do not close.
base::Result<Shape> shape_of(std::string_view name, std::string_view text);

} // namespace html
