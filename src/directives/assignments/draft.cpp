// From a confirmed paper to a list that a person adjusts.
#include "directives/assignments/draft.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "directives/assignments/draft_rows.hpp"
#include "directives/assignments/expansion.hpp"
#include "documents/review/store.hpp"
#include "documents/review/values.hpp"
#include "site/list.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

namespace directives {

using base::Code;
using base::fail;
using documents::review::Json;
using organisations::Outcome;
using rights::Capability;
using rights::Scope;

namespace {

/// Bodies of the rules as rows of the store.
using Known = std::map<organisations::Identity, OrganisationId>;

OrganisationId id_of(organisations::Candidate const& candidate, Known const& known) {
    if (candidate.id) return candidate.id;
    auto const found = known.find(candidate.identity);
    return found == known.end() ? OrganisationId{} : found->second;
}

std::string outcome_code(Outcome outcome) {
    switch (outcome) {
    case Outcome::one: return "one";
    case Outcome::group: return "group";
    case Outcome::several: return "several";
    case Outcome::none: return "none";
    }
    std::unreachable();
}

Outcome outcome_of(std::string_view code) {
    if (code == "one") return Outcome::one;
    if (code == "group") return Outcome::group;
    return code == "several" ? Outcome::several : Outcome::none;
}

/// A closing courtesy ("quan tâm chỉ đạo thực hiện") is listed, but nobody is to be chased for it.
bool is_courtesy(Json const& duty) {
    auto const action = text::search_key(documents::review::text_in(duty, "action"));
    return documents::review::text_in(duty, "clause") == "kết" && action.size() < 80 && action.starts_with("quan tam");
}

struct NewDuty {
    std::int64_t position = 0;
    documents::review::ItemId item = {};
    Json said;
    std::vector<NamedInDuty> names;
};

std::optional<std::int64_t> span_end(Json const& duty, std::size_t end) {
    auto const& span = documents::review::member(duty, "span");
    if (!span.is_array() || span.size() != 2 || !span[end].is_number_integer()) return std::nullopt;
    return span[end].get<std::int64_t>();
}

void insert_names(db::Transaction& tx, DutyId duty, NewDuty const& fresh, Known const& known, base::Date on,
                  std::map<OrganisationId, rows::Named>& bodies, Scope const& scope) {
    std::int64_t position = 0;
    for (auto const& name : fresh.names) {
        std::vector<OrganisationId> ids;
        for (auto const& one : name.found.candidates)
            if (auto const id = id_of(one, known); id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
        nlohmann::json numbers = nlohmann::json::array();
        for (auto const id : ids) numbers.push_back(id.number());
        tx.run("INSERT INTO duty_names (duty_id, position, printed, role, outcome, narrowed_by, reason, bodies_json) "
               "VALUES (:duty, "
               ":position, :printed, :role, :outcome, :narrowed, :reason, :bodies)",
               {{"duty", duty},
                {"position", ++position},
                {"printed", name.printed},
                {"role", name.role},
                {"outcome", ids.empty() ? "none" : outcome_code(name.found.outcome)},
                {"narrowed", name.found.narrowed_by},
                {"reason", name.found.reason},
                {"bodies", numbers.dump()}});
        if (name.role == "via" || (name.found.outcome != Outcome::one && name.found.outcome != Outcome::group))
            continue;
        std::vector<OrganisationId> unknown;
        for (auto const id : ids)
            if (!bodies.contains(id)) unknown.push_back(id);
        if (auto const found = organisations::find_all(tx, scope, unknown))
            for (auto const& one : *found) bodies.emplace(one.id, rows::named(one, on));
        for (auto const id : ids)
            if (auto const body = bodies.find(id); body != bodies.end())
                rows::insert_assignment(tx, duty, body->second, name.role, "draft", name.printed);
    }
}

/// The duty of the level above that this paper most likely passes on: of those given to the follower by papers that this one cites, the one
/// whose words it shares most; the only one where there is one.
AssignmentId likely_parent(std::vector<std::pair<AssignmentId, std::string>> const& given, std::string const& action) {
    if (given.size() == 1) return given.front().first;
    auto const words = [](std::string const& text) {
        auto list = site::list_words(text);
        return std::set<std::string>{list.begin(), list.end()};
    };
    auto const mine = words(action);
    AssignmentId best;
    double most = 0.35; // below that two duties of the programme share no more than its name
    for (auto const& [id, other] : given) {
        auto const theirs = words(other);
        std::size_t common = 0;
        for (auto const& word : mine) common += theirs.count(word);
        double const share =
            mine.empty() || theirs.empty()
                ? 0
                : static_cast<double>(common) / static_cast<double>(mine.size() + theirs.size() - common);
        if (share > most) {
            most = share;
            best = id;
        }
    }
    return best;
}

} // namespace

namespace rows {

AssignmentId insert_assignment(db::Transaction& tx, DutyId duty, Named const& body, std::string_view role,
                               std::string_view state, std::string_view printed) {
    auto const id = tx.find<AssignmentId>(
        "INSERT INTO assignments (duty_id, organisation_id, body, body_sort, area_id, role, state, printed) VALUES "
        "(:duty, :organisation, :body, :sort, :area, :role, :state, :printed) ON CONFLICT (duty_id, "
        "organisation_id) DO NOTHING RETURNING id",
        {{"duty", duty},
         {"organisation", body.id},
         {"body", body.name},
         {"sort", site::sort_column(body.name)},
         {"area", body.area ? std::optional{body.area} : std::nullopt},
         {"role", role},
         {"state", state},
         {"printed", printed}});
    return id.value_or(AssignmentId{});
}

DutyId insert_duty(db::Transaction& tx, Duty const& duty, std::optional<std::int64_t> item,
                   std::optional<std::int64_t> span_from, std::optional<std::int64_t> span_to) {
    return tx
        .find<DutyId>(
            "INSERT INTO duties (directive_id, position, item_id, parent_id, state, clause, action, condition_text, "
            "consequence, urgent, rule_json, due_text, span_from, span_to) VALUES (:directive, :position, :item, "
            ":parent, "
            ":state, :clause, :action, :condition, :consequence, :urgent, :rule, :due, :from, :to) RETURNING id",
            {{"directive", duty.directive},
             {"position", duty.position},
             {"item", item},
             {"parent", duty.parent ? std::optional{duty.parent} : std::nullopt},
             {"state", duty.state},
             {"clause", duty.clause},
             {"action", duty.action},
             {"condition", duty.condition},
             {"consequence", duty.consequence},
             {"urgent", duty.urgent},
             {"rule", due::to_json(duty.rule)},
             {"due", due::vietnamese(duty.rule)},
             {"from", span_from},
             {"to", span_to}})
        .value();
}

base::Result<Directive> own_directive(db::Transaction& tx, Scope const& scope, base::Date today, DirectiveId id) {
    TRY(rights::require(scope, Capability::assign_duties));
    auto directive = TRY(find_directive(tx, scope, today, id));
    if (!is_own(tx, scope, today, directive.follower))
        return fail(Code::refused, "Chỉ cơ quan theo dõi mới sửa được danh sách này.", {},
                    fmt::format("Báo {} xử lý.", directive.follower_name));
    return directive;
}

} // namespace rows

base::Result<DirectiveId> make_draft(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                     organisations::Catalogue const& catalogue,
                                     organisations::Resolvers::Current const& bodies, PaperId paper_id,
                                     AssignmentId parent) {
    TRY(rights::require(scope, Capability::assign_duties));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không giao việc được.", {},
                    "Chuyển sang vị trí công tác của một cơ quan.");
    auto const paper = TRY(documents::registry::find_paper(tx, scope, paper_id));
    if (paper.state != documents::registry::PaperState::confirmed)
        return fail(Code::refused, "Văn bản chưa được xác nhận hoặc đã rút, nên chưa giao việc được.", {},
                    "Mở trang rà soát, xác nhận văn bản rồi lập danh sách.");
    auto const items = TRY(documents::review::items_of(tx, scope, paper));
    auto const context = context_of(paper, items, bodies.resolver);
    auto const on = context.context.on;

    std::vector<NewDuty> fresh;
    std::vector<organisations::Identity> identities;
    auto const note_identities = [&](organisations::Resolution const& found) {
        for (auto const& one : found.candidates)
            if (!one.id) identities.push_back(one.identity);
    };
    note_identities(context.issuer);
    for (auto const& item : items) {
        if (item.kind != documents::review::Kind::duty || item.state == documents::review::State::rejected) continue;
        auto const& said = item.said();
        if (documents::review::text_in(said, "action").empty()) continue;
        fresh.push_back({static_cast<std::int64_t>(fresh.size() + 1), item.id, said,
                         names_in(said, context, bodies.resolver, *bodies.atlas)});
        for (auto const& name : fresh.back().names) note_identities(name.found);
    }
    auto const known = TRY(organisations::ids_made(tx, scope, when, catalogue, *bodies.atlas, identities));

    auto const own = own_bodies(tx, scope, today);
    OrganisationId const issuer = paper.head.issuer_id ? paper.head.issuer_id
                                  : context.issuer.outcome == Outcome::one
                                      ? id_of(context.issuer.candidates.front(), known)
                                      : OrganisationId{};
    OrganisationId const follower = std::ranges::find(own, issuer) != own.end() ? issuer : scope.organisation;
    auto const follower_body = TRY(organisations::find(tx, scope, follower));
    if (!follower_body) return std::unexpected{rows::unknown_directive()};
    if (auto const there =
            tx.find<DirectiveId>("SELECT id FROM directives WHERE paper_id = :paper AND follower_id = :follower",
                                 {{"paper", paper_id}, {"follower", follower}}))
        return fail(Code::refused, "Văn bản này đã có danh sách giao việc.", {},
                    fmt::format("Mở danh sách số {} ở trang Điều hành.", there->number()));
    std::string issuer_name = paper.head.issuer;
    std::string issuer_level;
    if (issuer)
        if (auto const body = TRY(organisations::find(tx, scope, issuer))) {
            issuer_name = body->name_at(on);
            issuer_level = organisations::code_of(body->level);
        }

    auto const title = documents::registry::title_of(paper.head);
    auto const searched = text::search_key(title + ' ' + paper.head.subject + ' ' + issuer_name);
    auto const id =
        tx.find<DirectiveId>(
              "INSERT INTO directives (paper_id, follower_id, follower, issuer_id, issuer, issuer_level, state, "
              "version, "
              "title, subject, title_sort, searched, day, made_at, made_by) VALUES (:paper, :follower, :follower_name, "
              ":issuer, :issuer_name, :level, 'draft', 1, :title, :subject, :sort, :searched, :day, :at, :by) "
              "RETURNING id",
              {{"paper", paper_id},
               {"follower", follower},
               {"follower_name", follower_body->name_at(today)},
               {"issuer", issuer ? std::optional{issuer} : std::nullopt},
               {"issuer_name", issuer_name},
               {"level", issuer_level},
               {"title", title},
               {"subject", paper.head.subject},
               {"sort", site::sort_column(title)},
               {"searched", searched},
               {"day", on},
               {"at", when},
               {"by", scope.actor}})
            .value();
    for (auto const& word : site::list_words(searched))
        tx.run("INSERT INTO directive_words (word, row_id) VALUES (:word, :id)", {{"word", word}, {"id", id}});

    std::vector<std::pair<AssignmentId, std::string>> given;
    for (auto const& one : possible_parents(tx, scope, today, paper_id))
        if (one.cited) given.emplace_back(one.assignment, one.action);
    std::map<OrganisationId, rows::Named> named;
    for (auto const& one : fresh) {
        Duty duty{.directive = id,
                  .position = one.position,
                  .state = is_courtesy(one.said) ? "left_out" : "draft",
                  .clause = documents::review::text_in(one.said, "clause"),
                  .action = documents::review::text_in(one.said, "action"),
                  .condition = documents::review::text_in(one.said, "condition"),
                  .consequence = documents::review::text_in(one.said, "consequence"),
                  .urgent = documents::review::member(one.said, "urgent") == true,
                  .rule = due::rule_of_json(documents::review::member(one.said, "deadline").dump(), on)};
        // The reader's condition holds the consequence of silence too; said once is enough.
        if (duty.condition == duty.consequence) duty.condition.clear();
        duty.parent = parent ? parent : likely_parent(given, duty.action);
        auto const duty_id =
            rows::insert_duty(tx, duty, one.item.number(), span_end(one.said, 0), span_end(one.said, 1));
        insert_names(tx, duty_id, one, known, on, named, scope);
    }
    if (fresh.empty() && parent) TRY(rows::copy_duty_of(tx, scope, today, id, parent));
    audit::write(
        tx, scope, when,
        {.verb = "directive_draft",
         .object = fmt::format("directive/{}", id.number()),
         .label = title,
         .before = {},
         .after = rows::facts({{"Số nhiệm vụ", std::to_string(fresh.size())}, {"Ngày văn bản", on.vietnamese()}}),
         .note = {}});
    return id;
}

std::vector<Meant> names_of(db::Session& session, DutyId duty) {
    std::vector<Meant> names;
    session.each<std::string, std::string, std::string, std::string, std::string, std::string>(
        "SELECT printed, role, outcome, narrowed_by, reason, bodies_json FROM duty_names WHERE duty_id = :duty ORDER "
        "BY position",
        {{"duty", duty}},
        [&](std::string printed, std::string role, std::string const& outcome, std::string narrowed, std::string reason,
            std::string const& bodies) {
            Meant meant{std::move(printed),  std::move(role),   outcome_of(outcome),
                        std::move(narrowed), std::move(reason), {}};
            for (auto const& number : nlohmann::json::parse(bodies))
                meant.bodies.emplace_back(number.get<std::int64_t>());
            names.push_back(std::move(meant));
        });
    return names;
}

} // namespace directives
