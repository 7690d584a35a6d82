// Any bytes as a .txt: refused, or text that reads the same again.
#include "office/plain_text.hpp"
#include "text/unicode.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = office::plain_text({reinterpret_cast<char const*>(data), size});
    if (text && (text->contains('\r') || !text::is_clean_utf8(*text) || office::cleaned(*text) != *text)) std::abort();
    return 0;
}
