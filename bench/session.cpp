// Who sends a request: session, person, post and scope, asked of the store each time, on both engines; beside a bare SELECT of one row.
#include "db/schema.hpp"
#include "identity/identity.hpp"
#include "support/postgres.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

class Places final : public identity::Directory {
public:
    std::optional<Organisation> organisation(rights::OrganisationId id, base::Date) override {
        return Organisation{id, "Sở Nội vụ", rights::AreaId{1}};
    }
    std::vector<Organisation> find(std::string_view, base::Date, std::size_t) override { return {}; }
    rights::AreaSet areas_of(rights::AreaId root) override { return rights::AreaSet::of({root}); }
};

template <class Act>
double median_us(Act const& act) {
    std::vector<double> times;
    for (int i = 0; i < 20'000; ++i) {
        auto const start = Clock::now();
        act();
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
    return times[times.size() / 2];
}

void measure(char const* engine, std::string const& place) {
    db::Database store{db::settings_of(place)};
    if (!db::migrate(store, db::embedded_migrations(), {})) return;
    base::SystemClock const clock;
    Places places;
    identity::Identity identity{store, clock, places};
    {
        auto tx = store.write();
        static_cast<void>(
            identity::create_person(tx, rights::Scope::of_operator("bench"), identity.when(),
                                    {.name = "Lò Thị Hoa",
                                     .user_name = "hoa",
                                     .password_hash = identity::hash_password("bốn từ không liên quan", {}),
                                     .must_change = false},
                                    {.organisation = rights::OrganisationId{1},
                                     .area = rights::AreaId{1},
                                     .title = "Chuyên viên",
                                     .term = {clock.today()},
                                     .roles = {rights::Role::specialist}}));
        tx.commit();
    }
    auto const token = identity.sign_in("hoa", "bốn từ không liên quan", "127.0.0.1", "bench")->token;
    http::Request request;
    request.path = "/areas";
    request.headers.add("cookie", std::string{identity::kSessionCookie} + "=" + token);
    bool all = true;
    double const check = median_us([&] { all = all && identity.visitor(request).has_value(); });
    double const bare = median_us(
        [&] { all = all && store.lease().find<std::string>("SELECT name FROM persons WHERE id = 1").has_value(); });
    std::printf("%-11s session and scope %6.1f us, a bare SELECT %6.1f us, ratio %.2f%s\n", engine, check, bare,
                check / bare, all ? "" : "  WRONG");
}

} // namespace

int main() {
    auto const file =
        std::filesystem::temp_directory_path() / ("bench-session-" + std::to_string(::getpid()) + ".sqlite");
    measure("SQLite", file.string());
    for (char const* rest : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + rest);
    measure("PostgreSQL", support::Postgres::shared().new_database());
}
