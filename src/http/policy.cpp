#include "http/policy.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <zlib.h>

namespace http {

namespace {

constexpr std::size_t kCompressBytesMin = 1024;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool is_text(std::string_view content_type) {
    return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
           content_type.starts_with("application/javascript") || content_type.starts_with("image/svg");
}

} // namespace

std::span<Field const> security_headers() {
    static std::array<Field, 6> const headers{{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
         "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
    }};
    return headers;
}

bool crosses_sites(Request const& request) {
    if (request.method == Method::get || request.method == Method::head) return false;
    if (auto const site = request.headers.find("sec-fetch-site")) return *site != "same-origin" && *site != "none";
    auto const origin = request.headers.find("origin");
    if (!origin) return false;
    auto const scheme = origin->find("://");
    return scheme == std::string_view::npos || origin->substr(scheme + 3) != request.header("host");
}

bool accepts_gzip(std::string_view header) {
    while (!header.empty()) {
        auto const end = std::min(header.find(','), header.size());
        auto const item = trimmed(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        auto const semicolon = std::min(item.find(';'), item.size());
        if (trimmed(item.substr(0, semicolon)) != "gzip") continue;
        auto const quality = item.find("q=", semicolon);
        if (quality == std::string_view::npos) return true;
        return item.find_first_of("123456789", quality) != std::string_view::npos;
    }
    return false;
}

std::string gzip(std::string_view bytes, int level) {
    z_stream stream{};
    ENSURE(deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK); // 16: a gzip header
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    int const done = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    ENSURE(done == Z_STREAM_END);
    return packed;
}

void compress(Request const& request, Response& response) {
    if (response.body.size() < kCompressBytesMin || response.body.size() > (1u << 30) ||
        !is_text(response.content_type))
        return;
    response.headers.push_back({"Vary", "Accept-Encoding"});
    if (!accepts_gzip(request.header("accept-encoding"))) return;
    response.body = gzip(response.body, 4); // level 6 takes twice the time for 5 % fewer bytes
    response.headers.push_back({"Content-Encoding", "gzip"});
}

std::string const& http_date() {
    thread_local std::time_t made = 0;
    thread_local std::string date;
    std::time_t const now = std::time(nullptr);
    if (now != made) {
        // Names by hand: strftime would follow the locale.
        static constexpr std::array<char const*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array<char const*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%s, %02d %s %d %02d:%02d:%02d GMT",
                      kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                      kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                      parts.tm_min, parts.tm_sec);
        date = text.data();
        made = now;
    }
    return date;
}

std::string_view reason_of(int status) {
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
    }
}

} // namespace http
