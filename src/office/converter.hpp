#pragma once

#include "office/child.hpp"

#include <filesystem>
#include <string_view>

/// Inside of office/: files of old formats made into new ones by LibreOffice in a child process, where it is installed.
namespace office {

/// Its parts are packages of their own.
enum class Suite { writer, calc };
bool is_installed(Suite suite);

struct Conversion {
    Suite suite;
    std::string_view extension; ///< "doc"
    std::string_view filter;    ///< "MS Word 97"; named, or a damaged file would be taken for plain text
    std::string_view into;      ///< "docx:MS Word 2007 XML"
};
enum class Converted { done, missing, out_of_time, failed };
struct ConvertedFile {
    Converted how;
    std::filesystem::path file; ///< in `folder`, where it is done
};
/// `folder` is a ScratchFolder's.
ConvertedFile convert(std::filesystem::path const& file, Conversion const& conversion, ChildLimits const& limits,
                      std::filesystem::path const& folder);

/// Whether the directory of an OLE container (.doc, .xls) holds such a stream.
bool ole_holds(std::string_view bytes, std::string_view name);

} // namespace office
