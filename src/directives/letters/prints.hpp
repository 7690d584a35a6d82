#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "directives/letters/letter.hpp"
#include "documents/registry/originals.hpp"
#include "rights/scope.hpp"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

/// PDF of issued letters, by LibreOffice where it is installed: a child process with a profile of its own, one job at a time, with progress.
namespace directives::letters {

enum class PrintState { waiting, working, done, failed };
struct Print {
    PrintState state = PrintState::waiting;
    std::int64_t made = 0, total = 0; ///< papers
    std::string name;                 ///< of the file: "van-ban.pdf", or "van-ban.zip" of several
    documents::registry::Digest digest;
    std::string trouble; ///< a sentence, of failed
};
/// nullopt: nobody asked. Before: the scope may see the letter.
std::optional<Print> print_of(db::Session& session, LetterId letter);
/// Asks for it; one that is there or under way stays. Errors: those of find; refused (a draft).
base::Result<void> ask_print(db::Transaction& tx, rights::Scope const& scope, db::Instant when, LetterId letter);

class Printer {
public:
    /// All outlives it. `alone`: no other program works on this store, so leases of a dead run are free at once.
    Printer(db::Database& store, base::Clock const& clock, documents::registry::Originals& originals,
            std::filesystem::path scratch);
    ~Printer(); ///< kills what it prints; the job is begun again after the next start
    Printer(Printer const&) = delete;

    bool installed() const { return installed_; } ///< soffice is among the programs of this machine
    void ring();                                  ///< something waits
    void wait();                                  ///< until nothing is under way (tests)

private:
    struct Task;
    void work();
    bool work_once();
    std::optional<Task> claim();
    void print(Task const& task);
    void settle(Task const& task, std::vector<std::filesystem::path> const& made);
    void fail(Task const& task, std::string const& trouble);

    db::Database& store_;
    base::Clock const& clock_;
    documents::registry::Originals& originals_;
    std::filesystem::path scratch_;
    bool installed_;
    std::mutex mutex_;
    std::condition_variable bell_;
    std::uint64_t rings_ = 0;
    std::atomic<bool> stop_ = false;
    std::thread thread_; ///< last: it ends first
};

} // namespace directives::letters
