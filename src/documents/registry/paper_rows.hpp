#pragma once

#include "documents/registry/papers.hpp"

#include <span>
#include <utility>

/// Rows of papers as they lie in the store; no rights here. For the .cpp files of this folder.
namespace documents::registry::rows {

/// The row alone; gives the paper its number and its listed day.
void insert(db::Transaction& tx, Paper& paper);
/// What lists find them by. Before: nothing of them is there.
void insert_words(db::Transaction& tx, std::span<Paper const* const> papers);
/// Head, state, version, confirmation and withdrawal; also day of access and words of the list.
void update(db::Transaction& tx, Paper const& paper);
void insert_file(db::Transaction& tx, PaperId paper, PaperFile const& file);
/// Of a new paper.
void insert_first_reading(db::Transaction& tx, PaperId paper, db::Instant when, StoredReading const& reading);
void insert_access(db::Transaction& tx, PaperId paper, OrganisationId organisation, base::Date listed_day);
/// Becomes the current one; one by the same reader is replaced.
void insert_reading(db::Transaction& tx, PaperId paper, db::Instant when, StoredReading const& reading);

std::optional<Paper> read(db::Session& session, PaperId paper);
std::optional<StoredReading> current_reading(db::Session& session, PaperId paper);

/// Who else changes this paper waits until the transaction ends.
void lock_paper(db::Transaction& tx, PaperId paper);

/// The one body of that name on that day; none where there is no such body, or several.
OrganisationId body_named(db::Session& session, rights::Scope const& scope, std::string const& name, base::Date day);

/// NFC, no blanks at the ends, no control characters; lists without empty items.
Head cleaned(Head head);
/// What differs, as people read it: two JSON objects with the same fields.
std::pair<std::string, std::string> changes(Head const& before, Head const& after);

/// Search and citations keep something of each paper: they follow a changed head in the same transaction.
void tell_followers(db::Transaction& tx, PaperId paper);

} // namespace documents::registry::rows
