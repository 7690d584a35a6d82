#include "directives/reminders/runner.hpp"

#include "directives/assignments/store.hpp"
#include "directives/due/days.hpp"
#include "directives/reminders/lease.hpp"
#include "directives/reminders/plan.hpp"

#include <spdlog/spdlog.h>

namespace directives::reminders {
namespace {

constexpr char kLease[] = "reminders";

} // namespace

Runner::Runner(db::Database& store, base::Clock const& clock, due::Calendar& calendar, Settings settings)
    : store_{store}, clock_{clock}, calendar_{calendar}, settings_{std::move(settings)}, holder_{new_holder()} {}

Runner::~Runner() {
    {
        std::lock_guard const lock{mutex_};
        stop_ = true;
    }
    bell_.notify_all();
    if (!thread_.joinable()) return;
    thread_.join();
    try {
        auto session = store_.lease();
        give_up_lease(session, kLease, holder_);
    } catch (db::Failure const&) {
        // It runs out by itself.
    }
}

void Runner::add(Chore chore) { chores_.push_back(std::move(chore)); }

void Runner::start() {
    thread_ = std::thread{[this] { work(); }};
}

bool Runner::tick() {
    {
        auto session = store_.lease();
        calendar_.adopt(due::calendar_of(session));
    }
    auto const hold = [this] {
        {
            std::lock_guard const lock{mutex_};
            if (stop_) return false;
        }
        auto session = store_.lease();
        return take_lease(session, kLease, holder_, db::to_instant(clock_.now()), settings_.lease);
    };
    if (!hold()) return false;
    for (std::size_t done = settings_.at_once; done == settings_.at_once && hold();) {
        auto tx = store_.write();
        done = record_silence(tx, settings_.program, db::to_instant(clock_.now()), clock_.today(), settings_.at_once);
        if (done > 0) tx.commit();
    }
    for (std::size_t done = settings_.at_once; done == settings_.at_once && hold();) {
        auto tx = store_.write();
        done = plan_reminders(tx, db::to_instant(clock_.now()), clock_.today(), settings_.at_once);
        if (done > 0) tx.commit();
    }
    if (hold()) {
        auto tx = store_.write();
        tell_events(tx, db::to_instant(clock_.now()), clock_.today());
        tx.commit();
    }
    for (auto const& chore : chores_)
        if (hold()) chore(hold);
    return true;
}

void Runner::work() {
    std::unique_lock lock{mutex_};
    while (!stop_) {
        lock.unlock();
        try {
            tick();
        } catch (std::exception const& trouble) {
            spdlog::error("reminders: {}", trouble.what()); // the next minute tries again
        }
        lock.lock();
        bell_.wait_for(lock, settings_.pause, [&] { return stop_; });
    }
}

} // namespace directives::reminders
