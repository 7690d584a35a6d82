#include "http/dispatcher.hpp"

#include "http/policy.hpp"

#include <algorithm>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <stdexcept>

namespace http {

namespace {

std::string random_prefix() {
    static constexpr std::string_view kLetters =
        "abcdefghjkmnpqrstuvwxyz23456789"; // without those that are misread aloud
    if (sodium_init() < 0) throw std::runtime_error{"libsodium can not start"};
    std::string prefix;
    for (int i = 0; i < 5; ++i) prefix += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    return prefix;
}

bool is_address(std::string_view text) {
    return text.size() >= 2 && text.size() <= 45 &&
           text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

/// Only a proxy on this machine is believed, and only what it added itself: the last address of the list.
void believe_proxy(Request& request) {
    if (request.client != "127.0.0.1" && request.client != "::1") return;
    request.https = request.header("x-forwarded-proto") == "https";
    auto forwarded = request.header("x-forwarded-for");
    forwarded.remove_prefix(std::min(forwarded.rfind(',') + 1, forwarded.size()));
    while (forwarded.starts_with(' ')) forwarded.remove_prefix(1);
    if (is_address(forwarded)) request.client = forwarded;
}

Response refused_by_status(int status) { return refusal(status, error_of(status)); }

} // namespace

Dispatcher::Dispatcher(Router router, ErrorPage error_page)
    : router_{std::move(router)}, error_page_{std::move(error_page)}, id_prefix_{random_prefix()} {}

Dispatcher::Task Dispatcher::accept(RawRequest raw) {
    Task task;
    Request& request = task.request;
    request.method = raw.method;
    request.headers = std::move(raw.headers);
    request.body = raw.body;
    request.client = std::move(raw.client);
    believe_proxy(request);
    request.keep = std::move(raw.keep);
    request.id = id_prefix_ + "-" + std::to_string(++requests_);

    auto const question = std::min(raw.target.find('?'), raw.target.size());
    auto const path = raw.target.substr(0, question);
    auto match = router_.match(request.method, path);
    auto decoded = match ? percent_decode(path, false) : std::unexpected{match.error()};
    if (!decoded) {
        task.refusal = refusal(400, std::move(decoded).error());
        return task;
    }
    request.path = std::move(*decoded);
    if (match->route == nullptr) {
        if (match->allowed.empty()) {
            task.refusal = refused_by_status(404);
        } else {
            task.refusal = refused_by_status(405);
            std::string allowed;
            for (Method const method : match->allowed) {
                if (!allowed.empty()) allowed += ", ";
                allowed += name_of(method);
                if (method == Method::get) allowed += ", HEAD";
            }
            task.refusal->headers.push_back({"Allow", std::move(allowed)});
        }
        return task;
    }
    task.route = match->route;
    request.parameters = std::move(match->parameters);
    auto query = parse_query(raw.target.substr(std::min(question + 1, raw.target.size())));
    if (!query) {
        task.refusal = refusal(400, std::move(query).error());
        return task;
    }
    request.query = std::move(*query);
    if (request.body.size() > task.route->body_bytes) {
        task.refusal =
            refusal(413, {base::Code::too_large,
                          "Dữ liệu gửi lên lớn hơn " +
                              std::to_string(std::max<std::size_t>(task.route->body_bytes >> 20, 1)) + " MB.",
                          "dữ liệu gửi lên", "Gửi tệp nhỏ hơn, hoặc chia thành nhiều lần gửi."});
    } else if (crosses_sites(request)) {
        task.refusal = refusal(403, {base::Code::refused, "Yêu cầu được gửi từ một trang khác.", "yêu cầu",
                                     "Mở trang của hệ thống rồi gửi từ đó."});
    }
    return task;
}

Response Dispatcher::run(Task& task) const {
    if (task.refusal) return finish(task.request, std::move(*task.refusal));
    try {
        return finish(task.request, task.route->handler(task.request));
    } catch (std::exception const& thrown) {
        spdlog::error("{} {} {} threw: {}", task.request.id, name_of(task.request.method), task.route->pattern,
                      thrown.what());
    } catch (...) {
        spdlog::error("{} {} {} threw something that is no std::exception", task.request.id,
                      name_of(task.request.method), task.route->pattern);
    }
    return finish(task.request, refused_by_status(500));
}

Response Dispatcher::busy(Task& task) const {
    auto response = refused_by_status(503);
    response.headers.push_back({"Retry-After", "3"});
    return finish(task.request, std::move(response));
}

Response Dispatcher::finish(Request const& request, Response response) const {
    if (response.error) {
        try {
            error_page_(request, response);
        } catch (std::exception const& thrown) {
            spdlog::error("{} the error page itself threw: {}", request.id, thrown.what());
            plain_error_page(request, response);
        }
    }
    for (Field& header : response.headers) // a value with a line break would begin a header of its own
        std::erase_if(header.value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    auto const cached = [](Field const& header) { return header.name == "Cache-Control"; };
    if (std::ranges::none_of(response.headers, cached))
        response.headers.push_back({"Cache-Control", "private, no-cache"});
    compress(request, response);
    return response;
}

} // namespace http
