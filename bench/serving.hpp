#pragma once

#include "app/log.hpp"
#include "html/template.hpp"
#include "http/server.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <cstdio>
#include <functional>
#include <unistd.h>

/// What the benchmarks share that serve pages for wrk.
namespace bench {

/// The same person whoever asks.
class OneVisitor final : public site::Gate {
public:
    explicit OneVisitor(rights::Scope scope) {
        visitor_.scope = std::move(scope);
        visitor_.person = "Nguyễn Văn An";
        visitor_.post = "Chuyên viên";
        visitor_.csrf = "bench";
    }
    std::optional<site::Visitor> visitor(http::Request const&) override { return visitor_; }

private:
    site::Visitor visitor_;
};

/// An officer of one body, of no area.
inline rights::Scope officer(std::int64_t organisation, rights::Role role) {
    auto scope = rights::Scope::of_operator("bench");
    scope.organisation = rights::OrganisationId{organisation};
    scope.areas = rights::AreaSet::of({});
    scope.capabilities = rights::capabilities_of(role);
    return scope;
}

/// Before pages are made. False: the templates are broken.
inline bool prepare() {
    app::start_log();
    return static_cast<bool>(html::load_templates());
}

/// Says "ready" and serves what `add` adds until the program is killed. The exit status, where it can not.
inline int serve(char const* port, site::Gate& gate,
                 std::function<void(site::Routes&, site::Frame const&)> const& add) {
    site::Frame const frame{{.version = "bench",
                             .navigation = {{"/documents", "Văn bản", rights::Capability::read_documents},
                                            {"/work", "Việc của tôi", rights::Capability::use_system}}}};
    http::Router router;
    site::Routes routes{router, gate, &frame};
    add(routes, frame);
    http::Server server{{.port = static_cast<std::uint16_t>(std::atoi(port))}, std::move(router)};
    if (!server.start()) return 1;
    std::puts("ready");
    std::fflush(stdout);
    ::pause();
    return 0;
}

} // namespace bench
