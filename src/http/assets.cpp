#include "http/assets.hpp"

#include "http/policy.hpp"

#include <algorithm>

namespace http {

namespace {

Asset const* find_asset(std::string_view name) {
    auto const list = assets();
    auto const found = std::ranges::lower_bound(list, name, {}, &Asset::name);
    return found != list.end() && found->name == name ? &*found : nullptr;
}

bool holds_etag(std::string_view if_none_match, std::string_view etag) {
    return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos; // W/"…" compares as equal
}

Response serve(Asset const& asset, std::string const& cache_control, Request const& request) {
    Response response{.content_type = std::string{asset.content_type}};
    response.headers.reserve(4);
    response.headers.push_back({"Cache-Control", cache_control});
    response.headers.push_back({"ETag", std::string{asset.etag}});
    if (!asset.gzip.empty()) response.headers.push_back({"Vary", "Accept-Encoding"});
    if (!asset.gzip.empty() && accepts_gzip(request.header("accept-encoding"))) {
        response.headers.push_back({"Content-Encoding", "gzip"});
        response.fixed = asset.gzip;
    } else {
        response.fixed = asset.bytes;
    }
    if (holds_etag(request.header("if-none-match"), asset.etag)) response.status = 304;
    return response;
}

} // namespace

std::string asset_path(std::string_view name) {
    auto const* const asset = find_asset(name);
    return asset != nullptr ? std::string{asset->address} : "/static/" + std::string{name};
}

bool has_asset(std::string_view name) { return find_asset(name) != nullptr; }

void register_assets(Router& router, std::span<Asset const> list) {
    static std::string const kForever = "public, max-age=31536000, immutable", kAskAgain = "public, no-cache";
    for (Asset const& asset : list) {
        router.add(
            "GET " + std::string{asset.address},
            [&asset](Request const& request) { return serve(asset, kForever, request); }, Work::instant);
        router.add(
            "GET /static/" + std::string{asset.name},
            [&asset](Request const& request) { return serve(asset, asset.immutable ? kForever : kAskAgain, request); },
            Work::instant);
    }
}

} // namespace http
