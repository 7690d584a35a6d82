#include "app/site.hpp"

#include "areas/pages.hpp"
#include "documents/pages.hpp"
#include "http/assets.hpp"

namespace app {

namespace {

using rights::Capability;

/// Lets everyone in who may only read documents.
class OpenGate final : public site::Gate {
public:
    std::optional<site::Visitor> visitor(http::Request const& request) override {
        site::Visitor visitor;
        visitor.scope.capabilities = {Capability::use_system, Capability::read_documents};
        visitor.scope.client = request.client;
        visitor.csrf = "open";
        return visitor;
    }
};

} // namespace

Site::Site(DataFolder const& data, db::Database& store, base::Clock const& clock)
    : data_{data}, clock_{clock}, gate_{std::make_unique<OpenGate>()}, atlases_{store},
      frame_{{.version = BENVUNG_VERSION,
              .navigation = {{documents::kReadingAddress, "Đọc văn bản", Capability::read_documents},
                             {areas::kAreasAddress, "Địa bàn", Capability::read_areas}}}},
      uploads_{data.uploads()}, routes_{router_, *gate_, &frame_} {
    routes_.open("GET /healthz", [this](http::Request const&) {
        bool const writable = data_.writable();
        return http::text(std::string{writable ? "ok" : "data folder can not be written"} + "\nversion " BENVUNG_VERSION
                                                                                            "\n",
                          writable ? 200 : 503);
    });
    http::register_assets(router_);
    routes_.add("GET /", Capability::use_system,
                [](site::Visit const&) { return http::see_other(documents::kReadingAddress); });
    uploads_.register_routes(
        [this](std::string_view route, http::Handler handler, http::Work work, std::size_t body_bytes) {
            routes_.add(
                route, Capability::use_system,
                [handler = std::move(handler)](site::Visit const& visit) { return handler(visit.request); }, work,
                body_bytes);
        });
    areas::PageServices const areas{.frame = frame_, .database = store, .atlases = atlases_, .clock = clock_};
    areas::register_pages(routes_, areas);
    areas::register_api(routes_, areas);
    documents::register_pages(routes_,
                              {.frame = frame_, .uploads = uploads_, .scratch = data.scratch(), .clock = clock_});
}

http::ErrorPage Site::error_page() const {
    return [this](http::Request const& request, http::Response& response) { frame_.fill_error(request, response); };
}

} // namespace app
