#pragma once

#include "areas/unit.hpp"
#include "db/database.hpp"

#include <string>
#include <vector>

/// Lists of areas that a legal act makes: poor districts, coastal communes, the 22 districts of the new rural support. Membership is dated.
namespace areas {

using AreaListId = base::Id<struct AreaListTag>;

struct SpecialList {
    AreaListId id;
    std::string code; ///< "huyen-ngheo-2021-2025"; letters, digits, hyphens
    std::string name; ///< "Huyện nghèo giai đoạn 2021-2025"
    std::string legal_act;
    std::string note;
};

struct Membership {
    std::int64_t id;
    AreaListId list;
    AreaId area;
    Validity in;
    std::string legal_act;
};

/// By name.
base::Result<std::vector<SpecialList>> special_lists(db::Session& session, rights::Scope const& scope);
/// Of a list that day, or of all times; in the order they were added.
base::Result<std::vector<Membership>> members_of(db::Session& session, rights::Scope const& scope, AreaListId list,
                                                 std::optional<base::Date> on = {});
/// Of an area, at all times.
base::Result<std::vector<Membership>> memberships_of(db::Session& session, rights::Scope const& scope, AreaId area);

/// Errors: refused; invalid_input (code or name empty, code taken).
base::Result<AreaListId> add_special_list(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                          SpecialList const& list);
/// Errors: refused; not_found; invalid_input (a member already in those days, days beyond the unit's own).
base::Result<void> add_member(db::Transaction& tx, rights::Scope const& scope, db::Instant when, AreaListId list,
                              AreaId area, Validity in, std::string const& legal_act);
/// `until`: the last day. Errors: refused; not_found; invalid_input.
base::Result<void> end_member(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                              std::int64_t membership, base::Date until, std::string const& legal_act);

} // namespace areas
