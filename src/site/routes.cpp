#include "site/routes.hpp"

#include "base/ensure.hpp"
#include "db/database.hpp"
#include "site/frame.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

namespace site {

namespace {

using http::Method;
using http::Response;

constexpr std::string_view kApi = "/api/v1/";
constexpr std::string_view kAccount = "/account";

bool changes_something(Method method) { return method != Method::get && method != Method::head; }

bool by_token(http::Request const& request) { return request.header("authorization").starts_with("Bearer "); }

Response not_signed_in(http::Request const& request, bool api) {
    base::Error error{base::Code::refused,
                      "Chưa đăng nhập, hoặc phiên làm việc đã hết.",
                      {},
                      api ? "Gửi mã truy cập trong tiêu đề Authorization: Bearer …, hoặc đăng nhập trước."
                          : "Đăng nhập lại ở một thẻ khác của trình duyệt rồi gửi lại trang này; nội dung đã nhập vẫn "
                            "còn khi bấm Quay lại."};
    if (api || request.wants_json() || changes_something(request.method)) return http::refusal(401, std::move(error));
    std::string next = request.path;
    for (char sign = '?'; auto const& [name, value] : request.query.list()) {
        next += sign + http::percent_encode(name) + "=" + http::percent_encode(value);
        sign = '&';
    }
    return http::see_other("/login?next=" + http::percent_encode(next));
}

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

/// The form came from a page of ours that was made for this session.
bool carries_csrf(http::Request const& request, Visitor const& visitor) {
    if (visitor.csrf.empty()) return false;
    if (auto const header = request.headers.find("x-csrf-token")) return same(*header, visitor.csrf);
    auto const form = request.form();
    return form && same(form->fields.text("csrf"), visitor.csrf);
}

std::optional<Response> refused(Visit const& visit, rights::Capability need, std::string_view pattern) {
    auto const& [request, visitor] = visit;
    if (changes_something(request.method) && !by_token(request) && !carries_csrf(request, visitor))
        return http::refusal(403, {base::Code::refused,
                                   "Trang này đã cũ: phiên làm việc đã đổi từ khi mở trang.",
                                   {},
                                   "Bấm Quay lại, tải lại trang rồi gửi lại."});
    if (visitor.must_change_password && !pattern.starts_with(kAccount) && pattern != "/logout") {
        if (!changes_something(request.method) && !request.wants_json() && !pattern.starts_with(kApi))
            return http::see_other("/account/password");
        return http::refusal(403, {base::Code::refused,
                                   "Mật khẩu được cấp lần đầu phải đổi trước khi làm việc khác.",
                                   {},
                                   "Mở trang Tài khoản để đổi mật khẩu."});
    }
    if (auto const may = rights::require(visitor.scope, need); !may) return http::refusal(403, may.error());
    return std::nullopt;
}

/// Runs the handler; what the store throws becomes an answer in words.
Response guarded(http::Request const& request, std::function<Response()> const& act) {
    try {
        return act();
    } catch (db::Failure const& failure) {
        spdlog::error("{} store: {}", request.id, failure.what());
        return http::refusal(db::error_of(failure));
    }
}

} // namespace

void Routes::declare(std::string_view route, std::optional<rights::Capability> need,
                     std::optional<Operation> operation) {
    auto const blank = route.find(' ');
    ENSURE(blank != std::string_view::npos);
    declared_.push_back({.method = http::method_of(route.substr(0, blank)),
                         .pattern = std::string{route.substr(blank + 1)},
                         .need = need,
                         .operation = std::move(operation)});
}

http::Handler Routes::gated(std::string pattern, rights::Capability need, Handler handler, bool api) {
    return [this, pattern = std::move(pattern), need, handler = std::move(handler), api](http::Request const& request) {
        std::optional<Visitor> visitor;
        auto response = guarded(request, [&] {
            visitor = gate_.visitor(request);
            if (!visitor) return not_signed_in(request, api);
            Visit const visit{request, *visitor};
            if (auto refusal = refused(visit, need, pattern)) return std::move(*refusal);
            return handler(visit);
        });
        if (!response.error) return response;
        if (api) {
            http::json_error(request, response);
            response.error.reset();
        } else if (visitor && frame_ != nullptr) {
            frame_->fill_error({request, *visitor}, response);
            response.error.reset();
        }
        return response;
    };
}

void Routes::add(std::string_view route, rights::Capability need, Handler handler, http::Work work,
                 std::size_t body_bytes) {
    declare(route, need, std::nullopt);
    router_.add(route, gated(declared_.back().pattern, need, std::move(handler), false), work, body_bytes);
}

void Routes::api(std::string_view route, rights::Capability need, Operation operation, Handler handler, http::Work work,
                 std::size_t body_bytes) {
    declare(route, need, std::move(operation));
    ENSURE(declared_.back().pattern.starts_with(kApi));
    router_.add(route, gated(declared_.back().pattern, need, std::move(handler), true), work, body_bytes);
}

void Routes::open(std::string_view route, http::Handler handler, http::Work work, std::size_t body_bytes) {
    declare(route, std::nullopt, std::nullopt);
    router_.add(
        route,
        [handler = std::move(handler)](http::Request const& request) {
            return guarded(request, [&] { return handler(request); });
        },
        work, body_bytes);
}

} // namespace site
