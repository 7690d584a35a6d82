#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

/// File formats in and out. Everything read here comes from outside and may be hostile.
namespace office {

enum class Format { text, docx, odt, doc, rtf, pdf, image };

/// How far one file may go before it is given up. A child process is held to `time` and `memory_bytes` by the kernel.
struct Limits {
    std::size_t file_bytes = 100u << 20;     ///< the file as it lies on the disk
    std::size_t unpacked_bytes = 200u << 20; ///< all that a container unpacks to
    std::size_t text_bytes = 20u << 20;      ///< the text that comes out
    std::size_t memory_bytes = 512u << 20;   ///< one child process
    std::size_t suite_memory_bytes = 2u << 30; ///< LibreOffice, for a .doc or .rtf; address space
    std::chrono::seconds time{60};           ///< the whole file
    int pages = 400;                         ///< pages of a PDF; of a scan at most `scan_pages`
    int scan_pages = 60;
};

/// A file's text, as `benvung read FILE --text` prints it: UTF-8, NFC, '\n' line ends.
///
/// A paragraph is one line. A table row is one line with its cells parted by '\t' (a line break inside a cell is a blank); a table that
/// only lays out a page (the two-column header, "Nơi nhận" beside the signature, nothing that looks like data) is written cell after cell,
/// each cell's paragraphs as lines, left cell first. A footnote stands as a line "¹ text" after the paragraph that cites it. Page breaks are '\f' on a
/// line of its own where the format has them.
struct Extraction {
    std::string text;
    Format format = Format::text;
    bool recognised = false; ///< by optical character recognition: letters may be wrong
    int pages = 0;           ///< 0 where the format has none
};

/// Reads a file. What it is, is told by its first bytes; its name only helps to tell plain text from noise.
/// `scratch` is a folder where children may put files; a sub-folder is made there and removed again.
/// Errors (in Vietnamese, with how to mend): too_large, unsupported (not a document we read: a spreadsheet, a picture without text,
/// binary noise, letters of a font of before Unicode), invalid_input (empty, truncated, encrypted, malformed), limit_exceeded (time, memory, unpacked size, pages),
/// unavailable (pdftotext, tesseract, or for .doc and .rtf LibreOffice Writer is not installed).
base::Result<Extraction> extract(std::filesystem::path const& file, std::string_view name, Limits const& limits,
                                 std::filesystem::path const& scratch);

} // namespace office
