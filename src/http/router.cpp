#include "http/router.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace http {

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // the '/'
        auto const end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

std::optional<Fields> fits(std::string_view pattern, std::vector<std::string> const& segments) {
    auto const wanted = segments_of(pattern);
    if (wanted.size() != segments.size()) return std::nullopt;
    Fields parameters;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (is_parameter(wanted[i])) {
            if (segments[i].empty()) return std::nullopt;
            parameters.add(std::string{wanted[i].substr(1, wanted[i].size() - 2)}, segments[i]);
        } else if (wanted[i] != segments[i]) {
            return std::nullopt;
        }
    }
    return parameters;
}

} // namespace

void Router::add(std::string_view route, Handler handler, Work work, std::size_t body_bytes) {
    auto const blank = route.find(' ');
    ENSURE(blank != std::string_view::npos && route.substr(blank + 1).starts_with('/'));
    Method const method = method_of(route.substr(0, blank));
    ENSURE(method != Method::other && method != Method::head);
    std::string pattern{route.substr(blank + 1)};
    for (Route const& other : routes_) ENSURE(other.method != method || other.pattern != pattern);

    auto const index = routes_.size();
    if (pattern.find('{') == std::string::npos) {
        exact_[pattern].push_back(index);
    } else {
        // More fixed segments first, so that "/uploads/new" would go before "/uploads/{id}" in a pattern of three segments as well.
        auto const parameters = std::ranges::count(pattern, '{');
        auto const place = std::ranges::find_if(
            open_, [&](std::size_t other) { return std::ranges::count(routes_[other].pattern, '{') > parameters; });
        open_.insert(place, index);
    }
    routes_.push_back({method, std::move(pattern), std::move(handler), work, body_bytes});
}

base::Result<Router::Match> Router::match(Method method, std::string_view raw_path) const {
    if (!raw_path.starts_with('/'))
        return base::fail(base::Code::invalid_input, "Địa chỉ phải bắt đầu bằng dấu gạch chéo.", "địa chỉ trang");
    Method const wanted = method == Method::head ? Method::get : method;
    Match match;
    auto const consider = [&](std::size_t index, Fields parameters) {
        Route const& route = routes_[index];
        if (route.method == wanted && match.route == nullptr) {
            match.route = &route;
            match.parameters = std::move(parameters);
        }
        if (std::ranges::find(match.allowed, route.method) == match.allowed.end())
            match.allowed.push_back(route.method);
    };
    if (raw_path.find('%') == std::string_view::npos) {
        if (auto const found = exact_.find(raw_path); found != exact_.end())
            for (std::size_t const index : found->second) consider(index, {});
        if (match.route != nullptr) return match;
    }
    std::vector<std::string> segments;
    for (std::string_view const raw : segments_of(raw_path)) segments.push_back(TRY(percent_decode(raw, false)));
    if (raw_path.find('%') != std::string_view::npos)
        for (auto const& [pattern, indices] : exact_)
            if (fits(pattern, segments))
                for (std::size_t const index : indices) consider(index, {});
    for (std::size_t const index : open_)
        if (auto parameters = fits(routes_[index].pattern, segments)) consider(index, std::move(*parameters));
    return match;
}

} // namespace http
