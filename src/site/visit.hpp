#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "rights/scope.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace site {

struct PostChoice {
    std::string key;  ///< what POST /account/post sends back: a post, or a delegation to it
    std::string name; ///< "Chuyên viên, Sở Nội vụ tỉnh Lai Châu"
    bool current = false;
};

/// A signed-in person, as the frame of a page and the routes need it.
struct Visitor {
    rights::Scope scope;
    std::string person;            ///< "Nguyễn Văn An"
    std::string post;              ///< "Chuyên viên, Sở Nội vụ tỉnh Lai Châu"
    std::vector<PostChoice> posts; ///< all that the person may act in today, the current one too
    std::string csrf;              ///< to be sent back by forms; "" for a bearer token of the API
    bool must_change_password = false;
    std::chrono::seconds ends_in{0}; ///< of the session, if nothing more is asked of it; 0 for a token
};

/// Tells who sends a request: by the session cookie or a bearer token. Implemented in identity/, and by tests.
class Gate {
public:
    virtual ~Gate() = default;
    virtual std::optional<Visitor> visitor(http::Request const& request) = 0;
};

/// What a handler of a signed-in person gets.
struct Visit {
    http::Request const& request;
    Visitor const& visitor;
    rights::Scope const& scope() const { return visitor.scope; }
};

} // namespace site
