#pragma once

#include "directives/letters/letter.hpp"
#include "rights/scope.hpp"

#include <span>
#include <string>
#include <vector>

namespace db {
class Session;
}

/// The first wording of a letter, from what the register of duties knows. A person changes it before it is issued.
namespace directives::letters {

struct Wanted {
    Kind kind = Kind::urging;
    Mode mode = Mode::to_all;
    std::vector<TurnId> turns = {}; ///< chosen ones; empty: those of `directive`
    DirectiveId directive = {};     ///< none and no turns: a letter that begins blank
};

/// A draft that is not stored yet. Urging takes the turns that are overdue with their body; the others take all turns that are open. Bodies stand
/// in the order in which the turns come, each once. Errors: refused (no right; a turn that another body follows), not_found, invalid_input (nothing
/// is overdue; turns that may not be seen).
base::Result<Letter> compose(db::Session& session, rights::Scope const& scope, base::Date today, Wanted const& wanted);

/// How a body's name stands in box 2, and where its place is.
struct Names {
    std::string parent, issuer; ///< "Ủy ban nhân dân\ntỉnh Lai Châu" in two lines; "Sở Tài chính"
    std::string place;          ///< "Lai Châu"
    std::string symbol;         ///< "UBND-VP", "STC-VP"
    bool collective = false;    ///< signs "TM."
};
/// `superior`: the committee to which it belongs; "": none. "Sở Tài chính tỉnh Lai Châu" of "UBND tỉnh Lai Châu" is printed without its place.
Names names_of(std::string const& body, std::string const& superior);

} // namespace directives::letters
