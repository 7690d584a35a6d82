#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace http {

using Handler = std::function<Response(Request const&)>;

/// Where a handler runs. `instant` on the thread of the socket: only for what never waits and takes microseconds. `quick` on the pool
/// for pages. `heavy` on a small pool of its own, so that long reading never keeps a page from being served.
enum class Work { instant, quick, heavy };

struct Route {
    Method method;
    std::string pattern;
    Handler handler;
    Work work;
    std::size_t body_bytes; ///< larger bodies are answered with 413
};

inline constexpr std::size_t kBodyBytes = 1u << 20; ///< for forms without files

/// Which handler answers which method and path. A pattern is "/documents/readings/{id}": a parameter is one whole, non-empty segment.
/// A fixed segment goes before a parameter in the same place. HEAD is answered by the handler of GET.
class Router {
public:
    /// `route` is "METHOD /path". Registering one method and pattern twice is a fault of ours and stops the program.
    void add(std::string_view route, Handler handler, Work work = Work::quick, std::size_t body_bytes = kBodyBytes);

    struct Match {
        Route const* route = nullptr; ///< null: no route has this path and method
        Fields parameters;
        std::vector<Method> allowed; ///< where the path is known but not for the method: for 405
    };
    /// `raw_path` is still percent-encoded: "%2F" is no separator. Errors: invalid_input for what can not be decoded.
    base::Result<Match> match(Method method, std::string_view raw_path) const;

    std::vector<Route> const& routes() const { return routes_; }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::vector<Route> routes_;
    std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>>
        exact_;                     ///< patterns without parameters
    std::vector<std::size_t> open_; ///< patterns with parameters
};

} // namespace http
