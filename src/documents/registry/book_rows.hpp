#pragma once

#include "documents/registry/books.hpp"

#include <nlohmann/json_fwd.hpp>

namespace db {

template <>
struct Column<documents::registry::Direction> {
    static constexpr Kind kind = Kind::text;
    static Value to(documents::registry::Direction direction);
    static documents::registry::Direction from(Value const& value);
};
template <>
struct Column<documents::registry::EntryState> {
    static constexpr Kind kind = Kind::text;
    static Value to(documents::registry::EntryState state);
    static documents::registry::EntryState from(Value const& value);
};

} // namespace db

/// Rows of books and entries as they lie in the store; no rights here. For the .cpp files of this folder.
namespace documents::registry::rows {

std::optional<Book> read_book(db::Session& session, BookId book);
std::vector<Book> read_books(db::Session& session, OrganisationId keeper);
std::vector<Book> read_readable_books(db::Session& session, OrganisationId reader);
/// nullopt: another was faster with this body, direction and series.
std::optional<BookId> insert(db::Transaction& tx, Book const& book);

/// The next number of that year. The row of the year stays locked until the transaction ends: who rolls back gives the number back.
std::int64_t next_number(db::Transaction& tx, BookId book, int year);
void lock_year(db::Transaction& tx, BookId book, int year);
/// False: the year has numbers already.
bool begin_year(db::Transaction& tx, BookId book, int year, std::int64_t last);
/// "a" for the first paper behind a number, then "b"; nullopt where the number was not given or the letters are used up.
std::optional<std::string> next_suffix(db::Transaction& tx, BookId book, int year, std::int64_t after);
/// Day of the latest line.
std::optional<base::Date> last_day(db::Transaction& tx, BookId book, int year);

EntryId insert(db::Transaction& tx, Entry const& entry, db::Instant when);
void update(db::Transaction& tx, Entry const& entry); ///< state, reason, version, line
std::optional<Entry> read_entry(db::Session& session, EntryId entry);
std::optional<Entry> entry_of_paper(db::Session& session, BookId book, PaperId paper); ///< the registered one
std::vector<Entry> entries_of_paper(db::Session& session, PaperId paper);

Line cleaned(Line line);
/// What a line says, as people read it.
nlohmann::ordered_json line_json(Entry const& entry);

} // namespace documents::registry::rows
