#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "directives/due/calendar.hpp"
#include "rights/scope.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace directives::reminders {

/// Does each minute what nobody asks for: records silence, plans reminders, tells of events, and whatever else is added (letters by e-mail). A
/// lease in the store makes it one server's work at a time; everything is also keyed in the store, so that a lease that ran out under a
/// server that still lives doubles nothing.
class Runner {
public:
    struct Settings {
        rights::Scope program;     ///< who acts: the program
        std::size_t at_once = 200; ///< turns in one transaction, so that no page waits for long
        std::chrono::seconds pause{60};
        std::chrono::seconds lease{180};
    };
    /// Work of others, done in the runner's turn: under its lease, after its own. `hold` renews the lease; false: stop, another has it.
    using Chore = std::function<void(std::function<bool()> const& hold)>;

    /// `store`, `clock` and `calendar` outlive the runner. `calendar` is kept up to date with what administrators entered.
    Runner(db::Database& store, base::Clock const& clock, due::Calendar& calendar, Settings settings);
    ~Runner(); ///< waits for what is being done
    Runner(Runner const&) = delete;

    void add(Chore chore); ///< before start()
    void start();          ///< the thread; tests call tick() instead

    /// One round. False: another server holds the lease, nothing was done. Throws db::Failure.
    bool tick();

private:
    void work();

    db::Database& store_;
    base::Clock const& clock_;
    due::Calendar& calendar_;
    Settings settings_;
    std::string holder_;
    std::vector<Chore> chores_;
    std::mutex mutex_;
    std::condition_variable bell_;
    bool stop_ = false;
    std::thread thread_; ///< last: it ends first
};

} // namespace directives::reminders
