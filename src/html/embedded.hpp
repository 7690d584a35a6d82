#pragma once

#include <span>
#include <string_view>

namespace html {

/// A template as it lies in the program; the table is made by tools/embed.py.
struct EmbeddedTemplate {
    std::string_view name; ///< "documents/reading"
    std::string_view text;
};

std::span<EmbeddedTemplate const> embedded_templates();

} // namespace html
