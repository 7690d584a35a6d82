#include "imports/work.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "imports/examination.hpp"
#include "text/dates.hpp"
#include "text/numbers.hpp"

#include <fmt/core.h>

namespace imports {

namespace {

using Json = nlohmann::ordered_json;
using text::print_integer;

constexpr std::size_t kFindingsAtOnce = 2'000;

std::string counts_json(Batch const& batch, std::string_view digest) {
    return Json{{"Tệp", batch.file_name},
                {"Trang tính", batch.sheet},
                {"Dòng mới", batch.counts.added},
                {"Dòng đổi", batch.counts.changed},
                {"Dòng giữ nguyên", batch.counts.same},
                {"Dòng bị từ chối", batch.counts.rejected},
                {"Mã băm của tệp", batch.file_digest},
                {"Mã băm của lô", digest}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

base::Result<Settings> parse_settings(Domain const& domain, Settings const& typed) {
    Settings settings;
    for (auto const& setting : domain.description().settings) {
        auto const found = typed.find(setting.key);
        auto const text = found == typed.end() ? std::string{} : found->second;
        if (text.empty()) {
            if (setting.required)
                return base::fail(base::Code::invalid_input, fmt::format("Nhập “{}”.", setting.label), setting.label,
                                  setting.hint);
            continue;
        }
        if (setting.kind == Setting::Kind::text) {
            settings.emplace(setting.key, text);
            continue;
        }
        auto date = text::parse_date(text);
        if (!date) {
            date.error().where = setting.label;
            return std::unexpected{date.error()};
        }
        settings.emplace(setting.key, date->iso());
    }
    return settings;
}

Batch examine_batch(Bench const& bench, Batch batch) {
    {
        auto tx = bench.store.write();
        clear_findings(tx, batch.id);
        tx.commit();
    }
    std::vector<Finding> waiting;
    auto const put_away = [&] {
        bench.go_on();
        auto tx = bench.store.write();
        add_findings(tx, batch.id, waiting);
        report_progress(tx, batch.id, batch.rows_read, batch.rows_examined, bench.now());
        tx.commit();
        waiting.clear();
    };
    base::Result<Examiner::Result> result;
    {
        auto tx = bench.store.read();
        Examiner examiner{tx, bench.scope, bench.domain, batch};
        result = examiner.run(
            [&](Finding finding) {
                waiting.push_back(std::move(finding));
                if (waiting.size() == kFindingsAtOnce) put_away();
            },
            [&](std::int64_t rows) {
                bench.go_on();
                batch.rows_examined = rows;
            });
    }
    put_away();
    auto tx = bench.store.write();
    if (result) {
        batch.counts = result->counts;
        batch.digest = result->digest;
        batch.error.reset();
        batch.state = State::ready;
        batch.repeats = find_repeated(tx, batch);
    } else {
        batch.counts = {};
        batch.error = result.error();
        batch.state = State::matching; // other settings or columns may help
    }
    save_batch(tx, batch);
    tx.commit();
    return batch;
}

base::Result<void> may_commit(Batch const& batch, Rejected rejected) {
    if (batch.repeats)
        return base::fail(base::Code::refused, fmt::format("Tệp này đã được nhập ở lô số {}.", batch.repeats.number()),
                          {}, "Nếu muốn nhập lại, hoàn tác lô đó trước.");
    if (batch.counts.rejected > 0 && rejected == Rejected::stop)
        return base::fail(base::Code::refused,
                          fmt::format("Còn {} dòng bị từ chối.", print_integer(batch.counts.rejected)), {},
                          "Sửa các dòng đó, hoặc chọn ghi các dòng còn lại.");
    if (batch.counts.added + batch.counts.changed == 0)
        return base::fail(base::Code::refused, "Không có dòng nào mới hoặc đổi để ghi.", {}, {});
    return {};
}

base::Result<void> commit_batch(Bench const& bench, Batch const& batch, std::string const& reason, Rejected rejected) {
    TRY(rights::require(bench.scope, bench.domain.description().need));
    TRY(may_commit(batch, rejected));
    auto tx = bench.store.write();
    db::lock(tx, "imports " + batch.domain);
    Examiner examiner{tx, bench.scope, bench.domain, batch};
    auto const result = TRY(examiner.run([](Finding const&) {}, [&](std::int64_t) { bench.go_on(); }));
    if (result.digest != batch.digest)
        return base::fail(base::Code::refused, "Dữ liệu đã thay đổi từ lúc xem trước.", {},
                          "Xem lại kết quả kiểm tra mới rồi ghi.");
    auto const now = bench.now();
    TRY(examiner.plan().write(tx, bench.scope, now, batch.id, reason));
    mark_committed(tx, batch.id, bench.scope, now, reason);
    remember_matching(tx, batch);
    audit::write(tx, bench.scope, now,
                 {.verb = "import_commit",
                  .object = fmt::format("import/{}", batch.id.number()),
                  .label = fmt::format("{}: {}", bench.domain.description().title, batch.file_name),
                  .before = {},
                  .after = counts_json(batch, result.digest),
                  .note = reason});
    tx.commit();
    return {};
}

base::Result<void> undo_batch(db::Database& store, base::Clock const& clock, rights::Scope const& scope,
                              Domain const& domain, BatchId id, std::string const& reason) {
    auto const now = db::to_instant(clock.now());
    auto tx = store.write();
    db::lock(tx, "imports " + domain.description().key);
    auto const batch = TRY(find_batch(tx, scope, domain, id, now));
    if (batch.state == State::undone)
        return base::fail(base::Code::refused, fmt::format("Lô số {} đã được hoàn tác rồi.", id.number()));
    if (batch.state != State::committed)
        return base::fail(base::Code::refused, fmt::format("Lô số {} chưa được ghi.", id.number()));
    if (auto const later = find_later(tx, batch))
        return base::fail(base::Code::refused,
                          fmt::format("Lô số {} đã thay đổi tiếp những dòng của lô này.", later.number()), {},
                          fmt::format("Hoàn tác lô số {} trước.", later.number()));
    TRY(domain.undo(tx, scope, now, id, reason));
    mark_undone(tx, id, scope, now, reason);
    audit::write(tx, scope, now,
                 {.verb = "import_undo",
                  .object = fmt::format("import/{}", id.number()),
                  .label = fmt::format("{}: {}", domain.description().title, batch.file_name),
                  .before = counts_json(batch, batch.digest),
                  .after = {},
                  .note = reason});
    tx.commit();
    return {};
}

} // namespace imports
