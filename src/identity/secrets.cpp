#include "identity/secrets.hpp"

#include <array>
#include <new>
#include <sodium.h>
#include <stdexcept>

namespace identity {

namespace {

void start() {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium can not start"};
}

using Hash = std::array<unsigned char, 32>;

Hash keyed_hash(std::string_view text, std::string_view key) {
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                       reinterpret_cast<unsigned char const*>(key.data()), key.size());
    return hash;
}

std::string hexadecimal(Hash const& hash) {
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

} // namespace

std::string hash_password(std::string_view password, PasswordCost const& cost) {
    start();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), cost.operations, cost.memory_bytes) != 0)
        throw std::bad_alloc{};
    return hash.data();
}

bool matches(std::string const& hash, std::string_view password) {
    start();
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void waste_a_match(PasswordCost const& cost) {
    std::array<unsigned char, 32> out{};
    std::array<unsigned char, crypto_pwhash_SALTBYTES> const salt{};
    if (crypto_pwhash(out.data(), out.size(), "", 0, salt.data(), cost.operations, cost.memory_bytes,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
}

std::string random_token() {
    start();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string token(sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(token.data(), token.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    token.pop_back();
    return token;
}

std::string hash_of_token(std::string_view token) { return hexadecimal(keyed_hash(token, "benvung session token.")); }

std::string csrf_of_token(std::string_view token) {
    return hexadecimal(keyed_hash(token, "benvung csrf of a session."));
}

std::string temporary_password() {
    start();
    static constexpr std::string_view kLetters =
        "abcdefghkmnpqrstuvwxyz23456789"; // without those that are misread aloud
    std::string password;
    for (int i = 0; i < 14; ++i)
        password += i == 4 || i == 9 ? '-' : kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    return password;
}

} // namespace identity
