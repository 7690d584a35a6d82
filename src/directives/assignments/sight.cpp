// Who sees which turns.
#include "db/database.hpp"
#include "directives/assignments/rows.hpp"
#include "organisations/store.hpp"

#include <fmt/core.h>

namespace directives {

using rights::Capability;
using rights::Scope;

namespace {

db::Value list_of(std::vector<OrganisationId> const& bodies) {
    std::vector<std::int64_t> numbers;
    for (auto const body : bodies) numbers.push_back(body.number());
    return db::list_of(numbers);
}

/// Supervises the whole country, as the operator does.
bool sees_all(Scope const& scope) { return scope.may(Capability::supervise) && scope.areas.is_everything(); }

} // namespace

std::vector<OrganisationId> own_bodies(db::Session& session, Scope const& scope, base::Date today) {
    if (!scope.organisation) return {};
    auto bodies = organisations::committees_of_office(session, scope.organisation, today);
    bodies.insert(bodies.begin(), scope.organisation);
    return bodies;
}

std::string visible_turns(db::Session& session, Scope const& scope, base::Date today, std::string_view alias,
                          db::Binds& binds) {
    if (sees_all(scope)) return "1 = 1";
    binds.push_back({"sight_own", list_of(own_bodies(session, scope, today))});
    auto const own = db::in_list(session.engine(), "sight_own");
    std::string areas;
    if (scope.may(Capability::supervise)) {
        binds.push_back({"sight_areas", db::list_of(scope.areas.numbers())});
        areas = fmt::format(" OR {}.area_id IN {}", alias, db::in_list(session.engine(), "sight_areas"));
    }
    return fmt::format(
        "({0}.organisation_id IN {1} OR {0}.follower_id IN {1} OR EXISTS (SELECT 1 FROM directive_overseers "
        "sight WHERE sight.directive_id = {0}.directive_id AND sight.organisation_id IN {1}){2})",
        alias, own, areas);
}

std::string visible_directives(db::Session& session, Scope const& scope, base::Date today, std::string_view alias,
                               db::Binds& binds) {
    if (sees_all(scope)) return "1 = 1";
    binds.push_back({"sight_own", list_of(own_bodies(session, scope, today))});
    auto const own = db::in_list(session.engine(), "sight_own");
    std::string areas;
    if (scope.may(Capability::supervise)) {
        binds.push_back({"sight_areas", db::list_of(scope.areas.numbers())});
        areas = " OR sight_turn.area_id IN " + db::in_list(session.engine(), "sight_areas");
    }
    return fmt::format(
        "({0}.follower_id IN {1} OR EXISTS (SELECT 1 FROM directive_overseers sight WHERE sight.directive_id = "
        "{0}.id AND sight.organisation_id IN {1}) OR EXISTS (SELECT 1 FROM turns sight_turn WHERE "
        "sight_turn.directive_id = {0}.id AND (sight_turn.organisation_id IN {1}{2})) OR EXISTS (SELECT 1 "
        "FROM assignments sight_given JOIN duties sight_duty ON sight_duty.id = sight_given.duty_id WHERE "
        "sight_duty.directive_id = {0}.id AND sight_given.state = 'issued' AND sight_given.organisation_id IN "
        "{1}))",
        alias, own, areas);
}

namespace rows {

bool is_own(db::Session& session, Scope const& scope, base::Date today, OrganisationId body) {
    if (!scope.organisation) return false;
    if (scope.organisation == body) return true;
    for (auto const served : organisations::committees_of_office(session, scope.organisation, today))
        if (served == body) return true;
    return false;
}

} // namespace rows
} // namespace directives
