#include "imports/desk.hpp"

#include "imports/digest.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

namespace imports {

namespace {

base::Error other_state(Batch const& batch) {
    return {base::Code::refused,
            fmt::format("Lô số {} đang ở bước “{}”.", batch.id.number(), vietnamese(batch.state)),
            {},
            "Tải lại trang để xem lô đang ở bước nào."};
}

base::Error file_gone(BatchId id) {
    return {base::Code::not_found,
            fmt::format("Tệp của lô số {} không còn trên máy chủ.", id.number()),
            {},
            "Nhập lại tệp từ đầu."};
}

/// What a person is told of a job that failed by itself; the log has the rest.
base::Error told_of(std::exception const& trouble) {
    if (auto const* failure = dynamic_cast<db::Failure const*>(&trouble)) return db::error_of(*failure);
    return {base::Code::unavailable,
            "Máy chủ gặp lỗi khi xử lý tệp; chưa ghi gì.",
            {},
            "Bấm Làm tiếp; nếu vẫn lỗi, báo quản trị viên kèm số của lô."};
}

} // namespace

Desk::Desk(db::Database& store, base::Clock const& clock, Registry const& registry, std::filesystem::path folder)
    : store_{store}, clock_{clock}, registry_{registry}, folder_{std::move(folder)} {
    std::filesystem::create_directories(folder_);
    if (store_.engine() == db::Engine::sqlite) {
        auto tx = store_.write();
        end_leases(tx);
        tx.commit();
    }
}

Desk::~Desk() {
    stop_ = true;
    pool_.stop(std::chrono::steady_clock::now() + std::chrono::seconds{30});
}

std::filesystem::path Desk::path_of(BatchId id) const { return folder_ / fmt::format("batch-{}", id.number()); }

void Desk::remove_file(BatchId id) {
    std::error_code ignored;
    std::filesystem::remove(path_of(id), ignored);
}

void Desk::wait() {
    std::unique_lock lock{mutex_};
    idle_.wait(lock, [&] { return running_ == 0; });
}

bool Desk::start(rights::Scope const& scope, Domain const& domain, Batch batch,
                 std::function<void(Bench const&, Batch)> act) {
    {
        std::lock_guard const lock{mutex_};
        ++running_;
    }
    auto const end = [this] {
        std::lock_guard const lock{mutex_};
        --running_;
        idle_.notify_all();
    };
    auto own = scope;
    own.channel = rights::Channel::import;
    std::move_only_function<void()> task = [this, own = std::move(own), &domain, batch = std::move(batch),
                                            act = std::move(act), end] {
        auto const id = batch.id;
        auto const state = batch.state;
        auto const give_back = [&](std::optional<base::Error> const& told) { // nothing was written; the lease ends
            try {
                auto session = store_.lease();
                for (State const at : {State::reading, State::examining, State::committing})
                    if (set_state(session, id, at, at, told)) break;
            } catch (std::exception const& trouble) {
                spdlog::error("import {}: {}", id.number(), trouble.what());
            }
        };
        try {
            act({.store = store_, .clock = clock_, .scope = own, .domain = domain, .stop = &stop_}, batch);
        } catch (Stopped const&) {
            spdlog::info("import {} ({}): stopped with the server", id.number(), name_of(state));
            give_back(std::nullopt);
        } catch (std::exception const& trouble) {
            spdlog::error("import {} ({}): {}", id.number(), name_of(state), trouble.what());
            give_back(told_of(trouble));
        }
        end();
    };
    if (pool_.push(task)) return true;
    end();
    return false;
}

base::Result<void> Desk::start_or_break(rights::Scope const& scope, Domain const& domain, Batch batch,
                                        std::function<void(Bench const&, Batch)> act) {
    auto const id = batch.id;
    auto const state = batch.state;
    if (start(scope, domain, std::move(batch), std::move(act))) return {};
    auto session = store_.lease();
    base::Error const busy{base::Code::unavailable,
                           "Máy chủ đang nhập nhiều tệp khác.",
                           {},
                           "Thử lại sau vài phút: tệp đã nằm trên máy chủ."};
    set_state(session, id, state, state, busy); // without a lease: it can be carried on with
    return std::unexpected{busy};
}

base::Result<Batch> Desk::find(rights::Scope const& scope, Domain const& domain, BatchId id) {
    auto session = store_.lease();
    return find_batch(session, scope, domain, id, now());
}

base::Result<BatchId> Desk::bring(rights::Scope const& scope, Domain const& domain, std::filesystem::path const& file,
                                  std::string const& name, Settings const& typed) {
    TRY(rights::require(scope, domain.description().need));
    auto const settings = TRY(parse_settings(domain, typed));
    auto const digest = TRY(digest_of_file(file));
    BatchId id;
    {
        auto tx = store_.write();
        id = create_batch(tx, scope, now(), domain, name, digest, settings);
        std::filesystem::copy_file(file, path_of(id), std::filesystem::copy_options::overwrite_existing);
        tx.commit();
    }
    auto batch = TRY(find(scope, domain, id));
    TRY(start_or_break(scope, domain, std::move(batch), [path = path_of(id)](Bench const& bench, Batch read) {
        static_cast<void>(read_file(bench, std::move(read), path));
    }));
    return id;
}

base::Result<void> Desk::choose(rights::Scope const& scope, Domain const& domain, BatchId id, Choice choice) {
    auto batch = TRY(find(scope, domain, id));
    auto settings = TRY(parse_settings(domain, choice.settings));
    if (!std::filesystem::exists(path_of(id))) return std::unexpected{file_gone(id)};
    {
        auto tx = store_.write();
        if (!begin_work(tx, id, {State::matching, State::ready, State::failed}, State::reading, now(), kLease))
            return std::unexpected{other_state(batch)};
        save_settings(tx, id, settings);
        tx.commit();
    }
    batch.state = State::reading;
    batch.settings = std::move(settings);
    batch.sheet = std::move(choice.sheet);
    batch.header_row = choice.header_row;
    batch.matching = std::move(choice.matching);
    return start_or_break(scope, domain, std::move(batch), [path = path_of(id)](Bench const& bench, Batch read) {
        static_cast<void>(read_file(bench, std::move(read), path));
    });
}

base::Result<std::int64_t> Desk::mend(rights::Scope const& scope, Domain const& domain, BatchId id,
                                      std::vector<Correction> const& corrections) {
    auto batch = TRY(find(scope, domain, id));
    auto const changed = TRY(correct(
        {.store = store_, .clock = clock_, .scope = scope, .domain = domain, .stop = nullptr}, batch, corrections));
    if (changed == 0) return 0;
    batch = TRY(find(scope, domain, id));
    TRY(start_or_break(scope, domain, std::move(batch), [](Bench const& bench, Batch read) {
        static_cast<void>(examine_batch(bench, std::move(read)));
    }));
    return changed;
}

base::Result<void> Desk::commit(rights::Scope const& scope, Domain const& domain, BatchId id, std::string const& reason,
                                Rejected rejected) {
    auto batch = TRY(find(scope, domain, id));
    if (batch.state != State::ready) return std::unexpected{other_state(batch)};
    TRY(may_commit(batch, rejected));
    {
        auto session = store_.lease();
        if (!begin_work(session, id, {State::ready}, State::committing, now(), kCommitLease))
            return std::unexpected{other_state(batch)};
    }
    batch.state = State::committing;
    return start_or_break(scope, domain, std::move(batch), [this, reason, rejected](Bench const& bench, Batch ready) {
        auto const done = commit_batch(bench, ready, reason, rejected);
        if (done) {
            remove_file(ready.id);
            return;
        }
        // Checked again, so that the person sees what would happen now, with the reason why it was not written.
        {
            auto session = bench.store.lease();
            if (!set_state(session, ready.id, State::committing, State::examining, {})) return;
            report_progress(session, ready.id, ready.rows_read, 0, bench.now());
        }
        ready.state = State::examining;
        auto const again = examine_batch(bench, ready);
        auto session = bench.store.lease();
        set_state(session, ready.id, again.state, again.state, done.error());
    });
}

base::Result<void> Desk::resume(rights::Scope const& scope, Domain const& domain, BatchId id) {
    auto batch = TRY(find(scope, domain, id));
    if (!batch.broken) return std::unexpected{other_state(batch)};
    bool const reads = batch.state == State::reading;
    if (reads && !std::filesystem::exists(path_of(id))) return std::unexpected{file_gone(id)};
    auto const to = reads ? State::reading : State::examining;
    {
        auto session = store_.lease();
        if (!begin_work(session, id, {batch.state}, to, now(), kLease)) return std::unexpected{other_state(batch)};
    }
    batch.state = to;
    return start_or_break(scope, domain, std::move(batch),
                          [reads, path = path_of(id)](Bench const& bench, Batch broken) {
                              static_cast<void>(reads ? read_file(bench, std::move(broken), path)
                                                      : examine_batch(bench, std::move(broken)));
                          });
}

base::Result<void> Desk::abandon(rights::Scope const& scope, Domain const& domain, BatchId id) {
    auto const batch = TRY(find(scope, domain, id));
    auto tx = store_.write();
    if (!begin_work(tx, id,
                    {State::matching, State::ready, State::failed, State::reading, State::examining, State::committing},
                    State::abandoned, now(), std::chrono::seconds{0}))
        return std::unexpected{other_state(batch)};
    clear_rows(tx, id);
    tx.commit();
    remove_file(id);
    return {};
}

} // namespace imports
