// Serves the register's own pages over 100 000 papers, each in the book of incoming ones; for bench/register.sh.
#include "db/schema.hpp"
#include "documents/registry/pages.hpp"
#include "documents/registry/paper.hpp"
#include "serving.hpp"
#include "text/search.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

namespace {

using namespace documents::registry;
constexpr std::int64_t kPapers = 100'000, kOwn = 11;

struct Row {
    std::string day, number, symbol, issuer, subject, searched;
};

Row row_of(std::int64_t id) {
    constexpr std::array kIssuers{"Ủy ban nhân dân tỉnh Suối Đá", "Sở Việc làm tỉnh Suối Đá", "Bộ Việc làm",
                                  "Ủy ban nhân dân xã Mường Than"};
    constexpr std::array kMatters{"hộ nghèo",  "vốn sự nghiệp",    "nhà ở",        "đào tạo nghề",
                                  "nước sạch", "số liệu giám sát", "chuyển đổi số"};
    auto const at = static_cast<std::size_t>(id);
    Row row{.day = base::Date::of(2021, 1, 1)->plus_days(static_cast<int>(id * 1800 / kPapers)).iso(),
            .number = std::to_string(id * 7919 % 4000 + 1),
            .symbol = id % 2 == 0 ? "UBND-KT" : "SVL-KH",
            .issuer = kIssuers[at * 31 % kIssuers.size()],
            .subject = fmt::format("Báo cáo {} và {} quý {} của đơn vị {}", kMatters[at * 13 % kMatters.size()],
                                   kMatters[at * 17 % kMatters.size()], id % 4 + 1, id % 900),
            .searched = {}};
    row.searched = text::search_key(fmt::format("{} {} {} {}", row.number, row.symbol, row.issuer, row.subject));
    return row;
}

/// Rows 1 to kPapers of a table.
template <class Cells>
void fill(db::Transaction& tx, std::string_view table, std::span<std::string_view const> columns, Cells cells) {
    std::int64_t id = 0;
    tx.bulk_insert(table, columns, [&](std::vector<db::Value>& row) {
        if (id == kPapers) return false;
        ++id;
        row = cells(id, row_of(id));
        return true;
    });
}

void fill(db::Database& store) {
    using Cells = std::vector<db::Value>;
    auto tx = store.write();
    tx.run(
        "INSERT INTO organisations (id, identity, kind, level, name, name_sort, searched, source, certainty, changed) "
        "VALUES (:id, NULL, 'office', 'central', 'Văn phòng', 'Văn phòng', '', '', 'read', 0)",
        {{"id", kOwn}});
    tx.run(
        "INSERT INTO books (keeper_id, body_id, direction, series, name) VALUES (:own, :own, 'in', '', 'Văn bản đến')",
        {{"own", kOwn}});
    auto const book = tx.find<std::int64_t>("SELECT id FROM books").value();
    constexpr std::array<std::string_view, 27> kPaper{
        "id",           "state",           "version",   "issuer",          "parent_issuer", "number",
        "symbol",       "number_key",      "type",      "place",           "dated",         "date_text",
        "listed_day",   "subject",         "signer",    "signer_title",    "directed_by",   "urgency",
        "pages",        "addressees_json", "searched",  "recipients_json", "taken_in_at",   "taken_in_by",
        "taken_in_for", "changed_at",      "changed_by"};
    std::string const blank;
    fill(tx, "papers", kPaper, [&](std::int64_t id, Row const& row) -> Cells {
        return {id,
                std::string{id % 20 == 0 ? "draft" : "confirmed"},
                std::int64_t{1},
                row.issuer,
                blank,
                row.number,
                row.symbol,
                number_key(row.number + "/" + row.symbol),
                std::string{"công văn"},
                blank,
                row.day,
                row.day,
                row.day,
                row.subject,
                blank,
                blank,
                blank,
                std::int64_t{0},
                std::int64_t{1},
                std::string{"[]"},
                row.searched,
                std::string{"[]"},
                std::int64_t{0},
                blank,
                kOwn,
                std::int64_t{0},
                blank};
    });
    constexpr std::array<std::string_view, 3> kAccess{"organisation_id", "paper_id", "day"};
    fill(tx, "paper_access", kAccess, [](std::int64_t id, Row const& row) -> Cells { return {kOwn, id, row.day}; });
    constexpr std::array<std::string_view, 9> kEntry{"book_id", "year",          "number",        "state",   "version",
                                                     "day",     "registered_at", "registered_by", "paper_id"};
    fill(tx, "entries", kEntry, [&](std::int64_t id, Row const& row) -> Cells {
        return {book,
                std::int64_t{2021 + id * 1800 / kPapers / 366},
                id,
                std::string{"registered"},
                std::int64_t{1},
                row.day,
                std::int64_t{0},
                blank,
                id};
    });
    constexpr std::array<std::string_view, 2> kWords{"word", "row_id"};
    std::int64_t id = 0;
    std::vector<std::string> words;
    tx.bulk_insert("paper_words", kWords, [&](std::vector<db::Value>& cells) {
        while (words.empty()) {
            if (id == kPapers) return false;
            words = site::list_words(row_of(++id).searched);
        }
        cells = {std::move(words.back()), id};
        words.pop_back();
        return true;
    });
    tx.run_script("ANALYZE");
    tx.commit();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "bench_register STORE PORT\n");
        return 2;
    }
    if (!bench::prepare()) return 1;
    db::Database store{db::settings_of(argv[1])};
    if (!db::migrate(store, db::embedded_migrations(), {})) return 1;
    if (!store.lease().find<std::int64_t>("SELECT 1 FROM papers LIMIT 1")) fill(store);
    bench::OneVisitor gate{bench::officer(kOwn, rights::Role::clerk)};
    base::SystemClock const clock;
    Originals const originals{std::filesystem::temp_directory_path() / "benvung-bench-register"};
    return bench::serve(argv[2], gate, [&](site::Routes& routes, site::Frame const& frame) {
        register_pages(routes,
                       {.frame = frame, .database = store, .clock = clock, .originals = originals, .scratch = "/tmp"});
    });
}
