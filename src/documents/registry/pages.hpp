#pragma once

#include "base/clock.hpp"
#include "documents/registry/books.hpp"
#include "organisations/store.hpp"
#include "site/list.hpp"

#include <filesystem>
#include <functional>

namespace documents::registry {

/// What the pages of the register are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    Originals const& originals;
    std::filesystem::path scratch;
    /// What later domains tell on the page of a paper; may be empty.
    std::function<html::Markup(db::Session&, site::Visitor const&, Paper const&)> more_of_paper = {};
};

inline constexpr char kDocumentsAddress[] = "/documents";
inline constexpr char kIncomingAddress[] = "/documents/incoming";
inline constexpr char kOutgoingAddress[] = "/documents/outgoing";
inline constexpr char kBooksAddress[] = "/documents/books";

std::string address_of(PaperId paper); ///< "/documents/papers/12"

///   GET  /documents                                 papers that one may see; .xlsx, .csv
///   GET  /documents/papers/{paper}                  one paper; POST …/confirmation, …/withdrawal
///   GET  /documents/papers/{paper}/files/{position} the original as it came; written into the log
///   GET, POST /documents/papers/{paper}/head        its head by hand
///   POST /documents/papers/{paper}/entries          into a book
///   GET, POST /documents/entries/{entry}            one line of a book; POST …/withdrawal
///   GET, POST /documents/books                      the books one keeps; POST /documents/books/{book}/skip, …/beginning
///   GET  /documents/incoming, /documents/outgoing   a book in the columns of the decree; .xlsx, .csv, .docx, print
void register_pages(site::Routes& routes, PageServices const& services);

///   GET  /api/v1/documents, …/{paper}, …/{paper}/reading, …/{paper}/citations; POST …/{paper}/confirmation, …/{paper}/entries
///   GET  /api/v1/books
void register_api(site::Routes& routes, PageServices const& services);

/// The list of papers as this person may see it, and its shape alone.
site::List papers_list(PageServices const& services, site::Visit const& visit);
site::List papers_shape();

/// Parts of the above.
void register_list_pages(site::Routes& routes, PageServices const& services);
void register_paper_pages(site::Routes& routes, PageServices const& services);
void register_head_pages(site::Routes& routes, PageServices const& services);
void register_book_pages(site::Routes& routes, PageServices const& services);

/// "12" -> 12; 0 for anything else.
std::int64_t number_of(std::string_view typed);

} // namespace documents::registry
