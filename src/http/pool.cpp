#include "http/pool.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace http {

struct Pool::State {
    std::mutex mutex;
    std::condition_variable work, idle;
    std::deque<std::move_only_function<void()>> queue;
    std::size_t length = 0, running = 0;
    bool stopped = false;
};

Pool::Pool(std::size_t threads, std::size_t queue_length) : state_{std::make_shared<State>()} {
    state_->length = queue_length;
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([state = state_] {
            std::unique_lock lock{state->mutex};
            while (true) {
                state->work.wait(lock, [&] { return state->stopped || !state->queue.empty(); });
                if (state->queue.empty()) return;
                auto task = std::move(state->queue.front());
                state->queue.pop_front();
                ++state->running;
                lock.unlock();
                task();
                task = nullptr; // what it held goes before the pool counts as idle
                lock.lock();
                --state->running;
                if (state->running == 0) state->idle.notify_all();
            }
        });
}

Pool::~Pool() { stop(std::chrono::steady_clock::now()); }

bool Pool::push(std::move_only_function<void()>& task) {
    {
        std::scoped_lock const lock{state_->mutex};
        if (state_->stopped || state_->queue.size() >= state_->length) return false;
        state_->queue.push_back(std::move(task));
    }
    state_->work.notify_one();
    return true;
}

bool Pool::stop(std::chrono::steady_clock::time_point deadline) {
    std::deque<std::move_only_function<void()>> dropped; // destroyed outside the lock
    bool finished;
    {
        std::unique_lock lock{state_->mutex};
        state_->stopped = true;
        dropped.swap(state_->queue);
        state_->work.notify_all();
        finished = state_->idle.wait_until(lock, deadline, [&] { return state_->running == 0; });
    }
    for (auto& thread : threads_) {
        if (!thread.joinable()) continue;
        if (finished)
            thread.join();
        else
            thread.detach();
    }
    return finished;
}

} // namespace http
