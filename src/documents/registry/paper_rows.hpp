#pragma once

#include "documents/registry/papers.hpp"

#include <utility>

/// Rows of papers as they lie in the store; no rights here. For the .cpp files of this folder.
namespace documents::registry::rows {

PaperId insert(db::Transaction& tx, Paper const& paper);
/// Head, state, version, confirmation and withdrawal; also day of access and words of the list.
void update(db::Transaction& tx, Paper const& paper);
void insert_file(db::Transaction& tx, PaperId paper, PaperFile const& file);
/// Becomes the current one; one by the same reader is replaced.
void insert_reading(db::Transaction& tx, PaperId paper, db::Instant when, StoredReading const& reading);

std::optional<Paper> read(db::Session& session, PaperId paper);
std::optional<StoredReading> current_reading(db::Session& session, PaperId paper);

/// Who else changes this paper waits until the transaction ends.
void lock_paper(db::Transaction& tx, PaperId paper);

/// NFC, no blanks at the ends, no control characters; lists without empty items.
Head cleaned(Head head);
/// What differs, as people read it: two JSON objects with the same fields.
std::pair<std::string, std::string> changes(Head const& before, Head const& after);

enum class Told { taken_in, head_changed };
/// Search, review and citations keep something of each paper: they follow in the same transaction.
void tell_followers(db::Transaction& tx, PaperId paper, Told told);

} // namespace documents::registry::rows
