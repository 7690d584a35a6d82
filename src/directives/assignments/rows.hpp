#pragma once

#include "directives/assignments/store.hpp"
#include "organisations/store.hpp"

#include <initializer_list>
#include <utility>

/// Rows of directives as they lie in the store; no rights here. For the .cpp files of this folder.
namespace directives::rows {

/// Whether the scope acts for this body.
bool is_own(db::Session& session, rights::Scope const& scope, base::Date today, OrganisationId body);

/// `where` stands behind "FROM … t JOIN directives d" resp. "FROM directives d", "FROM duties u", "FROM assignments a".
std::vector<Turn> turns(db::Session& session, std::string const& where, db::Binds const& binds);
std::vector<Directive> directives(db::Session& session, std::string const& where, db::Binds const& binds);
std::vector<Duty> duties(db::Session& session, std::string const& where, db::Binds const& binds);
std::vector<Assignment> assignments(db::Session& session, std::string const& where, db::Binds const& binds);
std::vector<Request> requests(db::Session& session, std::string const& where, db::Binds const& binds);

/// A body as a row names it.
struct Named {
    OrganisationId id;
    std::string name;
    rights::AreaId area;
};
Named named(organisations::Organisation const& body, base::Date on);

/// One turn for each day of the rule; one without a day where none can be computed. That it was given is told by `given_on`, not by an event.
void insert_turns(db::Transaction& tx, base::Date today, Directive const& directive, Duty const& duty,
                  AssignmentId assignment, Named const& body, due::Calendar const& calendar);

struct Happened {
    EventKind kind;
    std::string note = {};
    PaperId paper = {};
    std::string detail = {}; ///< JSON: days before and after
    std::optional<base::Date> on = {};
};
/// The row of what happened; its id.
std::int64_t add_event(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today, TurnId turn,
                       Happened const& happened);

/// {"Tên": "giá trị"} of what is not empty.
std::string facts(std::initializer_list<std::pair<char const*, std::string>> facts);
/// What a duty is called in a log or a title: its first words.
std::string short_words(std::string_view action, std::size_t letters = 80);

base::Error unknown_turn();
base::Error unknown_directive();
/// NFC, trimmed. Errors: invalid_input at `field` where it is blank or too long.
base::Result<std::string> words_of(std::string const& typed, char const* field, char const* what, char const* example);

} // namespace directives::rows
