#include "directives/letters/prints.hpp"

#include "audit/audit.hpp"
#include "directives/letters/forms.hpp"
#include "directives/letters/store.hpp"
#include "documents/intake/hold.hpp"
#include "office/child.hpp"
#include "office/make_archive.hpp"

#include <array>
#include <cstdlib>
#include <fmt/core.h>
#include <fstream>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace directives::letters {
namespace {

using base::Code;
using rights::Scope;
namespace registry = documents::registry;

constexpr std::size_t kAtOnce = 20; ///< papers of one child: progress is seen, and its start (0.8 s) is shared
constexpr std::chrono::seconds kChildTime{180};
constexpr std::chrono::seconds kLease{300}; ///< longer than a child may take
constexpr std::size_t kMemory = std::size_t{4} << 30; ///< of address space; LibreOffice maps far more than it uses
constexpr std::chrono::seconds kLook{20};
constexpr std::array<char const*, 4> kStates{"waiting", "working", "done", "failed"};

bool find_program(std::string const& name) {
    char const* const path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(':'), rest.size());
        if (::access((std::filesystem::path{rest.substr(0, end)} / name).c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

} // namespace

struct Printer::Task {
    LetterId letter;
    std::int64_t lease;                                           ///< what claims it
    std::vector<std::pair<std::string, registry::Digest>> papers; ///< name without ending, the .docx
};

std::optional<Print> print_of(db::Session& session, LetterId letter) {
    auto const row =
        session.find<std::string, std::int64_t, std::int64_t, std::string, std::optional<std::string>, std::string>(
            "SELECT state, made, total, name, digest, trouble FROM letter_prints WHERE letter_id = :letter",
            {{"letter", letter}});
    if (!row) return std::nullopt;
    Print print;
    std::string state;
    std::optional<std::string> digest;
    std::tie(state, print.made, print.total, print.name, digest, print.trouble) = *row;
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (state == kStates[i]) print.state = static_cast<PrintState>(i);
    print.digest = digest.value_or("");
    return print;
}

base::Result<void> ask_print(db::Transaction& tx, Scope const& scope, db::Instant when, LetterId id) {
    auto const letter = TRY(find(tx, scope, id));
    if (letter.state != LetterState::issued)
        return base::fail(Code::refused, "Văn bản chưa phát hành nên chưa có PDF.", {},
                          "Phát hành trước, hoặc tải dự thảo .docx.");
    auto const there = print_of(tx, id);
    if (there && there->state != PrintState::failed) return {};
    tx.run(
        "INSERT INTO letter_prints (letter_id, state, total, asked_at, asked_by) VALUES (:letter, 'waiting', :total, "
        ":at, :by) "
        "ON CONFLICT (letter_id) DO UPDATE SET state = 'waiting', made = 0, trouble = '', asked_at = :at, asked_by = "
        ":by",
        {{"letter", id}, {"total", static_cast<std::int64_t>(copies_of(letter))}, {"at", when}, {"by", scope.actor}});
    audit::write(tx, scope, when,
                 {.verb = "letter_print",
                  .object = fmt::format("letter/{}", id.number()),
                  .label = fmt::format("{}: {}", vietnamese(letter.kind), letter.content.subject),
                  .before = {},
                  .after = {}});
    return {};
}

Printer::Printer(db::Database& store, base::Clock const& clock, registry::Originals& originals,
                 std::filesystem::path scratch)
    : store_{store}, clock_{clock}, originals_{originals}, scratch_{std::move(scratch)},
      installed_{find_program("soffice")} {
    if (installed_) thread_ = std::thread{[this] { work(); }};
}

Printer::~Printer() {
    stop_ = true;
    ring();
    if (thread_.joinable()) thread_.join();
}

void Printer::ring() {
    {
        std::lock_guard const lock{mutex_};
        ++rings_;
    }
    bell_.notify_all();
}

void Printer::wait() {
    for (;;) {
        {
            auto session = store_.lease();
            if (!session.find<std::int64_t>(
                    "SELECT 1 FROM letter_prints WHERE state IN ('waiting', 'working') LIMIT 1"))
                return;
        }
        std::unique_lock lock{mutex_};
        bell_.wait_for(lock, std::chrono::milliseconds{200});
    }
}

void Printer::work() {
    std::unique_lock lock{mutex_};
    while (!stop_) {
        auto const seen = rings_;
        lock.unlock();
        bool more = false;
        try {
            more = work_once();
        } catch (std::exception const& trouble) {
            spdlog::error("letters: {}", trouble.what()); // the lease runs out; the next look tries again
        }
        lock.lock();
        if (!more && !stop_) bell_.wait_for(lock, kLook, [&] { return stop_ || rings_ != seen; });
    }
}

bool Printer::work_once() {
    auto const task = claim();
    if (!task) return false;
    print(*task);
    bell_.notify_all();
    return true;
}

std::optional<Printer::Task> Printer::claim() {
    auto const now = db::to_instant(clock_.now()).time_since_epoch().count();
    {
        auto session = store_.lease(); // without taking the one writer's turn
        if (!session.find<std::int64_t>("SELECT 1 FROM letter_prints WHERE state IN ('waiting', 'working') LIMIT 1"))
            return {};
    }
    auto tx = store_.write();
    db::lock(tx, "letter-prints");
    auto const letter =
        tx.find<LetterId>("SELECT letter_id FROM letter_prints WHERE state = 'waiting' OR (state = 'working' AND "
                          "lease_until < :now) ORDER BY asked_at, letter_id LIMIT 1",
                          {{"now", now}});
    if (!letter) return {};
    Task task{.letter = *letter, .lease = now + std::chrono::microseconds{kLease}.count(), .papers = {}};
    tx.each<std::string, std::string>("SELECT r.number, f.digest FROM letter_recipients r JOIN paper_files f ON "
                                      "f.paper_id = r.paper_id AND f.position = 0 WHERE "
                                      "r.letter_id = :letter ORDER BY r.position",
                                      {{"letter", *letter}}, [&](std::string number, registry::Digest digest) {
                                          for (char& c : number)
                                              if (c == '/') c = '-';
                                          if (task.papers.empty() || task.papers.back().second != digest)
                                              task.papers.emplace_back(std::move(number), std::move(digest));
                                      });
    tx.run("UPDATE letter_prints SET state = 'working', made = 0, lease_until = :lease WHERE letter_id = :letter",
           {{"lease", task.lease}, {"letter", *letter}});
    tx.commit();
    return task;
}

void Printer::print(Task const& task) {
    auto const folder = office::ScratchFolder::create(scratch_);
    if (!folder) return fail(task, folder.error().message);
    std::vector<std::filesystem::path> made;
    for (std::size_t from = 0; from < task.papers.size(); from += kAtOnce) {
        auto const to = std::min(task.papers.size(), from + kAtOnce);
        std::vector<std::string> command{"soffice",
                                         "-env:UserInstallation=file://" + (folder->path() / "profile").string(),
                                         "--headless",
                                         "--convert-to",
                                         "pdf",
                                         "--outdir",
                                         folder->path().string()};
        std::error_code error;
        for (std::size_t i = from; i < to; ++i) {
            auto const file = folder->path() / (task.papers[i].first + ".docx");
            std::filesystem::copy_file(originals_.path_of(task.papers[i].second), file,
                                       std::filesystem::copy_options::overwrite_existing, error);
            if (error) return fail(task, "Tệp gốc không còn trong kho.");
            command.push_back(file.string());
        }
        auto const child = office::run_child(
            command, {kMemory, std::chrono::steady_clock::now() + kChildTime, 1u << 20, &stop_}, folder->path());
        if (stop_) return; // the lease runs out, the next start begins again
        for (std::size_t i = from; i < to; ++i) {
            auto const pdf = folder->path() / (task.papers[i].first + ".pdf");
            // A file that it can not read ends without an error and without a PDF.
            if (!std::filesystem::exists(pdf, error)) {
                spdlog::error("letters: soffice ended with {}: {}", child.status, child.errors);
                return fail(task, "LibreOffice không tạo được PDF của văn bản " + task.papers[i].first + ".");
            }
            made.push_back(pdf);
        }
        auto const now = db::to_instant(clock_.now()).time_since_epoch().count();
        auto session = store_.lease();
        session.run(
            "UPDATE letter_prints SET made = :made, lease_until = CASE WHEN lease_until > :lease THEN lease_until ELSE "
            ":lease END WHERE letter_id = :letter AND state = 'working'",
            {{"made", static_cast<std::int64_t>(made.size())},
             {"lease", now + std::chrono::microseconds{kLease}.count()},
             {"letter", task.letter}});
    }
    settle(task, made);
}

void Printer::settle(Task const& task, std::vector<std::filesystem::path> const& made) {
    if (made.empty()) return fail(task, "Văn bản chưa có tệp nào.");
    auto file = made.front();
    std::string name = file.filename().string();
    if (made.size() > 1) {
        std::vector<std::string> bytes;
        for (auto const& one : made) bytes.push_back(bytes_of(one));
        std::vector<office::ArchivePart> parts;
        for (std::size_t i = 0; i < made.size(); ++i) parts.push_back({made[i].filename().string(), bytes[i]});
        auto const archive = office::make_archive(parts);
        if (!archive) return fail(task, archive.error().message);
        name = fmt::format("van-ban-{}.zip", task.letter.number());
        file = made.front().parent_path() / name;
        std::ofstream{file, std::ios::binary} << *archive;
    }
    documents::intake::Hold const hold{originals_.folder(), documents::intake::Hold::Mode::keep};
    auto const size = static_cast<std::int64_t>(std::filesystem::file_size(file));
    auto const digest = originals_.keep(file);
    if (!digest) return fail(task, digest.error().message);
    auto tx = store_.write();
    registry::record_original(tx, db::to_instant(clock_.now()), *digest, size);
    tx.run("UPDATE letter_prints SET state = 'done', name = :name, digest = :digest WHERE letter_id = :letter",
           {{"name", name}, {"digest", *digest}, {"letter", task.letter}});
    tx.commit();
}

void Printer::fail(Task const& task, std::string const& trouble) {
    auto session = store_.lease();
    session.run("UPDATE letter_prints SET state = 'failed', trouble = :trouble WHERE letter_id = :letter",
                {{"trouble", trouble}, {"letter", task.letter}});
}

} // namespace directives::letters
