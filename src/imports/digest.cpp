#include "imports/digest.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sodium.h>
#include <vector>

namespace imports {

struct Digest::State {
    crypto_generichash_state hash;
};

Digest::Digest() : state_{std::make_unique<State>()} { crypto_generichash_init(&state_->hash, nullptr, 0, 32); }
Digest::~Digest() = default;

Digest& Digest::add(std::string_view field) {
    auto const length = std::to_string(field.size()) + ':';
    crypto_generichash_update(&state_->hash, reinterpret_cast<unsigned char const*>(length.data()), length.size());
    crypto_generichash_update(&state_->hash, reinterpret_cast<unsigned char const*>(field.data()), field.size());
    return *this;
}

std::array<unsigned char, 32> Digest::bytes() {
    std::array<unsigned char, 32> bytes{};
    crypto_generichash_final(&state_->hash, bytes.data(), bytes.size());
    return bytes;
}

std::string Digest::hexadecimal() { return imports::hexadecimal(bytes()); }

std::string hexadecimal(std::array<unsigned char, 32> const& bytes) {
    return fmt::format("{:02x}", fmt::join(bytes, ""));
}

base::Result<std::string> digest_of_file(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return base::fail(base::Code::not_found, "Không đọc được tệp.", path.filename().string(),
                          "Kiểm tra tên tệp và quyền đọc.");
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    std::vector<char> block(1u << 20);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(block.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    std::array<unsigned char, 32> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hexadecimal(hash);
}

} // namespace imports
