#pragma once

#include "directives/assignments/store.hpp"
#include "html/template.hpp"
#include "site/visit.hpp"

#include <vector>

/// The parts of a turn's page, each set into directives/turn.
namespace directives {

/// What holds of the turn: who, for whom, until when, what came.
void add_facts(html::Dictionary& page, Turn const& turn, Duty const& duty, Directive const& directive);
/// A wish for more time, or what is beyond the body's authority; its follower decides here.
void add_request(html::Dictionary& page, site::Visit const& visit, Request const& request, bool as_follower);
/// Its history, with the files of each step.
void add_events(html::Dictionary& page, Turn const& turn, Directive const& directive, std::vector<Event> const& events);
/// The hour glass: how many days each level had it.
void add_shares(html::Dictionary& page, Turn const& turn, Directive const& directive, std::vector<Event> const& events,
                base::Date today);
/// The other due days of the same assignment, at most fourteen around `here`.
void add_others(html::Dictionary& page, std::vector<Turn> const& all, TurnId here, base::Date today);
/// What the body passed on below, rolled up.
void add_branches(html::Dictionary& page, db::Session& session, Turn const& turn, base::Date today);

} // namespace directives
