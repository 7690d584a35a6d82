// The only file that includes RESTinio: it takes 15 s to compile.
#include "http/server.hpp"

#include "http/dispatcher.hpp"
#include "http/policy.hpp"
#include "http/pool.hpp"

#include <algorithm>
#include <asio.hpp>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <restinio/all.hpp>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <thread>
#include <unordered_map>

namespace http {

namespace {

using Clock = std::chrono::steady_clock;

/// Connections by client address: refuses more than so many from one, so that one machine can not take all places.
class ClientCount {
public:
    explicit ClientCount(std::size_t limit) : limit_{limit} {}

    restinio::ip_blocker::inspection_result_t inspect(restinio::ip_blocker::incoming_info_t const& info) noexcept {
        std::scoped_lock const lock{mutex_};
        auto const found = open_.find(info.remote_endpoint().address());
        return found != open_.end() && found->second >= limit_ ? restinio::ip_blocker::deny()
                                                               : restinio::ip_blocker::allow();
    }

    void state_changed(restinio::connection_state::notice_t const& notice) noexcept {
        std::scoped_lock const lock{mutex_};
        auto const address = notice.remote_endpoint().address();
        if (std::holds_alternative<restinio::connection_state::accepted_t>(notice.cause())) {
            ++open_[address];
        } else if (auto const found = open_.find(address); found != open_.end() && --found->second == 0) {
            open_.erase(found);
        }
    }

private:
    std::size_t limit_;
    std::mutex mutex_;
    std::unordered_map<asio::ip::address, std::size_t> open_;
};

struct Logger { // RESTinio tells here of broken requests and sockets; nothing that an operator must see
    template <class Build>
    void trace(Build&&) const noexcept {}
    template <class Build>
    void info(Build&&) const noexcept {}
    template <class Build>
    void warn(Build&& build) const noexcept {
        tell(build);
    }
    template <class Build>
    void error(Build&& build) const noexcept {
        tell(build);
    }

private:
    template <class Build>
    static void tell(Build& build) noexcept {
        try {
            if (spdlog::should_log(spdlog::level::debug)) spdlog::debug("{}", build());
        } catch (...) { // a log line is not worth a connection
        }
    }
};

struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, Logger> {
    using connection_state_listener_t = ClientCount;
    using ip_blocker_t = ClientCount;
    static constexpr bool use_connection_count_limiter = true;
};

using Server_ = restinio::http_server_t<Traits>;

/// Requests from their arrival until the answer is written.
class InFlight {
public:
    void enter() {
        std::scoped_lock const lock{mutex_};
        ++count_;
    }
    void leave() {
        std::scoped_lock const lock{mutex_};
        if (--count_ == 0) none_.notify_all();
    }
    bool wait_for_none(Clock::time_point deadline) {
        std::unique_lock lock{mutex_};
        return none_.wait_until(lock, deadline, [&] { return count_ == 0; });
    }

private:
    std::mutex mutex_;
    std::condition_variable none_;
    std::size_t count_ = 0;
};

Fields headers_of(restinio::http_request_header_t const& header) {
    std::vector<Field> fields;
    fields.reserve(header.fields_count());
    header.for_each_field([&](restinio::http_header_field_t const& field) {
        std::string name = field.name();
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        fields.push_back({std::move(name), field.value()});
    });
    return Fields{std::move(fields)};
}

/// A server that runs out of file descriptors stops accepting for good (asio's accept fails once and RESTinio does not ask again), so the
/// limit is raised to what the system allows and the connections are held below it.
std::size_t connections_that_fit(std::size_t wanted) {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_NOFILE, &files);
    constexpr std::size_t kOwnFiles = 200; // uploads, documents being read, pipes to children
    return files.rlim_cur > 2 * kOwnFiles ? std::min<std::size_t>(wanted, files.rlim_cur - kOwnFiles) : wanted / 4 + 1;
}

} // namespace

/// A connection that is cut at the stop lies in the context as a pending operation, and on its way out counts itself off in the server's
/// acceptor; the acceptor in turn needs the context. So operations go first, then the server, then the context.
class Context : public asio::io_context {
public:
    void drop_operations() { shutdown(); }
};

/// Shared with every running request: a handler that outlives stop() still finds all it needs.
struct Core {
    Core(ServerOptions given, Router router, ErrorPage error_page)
        : options{std::move(given)}, dispatcher{std::move(router), std::move(error_page)},
          quick{options.quick_threads, options.quick_queue}, heavy{options.heavy_threads, options.heavy_queue} {}
    ~Core() { context.drop_operations(); }
    Core(Core const&) = delete;

    ServerOptions options;
    Dispatcher dispatcher;
    Context context;
    std::shared_ptr<InFlight> in_flight = std::make_shared<InFlight>();
    std::atomic<bool> stopping{false};
    std::unique_ptr<Server_> server;
    Pool quick, heavy;
};

namespace {

/// Counts one request until its answer is written or its connection is lost. The write callback holds this and nothing else: with the core
/// in it, a connection cut at the stop would keep alive the io_context that keeps the connection.
struct Presence {
    explicit Presence(std::shared_ptr<InFlight> all) : all_{std::move(all)} { all_->enter(); }
    ~Presence() { all_->leave(); }
    Presence(Presence const&) = delete;

private:
    std::shared_ptr<InFlight> all_;
};

/// One request under way.
struct Exchange {
    std::shared_ptr<Core> core;
    restinio::request_handle_t handle;
    std::shared_ptr<Presence> presence;
    Clock::time_point arrived = Clock::now();
};

template <class Builder>
void add_headers(Builder& builder, Exchange const& exchange, Request const& request, Response& response) {
    builder.append_header("Date", http_date());
    if (!response.content_type.empty()) builder.append_header("Content-Type", std::move(response.content_type));
    for (Field& header : response.headers) builder.append_header(std::move(header.name), std::move(header.value));
    for (Field const& header : security_headers()) builder.append_header(header.name, header.value);
    builder.append_header("X-Request-Id", request.id);
    bool const upgrade = exchange.handle->header().connection() == restinio::http_connection_header_t::upgrade;
    if (upgrade || exchange.core->stopping.load(std::memory_order_relaxed)) builder.connection_close();
}

void answer(std::shared_ptr<Exchange> const& exchange, Request const& request, Response response) {
    restinio::http_status_line_t const line{restinio::http_status_code_t{static_cast<std::uint16_t>(response.status)},
                                            std::string{reason_of(response.status)}};
    auto const written = [presence = exchange->presence](std::error_code const&) {};
    int const status = response.status;
    std::size_t bytes = response.file.empty() ? std::max(response.body.size(), response.fixed.size()) : 0;
    if (request.method == Method::head ||
        response.status == 304) { // the length of what GET would send, and nothing of it
        if (!response.file.empty()) bytes = std::filesystem::file_size(response.file);
        auto builder = exchange->handle->create_response<restinio::user_controlled_output_t>(line);
        add_headers(builder, *exchange, request, response);
        builder.set_content_length(bytes);
        builder.done(written);
        bytes = 0;
    } else {
        std::optional<restinio::sendfile_t>
            file; // opened first: what throws after create_response can not be answered any more
        if (!response.file.empty()) file = restinio::sendfile(response.file);
        auto builder = exchange->handle->create_response(line);
        add_headers(builder, *exchange, request, response);
        if (file) {
            bytes = file->meta().file_total_size();
            builder.append_body(std::move(*file));
        } else {
            if (!response.fixed.empty())
                builder.set_body(restinio::const_buffer(response.fixed.data(), response.fixed.size()));
            else
                builder.set_body(std::move(response.body));
        }
        builder.done(written);
    }
    if (exchange->core->options.log_requests) {
        auto const ms = std::chrono::duration<double, std::milli>(Clock::now() - exchange->arrived).count();
        auto const path = exchange->handle->header().path();
        std::string_view target{path.data(), path.size()};
        auto const& unlogged = exchange->core->options.unlogged;
        if (!unlogged.empty() && target.starts_with(unlogged)) target = unlogged;
        spdlog::info("{} {} {} {} {:.1f} ms {} B", request.id, exchange->handle->header().method().c_str(), target,
                     status, ms, bytes);
    }
}

/// Runs the handler and sends what it answers; the last line of defence against what throws outside it.
void carry_out(std::shared_ptr<Exchange> const& exchange, Dispatcher::Task& task) {
    try {
        answer(exchange, task.request, exchange->core->dispatcher.run(task));
    } catch (std::exception const& thrown) { // the file to be sent is gone, no memory
        spdlog::error("{} could not be answered: {}", task.request.id, thrown.what());
        try {
            task.refusal = refusal(500, error_of(500));
            answer(exchange, task.request, exchange->core->dispatcher.run(task));
        } catch (std::exception const& again) {
            spdlog::error("{} could not be answered at all: {}", task.request.id, again.what());
        }
    }
}

restinio::request_handling_status_t receive(std::shared_ptr<Core> const& core, restinio::request_handle_t handle) {
    auto const exchange =
        std::make_shared<Exchange>(core, std::move(handle), std::make_shared<Presence>(core->in_flight));
    auto const& raw = *exchange->handle;
    auto task = core->dispatcher.accept({
        .method = method_of(raw.header().method().c_str()),
        .target = raw.header().request_target(),
        .headers = headers_of(raw.header()),
        .body = raw.body(),
        .client = raw.remote_endpoint().address().to_string(),
        .keep = exchange->handle,
    });
    if (task.work() == Work::instant) {
        carry_out(exchange, task);
        return restinio::request_accepted();
    }
    Pool& pool = task.work() == Work::heavy ? core->heavy : core->quick;
    auto const shared = std::make_shared<Dispatcher::Task>(std::move(task));
    std::move_only_function<void()> work = [exchange, shared] { carry_out(exchange, *shared); };
    if (!pool.push(work)) answer(exchange, shared->request, core->dispatcher.busy(*shared));
    return restinio::request_accepted();
}

} // namespace

struct Server::State {
    std::shared_ptr<Core> core;
    std::vector<std::thread> threads;
};

Server::Server(ServerOptions options, Router router, ErrorPage error_page)
    : state_{std::make_unique<State>(
          std::make_shared<Core>(std::move(options), std::move(router), std::move(error_page)))} {}

Server::~Server() { stop(); }

base::Result<std::uint16_t> Server::start() {
    auto const& core = state_->core;
    ServerOptions const& options = core->options;
    auto const clients = std::make_shared<ClientCount>(options.connections_per_client);
    std::uint16_t port = 0;
    std::string const place = options.address + ":" + std::to_string(options.port);
    try {
        core->server = std::make_unique<Server_>(restinio::external_io_context(core->context), [&](auto& settings) {
            settings.address(asio::ip::make_address(options.address))
                .protocol(asio::ip::make_address(options.address).is_v6() ? asio::ip::tcp::v6() : asio::ip::tcp::v4())
                .port(options.port)
                .request_handler([weak = std::weak_ptr<Core>{core}](restinio::request_handle_t handle) {
                    auto const owner = weak.lock();
                    return owner ? receive(owner, std::move(handle)) : restinio::request_rejected();
                })
                .read_next_http_message_timelimit(options.idle_time)
                .write_http_response_timelimit(options.write_time)
                .handle_request_timeout(options.handle_time)
                .max_parallel_connections(connections_that_fit(options.connections))
                .concurrent_accepts_count(2)
                .separate_accept_and_create_connect(true)
                .connection_state_listener(clients)
                .ip_blocker(clients)
                .socket_options_setter([](auto& socket) { socket.set_option(asio::ip::tcp::no_delay{true}); })
                .acceptor_post_bind_hook(
                    [&](asio::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); })
                .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                              .max_url_size(options.url_bytes)
                                              .max_field_name_size(256)
                                              .max_field_value_size(options.header_bytes)
                                              .max_field_count(options.header_count)
                                              .max_body_size(options.body_bytes));
        });
        core->server->open_sync();
    } catch (std::system_error const& thrown) {
        core->server.reset();
        // By value: asio's category does not compare with std::errc.
        if (thrown.code().value() == EADDRINUSE)
            return base::fail(base::Code::unavailable,
                              "Cổng " + std::to_string(options.port) + " đang được một chương trình khác dùng.", place,
                              "Dừng chương trình đó, hoặc chọn cổng khác, ví dụ: --port " +
                                  std::to_string(options.port + 1));
        if (thrown.code().value() == EACCES)
            return base::fail(base::Code::unavailable, "Hệ điều hành không cho mở cổng này.", place,
                              "Chọn cổng từ 1024 trở lên bằng --port.");
        return base::fail(base::Code::unavailable, "Không mở được địa chỉ mạng này.", place,
                          "Dùng một địa chỉ của máy này, ví dụ: --address 127.0.0.1");
    }
    for (std::size_t i = 0; i < options.io_threads; ++i)
        state_->threads.emplace_back([core] {
            auto const stay = asio::make_work_guard(core->context);
            core->context.run();
        });
    return port;
}

bool Server::stop(std::chrono::milliseconds patience) {
    auto const& core = state_->core;
    if (state_->threads.empty()) return true;
    auto const deadline = Clock::now() + patience;
    core->stopping = true;
    // Takes no more connections. Not with the core in it: where the context stops before it is run, it would keep alive what keeps it.
    asio::post(core->context, [server = core->server.get()] { server->close_sync(); });
    core->in_flight->wait_for_none(deadline);
    bool const quick = core->quick.stop(deadline), heavy = core->heavy.stop(deadline);
    core->context.stop(); // an idle or silent connection would hold the threads until its time limit
    for (auto& thread : state_->threads) thread.join();
    state_->threads.clear();
    return quick && heavy;
}

} // namespace http
