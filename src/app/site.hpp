#pragma once

#include "app/data_folder.hpp"
#include "base/clock.hpp"
#include "html/page.hpp"
#include "http/router.hpp"
#include "http/uploads.hpp"

namespace app {

/// Everything that answers requests, wired together. Outlives the server.
class Site {
public:
    /// Before: html::load_templates() was good.
    Site(DataFolder const& data, base::Clock const& clock);

    http::Router router();
    http::ErrorPage error_page() const;
    void tidy() { uploads_.remove_expired(); } ///< to be called now and then

private:
    DataFolder const& data_;
    base::Clock const& clock_;
    html::Frame frame_;
    http::Uploads uploads_;
};

} // namespace app
