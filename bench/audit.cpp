// Rows of the audit log in one organisation, in batches of a thousand to a transaction, beside raw inserts of the same rows.
#include "audit/audit.hpp"
#include "audit/verify.hpp"
#include "db/schema.hpp"
#include "support/postgres.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kBatches = 20, kBatch = 1000;

template <class Act>
double rows_a_second(Act const& act) {
    auto const start = Clock::now();
    for (int batch = 0; batch < kBatches; ++batch) act();
    return kBatches * kBatch / std::chrono::duration<double>(Clock::now() - start).count();
}

void measure(char const* engine, std::string const& place) {
    db::Database store{db::settings_of(place)};
    if (!db::migrate(store, db::embedded_migrations(), {})) return;
    store.lease().run_script("CREATE TABLE raw_rows (chain BIGINT, number BIGINT, at BIGINT, actor TEXT, verb TEXT, "
                             "object TEXT, label TEXT, "
                             "before_json TEXT, after_json TEXT, note TEXT, PRIMARY KEY (chain, number))");
    auto scope = rights::Scope::of_operator("Lò Thị Hoa, Văn thư, Sở Nội vụ tỉnh Lai Châu");
    scope.organisation = rights::OrganisationId{7};
    audit::Act const act{.verb = "area_title",
                         .object = "area/123",
                         .label = "Xã Mường Than",
                         .before = R"({"Tên":"Xã Mường Than","Loại":"Xã"})",
                         .after = R"({"Tên":"Thị trấn Mường Than","Loại":"Thị trấn"})",
                         .note = "Nghị quyết 15/NQ-HĐND"};
    std::int64_t number = 0;
    double const raw = rows_a_second([&] {
        auto tx = store.write();
        for (int row = 0; row < kBatch; ++row)
            tx.run(
                "INSERT INTO raw_rows (chain, number, at, actor, verb, object, label, before_json, after_json, note) "
                "VALUES (7, :number, 1, :actor, :verb, :object, :label, :before_json, :after_json, :note)",
                {{"number", ++number},
                 {"actor", scope.actor},
                 {"verb", act.verb},
                 {"object", act.object},
                 {"label", act.label},
                 {"before_json", act.before},
                 {"after_json", act.after},
                 {"note", act.note}});
        tx.commit();
    });
    double const logged = rows_a_second([&] {
        auto tx = store.write();
        for (int row = 0; row < kBatch; ++row)
            audit::write(tx, scope, db::Instant{std::chrono::microseconds{row}}, act);
        tx.commit();
    });
    auto const start = Clock::now();
    auto const verdict = audit::verify(store);
    double const verified =
        static_cast<double>(verdict.rows) / std::chrono::duration<double>(Clock::now() - start).count();
    std::printf("%-11s %7.0f rows/s logged, %7.0f rows/s raw, ratio %.2f; verified at %.0f rows/s%s\n", engine, logged,
                raw, raw / logged, verified, verdict.faults.empty() ? "" : "  BROKEN");
}

} // namespace

int main() {
    auto const file =
        std::filesystem::temp_directory_path() / ("bench-audit-" + std::to_string(::getpid()) + ".sqlite");
    measure("SQLite", file.string());
    for (char const* rest : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + rest);
    measure("PostgreSQL", support::Postgres::shared().new_database());
}
