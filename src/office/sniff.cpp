#include "office/sniff.hpp"

#include "office/container.hpp"
#include "office/converter.hpp"
#include "office/messages.hpp"

#include <algorithm>
#include <string>

namespace office {
namespace {

using messages::Trouble;
using namespace std::string_view_literals;

base::Result<Format> ole(std::string_view bytes) {
    if (ole_holds(bytes, "EncryptedPackage") || ole_holds(bytes, "EncryptionInfo"))
        return messages::fail(Trouble::encrypted_office);
    if (ole_holds(bytes, "WordDocument")) return Format::doc;
    if (ole_holds(bytes, "Workbook") || ole_holds(bytes, "Book")) return messages::fail(Trouble::spreadsheet);
    if (ole_holds(bytes, "PowerPoint Document")) return messages::fail(Trouble::presentation);
    return messages::fail(Trouble::broken_container); // its directory is missing
}

base::Result<Format> zipped(std::string_view bytes, Limits const& limits) {
    auto container = TRY(Container::open(bytes, limits));
    if (container.has("word/document.xml")) return Format::docx;
    if (container.has("xl/workbook.xml") || container.has("xl/workbook.bin"))
        return messages::fail(Trouble::spreadsheet);
    if (container.has("ppt/presentation.xml")) return messages::fail(Trouble::presentation);
    if (container.has("mimetype")) {
        std::string const kind = TRY(container.part("mimetype"));
        if (kind.starts_with("application/vnd.oasis.opendocument.text")) return Format::odt;
        if (kind.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
            return messages::fail(Trouble::spreadsheet);
        if (kind.starts_with("application/vnd.oasis.opendocument.presentation"))
            return messages::fail(Trouble::presentation);
    }
    return messages::fail(Trouble::unknown_container);
}

/// string_view::substr throws where the text is too short.
bool has_at(std::string_view bytes, std::size_t at, std::string_view mark) {
    return bytes.size() >= at && bytes.substr(at).starts_with(mark);
}

} // namespace

base::Result<Format> sniff(std::string_view bytes, Limits const& limits) {
    if (bytes.empty()) return messages::fail(Trouble::empty_file);
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return zipped(bytes, limits);
    if (bytes.substr(0, 1024).contains("%PDF-")) return Format::pdf;
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return ole(bytes);
    if (bytes.starts_with("{\\rtf")) return Format::rtf;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) ||
        bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv))
        return Format::image;
    if (bytes.starts_with("GIF8") || (bytes.starts_with("RIFF") && has_at(bytes, 8, "WEBP")) ||
        has_at(bytes, 4, "ftypheic") ||
        (bytes.starts_with("BM") && bytes.size() > 54 && has_at(bytes, 6, "\0\0\0\0"sv)))
        return messages::fail(Trouble::unknown_picture);

    std::string head{bytes.substr(0, 512)};
    std::ranges::transform(head, head.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    auto const start = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    std::string_view const begin =
        start == std::string::npos ? std::string_view{} : std::string_view{head}.substr(start);
    if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) return messages::fail(Trouble::web_page);
    if (begin.starts_with("<?xml") && bytes.substr(0, 4096).contains("office:document")) return Format::odt;
    return Format::text;
}

} // namespace office
