#pragma once

#include "directives/letters/store.hpp"

#include <optional>

/// Rows of letters as they lie in the store; no rights here. For the .cpp files of this folder.
namespace directives::letters::rows {

struct Row {
    Letter letter;
    db::Instant changed_at = {};
    std::string changed_by = {};
};
std::optional<Row> read(db::Session& session, LetterId id);
void lock(db::Transaction& tx, LetterId id);
LetterId insert(db::Transaction& tx, Letter const& letter, db::Instant when, base::Date today);
/// State, version, mode, body, content and what issuing adds.
void update(db::Transaction& tx, Letter const& letter, db::Instant when, std::string const& by);
/// Recipients and their facts, in place of those that were there.
void write_recipients(db::Transaction& tx, Letter const& letter);
void set_form(db::Transaction& tx, LetterId id, std::int64_t form);
std::vector<Told> told_of(db::Session& session, OrganisationId own, TurnId turn);
std::optional<Content> last_content(db::Session& session, OrganisationId owner, OrganisationId body);

base::Error unknown();
/// NFC without control characters; runs of blanks are one.
std::string one_line(std::string const& typed);
Content cleaned(Content content);

} // namespace directives::letters::rows
