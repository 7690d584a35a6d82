// Boards, matrices and figures over 100 000 turns of 4 000 bodies in three years; for bench/boards.sh.
//   bench_boards PLACE PORT     PLACE: a path of a new SQLite file, "postgresql" for a server of its own; one that was filled is used again
#include "db/schema.hpp"
#include "directives/boards/pages.hpp"
#include "directives/boards/selection.hpp"
#include "serving.hpp"
#include "support/postgres.hpp"
#include "support/turns.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <random>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using directives::OrganisationId;

constexpr std::int64_t kMinistry = 1, kProvinces = 63, kCommunesOfEach = 62; ///< 3 970 bodies with the provinces
constexpr std::int64_t kFirstProvince = 2, kFirstCommune = 100;

base::Date today() { return base::Date::of(2026, 11, 21).value(); }

/// The ministry gives 40 duties to all provinces; each province its own to all its communes, in 13 papers of two duties over three years.
void fill(db::Database& store) {
    auto tx = store.write();
    support::SampleTurns sample{tx};
    std::vector<support::SampleBody> bodies{{kMinistry, "Bộ Nông nghiệp và Môi trường"}};
    for (std::int64_t province = 0; province < kProvinces; ++province) {
        bodies.push_back({kFirstProvince + province, fmt::format("UBND tỉnh số {:02}", province), 1 + province});
        for (std::int64_t i = 0; i < kCommunesOfEach; ++i)
            bodies.push_back({kFirstCommune + province * kCommunesOfEach + i,
                              fmt::format("UBND xã số {:02} của tỉnh số {:02}", i, province), 1 + province});
    }
    sample.bodies(bodies);
    std::vector<support::SampleDirective> papers;
    std::int64_t duty = 0;
    auto const add_paper = [&](std::int64_t follower, base::Date day, char const* level, int duties) {
        auto const id = static_cast<std::int64_t>(papers.size()) + 1;
        papers.push_back({.id = id,
                          .follower = follower,
                          .title = fmt::format("Công văn {}/UBND-KT", id),
                          .subject = "Về việc đôn đốc thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững",
                          .day = day,
                          .issuer_level = level,
                          .duties = {}});
        for (int i = 0; i < duties; ++i)
            papers.back().duties.push_back({++duty, fmt::format("{}.{}", i / 2 + 1, i % 2 == 0 ? 'a' : 'b'),
                                            "Báo cáo tình hình phân bổ, giải ngân vốn thực hiện các dự án thành phần "
                                            "của Chương trình trên địa bàn",
                                            duty % 10 == 0 ? "xem như chưa bố trí" : ""});
    };
    auto const first = base::Date::of(2024, 1, 2).value();
    add_paper(kMinistry, today().plus_days(-90), "central", 40);
    for (std::int64_t province = 0; province < kProvinces; ++province)
        for (int i = 0; i < 13; ++i) add_paper(kFirstProvince + province, first.plus_days(i * 80), "province", 2);
    sample.directives(papers);
    std::mt19937 random{2026};
    std::vector<support::SampleTurn> turns;
    auto const add_turn = [&](support::SampleDirective const& paper, std::int64_t of_duty, std::int64_t body,
                              base::Date last) {
        support::SampleTurn turn{.id = static_cast<std::int64_t>(turns.size()) + 1,
                                 .directive = paper.id,
                                 .duty = of_duty,
                                 .body = body,
                                 .last_day = last};
        auto const dice = random() % 100;
        if (last < today() ? dice < 90 : dice < 20) {
            turn.state = dice < 5 ? "submitted" : "accepted";
            turn.submitted_on = std::min(today(), last.plus_days(static_cast<int>(random() % 20) - 15));
        } else {
            turn.state = dice % 3 == 0 ? "in_progress" : "not_started";
        }
        turns.push_back(std::move(turn));
    };
    for (auto const& one : papers.front().duties)
        for (std::int64_t province = 0; province < kProvinces; ++province)
            add_turn(papers.front(), one.id, kFirstProvince + province,
                     today().plus_days(static_cast<int>(random() % 120) - 80));
    for (auto const& paper : papers) {
        if (paper.id == 1) continue;
        for (auto const& one : paper.duties)
            for (std::int64_t i = 0; i < kCommunesOfEach; ++i)
                add_turn(paper, one.id, kFirstCommune + (paper.follower - kFirstProvince) * kCommunesOfEach + i,
                         paper.day.plus_days(20 + static_cast<int>(random() % 60)));
    }
    sample.turns(turns);
    tx.run_script("ANALYZE");
    tx.commit();
    if (store.engine() == db::Engine::postgresql) store.lease().run_script("VACUUM ANALYZE");
    std::fprintf(stderr, "%zu turns of %zu bodies in %zu papers\n", turns.size(), bodies.size(), papers.size());
}

/// Whoever the cookie `who` names.
class Visitors final : public site::Gate {
public:
    std::optional<site::Visitor> visitor(http::Request const& request) override {
        site::Visitor visitor;
        auto& scope = visitor.scope;
        auto const who = request.cookie("who").value_or("country");
        scope.actor = visitor.person = "Nguyễn Văn An";
        visitor.post = "Chuyên viên";
        visitor.csrf = "bench";
        if (who == "commune") {
            scope.organisation = OrganisationId{kFirstCommune};
            scope.capabilities = rights::capabilities_of(rights::Role::specialist);
        } else if (who == "province") {
            scope.organisation = OrganisationId{kFirstProvince};
            scope.capabilities = rights::capabilities_of(rights::Role::leader);
            scope.areas = rights::AreaSet::of({rights::AreaId{1}});
        } else {
            scope.organisation = OrganisationId{kMinistry};
            scope.capabilities = rights::capabilities_of(rights::Role::leader);
            scope.areas = rights::AreaSet::everything();
        }
        return visitor;
    }
};

double seconds(auto act) {
    auto const start = Clock::now();
    act();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What is due, late and silent over all turns, as after a day has passed.
void recompute(db::Database& store) {
    auto const country = rights::Scope::of_operator("bench");
    std::size_t late = 0, counted = 0, silent = 0;
    auto const counting = seconds([&] {
        auto session = store.lease();
        auto const view = directives::boards::view_of(session, country, today());
        for (auto const& fact : directives::boards::late_facts(session, view, {})) late += fact.count;
        db::Binds binds;
        auto const standing = directives::boards::standing_sql("t");
        directives::boards::bind_days(binds, standing, today());
        session.each<std::string, std::int64_t>(
            fmt::format("SELECT s.standing, COUNT(*) FROM (SELECT {} AS standing FROM turns t) s GROUP BY s.standing",
                        standing),
            binds, [&](std::string const&, std::int64_t count) { counted += static_cast<std::size_t>(count); });
    });
    auto const silence = seconds([&] {
        auto tx = store.write();
        silent = directives::record_silence(tx, country, db::Instant{}, today(), 1'000'000);
        tx.commit();
    });
    std::printf("standing of %zu turns and %zu overdue by body: %.3f s; %zu missed days recorded: %.3f s\n", counted,
                late, counting, silent, silence);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "bench_boards PLACE PORT\n");
        return 2;
    }
    if (!bench::prepare()) return 1;
    std::string place = argv[1];
    if (place == "postgresql") place = support::Postgres::shared().new_database();
    auto settings = db::settings_of(place);
    settings.connections = 32;
    db::Database store{settings};
    if (!db::migrate(store, db::embedded_migrations(), {})) return 1;
    if (store.lease().find<std::int64_t>("SELECT COUNT(*) FROM turns").value_or(0) == 0) fill(store);
    recompute(store);
    Visitors gate;
    base::FixedClock const clock{today()};
    areas::Atlases atlases{store};
    auto const calendar = directives::due::Calendar::built_in();
    return bench::serve(argv[2], gate, [&](site::Routes& routes, site::Frame const& frame) {
        directives::boards::register_pages(
            routes, {.frame = frame,
                     .database = store,
                     .atlases = atlases,
                     .clock = clock,
                     .calendar = calendar,
                     .scratch = "/tmp",
                     .areas_of = [](rights::AreaId area) { return rights::AreaSet::of({area}); }});
        routes.add("GET /constant", rights::Capability::use_system, [&frame](site::Visit const& visit) {
            return frame.respond(visit,
                                 {.title = "Trang không đổi", .main = html::Markup::trusted(std::string(8000, 'x'))});
        });
    });
}
