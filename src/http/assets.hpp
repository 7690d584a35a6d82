#pragma once

#include "http/router.hpp"

#include <span>
#include <string>
#include <string_view>

namespace http {

/// A file that lies in the program: what esbuild left in build/web when the program was built.
struct Asset {
    std::string_view name;    ///< "app.css", with '/' for folders
    std::string_view address; ///< "/static/app.3f9a1c0b.css"
    std::string_view content_type;
    std::string_view etag; ///< with its quotes
    std::string_view bytes;
    std::string_view gzip; ///< the same, compressed; empty where that saves nothing
    bool immutable;        ///< `name` itself carries a hash (what esbuild splits off)
};

std::span<Asset const> assets(); ///< sorted by name; empty where nothing was built for the browser

/// The address with the hash in it, for templates; "/static/NAME" where there is no such asset (it will answer 404).
std::string asset_path(std::string_view name);
bool has_asset(std::string_view name);

/// Each asset under its hashed address (kept for ever by browsers) and under its own name (asked for again by ETag), the latter for
/// files that refer to one another: fonts in a style sheet, split-off modules.
void register_assets(Router& router, std::span<Asset const> list = assets());

} // namespace http
