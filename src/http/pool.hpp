#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace http {

/// Threads with a queue of bounded length. Tasks must not throw.
class Pool {
public:
    Pool(std::size_t threads, std::size_t queue_length);
    ~Pool(); ///< as stop() without patience
    Pool(Pool const&) = delete;

    /// False where the queue is full or the pool has been stopped; the task is then untouched.
    bool push(std::move_only_function<void()>& task);

    /// Drops what waits, waits for what runs. False: a task still ran at `deadline`, and its thread was let go.
    bool stop(std::chrono::steady_clock::time_point deadline);

private:
    struct State;
    std::shared_ptr<State> state_;
    std::vector<std::thread> threads_;
};

} // namespace http
