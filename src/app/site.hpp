#pragma once

#include "app/data_folder.hpp"
#include "areas/store.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "http/router.hpp"
#include "http/uploads.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <memory>
#include <vector>

namespace app {

/// Everything that answers requests, wired together. Outlives the server.
class Site {
public:
    /// Before: html::load_templates() was good.
    Site(DataFolder const& data, db::Database& store, base::Clock const& clock);

    http::Router const& router() const { return router_; }
    std::vector<site::Declared> const& declared() const { return routes_.declared(); } ///< what each route needs
    http::ErrorPage error_page() const;
    void tidy() { uploads_.remove_expired(); } ///< to be called now and then

private:
    DataFolder const& data_;
    base::Clock const& clock_;
    std::unique_ptr<site::Gate> gate_;
    areas::Atlases atlases_;
    site::Frame frame_;
    http::Uploads uploads_;
    http::Router router_;
    site::Routes routes_;
};

} // namespace app
