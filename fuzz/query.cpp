// Queries, paths, cookies and routes as they come off the wire.
#include "base/ensure.hpp"
#include "http/fields.hpp"
#include "http/policy.hpp"
#include "http/router.hpp"
#include "text/unicode.hpp"

#include <cstdint>

namespace {

http::Router const& router() {
    static http::Router const one = [] {
        http::Router made;
        for (char const* route : {"GET /", "GET /documents/readings/{token}", "GET /documents/readings/new",
                                  "PUT /uploads/{id}/parts/{part}"})
            made.add(route, [](http::Request const&) { return http::Response{}; });
        return made;
    }();
    return one;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    http::FormLimits const limits{.fields = 20, .name_bytes = 64, .value_bytes = 256};
    if (auto const fields = http::parse_query(input, limits)) {
        ENSURE(fields->list().size() <= limits.fields);
        std::string again;
        for (auto const& [name, value] : fields->list()) {
            ENSURE(text::is_clean_utf8(name) && text::is_clean_utf8(value));
            again += http::percent_encode(name) + "=" + http::percent_encode(value) + "&";
        }
        ENSURE(http::parse_query(again, limits)->list() == fields->list());
    }
    if (auto const match = router().match(http::Method::get, input); match && match->route != nullptr)
        for (auto const& [name, value] : match->parameters.list()) ENSURE(!value.empty() && text::is_clean_utf8(value));
    http::accepts_gzip(input);
    http::Request request{.method = http::Method::post};
    request.headers.add("cookie", std::string{input});
    request.headers.add("origin", std::string{input});
    request.headers.add("accept", std::string{input});
    request.cookie("a");
    http::crosses_sites(request);
    request.wants_json();
    return 0;
}
