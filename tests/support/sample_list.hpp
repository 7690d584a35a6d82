#pragma once

#include "site/list.hpp"
#include "text/search.hpp"

#include <set>

namespace support {

/// A list of households' places with every type of column, for tests and the benchmark of lists.
inline void make_sample_table(db::Database& database) {
    auto tx = database.write();
    tx.run_script(
        tx.engine() == db::Engine::sqlite
            ? "CREATE TABLE places (id BIGINT PRIMARY KEY, name TEXT NOT NULL, name_sort TEXT NOT NULL, folded TEXT "
              "NOT NULL, level TEXT NOT NULL, people BIGINT, money BIGINT, since DATE, changed BIGINT)"
            : "CREATE TABLE places (id BIGINT PRIMARY KEY, name TEXT COLLATE \"C\" NOT NULL, name_sort TEXT COLLATE "
              "\"C\" NOT NULL, folded TEXT COLLATE \"C\" NOT NULL, level TEXT COLLATE \"C\" NOT NULL, people BIGINT, "
              "money BIGINT, since DATE, changed BIGINT)");
    tx.run_script(tx.engine() == db::Engine::sqlite ? "CREATE TABLE place_words (word TEXT NOT NULL, row_id BIGINT NOT "
                                                      "NULL, PRIMARY KEY (word, row_id)) WITHOUT ROWID"
                                                    : "CREATE TABLE place_words (word TEXT COLLATE \"C\" NOT NULL, "
                                                      "row_id BIGINT NOT NULL, PRIMARY KEY (word, row_id))");
    tx.run_script("CREATE INDEX places_by_name ON places (name_sort, id)");
    tx.run_script("CREATE INDEX places_by_people ON places (people, id)");
    tx.run_script("CREATE INDEX places_by_level ON places (level, name_sort, id)");
    tx.commit();
}

struct SamplePlace {
    std::string name, level;
    std::optional<std::int64_t> people;
};

inline void add_sample_places(db::Database& database, std::vector<SamplePlace> const& places) {
    auto tx = database.write();
    constexpr std::string_view kColumns[] = {"id",     "name",  "name_sort", "folded", "level",
                                             "people", "money", "since",     "changed"};
    std::size_t next = 0;
    tx.bulk_insert("places", kColumns, [&](std::vector<db::Value>& row) {
        if (next == places.size()) return false;
        auto const& place = places[next];
        auto const id = static_cast<std::int64_t>(++next);
        row = {id,
               place.name,
               site::sort_column(place.name),
               text::search_key(place.name),
               place.level,
               place.people ? db::Value{*place.people} : db::Value{},
               id * 1'000'000,
               std::string{"2025-07-01"},
               std::int64_t{1'751'328'000'000'000}};
        return true;
    });
    constexpr std::string_view kWordColumns[] = {"word", "row_id"};
    std::vector<std::pair<std::string, std::int64_t>> words;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (auto& word : site::list_words(places[i].name)) words.emplace_back(std::move(word), i + 1);
    next = 0;
    tx.bulk_insert("place_words", kWordColumns, [&](std::vector<db::Value>& row) {
        if (next == words.size()) return false;
        row = {words[next].first, words[next].second};
        ++next;
        return true;
    });
    tx.commit();
}

inline site::List sample_list() {
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
                         .words = {{"commune", "Xã", site::Word::Tone::info}, {"province", "Tỉnh"}}},
                        {.key = "people", .heading = "Số dân", .type = integer, .sql = "p.people", .nullable = true},
                        {.key = "money", .heading = "Vốn giao (đồng)", .type = money, .sql = "p.money"},
                        {.key = "since", .heading = "Từ ngày", .type = date, .sql = "p.since"},
                        {.key = "changed", .heading = "Cập nhật", .type = instant, .sql = "p.changed", .shown = false}},
            .filters = {{.key = "level_is",
                         .label = "Cấp",
                         .sql = "p.level = :value",
                         .choices = {{"commune", "Xã"}, {"province", "Tỉnh"}}},
                        {.key = "from",
                         .label = "Có từ ngày",
                         .kind = site::ListFilter::Kind::date,
                         .sql = "p.since >= :value"},
                        {.key = "named",
                         .label = "Tên có",
                         .kind = site::ListFilter::Kind::text,
                         .sql = "(' ' || p.folded) LIKE :value"}},
            .search = "p.folded",
            .words = "place_words",
            .search_hint = "tên",
            .sort = "name",
            .none = "Chưa có địa bàn nào.",
            .none_next = "Nhập danh mục địa bàn trước."};
}

} // namespace support
