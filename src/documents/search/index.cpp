#include "documents/search/index.hpp"

#include "base/json.hpp"
#include "documents/search/engine.hpp"
#include "documents/search/lexemes.hpp"

#include <fmt/core.h>

namespace documents::search {
namespace {

using registry::PaperId;

/// "120 480 2.b\n" for each duty of the reading.
std::string clauses_of(nlohmann::ordered_json const& reading) {
    std::string lines;
    if (!reading.is_object() || !reading.contains("obligations")) return lines;
    for (auto const& duty : reading["obligations"]) {
        auto const span = duty.find("span"), clause = duty.find("clause");
        if (span == duty.end() || clause == duty.end()) continue;
        if (!span->is_array() || span->size() != 2 || !clause->is_string()) continue;
        auto const& text = clause->get_ref<std::string const&>();
        if (text.empty() || text.find('\n') != std::string::npos) continue;
        lines += fmt::format("{} {} {}\n", (*span)[0].get<std::int64_t>(), (*span)[1].get<std::int64_t>(), text);
    }
    return lines;
}

struct Row {
    registry::Head head;
    base::Date day;
    std::string text, reading_json;
};

std::optional<Row> read(db::Transaction& tx, PaperId paper) {
    std::optional<Row> found;
    tx.each<base::Date, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
            std::string, std::string, std::optional<std::string>, std::optional<std::string>>(
        "SELECT p.listed_day, p.issuer, p.parent_issuer, p.number, p.symbol, p.type, p.place, p.subject, p.signer, "
        "p.directed_by, r.text, r.reading_json FROM papers p LEFT JOIN paper_readings r ON r.paper_id = p.id AND "
        "r.current = 1 WHERE p.id = :paper",
        {{"paper", paper}},
        [&](base::Date day, std::string issuer, std::string parent, std::string number, std::string symbol,
            std::string type, std::string place, std::string subject, std::string signer, std::string directed_by,
            std::optional<std::string> text, std::optional<std::string> json) {
            Row row{.head = {}, .day = day, .text = text.value_or(""), .reading_json = json.value_or("")};
            row.head.issuer = std::move(issuer);
            row.head.parent_issuer = std::move(parent);
            row.head.number = std::move(number);
            row.head.symbol = std::move(symbol);
            row.head.type = std::move(type);
            row.head.place = std::move(place);
            row.head.subject = std::move(subject);
            row.head.signer = std::move(signer);
            row.head.directed_by = std::move(directed_by);
            found = std::move(row);
        });
    return found;
}

engine::Entry entry_of(db::Transaction& tx, Row const& row, PaperId paper, std::optional<std::int64_t> before) {
    auto const seers = tx.rows<registry::OrganisationId>(
        "SELECT organisation_id FROM paper_access WHERE paper_id = :paper ORDER BY organisation_id",
        {{"paper", paper}});
    return {.slot = before ? engine::next_slot(*before, row.day, paper) : engine::slot_of(row.day, paper, 0),
            .paper = paper,
            .day = row.day,
            .clauses = clauses_of(nlohmann::ordered_json::parse(row.reading_json, nullptr, false)),
            .lexemes = lexemes_of(row.head, row.text, seers)};
}

/// Those of them that are still missing. Returns how many.
std::int64_t index_missing(db::Database& database, std::span<PaperId const> papers) {
    auto tx = database.write();
    std::vector<engine::Entry> entries;
    for (auto const paper : papers) {
        if (tx.find<std::int64_t>("SELECT slot FROM search_papers WHERE paper_id = :paper", {{"paper", paper}}))
            continue; // somebody changed the paper meanwhile
        if (auto const row = read(tx, paper)) entries.push_back(entry_of(tx, *row, paper, {}));
    }
    engine::add(tx, entries);
    tx.commit();
    return std::ssize(entries);
}

constexpr char kMissing[] = "papers p WHERE NOT EXISTS (SELECT 1 FROM search_papers s WHERE s.paper_id = p.id)";

} // namespace

void index(db::Transaction& tx, PaperId paper) {
    auto const row = read(tx, paper);
    if (!row) return;
    auto const before =
        tx.find<std::int64_t>("SELECT slot FROM search_papers WHERE paper_id = :paper", {{"paper", paper}});
    if (before) engine::remove(tx, paper);
    auto const entry = entry_of(tx, *row, paper, before);
    engine::add(tx, {&entry, 1});
}

Indexed indexed_of(registry::Head const& head, nlohmann::ordered_json const& reading, std::string_view text) {
    return {clauses_of(reading), lexemes_of(head, text, {})};
}

void index_new(db::Transaction& tx, std::span<Arrived const> papers) {
    std::vector<engine::Entry> entries;
    for (auto const& one : papers)
        entries.push_back({.slot = engine::slot_of(one.day, one.paper, 0),
                           .paper = one.paper,
                           .day = one.day,
                           .clauses = one.indexed->clauses,
                           .lexemes = one.indexed->lexemes + ' ' + seen_by(one.seer)});
    engine::add(tx, entries);
}

void index_again(db::Transaction& tx, PaperId paper) {
    if (tx.find<std::int64_t>("SELECT slot FROM search_papers WHERE paper_id = :paper", {{"paper", paper}}))
        index(tx, paper);
}

std::int64_t unindexed(db::Session& session) {
    return session.find<std::int64_t>(std::string{"SELECT COUNT(*) FROM "} + kMissing).value_or(0);
}

std::vector<std::string> faults_of_index(db::Session& session) {
    auto const count = unindexed(session);
    if (count == 0) return {};
    return {fmt::format("tìm kiếm: {} văn bản chưa có trong chỉ mục, chạy lại chương trình để lập chỉ mục", count)};
}

std::int64_t rebuild(db::Database& database, Rebuild which, std::function<bool()> const& go_on) {
    if (which == Rebuild::all) {
        auto tx = database.write();
        engine::clear(tx);
        tx.commit();
    }
    std::int64_t done = 0;
    // Oldest first: what the index appends then lies in the order in which it is read.
    auto const missing =
        database.lease().rows<PaperId>(std::string{"SELECT p.id FROM "} + kMissing + " ORDER BY p.listed_day, p.id");
    auto const there = database.lease().find<std::int64_t>("SELECT COUNT(*) FROM search_papers").value_or(0);
    constexpr std::size_t kBlock = 200, kBulk = 2000;
    if (missing.size() >= kBulk && std::cmp_greater(missing.size(), there)) {
        auto session = database.lease();
        engine::begin_bulk(session);
    }
    for (std::size_t at = 0, again = 0; at < missing.size();) {
        if (go_on && !go_on()) break;
        auto const end = std::min(missing.size(), at + kBlock);
        try {
            done += index_missing(database, std::span{missing}.subspan(at, end - at));
        } catch (db::Failure const& failure) { // another program indexed one of them meanwhile
            if (failure.trouble() != db::Trouble::unique || ++again > 3) throw;
            continue;
        }
        at = end;
        again = 0;
    }
    auto session = database.lease();
    engine::end_bulk(session);
    return done;
}

} // namespace documents::search
