#pragma once

#include "http/pool.hpp"
#include "imports/work.hpp"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>

namespace imports {

/// Takes files in and works on them in a thread of its own, one after the other, so that a person may close the page. What is under way stands
/// in the database (State); the files lie in one folder until their batch is written or given up.
///
/// Several servers on one PostgreSQL: a file can be carried on with only where its folder is seen (a shared folder, or the same server).
class Desk {
public:
    /// All of it outlives the desk. Makes the folder. On SQLite, where this program is alone, all jobs of an earlier run are ended.
    /// Throws db::Failure, std::filesystem::filesystem_error.
    Desk(db::Database& store, base::Clock const& clock, Registry const& registry, std::filesystem::path folder);
    ~Desk(); ///< stops the job that runs, within a thousand rows; a person carries on with it later

    db::Database& store() { return store_; }
    base::Clock const& clock() const { return clock_; }
    Registry const& registry() const { return registry_; }

    /// Errors of all: refused (capability, or another state by now), not_found; unavailable where too much waits.

    /// Keeps a copy of the file and begins to read it. `typed`: the settings as typed. Errors also: invalid_input.
    base::Result<BatchId> bring(rights::Scope const& scope, Domain const& domain, std::filesystem::path const& file,
                                std::string const& name, Settings const& typed);
    /// The person says what was guessed wrong. An empty matching is guessed anew.
    struct Choice {
        std::string sheet;
        std::int64_t header_row = 0;
        Matching matching = {};
        Settings settings = {}; ///< as typed
    };
    base::Result<void> choose(rights::Scope const& scope, Domain const& domain, BatchId id, Choice choice);
    base::Result<std::int64_t> mend(rights::Scope const& scope, Domain const& domain, BatchId id,
                                    std::vector<Correction> const& corrections);
    base::Result<void> commit(rights::Scope const& scope, Domain const& domain, BatchId id, std::string const& reason,
                              Rejected rejected);
    /// Takes up a batch whose job died.
    base::Result<void> resume(rights::Scope const& scope, Domain const& domain, BatchId id);
    /// Drops rows and file; the batch stays in the list.
    base::Result<void> abandon(rights::Scope const& scope, Domain const& domain, BatchId id);

    base::Result<Batch> find(rights::Scope const& scope, Domain const& domain, BatchId id);
    void wait(); ///< until nothing is under way: for tests

private:
    db::Instant now() const { return db::to_instant(clock_.now()); }
    std::filesystem::path path_of(BatchId id) const;
    /// False: too much waits.
    bool start(rights::Scope const& scope, Domain const& domain, Batch batch,
               std::function<void(Bench const&, Batch)> act);
    base::Result<void> start_or_break(rights::Scope const& scope, Domain const& domain, Batch batch,
                                      std::function<void(Bench const&, Batch)> act);
    void remove_file(BatchId id);

    db::Database& store_;
    base::Clock const& clock_;
    Registry const& registry_;
    std::filesystem::path folder_;
    std::mutex mutex_;
    std::condition_variable idle_;
    std::size_t running_ = 0;
    std::atomic<bool> stop_ = false;
    http::Pool pool_{1, 200}; ///< last: its thread ends first
};

} // namespace imports
