#pragma once

#include "base/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace office {

/// A file inside an archive. `bytes` must outlive the call.
struct ArchivePart {
    std::string name;
    std::string_view bytes;
};

/// A zip with these files in this order. The same parts give the same bytes: no clock is asked. What is packed already (png, jpeg, zip, docx) is
/// stored as it is. Errors: unavailable (no memory).
base::Result<std::string> make_archive(std::span<ArchivePart const> parts);

} // namespace office
