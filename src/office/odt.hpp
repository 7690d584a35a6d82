#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <string>
#include <string_view>

namespace office {

/// The text of an .odt, not yet normalised; `bytes` must outlive the call. Errors: see extract.hpp.
base::Result<std::string> odt_text(std::string_view bytes, Limits const& limits);

/// The same from content.xml and styles.xml (may be empty) already unpacked, or from a flat .fodt as `content`; they are used up.
base::Result<std::string> odt_text(std::string& content, std::string& styles, Limits const& limits);

} // namespace office
