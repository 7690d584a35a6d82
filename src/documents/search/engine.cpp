#include "documents/search/engine.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <numeric>

namespace documents::search::engine {
namespace {

using db::Engine;

// A slot: 17 bits of days, 38 of the paper, 8 of how often it was indexed.
constexpr int kTimeBits = 8, kPaperBits = 38;
constexpr std::int64_t kTimes = std::int64_t{1} << kTimeBits;
constexpr std::chrono::sys_days kDayZero = std::chrono::year{1900} / 1 / 1;

/// `wanted` as FTS5's or PostgreSQL's query. Lexemes hold no quotes.
void print(std::string& out, Wanted const& wanted, Engine engine) {
    bool const sqlite = engine == Engine::sqlite;
    switch (wanted.kind) {
    case Wanted::Kind::lexeme: out += fmt::format("{0}{1}{0}", sqlite ? '"' : '\'', wanted.lexeme); return;
    case Wanted::Kind::beginning:
        out += sqlite ? fmt::format("\"{}\" *", wanted.lexeme) : fmt::format("'{}':*", wanted.lexeme);
        return;
    case Wanted::Kind::all:
    case Wanted::Kind::any: break;
    }
    ENSURE(!wanted.parts.empty());
    std::string_view const all = sqlite ? " AND " : " & ", any = sqlite ? " OR " : " | ";
    out += '(';
    for (std::size_t i = 0; i < wanted.parts.size(); ++i) {
        if (i > 0) out += wanted.kind == Wanted::Kind::all ? all : any;
        print(out, wanted.parts[i], engine);
    }
    out += ')';
}

std::string print(Walk const& walk, std::vector<Wanted> const& further, Engine engine) {
    Wanted all{.kind = Wanted::Kind::all, .lexeme = {}, .parts = walk.wanted};
    all.parts.insert(all.parts.end(), further.begin(), further.end());
    std::string out;
    print(out, all, engine);
    if (walk.unwanted.empty()) return out;
    out += engine == Engine::sqlite ? " NOT " : " & !";
    print(out, {.kind = Wanted::Kind::any, .lexeme = {}, .parts = walk.unwanted}, engine);
    return out;
}

std::string month_lexeme(int year, unsigned month) { return fmt::format("m={}{:02}", year, month); }
std::string year_lexeme(int year) { return fmt::format("y={}", year); }

/// Whole months from that of `from` to that of `to`, as few lexemes as need be.
Wanted months(base::Date from, base::Date to) {
    Wanted any{.kind = Wanted::Kind::any};
    int const last = to.year() * 12 + static_cast<int>(to.month()) - 1;
    for (int month = from.year() * 12 + static_cast<int>(from.month()) - 1; month <= last;) {
        if (month % 12 == 0 && month + 11 <= last) {
            any.parts.push_back(Wanted::one(year_lexeme(month / 12)));
            month += 12;
        } else {
            any.parts.push_back(Wanted::one(month_lexeme(month / 12, static_cast<unsigned>(month % 12) + 1)));
            ++month;
        }
    }
    return any;
}

std::int64_t first_slot(base::Date day) { return slot_of(day, {}, 0); }
std::int64_t last_slot(base::Date day) {
    return slot_of(day, {}, 0) + (std::int64_t{1} << (kPaperBits + kTimeBits)) - 1;
}

std::string condition_of(Walk const& walk) { return walk.condition.empty() ? "" : " AND " + walk.condition; }
std::string papers_of(Walk const& walk, std::string_view join) {
    return walk.condition.empty() ? "" : fmt::format(" {} papers p ON p.id = s.paper_id", join);
}

db::Binds binds_of(Walk const& walk, std::string match) {
    auto binds = walk.binds;
    binds.push_back({"search_match", std::move(match)});
    binds.push_back({"search_first", first_slot(walk.from)});
    binds.push_back({"search_last", last_slot(walk.to)});
    return binds;
}

/// FTS5 walks its lists in the order of the slots, newest first, and stops at the limit.
Found newest_sqlite(db::Session& session, Walk const& walk, std::int64_t skip, std::int64_t count, bool whole) {
    auto const binds = binds_of(walk, print(walk, {}, Engine::sqlite));
    auto const statement = " FROM search_index f CROSS JOIN search_papers s ON s.slot = f.rowid" +
                           papers_of(walk, "CROSS JOIN") +
                           " WHERE f.search_index MATCH :search_match AND f.rowid >= :search_first AND f.rowid <= "
                           ":search_last" +
                           condition_of(walk) + " ORDER BY f.rowid DESC LIMIT :search_limit";
    auto page = binds;
    page.push_back({"search_limit", count});
    page.push_back({"search_skip", skip});
    Found found;
    found.papers = session.rows<registry::PaperId>("SELECT s.paper_id" + statement + " OFFSET :search_skip", page);
    found.total = skip + std::ssize(found.papers);
    bool const ends_here = std::ssize(found.papers) < count && (skip == 0 || !found.papers.empty());
    if (whole && !ends_here) {
        auto all = binds;
        all.push_back({"search_limit", kCounted + 1});
        found.total = session.find<std::int64_t>("SELECT COUNT(*) FROM (SELECT 1" + statement + ")", all).value_or(0);
    }
    return found;
}

struct Days {
    base::Date oldest, newest;
};
/// Between which days papers stand at all.
std::optional<Days> days_of(db::Session& session, Walk const& walk) {
    using Day = std::optional<base::Date>;
    auto const days =
        walk.own ? session.find<Day, Day>("SELECT MIN(day), MAX(day) FROM paper_access WHERE organisation_id = :own",
                                          {{"own", walk.own}})
                 : session.find<Day, Day>("SELECT MIN(listed_day), MAX(listed_day) FROM papers");
    if (!days || !std::get<0>(*days)) return std::nullopt;
    return Days{*std::get<0>(*days), *std::get<1>(*days)};
}

/// The day on which the paper stands that has `before` newer ones; nullopt where there are fewer.
std::optional<base::Date> day_at_depth(db::Session& session, Walk const& walk, std::int64_t before) {
    if (walk.own)
        return session.find<base::Date>("SELECT day FROM paper_access WHERE organisation_id = :own AND day <= :to "
                                        "ORDER BY organisation_id DESC, day DESC LIMIT 1 OFFSET :before",
                                        {{"own", walk.own}, {"to", walk.to}, {"before", before}});
    return session.find<base::Date>(
        "SELECT listed_day FROM papers WHERE listed_day <= :to ORDER BY listed_day DESC LIMIT 1 OFFSET :before",
        {{"to", walk.to}, {"before", before}});
}

/// A GIN index knows no order. So the newest papers are asked first, some hundreds of them, by months that are lexemes too; where that was
/// not enough, as many more as the share of hits lets expect.
Found newest_postgresql(db::Session& session, Walk const& walk, std::int64_t skip, std::int64_t count, bool whole) {
    constexpr std::int64_t kDepthFirst = 600;
    constexpr std::int64_t kDepthMost =
        20'000; ///< to find the day that deep takes longer than to ask for all that is left
    std::int64_t const needed = whole ? std::max(kCounted + 1, skip + count) : skip + count;
    Found found;
    std::int64_t depth = kDepthFirst;
    auto const there = days_of(session, walk);
    if (!there) return found;
    Walk window = walk;
    window.to = std::min(walk.to, there->newest);
    base::Date const oldest = std::max(walk.from, there->oldest), newest = window.to;
    for (bool last = oldest > newest; !last;) {
        std::vector<Wanted> further;
        auto const day = depth > kDepthMost ? std::nullopt : day_at_depth(session, walk, depth);
        last = !day || *day <= oldest;
        if (!last) {
            window.from = base::Date::of(day->year(), day->month(), 1).value();
            last = window.from <= oldest;
        }
        if (last) window.from = oldest;
        if (window.from > window.to) { // so many papers stand in the month that was asked
            depth *= 2;
            continue;
        }
        // Where all is asked at once, the months would only be one more condition.
        if (!last || window.to < newest) further.push_back(months(window.from, window.to));
        auto binds = binds_of(window, print(window, further, Engine::postgresql));
        std::int64_t const skip_here = std::max<std::int64_t>(0, skip - found.total);
        std::int64_t const count_here = std::max<std::int64_t>(1, count - std::ssize(found.papers));
        auto const statement =
            " FROM search_papers s" + papers_of(walk, "JOIN") +
            " WHERE s.lexemes @@ CAST(:search_match AS tsquery) AND s.slot + 0 BETWEEN :search_first AND "
            ":search_last" +
            condition_of(walk);
        auto page_binds = binds;
        page_binds.push_back({"search_skip", skip_here});
        page_binds.push_back({"search_count", count_here});
        std::int64_t here = 0;
        bool const full = std::ssize(found.papers) >= count;
        session.each<registry::PaperId, std::int64_t>(
            "SELECT s.paper_id, COUNT(*) OVER ()" + statement +
                " ORDER BY s.slot + 0 DESC LIMIT :search_count OFFSET :search_skip",
            page_binds, [&](registry::PaperId paper, std::int64_t all) {
                here = all;
                if (!full) found.papers.push_back(paper);
            });
        // Fewer than were skipped: how many, the statement could not say.
        if (here == 0 && skip_here > 0)
            here = session.find<std::int64_t>("SELECT COUNT(*)" + statement, binds).value_or(0);
        found.total += here;
        if (found.total >= needed || last) break;
        window.to = window.from.plus_days(-1);
        // At the share of hits so far; without any, everything that is left.
        std::int64_t const wanted_depth = found.total == 0 ? kDepthMost + 1 : depth * needed / found.total * 3 / 2;
        depth = std::max(depth * 2, wanted_depth);
    }
    found.total = std::min(found.total, kCounted + 1);
    return found;
}

} // namespace

Wanted Wanted::all_of(std::vector<std::string> const& lexemes) {
    Wanted all;
    for (auto const& lexeme : lexemes) all.parts.push_back(one(lexeme));
    return all;
}

Found newest(db::Session& session, Walk const& walk, std::int64_t skip, std::int64_t count, bool whole) {
    if (walk.to < walk.from) return {};
    return session.engine() == Engine::sqlite ? newest_sqlite(session, walk, skip, count, whole)
                                              : newest_postgresql(session, walk, skip, count, whole);
}

void add(db::Transaction& tx, std::span<Entry const> entries) {
    auto next = entries.begin();
    auto const rows = [&](auto row_of) {
        return [&entries, &next, row_of](std::vector<db::Value>& row) {
            if (next == entries.end()) return false;
            row = row_of(*next++);
            return true;
        };
    };
    using Row = std::vector<db::Value>;
    if (tx.engine() == Engine::sqlite) {
        static constexpr std::string_view kPapers[] = {"slot", "paper_id", "clauses"}, kIndex[] = {"rowid", "lexemes"};
        tx.bulk_insert("search_papers", kPapers, rows([](Entry const& entry) -> Row {
                           return {entry.slot, entry.paper.number(), entry.clauses};
                       }));
        next = entries.begin();
        tx.bulk_insert("search_index", kIndex,
                       rows([](Entry const& entry) -> Row { return {entry.slot, entry.lexemes}; }));
        return;
    }
    static constexpr std::string_view kPapers[] = {"slot", "paper_id", "clauses", "lexemes"};
    tx.bulk_insert("search_papers", kPapers, rows([](Entry const& entry) -> Row {
                       return {entry.slot, entry.paper.number(), entry.clauses,
                               fmt::format("{} {} {}", entry.lexemes, month_lexeme(entry.day.year(), entry.day.month()),
                                           year_lexeme(entry.day.year()))};
                   }));
}

void remove(db::Transaction& tx, registry::PaperId paper) {
    tx.run("DELETE FROM search_papers WHERE paper_id = :paper", {{"paper", paper}});
}

void clear(db::Transaction& tx) {
    tx.run("DELETE FROM search_papers");
    if (tx.engine() == Engine::sqlite) tx.run("INSERT INTO search_index (search_index) VALUES ('delete-all')");
}

void begin_bulk(db::Session& session) {
    if (session.engine() == Engine::postgresql) session.run_script("DROP INDEX IF EXISTS search_papers_lexemes");
}

void end_bulk(db::Session& session) {
    if (session.engine() != Engine::postgresql) return;
    if (session
            .find<std::int64_t>("SELECT COUNT(*) FROM pg_class WHERE relname = 'search_papers_lexemes' AND relkind "
                                "= 'i' AND pg_table_is_visible(oid)")
            .value_or(0) > 0)
        return;
    session.run_script("CREATE INDEX IF NOT EXISTS search_papers_lexemes ON search_papers USING gin (lexemes) WITH "
                       "(gin_pending_list_limit = 512)"); // as in schema/002-search.sql
}

std::int64_t slot_of(base::Date day, registry::PaperId paper, std::int64_t time) {
    auto const days = static_cast<std::int64_t>((day.days() - kDayZero).count());
    ENSURE(paper.number() >> kPaperBits == 0);
    return (((days << kPaperBits) | paper.number()) << kTimeBits) | (time & (kTimes - 1));
}

std::int64_t next_slot(std::int64_t before, base::Date day, registry::PaperId paper) {
    return slot_of(day, paper, (before & (kTimes - 1)) + 1);
}

} // namespace documents::search::engine
