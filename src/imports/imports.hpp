#pragma once

#include "base/clock.hpp"
#include "imports/domain.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Files of rows on their way into the store: read, matched, previewed, corrected, written all or nothing, undone. The state lies in the
/// database, so that a person may close the page and another server may carry on.
namespace imports {

/// The domains that take files. Filled by app/ before anything else runs.
class Registry {
public:
    void add(std::unique_ptr<Domain> domain);
    Domain const* find(std::string_view key) const; ///< null: unknown
    std::vector<Domain const*> all() const;

private:
    std::vector<std::unique_ptr<Domain>> domains_;
};

struct Counts {
    std::int64_t added = 0, changed = 0, same = 0, rejected = 0;
    std::int64_t all() const { return added + changed + same + rejected; }
    friend bool operator==(Counts const&, Counts const&) = default;
};

/// For the command line: `benvung areas import FILE`.
struct FileRun {
    std::filesystem::path file;
    std::string name;       ///< what the person calls the file
    Settings settings = {}; ///< dates as typed
    bool dry_run = false;
    bool leave_rejected = false;                 ///< write the others; otherwise one rejected row stops the batch
    std::string reason = {};                     ///< number of the decision
    std::filesystem::path rejected_file = {};    ///< where the rejected rows are put as .xlsx; empty: nowhere
    std::optional<std::string> sheet = {};       ///< otherwise guessed
    std::optional<std::int64_t> header_row = {}; ///< as the program shows it; otherwise guessed
};

struct FileOutcome {
    BatchId batch;
    std::string sheet;
    std::int64_t header_row = 0;
    Counts counts;
    bool written = false;
    BatchId repeats = {};                          ///< the same file was written by this batch before; nothing was done
    std::vector<std::string> ignored_columns = {}; ///< of the file, that no column of the domain was found for
    std::vector<base::Error> faults = {};          ///< of rejected rows, the first hundred
    std::vector<std::string> notes = {};           ///< of the reading and of rows, the first hundred
};

/// Goes the whole way at once, with the same staging and checks as the pages. Errors: those of the file; refused (capability, or rejected
/// rows without leave_rejected are no error: `written` is false).
base::Result<FileOutcome> run_file(db::Database& store, base::Clock const& clock, rights::Scope const& scope,
                                   Domain const& domain, FileRun const& run);

/// What run_file did, as a person reads it in a terminal.
std::string report_of(FileOutcome const& outcome, FileRun const& run);

/// Takes a written batch back. Errors: refused, not_found.
base::Result<void> undo_batch(db::Database& store, base::Clock const& clock, rights::Scope const& scope,
                              Domain const& domain, BatchId batch, std::string const& reason);

} // namespace imports
