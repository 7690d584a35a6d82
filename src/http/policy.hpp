#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

#include <span>
#include <string>
#include <string_view>

namespace http {

/// The headers of every answer.
std::span<Field const> security_headers();

/// Whether a request that changes something came from a page of another site (Sec-Fetch-Site, else Origin against Host). A request with
/// neither header comes from no browser of today and passes.
bool crosses_sites(Request const& request);

/// Whether "gzip" is wanted by an Accept-Encoding header; "gzip;q=0" is not.
bool accepts_gzip(std::string_view accept_encoding);

/// Compresses the body where it is text, longer than 1 KB, and the client reads gzip.
void compress(Request const& request, Response& response);

std::string gzip(std::string_view bytes, int level);

/// "Sat, 21 Nov 2026 03:49:44 GMT", made once a second.
std::string const& http_date();

std::string_view reason_of(int status);

} // namespace http
