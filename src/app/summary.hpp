#pragma once

#include "documents/reading/reading.hpp"

#include <string>
#include <string_view>

namespace app {

/// One screen about a document, in Vietnamese: issuer, number, date, duties with their deadlines, sums, status rows, findings. Long lists are cut,
/// and say how much is left out. The same reading always gives the same text.
std::string summary(documents::reading::Reading const& reading, std::string_view file_name);

} // namespace app
