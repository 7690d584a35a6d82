#pragma once

#include "documents/registry/papers.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The rows of files on their way into the register. Reading and deciding ask for Capability::register_documents and see the files of the
/// scope's own organisation.
namespace documents::intake {

using registry::Digest;
using registry::PaperId;
using JobId = base::Id<struct JobTag>;

enum class JobState {
    waiting,
    reading,
    duplicate, ///< looks like a paper that is there: waits for a person
    taken,     ///< is a paper now
    attached,  ///< became an attachment of a paper
    dropped,   ///< given up by a person
    refused,   ///< must not be kept: a state-secret mark
    failed     ///< could not be read; the file is kept until a person decides
};
std::string_view name_of(JobState state);    ///< "waiting": stands in the store
std::string_view vietnamese(JobState state); ///< "Đang chờ đọc"
bool under_way(JobState state);

enum class LikeKind { none, bytes, number, text };

/// The paper that a file looks like.
struct Like {
    PaperId paper = {};
    LikeKind kind = LikeKind::none;
    int percent = 0;      ///< of LikeKind::text
    bool by_code = false; ///< the QR code on it names the paper (LikeKind::number): it is the scan of what was signed
};

/// What was read of a file that waits for a person, to be shown beside the paper that it looks like.
struct Told {
    registry::Head head;
    std::int64_t pages = 0;
    std::string format, excerpt; ///< the first letters of the text
};

struct Job {
    JobId id = {};
    std::string batch; ///< what was brought together: a random token of the page, or the folder of a command
    rights::Scope owner =
        {}; ///< who brought it: the worker acts as this person, with the rights to read and register only
    std::string name;
    Digest digest;
    std::int64_t bytes = 0;
    bool slow = false, kept = true, forced = false;
    JobState state = JobState::waiting;
    db::Instant lease_until = {};
    std::int64_t tries = 0;
    db::Instant brought_at = {}, changed_at = {};
    PaperId paper = {}; ///< what became of it, or what it was attached to
    Like like = {};
    std::optional<Told> told = {};
    std::optional<base::Error> error = {};
    std::string decided_by = {};
    std::string reason = {}; ///< in words: of whoever decided, or of why it was refused or failed
};

std::optional<Job> read_job(db::Session& session, JobId id);
base::Result<Job> find_job(db::Session& session, rights::Scope const& scope, JobId id);

/// Adds the row; `owner` and all that is known of the file is given. Also tells the store of the original.
JobId insert_job(db::Transaction& tx, Job const& job);
/// A file with these bytes and this name that this person brought before and that is not at an end without use: it is the same file sent once more.
std::optional<Job> brought_before(db::Session& session, Job const& job);

/// What is alone in the store while it chooses: who takes which job, and whether a paper is there already.
void lock_intake(db::Transaction& tx);

enum class Weights { quick, all };
/// Takes the oldest jobs that wait, or whose lease ran out: `reading`, with a lease of `node`. Slow ones come alone.
std::vector<Job> claim(db::Transaction& tx, std::string const& node, db::Instant now, Weights weights,
                       std::size_t most);
inline constexpr std::chrono::seconds kLease{150}; ///< longer than the slowest file may take

/// The job is still this worker's.
bool still_claimed(db::Session& session, Job const& job);
/// Gives jobs back that were not begun.
void give_back(db::Session& session, Job const& job);
/// After a restart: leases of this node belong to nobody.
void end_leases(db::Session& session, std::string const& node);
/// State, paper, like, told, error, decision, kept.
void update_job(db::Session& session, Job const& job);

/// Jobs of a batch, in order.
std::vector<Job> jobs_of(db::Session& session, std::string const& batch);
/// How many jobs of a batch stand in which state.
std::map<JobState, std::int64_t> count_jobs(db::Session& session, rights::Scope const& scope, std::string const& batch);
bool any_open(db::Session& session, std::string const& batch);

/// Jobs whose file nobody needs any more (refused, dropped).
std::vector<Job> jobs_to_sweep(db::Session& session);
/// Takes the original out of the store where nothing needs it but `job`. Whether its file is to be removed.
bool forget_original(db::Transaction& tx, Job const& job);

} // namespace documents::intake

namespace db {

template <>
struct Column<documents::intake::JobState> {
    static constexpr Kind kind = Kind::text;
    static Value to(documents::intake::JobState state) { return std::string{documents::intake::name_of(state)}; }
    static documents::intake::JobState from(Value const& value);
};
template <>
struct Column<documents::intake::LikeKind> {
    static constexpr Kind kind = Kind::text;
    static Value to(documents::intake::LikeKind kind);
    static documents::intake::LikeKind from(Value const& value);
};

} // namespace db
