#include "app/site.hpp"

#include "documents/pages.hpp"
#include "http/assets.hpp"

namespace app {

Site::Site(DataFolder const& data, base::Clock const& clock)
    : data_{data}, clock_{clock},
      frame_{{.version = BENVUNG_VERSION, .navigation = {{documents::kReadingAddress, "Đọc văn bản"}}}},
      uploads_{data.uploads()} {}

http::Router Site::router() {
    http::Router router;
    router.add("GET /healthz", [this](http::Request const&) {
        bool const writable = data_.writable();
        return http::text(std::string{writable ? "ok" : "data folder can not be written"} + "\nversion " BENVUNG_VERSION
                                                                                            "\n",
                          writable ? 200 : 503);
    });
    http::register_assets(router);
    uploads_.register_routes(router);
    documents::register_pages(router,
                              {.frame = frame_, .uploads = uploads_, .scratch = data_.scratch(), .clock = clock_});
    return router;
}

http::ErrorPage Site::error_page() const {
    return [this](http::Request const& request, http::Response& response) { frame_.fill_error(request, response); };
}

} // namespace app
