// Duties that pass on what a higher level asked for.
#include "directives/assignments/draft_rows.hpp"
#include "documents/citations/store.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace directives {

using base::Code;
using base::fail;
using rights::Scope;

namespace {

/// Lines are short (ministry, province, district, commune, village); what is longer is a circle that got in.
constexpr std::size_t kDepthMax = 12;

struct Above {
    OrganisationId follower, body;
    AssignmentId parent;
    DirectiveId directive;
};

std::optional<Above> above(db::Session& session, AssignmentId assignment) {
    auto const row = session.find<OrganisationId, OrganisationId, std::optional<AssignmentId>, DirectiveId>(
        "SELECT d.follower_id, a.organisation_id, u.parent_id, d.id FROM assignments a JOIN duties u ON u.id = "
        "a.duty_id JOIN "
        "directives d ON d.id = u.directive_id WHERE a.id = :id",
        {{"id", assignment}});
    if (!row) return std::nullopt;
    auto const& [follower, body, parent, directive] = *row;
    return Above{follower, body, parent.value_or(AssignmentId{}), directive};
}

void add_branches(db::Session& session, AssignmentId assignment, std::size_t depth, std::vector<Branch>& branches,
                  std::set<std::int64_t>& seen) {
    if (depth >= kDepthMax) return;
    for (auto& duty :
         rows::duties(session, "WHERE u.parent_id = :parent AND u.state = 'issued' ORDER BY u.directive_id, u.position",
                      {{"parent", assignment}})) {
        if (!seen.insert(duty.id.number()).second) continue;
        auto directives = rows::directives(session, "WHERE d.id = :id", {{"id", duty.directive}});
        auto turns =
            rows::turns(session, "WHERE t.duty_id = :duty ORDER BY t.body_sort, t.position", {{"duty", duty.id}});
        auto const below = rows::assignments(
            session, "WHERE a.duty_id = :duty AND a.role = 'lead' ORDER BY a.body_sort", {{"duty", duty.id}});
        branches.push_back({std::move(directives.front()), std::move(duty), std::move(turns), depth});
        for (auto const& one : below) add_branches(session, one.id, depth + 1, branches, seen);
    }
}

} // namespace

namespace rows {

base::Result<DutyId> copy_duty_of(db::Transaction& tx, Scope const& scope, base::Date today, DirectiveId directive,
                                  AssignmentId parent) {
    auto const given = assignments(tx, "WHERE a.id = :id", {{"id", parent}});
    if (given.empty() || !is_own(tx, scope, today, given.front().organisation)) return std::unexpected{unknown_turn()};
    auto const found = duties(tx, "WHERE u.id = :id", {{"id", given.front().duty}});
    Duty copy = found.front();
    copy.directive = directive;
    copy.position = 1;
    copy.state = "draft";
    copy.clause.clear();
    copy.parent = parent;
    return insert_duty(tx, copy, {}, {}, {});
}

base::Result<void> check_line(db::Session& session, Scope const& scope, base::Date today, Directive const& directive,
                              AssignmentId parent, std::vector<organisations::Organisation> const& leads) {
    if (!parent) return {};
    auto const given = assignments(session, "WHERE a.id = :id", {{"id", parent}});
    if (given.empty() || given.front().state != "issued" || !is_own(session, scope, today, given.front().organisation))
        return fail(Code::not_found, "Nhiệm vụ cấp trên được chọn không phải của cơ quan anh/chị.", "parent",
                    "Chọn lại trong danh sách, hoặc bỏ trống.");
    std::set<std::int64_t> line{directive.follower.number()};
    AssignmentId at = parent;
    for (std::size_t depth = 0; at; ++depth) {
        auto const up = above(session, at);
        if (!up) break;
        if (depth >= kDepthMax || up->directive == directive.id)
            return fail(Code::invalid_input,
                        "Nhiệm vụ cấp trên được chọn lại xuất phát từ chính danh sách này: giao việc thành vòng.",
                        "parent", "Chọn nhiệm vụ của văn bản cấp trên.");
        line.insert(up->follower.number());
        line.insert(up->body.number());
        at = up->parent;
    }
    for (auto const& lead : leads)
        if (line.contains(lead.id.number()))
            return fail(Code::invalid_input,
                        fmt::format("{} đứng ở cấp trên của chính việc này nên không giao ngược lại được.",
                                    lead.name_at(directive.day)),
                        "leads", "Bỏ cơ quan đó, hoặc dùng “Báo cáo vượt thẩm quyền”.");
    return {};
}

} // namespace rows

std::vector<Parent> possible_parents(db::Session& session, Scope const& scope, base::Date today, PaperId paper) {
    std::vector<std::int64_t> own;
    for (auto const body : own_bodies(session, scope, today)) own.push_back(body.number());
    std::set<std::int64_t> cited;
    if (auto const ties = documents::citations::ties_of(session, scope, paper))
        for (auto const& one : ties->rests_on)
            if (one.resolved.paper) cited.insert(one.resolved.paper->id.number());
    std::vector<Parent> parents;
    constexpr std::int64_t kOffered = 200;
    session.each<AssignmentId, DirectiveId, std::string, std::string, PaperId, std::optional<base::Date>>(
        "SELECT a.id, d.id, d.title, u.action, d.paper_id, (SELECT MIN(t.last_day) FROM turns t WHERE t.assignment_id "
        "= a.id AND "
        "t.is_open = 1) FROM assignments a JOIN duties u ON u.id = a.duty_id JOIN directives d ON d.id = "
        "u.directive_id WHERE "
        "a.organisation_id IN " +
            db::in_list(session.engine(), "own") +
            " AND a.role = 'lead' AND a.state = 'issued' AND d.paper_id <> :paper AND EXISTS (SELECT 1 FROM turns o "
            "WHERE "
            "o.assignment_id = a.id AND o.is_open = 1) ORDER BY d.day DESC, u.position LIMIT :most",
        {{"own", db::list_of(own)}, {"paper", paper}, {"most", kOffered}},
        [&](AssignmentId id, DirectiveId directive, std::string title, std::string action, PaperId of,
            std::optional<base::Date> last) {
            parents.push_back({id, directive, std::move(title), std::move(action), last, cited.contains(of.number())});
        });
    std::ranges::stable_partition(parents, &Parent::cited);
    return parents;
}

std::vector<Answerable> answered_by(db::Session& session, Scope const& scope, base::Date today,
                                    documents::registry::Paper const& paper) {
    constexpr std::size_t kOffered = 5;
    std::vector<std::int64_t> cited;
    if (auto const ties = documents::citations::ties_of(session, scope, paper.id))
        for (auto const& one : ties->rests_on)
            if (one.resolved.paper) cited.push_back(one.resolved.paper->id.number());
    if (cited.empty()) return {};
    db::Binds binds{{"cited", db::list_of(cited)}};
    auto const may = visible_turns(session, scope, today, "t", binds);
    auto const turns = rows::turns(session,
                                   "WHERE d.paper_id IN " + db::in_list(session.engine(), "cited") +
                                       " AND t.is_open = 1 AND " + may + " ORDER BY t.listed_day, t.id",
                                   binds);
    auto const issuer = text::search_key(paper.head.issuer);
    std::vector<Answerable> offered;
    for (auto const& turn : turns) {
        if (offered.size() == kOffered) break;
        bool const from_body =
            paper.head.issuer_id
                ? paper.head.issuer_id == turn.organisation
                : !issuer.empty() && text::search_key(turn.organisation_name).find(issuer) != std::string::npos;
        if (!from_body || std::ranges::any_of(offered, [&](auto const& one) { return one.turn.duty == turn.duty; }))
            continue;
        auto const duty = rows::duties(session, "WHERE u.id = :id", {{"id", turn.duty}});
        offered.push_back({turn, rows::short_words(duty.front().action)});
    }
    return offered;
}

std::string title_above(db::Session& session, AssignmentId assignment) {
    return session
        .find<std::string>(
            "SELECT d.title FROM assignments a JOIN duties u ON u.id = a.duty_id JOIN directives d ON d.id = "
            "u.directive_id WHERE a.id = :id",
            {{"id", assignment}})
        .value_or(std::string{});
}

std::vector<Branch> branches_of(db::Session& session, AssignmentId assignment) {
    std::vector<Branch> branches;
    std::set<std::int64_t> seen;
    add_branches(session, assignment, 0, branches, seen);
    return branches;
}

RollUp roll_up(std::span<Branch const> branches, base::Date today) {
    RollUp sum;
    for (auto const& branch : branches)
        for (auto const& turn : branch.turns) {
            auto const stand = stand_of(turn.clocked(), today);
            if (stand.standing == Standing::off) continue;
            ++sum.all;
            sum.done += stand.standing == Standing::done || stand.standing == Standing::done_late;
            sum.waiting += stand.standing == Standing::waiting || stand.standing == Standing::waiting_late;
            sum.overdue += stand.standing == Standing::overdue;
        }
    return sum;
}

due::Rule leave_review_days(due::Rule const& parent, due::Calendar const& calendar, base::Date today,
                            int working_days) {
    due::Rule rule = parent;
    if (rule.kind == due::Kind::once) {
        auto const days = due::dues(rule, calendar);
        if (days.empty()) return rule;
        auto const earlier = calendar.plus_working_days(days.front().last_day, -working_days);
        rule.bound = due::Bound::by;
        rule.day = std::max(earlier,
                            std::min(today, days.front().last_day)); // never before today, never after the parent's own
        rule.time.clear();
    } else if (rule.kind == due::Kind::recurring) {
        rule.lead_days += working_days; // calendar days: the review of a report that comes again and again
    } else {
        return rule;
    }
    rule.text.clear();
    return rule;
}

} // namespace directives
