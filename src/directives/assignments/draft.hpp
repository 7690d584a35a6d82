#pragma once

#include "directives/assignments/store.hpp"
#include "organisations/store.hpp"

#include <string>
#include <vector>

/// From the duties that were confirmed in a paper to a list of assignments that a person adjusts and issues.
namespace directives {

/// A body that may be meant, as the draft knows it.
struct Meant {
    std::string printed; ///< "UBND các huyện, thị xã, thành phố"
    std::string role;    ///< "lead", "coordinate", "via"
    organisations::Outcome outcome = organisations::Outcome::none;
    std::string narrowed_by, reason;
    std::vector<OrganisationId> bodies; ///< one or a group: taken; several: to choose from
};

/// Lays down the draft: a duty for each confirmed (or not yet rejected) duty of the paper's review, its names expanded to the bodies valid on the
/// paper's day. Bodies of the rules that the store does not have yet are made. Errors: refused (no right; the paper is no confirmed one; there
/// is a list already: which), not_found. `parent`: the assignment that all of it passes on; a paper without duties then gets the parent's.
base::Result<DirectiveId> make_draft(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                     base::Date today, organisations::Catalogue const& catalogue,
                                     organisations::Resolvers::Current const& bodies, PaperId paper,
                                     AssignmentId parent = {});

/// What a person changes of one duty of the list.
struct DutyChange {
    bool taken = true; ///< false: it is not followed ("quan tâm, chỉ đạo")
    std::string action, condition, consequence;
    due::Rule rule;
    std::vector<OrganisationId> leads, coordinators;
    AssignmentId parent = {}; ///< what it passes on
};
/// Errors: refused (no draft any more; somebody changed it), not_found, invalid_input (no action, no body, rule, a body that leads and helps;
/// a body that did not exist on the day: when it began or ended, and who followed; a circle: the body stands above in the same line).
base::Result<void> change_duty(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                               due::Calendar const& calendar, DutyId duty, DutyChange const& change);
/// One more duty, written by hand.
base::Result<DutyId> add_duty(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                              due::Calendar const& calendar, DirectiveId directive, DutyChange const& duty);
std::vector<Meant> names_of(db::Session& session, DutyId duty);

/// What stands in the way of issuing, and what is only worth a look.
struct Remark {
    DutyId duty; ///< none: the whole list
    bool stops = false;
    std::string text;
};
base::Result<std::vector<Remark>> remarks_on(db::Session& session, rights::Scope const& scope, base::Date today,
                                             due::Calendar const& calendar, DirectiveId directive);
/// The bodies get their turns. Errors: refused, not_found, invalid_input (the first remark that stops).
base::Result<void> issue(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                         due::Calendar const& calendar, DirectiveId directive, std::int64_t seen);
/// More bodies for a duty that is issued already. Errors as change_duty.
base::Result<void> add_bodies(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                              due::Calendar const& calendar, DutyId duty, std::vector<OrganisationId> const& leads);
/// Removes a draft list that was not issued. Errors: refused (issued), not_found.
base::Result<void> drop_draft(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                              DirectiveId directive);

/// What the follower was given by others and may pass on by this paper; `cited`: by a paper that this one cites.
struct Parent {
    AssignmentId assignment;
    DirectiveId directive;
    std::string title, action;               ///< of the paper and the duty above
    std::optional<base::Date> last_day = {}; ///< the next open one
    bool cited = false;
};
std::vector<Parent> possible_parents(db::Session& session, rights::Scope const& scope, base::Date today, PaperId paper);

/// What the paper is called by which the assignment was given.
std::string title_above(db::Session& session, AssignmentId assignment);

/// The assignment's duty in the tree of what passes it on.
struct Branch {
    Directive directive;
    Duty duty;
    std::vector<Turn> turns;
    std::size_t depth = 0;
};
/// Everything below an assignment (what its body passed on, and what those passed on), depth first.
std::vector<Branch> branches_of(db::Session& session, AssignmentId assignment);
/// "3/12 xong, 2 quá hạn" of all leaves below.
struct RollUp {
    std::size_t all = 0, done = 0, waiting = 0, overdue = 0;
};
RollUp roll_up(std::span<Branch const> branches, base::Date today);

/// For a duty that passes on what is due on `parent_due`: the same, so many working days earlier, for the review.
due::Rule leave_review_days(due::Rule const& parent, due::Calendar const& calendar, base::Date today, int working_days);

} // namespace directives
