// Any bytes as an .odt: as the whole container, and as the content.xml inside one.
#include "office/odt.hpp"

#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    office::Limits const limits{.unpacked_bytes = 4u << 20, .text_bytes = 1u << 20};
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    (void)office::odt_text(bytes, limits);
    if (bytes.starts_with("PK")) return 0;
    std::string content{bytes}, styles;
    (void)office::odt_text(content, styles, limits);
    return 0;
}
