#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>

/// What stands at the door: told by the bytes of a file, never by its name alone.
namespace documents::intake {

inline constexpr std::uint64_t kFileBytesMax = 100u << 20;

enum class Weight {
    quick, ///< text, docx, odt: milliseconds
    slow   ///< PDF and pictures: children, perhaps recognition of letters
};

/// Refuses what is never kept, as a paper or as an attachment: programs, scripts, files with macros, empty and oversized ones. What is let
/// through need not be a paper: that is told when it is read. Errors: unsupported, invalid_input (empty), too_large, not_found; `where`
/// is `name`.
base::Result<Weight> look_at(std::filesystem::path const& file, std::string const& name);

} // namespace documents::intake
