#pragma once

#include "http/response.hpp"
#include "http/router.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// A request as it came off the wire.
struct RawRequest {
    Method method;
    std::string_view target; ///< path and query, still encoded
    Fields headers;          ///< names in lower case
    std::string_view body;
    std::string client;
    std::shared_ptr<void const> keep;
};

/// From a raw request to a finished answer, without a socket: routing, checks, handler, error pages, compression. Never throws.
class Dispatcher {
public:
    Dispatcher(Router router, ErrorPage error_page);

    struct Task {
        Request request;
        Route const* route = nullptr;
        std::optional<Response> refusal; ///< answered without asking a handler
        Work work() const { return refusal ? Work::instant : route->work; }
    };
    Task accept(RawRequest raw);
    Response run(Task& task) const;
    Response busy(Task& task) const; ///< 503 with Retry-After

private:
    Response finish(Request const& request, Response response) const;

    Router router_;
    ErrorPage error_page_;
    std::string id_prefix_; ///< tells the runs of the server apart
    std::atomic<std::uint64_t> requests_{0};
};

} // namespace http
