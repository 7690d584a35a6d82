#pragma once

#include "db/database.hpp"
#include "directives/mail/smtp.hpp"
#include "rights/scope.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace directives::mail {

/// Locks up the password of the mail server: the box lies in the store, the key in a file beside it, so that a copy of one alone tells nothing.
class Vault {
public:
    /// `key_file` is made (0600) when something is sealed for the first time. A copy of the store that is opened beside another file can not
    /// unseal; then the password is typed once more.
    explicit Vault(std::filesystem::path key_file) : key_file_{std::move(key_file)} {}
    std::string
    seal(std::string_view secret) const; ///< base64. Throws std::runtime_error where the file can not be made.
    std::optional<std::string> unseal(std::string_view sealed) const; ///< nullopt: another key, or changed

private:
    std::filesystem::path key_file_;
};

struct Settings {
    bool active = false;
    std::string server = {};
    int port = 587;
    Security security = Security::starttls;
    std::string sender = {}, user_name = {};
    std::string password_sealed = {}; ///< by Vault::seal; "": none
    std::string site_address =
        {}; ///< "https://benvung.laichau.gov.vn", without a slash at the end: for links in letters and calendars
    int digest_minute = 7 * 60; ///< of the day in Vietnam
};
std::string_view code_of(Security security);
std::optional<Security> security_of(std::string_view code);

Settings settings_of(db::Session& session); ///< the defaults where nothing was set
/// `password`: a new one in clear; nullopt: the old one stays. Errors: refused (administer_system), invalid_input ("server", "port", "sender",
/// "site_address", "digest_minute").
base::Result<void> set_settings(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Vault const& vault,
                                Settings settings, std::optional<std::string> const& password);

/// What a person wants by e-mail.
struct Wish {
    std::string address = {};
    bool digest = false;
};
Wish wish_of(db::Session& session, rights::PersonId person);
/// Of scope.person. Errors: invalid_input "address".
base::Result<void> set_wish(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Wish const& wish);

} // namespace directives::mail
