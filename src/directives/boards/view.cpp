// Who looks, and which turns are counted for them.
#include "directives/boards/selection.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::boards {

namespace {

template <class Id>
db::Value numbers_of(std::span<Id const> ids) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(ids.size());
    for (auto const id : ids) numbers.push_back(id.number());
    return db::list_of(numbers);
}

bool supervises(View const& view) { return view.scope.may(rights::Capability::supervise); }

} // namespace

db::Value list_of(std::span<OrganisationId const> ids) { return numbers_of(ids); }
db::Value list_of(std::span<TurnId const> ids) { return numbers_of(ids); }
db::Value list_of(std::span<DirectiveId const> ids) { return numbers_of(ids); }

bool View::is_own(OrganisationId body) const { return std::ranges::find(own, body) != own.end(); }

View view_of(db::Session& session, rights::Scope const& scope, base::Date today) {
    View view{.scope = scope, .today = today, .own = own_bodies(session, scope, today)};
    view.everything = supervises(view) && scope.areas.is_everything();
    if (!view.everything && !view.own.empty())
        view.oversees = session
                            .find<std::int64_t>("SELECT 1 FROM directive_overseers WHERE organisation_id IN " +
                                                    db::in_list(session.engine(), "view_own") + " LIMIT 1",
                                                {{"view_own", list_of(view.own)}})
                            .has_value();
    return view;
}

std::string seen_turns(db::Session const& session, View const& view, std::string_view columns,
                       std::string_view condition) {
    if (view.everything) return fmt::format("(SELECT {} FROM turns t WHERE {})", columns, condition);
    auto const own = db::in_list(session.engine(), "view_own");
    // Each branch leaves out what those before it have: no turn comes twice, and nothing has to be sorted for that.
    auto const select = [&](std::string_view branch) {
        return fmt::format("SELECT {} FROM turns t WHERE {} AND {}", columns, branch, condition);
    };
    auto sql = "(" + select("t.follower_id IN " + own);
    auto before = fmt::format(" AND t.follower_id NOT IN {}", own);
    sql += " UNION ALL " + select("t.organisation_id IN " + own + before);
    before += fmt::format(" AND t.organisation_id NOT IN {}", own);
    if (supervises(view)) {
        auto const areas = db::in_list(session.engine(), "view_areas");
        sql += " UNION ALL " + select("t.area_id IN " + areas + before);
        before += fmt::format(" AND (t.area_id IS NULL OR t.area_id NOT IN {})", areas);
    }
    if (view.oversees)
        sql += " UNION ALL " + select("t.directive_id IN (SELECT o.directive_id FROM directive_overseers o WHERE "
                                      "o.organisation_id IN " +
                                      own + ")" + before);
    return sql + ")";
}

void bind_view(db::Binds& binds, std::string_view sql, View const& view) {
    bind_days(binds, sql, view.today);
    if (view.everything) return;
    binds.emplace_back("view_own", list_of(view.own));
    if (supervises(view)) binds.emplace_back("view_areas", db::list_of(view.scope.areas.numbers()));
}

std::string condition_of(db::Session const& session, Selection const& selection, db::Binds& binds) {
    std::string sql = "1 = 1";
    if (!selection.directives.empty()) {
        binds.emplace_back("sel_directives", list_of(selection.directives));
        sql += " AND t.directive_id IN " + db::in_list(session.engine(), "sel_directives");
    }
    if (selection.from) {
        binds.emplace_back("sel_from", *selection.from);
        sql += " AND t.listed_day >= :sel_from";
    }
    if (selection.to) {
        binds.emplace_back("sel_to", *selection.to);
        sql += " AND t.listed_day <= :sel_to";
    }
    if (!selection.areas.is_everything()) {
        binds.emplace_back("sel_areas", db::list_of(selection.areas.numbers()));
        sql += " AND t.area_id IN " + db::in_list(session.engine(), "sel_areas");
    }
    if (selection.follower) {
        binds.emplace_back("sel_follower", selection.follower);
        sql += " AND t.follower_id = :sel_follower";
    }
    if (!selection.bodies.empty()) {
        binds.emplace_back("sel_bodies", list_of(selection.bodies));
        sql += " AND t.organisation_id IN " + db::in_list(session.engine(), "sel_bodies");
    }
    return sql;
}

} // namespace directives::boards
