#pragma once

#include "imports/batch.hpp"

#include <atomic>
#include <exception>
#include <filesystem>
#include <string>

/// What is done to a batch, in the thread of the caller. Each begins its own transactions.
namespace imports {

/// The program ends: what was begun is carried on with later.
struct Stopped : std::exception {
    char const* what() const noexcept override { return "the server is stopping"; }
};

struct Bench {
    db::Database& store;
    base::Clock const& clock;
    rights::Scope const& scope;
    Domain const& domain;
    std::atomic<bool> const* stop = nullptr;
    void go_on() const { ///< called every thousand rows or so; throws Stopped
        if (stop != nullptr && stop->load()) throw Stopped{};
    }
    db::Instant now() const { return db::to_instant(clock.now()); }
};

/// Checks the settings as typed and brings them into the form that the domain gets. Errors: invalid_input, `where` is the label.
base::Result<Settings> parse_settings(Domain const& domain, Settings const& typed);

/// Stages the rows of the file and examines them. `batch.sheet` and header_row, where given, are the person's choice, and so is a matching of the
/// right length; else they are guessed. Before: the batch is `reading`. Leaves it ready, matching or failed, and returns it.
Batch read_file(Bench const& bench, Batch batch, std::filesystem::path const& file);

/// Before: the batch is `examining`. Leaves it ready, or failed.
Batch examine_batch(Bench const& bench, Batch batch);

enum class Rejected { stop, leave }; ///< whether one rejected row keeps all from being written

/// Whether the batch may be written as it stands. Errors: refused with words.
base::Result<void> may_commit(Batch const& batch, Rejected rejected);

/// Examines once more, now in the writing transaction, and writes all or nothing, only what the preview showed. Before: the batch is
/// `committing`. On an error nothing was written and the state is still committing: the caller decides where it goes.
/// Errors: refused (may_commit; the store has changed since the preview; what the domain says).
base::Result<void> commit_batch(Bench const& bench, Batch const& batch, std::string const& reason, Rejected rejected);

/// A correction of one cell, or of all rejected rows with the same fault and the same text in that column.
struct Correction {
    std::int64_t row;
    std::size_t file_column;
    std::string text;
    bool all_alike = false;
};
/// Takes the batch from ready to examining where something was changed: it must be examined again. Returns how many cells were. A cell that
/// already holds the text counts for nothing. Errors: refused (not ready), not_found (no such rejected row or column).
base::Result<std::int64_t> correct(Bench const& bench, Batch const& batch, std::vector<Correction> const& corrections);

/// The rejected rows with all columns of the file, a column of reasons, the faulty cells tinted. It reads back as a file for the same import.
base::Result<void> write_rejected(db::Database& store, Domain const& domain, Batch const& batch,
                                  std::filesystem::path const& file);

} // namespace imports
