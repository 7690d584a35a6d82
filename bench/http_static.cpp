// Serves one style sheet twice: by bare RESTinio with the same headers and bytes, and by our server as an asset. For bench/static_page.sh.
#include "app/log.hpp"
#include "http/assets.hpp"
#include "http/policy.hpp"
#include "http/server.hpp"

#include <asio.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <restinio/all.hpp>
#include <string>
#include <unistd.h>

namespace {

constexpr std::size_t kThreads = 2;
std::string const kBytes(8 << 10, 'x');

struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t> {};

void serve_bare(std::uint16_t port) {
    restinio::run(restinio::on_thread_pool<Traits>(kThreads)
                      .address("127.0.0.1")
                      .port(port)
                      .request_handler([](auto const& request) {
                          auto response = request->create_response();
                          response.append_header("Date", http::http_date());
                          response.append_header("Content-Type", "text/css; charset=utf-8");
                          response.append_header("Cache-Control", "public, max-age=31536000, immutable");
                          response.append_header("ETag", "\"etag\"");
                          for (auto const& header : http::security_headers())
                              response.append_header(header.name, header.value);
                          response.append_header("X-Request-Id", "abcde-1");
                          return response.set_body(restinio::const_buffer(kBytes.data(), kBytes.size())).done();
                      }));
}

void serve_ours(std::uint16_t port) {
    app::start_log();
    static http::Asset const asset{
        "app.css", "/static/app.0123456789.css", "text/css; charset=utf-8", "\"etag\"", kBytes, {}, false};
    http::Router router;
    http::register_assets(router, {&asset, 1});
    http::Server server{{.port = port, .io_threads = kThreads}, std::move(router)};
    if (!server.start()) std::exit(1);
    pause();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "bench_http_static bare|ours PORT\n");
        return 2;
    }
    auto const port = static_cast<std::uint16_t>(std::atoi(argv[2]));
    if (std::string_view{argv[1]} == "bare")
        serve_bare(port);
    else
        serve_ours(port);
    return 0;
}
