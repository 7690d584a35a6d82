#pragma once

#include "documents/registry/papers.hpp"

/// Registers in and out. Numbers run per issuing body, series and year; they are given inside the transaction that writes the line, so that
/// none is left out and none is given twice: where one of these functions fails, the transaction must not be committed. Nghị định 30/2020/NĐ-CP, article 15 (numbers), annex IV (columns).
namespace documents::registry {

using BookId = base::Id<struct BookTag>;
using EntryId = base::Id<struct EntryTag>;

enum class Direction { in, out };

struct Book {
    BookId id;
    OrganisationId keeper; ///< writes it
    OrganisationId body;   ///< whose papers it numbers
    Direction direction = Direction::in;
    std::string series; ///< "": all types; else what parts it from the others of that body: "QĐ"
    std::string name;   ///< "Sổ công văn đi của UBND tỉnh"
    bool closed = false;
};

enum class EntryState { registered, skipped, withdrawn };

/// The columns of annex IV. Incoming: unit, due, handling, passed_on, received_by, reply, note. Outgoing: signer, recipients, kept_by,
/// copies, passed_on, received_by, note.
struct Line {
    std::string unit = {};       ///< unit or person that receives or handles it
    OrganisationId unit_id = {}; ///< where it is a body: it may see the paper
    std::optional<base::Date> due = {};
    std::string handling = {}; ///< opinion of the head
    std::optional<base::Date> passed_on = {};
    std::string received_by = {};
    std::optional<std::int64_t> copies = {};
    std::string recipients = {};
    std::string signer = {};
    std::string kept_by = {};
    std::string reply = {}; ///< number and symbol of the reply
    std::string note = {};
};

struct Entry {
    EntryId id = {};
    BookId book = {};
    std::int64_t year = 0, number = 0;
    std::string suffix = {}; ///< "a" of "219a"
    EntryState state = EntryState::registered;
    std::string reason = {}; ///< of a skipped or withdrawn one
    std::int64_t version = 1;
    base::Date day; ///< arrival, or date of the outgoing paper: its year is the number's
    PaperId paper = {};
    Line line = {};
    std::string registered_by = {};
};

/// Those that the scope's organisation keeps.
std::vector<Book> books_of(db::Session& session, rights::Scope const& scope);
/// Those and the ones that number its papers, kept by its office: what it may read.
std::vector<Book> books_read_by(db::Session& session, rights::Scope const& scope);
/// Whose papers the scope's organisation numbers, with their names on that day: itself, and for a "văn phòng" the committee or council whose
/// office it is.
std::vector<std::pair<OrganisationId, std::string>> bodies_numbered(db::Session& session, rights::Scope const& scope,
                                                                    base::Date on);
base::Result<Book> find_book(db::Session& session, rights::Scope const& scope, BookId book);
/// Errors: refused (also where `body` is none of bodies_numbered); invalid_input (no name; the body has such a series already).
base::Result<BookId> open_book(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                               Book const& book);

/// The numbers of that year go on from `last`, which was given on paper before the book came into this system. Errors: refused, not_found,
/// invalid_input (the year has lines already, negative, no reason).
base::Result<void> begin_after(db::Transaction& tx, rights::Scope const& scope, db::Instant when, BookId book, int year,
                               std::int64_t last, std::string const& reason);

/// Gives the next number of the year of `day` and writes the line. An outgoing paper without a number gets it as its own; one that carries
/// another number than the next is refused with what to do. Errors: refused, not_found, invalid_input (day in the future or before the
/// paper's own date; outgoing: before the line before; the paper stands in this book already; it is no confirmed paper).
base::Result<Entry> enter(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                          BookId book, PaperId paper, base::Date day, Line const& line);
/// A paper that belongs between two numbers: "219a". Errors as enter; not_found where 219 was not given.
base::Result<Entry> enter_between(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                                  BookId book, PaperId paper, base::Date day, std::int64_t after, Line const& line);
/// Leaves the next number out on purpose. Errors: refused, not_found, invalid_input (no reason).
base::Result<Entry> skip(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                         BookId book, base::Date day, std::string const& reason);
/// The number stays given. Errors: refused, not_found, invalid_input (no reason).
base::Result<void> withdraw_entry(db::Transaction& tx, rights::Scope const& scope, db::Instant when, EntryId entry,
                                  std::string const& reason);
base::Result<void> change_line(db::Transaction& tx, rights::Scope const& scope, db::Instant when, EntryId entry,
                               std::int64_t seen, Line const& line);

/// The last number that was given in that year; 0: none yet.
std::int64_t last_number(db::Session& session, BookId book, int year);
base::Result<Entry> find_entry(db::Session& session, rights::Scope const& scope, EntryId entry);
/// Those of the papers that the scope may see; the books of others are told by name only.
std::vector<Entry> entries_of(db::Session& session, rights::Scope const& scope, PaperId paper);

/// Numbers between the first and the last of a year that no line has; empty where the program's promise holds. For `benvung verify`.
std::vector<std::string> faults_of_books(db::Session& session);

} // namespace documents::registry
