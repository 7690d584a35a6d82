#include "office/child.hpp"

#include "office/messages.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace office {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kErrorsMax = 16u << 10;
constexpr rlim_t kFileMax = 256u << 20; ///< what a child may write into its folder

class Handle {
public:
    Handle() = default;
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    ~Handle() { close(); }
    int get() const { return handle_; }
    int* address() { return &handle_; }
    void close() {
        if (handle_ >= 0) ::close(handle_);
        handle_ = -1;
    }

private:
    int handle_ = -1;
};

std::string find_program(std::string const& name) {
    for (char const* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
        if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
    return {};
}

/// Between fork and exec only async-signal-safe calls are allowed: everything is prepared before.
[[noreturn]] void become(char const* program, char* const* arguments, char* const* environment, char const* folder,
                         int nothing, int output, int errors, ChildLimits const& limits, rlim_t cpu_seconds) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    auto const limit = [](auto what, rlim_t value) {
        rlimit const pair{value, value};
        ::setrlimit(what, &pair);
    };
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_CPU, cpu_seconds);
    limit(RLIMIT_FSIZE, kFileMax);
    limit(RLIMIT_CORE, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::dup2(nothing, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0 || ::chdir(folder) != 0) ::_exit(127);
    ::syscall(SYS_close_range, 3u, ~0u, 0u);
    ::execve(program, arguments, environment);
    ::_exit(127);
}

/// Reads what there is; false at the end of the stream.
bool drain(int handle, std::string& into, std::size_t most, bool& over) {
    std::array<char, 1 << 16> buffer;
    auto const got = ::read(handle, buffer.data(), buffer.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    if (got == 0) return false;
    std::size_t const room = most > into.size() ? most - into.size() : 0;
    over = over || static_cast<std::size_t>(got) > room;
    into.append(buffer.data(), std::min(static_cast<std::size_t>(got), room));
    return true;
}

/// Follows the child's two streams to their end; what stopped it before, if anything did.
Ending follow(ChildResult& result, Handle& output, Handle& errors, ChildLimits const& limits) {
    bool output_over = false, errors_over = false;
    while (output.get() >= 0 || errors.get() >= 0) {
        if (limits.cancelled != nullptr && limits.cancelled->load()) return Ending::cancelled;
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(limits.deadline - Clock::now());
        if (left <= 0ms) return Ending::out_of_time;
        std::array<pollfd, 2> handles{{{output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}}};
        if (::poll(handles.data(), handles.size(), static_cast<int>(std::min(left, 100ms).count())) < 0 &&
            errno != EINTR)
            return Ending::crashed;
        if (handles[0].revents != 0 && !drain(output.get(), result.output, limits.output_bytes, output_over))
            output.close();
        if (handles[1].revents != 0 && !drain(errors.get(), result.errors, kErrorsMax, errors_over)) errors.close();
        if (output_over) return Ending::output_over;
    }
    return Ending::exited;
}

} // namespace

ChildResult run_child(std::vector<std::string> const& arguments, ChildLimits const& limits,
                      std::filesystem::path const& folder) {
    ChildResult result;
    std::string const program = find_program(arguments.front());
    if (program.empty()) {
        result.ending = Ending::missing;
        return result;
    }
    std::vector<char*> argv;
    for (std::string const& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    std::vector<std::string> environment{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1",
                                         "HOME=" + folder.string(), "TMPDIR=" + folder.string()};
    if (char const* data = std::getenv("TESSDATA_PREFIX"))
        environment.push_back(std::string{"TESSDATA_PREFIX="} + data);
    std::vector<char*> envp;
    for (std::string& variable : environment) envp.push_back(variable.data());
    envp.push_back(nullptr);
    std::string const folder_name = folder.string();
    auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.deadline - Clock::now()).count();
    auto const cpu_seconds = static_cast<rlim_t>(std::max<long>(seconds + 1, 1));

    Handle output, output_end, errors, errors_end, nothing;
    std::array<int, 2> first, second;
    if (::pipe2(first.data(), O_CLOEXEC) != 0) {
        result.ending = Ending::crashed;
        return result;
    }
    *output.address() = first[0];
    *output_end.address() = first[1];
    if (::pipe2(second.data(), O_CLOEXEC) != 0) {
        result.ending = Ending::crashed;
        return result;
    }
    *errors.address() = second[0];
    *errors_end.address() = second[1];
    *nothing.address() = ::open("/dev/null", O_RDONLY | O_CLOEXEC);

    pid_t const child = ::fork();
    if (child < 0) {
        result.ending = Ending::crashed;
        return result;
    }
    if (child == 0)
        become(program.c_str(), argv.data(), envp.data(), folder_name.c_str(), nothing.get(), output_end.get(),
               errors_end.get(), limits, cpu_seconds);
    ::setpgid(child, child); // both sides, so that neither is too late
    output_end.close();
    errors_end.close();

    result.ending = follow(result, output, errors, limits);
    // The leader may linger or have left grandchildren behind. It is not waited for yet, so its number can not be another's.
    if (result.ending != Ending::exited) ::kill(-child, SIGKILL);
    int status = 0;
    for (;;) {
        pid_t const waited = ::waitpid(child, &status, WNOHANG);
        if (waited == child || (waited < 0 && errno != EINTR)) break;
        if (Clock::now() >= limits.deadline && result.ending == Ending::exited) {
            result.ending = Ending::out_of_time;
            ::kill(-child, SIGKILL);
        }
        ::usleep(500);
    }
    ::kill(-child, SIGKILL);
    if (result.ending != Ending::exited) return result;
    if (WIFEXITED(status))
        result.status = WEXITSTATUS(status);
    else
        result.ending = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? Ending::out_of_time : Ending::crashed;
    if (result.status == 127) result.ending = Ending::crashed;
    return result;
}

base::Result<ScratchFolder> ScratchFolder::create(std::filesystem::path const& parent) {
    std::error_code ignored;
    std::filesystem::create_directories(parent, ignored);
    std::string pattern = (std::filesystem::absolute(parent, ignored) / "read-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return messages::fail(messages::Trouble::child_failed, parent.string());
    return ScratchFolder{pattern};
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

} // namespace office
