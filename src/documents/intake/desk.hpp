#pragma once

#include "base/clock.hpp"
#include "documents/intake/work.hpp"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <span>
#include <thread>

namespace documents::intake {

/// A file that a person brings.
struct Brought {
    std::filesystem::path file;
    std::string name;
};

struct Accepted {
    JobId job = {};     ///< none: the paper is there without one
    bool again = false; ///< the same file was brought before: nothing was added
    PaperId paper = {}; ///< that it became before
};

/// Which files were brought before.
enum class Known {
    own, ///< those of this person with the same bytes and name: what another sends is a duplicate for a person to see
    all  ///< whatever has these bytes in the register of the organisation: a folder that is imported once more
};

enum class Verdict {
    take, ///< it is another paper: goes in after all
    drop,
    attach ///< belongs to a paper as an attachment
};

struct Decision {
    Verdict verdict = Verdict::drop;
    std::string reason = {}; ///< needed to take
    PaperId paper = {};      ///< to attach to; none: the one that the file looks like
};

/// Takes files in and reads them in threads of its own. A file is kept durably before its row is written, and the row before the answer:
/// what was accepted is read, whatever happens to the page, the program or the machine. At most one PDF or picture is read at a time, so that
/// recognition of letters never takes the machine.
class Desk {
public:
    struct Settings {
        std::filesystem::path originals, scratch;
        std::size_t threads = 2;  ///< one of them reads PDF and pictures as well
        std::size_t at_once = 32; ///< files that one thread settles in one transaction
        bool alone = true;        ///< no other program works on this data folder: jobs of a dead run are free at once
    };
    /// `store` and `clock` outlive the desk. Throws db::Failure.
    Desk(db::Database& store, base::Clock const& clock, Settings settings);
    ~Desk(); ///< waits for the files that are being read; the rest waits in the store
    Desk(Desk const&) = delete;

    /// One answer for each file, in order. All that is accepted is on the disk. Errors of one file: unsupported, invalid_input, too_large
    /// (kinds.hpp), refused (no right), unavailable (disk).
    std::vector<base::Result<Accepted>> bring(rights::Scope const& scope, std::string const& batch,
                                              std::span<Brought const> files, Known known = Known::own);

    /// What a person says of a duplicate, or of a file that could not be read. Errors: refused, not_found, invalid_input.
    base::Result<void> decide(rights::Scope const& scope, JobId job, Decision const& decision);
    /// Reads a failed file once more.
    base::Result<void> retry(rights::Scope const& scope, JobId job);

    db::Database& store() { return store_; }
    base::Clock const& clock() const { return clock_; }
    registry::Originals const& originals() const { return originals_; }
    /// Until nothing of the batch ("": of all) is under way, and what must not stay is removed.
    void wait(std::string const& batch = {});
    Job wait(JobId job); ///< before: the job is there

private:
    db::Instant now() const { return db::to_instant(clock_.now()); }
    void work(bool slow_too);
    bool work_once(bool slow_too);
    std::vector<Prepared> prepare_all(std::vector<Job> jobs);
    std::vector<Job> settle_all(std::span<Prepared const> prepared, Weights weights);
    void sweep();
    void ring();

    db::Database& store_;
    base::Clock const& clock_;
    Settings settings_;
    std::string node_;
    registry::Originals originals_;
    std::mutex mutex_;
    std::condition_variable bell_; ///< there is work, or the end
    std::condition_variable done_; ///< something was settled
    std::uint64_t rings_ = 0;
    std::atomic<bool> stop_ = false;
    std::atomic<int> sweeping_ = 0;
    std::vector<std::thread> threads_; ///< last: they end first
};

} // namespace documents::intake
