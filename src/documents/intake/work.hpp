#pragma once

#include "documents/intake/jobs.hpp"
#include "documents/intake/likeness.hpp"

#include <filesystem>
#include <span>

/// What is done to one file: read without the store, then settled in a transaction.
namespace documents::intake {

struct Prepared {
    Job job;
    std::optional<base::Error> trouble; ///< it could not be read
    registry::NewPaper paper = {};
    Face face = {};
    std::optional<Bands> bands = {};     ///< of the face; none: too few words
    std::string secrecy = {};            ///< the mark of a state secret, where it carries one
    std::vector<std::string> codes = {}; ///< what QR codes on a scan say
};

/// Takes the text out of the original, reads it, and makes what is compared. `scratch` is for children of readers.
Prepared prepare(registry::Originals const& originals, std::filesystem::path const& scratch, Job job);

/// How a lot is settled: `one_by_one` costs more, and where the store refuses a value of one file, that file alone fails.
enum class Care { together, one_by_one };
bool of_one_file(db::Failure const& failure); ///< a value that the store does not take

/// Writes what became of each: a draft in the register, a duplicate that waits, a refusal, a failure. A scan whose QR code names a paper that was
/// issued here is attached to it as the signed copy; where that is not certain (the scan reads another number, the paper has a signed copy, two
/// papers are named), it waits for a person. A job that another worker took over
/// meanwhile is left alone. Those that are nearly the same among themselves are duplicates of the first. `together` throws db::Failure where
/// the store refuses a value: the caller rolls back and begins again one_by_one where of_one_file says so.
void settle(db::Transaction& tx, db::Instant when, base::Date today, std::span<Prepared const> prepared, Care care);

/// A job that was begun so often and never ended brings the program down: it is not begun again. A night on which the power fails again and
/// again must not condemn the files that waited in it, hence so many.
inline constexpr std::int64_t kTriesMax = 12;

} // namespace documents::intake
