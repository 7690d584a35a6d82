#pragma once

#include "areas/atlas.hpp"
#include "areas/list_plan.hpp"
#include "db/database.hpp"
#include "rights/scope.hpp"

#include <memory>
#include <string>
#include <vector>

/// All SQL of areas. Boundaries are public: reading asks for Capability::read_areas and no area; changing for edit_areas, and where a single
/// unit is changed, for that unit among the scope's areas. Each change writes its audit row in the same transaction and raises the revision.
namespace areas {

/// Grows with every change.
base::Result<std::int64_t> revision(db::Session& session, rights::Scope const& scope);

/// Everything there is. Errors: refused.
base::Result<Atlas> load_atlas(db::Session& session, rights::Scope const& scope);

/// Where the store knows no unit yet, the 63 and 34 provinces are put in. Whether they were.
base::Result<bool> put_known_provinces(db::Transaction& tx, rights::Scope const& scope, db::Instant when);

/// Waits until no other import of areas runs, and answers the id that the first new unit gets in this transaction.
base::Result<AreaId> begin_import(db::Transaction& tx, rights::Scope const& scope);

/// Writes a plan that was made over load_atlas() of this transaction, after begin_import; what the plan rejected is not in it. One audit row
/// with the counts and the digest of the file, unless it is part of a batch (`import_id`, for undo), of which the framework tells.
base::Result<void> apply_plan(db::Transaction& tx, rights::Scope const& scope, db::Instant when, ListPlan const& plan,
                              std::string const& file, std::string const& digest, std::int64_t import_id = 0);

/// Takes back what a batch added; the import framework writes the audit row. Errors: refused where others point to its units since; not_found.
base::Result<void> undo_import(db::Transaction& tx, rights::Scope const& scope, std::int64_t import_id);

/// A new name or kind since `from`, or of the whole life where `from` is not given. Errors: refused, not_found, invalid_input.
base::Result<void> retitle(db::Transaction& tx, rights::Scope const& scope, db::Instant when, AreaId area,
                           Title const& title, std::optional<base::Date> from, std::string const& legal_act);

/// Errors: refused; invalid_input where checks.hpp finds a fault in it.
base::Result<void> add_succession(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                  Succession const& succession);

/// Marks the names of a plan that wait in the store already or were decided there: apply_plan does not ask for them again.
base::Result<void> mark_known_parts(db::Session& session, rights::Scope const& scope, ListPlan& plan);

/// A name of a merger that waits for a person.
struct WaitingPart {
    std::int64_t id;
    OpenPart part;
    base::Date on;
    std::string legal_act;
};
/// Of one successor, or of all; in the order they came.
base::Result<std::vector<WaitingPart>> waiting_parts(db::Session& session, rights::Scope const& scope,
                                                     std::optional<AreaId> successor = {});
/// The person says which unit is meant; none: that it is not a unit of the list. Errors: refused, not_found, invalid_input.
base::Result<void> decide_part(db::Transaction& tx, rights::Scope const& scope, db::Instant when, std::int64_t id,
                               std::optional<AreaId> unit);

/// The atlas as it is now, shared by all threads, loaded anew where the store's revision has grown. The program's own look-up: it needs no
/// scope because boundaries are public and nothing else is in it.
class Atlases {
public:
    explicit Atlases(db::Database& database);
    ~Atlases();
    std::shared_ptr<Atlas const> now(); ///< throws db::Failure

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace areas
