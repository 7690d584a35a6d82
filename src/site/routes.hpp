#pragma once

#include "http/router.hpp"
#include "site/operation.hpp"
#include "site/visit.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace site {

class Frame;

using Handler = std::function<http::Response(Visit const&)>;

/// One route as a test or the OpenAPI page sees it.
struct Declared {
    http::Method method;
    std::string pattern;
    std::optional<rights::Capability> need; ///< nullopt: open to everyone
    std::optional<Operation> operation;     ///< of the API
};

/// The only way to the router: every route says which capability it needs, or that it is open to everyone.
///
/// A person who is not signed in is sent to the log-in page and back again (GET of a page) or gets 401; without the capability 403. What
/// changes something (POST, PUT, DELETE) must carry the session's CSRF token in the field "csrf" or the header X-CSRF-Token; requests with
/// a bearer token need none. Until a first password was changed, only routes under /account and /logout answer.
class Routes {
public:
    /// All of it outlives the router. `frame` makes the error pages of signed-in persons; null: left to the server's error page.
    Routes(http::Router& router, Gate& gate, Frame const* frame = nullptr)
        : router_{router}, gate_{gate}, frame_{frame} {}
    Routes(Routes const&) = delete;

    /// `route` is "METHOD /path".
    void add(std::string_view route, rights::Capability need, Handler handler, http::Work work = http::Work::quick,
             std::size_t body_bytes = http::kBodyBytes);

    /// A route of the API, under /api/v1: answers JSON, errors too.
    void api(std::string_view route, rights::Capability need, Operation operation, Handler handler,
             http::Work work = http::Work::quick, std::size_t body_bytes = http::kBodyBytes);

    /// Open to everyone, and so listed by hand in a test: log-in, help, health, assets.
    void open(std::string_view route, http::Handler handler, http::Work work = http::Work::quick,
              std::size_t body_bytes = http::kBodyBytes);

    std::vector<Declared> const& declared() const { return declared_; }
    Gate& gate() { return gate_; } ///< for open pages that greet a signed-in person

private:
    void declare(std::string_view route, std::optional<rights::Capability> need, std::optional<Operation> operation);
    http::Handler gated(std::string pattern, rights::Capability need, Handler handler, bool api);

    http::Router& router_;
    Gate& gate_;
    Frame const* frame_;
    std::vector<Declared> declared_;
};

} // namespace site
