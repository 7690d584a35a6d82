// The wording of mergers: any bytes are read without harm, spans lie in the text, and a name found is not empty.
#include "areas/merger_wording.hpp"
#include "areas/name.hpp"
#include "base/ensure.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    areas::FormedFrom const formed = areas::read_merger_wording(bytes);
    for (areas::FormedPart const& part : formed.parts) {
        ENSURE(!part.name.empty());
        ENSURE(part.span.from <= part.span.to && part.span.to <= size);
        areas::NameParts const parts = areas::split_name(part.name);
        ENSURE(parts.prefix.size() + parts.bare.size() <= part.name.size());
        ENSURE(areas::tidy_name(part.name) == part.name);
    }
    for (text::Span const span : formed.unread) ENSURE(span.from <= span.to && span.to <= size);
    ENSURE(areas::spelling_key(bytes).size() <= 3 * size + 3);
    return 0;
}
