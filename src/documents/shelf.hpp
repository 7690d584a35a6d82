#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "documents/reading/reading.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace documents {

using Moment = std::chrono::system_clock::time_point;

/// One file that was read.
struct Result {
    std::string name; ///< of the file
    std::uint64_t size_bytes = 0;
    bool recognised = false;
    std::string text;
    reading::Reading reading;
    Moment read_at;
};

/// One file of several that were sent together: a result, or why there is none.
struct ListEntry {
    std::string name;
    std::string token; ///< of the result; empty where there is none
    base::Error error = {base::Code::invalid_input, ""};
};

struct ShelfLimits {
    std::size_t results = 200, lists = 200, list_entries = 50;
    std::size_t bytes = 256u << 20; ///< of all results, estimated
    std::chrono::minutes keep{30};
};

/// Where results lie until they have been looked at: in memory only, for 30 minutes, the oldest given up when there are too many. The
/// token is 128 random bits: who knows it may look, nobody else. May be used from several threads.
class Shelf {
public:
    explicit Shelf(base::Clock const& clock, ShelfLimits limits = {}) : clock_{clock}, limits_{limits} {}

    std::string put(Result result);                             ///< its token
    std::shared_ptr<Result const> find(std::string_view token); ///< null: unknown or expired

    /// Puts an entry at the end of a list; an unknown or empty token begins a new one. Answers the token of the list. Past
    /// `list_entries` the entry is left out.
    std::string put_on_list(std::string_view list, ListEntry entry);
    std::vector<ListEntry> find_list(std::string_view token); ///< empty: unknown or expired

    std::size_t bytes() const;
    ShelfLimits const& limits() const { return limits_; }

private:
    struct Kept {
        std::shared_ptr<Result const> result;
        std::size_t bytes;
        Moment since;
    };
    struct KeptList {
        std::vector<ListEntry> entries;
        Moment since;
    };
    void give_up_old();

    base::Clock const& clock_;
    ShelfLimits limits_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Kept> results_;
    std::unordered_map<std::string, KeptList> lists_;
    std::size_t bytes_ = 0;
};

/// Memory that a result takes, estimated.
std::size_t bytes_of(Result const& result);

} // namespace documents
