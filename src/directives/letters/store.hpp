#pragma once

#include "db/database.hpp"
#include "directives/letters/letter.hpp"
#include "directives/letters/paper.hpp"
#include "documents/registry/issue.hpp"
#include "rights/scope.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// All SQL of letters. A letter is seen by the people of its owner. Writing asks for any of register_documents, assign_duties, report_duties;
/// issuing for register_documents. Each act writes its audit row in the same transaction.
namespace directives::letters {

bool may_write(rights::Scope const& scope);
bool may_issue(rights::Scope const& scope);

/// Errors: refused (no right), invalid_input (`where` is the field).
base::Result<LetterId> make(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                            Letter const& letter);
/// Errors: not_found, where the scope may not see it in the same words.
base::Result<Letter> find(db::Session& session, rights::Scope const& scope, LetterId id);

struct Change {
    Mode mode = Mode::to_all;
    OrganisationId body = {};
    Content content = {};
    std::vector<std::string> recipients =
        {}; ///< names in order; those that were there keep their facts, others are tied to the body of that name
};
/// Of a draft. `seen`: the version that was shown. Errors: refused (issued, dropped, somebody changed it: who and when), not_found, invalid_input.
base::Result<std::int64_t> change(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                                  LetterId id, std::int64_t seen, Change const& change);
/// A draft that is given up; it stays, without a number. Errors: refused, not_found.
base::Result<void> drop(db::Transaction& tx, rights::Scope const& scope, db::Instant when, LetterId id);

/// Books that can number letters of this body.
std::vector<documents::registry::Book> books_for(db::Session& session, rights::Scope const& scope, OrganisationId body);

/// The template that a new paper of this kind is made with.
struct Form {
    std::int64_t id = 0; ///< 0: ours
    std::shared_ptr<office::MergeTemplate const> form;
};

struct Issuing {
    documents::registry::BookId book;
    base::Date day; ///< of the letter: not in the future
    Form form;
    documents::registry::Originals& originals;
    std::filesystem::path scratch;
};
/// The letter gets its number or numbers from the outgoing register, its papers are made, kept and open to those who get them; where it passes a
/// paper on, that is set as "gửi kèm". All or nothing. Before: as documents::registry::issue. Errors: those of that; refused (no draft any more,
/// changed meanwhile), not_found, invalid_input (no recipient, a field of the content, a book of another body).
base::Result<std::vector<documents::registry::Issued>> issue(db::Transaction& tx, rights::Scope const& scope,
                                                             db::Instant when, base::Date today, LetterId id,
                                                             std::int64_t seen, Issuing const& issuing);

/// Letters that told of this turn, newest first: "đã đôn đốc".
struct Told {
    LetterId letter;
    Kind kind;
    LetterState state;
    base::Date day; ///< issued on, or made on
    std::string number;
};
/// Before: the scope may see the turn. Letters of other bodies are told only once issued.
std::vector<Told> told_of(db::Session& session, rights::Scope const& scope, TurnId turn);

/// The content that the body's last letter had, to begin the next one with; empty where it has none.
std::optional<Content> last_content(db::Session& session, rights::Scope const& scope, OrganisationId body);

} // namespace directives::letters
