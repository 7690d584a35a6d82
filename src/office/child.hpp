#pragma once

#include "base/result.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace office {

/// How far a child process may go. Memory, time on the processor and the size of its files are held by the kernel; the deadline by us.
struct ChildLimits {
    std::size_t memory_bytes;
    std::chrono::steady_clock::time_point deadline;
    std::size_t output_bytes;                     ///< of stdout; past it the child is killed
    std::atomic<bool> const* cancelled = nullptr; ///< set by another thread: the child is killed
};

enum class Ending { exited, missing, crashed, out_of_time, output_over, cancelled };

struct ChildResult {
    Ending ending = Ending::exited;
    int status = 0;     ///< the exit code where it exited
    std::string output; ///< stdout
    std::string errors; ///< the first bytes of stderr
};

/// Runs a program without a shell: own process group, no inherited file but stdout and stderr, an environment of our own, nothing on
/// stdin, `folder` as its working and temporary folder. The whole group is gone when this returns.
ChildResult run_child(std::vector<std::string> const& arguments, ChildLimits const& limits,
                      std::filesystem::path const& folder);

/// A folder of its own below `parent`, removed with all it holds.
class ScratchFolder {
public:
    static base::Result<ScratchFolder> create(std::filesystem::path const& parent);
    ScratchFolder(ScratchFolder&& other) noexcept : path_{std::move(other.path_)} { other.path_.clear(); }
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder();
    std::filesystem::path const& path() const { return path_; }

private:
    explicit ScratchFolder(std::filesystem::path path) : path_{std::move(path)} {}
    std::filesystem::path path_;
};

} // namespace office
