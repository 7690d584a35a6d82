// An exported audit log, as `benvung audit verify FILE` takes it from anybody.
#include "audit/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <sstream>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::istringstream in{std::string{reinterpret_cast<char const*>(data), size}};
    static_cast<void>(audit::verify_export(in));
    return 0;
}
