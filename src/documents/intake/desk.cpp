#include "documents/intake/desk.hpp"

#include "audit/audit.hpp"
#include "base/ensure.hpp"
#include "base/json.hpp"
#include "documents/intake/hold.hpp"
#include "documents/intake/kinds.hpp"
#include "text/unicode.hpp"

#include <array>
#include <fmt/core.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace documents::intake {
namespace {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

/// Also looks by itself this often: for jobs of a server that died.
constexpr std::chrono::seconds kLook{20};

base::Result<void> may_bring(Scope const& scope) {
    TRY(rights::require(scope, Capability::register_documents));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không nhận văn bản được.", {},
                    "Chuyển sang vị trí văn thư của một cơ quan ở góc trên bên phải.");
    return {};
}

/// Which program on which machine: the data folder is used by one server at a time.
std::string node_of(std::filesystem::path const& folder) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("{}:{}", host.data(), std::filesystem::absolute(folder).lexically_normal().string());
}

base::Error other_state(Job const& job) {
    return {Code::refused,
            fmt::format("Tệp “{}” đang ở bước “{}”.", job.name, vietnamese(job.state)),
            {},
            "Tải lại trang để xem tệp đang ở bước nào."};
}

void tell(db::Transaction& tx, Scope const& scope, db::Instant when, Job const& job, JobState before) {
    nlohmann::ordered_json after{{"Bước", vietnamese(job.state)}};
    if (job.paper) after["Văn bản số"] = job.paper.number();
    if (job.like.paper) after["Giống văn bản số"] = job.like.paper.number();
    audit::write(tx, scope, when,
                 {.verb = "intake_decision",
                  .object = fmt::format("intake/{}", job.id.number()),
                  .label = job.name,
                  .before = nlohmann::ordered_json{{"Bước", vietnamese(before)}}.dump(),
                  .after = after.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
                  .note = job.reason});
}

/// Counts who removes files of jobs that are settled.
class Sweeping {
public:
    Sweeping(std::atomic<int>& count, bool counts) : count_{count}, counts_{counts} { count_ += counts_ ? 1 : 0; }
    ~Sweeping() { count_ -= counts_ ? 1 : 0; }
    Sweeping(Sweeping const&) = delete;

private:
    std::atomic<int>& count_;
    bool counts_;
};

bool blank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

} // namespace

Desk::Desk(db::Database& store, base::Clock const& clock, Settings settings)
    : store_{store}, clock_{clock}, settings_{std::move(settings)}, node_{node_of(settings_.originals)},
      originals_{settings_.originals} {
    std::filesystem::create_directories(settings_.originals);
    std::filesystem::create_directories(settings_.scratch);
    if (settings_.alone) {
        auto session = store_.lease();
        end_leases(session, node_);
    }
    sweep();
    for (std::size_t i = 0; i < settings_.threads; ++i)
        threads_.emplace_back([this, slow_too = i == 0] { work(slow_too); });
}

Desk::~Desk() {
    stop_ = true;
    ring();
    for (auto& thread : threads_) thread.join();
}

void Desk::ring() {
    {
        std::lock_guard const lock{mutex_};
        ++rings_;
    }
    bell_.notify_all();
    done_.notify_all();
}

std::vector<base::Result<Accepted>> Desk::bring(Scope const& scope, std::string const& batch,
                                                std::span<Brought const> files, Known known) {
    std::vector<base::Result<Accepted>> answers;
    if (auto const may = may_bring(scope); !may) {
        answers.assign(files.size(), std::unexpected{may.error()});
        return answers;
    }
    Hold const hold{originals_.folder(), Hold::Mode::keep};
    std::vector<std::optional<Job>> kept;
    std::vector<std::filesystem::path> paths;
    for (auto const& file : files) {
        auto const weight = look_at(file.file, file.name);
        if (!weight) {
            kept.emplace_back();
            answers.push_back(std::unexpected{weight.error()});
            continue;
        }
        std::error_code error;
        kept.push_back(Job{.batch = batch, .owner = scope, .name = text::nfc(file.name), .digest = {}});
        kept.back()->bytes = static_cast<std::int64_t>(std::filesystem::file_size(file.file, error));
        kept.back()->slow = *weight == Weight::slow;
        kept.back()->brought_at = now();
        paths.push_back(file.file);
        answers.push_back(Accepted{});
    }
    auto const digests = paths.size() == 1 ? std::vector{originals_.keep(paths.front())} : originals_.keep(paths);
    for (std::size_t i = 0, next = 0; i < files.size(); ++i) {
        if (!kept[i]) continue;
        auto const& digest = digests[next++];
        if (digest) {
            kept[i]->digest = *digest;
        } else {
            kept[i].reset();
            answers[i] = std::unexpected{digest.error()};
        }
    }
    auto tx = store_.write();
    bool any = false;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!kept[i]) continue;
        if (known == Known::all)
            if (auto const paper = paper_with_bytes(tx, scope.organisation, kept[i]->digest)) {
                answers[i] = Accepted{.job = {}, .again = true, .paper = paper};
                continue;
            }
        if (auto const before = brought_before(tx, *kept[i])) {
            answers[i] = Accepted{.job = before->id, .again = true, .paper = before->paper};
            continue;
        }
        answers[i] = Accepted{.job = insert_job(tx, *kept[i])};
        any = true;
    }
    if (any) tx.commit();
    ring();
    return answers;
}

base::Result<void> Desk::decide(Scope const& scope, JobId id, Decision const& decision) {
    TRY(may_bring(scope));
    {
        auto tx = store_.write();
        lock_intake(tx);
        auto job = TRY(find_job(tx, scope, id));
        auto const before = job.state;
        bool const open =
            before == JobState::duplicate || (before == JobState::failed && decision.verdict != Verdict::take);
        if (!open) return std::unexpected{other_state(job)};
        job.reason = text::nfc(decision.reason);
        job.decided_by = scope.actor;
        job.changed_at = now();
        switch (decision.verdict) {
        case Verdict::take:
            if (blank(job.reason))
                return fail(Code::invalid_input, "Nhập lý do vì sao vẫn nhận.", "reason",
                            "Ví dụ: bản có chữ ký của cơ quan khác, nội dung khác ở phụ lục.");
            job.state = JobState::waiting;
            job.forced = true;
            job.tries = 0;
            break;
        case Verdict::drop: job.state = JobState::dropped; break;
        case Verdict::attach: {
            auto const paper = decision.paper ? decision.paper : job.like.paper;
            if (!paper)
                return fail(Code::invalid_input, "Nhập số của văn bản mà tệp này kèm theo.", "paper",
                            "Mở văn bản trong sổ, số nằm ở cuối đường dẫn.");
            bool const signed_copy = job.like.by_code && paper == job.like.paper;
            TRY(registry::attach(tx, scope, now(), paper,
                                 {0, job.name, job.digest, job.told ? job.told->format : std::string{}, signed_copy},
                                 job.bytes));
            job.state = JobState::attached;
            job.paper = paper;
            break;
        }
        }
        job.told.reset();
        job.error.reset();
        update_job(tx, job);
        tell(tx, scope, now(), job, before);
        tx.commit();
    }
    if (decision.verdict == Verdict::drop) sweep();
    ring();
    return {};
}

base::Result<void> Desk::retry(Scope const& scope, JobId id) {
    TRY(may_bring(scope));
    auto tx = store_.write();
    lock_intake(tx);
    auto job = TRY(find_job(tx, scope, id));
    if (job.state != JobState::failed) return std::unexpected{other_state(job)};
    job.state = JobState::waiting;
    job.tries = 0;
    job.error.reset();
    job.changed_at = now();
    update_job(tx, job);
    tx.commit();
    ring();
    return {};
}

void Desk::wait(std::string const& batch) {
    std::unique_lock lock{mutex_};
    for (;;) {
        auto const seen = rings_;
        lock.unlock();
        bool open = true;
        {
            auto session = store_.lease();
            open = any_open(session, batch) || sweeping_ > 0;
        }
        lock.lock();
        if (!open) return;
        done_.wait_for(lock, std::chrono::seconds{1}, [&] { return rings_ != seen; });
    }
}

Job Desk::wait(JobId id) {
    std::unique_lock lock{mutex_};
    for (;;) {
        auto const seen = rings_;
        lock.unlock();
        {
            auto session = store_.lease();
            auto job = read_job(session, id);
            ENSURE(job.has_value());
            if (!under_way(job->state)) return *std::move(job);
        }
        lock.lock();
        done_.wait_for(lock, std::chrono::seconds{1}, [&] { return rings_ != seen; });
    }
}

void Desk::work(bool slow_too) {
    std::unique_lock lock{mutex_};
    while (!stop_) {
        auto const seen = rings_;
        lock.unlock();
        bool more = false;
        try {
            more = work_once(slow_too);
        } catch (std::exception const& trouble) {
            spdlog::error("intake: {}", trouble.what()); // the lease runs out; the next look tries again
        }
        lock.lock();
        if (!more && !stop_) bell_.wait_for(lock, kLook, [&] { return stop_ || rings_ != seen; });
    }
}

/// Reads and settles what it could claim, until there is nothing left. False: there was nothing.
bool Desk::work_once(bool slow_too) {
    auto const weights = slow_too ? Weights::all : Weights::quick;
    std::vector<Job> jobs;
    {
        auto session = store_.lease();
        if (!any_open(session, {})) return false; // without taking the one writer's turn
    }
    {
        auto tx = store_.write();
        lock_intake(tx);
        jobs = claim(tx, node_, now(), weights, settings_.at_once);
        if (!jobs.empty()) tx.commit();
    }
    bool const any = !jobs.empty();
    while (!jobs.empty()) {
        auto const prepared = prepare_all(std::move(jobs));
        bool const secret = std::ranges::any_of(prepared, [](auto const& one) { return !one.secrecy.empty(); });
        {
            Sweeping const sweeping{sweeping_, secret};
            jobs = settle_all(prepared, weights);
            if (secret) sweep();
        }
        ring();
    }
    return any;
}

std::vector<Prepared> Desk::prepare_all(std::vector<Job> jobs) {
    std::vector<Prepared> prepared;
    auto const begun = std::chrono::steady_clock::now();
    for (auto& job : jobs) {
        // What is left of a slow lot goes back, so that no lease runs out under a worker that lives.
        if (stop_ || std::chrono::steady_clock::now() - begun > kLease / 3) {
            auto session = store_.lease();
            give_back(session, job);
            continue;
        }
        prepared.push_back(prepare(originals_, settings_.scratch, std::move(job)));
    }
    return prepared;
}

/// Answers the next jobs, claimed in the same turn: while another thread writes, this one reads instead of waiting for a turn of its own.
std::vector<Job> Desk::settle_all(std::span<Prepared const> prepared, Weights weights) {
    std::vector<Job> next;
    for (auto const care : {Care::together, Care::one_by_one}) {
        try {
            auto tx = store_.write();
            settle(tx, now(), clock_.today(), prepared, care);
            if (!stop_) next = claim(tx, node_, now(), weights, settings_.at_once);
            tx.commit();
            break;
        } catch (db::Failure const& failure) {
            if (care == Care::one_by_one || !of_one_file(failure)) throw;
            next.clear();
        }
    }
    return next;
}

void Desk::sweep() {
    std::vector<Job> jobs;
    {
        auto session = store_.lease();
        jobs = jobs_to_sweep(session);
    }
    if (jobs.empty()) return;
    Hold const hold{originals_.folder(), Hold::Mode::remove};
    auto tx = store_.write();
    for (auto const& job : jobs) {
        if (!forget_original(tx, job)) continue;
        // Before the commit: where the program dies here, the row is still there and the next start removes again.
        std::error_code error;
        std::filesystem::remove(originals_.path_of(job.digest), error);
        if (error) spdlog::error("intake {}: {}", job.id.number(), error.message());
    }
    tx.commit();
}

} // namespace documents::intake
