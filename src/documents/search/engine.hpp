#pragma once

#include "documents/registry/papers.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What differs between the engines: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL. For the .cpp files of this folder.
namespace documents::search::engine {

/// A condition on the lexemes of a paper.
struct Wanted {
    enum class Kind { lexeme, beginning, all, any };
    Kind kind = Kind::all;
    std::string lexeme = {}; ///< or what it begins with
    std::vector<Wanted> parts = {};

    static Wanted one(std::string lexeme) { return {Kind::lexeme, std::move(lexeme)}; }
    static Wanted beginning(std::string lexeme) { return {Kind::beginning, std::move(lexeme)}; }
    static Wanted all_of(std::vector<std::string> const& lexemes);
};

struct Walk {
    std::vector<Wanted> wanted;   ///< all of them; not empty
    std::vector<Wanted> unwanted; ///< none of them
    base::Date from, to;          ///< days of the papers, both counted in
    /// A further condition over "s" (search_papers) and "p" (papers); "": none. It is asked of each paper that the index finds.
    std::string condition = {};
    db::Binds binds = {};
    registry::OrganisationId own = {}; ///< only papers that it may see (a lexeme is among `wanted`); none: all
};

struct Found {
    std::vector<registry::PaperId> papers; ///< newest first
    std::int64_t total = 0;                ///< at most kCounted + 1
};
inline constexpr std::int64_t kCounted = 1000;

/// Those from `skip` on, `count` of them. `total` is counted where `whole`, else it is at least what was seen.
Found newest(db::Session& session, Walk const& walk, std::int64_t skip, std::int64_t count, bool whole);

struct Entry {
    std::int64_t slot;
    registry::PaperId paper;
    base::Date day;
    std::string clauses, lexemes;
};
/// Before: the papers have no rows in search_papers.
void add(db::Transaction& tx, std::span<Entry const> entries);
void remove(db::Transaction& tx, registry::PaperId paper);
void clear(db::Transaction& tx);

/// Whether very many papers are added at once: PostgreSQL then makes its index anew afterwards, which takes a fraction of the time. Until
/// then search is slow there. SQLite's index grows either way.
void begin_bulk(db::Session& session);
/// Makes the index where it is missing, also after a program that died in between.
void end_bulk(db::Session& session);

/// The slots of a day: from slot_of(day, none, 0) to slot_of(next day, none, 0) - 1.
std::int64_t slot_of(base::Date day, registry::PaperId paper, std::int64_t time);
/// That of a paper which stands under `before` already: an index keeps what once stood in a slot.
std::int64_t next_slot(std::int64_t before, base::Date day, registry::PaperId paper);

} // namespace documents::search::engine
