#pragma once

#include "app/data_folder.hpp"
#include "app/directory.hpp"
#include "areas/store.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "directives/due/calendar.hpp"
#include "directives/letters/prints.hpp"
#include "directives/mail/settings.hpp"
#include "directives/reminders/runner.hpp"
#include "documents/intake/desk.hpp"
#include "documents/registry/originals.hpp"
#include "http/router.hpp"
#include "http/uploads.hpp"
#include "identity/identity.hpp"
#include "imports/desk.hpp"
#include "organisations/store.hpp"
#include "overview/pages.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <vector>

namespace app {

/// Everything that answers requests, wired together. Outlives the server.
class Site {
public:
    /// Before: html::load_templates() was good.
    struct Options {
        bool demonstration = false;
        identity::Settings identity = {};
        bool runs_jobs = false; ///< reminders and letters by e-mail
        std::chrono::seconds job_pause{60};
    };
    Site(DataFolder const& data, db::Database& store, base::Clock const& clock, Options options);
    Site(DataFolder const& data, db::Database& store, base::Clock const& clock) : Site{data, store, clock, Options{}} {}

    http::Router const& router() const { return router_; }
    std::vector<site::Declared> const& declared() const { return routes_.declared(); } ///< what each route needs
    http::ErrorPage error_page() const;
    void tidy(); ///< to be called now and then

private:
    std::vector<overview::Card> cards(); ///< of the start page
    std::int64_t unread(site::Visitor const& visitor);
    void send_letters(std::function<bool()> const& hold);
    db::Database& store_;
    DataFolder const& data_;
    base::Clock const& clock_;
    areas::Atlases atlases_;
    organisations::Catalogue catalogue_ = organisations::Catalogue::built_in();
    organisations::Resolvers resolvers_;
    directives::due::Calendar calendar_ = directives::due::Calendar::built_in();
    Directory directory_;
    identity::Identity identity_;
    imports::Registry registry_;
    site::Frame frame_;
    http::Uploads uploads_;
    documents::registry::Originals originals_;
    http::Router router_;
    site::Routes routes_;
    imports::Desk desk_; ///< last, as the next one: their jobs end before what they use goes
    documents::intake::Desk intake_;
    directives::letters::Printer printer_;
    directives::mail::Vault vault_;
    directives::reminders::Runner runner_;
};

} // namespace app
