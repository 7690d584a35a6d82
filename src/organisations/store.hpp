#pragma once

#include "areas/atlas.hpp"
#include "areas/store.hpp"
#include "db/database.hpp"
#include "organisations/generation.hpp"
#include "organisations/resolution.hpp"
#include "rights/scope.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// All SQL of organisations. Who is who is public among those who sign in: reading asks for Capability::read_organisations and no area;
/// changing for edit_organisations and for the body's area among the scope's areas (for a central body: all areas). Each change writes its
/// audit row in the same transaction and raises the revision.
namespace organisations {

struct Name {
    std::string text;
    bool alias = false; ///< else official
    Validity in = {};
    friend bool operator==(Name const&, Name const&) = default;
};

/// A body as the store has it.
struct Organisation {
    OrganisationId id;
    std::optional<Identity> identity; ///< nullopt: people added it
    Kind kind;
    Level level;
    AreaId area; ///< none for central bodies
    Validity in;
    std::vector<Name> names; ///< official ones first, each in order of time
    std::string source;      ///< why there is such a body
    Certainty certainty;
    bool changed = false; ///< people gave it other dates or names: generating again leaves it alone

    std::string const& name_at(base::Date day) const; ///< official, of the nearest time
};

/// One end of a line of subordination or of a succession, ready to be shown.
struct Related {
    OrganisationId id;
    std::string name;
    Kind kind;
    Line line = Line::committee;
    Validity in = {};
    std::string task = {}, legal_act = {}; ///< of a succession
    std::optional<base::Date> on = {};     ///< of a succession
};

/// Everything that the page of one body shows.
struct Relations {
    std::vector<Related> superiors, subordinates; ///< subordinates by name
    std::vector<Related> successors, predecessors;
    std::vector<std::pair<std::string, Validity>> leads; ///< components of the programme
};

struct Generated {
    std::size_t added = 0;
    std::size_t changed = 0; ///< other dates or names since areas or rules changed
    std::size_t same = 0;
    bool changes_nothing() const { return added + changed == 0; }
};

/// Makes the bodies that `wanted` asks for, and the central ones, where the store does not have them; those that people changed stay as they
/// are. The second time changes nothing. `atlas` is the one of this transaction. Errors: refused where a wanted area is not the scope's.
base::Result<Generated> generate_into(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                      Catalogue const& catalogue, areas::Atlas const& atlas, Wanted const& wanted);

/// The ids of these bodies of the rules. Those that the store does not have are made first, with all of their province down to their level: a
/// paper that gives them something to do is enough, whatever the scope may edit. Bodies that no rule makes are left out.
base::Result<std::map<Identity, OrganisationId>> ids_made(db::Transaction& tx, rights::Scope const& scope,
                                                          db::Instant when, Catalogue const& catalogue,
                                                          areas::Atlas const& atlas,
                                                          std::span<Identity const> identities);

base::Result<std::optional<Organisation>> find(db::Session& session, rights::Scope const& scope, OrganisationId id);
base::Result<Relations> relations_of(db::Session& session, rights::Scope const& scope, OrganisationId id);
/// Those of one area, by kind and name.
base::Result<std::vector<Related>> in_area(db::Session& session, rights::Scope const& scope, AreaId area);
/// The ids of all bodies that stand in these areas. Before: the set is not everything.
base::Result<std::vector<OrganisationId>> ids_in(db::Session& session, rights::Scope const& scope,
                                                 rights::AreaSet const& areas);
/// The ids of bodies of the rules; those the store does not have are left out.
base::Result<std::map<Identity, OrganisationId>> ids_of(db::Session& session, rights::Scope const& scope,
                                                        std::span<Identity const> identities);
/// Several at once, by id; those that do not exist are left out.
base::Result<std::vector<Organisation>> find_all(db::Session& session, rights::Scope const& scope,
                                                 std::span<OrganisationId const> ids);
/// The committees whose office this is on that day: an office acts in their name. Empty for what is no office.
std::vector<OrganisationId> committees_of_office(db::Session& session, OrganisationId office, base::Date on);
/// Whose name or alias holds all words typed, among those that exist that day; the shortest name first.
base::Result<std::vector<Organisation>> search(db::Session& session, rights::Scope const& scope, std::string_view typed,
                                               base::Date on, std::size_t limit);

/// A body that no rule makes.
struct NewOrganisation {
    std::string name;
    Kind kind;
    Level level;
    AreaId area; ///< none for a central one
    Validity in = {};
    OrganisationId superior = {}; ///< by the line of committees; none: not said
    std::string source;           ///< the decision that made it
};
/// Errors: refused; invalid_input (empty name, level and area that do not fit, a name that the area has already); not_found.
base::Result<OrganisationId> add(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                 areas::Atlas const& atlas, NewOrganisation const& wanted);
/// The last day of a body, and who follows it (none: nobody). Errors: refused, not_found, invalid_input.
base::Result<void> end(db::Transaction& tx, rights::Scope const& scope, db::Instant when, OrganisationId id,
                       base::Date until, OrganisationId successor, std::string const& legal_act);
/// Another name that documents use. Errors: refused, not_found, invalid_input (empty, or it has it already).
base::Result<void> add_alias(db::Transaction& tx, rights::Scope const& scope, db::Instant when, OrganisationId id,
                             std::string const& name);

/// Bodies that people added, changed or gave aliases: what the resolver needs besides the rules.
std::vector<OwnBody> own_bodies(db::Session& session);

/// Resolver and atlas as they are now, shared by all threads, made anew where areas or organisations changed. The program's own look-up: it
/// needs no scope because it shows no more than the boundaries and the names of bodies.
class Resolvers {
public:
    struct Current {
        std::shared_ptr<areas::Atlas const> atlas;
        Resolver resolver;
    };
    /// All of it outlives this.
    Resolvers(db::Database& database, areas::Atlases& atlases, Catalogue const& catalogue);
    ~Resolvers();
    std::shared_ptr<Current const> now(); ///< throws db::Failure
    Catalogue const& catalogue() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace organisations
