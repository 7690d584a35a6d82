// Any bytes as a .docx: as the whole container, and as the parts inside one.
#include "office/docx.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    office::Limits const limits{.unpacked_bytes = 4u << 20, .text_bytes = 1u << 20};
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    (void)office::docx_text(bytes, limits);
    if (bytes.starts_with("PK")) return 0;
    // Parts in one input are parted by "\n====\n": document, numbering, styles, footnotes.
    office::DocxParts parts;
    std::string* const order[] = {&parts.document, &parts.numbering, &parts.styles, &parts.footnotes};
    std::string_view rest = bytes;
    for (std::string* part : order) {
        auto const end = rest.find("\n====\n");
        *part = rest.substr(0, end);
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 6);
    }
    (void)office::docx_text(parts, limits);
    return 0;
}
