#include "app/serve.hpp"

#include "app/areas.hpp"
#include "app/data_folder.hpp"
#include "app/demonstration.hpp"
#include "app/log.hpp"
#include "app/site.hpp"
#include "app/store.hpp"
#include "app/trial_clock.hpp"
#include "app/trouble.hpp"
#include "base/clock.hpp"
#include "http/server.hpp"

#include <csignal>
#include <cstdio>
#include <ctime>
#include <pthread.h>
#include <spdlog/spdlog.h>

namespace app {

namespace {

/// The signals that end the server; blocked in every thread, and waited for by the first.
sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

std::string shown_address(std::string const& address, std::uint16_t port) {
    std::string host = address == "0.0.0.0" || address == "::" ? "127.0.0.1" : address;
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    return "http://" + host + ":" + std::to_string(port);
}

} // namespace

int serve(Serve const& wanted) {
    sigset_t const signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr); // before the first thread, so that all inherit it
    std::signal(SIGPIPE, SIG_IGN);
    start_log();

    if (auto const loaded = html::load_templates(); !loaded) return tell(loaded.error());
    auto data = DataFolder::open(wanted.place.data);
    if (!data) return tell(data.error());
    base::SystemClock const system_clock;
    TrialClock const trial_clock{wanted.clock};
    base::Clock const& clock = wanted.clock.empty() ? static_cast<base::Clock const&>(system_clock) : trial_clock;
    auto const store = open_store(wanted.place, clock);
    if (!store) return tell(store.error());
    prepare_areas(**store, clock);
    if (wanted.demonstration) {
        auto const filled = fill_demonstration(**store, clock, *data);
        if (!filled) return tell(filled.error());
    }
    // A clock that is set by hand jumps: what is due then should not wait for the minute.
    Site site{*data,
              **store,
              clock,
              {.demonstration = wanted.demonstration || !wanted.clock.empty(),
               .identity = {},
               .runs_jobs = true,
               .job_pause = std::chrono::seconds{wanted.clock.empty() ? 60 : 2}}};
    http::Server server{
        {.address = wanted.address, .port = wanted.port, .unlogged = "/calendar/"}, site.router(), site.error_page()};
    auto const port = server.start();
    if (!port) return tell(port.error());
    std::printf("Mở %s trong trình duyệt.\n", shown_address(wanted.address, *port).c_str());
    if (wanted.demonstration) print_demonstration_users();
    std::fflush(stdout);

    timespec const minute{60, 0};
    while (sigtimedwait(&signals, nullptr, &minute) < 0) site.tidy();
    bool const all_done = server.stop();
    spdlog::info("stopped{}", all_done ? "" : "; a document was still being read");
    finish_log();
    if (!all_done) std::_Exit(kDone); // its thread still uses what a return from here would destroy
    return kDone;
}

} // namespace app
