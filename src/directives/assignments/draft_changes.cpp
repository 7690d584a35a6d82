// What a person does with a drafted list, up to issuing it.
#include "audit/audit.hpp"
#include "directives/assignments/acts.hpp"
#include "directives/assignments/draft_rows.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

namespace directives {

using base::Code;
using base::fail;
using organisations::Organisation;
using rights::Scope;

namespace {

constexpr std::size_t kBodiesMax = 5'000; ///< all communes of the country and then some

base::Result<Directive> own_draft(db::Transaction& tx, Scope const& scope, base::Date today, DirectiveId id) {
    auto directive = TRY(rows::own_directive(tx, scope, today, id));
    if (directive.state != "draft")
        return fail(Code::refused, "Danh sách đã giao nên không sửa được nữa.", {},
                    "Dùng thu hồi, gia hạn, bàn giao hoặc giao thêm cơ quan.");
    return directive;
}

/// The bodies, in the order asked for. Errors: invalid_input for one that did not exist on the day, with who came before or after it.
base::Result<std::vector<Organisation>> bodies_on(db::Session& session, Scope const& scope,
                                                  std::vector<OrganisationId> const& ids, base::Date on,
                                                  char const* field) {
    if (ids.size() > kBodiesMax)
        return fail(Code::limit_exceeded, fmt::format("Một nhiệm vụ giao được tối đa {} cơ quan.", kBodiesMax), field,
                    "Tách thành nhiều nhiệm vụ.");
    auto found = TRY(organisations::find_all(session, scope, ids));
    std::vector<Organisation> bodies;
    for (auto const id : ids) {
        auto const at = std::ranges::find(found, id, &Organisation::id);
        if (at == found.end())
            return fail(Code::not_found, "Có cơ quan không còn trong danh mục.", field, "Tải lại trang rồi chọn lại.");
        if (std::ranges::find(bodies, id, &Organisation::id) != bodies.end()) continue;
        bodies.push_back(*at);
        if (at->in.holds(on)) continue;
        std::string others;
        if (auto const relations = organisations::relations_of(session, scope, id)) {
            bool const ended = at->in.until && *at->in.until < on;
            for (auto const& one : ended ? relations->successors : relations->predecessors) {
                if (!others.empty()) others += ", ";
                others += one.name;
            }
        }
        auto const name = at->name_at(on);
        if (at->in.until && *at->in.until < on)
            return fail(Code::invalid_input,
                        fmt::format("{} đã kết thúc hoạt động ngày {}, trước ngày văn bản {}.", name,
                                    at->in.until->vietnamese(), on.vietnamese()),
                        field, others.empty() ? "Chọn cơ quan khác." : "Cơ quan tiếp nhận: " + others + ".");
        return fail(Code::invalid_input,
                    fmt::format("{} chưa có vào ngày văn bản {}{}.", name, on.vietnamese(),
                                at->in.from ? ": hoạt động từ " + at->in.from->vietnamese() : ""),
                    field, others.empty() ? "Chọn cơ quan khác." : "Cơ quan khi đó: " + others + ".");
    }
    return bodies;
}

struct Checked {
    Duty duty;
    std::vector<Organisation> leads, coordinators;
};

base::Result<Checked> checked(db::Session& session, Scope const& scope, base::Date today, due::Calendar const& calendar,
                              Directive const& directive, DutyChange const& change) {
    Checked done;
    done.duty.directive = directive.id;
    done.duty.state = change.taken ? "draft" : "left_out";
    done.duty.action =
        TRY(rows::words_of(change.action, "action", "nội dung nhiệm vụ", "Ví dụ: báo cáo kết quả giải ngân quý III."));
    auto const optional_words = [](std::string const& typed, char const* field) -> base::Result<std::string> {
        if (typed.find_first_not_of(" \t\r\n") == std::string::npos) return std::string{};
        return rows::words_of(typed, field, "nội dung", "");
    };
    done.duty.condition = TRY(optional_words(change.condition, "condition"));
    done.duty.consequence = TRY(optional_words(change.consequence, "consequence"));
    TRY(due::check(change.rule, calendar));
    done.duty.rule = change.rule;
    done.duty.parent = change.parent;
    done.leads = TRY(bodies_on(session, scope, change.leads, directive.day, "leads"));
    done.coordinators = TRY(bodies_on(session, scope, change.coordinators, directive.day, "coordinators"));
    for (auto const& one : done.coordinators)
        if (std::ranges::find(done.leads, one.id, &Organisation::id) != done.leads.end())
            return fail(Code::invalid_input, fmt::format("{} vừa chủ trì vừa phối hợp.", one.name_at(directive.day)),
                        "coordinators", "Bỏ ở một trong hai ô.");
    if (change.taken && done.leads.empty())
        return fail(Code::invalid_input, "Chưa có cơ quan chủ trì.", "leads",
                    "Chọn ít nhất một cơ quan, hoặc bỏ nhiệm vụ khỏi danh sách.");
    if (change.taken) TRY(rows::check_line(session, scope, today, directive, change.parent, done.leads));
    return done;
}

void write_bodies(db::Transaction& tx, DutyId duty, std::vector<Organisation> const& bodies, std::string_view role,
                  base::Date on) {
    for (auto const& body : bodies) rows::insert_assignment(tx, duty, rows::named(body, on), role, "draft", {});
}

void raise(db::Transaction& tx, DirectiveId directive) {
    tx.run("UPDATE directives SET version = version + 1 WHERE id = :id", {{"id", directive}});
}

std::string summary(Checked const& change) {
    return rows::facts({{"Nhiệm vụ", change.duty.action},
                        {"Hạn", due::vietnamese(change.duty.rule)},
                        {"Hệ quả", change.duty.consequence},
                        {"Theo dõi", change.duty.state == "draft" ? "có" : "không"},
                        {"Số cơ quan chủ trì", std::to_string(change.leads.size())},
                        {"Số cơ quan phối hợp", std::to_string(change.coordinators.size())}});
}

} // namespace

base::Result<void> change_duty(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                               due::Calendar const& calendar, DutyId id, DutyChange const& change) {
    auto const duty = TRY(find_duty(tx, scope, today, id));
    auto const directive = TRY(own_draft(tx, scope, today, duty.directive));
    auto const wanted = TRY(checked(tx, scope, today, calendar, directive, change));
    tx.run("UPDATE duties SET state = :state, action = :action, condition_text = :condition, consequence = "
           ":consequence, rule_json = "
           ":rule, due_text = :due, parent_id = :parent WHERE id = :id",
           {{"id", id},
            {"state", wanted.duty.state},
            {"action", wanted.duty.action},
            {"condition", wanted.duty.condition},
            {"consequence", wanted.duty.consequence},
            {"rule", due::to_json(wanted.duty.rule)},
            {"due", due::vietnamese(wanted.duty.rule)},
            {"parent", wanted.duty.parent ? std::optional{wanted.duty.parent} : std::nullopt}});
    // A body that stays keeps the name for which it stands.
    std::map<OrganisationId, std::string> printed;
    for (auto const& one : assignments_of(tx, id)) printed.emplace(one.organisation, one.printed);
    tx.run("DELETE FROM assignments WHERE duty_id = :id", {{"id", id}});
    for (auto const& body : wanted.leads)
        rows::insert_assignment(tx, id, rows::named(body, directive.day), "lead", "draft", printed[body.id]);
    for (auto const& body : wanted.coordinators)
        rows::insert_assignment(tx, id, rows::named(body, directive.day), "coordinate", "draft", printed[body.id]);
    raise(tx, directive.id);
    audit::write(tx, scope, when,
                 {.verb = "duty_change",
                  .object = fmt::format("duty/{}", id.number()),
                  .label = rows::short_words(wanted.duty.action),
                  .before = rows::facts(
                      {{"Nhiệm vụ", duty.action}, {"Hạn", due::vietnamese(duty.rule)}, {"Hệ quả", duty.consequence}}),
                  .after = summary(wanted),
                  .note = {}});
    return {};
}

base::Result<DutyId> add_duty(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                              due::Calendar const& calendar, DirectiveId id, DutyChange const& change) {
    auto const directive = TRY(own_draft(tx, scope, today, id));
    auto wanted = TRY(checked(tx, scope, today, calendar, directive, change));
    wanted.duty.position =
        tx.find<std::int64_t>("SELECT COALESCE(MAX(position), 0) + 1 FROM duties WHERE directive_id = :id",
                              {{"id", id}})
            .value();
    auto const duty = rows::insert_duty(tx, wanted.duty, {}, {}, {});
    write_bodies(tx, duty, wanted.leads, "lead", directive.day);
    write_bodies(tx, duty, wanted.coordinators, "coordinate", directive.day);
    raise(tx, id);
    audit::write(tx, scope, when,
                 {.verb = "duty_addition",
                  .object = fmt::format("duty/{}", duty.number()),
                  .label = rows::short_words(wanted.duty.action),
                  .before = {},
                  .after = summary(wanted),
                  .note = {}});
    return duty;
}

base::Result<std::vector<Remark>> remarks_on(db::Session& session, Scope const& scope, base::Date today,
                                             due::Calendar const& calendar, DirectiveId id) {
    auto const directive = TRY(find_directive(session, scope, today, id));
    std::vector<Remark> remarks;
    std::size_t taken = 0;
    for (auto const& duty : duties_of(session, id)) {
        if (duty.state != "draft") continue;
        ++taken;
        auto const say = [&](bool stops, std::string text) { remarks.push_back({duty.id, stops, std::move(text)}); };
        auto const bodies = assignments_of(session, duty.id);
        bool const led = std::ranges::any_of(bodies, [](auto const& one) { return one.role == "lead"; });
        if (!led) say(true, "Chưa có cơ quan chủ trì: chọn cơ quan, hoặc bỏ nhiệm vụ khỏi danh sách.");
        for (auto const& name : names_of(session, duty.id)) {
            if (name.role == "via") continue;
            if (name.outcome == organisations::Outcome::none)
                say(false, fmt::format("Không biết “{}” là cơ quan nào: chọn bằng tay nếu cần.", name.printed));
            if (name.outcome == organisations::Outcome::several)
                say(false, fmt::format("“{}” có thể là nhiều cơ quan: chọn một.", name.printed));
        }
        if (auto const good = due::check(duty.rule, calendar); !good) {
            say(true, fmt::format("{} {}", good.error().message, good.error().mend));
            continue;
        }
        auto const days = due::dues(duty.rule, calendar);
        auto const past = static_cast<std::size_t>(
            std::ranges::count_if(days, [&](auto const& day) { return day.last_day < today; }));
        if (past > 0)
            say(false, past == days.size() ? "Hạn đã qua: giao xong là quá hạn ngay."
                                           : fmt::format("{} trong {} kỳ hạn đã qua.", past, days.size()));
        if (duty.rule.kind == due::Kind::relative && !duty.rule.anchor_day)
            say(false, fmt::format("Hạn tính từ “{}”: ghi ngày xảy ra khi biết.", duty.rule.anchor));
        if (duty.rule.kind == due::Kind::none && duty.rule.text.empty() && !duty.urgent)
            say(false, "Không có hạn: việc sẽ không bao giờ bị coi là chậm.");
        if (duty.parent && !days.empty())
            if (auto const above = session.find<std::optional<base::Date>>(
                    "SELECT MIN(last_day) FROM turns WHERE assignment_id = :id AND is_open = 1", {{"id", duty.parent}});
                above && *above && days.front().last_day > **above)
                say(false, fmt::format("Hạn {} sau hạn của cấp trên {}.", days.front().last_day.vietnamese(),
                                       (*above)->vietnamese()));
    }
    if (taken == 0) remarks.insert(remarks.begin(), {DutyId{}, true, "Danh sách chưa có nhiệm vụ nào được theo dõi."});
    return remarks;
}

base::Result<void> issue(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                         due::Calendar const& calendar, DirectiveId id, std::int64_t seen) {
    auto const directive = TRY(own_draft(tx, scope, today, id));
    if (directive.version != seen)
        return fail(Code::refused, "Có người vừa sửa danh sách này.", {}, "Xem lại danh sách rồi bấm giao lần nữa.");
    for (auto const& remark : TRY(remarks_on(tx, scope, today, calendar, id)))
        if (remark.stops)
            return fail(Code::invalid_input, remark.text,
                        remark.duty ? fmt::format("duty-{}", remark.duty.number()) : "main", {});
    std::size_t duties = 0, given = 0;
    std::set<std::int64_t> told;
    for (auto const& duty : duties_of(tx, id)) {
        if (duty.state != "draft") continue;
        ++duties;
        tx.run("UPDATE duties SET state = 'issued' WHERE id = :id", {{"id", duty.id}});
        tx.run("UPDATE assignments SET state = 'issued' WHERE duty_id = :id", {{"id", duty.id}});
        auto const areas =
            tx.rows<AssignmentId, OrganisationId, std::string, std::optional<rights::AreaId>, std::string>(
                "SELECT id, organisation_id, body, area_id, role FROM assignments WHERE duty_id = :id ORDER BY "
                "body_sort, id",
                {{"id", duty.id}});
        for (auto const& [assignment, organisation, body, area, role] : areas) {
            if (told.insert(organisation.number()).second)
                documents::registry::give_access(tx, directive.paper, organisation);
            if (role != "lead") continue;
            ++given;
            rows::insert_turns(tx, today, directive, duty, assignment,
                               {organisation, body, area.value_or(rights::AreaId{})}, calendar);
        }
        if (!duty.parent) continue;
        tx.run("INSERT INTO directive_overseers (directive_id, organisation_id) SELECT :id, d.follower_id FROM "
               "assignments a JOIN duties "
               "u ON u.id = a.duty_id JOIN directives d ON d.id = u.directive_id WHERE a.id = :parent ON CONFLICT "
               "(directive_id, "
               "organisation_id) DO NOTHING",
               {{"id", id}, {"parent", duty.parent}});
        tx.run("INSERT INTO directive_overseers (directive_id, organisation_id) SELECT :id, o.organisation_id FROM "
               "assignments a JOIN "
               "duties u ON u.id = a.duty_id JOIN directive_overseers o ON o.directive_id = u.directive_id WHERE a.id "
               "= :parent ON "
               "CONFLICT (directive_id, organisation_id) DO NOTHING",
               {{"id", id}, {"parent", duty.parent}});
        for (Turn& turn : rows::turns(tx, "WHERE t.assignment_id = :id AND t.is_open = 1 ORDER BY t.position",
                                      {{"id", duty.parent}})) {
            if (turn.state != State::not_started) break;
            turn.state = State::in_progress;
            acts::update(tx, turn, when);
            rows::add_event(tx, scope, when, today, turn.id,
                            {.kind = EventKind::passed_on, .note = directive.title, .paper = directive.paper});
            break; // the later ones have not come yet
        }
    }
    tx.run("UPDATE directives SET state = 'issued', version = version + 1, issued_at = :at, issued_on = :today, "
           "issued_by = :by WHERE id "
           "= :id",
           {{"id", id}, {"at", when}, {"today", today}, {"by", scope.actor}});
    audit::write(
        tx, scope, when,
        {.verb = "directive_issue",
         .object = fmt::format("directive/{}", id.number()),
         .label = directive.title,
         .before = {},
         .after = rows::facts({{"Số nhiệm vụ", std::to_string(duties)}, {"Số lượt giao", std::to_string(given)}}),
         .note = {}});
    return {};
}

base::Result<void> add_bodies(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                              due::Calendar const& calendar, DutyId id, std::vector<OrganisationId> const& leads) {
    auto const duty = TRY(find_duty(tx, scope, today, id));
    auto const directive = TRY(rows::own_directive(tx, scope, today, duty.directive));
    if (duty.state != "issued")
        return fail(Code::refused, "Nhiệm vụ chưa được giao hoặc đã thu hồi.", {}, "Tải lại trang.");
    if (leads.empty()) return fail(Code::invalid_input, "Chưa chọn cơ quan nào.", "leads", "Tìm theo tên rồi chọn.");
    auto const bodies = TRY(bodies_on(tx, scope, leads, directive.day, "leads"));
    TRY(rows::check_line(tx, scope, today, directive, duty.parent, bodies));
    std::string names;
    for (auto const& body : bodies) {
        auto const named = rows::named(body, directive.day);
        auto const assignment = rows::insert_assignment(tx, id, named, "lead", "issued", {});
        if (!assignment)
            return fail(Code::invalid_input, fmt::format("{} đã được giao nhiệm vụ này.", named.name), "leads",
                        "Bỏ cơ quan đó khỏi ô chọn.");
        rows::insert_turns(tx, today, directive, duty, assignment, named, calendar);
        documents::registry::give_access(tx, directive.paper, body.id);
        names += (names.empty() ? "" : "; ") + named.name;
    }
    audit::write(tx, scope, when,
                 {.verb = "duty_bodies",
                  .object = fmt::format("duty/{}", id.number()),
                  .label = rows::short_words(duty.action),
                  .before = {},
                  .after = rows::facts({{"Giao thêm", names}}),
                  .note = {}});
    return {};
}

base::Result<void> drop_draft(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                              DirectiveId id) {
    auto const directive = TRY(own_draft(tx, scope, today, id));
    tx.run("DELETE FROM assignments WHERE duty_id IN (SELECT id FROM duties WHERE directive_id = :id)", {{"id", id}});
    tx.run("DELETE FROM duty_names WHERE duty_id IN (SELECT id FROM duties WHERE directive_id = :id)", {{"id", id}});
    tx.run("DELETE FROM duties WHERE directive_id = :id", {{"id", id}});
    tx.run("DELETE FROM directive_words WHERE row_id = :id", {{"id", id}});
    tx.run("DELETE FROM directives WHERE id = :id", {{"id", id}});
    audit::write(tx, scope, when,
                 {.verb = "directive_draft_end",
                  .object = fmt::format("directive/{}", id.number()),
                  .label = directive.title,
                  .before = {},
                  .after = {},
                  .note = {}});
    return {};
}

} // namespace directives
