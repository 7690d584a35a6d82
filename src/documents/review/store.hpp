#pragma once

#include "base/date.hpp"
#include "documents/registry/papers.hpp"
#include "documents/review/items.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// All SQL of reviews. Reading asks for Capability::read_documents, changing for register_documents; which papers, registry::find_paper
/// says. What was proposed is never written over, and every version that a person made is kept.
namespace documents::review {

using registry::PaperId;

/// An item of a reading as it is laid down for a paper that comes in.
struct Seed {
    Kind kind;
    std::string field;
    std::int64_t position;
    bool offered;
    std::string proposal; ///< JSON
};
std::vector<Seed> seeds_of(Json const& reading);

struct Seeded {
    PaperId paper;
    std::span<Seed const> seeds;
};
/// Before: these papers have no items yet. Not an act of its own: the intake's audit rows tell of it.
void seed(db::Transaction& tx, std::span<Seeded const> papers);

enum class Act {
    confirm, ///< the proposal is right
    correct, ///< `value` holds instead
    reject,  ///< it should not be there
    reopen,  ///< as if nobody had looked; an added one is taken away
    add,     ///< `kind` and `value`
    split,   ///< the duty becomes one for each of `actions`
    join     ///< the duty takes in `others`, which are rejected
};
std::optional<Act> act_of(std::string_view name); ///< "confirm"

struct Seen {
    ItemId item;
    std::int64_t version = 0; ///< that the person saw when deciding
};

struct Change {
    Act act = Act::confirm;
    Seen seen = {};
    Kind kind = Kind::duty;                ///< add
    Json value = {};                       ///< correct, add: the keys that were typed (values.hpp)
    std::vector<std::string> actions = {}; ///< split
    std::vector<Seen> others = {};         ///< join
};

/// What one save carries.
struct Save {
    std::string
        token; ///< made by the sender for this save: when it comes again it is not carried out again; "" carries it out always
    std::string reason; ///< needed where the paper is confirmed: for its head always, for the rest once nothing is open
    std::vector<Change> changes;
};

/// Somebody else changed the item meanwhile; nothing of this change was carried out. Both are kept until a person chooses.
struct Conflict {
    std::size_t change = 0; ///< index in Save::changes
    Json mine;              ///< what this person wanted to hold; null: nothing
    Item theirs;            ///< as it is now
};

struct Trouble {
    std::size_t change = 0;
    base::Error error;
};

struct Saved {
    std::vector<Item> items; ///< that were changed or added, as they are now
    std::vector<Conflict> conflicts = {};
    std::vector<Trouble> troubles = {}; ///< changes that were refused, in words
    std::size_t open = 0;               ///< left to be looked at, in the whole paper
};

/// Carries out what does not conflict, all in this transaction with one audit row. A change that finds its item as it wants it is done,
/// whatever the version. Changes of the head go through registry::correct_head as well. Errors: refused (no right, withdrawn paper,
/// the head was changed meanwhile), not_found, invalid_input (a reason is needed).
base::Result<Saved> save(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper,
                         Save const& wanted);

/// The person is done: nothing is open, and the head stands (registry::confirm). Errors: refused (something is open, withdrawn), as
/// registry::confirm.
base::Result<void> finish(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper);

/// All items of a paper by kind and position. The head is as the register has it, also where it was changed elsewhere.
base::Result<std::vector<Item>> items_of(db::Session& session, rights::Scope const& scope,
                                         registry::Paper const& paper);

struct Version {
    std::int64_t version = 0;
    State state = State::proposed;
    Json value;
    db::Instant changed_at;
    std::string changed_by, reason;
};
/// What people made of an item, the first version first. Errors: refused, not_found (also an item of another paper).
base::Result<std::vector<Version>> history_of(db::Session& session, rights::Scope const& scope, PaperId paper,
                                              ItemId item);

/// A confirmed paper in which duties hold.
struct WithDuties {
    PaperId paper;
    std::string title, subject; ///< "Công văn 306/LĐTBXH-VPQGGN"
    base::Date day;             ///< by which lists are ordered
    std::size_t duties = 0;
};
/// Those that one of `bodies` was sent, took in or keeps, listed on `since` or later; newest first, at most `most`. Before: the scope acts for
/// these bodies.
base::Result<std::vector<WithDuties>> with_duties(db::Session& session, rights::Scope const& scope,
                                                  std::span<rights::OrganisationId const> bodies, base::Date since,
                                                  std::size_t most);

/// How often the reader was right in the papers that the scope may see, by month of the first decision ("2026-11"), newest first.
using Figures = std::map<std::string, std::map<Kind, Tally>, std::greater<>>;
base::Result<Figures> figures(db::Session& session, rights::Scope const& scope);

/// A field of the head as the value of an item, and back. Before: `field` is one of header_fields().
Json value_of(registry::Head const& head, std::string_view field);
void put_value(registry::Head& head, std::string_view field, Json const& value);

} // namespace documents::review
