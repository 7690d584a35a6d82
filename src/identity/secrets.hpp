#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Passwords and random tokens, by libsodium.
namespace identity {

/// Work for one Argon2id hash. The default takes 64 MB and about a tenth of a second; tests use less.
struct PasswordCost {
    unsigned long long operations = 2;
    std::size_t memory_bytes = 64u << 20;
};

std::string hash_password(std::string_view password, PasswordCost const& cost);
bool matches(std::string const& hash, std::string_view password);
/// As much work as matches(): so that an unknown user name takes as long as a known one.
void waste_a_match(PasswordCost const& cost);

/// 256 random bits in 43 letters of base64url.
std::string random_token();
/// What the store keeps of a token: 64 hexadecimal digits of BLAKE2b.
std::string hash_of_token(std::string_view token);
/// Sent back by forms; only who knows the session's token can make it.
std::string csrf_of_token(std::string_view token);

/// Twelve letters that are not misread aloud, in three groups: "kmpt-29wx-h7dc".
std::string temporary_password();

} // namespace identity
