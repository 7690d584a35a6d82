#pragma once

#include "identity/identity.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

namespace identity {

/// All of it outlives the routes.
struct PageServices {
    site::Frame const& frame;
    Identity& identity;
};

inline constexpr char kUsersAddress[] = "/admin/users";

///   GET, POST /login                       open to all
///   POST /logout
///   GET  /account                          own posts, sessions, tokens, delegations
///   GET, POST /account/password
///   POST /account/post                     the post to act in
///   GET  /account/session                  JSON: seconds until the session ends, its CSRF token, whose it is; asking is a use
///   POST /account/sessions/end             one (hash) or all others
///   POST /account/tokens, /account/tokens/{id}/end
///   POST /account/delegations, /account/delegations/{id}/end
///   GET  /admin/users, /admin/users/new    administer_users from here on
///   POST /admin/users
///   GET  /admin/users/{id}
///   POST /admin/users/{id}/password, /block, /posts, /sessions/end
///   POST /admin/posts/{id}/end, /admin/posts/{id}/roles
///   GET  /api/v1/session                   who the token or session stands for
void register_pages(site::Routes& routes, PageServices services);

} // namespace identity
