#include "directives/mail/settings.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/core.h>
#include <fstream>
#include <sodium.h>
#include <stdexcept>
#include <unistd.h>

namespace directives::mail {
namespace {

using base::Code;
using base::fail;
using Json = nlohmann::ordered_json;
using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

std::optional<Key> read_key(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    Key key{};
    if (!in.read(reinterpret_cast<char*>(key.data()), static_cast<std::streamsize>(key.size()))) return std::nullopt;
    return key;
}

Key key_of(std::filesystem::path const& file) {
    if (auto const key = read_key(file)) return *key;
    Key key{};
    randombytes_buf(key.data(), key.size());
    // Whole or not at all: written beside, then linked under its name. Of two that do it at once the first one's stays.
    auto const beside = file.string() + fmt::format(".{}", randombytes_random());
    int const out = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600); // NOLINT
    if (out < 0 || ::write(out, key.data(), key.size()) != static_cast<ssize_t>(key.size()) || ::fsync(out) != 0 ||
        ::close(out) != 0)
        throw std::runtime_error{"the key for secrets can not be written: " + file.string()};
    int const linked = ::link(beside.c_str(), file.c_str());
    ::unlink(beside.c_str());
    if (linked != 0 && errno != EEXIST)
        throw std::runtime_error{"the key for secrets can not be written: " + file.string()};
    if (auto const kept = read_key(file)) return *kept;
    throw std::runtime_error{"the key for secrets can not be read: " + file.string()};
}

std::string encoded(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::string facts(Settings const& settings) {
    return Json{
        {"Gửi thư", settings.active ? "có" : "không"},
        {"Máy chủ", fmt::format("{}:{}", settings.server, settings.port)},
        {"Bảo mật", code_of(settings.security)},
        {"Người gửi", settings.sender},
        {"Tên đăng nhập", settings.user_name},
        {"Địa chỉ trang", settings.site_address},
        {"Giờ gửi bản tổng hợp", fmt::format("{:02}:{:02}", settings.digest_minute / 60, settings.digest_minute % 60)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool good_host(std::string_view host) {
    return !host.empty() && host.size() <= 253 && !host.starts_with('-') && std::ranges::all_of(host, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
    });
}

base::Result<void> check(Settings& settings) {
    if (settings.active && !good_host(settings.server))
        return fail(Code::invalid_input, "Nhập tên máy chủ thư.", "server", "Ví dụ: mail.laichau.gov.vn.");
    if (!settings.server.empty() && !good_host(settings.server))
        return fail(Code::invalid_input, fmt::format("“{}” không phải tên máy chủ.", settings.server), "server",
                    "Ví dụ: mail.laichau.gov.vn.");
    if (settings.port < 1 || settings.port > 65535)
        return fail(Code::invalid_input, "Cổng phải từ 1 đến 65535.", "port", "Thường là 587 hoặc 465.");
    if (settings.active || !settings.sender.empty()) {
        auto const sender = parse_address(settings.sender);
        if (!sender) return fail(Code::invalid_input, sender.error().message, "sender", sender.error().mend);
        settings.sender = *sender;
    }
    while (settings.site_address.ends_with('/')) settings.site_address.pop_back();
    bool const web = settings.site_address.starts_with("https://") || settings.site_address.starts_with("http://");
    if (!settings.site_address.empty() &&
        (!web || settings.site_address.size() > 200 || std::ranges::any_of(settings.site_address, [](char letter) {
            return letter <= ' ' || letter == '"' || letter == '<' || letter > '~';
        })))
        return fail(Code::invalid_input, "Địa chỉ trang phải bắt đầu bằng https:// hoặc http://.", "site_address",
                    "Ví dụ: https://benvung.laichau.gov.vn.");
    if (settings.digest_minute < 0 || settings.digest_minute > 1439)
        return fail(Code::invalid_input, "Giờ gửi phải là giờ trong ngày.", "digest_minute", "Ví dụ: 07:00.");
    return {};
}

} // namespace

std::string Vault::seal(std::string_view secret) const {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium can not start"};
    auto const key = key_of(key_file_);
    std::string box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret.size(), '\0');
    auto* const bytes = reinterpret_cast<unsigned char*>(box.data());
    randombytes_buf(bytes, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, reinterpret_cast<unsigned char const*>(secret.data()),
                          secret.size(), bytes, key.data());
    return encoded(box);
}

std::optional<std::string> Vault::unseal(std::string_view sealed) const {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium can not start"};
    auto const key = read_key(key_file_);
    std::string box(sealed.size(), '\0');
    std::size_t length = 0;
    if (!key || sodium_base642bin(reinterpret_cast<unsigned char*>(box.data()), box.size(), sealed.data(),
                                  sealed.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    constexpr std::size_t kHead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (length < kHead) return std::nullopt;
    std::string secret(length - kHead, '\0');
    auto const* const bytes = reinterpret_cast<unsigned char const*>(box.data());
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()), bytes + crypto_secretbox_NONCEBYTES,
                                   length - crypto_secretbox_NONCEBYTES, bytes, key->data()) != 0)
        return std::nullopt;
    return secret;
}

std::string_view code_of(Security security) {
    switch (security) {
    case Security::none: return "none";
    case Security::starttls: return "starttls";
    case Security::tls: return "tls";
    }
    return "";
}

std::optional<Security> security_of(std::string_view code) {
    for (auto const security : {Security::none, Security::starttls, Security::tls})
        if (code_of(security) == code) return security;
    return std::nullopt;
}

Settings settings_of(db::Session& session) {
    auto const row = session.find<bool, std::string, int, std::string, std::string, std::string, std::string,
                                  std::string, int>(
        "SELECT active, server, port, security, sender, user_name, password_sealed, site_address, digest_minute FROM "
        "mail_settings WHERE id = 1");
    if (!row) return {};
    auto const& [active, server, port, security, sender, user, sealed, site, minute] = *row;
    return {.active = active,
            .server = server,
            .port = port,
            .security = security_of(security).value_or(Security::starttls),
            .sender = sender,
            .user_name = user,
            .password_sealed = sealed,
            .site_address = site,
            .digest_minute = minute};
}

base::Result<void> set_settings(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Vault const& vault,
                                Settings settings, std::optional<std::string> const& password) {
    TRY(rights::require(scope, rights::Capability::administer_system));
    TRY(check(settings));
    auto const before = settings_of(tx);
    settings.password_sealed = !password           ? before.password_sealed
                               : password->empty() ? std::string{}
                                                   : vault.seal(*password);
    tx.run(
        "INSERT INTO mail_settings (id, active, server, port, security, sender, user_name, password_sealed, "
        "site_address, digest_minute, changed_at, changed_by) VALUES (1, :active, :server, :port, :security, :sender, "
        ":user, :sealed, :site, :minute, :at, :by) ON CONFLICT (id) DO UPDATE SET active = :active, server = :server, "
        "port = :port, security = :security, sender = :sender, user_name = :user, password_sealed = :sealed, "
        "site_address = :site, digest_minute = :minute, changed_at = :at, changed_by = :by",
        {{"active", settings.active},
         {"server", settings.server},
         {"port", settings.port},
         {"security", code_of(settings.security)},
         {"sender", settings.sender},
         {"user", settings.user_name},
         {"sealed", settings.password_sealed},
         {"site", settings.site_address},
         {"minute", settings.digest_minute},
         {"at", when},
         {"by", scope.actor}});
    audit::write(tx, scope, when,
                 {.verb = "mail_settings",
                  .object = "mail/settings",
                  .label = "Cài đặt gửi thư điện tử",
                  .before = facts(before),
                  .after = facts(settings),
                  .note = password ? "Mật khẩu được thay." : ""});
    return {};
}

Wish wish_of(db::Session& session, rights::PersonId person) {
    auto const row = session.find<std::string, bool>(
        "SELECT address, wants_digest FROM mail_wishes WHERE person_id = :me", {{"me", person}});
    if (!row) return {};
    return {.address = std::get<0>(*row), .digest = std::get<1>(*row)};
}

base::Result<void> set_wish(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Wish const& wish) {
    if (!scope.person)
        return fail(Code::refused, "Chỉ người dùng mới có địa chỉ nhận thư.", {}, "Đăng nhập rồi thử lại.");
    std::string address;
    if (wish.digest || !wish.address.empty()) address = TRY(parse_address(wish.address));
    tx.run(
        "INSERT INTO mail_wishes (person_id, address, wants_digest, changed_at) VALUES (:me, :address, :digest, :at) "
        "ON CONFLICT (person_id) DO UPDATE SET address = :address, wants_digest = :digest, changed_at = :at",
        {{"me", scope.person}, {"address", address}, {"digest", wish.digest}, {"at", when}});
    audit::write(tx, scope, when,
                 {.verb = "mail_wish",
                  .object = fmt::format("person/{}", scope.person.number()),
                  .label = "Nhận bản tổng hợp qua thư",
                  .before = {},
                  .after = Json{{"Địa chỉ", address}, {"Bản tổng hợp hằng ngày", wish.digest ? "có" : "không"}}.dump(
                      -1, ' ', false, Json::error_handler_t::replace)});
    return {};
}

} // namespace directives::mail
