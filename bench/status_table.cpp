// Pages of a status table of 4 000 units, asked for by 50 threads while others save, against a plain SELECT of one page's cells.
#include "app/log.hpp"
#include "db/schema.hpp"
#include "directives/tables/pages.hpp"
#include "html/template.hpp"
#include "support/postgres.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <semaphore>
#include <thread>
#include <unistd.h>

namespace {

using namespace directives::tables;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kUnits = 4000, kHolder = 1;
constexpr std::size_t kThreads = 50, kRequests = 40;

class Holder final : public site::Gate {
public:
    std::optional<site::Visitor> visitor(http::Request const&) override {
        site::Visitor visitor;
        visitor.scope = rights::Scope::of_operator("bench");
        visitor.scope.organisation = rights::OrganisationId{kHolder};
        visitor.scope.areas = rights::AreaSet::of({});
        visitor.person = "Nguyễn Văn An";
        visitor.post = "Chuyên viên";
        visitor.csrf = "bench";
        return visitor;
    }
};

TableId fill(db::Database& store) {
    auto tx = store.write();
    for (std::int64_t i = 1; i <= kUnits + 1; ++i)
        tx.run("INSERT INTO organisations (id, identity, kind, level, name, name_sort, searched, source, certainty, "
               "changed) VALUES (:id, NULL, 'committee', 'commune', :name, :name, 'x', '', 'read', 0)",
               {{"id", i}, {"name", fmt::format("UBND xã số {}", i)}});
    NewTable table{.title = "Tình hình ban hành kế hoạch",
                   .as_of = base::Date::of(2026, 11, 21).value(),
                   .quoted = "2500/4000 xã đã ban hành",
                   .steps = usual_steps(),
                   .units = {}};
    auto scope = rights::Scope::of_operator("bench");
    scope.organisation = rights::OrganisationId{kHolder};
    for (std::int64_t i = 0; i < kUnits; ++i) {
        table.units.push_back({fmt::format("UBND xã số {}", i + 2), rights::OrganisationId{i + 2}});
        bool const done = i % 8 < 5;
        table.values.push_back(
            {"x", done ? "x" : "", done ? "" : "x",
             done && i % 50 != 0 ? fmt::format("KH số {}/KH-UBND ngày {:02}/10/2026", i, i % 28 + 1) : "",
             i % 9 == 0 ? "Đang hoàn thiện" : ""});
    }
    auto const id = create(tx, scope, {}, table);
    if (!id) std::abort();
    tx.commit();
    return *id;
}

struct Times {
    std::vector<double> all;
    double at(double share) {
        std::ranges::sort(all);
        return all[std::min(all.size() - 1, static_cast<std::size_t>(share * static_cast<double>(all.size())))];
    }
};

/// `kThreads` callers, of whom as many run at once as the server has workers for pages.
Times measure(std::function<void(std::size_t)> const& act) {
    std::counting_semaphore<> workers{static_cast<std::ptrdiff_t>(std::max(2u, std::thread::hardware_concurrency()))};
    std::vector<std::thread> threads;
    std::vector<std::vector<double>> times(kThreads);
    for (std::size_t t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < kRequests; ++i) {
                auto const from = Clock::now();
                workers.acquire();
                act(t * kRequests + i);
                workers.release();
                times[t].push_back(std::chrono::duration<double, std::milli>(Clock::now() - from).count());
            }
        });
    for (auto& thread : threads) thread.join();
    Times all;
    for (auto& some : times) all.all.insert(all.all.end(), some.begin(), some.end());
    return all;
}

void run(db::Database& store, char const* engine, std::filesystem::path const& folder) {
    if (!db::migrate(store, db::embedded_migrations(), {})) std::abort();
    auto const id = fill(store);
    Holder gate;
    http::Router router;
    site::Frame const frame{{.version = "bench", .navigation = {}}};
    base::FixedClock const clock{base::Date::of(2026, 11, 21).value()};
    areas::Atlases atlases{store};
    auto const catalogue = organisations::Catalogue::built_in();
    organisations::Resolvers resolvers{store, atlases, catalogue};
    site::Routes routes{router, gate, &frame};
    register_pages(routes,
                   {.frame = frame, .database = store, .clock = clock, .scratch = folder, .resolvers = resolvers});
    auto const ask = [&](http::Method method, std::string path, std::string query, std::string body) {
        http::Request request;
        request.method = method;
        request.path = std::move(path);
        if (!query.empty()) request.query = http::parse_query(query).value();
        request.headers.add("content-type", "application/json");
        request.headers.add("x-csrf-token", "bench");
        request.body = body;
        auto const match = router.match(method, request.path).value();
        request.parameters = match.parameters;
        auto const response = match.route->handler(request);
        if (response.status >= 400) std::printf("status %d\n", response.status);
        return response.body.size();
    };
    auto const own = address_of(id);
    auto const told = [&](char const* what, Times times, Times& peer) {
        std::printf("%-10s %-28s p50 %7.2f ms  p99 %7.2f ms  ratio of p99 to the plain select %5.1f\n", engine, what,
                    times.at(0.5), times.at(0.99), times.at(0.99) / peer.at(0.99));
    };
    auto const first = Clock::now();
    auto const bytes = ask(http::Method::get, own, "", "");
    std::printf("%-10s first page, nothing in memory: %.1f ms, %zu bytes\n", engine,
                std::chrono::duration<double, std::milli>(Clock::now() - first).count(), bytes);
    auto peer = measure([&](std::size_t i) {
        auto session = store.lease();
        auto const rows = session.rows<std::int64_t, std::int64_t, std::string>(
            "SELECT c.row_id, c.step, c.value FROM status_rows r JOIN status_cells c ON c.row_id = r.id WHERE "
            "r.table_id = "
            ":table AND r.position > :from AND r.position <= :from + 100",
            {{"table", id}, {"from", static_cast<std::int64_t>(i % 40) * 100}});
        if (rows.empty()) std::abort();
    });
    std::printf("%-10s plain select of 100 rows      p50 %7.2f ms  p99 %7.2f ms\n", engine, peer.at(0.5),
                peer.at(0.99));
    told("a page", measure([&](std::size_t i) { ask(http::Method::get, own, fmt::format("page={}", i % 40 + 1), ""); }),
         peer);
    told("only what has findings", measure([&](std::size_t i) {
             ask(http::Method::get, own, fmt::format("show=findings&page={}", i % 3 + 1), "");
         }),
         peer);
    auto const rows = store.lease().rows<std::int64_t>(
        "SELECT id FROM status_rows WHERE table_id = :table ORDER BY position", {{"table", id}});
    told("one of ten saves a cell", measure([&](std::size_t i) {
             if (i % 10 != 0) {
                 ask(http::Method::get, own, fmt::format("page={}", i % 40 + 1), "");
                 return;
             }
             auto const at = i * 7 % rows.size();
             ask(http::Method::post, own + "/cells", "",
                 fmt::format(R"({{"cells":[{{"row":{},"step":0,"value":"{}","version":1}}]}})", rows[at],
                             i % 20 == 0 ? "-" : "…"));
         }),
         peer);
}

} // namespace

int main() {
    app::start_log();
    if (!html::load_templates()) return 1;
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("bench-status-{}", ::getpid());
    std::filesystem::create_directories(folder);
    {
        db::Database lite{db::settings_of((folder / "store.sqlite").string())};
        run(lite, "SQLite", folder);
    }
    {
        db::Database server{db::settings_of(support::Postgres::shared().new_database())};
        run(server, "PostgreSQL", folder);
    }
    std::filesystem::remove_all(folder);
}
