#pragma once

#include "base/result.hpp"

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace office::xml {

enum class Blanks { meaningful, only_where_alone };

/// Parses one part of a container. No entity but the five of XML is known; DOCTYPE is refused, and so is nesting deeper than `kDepthMax`, so that
/// walks may recurse. Errors: invalid_input, limit_exceeded; `where` names the part.
inline constexpr int kDepthMax = 200;
base::Result<void> parse(pugi::xml_document& document, std::string& bytes, Blanks blanks, std::string_view where);

/// The name without its prefix: "w:p" -> "p". Prefixes are free in XML, but every writer we know uses the customary ones.
std::string_view local(pugi::xml_node node);
/// The name as it stands.
inline std::string_view name(pugi::xml_node node) { return node.name(); }

} // namespace office::xml
