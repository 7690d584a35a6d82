#pragma once

#include "base/result.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace imports {

/// BLAKE2b-256, fed field by field, each with its length before it.
class Digest {
public:
    Digest();
    ~Digest();
    Digest& add(std::string_view field);
    std::array<unsigned char, 32> bytes();
    std::string hexadecimal(); ///< 64 digits

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string hexadecimal(std::array<unsigned char, 32> const& bytes);

/// BLAKE2b-256 of the bytes of a file, in 64 digits. Errors: not_found.
base::Result<std::string> digest_of_file(std::filesystem::path const& path);

} // namespace imports
