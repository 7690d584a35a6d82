#pragma once

#include "base/result.hpp"
#include "http/response.hpp"
#include "http/router.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080; ///< 0: any free one
    std::size_t io_threads = 2, quick_threads = 4, heavy_threads = 2;
    std::size_t quick_queue = 256, heavy_queue = 32; ///< what waits; more is answered with 503
    std::size_t connections = 1000;                  ///< more wait to be accepted
    std::size_t connections_per_client = 256;        ///< more from one address are closed at once
    std::size_t url_bytes = 8 << 10, header_bytes = 16 << 10, header_count = 100;
    std::size_t body_bytes = 48u << 20;  ///< above it the connection is cut; up to it a 413 page is answered
    std::chrono::seconds idle_time{180}; ///< to send a whole request (a part of 4 MB at 190 kbit/s), and between two
    std::chrono::seconds write_time{60};
    std::chrono::seconds handle_time{180};
    bool log_requests = true;
    std::string unlogged = {}; ///< a path that begins so is logged without its rest, which is a secret
};

/// The server: sockets on its own threads, handlers on pools, an answer to everything. Every answer carries the security headers and
/// `X-Request-Id`. Log: one line a request by spdlog's default logger (id, method, path without query, status, ms, bytes).
/// A handler that throws is answered with 500; what it threw is logged with the id.
class Server {
public:
    Server(ServerOptions options, Router router, ErrorPage error_page = plain_error_page);
    ~Server(); ///< stops
    Server(Server const&) = delete;

    /// Listens. The port is the one in use. Errors: unavailable (the port is taken, the address is not of this machine).
    base::Result<std::uint16_t> start();

    /// Takes no more connections, lets running requests finish for at most `patience`, closes the rest. False: a handler still runs; its
    /// thread was let go, and the program should end without destroying what the handler uses (std::_Exit).
    bool stop(std::chrono::milliseconds patience = std::chrono::milliseconds{1500});

    struct State;

private:
    std::unique_ptr<State> state_;
};

} // namespace http
