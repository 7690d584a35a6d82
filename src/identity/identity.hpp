#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/directory.hpp"
#include "identity/secrets.hpp"
#include "identity/store.hpp"
#include "site/visit.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Who sends a request, and in which post.
namespace identity {

inline constexpr char kSessionCookie[] = "benvung_session";

struct Settings {
    SessionRules sessions = {};
    PasswordCost password = {};
    /// What a post may do is kept in memory for so long; in this process a change counts at once, in others after this.
    /// That a session or token was ended, or a person blocked, counts at once everywhere: it is asked of the store each time.
    std::chrono::seconds view_age{5};
};

/// The gate of all pages, and signing in and out. Threads share it.
class Identity final : public site::Gate {
public:
    Identity(db::Database& store, base::Clock const& clock, Directory& directory, Settings settings = {});
    ~Identity() override;

    /// By the session cookie, or under /api/v1/ by "Authorization: Bearer". nullopt: not signed in, the session has ended, the last post of
    /// the person has ended (at midnight in Vietnam), the person is blocked.
    std::optional<site::Visitor> visitor(http::Request const& request) override;

    struct SignedIn {
        std::string token; ///< for the cookie; nowhere else
        bool must_change = false;
    };
    /// Takes a tenth of a second and 64 MB: to be called on the heavy pool. The same words and time whether the user name or the password is
    /// wrong. Errors: refused "password" (wrong; blocked; no post today), limit_exceeded (must wait, and how long).
    base::Result<SignedIn> sign_in(std::string_view user_name, std::string_view password, std::string_view client,
                                   std::string_view agent);
    void sign_out(http::Request const& request);

    /// `key` as in site::PostChoice. Errors: refused where the person has no such post today.
    base::Result<void> act_in(http::Request const& request, std::string_view key);

    /// Whether it is the password of the person who acts. Work as sign_in, and throttled alike: an open session is no place to guess.
    /// Errors: refused "old_password", limit_exceeded.
    base::Result<void> confirm_password(site::Visit const& visit, std::string_view password);

    std::optional<std::string> session_hash(http::Request const& request) const;
    When when() const;
    Settings const& settings() const;
    db::Database& store();
    Directory& directory();

    /// What posts may do has been changed.
    void forget_views();
    /// Writes when sessions were last used, removes dead ones. To be called once a minute.
    void tidy();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Set-Cookie for a new session, or to remove it where `token` is empty. Secure where the person came by https (http::Request::https).
http::Field session_cookie(http::Request const& request, std::string_view token);

} // namespace identity
