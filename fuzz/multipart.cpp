// A form in parts: never throws, borrows only from the body, and every name and value is clean UTF-8.
#include "base/ensure.hpp"
#include "http/fields.hpp"
#include "text/unicode.hpp"

#include <cstdint>

/// The first line is the content type, the rest the body.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    auto const line = std::min(input.find('\n'), input.size());
    auto const body = input.substr(std::min(line + 1, input.size()));
    http::FormLimits const limits{.fields = 20, .name_bytes = 64, .value_bytes = 256, .part_header_bytes = 512};
    auto const form = http::parse_form(input.substr(0, line), body, limits);
    if (!form) return 0;
    ENSURE(form->fields.list().size() + form->files.size() <= limits.fields);
    for (auto const& [name, value] : form->fields.list()) {
        ENSURE(text::is_clean_utf8(name) && text::is_clean_utf8(value));
        ENSURE(name.size() <= limits.name_bytes && value.size() <= limits.value_bytes);
    }
    for (auto const& file : form->files) {
        ENSURE(text::is_clean_utf8(file.name) && file.name.find_first_of("/\\") == std::string::npos);
        ENSURE(file.bytes.empty() || (file.bytes.data() >= body.data() &&
                                      file.bytes.data() + file.bytes.size() <= body.data() + body.size()));
    }
    return 0;
}
