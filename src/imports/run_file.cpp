#include "imports/digest.hpp"
#include "imports/work.hpp"
#include "text/numbers.hpp"

#include <fmt/format.h>

namespace imports {

namespace {

using text::print_integer;

constexpr std::int64_t kToldMost = 100;

void tell_of_rows(db::Session& session, FileOutcome& outcome) {
    for (auto const& found : findings_after(session, outcome.batch, Verdict::rejected, 0, kToldMost))
        for (auto const& fault : found.finding.faults) outcome.faults.push_back(fault.told);
}

/// The batch can not be used: the file as a whole is at fault.
base::Error why_not(Batch const& batch) {
    return batch.error.value_or(base::Error{base::Code::invalid_input, "Không đọc được tệp.", batch.file_name, {}});
}

} // namespace

void Registry::add(std::unique_ptr<Domain> domain) { domains_.push_back(std::move(domain)); }

Domain const* Registry::find(std::string_view key) const {
    for (auto const& domain : domains_)
        if (domain->description().key == key) return domain.get();
    return nullptr;
}

std::vector<Domain const*> Registry::all() const {
    std::vector<Domain const*> all;
    for (auto const& domain : domains_) all.push_back(domain.get());
    return all;
}

base::Result<FileOutcome> run_file(db::Database& store, base::Clock const& clock, rights::Scope const& scope,
                                   Domain const& domain, FileRun const& run) {
    TRY(rights::require(scope, domain.description().need));
    Bench const bench{.store = store, .clock = clock, .scope = scope, .domain = domain, .stop = nullptr};
    auto const settings = TRY(parse_settings(domain, run.settings));
    auto const digest = TRY(digest_of_file(run.file));
    Batch batch;
    {
        auto tx = store.write();
        auto const id = create_batch(tx, scope, bench.now(), domain, run.name, digest, settings);
        tx.commit();
        batch = TRY(find_batch(tx, scope, domain, id, bench.now()));
    }
    batch.sheet = run.sheet.value_or("");
    batch.header_row = run.header_row.value_or(0);
    batch = read_file(bench, std::move(batch), run.file);

    auto const forget = [&] {
        auto tx = store.write();
        if (!set_state(tx, batch.id, batch.state, State::abandoned, {})) return;
        clear_rows(tx, batch.id);
        tx.commit();
    };
    FileOutcome outcome{.batch = batch.id,
                        .sheet = batch.sheet,
                        .header_row = batch.header_row,
                        .counts = batch.counts,
                        .repeats = batch.repeats,
                        .notes = batch.notes};
    if (batch.state != State::ready) {
        forget();
        return std::unexpected{why_not(batch)};
    }
    for (std::size_t i = 0; i < batch.headings.size(); ++i)
        if (!batch.matching[i] && !batch.headings[i].empty()) outcome.ignored_columns.push_back(batch.headings[i]);
    {
        auto session = store.lease();
        tell_of_rows(session, outcome);
    }
    if (!run.rejected_file.empty() && batch.counts.rejected > 0)
        TRY(write_rejected(store, domain, batch, run.rejected_file));

    auto const rejected = run.leave_rejected ? Rejected::leave : Rejected::stop;
    if (run.dry_run || !may_commit(batch, rejected)) {
        forget();
        return outcome;
    }
    {
        auto tx = store.write();
        begin_work(tx, batch.id, {State::ready}, State::committing, bench.now(), kCommitLease);
        tx.commit();
    }
    batch.state = State::committing;
    try {
        if (auto const committed = commit_batch(bench, batch, run.reason, rejected); !committed) {
            forget();
            return std::unexpected{committed.error()};
        }
    } catch (...) {
        forget(); // where the store is there still: a batch that was written after all is no longer `committing` and stays
        throw;
    }
    outcome.written = true;
    return outcome;
}

std::string report_of(FileOutcome const& outcome, FileRun const& run) {
    auto const& counts = outcome.counts;
    std::string report =
        fmt::format("Trang tính “{}”, tiêu đề ở dòng {}\nMới {} · đổi {} · giữ nguyên {} · từ chối {}\n", outcome.sheet,
                    outcome.header_row, print_integer(counts.added), print_integer(counts.changed),
                    print_integer(counts.same), print_integer(counts.rejected));
    if (!outcome.ignored_columns.empty())
        report += fmt::format("Không dùng các cột: {}\n", fmt::join(outcome.ignored_columns, ", "));
    for (auto const& note : outcome.notes) report += note + '\n';
    for (auto const& fault : outcome.faults)
        report += fmt::format("{}: {}{}{}\n", fault.where, fault.message, fault.mend.empty() ? "" : " ", fault.mend);
    if (outcome.written)
        report += fmt::format("Đã ghi, lô số {}.\n", outcome.batch.number());
    else if (outcome.repeats)
        report += fmt::format("Tệp này đã được nhập ở lô số {}; không có gì thay đổi.\n", outcome.repeats.number());
    else if (run.dry_run)
        report += "Chạy thử, chưa ghi gì.\n";
    else if (counts.rejected > 0 && !run.leave_rejected)
        report += "Chưa ghi gì vì còn dòng bị từ chối.\n";
    else
        report += "Không có gì để ghi.\n";
    return report;
}

} // namespace imports
