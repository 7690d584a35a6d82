// Serves a list of 100 000 rows from a store of either engine; for bench/list.sh.
#include "site/list.hpp"
#include "serving.hpp"
#include "text/search.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>

namespace {

constexpr std::int64_t kRows = 100'000;

std::string name_of(std::int64_t number) {
    constexpr std::array kKinds{"Xã", "Phường", "Bản", "Thôn", "Tổ dân phố"};
    constexpr std::array kFirst{"Mường", "Nậm",   "Tà",  "Pa",     "Sìn", "Ẳng",
                                "Điện",  "Thanh", "Hua", "Chiềng", "Na",  "Huổi"};
    constexpr std::array kLast{"Phăng", "Nhé",  "Tở", "Ham", "Thầu", "Cang", "Biên",
                               "Luông", "Lệch", "Sơ", "Mức", "Đán",  "Lèng"};
    auto const at = static_cast<std::size_t>(number * 7919 % kRows);
    return fmt::format("{} {} {} {}", kKinds[at % kKinds.size()], kFirst[at / 5 % kFirst.size()],
                       kLast[at / 60 % kLast.size()], at / 780);
}

void fill(db::Database& store) {
    auto tx = store.write();
    char const* const text = tx.engine() == db::Engine::sqlite ? "TEXT" : "TEXT COLLATE \"C\"";
    tx.run_script(
        fmt::format("CREATE TABLE places (id BIGINT PRIMARY KEY, name {0} NOT NULL, name_sort {0} NOT NULL, folded {0} "
                    "NOT NULL, level {0} NOT NULL, people BIGINT NOT NULL, money BIGINT NOT NULL, since DATE NOT NULL)",
                    text));
    tx.run_script(fmt::format(
        "CREATE TABLE place_words (word {} NOT NULL, row_id BIGINT NOT NULL, PRIMARY KEY (word, row_id))", text));
    constexpr std::array<std::string_view, 8> kColumns{"id",    "name",   "name_sort", "folded",
                                                       "level", "people", "money",     "since"};
    std::int64_t next = 0;
    tx.bulk_insert("places", kColumns, [&](std::vector<db::Value>& row) {
        if (next == kRows) return false;
        auto const name = name_of(++next);
        row = {next,
               name,
               site::sort_column(name),
               text::search_key(name),
               std::string{next % 10 == 0 ? "ward" : "commune"},
               next * 37 % 20'000,
               next * 1'000'000,
               std::string{"2025-07-01"}};
        return true;
    });
    constexpr std::array<std::string_view, 2> kWords{"word", "row_id"};
    next = 0;
    std::vector<std::string> words;
    tx.bulk_insert("place_words", kWords, [&](std::vector<db::Value>& row) {
        while (words.empty()) {
            if (next == kRows) return false;
            words = site::list_words(name_of(++next));
        }
        row = {words.back(), next};
        words.pop_back();
        return true;
    });
    tx.run_script("CREATE INDEX places_by_name ON places (name_sort, id, folded)");
    tx.run_script("CREATE INDEX places_by_people ON places (people, id, folded)");
    tx.run_script("CREATE INDEX places_by_level ON places (level, name_sort, id, folded)");
    if (tx.engine() == db::Engine::postgresql)
        tx.run_script("CREATE STATISTICS places_searched ON (' ' || folded) FROM places");
    tx.run_script("ANALYZE");
    tx.commit();
}

site::List places() {
    using enum site::ColumnType;
    return {.address = "/places",
            .caption = "Địa bàn",
            .key = "p.id",
            .from = "places p",
            .columns = {{.key = "name",
                         .heading = "Tên địa bàn",
                         .sql = "p.name",
                         .sort = "p.name_sort",
                         .link = "/places/{key}",
                         .fixed = true},
                        {.key = "level",
                         .heading = "Cấp",
                         .type = status,
                         .sql = "p.level",
                         .words = {{"commune", "Xã"}, {"ward", "Phường"}}},
                        {.key = "people", .heading = "Số dân", .type = integer, .sql = "p.people"},
                        {.key = "money", .heading = "Vốn giao (đồng)", .type = money, .sql = "p.money"},
                        {.key = "since", .heading = "Từ ngày", .type = date, .sql = "p.since"}},
            .filters = {{.key = "level",
                         .label = "Cấp",
                         .sql = "p.level = :value",
                         .choices = {{"commune", "Xã"}, {"ward", "Phường"}}}},
            .search = "p.folded",
            .words = "place_words",
            .sort = "name"};
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "bench_list STORE PORT\n");
        return 2;
    }
    if (!bench::prepare()) return 1;
    db::Database store{db::settings_of(argv[1])};
    fill(store);
    rights::Scope scope;
    scope.capabilities = rights::Capabilities::all();
    bench::OneVisitor gate{scope};
    return bench::serve(argv[2], gate, [&](site::Routes& routes, site::Frame const& frame) {
        site::add_list(routes, {frame, store, "/tmp"},
                       {.address = "/places",
                        .need = rights::Capability::read_areas,
                        .describe = [](site::Visit const&) { return places(); }});
    });
}
